#pragma once
// Style sheet text → tokens (CSS Syntax 3 §4). Never fails. Brackets are matched here, so that a
// reader can step over a whole block without looking inside and nesting costs no stack: a block
// left open at the end of the text gets its closing token there (§5.4.8).
//
//   css::TokenList list = css::tokenize("p { margin: 0 }");

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace css {

enum class TokenType : std::uint8_t {
  ident,
  function,
  at_keyword,
  hash,
  string,
  bad_string,
  url,
  bad_url,
  delim,
  number,
  percentage,
  dimension,
  whitespace,
  cdo,
  cdc,
  colon,
  semicolon,
  comma,
  open_square,
  open_round,
  open_curly,
  close_square,
  close_round,
  close_curly
};

struct Token {
  TokenType type = TokenType::whitespace;
  bool integer = false;              // numbers: written without a point or an exponent
  bool is_id = false;                // hash: could be an identifier
  bool unterminated = false;         // string or url ended by the end of the text
  std::uint32_t begin = 0, end = 0;  // bytes of the text
  // Opening tokens: distance to the matching closing token, always positive. A closing token that
  // matches has the same distance, negative; one that matches nothing has 0.
  std::int32_t partner = 0;
  double number = 0;
  // The decoded name, string or url; the unit of a dimension; a number or a delim as written.
  std::string_view text;
};

// A piece of a TokenList, which must outlive it.
struct Tokens {
  const Token* first = nullptr;
  const Token* last = nullptr;  // one past the end

  bool empty() const { return first == last; }
  const Token* begin() const { return first; }
  const Token* end() const { return last; }
};

// The most tokens read of one text; the rest is left out and `truncated` says so.
inline constexpr std::size_t max_tokens = 4'000'000;

struct TokenList {
  std::vector<Token> tokens;
  std::deque<std::string> texts;  // decoded text that differs from the source's
  bool truncated = false;

  Tokens all() const { return {tokens.data(), tokens.data() + tokens.size()}; }
};

// `text` must outlive the result. Its offsets must fit in 32 bits.
TokenList tokenize(std::string_view text);

bool opens(const Token& token);   // function, (, [, {
bool closes(const Token& token);  // ), ], }

// What lies between an opening token and its partner.
inline Tokens inside(const Token& open) {
  return {&open + 1, &open + open.partner};
}
// The token after `token`, where a block counts as one token.
inline const Token* step_over(const Token* token) {
  return token + 1 + (token->partner > 0 ? token->partner : 0);
}

Tokens trim(Tokens tokens);  // without white space at both ends

// A token that stands for a keyword which no style sheet wrote.
constexpr Token keyword_token(std::string_view keyword) {
  Token token;
  token.type = TokenType::ident;
  token.text = keyword;
  return token;
}

constexpr Token number_token(TokenType type, double number) {
  Token token;
  token.type = type;
  token.number = number;
  return token;
}

// ASCII case-insensitive; `lower` is in lower case.
bool equals_ignoring_case(std::string_view text, std::string_view lower);
std::string to_lower(std::string_view text);

}  // namespace css
