#include "layout/boxes.h"

#include <array>

namespace layout {

BoxId BoxTree::add(BoxId parent, Box box) {
  const auto id = static_cast<BoxId>(boxes.size());
  box.parent = parent;
  box.first_mark = static_cast<std::uint32_t>(marks.size());
  boxes.push_back(box);
  if (parent == no_box) return id;
  Box& above = boxes[parent];
  if (above.first_child == no_box) {
    above.first_child = id;
  } else {
    boxes[above.last_child].next = id;
  }
  above.last_child = id;
  return id;
}

bool is_forced(css::BreakBetween value) {
  using css::BreakBetween;
  return value != BreakBetween::auto_ && value != BreakBetween::avoid &&
         value != BreakBetween::avoid_page && value != BreakBetween::avoid_column;
}

bool is_inline_level(BoxKind kind) {
  switch (kind) {
    case BoxKind::inline_:
    case BoxKind::text:
    case BoxKind::line_break:
    case BoxKind::atom:
    case BoxKind::image:
    case BoxKind::note_call:
    case BoxKind::leader:
      return true;
    default:
      return false;
  }
}

css::BreakBetween combine_breaks(css::BreakBetween outer, css::BreakBetween inner) {
  if (is_forced(inner)) return inner;
  if (is_forced(outer)) return outer;
  return outer == css::BreakBetween::auto_ ? inner : outer;
}

bool is_block_level(const css::ComputedStyle& style) {
  const bool floats = style.float_ == css::Float::left || style.float_ == css::Float::right;
  const bool positioned =
      style.position == css::Position::absolute || style.position == css::Position::fixed;
  return floats || positioned ||
         (style.display != css::Display::inline_ && style.display != css::Display::inline_block &&
          style.display != css::Display::inline_flex && style.display != css::Display::inline_grid);
}

namespace {

std::string_view name_of(BoxKind kind) {
  constexpr std::array<std::string_view, 18> names{
      "block", "paragraph", "inline", "text", "line-break", "atom",
      "image", "note-call", "leader", "mark", "float",      "absolute",
      "table", "row-group", "row",    "cell", "caption",    "column"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace

std::string dump_boxes(const BoxTree& tree) {
  std::string out;
  BoxId id = tree.root;
  int depth = 0;
  while (id != no_box) {
    const Box& box = tree[id];
    out.append(static_cast<std::size_t>(depth) * 2, ' ');
    out += name_of(box.kind);
    if (box.text_end > box.text_begin) out += " \"" + std::string(tree.text_of(box)) + "\"";
    out += '\n';
    if (box.first_child != no_box) {
      id = box.first_child;
      ++depth;
      continue;
    }
    while (id != tree.root && tree[id].next == no_box) {
      id = tree[id].parent;
      --depth;
    }
    id = id == tree.root ? no_box : tree[id].next;
  }
  return out;
}

}  // namespace layout
