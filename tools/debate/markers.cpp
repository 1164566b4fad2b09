#include "debate/markers.h"

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

std::optional<Marker> parse_bullet(std::string_view text, base::Span body) {
  struct Sign {
    std::string_view text;
    MarkerStyle style;
  };
  static constexpr Sign signs[] = {
      {"-", MarkerStyle::bullet_dash},      {"\u2013", MarkerStyle::bullet_dash},
      {"\u2014", MarkerStyle::bullet_dash}, {"*", MarkerStyle::bullet_star},
      {"\u2022", MarkerStyle::bullet_sign}, {"\u00B7", MarkerStyle::bullet_sign},
      {"\u25AA", MarkerStyle::bullet_sign}, {"\u25CF", MarkerStyle::bullet_sign},
      {"\u25E6", MarkerStyle::bullet_sign}, {"\u2023", MarkerStyle::bullet_sign},
      {"+", MarkerStyle::bullet_sign},
  };
  const std::string_view line = slice(text, body);
  for (const Sign& sign : signs) {
    if (line.substr(0, sign.text.size()) != sign.text) continue;
    const std::size_t after = body.begin + sign.text.size();
    const std::size_t rest = skip_blanks(text, after, body.end);
    const bool spaced = rest > after || sign.text == "\u2022";
    if (!spaced || rest >= body.end) return std::nullopt;
    return Marker{{body.begin, rest}, sign.style, 0, 0};
  }
  return std::nullopt;
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

MarkerStyle style_of(Closing closing, bool digits, bool roman) {
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
  return closing == Closing::dot     ? MarkerStyle::letter_dot
         : closing == Closing::paren ? MarkerStyle::letter_paren
                                     : MarkerStyle::paren_letter;
}

std::optional<Marker> parse_number(std::string_view text, base::Span body) {
  std::size_t at = body.begin;
  const bool hash = text[at] == '#';
  const bool open = text[at] == '(';
  if (hash || open) ++at;
  const std::size_t begin = at;
  while (at < body.end && at - begin < 4 && (is_digit(text[at]) || is_lower(text[at]))) ++at;
  const std::string_view token = text.substr(begin, at - begin);
  if (token.empty() || at >= body.end) return std::nullopt;
  const bool digits = is_digit(token[0]);
  Marker marker;
  if (digits) {
    if (token.size() > 2) return std::nullopt;
    for (const char c : token) {
      if (!is_digit(c)) return std::nullopt;
      marker.number = marker.number * 10 + (c - '0');
    }
  } else {
    marker.roman = roman_value(token);
    if (hash || (token.size() > 1 && marker.roman == 0)) return std::nullopt;
    marker.number = token.size() == 1 ? token[0] - 'a' + 1 : marker.roman;
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
  const bool glued = rest == at && digits && closed && rest < body.end && is_upper(text[rest]);
  if ((rest == at && !glued) || rest >= body.end) return std::nullopt;
  const bool roman = !digits && (token.size() > 1 || token == "i");
  if (roman) marker.number = marker.roman;
  marker.style = style_of(closing, digits, roman);
  marker.span = {body.begin, rest};
  return marker;
}

}  // namespace

std::optional<Marker> parse_marker(std::string_view text, base::Span body) {
  if (body.empty()) return std::nullopt;
  if (std::optional<Marker> bullet = parse_bullet(text, body)) return bullet;
  return parse_number(text, body);
}

}  // namespace debate
