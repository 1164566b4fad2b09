#include "css/conditions.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "css/declarations.h"
#include "css/property.h"
#include "css/rules.h"

namespace css {
namespace {

constexpr int max_condition_depth = 16;

// What is not known stays unknown when it is negated (Media Queries 4 §3.1).
enum class Truth : std::uint8_t { no, unknown, yes };

Truth truth(bool is_true) {
  return is_true ? Truth::yes : Truth::no;
}
Truth inverse(Truth value) {
  return value == Truth::unknown ? value : truth(value == Truth::no);
}

// `and`, `or`, `not` and parentheses are alike in both grammars; Leaf decides what stands inside.
template <class Leaf>
class ConditionReader {
 public:
  ConditionReader(const Leaf& leaf, const ValueContext& context) : leaf_(leaf), context_(context) {}

  std::optional<Truth> read(Tokens tokens, int depth) {
    if (depth > max_condition_depth) return std::nullopt;
    ValueReader in(tokens, context_);
    if (in.keyword("not")) {
      const auto operand = term(in, depth);
      if (!operand || !in.at_end()) return std::nullopt;
      return inverse(*operand);
    }
    auto result = term(in, depth);
    const bool all = in.keyword("and");
    const bool any = !all && in.keyword("or");
    bool more = all || any;
    while (result && more) {
      const auto right = term(in, depth);
      if (!right) return std::nullopt;
      result = all ? std::min(*result, *right) : std::max(*result, *right);
      more = in.keyword(all ? "and" : "or");
    }
    if (!result || !in.at_end()) return std::nullopt;
    return result;
  }

 private:
  std::optional<Truth> term(ValueReader& in, int depth) {
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

enum class Relation : std::uint8_t { less, at_most, equal, at_least, greater };

std::optional<Relation> read_relation(ValueReader& in) {
  const auto sign = [&](std::string_view text) {
    const Token* token = in.peek();
    const bool here = token && token->type == TokenType::delim && token->text == text;
    if (here) in.component();
    return here;
  };
  if (sign("<")) return sign("=") ? Relation::at_most : Relation::less;
  if (sign(">")) return sign("=") ? Relation::at_least : Relation::greater;
  if (sign("=")) return Relation::equal;
  return std::nullopt;
}

Relation reversed(Relation relation) {
  return static_cast<Relation>(static_cast<int>(Relation::greater) - static_cast<int>(relation));
}

template <class Value>
int order(const Value& a, const Value& b) {
  return a < b ? -1 : b < a ? 1 : 0;
}

bool holds(Relation relation, int order) {
  switch (relation) {
    case Relation::less:
      return order < 0;
    case Relation::at_most:
      return order <= 0;
    case Relation::equal:
      return order == 0;
    case Relation::at_least:
      return order >= 0;
    default:
      return order > 0;
  }
}

struct MediaFeature {
  Truth function(const Token&) const { return Truth::unknown; }

  // `name`, `name: value`, `min-name: value`, or a range (Media Queries 4 §2.4).
  Truth in_parentheses(Tokens tokens) const {
    const Token* at = tokens.first;
    while (at != tokens.last && at->type != TokenType::ident) at = step_over(at);
    if (at == tokens.last) return Truth::unknown;
    std::string name = to_lower(at->text);
    ValueReader before({tokens.first, at}, checking_context());
    ValueReader after({at + 1, tokens.last}, checking_context());
    const Token* colon = after.peek();
    const bool has_value = colon && colon->type == TokenType::colon;
    if (has_value && !before.at_end()) return Truth::unknown;
    if (!has_value && !(before.at_end() && after.at_end())) return range(name, before, after);
    if (has_value) after.component();
    Relation relation = Relation::equal;
    if (name.starts_with("min-")) relation = Relation::at_least;
    if (name.starts_with("max-")) relation = Relation::at_most;
    if (relation != Relation::equal) name.erase(0, 4);
    if (has_value && is_range(name)) {
      const std::optional<int> order = order_of(name, after);
      return order && after.at_end() ? truth(holds(relation, *order)) : Truth::unknown;
    }
    return relation == Relation::equal ? discrete(name, after, has_value) : Truth::unknown;
  }

 private:
  static bool is_range(std::string_view name) {
    return name.ends_with("width") || name.ends_with("height") || name == "color" ||
           name == "color-index" || name == "monochrome" || name.ends_with("aspect-ratio");
  }

  // Of the page and the value that is read.
  static std::optional<int> order_of(std::string_view name, ValueReader& in) {
    const Length width = checking_context().page_width, height = checking_context().page_height;
    if (name == "width" || name == "device-width" || name == "height" || name == "device-height") {
      const std::optional<Length> wanted = in.length();
      if (!wanted) return std::nullopt;
      return order(name.ends_with("width") ? width : height, *wanted);
    }
    if (name == "aspect-ratio" || name == "device-aspect-ratio") {
      const std::optional<double> across = in.number(Sign::non_negative);
      const std::optional<double> down =
          in.slash() ? in.number(Sign::non_negative) : std::optional<double>(1);
      if (!across || !down) return std::nullopt;
      return order(width.points() * *down, height.points() * *across);
    }
    const std::optional<int> wanted = in.integer();
    if (!wanted || !(name == "color" || name == "color-index" || name == "monochrome")) {
      return std::nullopt;
    }
    return order(name == "color" ? 8 : 0, *wanted);
  }

  static Truth range(const std::string& name, ValueReader before, ValueReader after) {
    if (!is_range(name)) return Truth::unknown;
    bool result = true;
    if (!before.at_end()) {
      const std::optional<int> order = order_of(name, before);
      const std::optional<Relation> relation = read_relation(before);
      if (!order || !relation || !before.at_end()) return Truth::unknown;
      result = holds(reversed(*relation), *order);
    }
    if (!after.at_end()) {
      const std::optional<Relation> relation = read_relation(after);
      const std::optional<int> order = order_of(name, after);
      if (!order || !relation || !after.at_end()) return Truth::unknown;
      result = result && holds(*relation, *order);
    }
    return truth(result);
  }

  static Truth discrete(const std::string& name, ValueReader& in, bool has_value) {
    if (!has_value && is_range(name)) return truth(name != "color-index" && name != "monochrome");
    if (name == "orientation") return truth(!has_value || in.keyword("portrait"));
    if (name == "prefers-color-scheme") return truth(!has_value || in.keyword("light"));
    if (name == "prefers-reduced-motion") return truth(!has_value || in.keyword("reduce"));
    if (name == "update" || name == "scripting" || name == "hover" || name == "grid") {
      return truth(has_value && in.keyword("none"));
    }
    if (name == "color-gamut") {
      const bool wider = in.keyword("p3") || in.keyword("rec2020");
      return wider ? Truth::no : !has_value || in.keyword("srgb") ? Truth::yes : Truth::unknown;
    }
    return Truth::unknown;
  }
};

bool is_reserved(std::string_view type) {
  return type == "and" || type == "or" || type == "not" || type == "only" || type == "layer";
}

bool query_matches(Tokens query) {
  ValueReader in(query, checking_context());
  const bool negated = in.keyword("not");
  if (!negated) in.keyword("only");
  const Token* token = in.peek();
  const MediaFeature feature;
  ConditionReader<MediaFeature> condition(feature, checking_context());
  if (!token) return false;
  if (token->type != TokenType::ident) return condition.read(query, 0) == Truth::yes;
  const std::string type = to_lower(*in.ident());
  if (is_reserved(type)) return false;
  Truth result = truth(type == "print" || type == "all");
  if (!in.at_end()) {
    if (!in.keyword("and")) return false;
    const std::optional<Truth> rest = condition.read(in.rest(), 0);
    if (!rest) return false;
    result = std::min(result, *rest);
  }
  return (negated ? inverse(result) : result) == Truth::yes;
}

struct SupportsTest {
  const SelectorContext& selectors;

  Truth function(const Token& token) const {
    if (!equals_ignoring_case(token.text, "selector")) return Truth::no;
    std::string problem;
    const auto found = parse_selectors(inside(token), selectors, problem);
    return truth(found && found->size() == 1);
  }
  Truth in_parentheses(Tokens tokens) const { return truth(is_understood(tokens)); }

 private:
  static bool is_understood(Tokens tokens) {
    const auto item = parse_declaration(tokens);
    if (!item) return false;
    if (ends_declaration(item->prelude) || !has_good_vars(item->prelude)) return false;
    if (item->name.starts_with("--")) return is_custom_name(item->name);
    const std::string name = to_lower(item->name);
    // What it will be is not known; the declaration would stand (CSS Variables 1 §3).
    if (uses_var(item->prelude)) return find_property(name) || find_shorthand(name);
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
  return ConditionReader<SupportsTest>(test, checking_context()).read(condition, 0) == Truth::yes;
}

}  // namespace css
