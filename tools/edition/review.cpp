#include "edition/review.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/file.h"
#include "edition/debate_graph.h"
#include "edition/metadata.h"
#include "edition/review_parts.h"
#include "tei/stream.h"
#include "xml/read.h"

namespace edition {
namespace {

// Text inside <script type="text/plain">, where only the end tag means something.
std::string guard_script(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '<' ? std::string("\\u003c") : std::string(1, c);
  return out;
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string person_options(const xml::Document& tei) {
  std::string out = "[";
  for (xml::NodeId id = tei.root(); id != xml::no_node; id = tei.next_in_order(id, tei.root())) {
    if (!tei[id].is_element || tei[id].name != "person") continue;
    out += (out.size() > 1 ? "," : "") + json_string(tei.attribute(id, "xml:id").value_or(""));
  }
  return out + "]";
}

std::string front_findings(const Review& review, const std::vector<ReviewPost>& posts) {
  const std::size_t body = posts.empty() ? static_cast<std::size_t>(-1) : posts.front().begin;
  std::string out;
  for (const ReviewFinding& finding : review.findings) {
    if (finding.at >= body) continue;
    out += fmt::format("<li id=\"finding-{}\"><strong>{}</strong> {}{}</li>\n", finding.id,
                       finding.rule, escape_html(finding.message),
                       review.is_public || finding.hint.empty()
                           ? ""
                           : " <em>" + escape_html(finding.hint) + ".</em>");
  }
  return out.empty() ? "" : "<ul class=\"findings\">\n" + out + "</ul>\n";
}

std::string data_block(const xml::Document& tei, const Review& review) {
  if (review.is_public) return {};
  return "<script type=\"application/json\" id=\"review-data\">" +
         guard_script(fmt::format("{{\"source\":{},\"settings\":{},\"rulings\":{},\"persons\":{}}}",
                                  json_string(review.source_sha256), json_string(review.settings),
                                  review.rulings.empty() ? "[]" : review.rulings,
                                  person_options(tei))) +
         "</script>\n";
}

}  // namespace

std::string make_review(std::string_view bytes, const std::string& tei_path, const Review& review,
                        const std::filesystem::path& templates) {
  const xml::Document tei = xml::read_xml(bytes, tei_path);
  const std::vector<std::size_t> offsets = tei::stream_offsets(tei);
  const std::string stream = tei::read_stream(tei);
  const std::vector<ReviewPost> posts = read_posts(tei, offsets, stream.size());
  const Metadata metadata = read_metadata(tei);
  const DebateGraph graph = read_graph(tei);
  const std::string title = metadata.title.empty() ? review.source_name : metadata.title;
  const std::string kind =
      review.is_public
          ? "Public report: what stood before a change that could identify a person is withheld."
          : "Private: this page holds everything, also what could identify a person. Do not "
            "publish it.";
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<title>Review: {0}</title>\n"
      "<style>\n{1}</style>\n</head>\n<body class=\"{2}\">\n"
      "<a class=\"skip\" href=\"#debate\">To the debate</a>\n"
      "<header>\n<p class=\"kind\">{3}</p>\n<h1>{0}</h1>\n"
      "<p>{4} posts, {5} changes, {6} findings in {7}.</p>\n"
      "<nav aria-label=\"Page\"><a href=\"#debate\">Debate</a> <a href=\"#changes\">Changes</a> "
      "<a href=\"#picture\">Picture</a></nav>\n<div id=\"tools\"></div>\n</header>\n",
      escape_html(title), base::read_file(templates / "review.css"),
      review.is_public ? "public" : "private", kind, posts.size(), review.changes.size(),
      review.findings.size(), escape_html(review.source_name));
  out +=
      "<main>\n<section id=\"debate\" aria-labelledby=\"debate-head\" tabindex=\"-1\">"
      "<h2 id=\"debate-head\">The debate</h2>\n" +
      front_findings(review, posts) + review_text(tei, offsets, stream, posts, review) +
      "</section>\n<section id=\"changes\" aria-labelledby=\"changes-head\">"
      "<h2 id=\"changes-head\">Changes by rule</h2>\n" +
      review_changes(posts, stream, review) +
      "</section>\n<section id=\"picture\" aria-labelledby=\"picture-head\">"
      "<h2 id=\"picture-head\">Who answers and quotes whom</h2>\n"
      "<p>Solid arcs are quotations, dashed ones are answers that were inferred.</p>\n" +
      draw_graph(graph) + "<details open=\"\"><summary>In words</summary>\n" +
      describe_graph(graph) + "</details>\n</section>\n</main>\n";
  out += data_block(tei, review);
  out += "<script>\n" + base::read_file(templates / "review.js") + "</script>\n</body>\n</html>\n";
  return out;
}

}  // namespace edition
