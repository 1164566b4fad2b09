#include "css/declarations.h"

#include <algorithm>

namespace css {
namespace {

// Tokens that no value may hold (CSS Syntax 3 §7.1), and closing brackets that close nothing.
bool is_malformed(Tokens value) {
  return std::any_of(value.begin(), value.end(), [](const Token& t) {
    return t.type == TokenType::bad_string || t.type == TokenType::bad_url ||
           (closes(t) && t.partner == 0);
  });
}

ValueContext make_checking_context() {
  static const ComputedStyle initial;
  ValueContext c;
  c.parent = &initial;
  c.font_size = c.root_font_size = initial.font_size;
  c.line_height = to_length(initial.font_size.points() * 1.2);
  c.page_width = to_length(210 * 72 / 25.4);  // A4
  c.page_height = to_length(297 * 72 / 25.4);
  return c;
}

}  // namespace

const ValueContext& checking_context() {
  static const ValueContext context = make_checking_context();
  return context;
}

bool uses_var(Tokens value) {
  return std::any_of(value.begin(), value.end(), [](const Token& t) {
    return t.type == TokenType::function && equals_ignoring_case(t.text, "var");
  });
}

bool ends_declaration(Tokens value) {
  for (const Token* at = value.first; at != value.last; at = step_over(at)) {
    if (at->type == TokenType::semicolon) return true;
    if (at->type == TokenType::delim && at->text == "!") return true;
  }
  return false;
}

bool is_custom_name(std::string_view name) {
  return name.size() > 2 && name.starts_with("--");
}

bool has_good_vars(Tokens value) {
  return std::all_of(value.begin(), value.end(), [](const Token& t) {
    if (t.type != TokenType::function || !equals_ignoring_case(t.text, "var")) return true;
    const Tokens arguments = trim(inside(t));
    if (arguments.empty() || arguments.first->type != TokenType::ident ||
        !is_custom_name(arguments.first->text)) {
      return false;
    }
    const Tokens fallback = trim({arguments.first + 1, arguments.last});
    if (fallback.empty()) return true;
    return fallback.first->type == TokenType::comma && !ends_declaration(fallback);
  });
}

void DeclarationReader::add(const Item& item, Declaration d, Block& block) const {
  d.important = item.important;
  d.of_document = of_document_;
  block.any_important = block.any_important || item.important;
  block.declarations.push_back(std::move(d));
}

void DeclarationReader::bad_value(const Item& item) {
  complaints_.warn("S003", item.at->begin,
                   "the value of “" + std::string(item.name) +
                       "” is not one that is understood; the declaration is ignored");
}

void DeclarationReader::read(const Item& item, Block& block) {
  if (is_malformed(item.prelude)) {
    complaints_.warn("S001", item.at->begin, "broken value; the declaration is ignored");
    return;
  }
  if (ends_declaration(item.prelude) || !has_good_vars(item.prelude)) return bad_value(item);
  if (item.name.starts_with("--")) return custom(item, block);
  const std::string name = to_lower(item.name);
  if (trim(item.prelude).empty()) return bad_value(item);
  const bool has_var = uses_var(item.prelude);
  if (const auto property = find_property(name)) {
    longhand(item, *property, has_var, block);
  } else if (const ShorthandRow* row = find_shorthand(name)) {
    shorthand(item, *row, has_var, block);
  } else if (name == "all") {
    everything(item, block);
  } else {
    unknown(item, name);
  }
}

void DeclarationReader::custom(const Item& item, Block& block) {
  if (!is_custom_name(item.name)) return bad_value(item);
  Declaration d;
  d.custom = true;
  d.name = names_.add(item.name);
  d.value = trim(item.prelude);
  d.has_var = uses_var(d.value);
  if (static_cast<std::size_t>(d.value.last - d.value.first) > max_custom_tokens) {
    complaints_.warn("S003", item.at->begin, "a custom property this long is ignored");
    return;
  }
  add(item, d, block);
}

void DeclarationReader::longhand(const Item& item, Property property, bool has_var, Block& block) {
  Declaration d;
  d.property = property;
  d.has_var = has_var;
  d.value = trim(item.prelude);
  if (!has_var) {
    std::string remark;
    ValueContext context = checking_context();
    context.remark = &remark;
    if (!is_valid(property, d.value, context)) return bad_value(item);
    if (!remark.empty()) {
      complaints_.warn_once(std::string(item.name) + remark, "S003", item.at->begin, remark);
    }
  }
  add(item, d, block);
}

void DeclarationReader::shorthand(const Item& item, const ShorthandRow& row, bool has_var,
                                  Block& block) {
  const Tokens value = trim(item.prelude);
  std::vector<Longhand> longhands;
  if (has_var || wide_keyword(value)) {
    for (const auto name : row.longhands) longhands.push_back({property_named(name), value});
  } else {
    std::string remark;
    ValueContext context = checking_context();
    context.remark = &remark;
    if (!row.expand(row, value, context, longhands)) return bad_value(item);
    if (!remark.empty()) {
      complaints_.warn_once(std::string(item.name) + remark, "S003", item.at->begin, remark);
    }
  }
  for (const Longhand& l : longhands) {
    Declaration d;
    d.property = l.property;
    d.value = l.value;
    d.made = l.made;
    d.has_var = has_var;
    if (has_var) d.shorthand = &row;
    add(item, d, block);
  }
}

// CSS Cascade 4 §3.2: every property but direction.
void DeclarationReader::everything(const Item& item, Block& block) {
  const Tokens value = trim(item.prelude);
  if (!wide_keyword(value)) return bad_value(item);
  for (std::size_t i = 0; i < properties().size(); ++i) {
    if (properties()[i].name == "direction") continue;
    Declaration d;
    d.property = static_cast<Property>(i);
    d.value = value;
    add(item, d, block);
  }
}

void DeclarationReader::unknown(const Item& item, const std::string& name) {
  const auto ignored = ignored_properties();
  if (std::find(ignored.begin(), ignored.end(), name) != ignored.end()) {
    complaints_.warn_once(name, "S003", item.at->begin,
                          "the property “" + name + "” is not supported; it is ignored");
    return;
  }
  const bool prefixed = name.starts_with("-webkit-") || name.starts_with("-moz-") ||
                        name.starts_with("-ms-") || name.starts_with("-o-") ||
                        name.starts_with("-epub-");
  std::string hint;
  if (prefixed) {
    const std::string bare = name.substr(name.find('-', 1) + 1);
    if (find_property(bare) || find_shorthand(bare)) hint = "write “" + bare + "” beside it";
  }
  complaints_.warn_once(name, prefixed ? "S003" : "S002", item.at->begin,
                        "unknown property “" + name + "”; it is ignored", hint);
}

std::string shown(Tokens tokens, std::string_view text) {
  tokens = trim(tokens);
  if (tokens.empty()) return {};
  const std::size_t begin = tokens.first->begin;
  const std::size_t end = (tokens.last - 1)->end;
  if (end <= begin || end > text.size()) return {};
  constexpr std::size_t longest = 60;
  if (end - begin <= longest) return std::string(text.substr(begin, end - begin));
  std::size_t cut = begin + longest;
  while (cut > begin && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
  return std::string(text.substr(begin, cut - begin)) + "…";
}

}  // namespace css
