#include "layout/counter_style.h"

#include <array>
#include <cstdint>
#include <utility>

#include "base/utf8.h"

namespace layout {
namespace {

struct Bullet {
  std::string_view style, text, numbering;
};
constexpr std::array<Bullet, 6> bullets{{
    {"disc", "\u2022", "Disc"},
    {"circle", "\u25E6", "Circle"},
    {"square", "\u25AA", "Square"},
    {"disclosure-open", "\u25BE", "Disc"},
    {"disclosure-closed", "\u25B8", "Disc"},
    {"none", "", "None"},
}};

const Bullet* bullet(std::string_view style) {
  for (const Bullet& b : bullets) {
    if (b.style == style) return &b;
  }
  return nullptr;
}

bool is_quoted(std::string_view style) {
  return style.size() >= 2 && (style.front() == '"' || style.front() == '\'');
}

std::string alphabetic(int value, char32_t first, int letters) {
  std::u32string reversed;
  for (int rest = value; rest > 0; rest = (rest - 1) / letters) {
    reversed += static_cast<char32_t>(first + static_cast<char32_t>((rest - 1) % letters));
  }
  std::string out;
  for (std::size_t i = reversed.size(); i > 0; --i) base::append_utf8(out, reversed[i - 1]);
  return out;
}

std::string greek(int value) {
  // Without the final sigma, U+03C2.
  std::string out;
  std::u32string reversed;
  for (int rest = value; rest > 0; rest = (rest - 1) / 24) {
    const auto letter = static_cast<char32_t>((rest - 1) % 24);
    reversed += static_cast<char32_t>(0x3B1 + letter + (letter >= 17 ? 1 : 0));
  }
  for (std::size_t i = reversed.size(); i > 0; --i) base::append_utf8(out, reversed[i - 1]);
  return out;
}

std::string roman(int value, bool upper) {
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
  for (const auto& [worth, letters] : digits) {
    for (; value >= worth; value -= worth) out += letters;
  }
  if (upper) {
    for (char& c : out) c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

}  // namespace

std::string format_counter(int value, std::string_view style) {
  if (is_quoted(style)) return std::string(style.substr(1, style.size() - 2));
  if (const Bullet* b = bullet(style)) return std::string(b->text);
  if (value > 0) {
    if (style == "lower-alpha" || style == "lower-latin") return alphabetic(value, U'a', 26);
    if (style == "upper-alpha" || style == "upper-latin") return alphabetic(value, U'A', 26);
    if (style == "lower-greek") return greek(value);
    if (style == "lower-roman" && value < 4000) return roman(value, false);
    if (style == "upper-roman" && value < 4000) return roman(value, true);
  }
  std::string digits = std::to_string(value);
  if (style == "decimal-leading-zero" && value >= 0 && value < 10) digits.insert(0, "0");
  return digits;
}

std::string_view marker_suffix(std::string_view style) {
  if (is_quoted(style)) return "";
  return bullet(style) != nullptr ? " " : ". ";
}

std::string_view list_numbering(std::string_view style) {
  if (is_quoted(style)) return "None";
  if (const Bullet* b = bullet(style)) return b->numbering;
  if (style == "lower-alpha" || style == "lower-latin") return "LowerAlpha";
  if (style == "upper-alpha" || style == "upper-latin") return "UpperAlpha";
  if (style == "lower-roman") return "LowerRoman";
  if (style == "upper-roman") return "UpperRoman";
  return "Decimal";
}

}  // namespace layout
