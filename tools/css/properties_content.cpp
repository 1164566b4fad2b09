// Generated content, lists, counters, strings, bookmarks (CSS 2.2 §12, CSS Lists 3, CSS Content 3,
// GCPM).

#include <algorithm>
#include <array>

#include "css/counter_style.h"
#include "css/property_parts.h"

namespace css {
namespace {

using S = ComputedStyle;
using Items = std::vector<ContentItem>;

// Longer lists are refused: every item of them would be set on a page.
constexpr std::size_t max_items = 1000;

// The name of a counter style, or symbols().
std::optional<std::string> read_counter_style(ValueReader& in) {
  using System = CounterStyle::System;
  if (in.keyword("none")) return "none";
  if (const auto name = in.custom_ident()) return counter_style_name(*name);
  auto arguments = in.function("symbols");
  if (!arguments) return std::nullopt;
  const auto system = arguments
                          ->one_of<System>({{"cyclic", System::cyclic},
                                            {"numeric", System::numeric},
                                            {"alphabetic", System::alphabetic},
                                            {"symbolic", System::symbolic},
                                            {"fixed", System::fixed}})
                          .value_or(System::symbolic);
  std::vector<std::string> symbols;
  while (auto symbol = arguments->string()) symbols.push_back(std::move(*symbol));
  const bool counts = system == System::alphabetic || system == System::numeric;
  if (!arguments->at_end() || symbols.size() < (counts ? 2 : 1) || symbols.size() > max_items) {
    return std::nullopt;
  }
  return anonymous_counter_style(system, symbols);
}

// False when what follows the comma is not a style.
bool style_or_decimal(ValueReader& in, std::string& style) {
  style = "decimal";
  if (!in.comma()) return true;
  const auto read = read_counter_style(in);
  if (read) style = *read;
  return read.has_value();
}

std::optional<ContentItem> read_counter(ValueReader in, bool nested) {
  const auto name = in.custom_ident();
  if (!name) return std::nullopt;
  ContentCounter counter{*name, {}, std::nullopt};
  if (nested) {
    if (!in.comma()) return std::nullopt;
    counter.separator = in.string();
    if (!counter.separator) return std::nullopt;
  }
  if (!style_or_decimal(in, counter.style) || !in.at_end()) return std::nullopt;
  return counter;
}

// The first argument of target-…(): a URL, or the name of the attribute that holds it.
bool read_target(ValueReader& in, std::string& attribute, std::string& url) {
  if (auto text = in.url()) return url = *text, true;
  if (auto text = in.string()) return url = *text, true;
  auto arguments = in.function("attr");
  if (!arguments) return false;
  const auto name = arguments->ident();
  if (!name) return false;
  arguments->keyword("url");
  attribute = *name;
  return arguments->at_end();
}

std::optional<ContentItem> read_target_counter(ValueReader in, bool nested) {
  ContentTargetCounter target;
  if (!read_target(in, target.url_attribute, target.url) || !in.comma()) return std::nullopt;
  const auto name = in.custom_ident();
  if (!name) return std::nullopt;
  target.counter = *name;
  if (nested) {
    if (!in.comma() || !in.string()) return std::nullopt;
    in.remark("target-counters() shows the innermost counter only");
  }
  if (!style_or_decimal(in, target.style) || !in.at_end()) return std::nullopt;
  return target;
}

std::optional<ContentItem> read_target_text(ValueReader in) {
  ContentTargetText target;
  if (!read_target(in, target.url_attribute, target.url)) return std::nullopt;
  target.which = "content";
  if (in.comma()) {
    const auto which = in.one_of<std::string_view>({{"content", "content"},
                                                    {"before", "before"},
                                                    {"after", "after"},
                                                    {"first-letter", "first-letter"}});
    if (!which) return std::nullopt;
    target.which = *which;
  }
  if (!in.at_end()) return std::nullopt;
  return target;
}

// string(name, which) and element(name, which).
template <class Item>
std::optional<ContentItem> read_named(ValueReader in) {
  const auto name = in.custom_ident();
  if (!name) return std::nullopt;
  Item item{*name, "first"};
  if (in.comma()) {
    const auto which = in.one_of<std::string_view>({{"first", "first"},
                                                    {"start", "start"},
                                                    {"last", "last"},
                                                    {"first-except", "first-except"}});
    if (!which) return std::nullopt;
    item.which = *which;
  }
  if (!in.at_end()) return std::nullopt;
  return item;
}

std::optional<ContentItem> read_leader(ValueReader in) {
  const auto keyword =
      in.one_of<std::string_view>({{"dotted", "."}, {"solid", "_"}, {"space", " "}});
  const auto text = keyword ? std::optional<std::string>(*keyword) : in.string();
  if (!text || text->empty() || !in.at_end()) return std::nullopt;
  return ContentLeader{*text};
}

std::optional<ContentItem> read_contents(ValueReader in) {
  ContentContents contents{"text"};
  const auto which = in.one_of<std::string_view>({{"text", "text"},
                                                  {"before", "before"},
                                                  {"after", "after"},
                                                  {"marker", "marker"},
                                                  {"first-letter", "first-letter"}});
  if (which) contents.which = *which;
  if (!in.at_end()) return std::nullopt;
  return contents;
}

std::optional<ContentItem> read_attr(ValueReader in) {
  const auto name = in.ident();
  if (!name) return std::nullopt;
  in.keyword("string");
  if (!in.at_end()) return std::nullopt;
  return ContentAttr{std::string(*name)};
}

std::optional<ContentItem> read_function(ValueReader& in) {
  const Token* token = in.peek();
  if (!token || token->type != TokenType::function) return std::nullopt;
  const std::string name = to_lower(token->text);
  const Tokens arguments = inside(*token);
  in.component();
  const ValueReader reader(arguments, in.context());
  if (name == "attr") return read_attr(reader);
  if (name == "counter") return read_counter(reader, false);
  if (name == "counters") return read_counter(reader, true);
  if (name == "string") return read_named<ContentString>(reader);
  if (name == "element") return read_named<ContentElement>(reader);
  if (name == "target-counter") return read_target_counter(reader, false);
  if (name == "target-counters") return read_target_counter(reader, true);
  if (name == "target-text") return read_target_text(reader);
  if (name == "leader") return read_leader(reader);
  if (name == "content") return read_contents(reader);
  return std::nullopt;
}

std::optional<ContentItem> read_item(ValueReader& in) {
  if (auto text = in.string()) return ContentText{*text};
  if (auto url = in.url()) return ContentUrl{*url};
  if (const auto quote = in.one_of<ContentQuote>({{"open-quote", ContentQuote::open},
                                                  {"close-quote", ContentQuote::close},
                                                  {"no-open-quote", ContentQuote::no_open},
                                                  {"no-close-quote", ContentQuote::no_close}})) {
    return *quote;
  }
  if (in.keyword("contents")) return ContentContents{"text"};
  return read_function(in);
}

bool is_comma_or_slash(const Token& t) {
  return t.type == TokenType::comma || (t.type == TokenType::delim && t.text == "/");
}

std::optional<Items> read_items(ValueReader& in) {
  Items items;
  while (const Token* token = in.peek()) {
    if (is_comma_or_slash(*token)) break;
    auto item = read_item(in);
    if (!item || items.size() >= max_items) return std::nullopt;
    items.push_back(std::move(*item));
  }
  if (items.empty()) return std::nullopt;
  return items;
}

std::optional<Content> read_content(ValueReader& in) {
  if (in.keyword("normal")) return Content();
  if (in.keyword("none")) return Content(Items{});
  auto items = read_items(in);
  if (!items) return std::nullopt;
  // CSS GCPM 3 §1.2.2: element() stands alone.
  const bool with_element = std::any_of(items->begin(), items->end(), [](const ContentItem& item) {
    return std::holds_alternative<ContentElement>(item);
  });
  if (with_element && items->size() > 1) return std::nullopt;
  if (in.slash() && !read_items(in)) return std::nullopt;  // alternative text, for speech
  return Content(std::move(items));
}

using Quotes = std::optional<std::vector<std::string>>;

std::optional<Quotes> read_quotes(ValueReader& in) {
  if (in.keyword("auto")) return Quotes();
  std::vector<std::string> quotes;
  if (in.keyword("none")) return Quotes(quotes);
  while (auto text = in.string()) quotes.push_back(std::move(*text));
  if (quotes.empty() || quotes.size() % 2 != 0 || quotes.size() > max_items) return std::nullopt;
  return Quotes(std::move(quotes));
}

std::optional<std::string> read_list_style_type(ValueReader& in) {
  if (const auto text = in.string()) return '"' + *text + '"';
  return read_counter_style(in);
}

std::optional<ListStylePosition> read_list_position(ValueReader& in) {
  return in.one_of<ListStylePosition>(
      {{"outside", ListStylePosition::outside}, {"inside", ListStylePosition::inside}});
}

std::optional<std::string> read_list_image(ValueReader& in) {
  if (in.keyword("none")) return std::string();
  return in.url();
}

using Counters = std::vector<std::pair<std::string, int>>;

template <int Default>
std::optional<Counters> read_counters(ValueReader& in) {
  Counters counters;
  if (in.keyword("none")) return counters;
  while (const auto name = in.custom_ident()) {
    const auto value = in.integer();
    counters.emplace_back(*name, value.value_or(Default));
    if (counters.size() > max_items) return std::nullopt;
  }
  if (counters.empty()) return std::nullopt;
  return counters;
}

std::optional<std::vector<CounterReset>> read_counter_reset(ValueReader& in) {
  std::vector<CounterReset> counters;
  if (in.keyword("none")) return counters;
  while (!in.at_end()) {
    CounterReset counter;
    std::optional<std::string> name = in.custom_ident();
    if (auto arguments = in.function("reversed")) {
      counter.reversed = true;
      name = arguments->custom_ident();
      if (!arguments->at_end()) return std::nullopt;
    }
    if (!name || counters.size() >= max_items) return std::nullopt;
    counter.name = *name;
    counter.value = in.integer();
    if (!counter.reversed && !counter.value) counter.value = 0;
    counters.push_back(std::move(counter));
  }
  if (counters.empty()) return std::nullopt;
  return counters;
}

std::optional<std::vector<StringSet>> read_string_set(ValueReader& in) {
  std::vector<StringSet> sets;
  if (in.keyword("none")) return sets;
  do {
    const auto name = in.custom_ident();
    if (!name) return std::nullopt;
    auto items = read_items(in);
    if (!items || sets.size() >= max_items) return std::nullopt;
    sets.push_back({*name, std::move(*items)});
  } while (in.comma());
  return sets;
}

std::optional<int> read_bookmark_level(ValueReader& in) {
  if (in.keyword("none")) return 0;
  const auto level = in.integer();
  if (!level || *level < 1) return std::nullopt;
  return level;
}

std::optional<Items> read_bookmark_label(ValueReader& in) {
  return read_items(in);
}

constexpr std::array<PropertyRow, 11> rows = {{
    row<path<&S::content>, read_content>("content", not_inherited),
    row<path<&S::quotes>, read_quotes>("quotes", inherited),
    row<path<&S::list_style_type>, read_list_style_type>("list-style-type", inherited),
    row<path<&S::list_style_position>, read_list_position>("list-style-position", inherited),
    row<path<&S::list_style_image>, read_list_image>("list-style-image", inherited),
    row<path<&S::counter_reset>, read_counter_reset>("counter-reset", not_inherited),
    row<path<&S::counter_increment>, read_counters<1>>("counter-increment", not_inherited),
    row<path<&S::counter_set>, read_counters<0>>("counter-set", not_inherited),
    row<path<&S::string_set>, read_string_set>("string-set", not_inherited),
    row<path<&S::bookmark_level>, read_bookmark_level>("bookmark-level", not_inherited),
    row<path<&S::bookmark_label>, read_bookmark_label>("bookmark-label", not_inherited),
}};

}  // namespace

std::span<const PropertyRow> content_properties() {
  return rows;
}

}  // namespace css
