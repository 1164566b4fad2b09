#include "css/conditions.h"

#include <optional>
#include <string>

#include "css/property.h"
#include "css/rules.h"

namespace css {
namespace {

constexpr int max_condition_depth = 16;

// `and`, `or`, `not` and parentheses are alike in both grammars; Leaf decides what stands inside.
template <class Leaf>
class ConditionReader {
 public:
  ConditionReader(const Leaf& leaf, const ValueContext& context) : leaf_(leaf), context_(context) {}

  std::optional<bool> read(Tokens tokens, int depth) {
    if (depth > max_condition_depth) return std::nullopt;
    ValueReader in(tokens, context_);
    if (in.keyword("not")) {
      const auto operand = term(in, depth);
      if (!operand || !in.at_end()) return std::nullopt;
      return !*operand;
    }
    auto result = term(in, depth);
    const bool all = in.keyword("and");
    const bool any = !all && in.keyword("or");
    bool more = all || any;
    while (result && more) {
      const auto right = term(in, depth);
      if (!right) return std::nullopt;
      result = all ? *result && *right : *result || *right;
      more = in.keyword(all ? "and" : "or");
    }
    if (!result || !in.at_end()) return std::nullopt;
    return result;
  }

 private:
  std::optional<bool> term(ValueReader& in, int depth) {
    const Token* token = in.peek();
    if (!token || !opens(*token)) return std::nullopt;
    in.component();
    if (token->type == TokenType::function) return leaf_.function(*token);
    if (token->type != TokenType::open_round) return std::nullopt;
    if (const auto nested = read(inside(*token), depth + 1)) return nested;
    return leaf_.in_parentheses(trim(inside(*token)));
  }

  const Leaf& leaf_;
  const ValueContext& context_;
};

struct MediaFeature {
  std::optional<bool> function(const Token&) const { return false; }

  std::optional<bool> in_parentheses(Tokens tokens) const {
    ValueReader in(tokens, checking_context());
    const auto written = in.ident();
    if (!written) return false;
    std::string name = to_lower(*written);
    int direction = 0;
    if (name.starts_with("min-")) direction = 1;
    if (name.starts_with("max-")) direction = -1;
    if (direction != 0) name.erase(0, 4);
    const Token* colon = in.peek();
    const bool has_value = colon && colon->type == TokenType::colon;
    if (has_value) in.component();
    if (name == "width" || name == "device-width") {
      return compare(in, has_value, direction, checking_context().page_width);
    }
    if (name == "height" || name == "device-height") {
      return compare(in, has_value, direction, checking_context().page_height);
    }
    if (name == "orientation") return in.keyword("portrait");
    if (name == "color") return true;
    if (name == "prefers-color-scheme") return in.keyword("light");
    if (name == "prefers-reduced-motion") return in.keyword("reduce");
    if (name == "update" || name == "scripting" || name == "hover" || name == "grid") {
      return in.keyword("none");
    }
    return false;
  }
  static bool compare(ValueReader& in, bool has_value, int direction, Length actual) {
    if (!has_value) return true;
    const auto wanted = in.length();
    if (!wanted || !in.at_end()) return false;
    return direction > 0   ? actual >= *wanted
           : direction < 0 ? actual <= *wanted
                           : actual == *wanted;
  }
};

bool query_matches(Tokens query) {
  ValueReader in(query, checking_context());
  const bool negated = in.keyword("not");
  if (!negated) in.keyword("only");
  const Token* token = in.peek();
  const MediaFeature feature;
  ConditionReader<MediaFeature> condition(feature, checking_context());
  if (!token) return false;
  if (token->type != TokenType::ident) return condition.read(query, 0).value_or(false);
  const std::string type = to_lower(*in.ident());
  bool result = type == "print" || type == "all";
  if (!in.at_end()) {
    if (!in.keyword("and")) return false;
    result = result && condition.read(in.rest(), 0).value_or(false);
  }
  return result != negated;
}

struct SupportsTest {
  const SelectorContext& selectors;

  std::optional<bool> function(const Token& token) const {
    if (!equals_ignoring_case(token.text, "selector")) return false;
    std::string problem;
    return parse_selectors(inside(token), selectors, problem).has_value();
  }
  std::optional<bool> in_parentheses(Tokens tokens) const {
    const auto item = parse_declaration(tokens);
    if (!item) return false;
    if (item->name.starts_with("--")) return true;
    const std::string name = to_lower(item->name);
    if (const auto property = find_property(name)) {
      return is_valid(*property, item->prelude, checking_context());
    }
    const ShorthandRow* row = find_shorthand(name);
    if (!row) return false;
    std::vector<Longhand> unused;
    return wide_keyword(item->prelude) ||
           row->expand(*row, item->prelude, checking_context(), unused);
  }
};

}  // namespace

bool media_matches(Tokens list) {
  list = trim(list);
  if (list.empty()) return true;
  const Token* at = list.first;
  for (;;) {
    const Token* end = at;
    while (end != list.last && end->type != TokenType::comma) end = step_over(end);
    if (query_matches({at, end})) return true;
    if (end == list.last) return false;
    at = end + 1;
  }
}

bool supports(Tokens condition, const SelectorContext& context) {
  const SupportsTest test{context};
  return ConditionReader<SupportsTest>(test, checking_context()).read(condition, 0).value_or(false);
}

}  // namespace css
