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
  // For columns within the items [begin, end). `pitch`: how much higher space may get; 0: not at
  // all.
  Loosener(const Flow& flow, std::size_t begin, std::size_t end, Length pitch);

  struct Choice {
    std::vector<Loosening> paragraphs;
    std::vector<Spacing> spaces;
    std::int64_t cost = 0;
  };
  struct Able {  // to change by a line: a paragraph, or the space at an item
    std::int64_t cost = 0;
    bool is_space = false;
    std::size_t index = 0;
    friend auto operator<=>(const Able&, const Able&) = default;
  };
  // What of a column's items [begin, end) can get a line longer, or shorter, the cheapest first:
  // paragraphs that lie wholly in it, and spaces.
  struct Column {
    std::vector<Able> longer, shorter;
  };
  Column look_at(std::size_t begin, std::size_t end) const;
  // The best way to make it `lines` lines longer (or shorter, when negative), by one each.
  std::optional<Choice> change(const Column& column, int lines) const;

 private:
  void add_spaces(std::size_t begin, std::size_t end, std::vector<Able>& able) const;

  const Flow& flow_;
  Length pitch_;
  std::vector<std::size_t> spaces_;  // items that may get higher, in order
};

}  // namespace layout
