#include "debate/quote_tags.h"

#include <algorithm>

#include "debate/characters.h"

namespace debate {

namespace {

struct Tag {
  Span span;
  bool opens = false;
  bool paired = false;
};

constexpr std::size_t longest_tag = 120;
constexpr std::string_view closing = "[/quote]";

std::vector<Tag> find_tags(std::string_view text) {
  std::vector<Tag> tags;
  for (std::size_t at = text.find('['); at != std::string_view::npos; at = text.find('[', at + 1)) {
    const std::string_view here = text.substr(at, longest_tag);
    if (starts_with_ignoring_case(here, closing)) {
      tags.push_back({{at, at + closing.size()}});
    } else if (starts_with_ignoring_case(here, "[quote]") ||
               starts_with_ignoring_case(here, "[quote=")) {
      const std::size_t end = here.find_first_of("]\n");
      if (end != std::string_view::npos && here[end] == ']')
        tags.push_back({{at, at + end + 1}, true});
    }
  }
  return tags;
}

// Each closing tag takes the last open one.
std::vector<Tag> paired(std::vector<Tag> tags) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (tags[i].opens) {
      open.push_back(i);
    } else if (!open.empty()) {
      tags[i].paired = tags[open.back()].paired = true;
      open.pop_back();
    }
  }
  tags.erase(std::remove_if(tags.begin(), tags.end(), [](const Tag& tag) { return !tag.paired; }),
             tags.end());
  return tags;
}

Line deeper(Line line, int depth) {
  line.depth += depth;
  return line;
}

}  // namespace

std::vector<Line> read_quote_tags(std::string_view text, std::vector<Line> lines,
                                  std::vector<Structure>& structure) {
  const std::vector<Tag> tags = paired(find_tags(text));
  if (tags.empty()) return lines;
  std::vector<Line> out;
  int depth = 0;
  auto tag = tags.begin();
  for (const Line& line : lines) {
    if (tag == tags.end() || tag->span.begin >= line.whole.end) {
      out.push_back(deeper(part_of(text, line, line.body), depth));
      continue;
    }
    std::size_t at = line.body.begin;
    const auto add = [&](std::size_t end) {
      const Line part = deeper(part_of(text, line, {at, std::max(at, end)}), depth);
      if (!part.blank()) out.push_back(part);
    };
    for (; tag != tags.end() && tag->span.begin < line.whole.end; ++tag) {
      add(tag->span.begin);
      structure.push_back({tag->span, "D202", "the tag of a quotation"});
      depth += tag->opens ? 1 : -1;
      at = tag->span.end;
    }
    add(line.body.end);
  }
  return out;
}

}  // namespace debate
