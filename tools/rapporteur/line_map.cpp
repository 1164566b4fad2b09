#include "rapporteur/line_map.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"
#include "normalize/ledger.h"
#include "tei/stream.h"

namespace rapporteur {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// A text without its white space, and where each byte of it came from.
struct Compact {
  std::string text;
  std::vector<std::size_t> from;
};

Compact compact(std::string_view whole) {
  Compact out;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (is_blank(whole[i])) continue;
    out.text += whole[i];
    out.from.push_back(i);
  }
  return out;
}

bool is_note(const xml::Document& article, xml::NodeId id) {
  const std::string names = " " + std::string(article.attribute(id, "class").value_or("")) + " ";
  return names.find(" note ") != names.npos;
}

// The article's text without notes and white space, and where each element with an id begins in it.
class ArticleText {
 public:
  explicit ArticleText(const xml::Document& article) : article_(article) {
    std::vector<bool> silent(article.size());
    for (xml::NodeId id = article.root(); id != xml::no_node;
         id = article.next_in_order(id, article.root())) {
      const xml::Node& node = article[id];
      silent[id] = node.parent != xml::no_node && silent[node.parent];
      if (node.is_element) {
        silent[id] = silent[id] || is_note(article, id);
        if (const auto name = article.attribute(id, "id"))
          begins_[std::string(*name)] = {id, text_.size()};
      } else if (!silent[id]) {
        text_ += compact(node.text).text;
      }
    }
  }

  // The text from a place on.
  std::string_view from(const layout::TextPlace& place) const {
    const auto found = begins_.find(place.anchor);
    if (found == begins_.end()) return {};
    std::size_t at = found->second.at;
    for (std::size_t i = 0; i < place.characters && at < text_.size(); ++i) {
      at += base::decode_utf8(text_, at).length;
    }
    return std::string_view(text_).substr(at);
  }

  // The post that a place is in, or else the nearest element with an id.
  std::string post_of(const std::string& anchor) const {
    const auto found = begins_.find(anchor);
    if (found == begins_.end()) return anchor;
    for (xml::NodeId up = found->second.node; up != xml::no_node; up = article_[up].parent) {
      const std::string_view id = article_.attribute(up, "id").value_or("");
      if (id.starts_with("post-")) return std::string(id);
    }
    return anchor;
  }

 private:
  struct Begin {
    xml::NodeId node = xml::no_node;
    std::size_t at = 0;
  };
  const xml::Document& article_;
  std::string text_;
  std::map<std::string, Begin, std::less<>> begins_;
};

// Lines come in the order of the transcript, but for what the article moves: each is looked for
// behind the one before.
std::vector<std::optional<std::size_t>> find_lines(const layout::Pages& pages,
                                                   const ArticleText& article,
                                                   const Compact& stream) {
  constexpr std::size_t needle_size = 24, farthest = 40'000;
  std::vector<std::optional<std::size_t>> found;
  std::size_t at = 0;
  for (const layout::CountedLine& line : pages.counted_lines) {
    found.emplace_back();
    if (!line.begins) continue;
    const std::string_view needle = article.from(*line.begins).substr(0, needle_size);
    if (needle.empty()) continue;
    const std::string_view window = std::string_view(stream.text).substr(at, farthest);
    const std::size_t place = window.find(needle);
    if (place == window.npos) continue;
    found.back() = stream.from[at + place];
    at += place + 1;
  }
  for (std::size_t i = found.size(); i-- > 0;) {
    if (!found[i] && i + 1 < found.size()) found[i] = found[i + 1];
  }
  return found;
}

}  // namespace

std::string map_lines(const layout::Pages& pages, const xml::Document& article,
                      std::string_view tei, std::string_view ledger) {
  const ArticleText text(article);
  std::vector<std::optional<std::size_t>> bytes(pages.counted_lines.size());
  if (!tei.empty() && !ledger.empty()) {
    const std::string stream = tei::read_stream(tei, "debate.xml");
    bytes = find_lines(pages, text, compact(stream));
    std::vector<std::size_t> offsets;
    for (const auto& byte : bytes) {
      if (byte) offsets.push_back(*byte);
    }
    const std::vector<std::size_t> raw =
        normalize::raw_offsets(stream, normalize::read_ledger(ledger, "the ledger"), offsets);
    std::size_t next = 0;
    for (auto& byte : bytes) {
      if (byte) byte = raw[next++];
    }
  }
  std::string out = "line\tpage\tpost\tcharacter\tbyte\n";
  for (std::size_t i = 0; i < pages.counted_lines.size(); ++i) {
    const layout::CountedLine& line = pages.counted_lines[i];
    const std::string post = line.begins ? text.post_of(line.begins->anchor) : "";
    out += fmt::format("{}\t{}\t{}\t{}\t{}\n", line.number, pages.pages[line.page].label, post,
                       line.begins ? std::to_string(line.begins->characters) : "",
                       bytes[i] ? std::to_string(*bytes[i]) : "");
  }
  return out;
}

}  // namespace rapporteur
