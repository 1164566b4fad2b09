#pragma once
// Which paragraphs can be set one line longer without looking bad, so that a column gets level
// (\\looseness of TeX, chosen by the filler). Asked for lazily, remembered for one filling.

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "layout/fill.h"

namespace layout {

class Loosener {
 public:
  Loosener(LayoutRun& run, const Flow& flow) : run_(run), flow_(flow) {}

  struct Choice {
    std::vector<Loosening> paragraphs;
    std::int64_t cost = 0;
  };
  // The best way to make the column's items [begin, end) `lines` lines longer, one for each of as
  // many paragraphs that lie wholly in it.
  std::optional<Choice> lengthen(std::size_t begin, std::size_t end, int lines);

 private:
  std::optional<std::int64_t> cost_of(std::uint32_t paragraph);

  LayoutRun& run_;
  const Flow& flow_;
  std::map<std::uint32_t, std::optional<std::int64_t>> costs_;
};

}  // namespace layout
