#include "edition/review.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/file.h"
#include "base/hash.h"
#include "edition/debate_graph.h"
#include "edition/metadata.h"
#include "edition/review_parts.h"
#include "tei/stream.h"
#include "xml/read.h"

namespace edition {
namespace {

// Text inside <script>, where the end tag would mean something: JSON reads the escape as "<".
std::string guard_script(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '<' ? std::string("\\u003c") : std::string(1, c);
  return out;
}

// Each participant by id and as an editor knows them: "UoML, University of …".
std::string person_options(const xml::Document& tei) {
  std::string out;
  std::string code, place;
  xml::NodeId person = xml::no_node;
  const auto finish = [&] {
    if (person == xml::no_node) return;
    out += fmt::format("{}{{\"id\":{},\"text\":{}}}", out.empty() ? "" : ",",
                       json_string(tei.attribute(person, "xml:id").value_or("")),
                       json_string(code + (place.empty() ? "" : ", " + place)));
  };
  for (xml::NodeId id = tei.root(); id != xml::no_node; id = tei.next_in_order(id, tei.root())) {
    if (!tei[id].is_element) continue;
    if (tei[id].name == "person") {
      finish();
      person = id;
      code = tei.attribute(id, "xml:id").value_or("");
      place.clear();
    } else if (tei[id].name == "affiliation" && place.empty()) {
      place = tei.text_content(id);
    }
  }
  finish();
  return "[" + out + "]";
}

std::string data_block(const xml::Document& tei, const Review& review) {
  std::string rules;
  for (const ReviewRule& rule : review.rules) {
    rules += (rules.empty() ? "" : ",") + json_string(rule.code) + ":" + json_string(rule.summary);
  }
  std::string data = fmt::format("{{\"rules\":{{{}}}", rules);
  if (!review.is_public) {
    data += fmt::format(
        ",\"source\":{},\"folder\":{},\"settings\":{},\"rulings\":{},\"persons\":{}",
        json_string(review.source_sha256), json_string(review.folder), json_string(review.settings),
        review.rulings.empty() ? "[]" : review.rulings, person_options(tei));
  }
  return "<script type=\"application/json\" id=\"review-data\">" + guard_script(data + "}") +
         "</script>\n";
}

// Findings as they are met in the text, and ids as the page uses them: no two alike, and on a
// public page none that is made from what is withheld, because whoever guesses the words could
// prove them by the id.
Review for_the_page(Review review) {
  std::stable_sort(review.findings.begin(), review.findings.end(),
                   [](const auto& a, const auto& b) { return a.at < b.at; });
  std::map<std::string, std::size_t> seen;
  std::size_t withheld = 0;
  for (ReviewChange& change : review.changes) {
    if (review.is_public && change.identity) {
      change.id = fmt::format("{}-withheld-{}", change.rule, ++withheld);
    }
    if (const std::size_t count = ++seen[change.id]; count > 1) {
      change.id += fmt::format("_{}", count);
    }
  }
  return review;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("<strong>{}</strong> {}", count, count == 1 ? one : many);
}

std::string head(const std::string& title, const Review& review, const std::string& style,
                 const std::string& script) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'sha256-{0}'; script-src 'sha256-{1}'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" "
      "content=\"noindex\">\n<title>{2}: {3}</title>\n<style>{4}</style>\n</head>\n",
      base::sha256_base64(style), base::sha256_base64(script),
      review.is_public ? "Public report" : "Review (private)", escape_html(title), style);
}

std::string banner(const std::string& title, const Review& review,
                   const std::vector<ReviewPost>& posts) {
  std::size_t words = 0, unsure = 0;
  for (const ReviewChange& change : review.changes) {
    if (!needs_eye(change)) continue;
    ++(touches_words(change) ? words : unsure);
  }
  const auto speakers = static_cast<std::size_t>(
      std::count_if(posts.begin(), posts.end(), [](const auto& p) { return !is_settled(p); }));
  const std::size_t eyes = words + unsure + review.findings.size() + speakers;
  return fmt::format(
      "<header class=\"masthead\">\n<p class=\"kind\">{}</p>\n<h1>{}</h1>\n<p class=\"counts\">{}, "
      "{}. To look at: {} ({}, {}, {}, {}). The other changes are of spaces, punctuation and "
      "structure.</p>\n<nav aria-label=\"Page\"><a href=\"#debate\">Debate</a> "
      "<a href=\"#changes\">All changes</a> <a href=\"#picture\">Picture</a>{}</nav>\n</header>\n",
      review.is_public
          ? "<strong>Public report.</strong> What stood before a change that could identify a "
            "person is withheld. This page may be shown."
          : "<strong>Private.</strong> This page holds everything, also what could identify a "
            "person. Do not publish it.",
      escape_html(title), counted(posts.size(), "post", "posts"),
      counted(review.changes.size(), "change", "changes"), counted(eyes, "place", "places"),
      counted(words, "changed word", "changed words"),
      counted(unsure, "uncertain change", "uncertain changes"),
      counted(review.findings.size(), "thing to check", "things to check"),
      counted(speakers, "speaker to confirm", "speakers to confirm"),
      review.is_public ? "" : " <a href=\"#rulings\">Your decisions</a>");
}

}  // namespace

std::string make_review(std::string_view bytes, const std::string& tei_path, const Review& given,
                        const std::filesystem::path& templates) {
  const xml::Document tei = xml::read_xml(bytes, tei_path);
  const Review review = for_the_page(given);
  const std::vector<std::size_t> offsets = tei::stream_offsets(tei);
  const std::string stream = tei::read_stream(tei);
  const std::vector<ReviewPost> posts = read_posts(tei, offsets, stream.size());
  const Metadata metadata = read_metadata(tei);
  const DebateGraph graph = read_graph(tei);
  const std::string title = legible(metadata.title.empty() ? review.source_name : metadata.title);
  const std::string style = "\n" + base::read_file(templates / "review.css");
  const std::string script =
      "\n" + base::read_file(templates / "review.js") + base::read_file(templates / "rulings.js");
  std::string out = head(title, review, style, script);
  out += fmt::format("<body class=\"{}\">\n<a class=\"skip\" href=\"#debate\">To the debate</a>\n",
                     review.is_public ? "public" : "private");
  out += banner(title, review, posts);
  out +=
      "<div id=\"tools\" role=\"region\" aria-label=\"Tools\"></div>\n<div class=\"desk\">\n"
      "<main>\n<section id=\"debate\" aria-labelledby=\"debate-head\" tabindex=\"-1\">"
      "<h2 id=\"debate-head\">The debate</h2>\n" +
      review_text(tei, offsets, stream, posts, review) +
      "</section>\n<section id=\"changes\" aria-labelledby=\"changes-head\">"
      "<h2 id=\"changes-head\">All changes, by kind</h2>\n" +
      review_changes(posts, stream, review) +
      "</section>\n<section id=\"picture\" aria-labelledby=\"picture-head\">"
      "<h2 id=\"picture-head\">Who posts when, and whom they answer</h2>\n" +
      draw_graph(graph) +
      "<details><summary>The picture as a table</summary>\n<div "
      "class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"The picture as a table\">" +
      tabulate_graph(graph) + "</div></details>\n</section>\n";
  if (!review.is_public) {
    out +=
        "<section id=\"rulings\" aria-labelledby=\"rulings-head\"><h2 id=\"rulings-head\">"
        "Your decisions</h2>\n<noscript><p>Deciding needs scripts; what is here can be read "
        "without.</p></noscript></section>\n";
  }
  out += "</main>\n</div>\n" + data_block(tei, review) + "<script>" + script +
         "</script>\n</body>\n</html>\n";
  return out;
}

}  // namespace edition
