#include "layout/build_boxes.h"

#include <algorithm>
#include <utility>

#include "layout/box_builder.h"
#include "layout/drawing.h"
#include "layout/drawing_view.h"
#include "layout/flex.h"
#include "layout/tags.h"

namespace layout {
namespace {

using css::Display;

BoxKind kind_of(Display display) {
  switch (display) {
    case Display::table:
    case Display::inline_table:
      return BoxKind::table;
    case Display::table_row_group:
    case Display::table_header_group:
    case Display::table_footer_group:
      return BoxKind::row_group;
    case Display::table_row:
      return BoxKind::row;
    case Display::table_cell:
      return BoxKind::cell;
    case Display::table_caption:
      return BoxKind::caption;
    case Display::table_column:
    case Display::table_column_group:
      return BoxKind::column;
    default:
      return BoxKind::block;
  }
}

// Whose content, if it has any, is for those who cannot be shown what it stands for.
bool has_fallback(std::string_view name) {
  return name == "canvas" || name == "video" || name == "iframe" || name == "embed";
}

// In whose place a picture may stand.
std::string_view source_of(const xml::Document& document, xml::NodeId node) {
  const std::string_view name = document[node].name;
  const std::string_view source = name == "object"                   ? "data"
                                  : name == "video"                  ? "poster"
                                  : name == "img" || name == "embed" ? "src"
                                                                     : "";
  if (source.empty()) return {};
  return document.attribute(node, source).value_or("");
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// What a value says of the place outside a box; breaks between columns stay in their container.
css::BreakBetween outside(css::BreakBetween value, bool is_column_container) {
  using css::BreakBetween;
  const bool of_columns = value == BreakBetween::column || value == BreakBetween::avoid_column;
  return is_column_container && of_columns ? BreakBetween::auto_ : value;
}

}  // namespace

BoxTree build_boxes(const xml::Document& document, const css::Styled& styled,
                    References& references, Pictures& pictures, base::Diagnostics& diagnostics) {
  return BoxBuilder(document, styled, references, pictures, diagnostics).build();
}

BoxTree BoxBuilder::build() {
  Tag top;
  top.role = Role::document;
  at_.block_tag = add_tag(std::move(top), no_tag);
  if (!document_.empty()) {
    Box root;
    root.style = &styled_.element(document_.root());
    root.anonymous = true;
    root.tag = at_.block_tag;
    tree_.root = at_.block = tree_.add(no_box, root);
    tree_.canvas = find_canvas();
    counters_.enter();
    counters_.reset("footnote", 0);  // through the whole document (CSS GCPM 3 §2.2)
    element(document_.root());
    counters_.leave();
  }
  propagate_breaks();
  return std::move(tree_);
}

const css::ComputedStyle* BoxBuilder::find_canvas() const {
  const auto has_background = [](const css::ComputedStyle& s) {
    return s.display != Display::none &&
           (s.background_color || !s.background.url.empty() || !s.backgrounds_above.empty());
  };
  const xml::NodeId root = document_.root();
  const css::ComputedStyle& own = styled_.element(root);
  if (has_background(own)) return &own;
  if (own.display == Display::none || document_[root].name != "html") return nullptr;
  xml::NodeId body = document_[root].first_child;
  while (body != xml::no_node && document_[body].name != "body") body = document_[body].next;
  if (body == xml::no_node || !has_background(styled_.element(body))) return nullptr;
  return &styled_.element(body);
}

bool BoxBuilder::is_replaced(xml::NodeId node) {
  const std::string_view name = document_[node].name;
  if (name == "img" || name == "svg") return true;
  if (name != "object" && !has_fallback(name)) return false;
  const std::string_view source = source_of(document_, node);
  if (!source.empty() && pictures_.load(tree_, source, line_of(node))) return true;
  return name != "object" && is_blank(document_.text_content(node));
}

void BoxBuilder::element(xml::NodeId node) {
  const css::ComputedStyle& style = styled_.element(node);
  if (style.display == Display::none) return;
  const bool counts = style.display != Display::contents;  // CSS Lists 3 §4.7: only boxes count
  if (counts) counters_.enter();
  if (counts) count_element(style, counters_);
  pictures_.load_backgrounds(tree_, style, line_of(node));
  if (const auto id = document_.attribute(node, "id")) {
    for (const std::string& name : references_.wanted_counters) {
      references_.counters[{std::string(*id), name}] = counters_.value(name);
    }
  }
  generate(node, style);
  if (counts) counters_.leave();
}

void BoxBuilder::generate(xml::NodeId node, const css::ComputedStyle& style) {
  if (style.position == css::Position::running) return running(node, style);
  if (style.float_ == css::Float::footnote) return footnote(node, style);
  if (style.position == css::Position::absolute || style.position == css::Position::fixed) {
    return out_of_flow(node, style, BoxKind::absolute);
  }
  if (style.float_ == css::Float::left || style.float_ == css::Float::right) {
    return out_of_flow(node, style, BoxKind::float_);
  }
  switch (style.display) {
    case Display::contents:
      return content_of(node);
    case Display::inline_:
      return inline_box(node, style);
    case Display::inline_block:
    case Display::inline_table:
    case Display::inline_flex:
    case Display::inline_grid:
      return atom(node, style);
    default:
      return block(node, style, kind_of(style.display));
  }
}

void BoxBuilder::children(xml::NodeId node) {
  const css::ComputedStyle& style = styled_.element(node);
  for (xml::NodeId c = document_[node].first_child; c != xml::no_node; c = document_[c].next) {
    if (document_[c].is_element) {
      element(c);
    } else {
      text(document_[c].text, style, c);
    }
  }
}

void BoxBuilder::content_of(xml::NodeId node) {
  if (is_replaced(node) && is_block_level(styled_.element(node))) {
    image(node, styled_.element(node));
    return;
  }
  pseudo(node, css::Pseudo::before);
  const css::ComputedStyle& style = styled_.element(node);
  if (style.content) {  // `content` on an element replaces its contents (CSS Content 3 §1)
    parts(evaluate_content(*style.content, node, style, scope()), style, node);
  } else {
    children(node);
  }
  pseudo(node, css::Pseudo::after);
}

void BoxBuilder::block(xml::NodeId node, const css::ComputedStyle& style, BoxKind kind) {
  close_paragraph();
  if (at_.depth >= max_box_depth) {
    if (!std::exchange(too_deep_reported_, true)) {
      report("L107", node,
             "elements nested too deeply; the inner ones were set as if they were one");
    }
    content_of(node);
    close_paragraph();
    return;
  }
  const BoxId parent = parent_for(kind);
  Place outer = std::exchange(at_, Place{});
  Box box;
  box.kind = kind;
  box.style = &style;
  box.node = node;
  box.break_before = style.break_before;
  box.break_after = style.break_after;
  box.list_item = style.display == Display::list_item;
  box.anonymous = document_[node].name != "svg" && is_replaced(node);  // edges are the image's own
  at_.block_tag = outer.block_tag;
  if (const std::optional<Tag> tag = make_tag(document_, node, style)) {
    box.tag = at_.block_tag = add_tag(*tag, outer.block_tag);
    box.span_columns = tag->column_span;
    box.span_rows = tag->row_span;
  }
  if (kind == BoxKind::column) {
    const auto span = document_.attribute(node, "span").value_or("1");
    box.span_columns = span.size() <= 2 && !span.empty() && span[0] > '0' && span[0] <= '9'
                           ? std::clamp(std::stoi(std::string(span)), 1, 99)
                           : 1;
  }
  at_.block = tree_.add(parent, box);
  at_.depth = outer.depth + 1;
  const BoxId id = at_.block;
  marks(id, node, style);
  if (box.list_item) list_marker(id, node, style, at_.block_tag);
  if (kind != BoxKind::column || style.display == Display::table_column_group) {
    block_content(node);
  }
  close_paragraph();
  at_ = std::move(outer);
}

// The first line of a block may be that of its first child, and is no other's.
void BoxBuilder::block_content(xml::NodeId node) {
  const css::ComputedStyle* const line = styled_.pseudo(node, css::Pseudo::first_line);
  const css::ComputedStyle* const letter = styled_.pseudo(node, css::Pseudo::first_letter);
  const css::ComputedStyle* const outer_line = first_line_;
  const css::ComputedStyle* const outer_letter = first_letter_;
  if (line != nullptr) first_line_ = line;
  if (letter != nullptr) first_letter_ = letter;
  content_of(node);
  if (first_line_ != nullptr) first_line_ = outer_line;
  if (first_letter_ != nullptr) first_letter_ = outer_letter;
}

void BoxBuilder::inline_box(xml::NodeId node, const css::ComputedStyle& style) {
  const std::string_view name = document_[node].name;
  if (is_replaced(node)) return image(node, style);
  if (name == "br") {
    add_inline(BoxKind::line_break, style, node);
    return;
  }
  if (name == "wbr") return text("\u200B", style, node);
  if (at_.inlines.size() >= static_cast<std::size_t>(max_box_depth)) return content_of(node);
  open_paragraph();
  OpenInline entry;
  entry.style = &style;
  entry.node = node;
  if (std::optional<Tag> tag = make_tag(document_, node, style)) {
    entry.tag = add_tag(std::move(*tag), text_tag());
  }
  at_.inlines.push_back(entry);
  marks(inline_parent(), node, style);
  content_of(node);
  at_.inlines.pop_back();
}

void BoxBuilder::atom(xml::NodeId node, const css::ComputedStyle& style) {
  if (is_replaced(node)) return image(node, style);
  if (at_.depth >= max_box_depth) return inline_box(node, style);
  const BoxId box = add_inline(BoxKind::atom, style, node);
  tree_[box].tag = text_tag();
  Place outer = std::exchange(at_, Place{});
  at_.block = box;
  at_.block_tag = outer.inlines.empty() ? outer.paragraph_tag : tree_[box].tag;
  at_.depth = outer.depth + 1;
  first_line_ = first_letter_ = nullptr;  // what begins with an object has no first letter
  block(node, style, style.display == Display::inline_table ? BoxKind::table : BoxKind::block);
  at_ = std::move(outer);
}

void BoxBuilder::out_of_flow(xml::NodeId node, const css::ComputedStyle& style, BoxKind kind) {
  if (at_.depth >= max_box_depth) return content_of(node);
  Box box;
  box.kind = kind;
  box.style = &style;
  box.node = node;
  const BoxId parent = at_.paragraph != no_box ? inline_parent() : parent_for(kind);
  Place outer = std::exchange(at_, Place{});
  at_.block = tree_.add(parent, box);
  at_.block_tag = outer.block_tag;
  at_.depth = outer.depth + 1;
  const BoxKind inner = kind_of(style.display);
  const auto outer_line = std::exchange(first_line_, nullptr);
  const auto outer_letter = std::exchange(first_letter_, nullptr);
  block(node, style, inner == BoxKind::table ? inner : BoxKind::block);
  first_line_ = outer_line;
  first_letter_ = outer_letter;
  at_ = std::move(outer);
}

// HTML §15.4.2: what can only be shown on a screen is an empty box.
ImageUse BoxBuilder::empty_replaced(xml::NodeId node) {
  ImageUse use;
  use.width = default_width;
  use.height = default_height;
  if (document_[node].name != "canvas") {
    report(
        "L110", node,
        "what is in \"" + std::string(document_[node].name) + "\" is not set; it is an empty box");
    return use;
  }
  const DrawingSize size = drawing_size(document_, node);  // as many px as it says
  use.width = document_.attribute(node, "width") ? size.width : default_width;
  use.height = document_.attribute(node, "height") ? size.height : default_height;
  use.natural = {use.width, use.height, {use.width.units(), use.height.units(), true}};
  return use;
}

void BoxBuilder::image(xml::NodeId node, const css::ComputedStyle& style) {
  ImageUse use;
  if (document_[node].name == "svg") {
    const DrawingSize size = drawing_size(document_, node);
    use.width = size.width;
    use.height = size.height;
    use.natural = {size.width, size.height, {size.width.units(), size.height.units(), true}};
  } else {
    const std::string_view source = source_of(document_, node);
    const bool asked = document_[node].name == "img" || !source.empty();
    const auto loaded = asked ? pictures_.load(tree_, source, line_of(node)) : std::nullopt;
    if (!loaded && document_[node].name == "img") {
      text(document_.attribute(node, "alt").value_or(""), style, node);
      return;
    }
    use = loaded ? *loaded : empty_replaced(node);
  }
  open_paragraph();
  TagId tag = no_tag;
  if (std::optional<Tag> made = make_tag(document_, node, style)) {
    tag = add_tag(std::move(*made), text_tag());
  }
  const BoxId box = add_inline(BoxKind::image, style, node);
  tree_[box].tag = tag;
  tree_[box].index = static_cast<std::uint32_t>(tree_.images.size());
  tree_.images.push_back(use);
  marks(box, node, style);
}

namespace {

// Where a box breaks is asked of what is in its flow.
bool is_out_of_flow(const Box& box) {
  return box.kind == BoxKind::absolute || box.kind == BoxKind::float_ || box.kind == BoxKind::mark;
}

// What one of its items says of breaks is said of all of them (CSS Flexbox 1 §10).
bool is_single_row(const Box& box) {
  return is_flex_container(box) && !css::is_grid(box.style->display) && is_flex_row(*box.style) &&
         box.style->flex_wrap == css::FlexWrap::nowrap;
}

}  // namespace

// Children follow their parents, so one pass backwards sees every child before its parent.
void BoxBuilder::propagate_breaks() {
  std::vector<Box>& boxes = tree_.boxes;
  std::vector<bool> in_flex(boxes.size());  // where no page begins
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    Box& box = boxes[i];
    const Box* above = box.parent == no_box ? nullptr : &boxes[box.parent];
    in_flex[i] = above != nullptr && (in_flex[box.parent] || is_flex_container(*above));
    const bool is_made = box.anonymous && box.node == xml::no_node;
    const bool own = !is_made && box.kind != BoxKind::paragraph && box.style != nullptr &&
                     !is_inline_level(box.kind) && !box.style->page.empty() && !in_flex[i];
    box.start_page = own ? page_name(box.style->page) : above == nullptr ? 0 : above->start_page;
    box.end_page = box.start_page;
  }
  for (std::size_t i = boxes.size(); i-- > 0;) {
    Box& box = boxes[i];
    if (box.kind != BoxKind::block && box.kind != BoxKind::cell) continue;
    BoxId first_child = no_box, last_child = no_box;
    for (BoxId c = box.first_child; c != no_box; c = boxes[c].next) {
      if (is_out_of_flow(boxes[c])) continue;
      if (first_child == no_box) first_child = c;
      last_child = c;
    }
    if (first_child == no_box) continue;
    const Box& first = boxes[first_child];
    const Box& last = boxes[last_child];
    if (is_inline_level(first.kind) || is_inline_level(last.kind)) continue;
    const bool columns = !box.anonymous && (box.style->column_count || box.style->column_width);
    const bool row = is_single_row(box);
    for (BoxId c = first_child; c != no_box; c = boxes[c].next) {
      const Box& child = boxes[c];
      if (is_out_of_flow(child)) continue;
      if (row || c == first_child) {
        box.break_before = combine_breaks(box.break_before, outside(child.break_before, columns));
      }
      if (row || c == last_child) {
        box.break_after = combine_breaks(box.break_after, outside(child.break_after, columns));
      }
    }
    if (box.kind == BoxKind::cell) continue;  // no page begins in one
    box.start_page = first.start_page;
    box.end_page = last.end_page;
  }
}

}  // namespace layout
