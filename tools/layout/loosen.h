#pragma once
// Which paragraphs of a column are set a line longer or shorter, and which space between blocks a
// line higher, so that columns get level.

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "layout/fill.h"

namespace layout {

class Loosener {
 public:
  // `pitch`: how much higher space may get; 0: not at all.
  Loosener(const Flow& flow, Length pitch) : flow_(flow), pitch_(pitch) {}

  struct Choice {
    std::vector<Loosening> paragraphs;
    std::vector<Spacing> spaces;
    std::int64_t cost = 0;
  };
  // The best way to make the column's items [begin, end) `lines` lines longer (or shorter, when
  // negative), by one for each of as many paragraphs that lie wholly in it, or spaces.
  std::optional<Choice> change(std::size_t begin, std::size_t end, int lines) const;

 private:
  struct Able {  // to change by a line: a paragraph, or the space at an item
    std::int64_t cost = 0;
    bool is_space = false;
    std::size_t index = 0;
    friend auto operator<=>(const Able&, const Able&) = default;
  };

  void find_spaces(std::size_t begin, std::size_t end, std::vector<Able>& able) const;

  const Flow& flow_;
  Length pitch_;
};

}  // namespace layout
