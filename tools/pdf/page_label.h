#pragma once
// Page labels as printed ("iv", "101", "A-3") → ranges of a style that counts (ISO 32000-1
// §12.4.2).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pdf {

struct LabelRange {
  std::size_t first_page = 0;
  std::string prefix;
  char style = 0;  // 'D' decimal, 'r' and 'R' roman; 0: the prefix is all
  std::int64_t start = 1;
};

std::vector<LabelRange> label_ranges(const std::vector<std::string_view>& labels);

}  // namespace pdf
