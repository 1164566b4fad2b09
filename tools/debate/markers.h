#pragma once
// List markers as people type them: "- ", "* ", "•", "1.", "2.Can", "1)", "(1)", "#1.", "a)",
// "(iv)"; and what marks items only where it returns: "o ", "→ ", "A.", "(B)", "1.can".

#include <optional>
#include <string_view>

#include "base/span.h"

namespace debate {

enum class MarkerStyle {
  bullet_dash,
  bullet_star,
  bullet_sign,
  bullet_arrow,
  bullet_letter,
  number_dot,
  number_paren,
  paren_number,
  hash_number,
  letter_dot,
  letter_paren,
  paren_letter,
  capital_dot,
  capital_paren,
  paren_capital,
  roman_dot,
  roman_paren,
  paren_roman
};

struct Marker {
  base::Span span;  // the marker and the white space after it
  MarkerStyle style = MarkerStyle::bullet_dash;
  int number = 0;      // 1 for "1", "a" and "i"; 0 for bullets
  int roman = 0;       // the number when the letters can be read as a Roman numeral, else 0
  bool loose = false;  // one alone is none: "A. Roe", "o tempora"
};

constexpr bool is_bullet(MarkerStyle style) {
  return style <= MarkerStyle::bullet_letter;
}
constexpr bool is_lettered(MarkerStyle style) {
  return style >= MarkerStyle::letter_dot;
}

// The marker at the start of `body`, which must have text after it.
std::optional<Marker> parse_marker(std::string_view text, base::Span body);

// That one, or a loose one.
std::optional<Marker> parse_any_marker(std::string_view text, base::Span body);

}  // namespace debate
