#include "css/dump.h"

#include <array>
#include <functional>
#include <map>

#include <fmt/format.h>

#include "css/cascade.h"
#include "css/print_value.h"

namespace css {
namespace {

// Names in the order of MarginBox.
constexpr std::array<std::string_view, margin_box_count> margin_boxes = {
    "top-left-corner",     "top-left",     "top-center",    "top-right",
    "top-right-corner",    "right-top",    "right-middle",  "right-bottom",
    "bottom-right-corner", "bottom-right", "bottom-center", "bottom-left",
    "bottom-left-corner",  "left-bottom",  "left-middle",   "left-top"};
constexpr std::array<std::string_view, 7> pseudos = {
    "before", "after", "marker", "first-line", "first-letter", "footnote-call", "footnote-marker"};

// What an element looks like that inherits and has no rules of its own.
ComputedStyle plain_child(const ComputedStyle& parent) {
  ComputedStyle style = Cascade::initial().style;
  for (const PropertyRow& row : properties()) {
    if (row.inherited) row.copy(parent, style);
  }
  style.language = parent.language;
  style.underline = parent.underline;
  style.line_through = parent.line_through;
  style.overline = parent.overline;
  style.decoration_color = parent.decoration_color;
  style.decoration_style = parent.decoration_style;
  style.decoration_thickness = parent.decoration_thickness;
  for (BorderEdge* edge : {&style.border.top, &style.border.right, &style.border.bottom,
                           &style.border.left, &style.column_rule, &style.outline}) {
    edge->color = style.color;
    edge->width = Length{};
  }
  return style;
}

class Dump {
 public:
  Dump(const xml::Document& document, const Styled& styled)
      : document_(document), styled_(styled) {}

  std::string run() {
    for (xml::NodeId id = 0; id < document_.size(); ++id) {
      if (document_[id].is_element) element(id);
    }
    return std::move(out_);
  }

 private:
  void element(xml::NodeId id) {
    const xml::NodeId parent = document_[id].parent;
    const ComputedStyle& style = styled_.element(id);
    const auto number = static_cast<int>(numbers_.size() + 1);
    const auto [seen, is_new] = numbers_.try_emplace(&style, number);
    int depth = 0;
    for (xml::NodeId a = parent; a != xml::no_node; a = document_[a].parent) ++depth;
    out_ += fmt::format("{} {}", depth, document_[id].name);
    if (const auto name = document_.attribute(id, "id")) out_ += fmt::format("#{}", *name);
    if (const auto names = document_.attribute(id, "class")) out_ += fmt::format(".{}", *names);
    out_ += fmt::format(" style {}{}\n", seen->second, is_new ? ":" : "");
    if (!is_new) return;
    const ComputedStyle base =
        parent == xml::no_node ? Cascade::initial().style : plain_child(styled_.element(parent));
    out_ += dump_style(style, base, "    ");
    for (std::size_t i = 0; i < pseudos.size(); ++i) {
      const ComputedStyle* pseudo = styled_.pseudo(id, static_cast<Pseudo>(i));
      if (!pseudo) continue;
      out_ += fmt::format("    ::{}\n", pseudos[i]);
      out_ += dump_style(*pseudo, plain_child(style), "      ");
    }
  }

  const xml::Document& document_;
  const Styled& styled_;
  std::string out_;
  std::map<const ComputedStyle*, int> numbers_;  // only looked up
};

}  // namespace

std::string dump_style(const ComputedStyle& style, const ComputedStyle& base,
                       const std::string& indent) {
  std::string out;
  const auto now = print_properties(style);
  const auto before = print_properties(base);
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (now[i].value == before[i].value) continue;
    out += indent + std::string(now[i].name) + ": " + now[i].value + '\n';
  }
  return out;
}

std::string dump_page(const PageStyle& page, const std::string& indent) {
  std::string out = fmt::format("{}size: {} {}\n", indent, print(page.width), print(page.height));
  if (page.rotation != 0) out += fmt::format("{}rotation: {}\n", indent, page.rotation);
  if (page.bleed != Length{}) out += fmt::format("{}bleed: {}\n", indent, print(page.bleed));
  if (page.crop_marks || page.cross_marks) {
    out += fmt::format("{}marks:{}{}\n", indent, page.crop_marks ? " crop" : "",
                       page.cross_marks ? " cross" : "");
  }
  out += dump_style(page.box, Cascade::initial().style, indent);
  const ComputedStyle base = plain_child(page.box);
  for (std::size_t i = 0; i < margin_box_count; ++i) {
    if (!page.margin_boxes[i]) continue;
    out += fmt::format("{}@{}\n", indent, margin_boxes[i]);
    out += dump_style(*page.margin_boxes[i], base, indent + "  ");
  }
  if (page.footnote_area) {
    out += indent + "@footnote\n" + dump_style(*page.footnote_area, base, indent + "  ");
  }
  return out;
}

std::string dump_styles(const xml::Document& document, const Styled& styled) {
  return "page\n" + dump_page(styled.page({}), "    ") + Dump(document, styled).run();
}

}  // namespace css
