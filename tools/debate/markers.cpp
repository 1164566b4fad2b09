#include "debate/markers.h"

#include <algorithm>

#include "debate/characters.h"

namespace debate {

namespace {

std::size_t skip_blanks(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    const std::size_t length = blank_at(text, at);
    if (length == 0) break;
    at += length;
  }
  return at;
}

struct Sign {
  std::string_view text;
  MarkerStyle style;
};

// The first of `signs` that stands at the start of `body`, with text behind it.
template <std::size_t count>
std::optional<Marker> parse_sign(std::string_view text, base::Span body,
                                 const Sign (&signs)[count]) {
  const std::string_view line = slice(text, body);
  for (const Sign& sign : signs) {
    if (!line.starts_with(sign.text)) continue;
    const std::size_t after = body.begin + sign.text.size();
    const std::size_t rest = skip_blanks(text, after, body.end);
    const bool spaced = rest > after || sign.text == "\u2022";
    if (!spaced || rest >= body.end) return std::nullopt;
    return Marker{{body.begin, rest}, sign.style, 0, 0};
  }
  return std::nullopt;
}

std::optional<Marker> parse_bullet(std::string_view text, base::Span body) {
  static constexpr Sign signs[] = {
      {"-", MarkerStyle::bullet_dash},      {"\u2013", MarkerStyle::bullet_dash},
      {"\u2014", MarkerStyle::bullet_dash}, {"*", MarkerStyle::bullet_star},
      {"\u2022", MarkerStyle::bullet_sign}, {"\u00B7", MarkerStyle::bullet_sign},
      {"\u25AA", MarkerStyle::bullet_sign}, {"\u25CF", MarkerStyle::bullet_sign},
      {"\u25E6", MarkerStyle::bullet_sign}, {"\u2023", MarkerStyle::bullet_sign},
      {"+", MarkerStyle::bullet_sign},
  };
  return parse_sign(text, body, signs);
}

// Signs that also stand for something else, and the letter that a ring becomes in plain text.
std::optional<Marker> parse_loose_bullet(std::string_view text, base::Span body) {
  static constexpr Sign signs[] = {
      {"\u2192", MarkerStyle::bullet_arrow}, {"->", MarkerStyle::bullet_arrow},
      {"=>", MarkerStyle::bullet_arrow},     {"\u21D2", MarkerStyle::bullet_arrow},
      {"\u27A2", MarkerStyle::bullet_arrow}, {"\u27A4", MarkerStyle::bullet_arrow},
      {"\u25BA", MarkerStyle::bullet_arrow}, {"\u25B8", MarkerStyle::bullet_arrow},
      {"\u25CB", MarkerStyle::bullet_arrow}, {"\u25A0", MarkerStyle::bullet_arrow},
      {"\u25A1", MarkerStyle::bullet_arrow}, {"\u2043", MarkerStyle::bullet_arrow},
      {"\u2219", MarkerStyle::bullet_arrow}, {"\u2713", MarkerStyle::bullet_arrow},
      {"\u2714", MarkerStyle::bullet_arrow}, {"o", MarkerStyle::bullet_letter},
  };
  // Hardly any line begins so.
  const auto first = static_cast<unsigned char>(text[body.begin]);
  if (first < 0x80 && std::string_view("o-=").find(text[body.begin]) == std::string_view::npos)
    return std::nullopt;
  return parse_sign(text, body, signs);
}

int roman_value(std::string_view letters) {
  int total = 0;
  int last = 0;
  for (std::size_t i = letters.size(); i-- > 0;) {
    const char c = to_lower(letters[i]);
    const int value = c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : 0;
    if (value == 0) return 0;
    total += value < last ? -value : value;
    last = value;
  }
  return total > 0 ? total : 0;
}

enum class Closing { dot, paren, enclosed, hash };

MarkerStyle style_of(Closing closing, bool digits, bool roman, bool capital) {
  if (digits) {
    return closing == Closing::dot     ? MarkerStyle::number_dot
           : closing == Closing::paren ? MarkerStyle::number_paren
           : closing == Closing::hash  ? MarkerStyle::hash_number
                                       : MarkerStyle::paren_number;
  }
  if (roman) {
    return closing == Closing::dot     ? MarkerStyle::roman_dot
           : closing == Closing::paren ? MarkerStyle::roman_paren
                                       : MarkerStyle::paren_roman;
  }
  if (capital) {
    return closing == Closing::dot     ? MarkerStyle::capital_dot
           : closing == Closing::paren ? MarkerStyle::capital_paren
                                       : MarkerStyle::paren_capital;
  }
  return closing == Closing::dot     ? MarkerStyle::letter_dot
         : closing == Closing::paren ? MarkerStyle::letter_paren
                                     : MarkerStyle::paren_letter;
}

bool is_lower_word(std::string_view word) {
  return std::all_of(word.begin(), word.end(), is_lower);
}

std::optional<Marker> parse_number(std::string_view text, base::Span body) {
  std::size_t at = body.begin;
  const bool hash = text[at] == '#';
  const bool open = text[at] == '(';
  if (hash || open) ++at;
  const std::size_t begin = at;
  while (at < body.end && at - begin < 4 && (is_digit(text[at]) || is_ascii_letter(text[at]))) ++at;
  const std::string_view token = text.substr(begin, at - begin);
  if (token.empty() || at >= body.end) return std::nullopt;
  const bool digits = is_digit(token[0]);
  const bool capital = !digits && std::all_of(token.begin(), token.end(), is_upper);
  Marker marker;
  if (digits) {
    if (token.size() > 2 || !std::all_of(token.begin(), token.end(), is_digit)) return std::nullopt;
    for (const char c : token) marker.number = marker.number * 10 + (c - '0');
  } else {
    if (!capital && !is_lower_word(token)) return std::nullopt;
    marker.roman = roman_value(token);
    if (hash || (token.size() > 1 && marker.roman == 0)) return std::nullopt;
    marker.number = token.size() == 1 ? to_lower(token[0]) - 'a' + 1 : marker.roman;
  }
  const char close = text[at];
  const bool closed = open ? close == ')' : close == '.' || close == ')';
  if (!closed && !(hash && blank_at(text, at) > 0) && !(hash && close == ':')) return std::nullopt;
  const Closing closing = hash           ? Closing::hash
                          : open         ? Closing::enclosed
                          : close == ')' ? Closing::paren
                                         : Closing::dot;
  if (closed || close == ':') ++at;
  const std::size_t rest = skip_blanks(text, at, body.end);
  if (rest >= body.end) return std::nullopt;
  const bool glued = rest == at;
  if (glued && !(digits && closed && is_ascii_letter(text[rest]))) return std::nullopt;
  const bool roman = !digits && (token.size() > 1 || token == "i" || token == "I");
  if (roman) marker.number = marker.roman;
  marker.style = style_of(closing, digits, roman, capital);
  marker.span = {body.begin, rest};
  marker.loose = capital || (glued && is_lower(text[rest]));
  return marker;
}

}  // namespace

std::optional<Marker> parse_marker(std::string_view text, base::Span body) {
  if (body.empty()) return std::nullopt;
  if (std::optional<Marker> bullet = parse_bullet(text, body)) return bullet;
  std::optional<Marker> number = parse_number(text, body);
  return number && number->loose ? std::nullopt : number;
}

std::optional<Marker> parse_any_marker(std::string_view text, base::Span body) {
  if (body.empty()) return std::nullopt;
  if (std::optional<Marker> bullet = parse_bullet(text, body)) return bullet;
  if (std::optional<Marker> bullet = parse_loose_bullet(text, body)) {
    bullet->loose = true;
    return bullet;
  }
  return parse_number(text, body);
}

}  // namespace debate
