#pragma once
// The layers of a font (pdf/font_table.h) in which glyphs tell a certain text.

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>

namespace pdf {

// `first`, and all from `others` on: glyphs tell their first text in all layers beyond their texts.
struct Layers {
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

  std::size_t first = 0;
  std::size_t others = 0;

  bool has(std::size_t layer) const { return layer == first || layer >= others; }

  // Those in both; nothing when there is none.
  friend std::optional<Layers> common(const Layers& a, const Layers& b) {
    if (a.first == b.first) return Layers{a.first, std::max(a.others, b.others)};
    if (a.others == none && b.has(a.first)) return a;
    if (b.others == none && a.has(b.first)) return b;
    return std::nullopt;
  }
};

}  // namespace pdf
