#include "edition/review_parts.h"

#include <algorithm>

#include <fmt/format.h>

#include "tei/stream.h"

namespace edition {
namespace {

constexpr std::size_t context = 42;  // bytes of text shown on each side of a change in its list

std::size_t floor_character(const std::string& text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return std::min(at, text.size());
}

std::string card(const ReviewChange& change, const std::vector<ReviewPost>& posts,
                 const std::string& stream, const Review& review) {
  const auto post = std::find_if(posts.begin(), posts.end(), [&](const ReviewPost& p) {
    return p.begin <= change.begin && change.begin < p.end;
  });
  const std::size_t left = floor_character(stream, change.begin - std::min(change.begin, context));
  const std::size_t right = floor_character(stream, std::min(stream.size(), change.end + context));
  std::string out = fmt::format(
      "<li class=\"card\" id=\"change-{}\" tabindex=\"-1\" data-rule=\"{}\" data-certainty=\"{}\" "
      "data-state=\"{}\" data-after=\"{}\">",
      change.id, change.rule, change.certainty, change.state, escape_html(change.after));
  const std::string to =
      change.rule.starts_with("D") ? std::string() : fmt::format(" href=\"#mark-{}\"", change.id);
  out += fmt::format("<p class=\"where\"><a{}>{}</a> <span class=\"state\">{}{}</span></p>", to,
                     post == posts.end() ? "Front matter" : "Post " + escape_html(post->number),
                     escape_html(change.state), change.by == "editor" ? " by the editor" : "");
  out += fmt::format("<p class=\"context\">…{}<del>{}</del><ins>{}</ins>{}…</p>",
                     escape_html(visible(stream.substr(left, change.begin - left))),
                     escape_html(visible(shown_before(review, change))),
                     escape_html(visible(change.after)),
                     escape_html(visible(stream.substr(change.end, right - change.end))));
  out += fmt::format("<p class=\"evidence\">{}{}Certainty: {}. <code>{}</code></p></li>\n",
                     change.identity && review.is_public ? "" : escape_html(change.evidence),
                     change.evidence.empty() || (change.identity && review.is_public) ? "" : ". ",
                     escape_html(change.certainty), escape_html(change.id));
  return out;
}

std::vector<std::string> split_pointers(std::string_view pointers) {
  std::vector<std::string> out;
  while (!pointers.empty()) {
    const std::size_t end = std::min(pointers.find(' '), pointers.size());
    if (end > 1 && pointers[0] == '#') out.emplace_back(pointers.substr(1, end - 1));
    pointers.remove_prefix(std::min(end + 1, pointers.size()));
  }
  return out;
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string visible(std::string_view text) {
  const bool blank = text.find_first_not_of(" \n\t\xC2\xA0") == std::string_view::npos;
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "\xC2\xA0") {
      out += "⍽";
      ++i;
    } else if (text[i] == '\n') {
      out += "↵";
    } else if (text[i] == '\t') {
      out += "⇥";
    } else if (text[i] == ' ' && blank) {
      out += "␣";
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string shown_before(const Review& review, const ReviewChange& change) {
  return review.is_public && change.identity ? "[withheld]" : change.before;
}

std::vector<ReviewPost> read_posts(const xml::Document& tei,
                                   const std::vector<std::size_t>& offsets, std::size_t size) {
  std::vector<ReviewPost> posts;
  bool in_body = false;
  bool begun = false;
  for (xml::NodeId id = tei.root(); id != xml::no_node; id = tei.next_in_order(id, tei.root())) {
    const xml::Node& node = tei[id];
    if (!node.is_element) {
      if (in_body && !begun && offsets[id] != tei::not_in_stream) {
        if (posts.size() > 1) posts[posts.size() - 2].end = offsets[id];
        posts.back().begin = offsets[id];
        begun = true;
      }
      continue;
    }
    if (node.name == "post") {
      ReviewPost& post = posts.emplace_back();
      post.id = tei.attribute(id, "xml:id").value_or("");
      post.number = tei.attribute(id, "n").value_or("");
      post.persons = split_pointers(tei.attribute(id, "who").value_or(""));
      post.certainty = tei.attribute(id, "cert").value_or("");
      post.resp = tei.attribute(id, "resp").value_or("");
      post.begin = post.end = size;
      in_body = true;
      begun = false;
    } else if (in_body && node.name == "label" && tei.attribute(id, "type") == "speaker") {
      posts.back().label = tei.text_content(id);
    } else if (in_body && node.name == "note" && tei.attribute(id, "type") == "evidence") {
      posts.back().evidence.push_back(tei.text_content(id));
    }
  }
  return posts;
}

std::string speaker_line(const ReviewPost& post) {
  if (post.persons.empty()) return "speaker not known";
  std::string out;
  for (const std::string& person : post.persons) out += (out.empty() ? "" : " or ") + person;
  if (post.resp == "#editor") return out + ", named by the editor";
  if (post.certainty.empty()) return out + ", named by a label in the source";
  return fmt::format("{}, inferred (certainty: {})", out, post.certainty);
}

std::string review_changes(const std::vector<ReviewPost>& posts, const std::string& stream,
                           const Review& review) {
  std::string out;
  for (const ReviewRule& rule : review.rules) {
    std::string cards;
    std::size_t count = 0;
    for (const ReviewChange& change : review.changes) {
      if (change.rule != rule.code) continue;
      cards += card(change, posts, stream, review);
      ++count;
    }
    if (count == 0) continue;
    // Words first: they are what an editor must read; the rest is grouped and closed.
    const bool words = rule.code.starts_with("N3") || rule.code.starts_with("N4");
    out += fmt::format(
        "<details class=\"rule\" data-rule=\"{0}\"{1}><summary><span class=\"code\">{0}</span> {2} "
        "<span class=\"count\">{3}</span></summary>\n<ol>\n{4}</ol></details>\n",
        rule.code, words ? " open=\"\"" : "", escape_html(rule.summary), count, cards);
  }
  return out.empty() ? "<p>Nothing was changed.</p>\n" : out;
}

}  // namespace edition
