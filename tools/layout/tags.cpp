#include "layout/tags.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "layout/drawing.h"

namespace layout {
namespace {

constexpr std::array<std::pair<std::string_view, Role>, 37> roles{{
    {"article", Role::article},
    {"section", Role::section},
    {"aside", Role::section},
    {"nav", Role::section},
    {"header", Role::division},
    {"footer", Role::division},
    {"address", Role::division},
    {"blockquote", Role::block_quote},
    {"p", Role::paragraph},
    {"pre", Role::paragraph},
    {"dt", Role::paragraph},
    {"h1", Role::heading1},
    {"h2", Role::heading2},
    {"h3", Role::heading3},
    {"h4", Role::heading4},
    {"h5", Role::heading5},
    {"h6", Role::heading6},
    {"ul", Role::list},
    {"ol", Role::list},
    {"menu", Role::list},
    {"table", Role::table},
    {"caption", Role::caption},
    {"figcaption", Role::caption},
    {"thead", Role::table_head},
    {"tbody", Role::table_body},
    {"tfoot", Role::table_foot},
    {"tr", Role::table_row},
    {"th", Role::table_header},
    {"td", Role::table_data},
    {"q", Role::quote},
    {"a", Role::link},
    {"img", Role::figure},
    {"svg", Role::figure},
    {"code", Role::code},
    {"em", Role::emphasis},
    {"strong", Role::strong},
    {"dd", Role::division},
}};

int span_of(const xml::Document& document, xml::NodeId element, std::string_view name) {
  int value = 0;
  for (const char c : document.attribute(element, name).value_or("")) {
    if (c < '0' || c > '9' || value > 1000) break;
    value = value * 10 + (c - '0');
  }
  return std::clamp(value, 1, 1000);
}

Scope scope_of(const xml::Document& document, xml::NodeId element) {
  const std::string_view scope = document.attribute(element, "scope").value_or("");
  if (scope == "row" || scope == "rowgroup") return Scope::row;
  if (scope == "col" || scope == "colgroup") return Scope::column;
  const xml::NodeId row = document[element].parent;
  const xml::NodeId group = row == xml::no_node ? row : document[row].parent;
  if (group != xml::no_node && document[group].name == "thead") return Scope::column;
  return document[element].previous == xml::no_node ? Scope::row : Scope::column;
}

void complete_cell(const xml::Document& document, xml::NodeId element, Tag& tag) {
  tag.row_span = span_of(document, element, "rowspan");
  tag.column_span = span_of(document, element, "colspan");
  if (tag.role == Role::table_header) tag.scope = scope_of(document, element);
  std::string_view headers = document.attribute(element, "headers").value_or("");
  while (!headers.empty()) {
    const std::size_t end = std::min(headers.find(' '), headers.size());
    if (end > 0) tag.headers.emplace_back(headers.substr(0, end));
    headers.remove_prefix(std::min(end + 1, headers.size()));
  }
  if (tag.role == Role::table_header) {
    tag.id = document.attribute(element, "id").value_or("");
  }
}

// ListNumbering of ISO 32000-1 table 347.
std::string_view list_numbering(std::string_view style) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 11> known{{
      {"none", "None"},
      {"disc", "Disc"},
      {"circle", "Circle"},
      {"square", "Square"},
      {"disclosure-open", "Disc"},
      {"disclosure-closed", "Disc"},
      {"lower-alpha", "LowerAlpha"},
      {"lower-latin", "LowerAlpha"},
      {"upper-alpha", "UpperAlpha"},
      {"upper-latin", "UpperAlpha"},
      {"lower-roman", "LowerRoman"},
  }};
  if (style.starts_with('"')) return "None";
  if (style == "upper-roman") return "UpperRoman";
  for (const auto& [name, numbering] : known) {
    if (name == style) return numbering;
  }
  return "Decimal";
}

}  // namespace

std::optional<Tag> make_tag(const xml::Document& document, xml::NodeId element,
                            const css::ComputedStyle& style) {
  const xml::Node& node = document[element];
  const auto found =
      std::find_if(roles.begin(), roles.end(), [&](const auto& r) { return r.first == node.name; });
  Tag tag;
  if (found != roles.end()) {
    tag.role = found->second;
  } else if (style.display == css::Display::list_item) {
    tag.role = Role::list_item;
  } else if (document.attribute(element, "lang") || document.attribute(element, "xml:lang")) {
    tag.role = style.display == css::Display::inline_ ? Role::span : Role::division;
  } else {
    return std::nullopt;
  }
  if (document.attribute(element, "lang") || document.attribute(element, "xml:lang")) {
    tag.language = style.language;
  }
  if (tag.role == Role::link && !document.attribute(element, "href")) return std::nullopt;
  if (tag.role == Role::figure) {
    tag.alternative = node.name == "svg"
                          ? drawing_alternative(document, element)
                          : std::string(document.attribute(element, "alt").value_or(""));
    if (tag.alternative.empty()) return std::nullopt;  // decoration
  }
  if (tag.role == Role::list) tag.list_numbering = list_numbering(style.list_style_type);
  if (tag.role == Role::table_header || tag.role == Role::table_data) {
    complete_cell(document, element, tag);
  }
  tag.title = document.attribute(element, "title").value_or("");
  return tag;
}

bool holds_text(Role role) {
  switch (role) {
    case Role::document:
    case Role::article:
    case Role::part:
    case Role::section:
    case Role::division:
    case Role::block_quote:
    case Role::list:
    case Role::list_item:
    case Role::table:
    case Role::table_row:
    case Role::table_head:
    case Role::table_body:
    case Role::table_foot:
      return false;
    default:
      return true;
  }
}

}  // namespace layout
