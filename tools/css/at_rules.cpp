// @font-face, @counter-style and @page.

#include <algorithm>
#include <array>

#include "css/property_parts.h"
#include "css/sheet_parser.h"

namespace css {
namespace {

// Paper sizes of CSS Paged Media 3 §7.1, in millimetres; the American ones are in inches there.
struct Paper {
  std::string_view name;
  double width, height;
};
constexpr std::array<Paper, 11> papers = {{{"a3", 297, 420},
                                           {"a4", 210, 297},
                                           {"a5", 148, 210},
                                           {"a6", 105, 148},
                                           {"b4", 250, 353},
                                           {"b5", 176, 250},
                                           {"jis-b4", 257, 364},
                                           {"jis-b5", 182, 257},
                                           {"letter", 215.9, 279.4},
                                           {"legal", 215.9, 355.6},
                                           {"ledger", 279.4, 431.8}}};

Length millimetres(double mm) {
  return to_length(mm * 72 / 25.4);
}

std::optional<PageSize> read_size(ValueReader& in) {
  if (in.keyword("auto")) {
    if (!in.at_end()) return std::nullopt;
    return PageSize{};
  }
  if (const auto width = in.length(Sign::non_negative)) {
    const auto height = in.length(Sign::non_negative);
    if (!in.at_end()) return std::nullopt;
    return PageSize{*width, height ? *height : *width};
  }
  const auto orientation = [&] {
    return in.one_of<bool>({{"landscape", true}, {"portrait", false}});
  };
  auto landscape = orientation();
  PageSize size;
  bool named = false;
  for (const Paper& paper : papers) {
    if (!in.keyword(paper.name)) continue;
    size = {millimetres(paper.width), millimetres(paper.height)};
    named = true;
    break;
  }
  if (!landscape) landscape = orientation();
  if (!in.at_end() || (!named && !landscape)) return std::nullopt;
  if (!named) return PageSize{{}, {}, landscape};
  const bool turn = landscape && *landscape == (size.width < size.height);
  if (turn) std::swap(size.width, size.height);
  return size;
}

bool read_marks(ValueReader& in, PageDescriptors& out) {
  bool crop = false;
  bool cross = false;
  const bool none = in.keyword("none");
  while (!none && !in.at_end()) {
    if (in.keyword("crop"))
      crop = true;
    else if (in.keyword("cross"))
      cross = true;
    else
      return false;
  }
  out.crop_marks = crop;
  out.cross_marks = cross;
  return in.at_end();
}

constexpr std::array<std::string_view, margin_box_count> margin_box_names = {
    {"top-left-corner", "top-left", "top-center", "top-right", "top-right-corner", "right-top",
     "right-middle", "right-bottom", "bottom-right-corner", "bottom-right", "bottom-center",
     "bottom-left", "bottom-left-corner", "left-bottom", "left-middle", "left-top"}};

}  // namespace

bool PageTest::matches(const PageSelector& page) const {
  if (!name.empty() && name != page.name) return false;
  if ((first && !page.first) || (blank && !page.blank)) return false;
  if ((left && !page.left) || (right && page.left)) return false;
  return !nth || nth->contains(page.number);
}

std::uint32_t PageTest::specificity() const {
  const auto count = [](bool b) { return b ? 1U : 0U; };
  return count(!name.empty()) << 16 | (count(first) + count(blank) + count(nth.has_value())) << 8 |
         (count(left) + count(right));
}

std::optional<std::vector<PageTest>> SheetParser::page_tests(Tokens prelude) {
  std::vector<PageTest> tests;
  Tokens rest = trim(prelude);
  if (rest.empty()) return tests;
  for (;;) {
    PageTest test;
    ValueReader in(rest, checking_context());
    if (const auto name = in.custom_ident())
      test.name = *name;
    else if (const Token* t = in.peek(); !t || t->type != TokenType::colon)
      return std::nullopt;
    while (const Token* t = in.peek()) {
      if (t->type != TokenType::colon) break;
      in.component();
      if (in.keyword("first"))
        test.first = true;
      else if (in.keyword("left"))
        test.left = true;
      else if (in.keyword("right"))
        test.right = true;
      else if (in.keyword("blank"))
        test.blank = true;
      else if (auto arguments = in.function("nth")) {
        test.nth = parse_nth(arguments->rest());
        if (!test.nth) return std::nullopt;
      } else {
        return std::nullopt;
      }
    }
    tests.push_back(std::move(test));
    if (in.at_end()) return tests;
    if (!in.comma() || tests.size() >= max_list) return std::nullopt;
    rest = in.rest();
  }
}

void SheetParser::page(const Item& item, const Scope& scope) {
  auto tests = page_tests(item.prelude);
  if (!tests) {
    warn("S004", item.at,
         "the page selector “" + shown(item.prelude, text_.text) +
             "” is not supported; the rule is ignored");
    return;
  }
  PageRule& rule = out_.pages.emplace_back();
  rule.tests = std::move(*tests);
  rule.origin = place_.origin;
  rule.layer = scope.layer;
  rule.order = out_.next_order++;
  for (const Item& inner : parse_block_contents(*item.block)) page_item(inner, rule);
}

void SheetParser::page_item(const Item& item, PageRule& rule) {
  if (item.kind == Item::Kind::declaration) {
    if (!descriptor(item, rule)) declarations_.read(item, rule.block);
    return;
  }
  if (item.kind != Item::Kind::at_rule || !item.block) {
    warn("S001", item.at, "this has no place inside @page; it is ignored");
    return;
  }
  const std::string name = to_lower(item.name);
  std::optional<Block>* target = nullptr;
  if (name == "footnote") target = &rule.footnote_area;
  for (std::size_t i = 0; i < margin_box_names.size(); ++i) {
    if (name == margin_box_names[i]) target = &rule.margin_boxes[i];
  }
  if (!target) return unknown_at_rule(item);
  if (!*target) target->emplace();
  for (const Item& inner : parse_block_contents(*item.block)) {
    if (inner.kind == Item::Kind::declaration)
      declarations_.read(inner, **target);
    else
      warn("S001", inner.at, "this has no place inside a margin box; it is ignored");
  }
}

bool SheetParser::descriptor(const Item& item, PageRule& rule) {
  const std::string name = to_lower(item.name);
  PageDescriptors& out = item.important ? rule.important : rule.normal;
  ValueReader in(item.prelude, checking_context());
  bool understood = true;
  if (name == "size") {
    const auto size = read_size(in);
    understood = size.has_value();
    if (size) out.size = size;
  } else if (name == "page-orientation") {
    const auto rotation =
        in.one_of<int>({{"upright", 0}, {"rotate-right", 90}, {"rotate-left", 270}});
    understood = rotation && in.at_end();
    if (understood) out.rotation = rotation;
  } else if (name == "marks") {
    understood = read_marks(in, out);
  } else if (name == "bleed") {
    const auto bleed = in.keyword("auto") ? Length{} : in.length();
    understood = bleed && in.at_end();
    if (understood) out.bleed = bleed;
  } else {
    return false;
  }
  if (!understood) {
    warn("S003", item.at,
         "the value of “" + name + "” is not one that is understood; the declaration is ignored");
  }
  return true;
}

void SheetParser::font_feature_values(const Item& item) {
  ValueReader prelude(item.prelude, checking_context());
  const auto families = read_families(prelude);
  if (!families || !prelude.at_end()) {
    warn("S001", item.at, "@font-feature-values without a family; it is ignored");
    return;
  }
  for (const Item& inner : parse_block_contents(*item.block)) {
    const std::string kind = to_lower(inner.name);
    if (inner.kind != Item::Kind::at_rule || !inner.block || !is_feature_kind(kind)) {
      warn("S004", inner.at, "this has no place inside @font-feature-values; it is ignored");
      continue;
    }
    for (const Item& d : parse_declaration_list(*inner.block)) {
      if (d.kind != Item::Kind::declaration) continue;
      ValueReader in(d.prelude, checking_context());
      const auto numbers = read_feature_numbers(kind, in);
      if (!numbers) {
        warn("S003", d.at, "“" + std::string(d.name) + "” has not the numbers that it may have");
        continue;
      }
      for (const std::string& family : families->names) {
        out_.font_feature_values[to_lower(family)][kind][std::string(d.name)] = *numbers;
      }
    }
  }
}

namespace {

std::optional<std::string> read_symbol(ValueReader& in) {
  if (auto text = in.string()) return text;
  return in.custom_ident();
}

bool read_system(ValueReader& in, CounterStyleRule& rule) {
  using System = CounterStyle::System;
  if (in.keyword("extends")) {
    const auto name = in.custom_ident();
    if (name) rule.extends = counter_style_name(*name);
    return name && in.at_end();
  }
  const auto system = in.one_of<System>({{"cyclic", System::cyclic},
                                         {"numeric", System::numeric},
                                         {"alphabetic", System::alphabetic},
                                         {"symbolic", System::symbolic},
                                         {"additive", System::additive},
                                         {"fixed", System::fixed}});
  if (!system) return false;
  rule.system = *system;
  if (*system == System::fixed) rule.first_fixed = in.integer().value_or(1);
  return in.at_end();
}

constexpr std::size_t max_symbols = 10'000;

std::optional<std::vector<std::string>> read_symbols(ValueReader& in) {
  std::vector<std::string> symbols;
  while (!in.at_end()) {
    auto symbol = read_symbol(in);
    if (!symbol || symbols.size() >= max_symbols) return std::nullopt;
    symbols.push_back(std::move(*symbol));
  }
  return symbols;
}

// In either order; both are there.
std::optional<std::pair<int, std::string>> read_weighted(ValueReader& in) {
  auto weight = in.integer();
  auto symbol = read_symbol(in);
  if (!weight) weight = in.integer();
  if (!weight || *weight < 0 || !symbol) return std::nullopt;
  return std::pair(*weight, std::move(*symbol));
}

std::optional<std::vector<std::pair<int, std::string>>> read_additive(ValueReader& in) {
  std::vector<std::pair<int, std::string>> weights;
  do {
    auto weighted = read_weighted(in);
    const bool falls = weighted && (weights.empty() || weighted->first < weights.back().first);
    if (!falls || weights.size() >= max_symbols) return std::nullopt;
    weights.push_back(std::move(*weighted));
  } while (in.comma());
  return weights;
}

using Ranges = std::optional<std::vector<std::pair<int, int>>>;

std::optional<Ranges> read_ranges(ValueReader& in) {
  if (in.keyword("auto")) return Ranges();
  std::vector<std::pair<int, int>> ranges;
  constexpr int infinite = 2'000'000'000;
  do {
    const auto low = in.keyword("infinite") ? std::optional<int>(-infinite) : in.integer();
    const auto high = in.keyword("infinite") ? std::optional<int>(infinite) : in.integer();
    if (!low || !high || *low > *high || ranges.size() >= max_symbols) return std::nullopt;
    ranges.emplace_back(*low, *high);
  } while (in.comma());
  return Ranges(std::move(ranges));
}

std::optional<std::pair<std::string, std::string>> read_negative(ValueReader& in) {
  auto before = read_symbol(in);
  if (!before) return std::nullopt;
  return std::pair(std::move(*before), read_symbol(in).value_or(""));
}

// Keeps what it is when the value is not understood.
template <class Value>
bool take(ValueReader& in, std::optional<Value> read, std::optional<Value>& to) {
  if (!read || !in.at_end()) return false;
  to = std::move(read);
  return true;
}

bool read_counter_descriptor(const std::string& name, ValueReader& in, CounterStyleRule& rule) {
  if (name == "symbols") return take(in, read_symbols(in), rule.symbols);
  if (name == "additive-symbols") return take(in, read_additive(in), rule.additive);
  if (name == "negative") return take(in, read_negative(in), rule.negative);
  if (name == "prefix") return take(in, read_symbol(in), rule.prefix);
  if (name == "suffix") return take(in, read_symbol(in), rule.suffix);
  if (name == "range") return take(in, read_ranges(in), rule.ranges);
  if (name == "pad") return take(in, read_weighted(in), rule.pad);
  if (name == "fallback") {
    auto fallback = in.custom_ident();
    if (fallback) fallback = counter_style_name(*fallback);
    return take(in, std::move(fallback), rule.fallback);
  }
  return name == "system" || name == "speak-as";
}

}  // namespace

void SheetParser::counter_style(const Item& item) {
  ValueReader in(item.prelude, checking_context());
  auto name = in.custom_ident();
  if (name) name = counter_style_name(*name);
  CounterStyleRule rule;
  bool good = name && in.at_end();
  for (const Item& d : parse_declaration_list(*item.block)) {
    if (d.kind != Item::Kind::declaration) continue;
    ValueReader value(d.prelude, checking_context());
    const std::string descriptor = to_lower(d.name);
    if (descriptor == "system") {
      good = read_system(value, rule) && good;
    } else if (!read_counter_descriptor(descriptor, value, rule)) {
      warn("S003", d.at, "the descriptor “" + std::string(d.name) + "” is not understood");
    }
  }
  if (!good || !is_complete(*name, rule)) {
    warn("S003", item.at,
         "@counter-style without a name of its own, a known system or symbols; it is ignored");
    return;
  }
  out_.counter_styles[*name] = std::move(rule);
}

}  // namespace css
