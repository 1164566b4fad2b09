#include "edition/review_parts.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"
#include "tei/stream.h"

namespace edition {
namespace {

constexpr std::size_t context = 42;  // bytes of text shown on each side of a change in its list
constexpr std::size_t least_of_a_kind = 3;
constexpr std::size_t longest_kind = 60;  // bytes

std::size_t floor_character(const std::string& text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return std::min(at, text.size());
}

std::string shortened(const std::string& text) {
  if (text.size() <= longest_kind) return text;
  return text.substr(0, floor_character(text, longest_kind)) + "…";
}

std::string card(const ReviewChange& change, const std::vector<ReviewPost>& posts,
                 const std::string& stream, const Review& review) {
  const auto post = std::find_if(posts.begin(), posts.end(), [&](const ReviewPost& p) {
    return p.begin <= change.begin && change.begin < p.end;
  });
  const std::size_t left = floor_character(stream, change.begin - std::min(change.begin, context));
  const std::size_t right = floor_character(stream, std::min(stream.size(), change.end + context));
  const bool secret = change.identity && review.is_public;
  std::string out = fmt::format(
      "<li class=\"card\" id=\"change-{}\" tabindex=\"-1\" data-rule=\"{}\" data-certainty=\"{}\" "
      "data-state=\"{}\">",
      change.id, change.rule, change.certainty, change.state);
  out += fmt::format(
      "<p class=\"where\"><a href=\"#mark-{}\">{}</a> <span class=\"state\">{}{}, certainty "
      "{}</span></p>",
      change.id, post == posts.end() ? "Front matter" : "Post " + escape_html(post->number),
      escape_html(change.state), change.by == "editor" ? " by the editor" : "",
      escape_html(change.certainty));
  const std::string before = visible(shown_before(review, change));
  const std::string after = visible(change.after);
  out += fmt::format("<p class=\"context\">…{}{}{}{}…</p>",
                     escape_html(legible(stream.substr(left, change.begin - left))),
                     before.empty() ? "" : "<del>" + escape_html(before) + "</del>",
                     after.empty() ? "" : "<ins>" + escape_html(after) + "</ins>",
                     escape_html(legible(stream.substr(change.end, right - change.end))));
  if (!secret && !change.evidence.empty()) {
    out += fmt::format("<p class=\"evidence\">{}</p>", escape_html(legible(change.evidence)));
  }
  return out + "</li>\n";
}

// Controls and format characters (Unicode 15, general categories Cc and Cf as far as texts have
// them) and the separators of lines and paragraphs.
bool is_unseen(char32_t c) {
  if (c == '\n' || c == '\t' || c == '\r') return false;
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
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

std::string legible(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePoint at = base::decode_utf8(text, i);
    if (!at.valid) {
      out += fmt::format("\\x{:02X}", static_cast<unsigned char>(text[i]));
    } else if (is_unseen(at.value)) {
      out += fmt::format("[U+{:04X}]", static_cast<std::uint32_t>(at.value));
    } else {
      out += text.substr(i, at.length);
    }
    i += at.length;
  }
  return out;
}

std::string visible(std::string_view text) {
  const bool blank = text.find_first_not_of(" \r\n\t\xC2\xA0") == std::string_view::npos;
  std::string out;
  const std::string seen = legible(text);
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (seen.compare(i, 2, "\xC2\xA0") == 0) {
      out += "⍽";
      ++i;
    } else if (seen[i] == '\n') {
      out += "↵";
    } else if (seen[i] == '\r') {
      out += "␍";
    } else if (seen[i] == '\t') {
      out += "⇥";
    } else if (seen[i] == ' ' && (blank || i == 0 || i + 1 == seen.size())) {
      out += "␣";
    } else {
      out += seen[i];
    }
  }
  return out;
}

bool touches_words(const ReviewChange& change) {
  return change.rule.starts_with("N3") || change.rule.starts_with("N4");
}

bool needs_eye(const ReviewChange& change) {
  return touches_words(change) || change.state != "applied" || change.certainty != "high";
}

bool is_rulable(std::string_view rule) {
  return rule.starts_with("N") || rule == "D103";
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

bool is_settled(const ReviewPost& post) {
  return post.resp == "#editor" || (post.resp.empty() && !post.persons.empty());
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
    // Changes of one rule that put the same for the same are one kind, to be ruled on as one.
    std::map<std::pair<std::string, std::string>, std::vector<const ReviewChange*>> kinds;
    std::size_t count = 0;
    for (const ReviewChange& change : review.changes) {
      if (change.rule != rule.code) continue;
      kinds[{visible(shown_before(review, change)), visible(change.after)}].push_back(&change);
      ++count;
    }
    if (count == 0) continue;
    const bool words = rule.code.starts_with("N3") || rule.code.starts_with("N4");
    out += fmt::format(
        "<details class=\"rule\" id=\"rule-{0}\" data-rule=\"{0}\"{1}><summary><span "
        "class=\"code\">{0}</span> {2} <span class=\"count\">{3}</span></summary>\n",
        rule.code, words ? " open=\"\"" : "", escape_html(rule.summary), count);
    std::string single;
    for (const auto& [kind, changes] : kinds) {
      std::string cards;
      for (const ReviewChange* change : changes) cards += card(*change, posts, stream, review);
      if (words || changes.size() < least_of_a_kind) {
        single += cards;
        continue;
      }
      out += fmt::format(
          "<details class=\"kind-of-change\"><summary><del>{}</del> became <ins>{}</ins> <span "
          "class=\"count\">{}</span></summary>\n<ol>\n{}</ol></details>\n",
          kind.first.empty() ? "nothing" : escape_html(shortened(kind.first)),
          kind.second.empty() ? "nothing" : escape_html(shortened(kind.second)), changes.size(),
          cards);
    }
    if (!single.empty()) out += "<ol>\n" + single + "</ol>\n";
    out += "</details>\n";
  }
  return out.empty() ? "<p>Nothing was changed.</p>\n" : out;
}

}  // namespace edition
