#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "base/ascii.h"
#include "base/error.h"
#include "base/utf8.h"
#include "css/token.h"

namespace css {
namespace {

// CSS Syntax 3 §3.3 replaces these in a first pass; here they are seen as replaced, so that offsets
// stay those of the text.
bool is_newline(char c) {
  return c == '\n' || c == '\r' || c == '\f';
}
bool is_space(char c) {
  return is_newline(c) || c == ' ' || c == '\t';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_name_start(char c) {
  return base::is_letter(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80 || c == '\0';
}
bool is_name(char c) {
  return is_name_start(c) || is_digit(c) || c == '-';
}
bool is_non_printable(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u >= 1 && u <= 8) || u == 0xB || (u >= 0xE && u <= 0x1F) || u == 0x7F;
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  TokenList run() {
    list_.tokens.reserve(text_.size() / 4 + 8);
    while (skip_comment(), at_ < text_.size()) {
      if (list_.tokens.size() >= max_tokens) {
        list_.truncated = true;
        break;
      }
      Token token = next();
      add(token);
    }
    close_open_blocks();
    return std::move(list_);
  }

 private:
  // '\x01' stands for the end: it starts nothing and continues nothing.
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\x01';
  }
  bool has(std::size_t ahead) const { return at_ + ahead < text_.size(); }

  void skip_comment() {
    while (text_.substr(at_, 2) == "/*") {
      const std::size_t end = text_.find("*/", at_ + 2);
      at_ = end == std::string_view::npos ? text_.size() : end + 2;
    }
  }

  bool valid_escape(std::size_t ahead) const {
    return peek(ahead) == '\\' && !is_newline(peek(ahead + 1));
  }
  bool starts_ident(std::size_t ahead) const {
    const char c = peek(ahead);
    if (c == '-') {
      const char d = peek(ahead + 1);
      return is_name_start(d) || d == '-' || valid_escape(ahead + 1);
    }
    return is_name_start(c) || valid_escape(ahead);
  }
  bool starts_number() const {
    std::size_t i = peek() == '+' || peek() == '-' ? 1 : 0;
    if (is_digit(peek(i))) return true;
    return peek(i) == '.' && is_digit(peek(i + 1));
  }

  void add(const Token& token) {
    Token t = token;
    const auto index = static_cast<std::int32_t>(list_.tokens.size());
    if (opens(t)) open_.push_back(index);
    if (closes(t) && !open_.empty() && closing_of(list_.tokens[at(open_.back())]) == t.type) {
      t.partner = open_.back() - index;
      list_.tokens[at(open_.back())].partner = -t.partner;
      open_.pop_back();
    }
    list_.tokens.push_back(t);
  }
  static std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }
  static TokenType closing_of(const Token& open) {
    if (open.type == TokenType::open_square) return TokenType::close_square;
    if (open.type == TokenType::open_curly) return TokenType::close_curly;
    return TokenType::close_round;
  }
  void close_open_blocks() {
    while (!open_.empty()) {
      Token t;
      t.type = closing_of(list_.tokens[at(open_.back())]);
      t.begin = t.end = static_cast<std::uint32_t>(std::min(at_, text_.size()));
      add(t);
    }
  }

  Token start(TokenType type) const {
    Token t;
    t.type = type;
    t.begin = static_cast<std::uint32_t>(at_);
    return t;
  }
  Token finish(Token t) const {
    t.end = static_cast<std::uint32_t>(at_);
    return t;
  }
  Token simple(TokenType type, std::size_t length) {
    Token t = start(type);
    t.text = text_.substr(at_, length);
    at_ += length;
    return finish(t);
  }

  Token next() {
    const char c = peek();
    if (is_space(c)) {
      Token t = start(TokenType::whitespace);
      while (has(0) && is_space(peek())) ++at_;
      return finish(t);
    }
    if (c == '"' || c == '\'') return string();
    if (c == '#' && (is_name(peek(1)) || valid_escape(1)) && has(1)) return hash();
    if (is_digit(c) || ((c == '+' || c == '-' || c == '.') && starts_number())) return numeric();
    if (c == '-' && peek(1) == '-' && peek(2) == '>') return simple(TokenType::cdc, 3);
    if (c == '<' && text_.substr(at_, 4) == "<!--") return simple(TokenType::cdo, 4);
    if (c == '@' && starts_ident(1)) {
      Token t = start(TokenType::at_keyword);
      ++at_;
      t.text = name();
      return finish(t);
    }
    if (starts_ident(0)) return ident_like();
    return punctuation(c);
  }

  Token punctuation(char c) {
    switch (c) {
      case '(':
        return simple(TokenType::open_round, 1);
      case ')':
        return simple(TokenType::close_round, 1);
      case '[':
        return simple(TokenType::open_square, 1);
      case ']':
        return simple(TokenType::close_square, 1);
      case '{':
        return simple(TokenType::open_curly, 1);
      case '}':
        return simple(TokenType::close_curly, 1);
      case ',':
        return simple(TokenType::comma, 1);
      case ':':
        return simple(TokenType::colon, 1);
      case ';':
        return simple(TokenType::semicolon, 1);
      default:
        return simple(TokenType::delim, base::decode_utf8(text_, at_).length);
    }
  }

  // A name (§4.3.11): a view of the text unless it holds an escape or a NUL.
  std::string_view name() {
    const std::size_t begin = at_;
    while (has(0) && is_name(peek()) && peek() != '\0') ++at_;
    if (!has(0) || (peek() != '\0' && !valid_escape(0))) return text_.substr(begin, at_ - begin);
    std::string decoded(text_.substr(begin, at_ - begin));
    while (has(0)) {
      if (peek() == '\0') {
        decoded += "\uFFFD";
        ++at_;
      } else if (is_name(peek())) {
        decoded += text_[at_++];
      } else if (valid_escape(0)) {
        ++at_;
        escape(decoded);
      } else {
        break;
      }
    }
    return keep(std::move(decoded));
  }
  std::string_view keep(std::string text) { return list_.texts.emplace_back(std::move(text)); }

  // After the backslash (§4.3.7).
  void escape(std::string& out) {
    if (!has(0)) {
      out += "\uFFFD";
      return;
    }
    if (!is_hex(peek())) {
      if (peek() == '\0') {
        out += "\uFFFD";
        ++at_;
        return;
      }
      const std::size_t length = base::decode_utf8(text_, at_).length;
      out += text_.substr(at_, length);
      at_ += length;
      return;
    }
    std::size_t digits = 0;
    while (digits < 6 && has(digits) && is_hex(peek(digits))) ++digits;
    std::uint32_t value = 0;
    std::from_chars(text_.data() + at_, text_.data() + at_ + digits, value, 16);
    at_ += digits;
    if (has(0) && is_space(peek())) skip_one_space();
    const bool bad = value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF);
    base::append_utf8(out, bad ? U'\uFFFD' : static_cast<char32_t>(value));
  }
  void skip_one_space() { at_ += peek() == '\r' && peek(1) == '\n' ? 2 : 1; }

  Token string() {
    Token t = start(TokenType::string);
    const char quote = text_[at_++];
    const std::size_t begin = at_;
    while (has(0) && peek() != quote && peek() != '\\' && !is_newline(peek()) && peek() != '\0') {
      ++at_;
    }
    if (has(0) && peek() == quote) {
      t.text = text_.substr(begin, at_++ - begin);
      return finish(t);
    }
    std::string decoded(text_.substr(begin, at_ - begin));
    while (has(0) && peek() != quote) {
      if (is_newline(peek())) {  // the newline is not consumed (§4.3.5)
        t.type = TokenType::bad_string;
        return finish(t);
      }
      string_character(decoded);
    }
    t.unterminated = !has(0);
    if (has(0)) ++at_;
    t.text = keep(std::move(decoded));
    return finish(t);
  }
  void string_character(std::string& decoded) {
    if (peek() == '\0') {
      decoded += "\uFFFD";
      ++at_;
    } else if (peek() != '\\') {
      decoded += text_[at_++];
    } else {
      ++at_;
      if (!has(0)) return;
      if (is_newline(peek())) {
        skip_one_space();
      } else {
        escape(decoded);
      }
    }
  }

  Token hash() {
    Token t = start(TokenType::hash);
    ++at_;
    t.is_id = starts_ident(0);
    t.text = name();
    return finish(t);
  }

  Token numeric() {
    Token t = start(TokenType::number);
    const std::size_t begin = at_;
    t.integer = true;
    if (peek() == '+' || peek() == '-') ++at_;
    while (is_digit(peek())) ++at_;
    if (peek() == '.' && is_digit(peek(1))) {
      t.integer = false;
      ++at_;
      while (is_digit(peek())) ++at_;
    }
    const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
    if ((peek() == 'e' || peek() == 'E') && is_digit(peek(1 + sign))) {
      t.integer = false;
      at_ += 1 + sign;
      while (is_digit(peek())) ++at_;
    }
    t.text = text_.substr(begin, at_ - begin);
    t.number = value_of(t.text);
    if (peek() == '%') {
      ++at_;
      t.type = TokenType::percentage;
    } else if (starts_ident(0)) {
      t.type = TokenType::dimension;
      t.text = name();
    }
    return finish(t);
  }
  // Numbers too large to hold are the largest that can be held.
  static double value_of(std::string_view digits) {
    if (digits.front() == '+') digits.remove_prefix(1);
    double value = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (result.ec != std::errc::result_out_of_range) return value;
    const bool tiny = digits.find("e-") != digits.npos || digits.find("E-") != digits.npos;
    if (tiny) return 0;
    const double most = std::numeric_limits<double>::max();
    return digits.front() == '-' ? -most : most;
  }

  Token ident_like() {
    Token t = start(TokenType::ident);
    t.text = name();
    if (!has(0) || peek() != '(') return finish(t);
    ++at_;
    t.type = TokenType::function;
    if (!equals_ignoring_case(t.text, "url")) return finish(t);
    std::size_t ahead = 0;
    while (has(ahead) && is_space(peek(ahead))) ++ahead;
    if (has(ahead) && (peek(ahead) == '"' || peek(ahead) == '\'')) return finish(t);
    at_ += ahead;
    return unquoted_url(t);
  }

  Token unquoted_url(Token t) {
    t.type = TokenType::url;
    std::string decoded;
    while (has(0) && peek() != ')') {
      const char c = peek();
      if (is_space(c)) {
        while (has(0) && is_space(peek())) ++at_;
        if (!has(0) || peek() == ')') break;
        return bad_url(t);
      }
      if (c == '"' || c == '\'' || c == '(' || is_non_printable(c)) return bad_url(t);
      if (c == '\\') {
        if (!valid_escape(0)) return bad_url(t);
        ++at_;
        escape(decoded);
      } else if (c == '\0') {
        decoded += "\uFFFD";
        ++at_;
      } else {
        decoded += text_[at_++];
      }
    }
    t.unterminated = !has(0);
    if (has(0)) ++at_;
    t.text = keep(std::move(decoded));
    return finish(t);
  }
  Token bad_url(Token t) {  // §4.3.14
    t.type = TokenType::bad_url;
    std::string unused;
    while (has(0) && peek() != ')') {
      if (valid_escape(0)) {
        ++at_;
        escape(unused);
      } else {
        ++at_;
      }
    }
    if (has(0)) ++at_;
    return finish(t);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  TokenList list_;
  std::vector<std::int32_t> open_;
};

}  // namespace

TokenList tokenize(std::string_view text) {
  base::expects(text.size() < std::numeric_limits<std::int32_t>::max(), "a text of at most 2 GB");
  return Tokenizer(text).run();
}

bool opens(const Token& t) {
  return t.type == TokenType::function || t.type == TokenType::open_round ||
         t.type == TokenType::open_square || t.type == TokenType::open_curly;
}

bool closes(const Token& t) {
  return t.type == TokenType::close_round || t.type == TokenType::close_square ||
         t.type == TokenType::close_curly;
}

Tokens trim(Tokens tokens) {
  while (!tokens.empty() && tokens.first->type == TokenType::whitespace) ++tokens.first;
  while (!tokens.empty() && (tokens.last - 1)->type == TokenType::whitespace) --tokens.last;
  return tokens;
}

bool equals_ignoring_case(std::string_view text, std::string_view lower_case) {
  return std::equal(text.begin(), text.end(), lower_case.begin(), lower_case.end(),
                    [](char a, char b) { return base::to_lower(a) == b; });
}

std::string to_lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), base::to_lower);
  return result;
}

}  // namespace css
