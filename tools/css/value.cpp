#include "css/value.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace css {

Length to_length(double points) {
  if (std::isnan(points)) return Length{};
  return Length::from_points(std::clamp(points, -max_points, max_points));
}

void ValueReader::remark(std::string text) {
  if (context_->remark) *context_->remark = std::move(text);
}

const Token* ValueReader::peek() {
  while (!rest_.empty() && rest_.first->type == TokenType::whitespace) ++rest_.first;
  return rest_.empty() ? nullptr : rest_.first;
}

bool ValueReader::at_end() {
  return peek() == nullptr;
}

Tokens ValueReader::component() {
  const Token* token = peek();
  if (!token) return {};
  rest_.first = step_over(token);
  return {token, rest_.first};
}

bool ValueReader::keyword(std::string_view lower) {
  const Token* token = peek();
  if (!token || token->type != TokenType::ident || !equals_ignoring_case(token->text, lower)) {
    return false;
  }
  ++rest_.first;
  return true;
}

std::optional<std::string_view> ValueReader::ident() {
  const Token* token = peek();
  if (!token || token->type != TokenType::ident) return std::nullopt;
  ++rest_.first;
  return token->text;
}

std::optional<std::string> ValueReader::custom_ident() {
  const Token* token = peek();
  if (!token || token->type != TokenType::ident) return std::nullopt;
  constexpr std::array<std::string_view, 8> reserved = {
      "none", "auto", "default", "inherit", "initial", "unset", "revert", "revert-layer"};
  for (const std::string_view word : reserved) {
    if (equals_ignoring_case(token->text, word)) return std::nullopt;
  }
  ++rest_.first;
  return std::string(token->text);
}

bool ValueReader::comma() {
  const Token* token = peek();
  if (!token || token->type != TokenType::comma) return false;
  ++rest_.first;
  return true;
}

bool ValueReader::slash() {
  const Token* token = peek();
  if (!token || token->type != TokenType::delim || token->text != "/") return false;
  ++rest_.first;
  return true;
}

std::optional<std::string> ValueReader::string() {
  const Token* token = peek();
  if (!token || token->type != TokenType::string) return std::nullopt;
  ++rest_.first;
  return std::string(token->text);
}

std::optional<std::string> ValueReader::url() {
  const Token* token = peek();
  if (!token) return std::nullopt;
  if (token->type == TokenType::url) {
    ++rest_.first;
    return std::string(token->text);
  }
  const Tokens before = rest_;
  if (auto arguments = function("url")) {
    auto text = arguments->string();
    if (text && arguments->at_end()) return text;
  }
  rest_ = before;
  return std::nullopt;
}

std::optional<ValueReader> ValueReader::function(std::string_view lower) {
  const Token* token = peek();
  if (!token || token->type != TokenType::function || !equals_ignoring_case(token->text, lower)) {
    return std::nullopt;
  }
  rest_.first = step_over(token);
  return ValueReader(inside(*token), *context_);
}

std::optional<double> ValueReader::number(Sign sign) {
  const Token* token = peek();
  if (!token) return std::nullopt;
  const auto n = read_numeric(*token, *context_);
  if (!n || n->type != Numeric::Type::number || n->has_percent) return std::nullopt;
  const bool written = token->type == TokenType::number;
  // An out-of-range calc() is clamped; an out-of-range literal is invalid (CSS Values 4 §10.12).
  if (sign == Sign::non_negative && n->value < 0 && written) return std::nullopt;
  rest_.first = step_over(token);
  return sign == Sign::non_negative ? std::max(0.0, n->value) : n->value;
}

std::optional<int> ValueReader::integer() {
  const Token* token = peek();
  if (!token || (token->type == TokenType::number && !token->integer)) return std::nullopt;
  const auto n = number();
  if (!n) return std::nullopt;
  return static_cast<int>(std::lround(std::clamp(*n, -1e9, 1e9)));
}

std::optional<double> ValueReader::percent(Sign sign) {
  const Token* token = peek();
  if (!token || token->type != TokenType::percentage) return std::nullopt;
  if (sign == Sign::non_negative && token->number < 0) return std::nullopt;
  ++rest_.first;
  return token->number;
}

std::optional<Length> ValueReader::length(Sign sign) {
  const Tokens before = rest_;
  const auto value = length_percentage(sign);
  if (value && value->percent == 0 && before.first->type != TokenType::percentage) {
    return value->length;
  }
  rest_ = before;
  return std::nullopt;
}

std::optional<LengthPercentage> ValueReader::length_percentage(Sign sign) {
  const Token* token = peek();
  if (!token) return std::nullopt;
  const auto n = read_numeric(*token, *context_);
  if (!n || n->type == Numeric::Type::angle) return std::nullopt;
  const bool plain_number = n->type == Numeric::Type::number && !n->has_percent;
  if (plain_number && (n->value != 0 || token->type != TokenType::number)) return std::nullopt;
  if (n->type == Numeric::Type::number && n->has_percent && n->value != 0) return std::nullopt;
  const bool written = token->type != TokenType::function;
  const bool negative = n->value < 0 || n->percent < 0;
  if (sign == Sign::non_negative && negative && written) return std::nullopt;
  rest_.first = step_over(token);
  const double percent = std::clamp(n->percent * 1000, -2e9, 2e9);
  LengthPercentage result{to_length(n->value), static_cast<std::int32_t>(std::lround(percent))};
  // A calc() that mixes both may come out negative only where layout resolves it.
  if (sign == Sign::non_negative && !(n->has_percent && n->value != 0)) {
    result.length = std::max(result.length, Length{});
    result.percent = std::max(result.percent, 0);
  }
  return result;
}

std::optional<double> ValueReader::angle() {
  const Token* token = peek();
  if (!token) return std::nullopt;
  const auto n = read_numeric(*token, *context_);
  if (!n || n->has_percent || n->type == Numeric::Type::length) return std::nullopt;
  rest_.first = step_over(token);
  return n->value;
}

}  // namespace css
