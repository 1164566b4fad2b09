#pragma once
// Which paragraphs can be set a line longer or shorter without looking bad (\\looseness of TeX,
// chosen by the filler), and which space between blocks a line higher, so that columns get level.
// Asked for lazily, remembered for one filling.

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "layout/fill.h"

namespace layout {

class Loosener {
 public:
  // `pitch`: how much higher space may get; 0: not at all.
  Loosener(LayoutRun& run, const Flow& flow, Length pitch)
      : run_(run), flow_(flow), pitch_(pitch) {}

  struct Choice {
    std::vector<Loosening> paragraphs;
    std::vector<Spacing> spaces;
    std::int64_t cost = 0;
  };
  // The best way to make the column's items [begin, end) `lines` lines longer (or shorter, when
  // negative), by one for each of as many paragraphs that lie wholly in it, or spaces.
  std::optional<Choice> change(std::size_t begin, std::size_t end, int lines);

 private:
  struct Cost {
    bool known = false;
    std::optional<std::int64_t> value;
  };

  struct Able {  // to change by a line: a paragraph, or the space at an item
    std::int64_t cost = 0;
    bool is_space = false;
    std::size_t index = 0;
    friend auto operator<=>(const Able&, const Able&) = default;
  };

  void find_spaces(std::size_t begin, std::size_t end, std::vector<Able>& able) const;
  std::optional<std::int64_t> cost_of(std::uint32_t paragraph, int lines);
  std::optional<std::int64_t> find_cost(const FlowParagraph& paragraph, int lines) const;

  LayoutRun& run_;
  const Flow& flow_;
  Length pitch_;
  std::vector<Cost> costs_;  // by paragraph, longer and shorter
};

}  // namespace layout
