#include "pdf/page_label.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace pdf {
namespace {

std::string lower_roman(std::int64_t number) {
  constexpr std::array<std::pair<int, std::string_view>, 13> digits{{{1000, "m"},
                                                                     {900, "cm"},
                                                                     {500, "d"},
                                                                     {400, "cd"},
                                                                     {100, "c"},
                                                                     {90, "xc"},
                                                                     {50, "l"},
                                                                     {40, "xl"},
                                                                     {10, "x"},
                                                                     {9, "ix"},
                                                                     {5, "v"},
                                                                     {4, "iv"},
                                                                     {1, "i"}}};
  std::string out;
  for (const auto& [value, letters] : digits) {
    for (; number >= value; number -= value) out += letters;
  }
  return out;
}

// 0 when `text` is not a number in the usual roman writing, all small letters.
std::int64_t roman_value(const std::string& text) {
  constexpr std::string_view letters = "ivxlcdm";
  constexpr std::array<int, 7> values{1, 5, 10, 50, 100, 500, 1000};
  constexpr std::size_t longest = 15;  // mmmdccclxxxviii is 3888
  if (text.empty() || text.size() > longest) return 0;
  std::int64_t sum = 0, last = 0;
  for (std::size_t i = text.size(); i-- > 0;) {
    const std::size_t letter = letters.find(text[i]);
    if (letter == std::string_view::npos) return 0;
    sum += values[letter] < last ? -values[letter] : values[letter];
    last = std::max<std::int64_t>(last, values[letter]);
  }
  return sum > 0 && lower_roman(sum) == text ? sum : 0;
}

std::string in_case(std::string_view text, char first, char offset_from) {
  std::string out(text);
  for (char& c : out) {
    if (c >= first && c <= first + 25) c = static_cast<char>(c - first + offset_from);
  }
  return out;
}

LabelRange parse_label(std::string_view label) {
  const std::string text(label);
  if (const std::int64_t small = roman_value(text)) return {0, "", 'r', small};
  const bool capitals = in_case(label, 'a', 'A') == label;
  if (capitals) {
    if (const std::int64_t large = roman_value(in_case(label, 'A', 'a')))
      return {0, "", 'R', large};
  }
  constexpr std::size_t most_digits = 9;
  std::size_t begin = text.size();
  while (begin > 0 && text.size() - begin < most_digits && text[begin - 1] >= '0' &&
         text[begin - 1] <= '9') {
    --begin;
  }
  while (begin < text.size() && text[begin] == '0') ++begin;  // /St begins at 1, without zeros
  if (begin == text.size()) return {0, text, 0, 1};
  std::int64_t number = 0;
  std::from_chars(text.data() + begin, text.data() + text.size(), number);
  return {0, text.substr(0, begin), 'D', number};
}

}  // namespace

std::vector<LabelRange> label_ranges(const std::vector<std::string_view>& labels) {
  std::vector<LabelRange> out;
  for (std::size_t page = 0; page < labels.size(); ++page) {
    LabelRange label = parse_label(labels[page]);
    label.first_page = page;
    if (!out.empty() && label.style != 0) {
      const LabelRange& range = out.back();
      const auto counted = static_cast<std::int64_t>(page - range.first_page);
      if (range.style == label.style && range.prefix == label.prefix &&
          range.start + counted == label.start) {
        continue;
      }
    }
    out.push_back(std::move(label));
  }
  return out;
}

}  // namespace pdf
