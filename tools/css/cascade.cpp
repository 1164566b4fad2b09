#include "css/cascade.h"

#include <algorithm>
#include <utility>

namespace css {
namespace {

ElementStyle make_initial() {
  ElementStyle e;
  const Length medium = to_length(2.25);
  BorderEdge edge;
  edge.width = medium;
  e.style.border = {edge, edge, edge, edge};
  e.style.column_rule = e.style.outline = edge;
  return e;
}

void set_edge_colors(ComputedStyle& style) {
  for (BorderEdge* edge : {&style.border.top, &style.border.right, &style.border.bottom,
                           &style.border.left, &style.column_rule, &style.outline}) {
    edge->color = style.color;
  }
}

void drop_width_without_style(BorderEdge& edge) {
  if (edge.style == BorderStyle::none || edge.style == BorderStyle::hidden) edge.width = Length{};
}

// CSS 2.2 §9.7: what leaves the flow is a block.
Display blockified(Display display) {
  switch (display) {
    case Display::inline_table:
      return Display::table;
    case Display::inline_flex:
      return Display::flex;
    case Display::inline_grid:
      return Display::grid;
    case Display::flex:
    case Display::grid:
    case Display::flow_root:
    case Display::none:
    case Display::contents:
    case Display::block:
    case Display::list_item:
    case Display::table:
      return display;
    default:
      return Display::block;
  }
}

bool starts_own_decorations(const ComputedStyle& s) {
  return s.display == Display::inline_block || s.display == Display::inline_table ||
         s.display == Display::inline_flex || s.display == Display::inline_grid ||
         s.float_ != Float::none || s.position == Position::absolute ||
         s.position == Position::fixed || s.position == Position::running;
}

void propagate_decorations(const ComputedStyle& parent, ComputedStyle& style) {
  const bool own = style.underline || style.line_through || style.overline;
  if (own && !style.decoration_color) style.decoration_color = style.color;
  if (starts_own_decorations(style)) return;
  if (!own && (parent.underline || parent.line_through || parent.overline)) {
    style.decoration_color = parent.decoration_color;
    style.decoration_style = parent.decoration_style;
    style.decoration_thickness = parent.decoration_thickness;
  }
  style.underline = style.underline || parent.underline;
  style.line_through = style.line_through || parent.line_through;
  style.overline = style.overline || parent.overline;
}

void join_features(ComputedStyle& style, const FontFeatureValues& values) {
  const FontVariants& v = style.font_variants;
  const std::vector<FontFeature> alternates =
      features_of(v.alternates, style.font_family.names, values);
  style.font_features.clear();
  for (const auto* part :
       {&v.ligatures, &v.caps, &alternates, &v.numeric, &v.position, &v.east_asian, &v.settings}) {
    style.font_features.insert(style.font_features.end(), part->begin(), part->end());
  }
}

// CSS Overflow 3 §3.1: a box that could be scrolled one way could be the other way too.
void settle_overflow(ComputedStyle& style) {
  style.overflow_clips =
      style.overflow_x == Overflow::hidden || style.overflow_y == Overflow::hidden;
  if (style.overflow_clips) style.overflow_x = style.overflow_y = Overflow::hidden;
}

void finish(const ComputedStyle& parent, const FontFeatureValues& values, ComputedStyle& style) {
  for (BorderEdge* edge : {&style.border.top, &style.border.right, &style.border.bottom,
                           &style.border.left, &style.column_rule, &style.outline}) {
    drop_width_without_style(*edge);
  }
  const bool out_of_flow =
      style.position != Position::static_ && style.position != Position::relative;
  const bool item = has_items(parent.display);
  const bool blockifies = out_of_flow || item || style.float_ != Float::none;
  if (blockifies) {
    const Display specified = std::exchange(style.display, blockified(style.display));
    style.blockified = style.display != specified;
  }
  if (out_of_flow || (item && style.float_ != Float::footnote)) style.float_ = Float::none;
  settle_overflow(style);
  propagate_decorations(parent, style);
  join_features(style, values);
}

}  // namespace

const ElementStyle& Cascade::initial() {
  static const ElementStyle made = make_initial();
  return made;
}

// Order of appearance in candidates_ is order of precedence: normal declarations of both origins,
// then important ones of the author (layers reversed), then important ones of the user agent.
void Cascade::collect(const std::vector<Applied>& blocks) {
  candidates_.clear();
  std::vector<Candidate> important;
  for (const Applied& a : blocks) {
    for (const Declaration& d : a.block->declarations) {
      (d.important ? important : candidates_).push_back({&d, a.origin, a.layer, a.of_element});
    }
  }
  std::stable_sort(important.begin(), important.end(), [](const Candidate& a, const Candidate& b) {
    if (a.origin != b.origin) return a.origin == Origin::author;
    if (a.of_element != b.of_element) return b.of_element;
    return a.layer > b.layer;
  });
  candidates_.insert(candidates_.end(), important.begin(), important.end());
}

ElementStyle Cascade::compute(const ElementStyle& parent, const std::vector<Applied>& blocks,
                              const std::string* language) {
  collect(blocks);
  winner_.assign(properties().size(), 0);
  Variables declared;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const Declaration& d = *candidates_[i].declaration;
    if (!d.custom)
      winner_[d.property] = i + 1;
    else
      declared[d.name] = d.value;
  }
  ElementStyle result{initial().style, parent.variables};
  if (!declared.empty()) result.variables = substitution_.resolve(parent.variables, declared);
  static const Variables none;
  variables_ = result.variables ? result.variables.get() : &none;

  ComputedStyle& style = result.style;
  ValueContext values;
  values.parent = &parent.style;
  values.font_size = parent.style.font_size;
  values.root_font_size = context.root_font_size;
  values.page_width = context.page_width;
  values.page_height = context.page_height;
  values.line_height =
      parent.style.line_height.value_or(to_length(parent.style.font_size.points() * 1.2));
  values.color = parent.style.color;
  values.font = &parent.style;
  values.font_units = &context.font_units;
  const std::span<const PropertyRow> rows = properties();
  const auto count = static_cast<Property>(rows.size());
  for (Property p = 0; p < count; ++p) {
    if (rows[p].inherited) rows[p].copy(parent.style, style);
    if (winner_[p] != 0) apply(p, winner_[p] - 1, parent, style, values);
    if (p == property_font_size) {
      values.font_size = style.font_size;
      values.font = &style;
    } else if (p == property_line_height) {
      values.line_height = style.line_height.value_or(to_length(style.font_size.points() * 1.2));
    } else if (p == property_color) {
      values.color = style.color;
      set_edge_colors(style);
    }
  }
  style.language = language ? *language : parent.style.language;
  static const FontFeatureValues no_values;
  finish(parent.style, context.feature_values ? *context.feature_values : no_values, style);
  return result;
}

std::optional<Tokens> Cascade::value_of(const Declaration& d, const ValueContext& values) {
  if (!d.has_var) return d.value;
  const auto substituted = substitution_.substitute(d.value, *variables_);
  if (!substituted || !d.shorthand || wide_keyword(*substituted)) return substituted;
  std::vector<Longhand> longhands;
  if (!d.shorthand->expand(*d.shorthand, *substituted, values, longhands)) return std::nullopt;
  for (const Longhand& l : longhands) {
    if (l.property == d.property) return l.made ? substitution_.keep(*l.made) : l.value;
  }
  return std::nullopt;
}

void Cascade::apply(Property property, std::size_t candidate, const ElementStyle& parent,
                    ComputedStyle& style, ValueContext& values) {
  const Declaration& d = *candidates_[candidate].declaration;
  values.of_document = d.of_document;
  const PropertyRow& row = properties()[property];
  // Invalid at computed-value time is the same as `unset` (CSS Variables 1 §3.1).
  const auto value = value_of(d, values);
  if (!value) return apply_wide(property, WideKeyword::unset, candidate, parent, style, values);
  if (const auto keyword = wide_keyword(*value)) {
    return apply_wide(property, *keyword, candidate, parent, style, values);
  }
  ValueReader in(*value, values);
  if (row.read(in, style) && in.at_end()) return;
  apply_wide(property, WideKeyword::unset, candidate, parent, style, values);
}

void Cascade::apply_wide(Property property, WideKeyword keyword, std::size_t candidate,
                         const ElementStyle& parent, ComputedStyle& style, ValueContext& values) {
  const PropertyRow& row = properties()[property];
  if (keyword == WideKeyword::inherit || (keyword == WideKeyword::unset && row.inherited)) {
    row.copy(parent.style, style);
    return;
  }
  if (keyword == WideKeyword::initial || keyword == WideKeyword::unset) {
    set_initial(property, style, values);
    return;
  }
  // revert and revert-layer: the strongest declaration of an earlier origin or a lower layer; also
  // of important ones, which come in the other order (CSS Cascade 5 §7.3).
  const Candidate& from = candidates_[candidate];
  for (std::size_t i = candidate; i-- > 0;) {
    const Candidate& c = candidates_[i];
    if (c.declaration->custom || c.declaration->property != property) continue;
    const bool weaker_origin = c.origin < from.origin;
    const bool lower = from.of_element ? !c.of_element : !c.of_element && c.layer < from.layer;
    if (weaker_origin || (keyword == WideKeyword::revert_layer && c.origin == from.origin && lower))
      return apply(property, i, parent, style, values);
  }
  apply_wide(property, WideKeyword::unset, candidate, parent, style, values);
}

void Cascade::set_initial(Property property, ComputedStyle& style,
                          const ValueContext& values) const {
  if (property <= property_color) {
    properties()[property].copy(initial().style, style);
    return;
  }
  ComputedStyle initial_here = initial().style;
  initial_here.color = values.color;
  set_edge_colors(initial_here);
  properties()[property].copy(initial_here, style);
}

}  // namespace css
