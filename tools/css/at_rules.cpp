// @font-face, @counter-style and @page.

#include <algorithm>
#include <array>

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
  PageSize size{millimetres(210), millimetres(297)};
  bool named = false;
  for (const Paper& paper : papers) {
    if (!in.keyword(paper.name)) continue;
    size = {millimetres(paper.width), millimetres(paper.height)};
    named = true;
    break;
  }
  if (!landscape) landscape = orientation();
  if (!in.at_end() || (!named && !landscape)) return std::nullopt;
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

void SheetParser::font_face(const Item& item) {
  FontFace face;
  for (const Item& d : parse_declaration_list(*item.block)) {
    const std::string name = d.kind == Item::Kind::declaration ? to_lower(d.name) : "";
    ValueReader in(d.prelude, checking_context());
    if (name == "font-family") {
      if (auto text = in.string()) face.family = *text;
      while (const auto word = in.ident()) {
        face.family += (face.family.empty() ? "" : " ") + std::string(*word);
      }
    } else if (name == "font-weight") {
      if (const auto w = in.one_of<int>({{"normal", 400}, {"bold", 700}}))
        face.weight = *w;
      else if (const auto n = in.integer())
        face.weight = std::clamp(*n, 1, 1000);
    } else if (name == "font-style") {
      face.italic = in.keyword("italic") || in.keyword("oblique");
    } else if (name == "src") {
      face.sources.clear();
      while (!in.at_end()) {
        FontFace::Source source;
        if (auto arguments = in.function("local")) {
          if (auto text = arguments->string()) source.local_name = *text;
          while (const auto word = arguments->ident()) {
            source.local_name += (source.local_name.empty() ? "" : " ") + std::string(*word);
          }
        } else if (const auto url = in.url()) {
          if (const auto path = local_path(*url, d.at)) {
            source.file = std::filesystem::absolute(*path);
          }
        } else {
          in.component();
        }
        if (!source.local_name.empty() || !source.file.empty()) {
          face.sources.push_back(std::move(source));
        }
      }
    } else if (!name.empty()) {
      complaints_.warn_once("@font-face " + name, "S003", d.at->begin,
                            "the descriptor “" + name + "” of @font-face is ignored");
    }
  }
  if (face.family.empty() || face.sources.empty()) {
    warn("S005", item.at, "@font-face without a family or a local source; it is ignored");
    return;
  }
  out_.font_faces.push_back(std::move(face));
}

namespace {

std::optional<std::string> read_symbol(ValueReader& in) {
  if (auto text = in.string()) return text;
  if (const auto word = in.ident()) return std::string(*word);
  return std::nullopt;
}

bool read_system(ValueReader& in, CounterStyle& style, const CounterStyles& known) {
  using System = CounterStyle::System;
  if (in.keyword("extends")) {
    const auto name = in.custom_ident();
    const CounterStyle* base = name ? known.find(*name) : nullptr;
    if (base) style = *base;
    return base != nullptr;
  }
  const auto system = in.one_of<System>({{"cyclic", System::cyclic},
                                         {"numeric", System::numeric},
                                         {"alphabetic", System::alphabetic},
                                         {"symbolic", System::symbolic},
                                         {"additive", System::additive},
                                         {"fixed", System::fixed}});
  if (!system) return false;
  style.system = *system;
  if (*system == System::fixed) style.first_fixed = in.integer().value_or(1);
  return true;
}

bool read_additive(ValueReader& in, CounterStyle& style) {
  style.additive.clear();
  do {
    auto weight = in.integer();
    const auto symbol = read_symbol(in);
    if (!weight) weight = in.integer();
    if (!weight || *weight < 0 || !symbol || style.additive.size() > 1000) return false;
    style.additive.emplace_back(*weight, *symbol);
  } while (in.comma());
  std::stable_sort(style.additive.begin(), style.additive.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  return true;
}

bool read_ranges(ValueReader& in, CounterStyle& style) {
  style.ranges.reset();
  if (in.keyword("auto")) return true;
  std::vector<std::pair<int, int>> ranges;
  constexpr int infinite = 2'000'000'000;
  do {
    const auto low = in.keyword("infinite") ? std::optional<int>(-infinite) : in.integer();
    const auto high = in.keyword("infinite") ? std::optional<int>(infinite) : in.integer();
    if (!low || !high || ranges.size() > 1000) return false;
    ranges.emplace_back(*low, *high);
  } while (in.comma());
  style.ranges = std::move(ranges);
  return true;
}

bool read_counter_descriptor(const std::string& name, ValueReader& in, CounterStyle& style) {
  if (name == "symbols") {
    style.symbols.clear();
    while (auto symbol = read_symbol(in)) style.symbols.push_back(std::move(*symbol));
  } else if (name == "additive-symbols") {
    return read_additive(in, style);
  } else if (name == "negative") {
    style.negative_prefix = read_symbol(in).value_or("-");
    style.negative_suffix = read_symbol(in).value_or("");
  } else if (name == "prefix") {
    style.prefix = read_symbol(in).value_or("");
  } else if (name == "suffix") {
    style.suffix = read_symbol(in).value_or(". ");
  } else if (name == "range") {
    return read_ranges(in, style);
  } else if (name == "pad") {
    style.pad_length = std::clamp(in.integer().value_or(0), 0, max_counter_symbols);
    style.pad_symbol = read_symbol(in).value_or("");
  } else if (name == "fallback") {
    style.fallback = read_symbol(in).value_or("decimal");
  } else {
    return name == "system" || name == "speak-as";
  }
  return true;
}

}  // namespace

void SheetParser::counter_style(const Item& item) {
  ValueReader in(item.prelude, checking_context());
  const auto name = in.custom_ident();
  CounterStyle style;
  bool good = name && in.at_end();
  const std::vector<Item> items = parse_declaration_list(*item.block);
  for (const Item& d : items) {  // the system first: `extends` sets all others
    if (d.kind != Item::Kind::declaration || to_lower(d.name) != "system") continue;
    ValueReader value(d.prelude, checking_context());
    good = good && read_system(value, style, out_.counter_styles);
  }
  for (const Item& d : items) {
    ValueReader value(d.prelude, checking_context());
    if (d.kind == Item::Kind::declaration &&
        !read_counter_descriptor(to_lower(d.name), value, style)) {
      warn("S003", d.at, "the descriptor “" + std::string(d.name) + "” is not understood");
    }
  }
  if (!good || (style.symbols.empty() && style.additive.empty())) {
    warn("S003", item.at,
         "@counter-style without a name, a known system or symbols; it is ignored");
    return;
  }
  out_.counter_styles.define(*name, std::move(style));
}

}  // namespace css
