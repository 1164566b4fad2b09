#include <algorithm>

#include "debate/blocks.h"
#include "debate/characters.h"

namespace debate {

namespace {

// Deeper nesting than anyone types; what lies deeper stays as it was typed.
constexpr int deepest = 8;

struct Marked {
  Strip strip;
  std::optional<Marker> marker;
};

// The strips [begin, end) that one list takes, and where its items begin.
struct Extent {
  std::vector<std::size_t> items;
  std::size_t end = 0;
};

class Builder {
 public:
  Builder(std::string_view text, std::vector<Marked> strips, std::vector<Structure>& structure)
      : text_(text), strips_(std::move(strips)), structure_(structure) {}

  std::vector<Block> build(std::size_t begin, std::size_t end, int depth, int level) {
    std::vector<Block> blocks;
    std::size_t i = begin;
    while (i < end) {
      if (strips_[i].strip.depth > depth && level < deepest) {
        const std::size_t first = i;
        while (i < end && strips_[i].strip.depth > depth) ++i;
        blocks.push_back({BlockQuote{{}, Certainty::high, build(first, i, depth + 1, level + 1)}});
        continue;
      }
      if (strips_[i].marker && level < deepest) {
        if (std::optional<Extent> extent = find_list(i, end)) {
          blocks.push_back({build_list(*extent, depth, level)});
          i = extent->end;
          continue;
        }
      }
      blocks.push_back({paragraph(strips_[i].strip, strips_[i].strip.span)});
      ++i;
    }
    return blocks;
  }

 private:
  static Paragraph paragraph(const Strip& strip, base::Span span) {
    Paragraph paragraph;
    if (!span.empty()) paragraph.content.emplace_back(TextPiece{span});
    if (strip.lost_link) paragraph.content.emplace_back(Gap{span.end, "deleted", "a link"});
    return paragraph;
  }

  bool continues(const Marker& first, const Marker& last, const Marker& next) const {
    if (is_bullet(first.style)) return next.style == first.style;
    // "v)" after "iv)" is a Roman five, though alone it would be a letter.
    const bool roman = first.style >= MarkerStyle::roman_dot;
    const int shift =
        static_cast<int>(MarkerStyle::roman_dot) - static_cast<int>(MarkerStyle::letter_dot);
    const int capitals =
        static_cast<int>(MarkerStyle::roman_dot) - static_cast<int>(MarkerStyle::capital_dot);
    const int beyond = static_cast<int>(first.style) - static_cast<int>(next.style);
    const bool same =
        next.style == first.style || (roman && (beyond == shift || beyond == capitals));
    if (!same) return false;
    const int number = roman ? next.roman : next.number;
    // An answer may skip a numbered question.
    const int leap = first.style == MarkerStyle::number_paren ||
                             first.style == MarkerStyle::paren_number ||
                             first.style == MarkerStyle::hash_number
                         ? 3
                         : 1;
    return number > last.number && number <= last.number + leap;
  }

  // An unmarked paragraph below a bullet is ordinary text, unless it is indented or goes on with a
  // plain lower-case word; what stands below a blank line, though the items do not, goes on with
  // the sentence around the list. (Below a number, the next number says that it belongs to the
  // item.)
  bool is_apart(const Strip& strip, std::size_t indent, const Extent& extent) const {
    if (strip.indent > indent) return false;
    if (strip.gap > 0 && is_tight(extent)) return true;
    const std::string_view line = slice(text_, strip.span);
    const std::string_view word = slice(line, next_word(line, 0, line.size()));
    return word.empty() || !std::all_of(word.begin(), word.end(), is_lower);
  }

  bool is_tight(const Extent& extent) const {
    return extent.items.size() > 1 &&
           std::all_of(extent.items.begin() + 1, extent.items.end(),
                       [&](std::size_t item) { return strips_[item].strip.gap == 0; });
  }

  bool same_style(const Marker& a, const Marker& b) const { return a.style == b.style; }

  // Follows the marker at `begin` through its siblings.
  Extent follow(std::size_t begin, std::size_t end) const {
    Extent extent{{begin}, begin + 1};
    const Marked& first = strips_[begin];
    const std::size_t indent = first.strip.indent;
    Marker last = *first.marker;
    for (std::size_t i = begin + 1; i < end; ++i) {
      const Marked& strip = strips_[i];
      if (strip.strip.depth < first.strip.depth) break;
      if (strip.strip.depth > first.strip.depth) continue;
      if (!strip.marker) {
        if (is_bullet(last.style) && is_apart(strip.strip, indent, extent)) break;
        continue;
      }
      if (strip.strip.indent + 2 <= indent) break;
      const bool deeper = strip.strip.indent >= indent + 2;
      if (is_bullet(last.style) ? deeper
                                : deeper && !continues(*first.marker, last, *strip.marker)) {
        continue;
      }
      if (!continues(*first.marker, last, *strip.marker)) {
        if (same_style(last, *strip.marker)) break;
        continue;
      }
      last = *strip.marker;
      if (first.marker->style >= MarkerStyle::roman_dot) last.number = strip.marker->roman;
      extent.items.push_back(i);
    }
    return extent;
  }

  std::optional<Extent> find_list(std::size_t begin, std::size_t end) const {
    const Marker& first = *strips_[begin].marker;
    Extent extent = follow(begin, end);
    if (first.loose && extent.items.size() < 2) return std::nullopt;
    if (!is_bullet(first.style)) {
      // One number alone is a number; letters and Roman numerals start at the start.
      if (extent.items.size() < 2) return std::nullopt;
      if (is_lettered(first.style) && first.number != 1) return std::nullopt;
    }
    extent.end = end_of_last(extent, end);
    return extent;
  }

  // How the lists are marked that all items before the last begin with.
  std::optional<MarkerStyle> inner_style(const Extent& extent) const {
    std::optional<MarkerStyle> style;
    for (std::size_t k = 0; k + 1 < extent.items.size(); ++k) {
      const std::size_t below = extent.items[k] + 1;
      const std::optional<Marker>& marker = strips_[below].marker;
      if (below == extent.items[k + 1] || !marker) return std::nullopt;
      if (style && *style != marker->style) return std::nullopt;
      style = marker->style;
    }
    return style;
  }

  // The last item takes what is indented below it, and paragraphs or a list when all items before
  // did.
  std::size_t end_of_last(const Extent& extent, std::size_t end) const {
    std::size_t fewest = ~std::size_t{0};
    std::size_t most = 0;
    for (std::size_t k = 0; k + 1 < extent.items.size(); ++k) {
      std::size_t plain = 0;
      for (std::size_t i = extent.items[k] + 1; i < extent.items[k + 1]; ++i) {
        plain += strips_[i].marker ? 0 : 1;
      }
      fewest = std::min(fewest, plain);
      most = std::max(most, plain);
    }
    const bool bullets = is_bullet(strips_[extent.items.front()].marker->style);
    const bool answers = !bullets && extent.items.size() > 1 && fewest >= 1;
    std::size_t allowed = answers ? (most == 1 ? 1 : end) : 0;
    const Strip& last = strips_[extent.items.back()].strip;
    const Strip& first = strips_[extent.items.front()].strip;
    const std::optional<MarkerStyle> inner = inner_style(extent);
    std::size_t i = extent.items.back() + 1;
    for (; i < end; ++i) {
      const Marked& strip = strips_[i];
      if (strip.strip.depth < first.depth) break;
      if (inner && strip.marker && strip.marker->style == *inner) continue;
      const bool indented = strip.strip.indent >= last.indent + 2;
      if (indented || (bullets && !strip.marker && !is_apart(strip.strip, last.indent, extent)))
        continue;
      if (strip.marker && !answers) break;
      if (allowed == 0) break;
      --allowed;
    }
    return i;
  }

  static std::string printed_label(std::string_view marker) {
    std::string label;
    for (const char c : marker) {
      if (is_digit(c) || is_ascii_letter(c)) label += c;
    }
    return label;
  }

  List build_list(const Extent& extent, int depth, int level) {
    List list;
    const Marker& first = *strips_[extent.items.front()].marker;
    list.kind = is_bullet(first.style) ? List::Kind::bulleted : List::Kind::numbered;
    list.start = std::max(1, first.number);
    for (std::size_t k = 0; k < extent.items.size(); ++k) {
      const std::size_t at = extent.items[k];
      const Marker& marker = *strips_[at].marker;
      const std::size_t end = k + 1 < extent.items.size() ? extent.items[k + 1] : extent.end;
      ListItem item;
      if (!is_bullet(first.style)) item.label = printed_label(slice(text_, marker.span));
      structure_.push_back({marker.span, "D104", "the marker of a list item"});
      const Strip& strip = strips_[at].strip;
      item.blocks.push_back({paragraph(strip, {marker.span.end, strip.span.end})});
      std::vector<Block> rest = build(at + 1, end, depth, level + 1);
      for (Block& block : rest) item.blocks.push_back(std::move(block));
      list.items.push_back(std::move(item));
    }
    return list;
  }

  std::string_view text_;
  std::vector<Marked> strips_;
  std::vector<Structure>& structure_;
};

}  // namespace

std::vector<Block> build_blocks(std::string_view text, const std::vector<Strip>& strips,
                                std::vector<Structure>& structure) {
  std::vector<Marked> marked;
  marked.reserve(strips.size());
  for (const Strip& strip : strips) marked.push_back({strip, parse_any_marker(text, strip.span)});
  return Builder(text, std::move(marked), structure).build(0, strips.size(), 0, 0);
}

}  // namespace debate
