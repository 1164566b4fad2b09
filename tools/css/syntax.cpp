#include "css/syntax.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace css {
namespace {

const Token* skip_space(const Token* at, const Token* end) {
  while (at != end && at->type == TokenType::whitespace) ++at;
  return at;
}

const Token* find_semicolon(const Token* at, const Token* end) {
  while (at != end && at->type != TokenType::semicolon) at = step_over(at);
  return at;
}

// §5.4.2; `at` is behind the rule afterwards.
Item take_at_rule(const Token*& at, const Token* end) {
  Item item;
  item.kind = Item::Kind::at_rule;
  item.at = at;
  item.name = at->text;
  item.prelude.first = ++at;
  while (at != end && at->type != TokenType::semicolon && at->type != TokenType::open_curly) {
    at = step_over(at);
  }
  item.prelude.last = at;
  if (at == end) return item;
  if (at->type == TokenType::open_curly) item.block = inside(*at);
  at = step_over(at);
  return item;
}

// §5.4.3; with `stop_at_semicolon` as in a block, where a stray `;` ends a rule without a block.
Item take_qualified_rule(const Token*& at, const Token* end, bool stop_at_semicolon) {
  Item item;
  item.at = item.prelude.first = item.prelude.last = at;
  while (at != end && at->type != TokenType::open_curly) {
    if (stop_at_semicolon && at->type == TokenType::semicolon) return item;
    at = step_over(at);
  }
  item.prelude.last = at;
  if (at == end) return item;
  item.kind = Item::Kind::qualified_rule;
  item.block = inside(*at);
  at = step_over(at);
  return item;
}

std::vector<Item> parse_rules(Tokens tokens, bool top_level) {
  std::vector<Item> items;
  const Token* at = tokens.first;
  while ((at = skip_space(at, tokens.last)) != tokens.last) {
    const bool comment_mark = at->type == TokenType::cdo || at->type == TokenType::cdc;
    if (top_level && comment_mark) {
      ++at;
    } else if (at->type == TokenType::at_keyword) {
      items.push_back(take_at_rule(at, tokens.last));
    } else {
      items.push_back(take_qualified_rule(at, tokens.last, false));
    }
  }
  return items;
}

// A nested rule such as `a:hover { … }` looks like a declaration until its block (§5.4.4).
bool has_block_among_others(Tokens value) {
  bool block = false;
  bool other = false;
  for (const Token* at = value.first; at != value.last; at = step_over(at)) {
    if (at->type == TokenType::open_curly)
      block = true;
    else if (at->type != TokenType::whitespace)
      other = true;
  }
  return block && other;
}

void strip_important(Item& item) {
  const Token* last = item.prelude.last;
  const Token* first = item.prelude.first;
  const auto back = [&] {
    while (last != first && (last - 1)->type == TokenType::whitespace) --last;
    return last == first ? nullptr : --last;
  };
  const Token* word = back();
  if (!word || word->type != TokenType::ident || !equals_ignoring_case(word->text, "important")) {
    return;
  }
  const Token* mark = back();
  if (!mark || mark->type != TokenType::delim || mark->text != "!") return;
  item.important = true;
  item.prelude.last = mark;
}

}  // namespace

std::vector<Item> parse_stylesheet(Tokens tokens) {
  return parse_rules(tokens, true);
}
std::vector<Item> parse_rule_list(Tokens tokens) {
  return parse_rules(tokens, false);
}

std::optional<Item> parse_declaration(Tokens tokens) {
  const Token* at = skip_space(tokens.first, tokens.last);
  if (at == tokens.last || at->type != TokenType::ident) return std::nullopt;
  Item item;
  item.kind = Item::Kind::declaration;
  item.at = at;
  item.name = at->text;
  at = skip_space(at + 1, tokens.last);
  if (at == tokens.last || at->type != TokenType::colon) return std::nullopt;
  item.prelude = {at + 1, tokens.last};
  strip_important(item);
  return item;
}

std::vector<Item> parse_declaration_list(Tokens tokens) {
  std::vector<Item> items;
  const Token* at = tokens.first;
  while (at != tokens.last) {
    if (at->type == TokenType::whitespace || at->type == TokenType::semicolon) {
      ++at;
    } else if (at->type == TokenType::at_keyword) {
      items.push_back(take_at_rule(at, tokens.last));
    } else {
      const Token* end = find_semicolon(at, tokens.last);
      const std::optional<Item> declaration = parse_declaration({at, end});
      Item error;
      error.at = at;
      items.push_back(declaration ? *declaration : error);
      at = end;
    }
  }
  return items;
}

std::vector<Item> parse_block_contents(Tokens tokens) {
  std::vector<Item> items;
  const Token* at = tokens.first;
  while (at != tokens.last) {
    if (at->type == TokenType::whitespace || at->type == TokenType::semicolon) {
      ++at;
      continue;
    }
    if (at->type == TokenType::at_keyword) {
      items.push_back(take_at_rule(at, tokens.last));
      continue;
    }
    const Token* end = find_semicolon(at, tokens.last);
    const std::optional<Item> declaration = parse_declaration({at, end});
    const bool custom = declaration && declaration->name.starts_with("--");
    if (declaration && (custom || !has_block_among_others(declaration->prelude))) {
      items.push_back(*declaration);
      at = end;
    } else {
      items.push_back(take_qualified_rule(at, tokens.last, true));
    }
  }
  return items;
}

bool NthPattern::contains(int index) const {
  if (index < 1) return false;
  const long distance = static_cast<long>(index) - offset;
  if (step == 0) return distance == 0;
  return distance % step == 0 && distance / step >= 0;
}

namespace {

// Far beyond any count of children, and safe to add.
constexpr double nth_limit = 1e9;
int clamp_nth(double value) {
  return static_cast<int>(std::clamp(value, -nth_limit, nth_limit));
}

// The part behind the n in "n", "n-", "n-3"; nullopt when it is something else. `dangling` is set
// when only a minus follows, so that the number must come as the next token.
std::optional<int> parse_after_n(std::string_view text, bool& dangling) {
  if (text.empty() || (text[0] != 'n' && text[0] != 'N')) return std::nullopt;
  text.remove_prefix(1);
  dangling = text == "-";
  if (text.empty() || dangling) return 0;
  const bool digits = text[0] == '-' && std::all_of(text.begin() + 1, text.end(),
                                                    [](char c) { return c >= '0' && c <= '9'; });
  if (!digits) return std::nullopt;
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return clamp_nth(value);
}

bool has_sign(const Token& t) {
  return t.text.starts_with('+') || t.text.starts_with('-');
}

}  // namespace

std::optional<NthPattern> parse_nth(Tokens input) {
  std::vector<Token> tokens;
  bool space_after_plus = false;
  for (const Token& t : trim(input)) {
    if (t.type == TokenType::whitespace) {
      if (tokens.size() == 1 && tokens[0].type == TokenType::delim) space_after_plus = true;
      continue;
    }
    tokens.push_back(t);
    if (tokens.size() > 4) return std::nullopt;
  }
  if (tokens.empty() || space_after_plus) return std::nullopt;
  std::size_t i = 0;
  NthPattern result;
  const bool plus = tokens[0].type == TokenType::delim && tokens[0].text == "+";
  if (plus && (++i == tokens.size() || tokens[1].type != TokenType::ident)) return std::nullopt;
  Token head = tokens[i++];
  bool dangling = false;
  std::optional<int> offset;
  if (head.type == TokenType::number) {
    if (!head.integer || i != tokens.size()) return std::nullopt;
    return NthPattern{0, clamp_nth(head.number)};
  }
  if (head.type == TokenType::dimension) {
    if (!head.integer) return std::nullopt;
    result.step = clamp_nth(head.number);
    offset = parse_after_n(head.text, dangling);
  } else if (head.type == TokenType::ident) {
    if (!plus && i == tokens.size()) {
      if (equals_ignoring_case(head.text, "odd")) return NthPattern{2, 1};
      if (equals_ignoring_case(head.text, "even")) return NthPattern{2, 0};
    }
    result.step = 1;
    if (!plus && head.text.starts_with('-')) {
      result.step = -1;
      head.text.remove_prefix(1);
    }
    offset = parse_after_n(head.text, dangling);
  }
  if (!offset) return std::nullopt;
  result.offset = *offset;
  if (i == tokens.size()) {
    if (dangling) return std::nullopt;
    return result;
  }
  if (*offset != 0) return std::nullopt;
  int sign = dangling ? -1 : 0;
  if (tokens[i].type == TokenType::delim && !dangling) {
    if (tokens[i].text != "+" && tokens[i].text != "-") return std::nullopt;
    sign = tokens[i++].text == "+" ? 1 : -1;
    if (i == tokens.size()) return std::nullopt;
  }
  const Token& number = tokens[i];
  if (number.type != TokenType::number || !number.integer || i + 1 != tokens.size()) {
    return std::nullopt;
  }
  // A sign stands either alone or on the number, never both, never neither.
  if ((sign != 0) == has_sign(number)) return std::nullopt;
  result.offset = clamp_nth(number.number * (sign < 0 ? -1 : 1));
  return result;
}

}  // namespace css
