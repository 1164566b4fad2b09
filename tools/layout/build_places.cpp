// Anonymous boxes and text: where the next box goes.

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "layout/box_builder.h"
#include "layout/first_letter.h"
#include "layout/tags.h"

namespace layout {
namespace {

bool collapses(const css::ComputedStyle& style) {
  return style.white_space_collapse == css::WhiteSpaceCollapse::collapse ||
         style.white_space_collapse == css::WhiteSpaceCollapse::preserve_breaks;
}

bool is_blank(std::string_view text, const css::ComputedStyle& style) {
  const bool lines_count = style.white_space_collapse == css::WhiteSpaceCollapse::preserve_breaks;
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || (c == '\n' && !lines_count);
  });
}

bool is_white_space(std::string_view text) {
  return text.find_first_not_of(" \t\n\r\f") == text.npos;
}

bool is_table_part(BoxKind kind) {
  return kind == BoxKind::table || kind == BoxKind::row_group || kind == BoxKind::row;
}

}  // namespace

void BoxBuilder::text(std::string_view text, const css::ComputedStyle& style, xml::NodeId node) {
  if (text.empty()) return;
  if (at_.paragraph == no_box && collapses(style) && is_blank(text, style)) return;
  // CSS 2.2 §17.2.1: not even white space that is kept makes a cell.
  if (at_.paragraph == no_box && is_table_part(tree_[at_.block].kind) && is_white_space(text)) {
    return;
  }
  const FirstLetter letter = first_letter_ == nullptr ? FirstLetter{} : find_first_letter(text);
  if (letter.end == letter.begin) return plain_text(text, style, node, 0);
  const css::ComputedStyle* const letter_style = std::exchange(first_letter_, nullptr);
  plain_text(text.substr(0, letter.begin), style, node, 0);
  const std::string_view taken = text.substr(letter.begin, letter.end - letter.begin);
  this->first_letter(taken, *letter_style, node);
  plain_text(text.substr(letter.end), style, node,
             static_cast<std::uint32_t>(base::count_code_points(taken)));
}

// In the line, or as a float beside the lines: a drop cap.
void BoxBuilder::first_letter(std::string_view letter, const css::ComputedStyle& style,
                              xml::NodeId node) {
  open_paragraph();
  if (!is_block_level(style) || at_.depth >= max_box_depth) {
    OpenInline entry;
    entry.style = &style;
    entry.node = node;
    at_.inlines.push_back(entry);
    plain_text(letter, style, node, 0);
    at_.inlines.pop_back();
    return;
  }
  Box holder;
  holder.kind = BoxKind::float_;
  holder.style = &style;
  holder.node = node;
  const BoxId place = tree_.add(inline_parent(), holder);
  const TagId tag = text_tag();
  Place outer = std::exchange(at_, Place{});
  Box block;
  block.style = &style;
  block.node = node;
  at_.block = tree_.add(place, block);
  at_.block_tag = tag;
  at_.depth = outer.depth + 1;
  plain_text(letter, style, node, 0);
  close_paragraph();
  at_ = std::move(outer);
}

void BoxBuilder::plain_text(std::string_view text, const css::ComputedStyle& style,
                            xml::NodeId node, std::uint32_t characters_before) {
  if (text.empty()) return;
  Box box;
  box.index = characters_before;
  box.kind = BoxKind::text;
  box.style = &style;
  box.node = node;
  open_paragraph();
  box.tag = text_tag();
  box.text_begin = static_cast<std::uint32_t>(tree_.text.size());
  tree_.text += text;
  box.text_end = static_cast<std::uint32_t>(tree_.text.size());
  tree_.add(inline_parent(), box);
}

BoxId BoxBuilder::add_inline(BoxKind kind, const css::ComputedStyle& style, xml::NodeId node) {
  open_paragraph();
  Box box;
  box.kind = kind;
  box.style = &style;
  box.node = node;
  box.tag = text_tag();
  return tree_.add(inline_parent(), box);
}

BoxId BoxBuilder::anonymous_child(BoxId parent, BoxKind kind) {
  const BoxId last = tree_[parent].last_child;
  if (last != no_box && tree_[last].anonymous && tree_[last].kind == kind) return last;
  Box box;
  box.kind = kind;
  box.anonymous = true;
  box.style = tree_[parent].style;
  return tree_.add(parent, box);
}

// CSS 2.2 §17.2.1: missing table parts around and inside `child`.
BoxId BoxBuilder::parent_for(BoxKind child) {
  BoxId parent = at_.block;
  const auto kind = [&] { return tree_[parent].kind; };
  const bool part = child == BoxKind::row_group || child == BoxKind::row ||
                    child == BoxKind::cell || child == BoxKind::caption || child == BoxKind::column;
  if (!part) {
    if (kind() == BoxKind::table || kind() == BoxKind::row_group) {
      parent = anonymous_child(parent, BoxKind::row);
    }
    if (kind() == BoxKind::row) parent = anonymous_child(parent, BoxKind::cell);
    return parent;
  }
  if (kind() == BoxKind::row && child != BoxKind::cell) {
    parent = anonymous_child(parent, BoxKind::cell);
  }
  if (child == BoxKind::column && kind() == BoxKind::column) return parent;
  if (!is_table_part(kind())) parent = anonymous_child(parent, BoxKind::table);
  if (child == BoxKind::cell && kind() != BoxKind::row) {
    parent = anonymous_child(parent, BoxKind::row);
  }
  return parent;
}

void BoxBuilder::open_paragraph() {
  if (at_.paragraph != no_box) return;
  const BoxId parent = parent_for(BoxKind::paragraph);
  Box box;
  box.kind = BoxKind::paragraph;
  box.anonymous = true;
  box.style = tree_[parent].style;
  at_.paragraph_tag = at_.block_tag;
  if (!holds_text(tree_.tags[at_.block_tag].role)) {
    Tag tag;
    tag.role = Role::paragraph;
    at_.paragraph_tag = add_tag(std::move(tag), at_.block_tag);
  }
  box.tag = at_.paragraph_tag;
  box.first_line = std::exchange(first_line_, nullptr);
  at_.paragraph = tree_.add(parent, box);
}

void BoxBuilder::close_paragraph() {
  at_.paragraph = no_box;
  for (OpenInline& entry : at_.inlines) {
    if (entry.box != no_box) tree_[entry.box].broken_after = true;
    entry.box = no_box;
  }
}

BoxId BoxBuilder::inline_parent() {
  BoxId parent = at_.paragraph;
  for (OpenInline& entry : at_.inlines) {
    if (entry.box == no_box) {
      Box box;
      box.kind = BoxKind::inline_;
      box.style = entry.style;
      box.node = entry.node;
      box.tag = entry.tag;
      box.broken_before = std::exchange(entry.opened_before, true);
      entry.box = tree_.add(parent, box);
    }
    parent = entry.box;
  }
  return parent;
}

TagId BoxBuilder::text_tag() const {
  for (std::size_t i = at_.inlines.size(); i-- > 0;) {
    if (at_.inlines[i].tag != no_tag) return at_.inlines[i].tag;
  }
  return at_.paragraph_tag == no_tag ? at_.block_tag : at_.paragraph_tag;
}

TagId BoxBuilder::add_tag(Tag tag, TagId parent) {
  tag.parent = parent;
  tree_.tags.push_back(std::move(tag));
  return static_cast<TagId>(tree_.tags.size() - 1);
}

std::uint32_t BoxBuilder::page_name(const std::string& name) {
  const auto [found, is_new] =
      page_names_.emplace(name, static_cast<std::uint32_t>(tree_.page_names.size()));
  if (is_new) tree_.page_names.push_back(name);
  return found->second;
}

}  // namespace layout
