// What CSS adds to the elements: pseudo-elements, markers, notes, running elements, marks.

#include <utility>

#include "layout/box_builder.h"
#include "layout/tags.h"

namespace layout {
void BoxBuilder::marks(BoxId box, xml::NodeId node, const css::ComputedStyle& style) {
  // Marks of one box lie side by side: nothing else is marked between here and the end.
  tree_[box].first_mark = static_cast<std::uint32_t>(tree_.marks.size());
  if (const auto id = document_.attribute(node, "id"); id && !id->empty()) {
    Mark mark;
    mark.name = *id;
    tree_.marks.push_back(std::move(mark));
  }
  for (const css::StringSet& set : style.string_set) {
    Mark mark;
    mark.kind = Mark::Kind::string;
    mark.name = set.name;
    mark.value = content_text(evaluate_content(set.value, node, style, scope()));
    tree_.marks.push_back(std::move(mark));
  }
  const auto counter = [&](const std::string& name, int value, bool adds) {
    if (name == "list-item" || name == "footnote") return;
    Mark mark;
    mark.kind = Mark::Kind::counter;
    mark.name = name;
    mark.number = name == "page" ? value : counters_.value(name);
    mark.adds = adds && name == "page";
    tree_.marks.push_back(std::move(mark));
  };
  for (const css::CounterReset& reset : style.counter_reset) {
    counter(reset.name, reset.value.value_or(0), false);
  }
  for (const auto& [name, value] : style.counter_increment) counter(name, value, true);
  for (const auto& [name, value] : style.counter_set) counter(name, value, false);
  if (style.bookmark_level > 0) {
    Mark mark;
    mark.kind = Mark::Kind::bookmark;
    mark.number = style.bookmark_level;
    mark.value = style.bookmark_label.empty()
                     ? visible_text(document_, styled_, node)
                     : content_text(evaluate_content(style.bookmark_label, node, style, scope()));
    if (!mark.value.empty()) tree_.marks.push_back(std::move(mark));
  }
  tree_[box].mark_count = static_cast<std::uint32_t>(tree_.marks.size()) - tree_[box].first_mark;
}

void BoxBuilder::pseudo(xml::NodeId node, css::Pseudo which) {
  const css::ComputedStyle* style = styled_.pseudo(node, which);
  if (style == nullptr || !style->content || style->display == css::Display::none) return;
  pictures_.load_backgrounds(tree_, *style, line_of(node));
  counters_.enter();
  counters_.apply(*style);
  const std::vector<ContentPart> made = evaluate_content(*style->content, node, *style, scope());
  if (style->display == css::Display::inline_ || at_.depth >= max_box_depth) {
    OpenInline entry;
    entry.style = style;
    entry.node = node;
    if (!made.empty()) open_paragraph();
    at_.inlines.push_back(entry);
    parts(made, *style, node);
    at_.inlines.pop_back();
  } else {
    generated_box(made, *style, node);
  }
  counters_.leave();
}

void BoxBuilder::generated_box(const std::vector<ContentPart>& made,
                               const css::ComputedStyle& style, xml::NodeId node) {
  Box box;
  box.style = &style;
  box.node = node;
  box.break_before = style.break_before;
  box.break_after = style.break_after;
  Box holder = box;
  const bool absolute =
      style.position == css::Position::absolute || style.position == css::Position::fixed;
  const bool in_line = style.display == css::Display::inline_block && !absolute;
  holder.kind = absolute ? BoxKind::absolute
                : style.float_ == css::Float::left || style.float_ == css::Float::right
                    ? BoxKind::float_
                    : BoxKind::atom;
  const bool held = in_line || holder.kind != BoxKind::atom;
  if (!held) close_paragraph();
  if (in_line) open_paragraph();
  const TagId tag = held ? text_tag() : at_.block_tag;
  BoxId parent = held && at_.paragraph != no_box ? inline_parent() : parent_for(BoxKind::block);
  Place outer = std::exchange(at_, Place{});
  if (held) parent = tree_.add(parent, holder);
  at_.block = tree_.add(parent, box);
  at_.block_tag = tag;
  at_.depth = outer.depth + 1;
  parts(made, style, node);
  close_paragraph();
  at_ = std::move(outer);
}

void BoxBuilder::parts(const std::vector<ContentPart>& parts, const css::ComputedStyle& style,
                       xml::NodeId node) {
  for (const ContentPart& part : parts) {
    switch (part.kind) {
      case ContentPart::Kind::text:
        text(part.text, style, node);
        break;
      case ContentPart::Kind::leader: {
        const BoxId box = add_inline(BoxKind::leader, style, node);
        tree_[box].text_begin = static_cast<std::uint32_t>(tree_.text.size());
        tree_.text += part.text.empty() ? "." : part.text;
        tree_[box].text_end = static_cast<std::uint32_t>(tree_.text.size());
        break;
      }
      case ContentPart::Kind::image: {
        const auto image = pictures_.load(tree_, part.text, line_of(node));
        if (!image) break;
        const BoxId box = add_inline(BoxKind::image, style, node);
        tree_[box].tag = no_tag;
        tree_[box].index = static_cast<std::uint32_t>(tree_.images.size());
        tree_.images.push_back(*image);
        break;
      }
    }
  }
}

void BoxBuilder::list_marker(BoxId box, xml::NodeId node, const css::ComputedStyle& style,
                             TagId item_tag) {
  const css::ComputedStyle* own = styled_.pseudo(node, css::Pseudo::marker);
  const css::ComputedStyle& marker_style = own != nullptr ? *own : style;
  std::string label;
  std::optional<ImageUse> image;
  if ((own == nullptr || !own->content) && !marker_style.list_style_image.empty()) {
    image = pictures_.load(tree_, marker_style.list_style_image, line_of(node));
  }
  if (image) {
    label = " ";  // stands between it and the text
  } else if (own != nullptr && own->content) {
    label = content_text(evaluate_content(*own->content, node, *own, scope()));
  } else {
    label = styled_.counter_styles().marker(counters_.value("list-item"), style.list_style_type);
  }
  const bool tagged = tree_.tags[item_tag].role == Role::list_item;
  Tag tag;
  tag.role = Role::label;
  const TagId label_tag = tagged && !label.empty() ? add_tag(tag, item_tag) : item_tag;
  tag.role = Role::list_body;
  if (tagged) at_.block_tag = add_tag(tag, item_tag);
  if (label.empty()) return;
  Box paragraph;
  paragraph.kind = BoxKind::paragraph;
  paragraph.anonymous = true;
  paragraph.style = &marker_style;
  paragraph.tag = label_tag;
  Place outer = at_;
  const auto outer_line = std::exchange(first_line_, nullptr);
  const auto outer_letter = std::exchange(first_letter_, nullptr);
  if (style.list_style_position == css::ListStylePosition::outside) {
    tree_[box].index = static_cast<std::uint32_t>(tree_.markers.size());
    at_.paragraph = tree_.add(no_box, paragraph);
    tree_.markers.push_back({at_.paragraph});
    at_.paragraph_tag = label_tag;
    // The space before the item's text is part of the label, not the end of a line.
    if (label.ends_with(' ')) label.replace(label.size() - 1, 1, "\u00A0");
    if (image) marker_image(*image, marker_style, node);
    text(label, marker_style, node);
    at_ = std::move(outer);
    first_line_ = outer_line;
    first_letter_ = outer_letter;
    return;
  }
  at_.paragraph = no_box;
  open_paragraph();
  const BoxId opened = at_.paragraph;
  const TagId text_owner = std::exchange(at_.paragraph_tag, label_tag);
  if (image) marker_image(*image, marker_style, node);
  text(label, marker_style, node);
  at_ = std::move(outer);
  at_.paragraph = opened;
  at_.paragraph_tag = text_owner;
  first_letter_ = outer_letter;
  tree_[opened].first_line = outer_line;
}

// CSS Lists 3 §3.3. It has nothing of the boxes around it but what it inherits.
void BoxBuilder::marker_image(const ImageUse& image, const css::ComputedStyle& style,
                              xml::NodeId node) {
  css::ComputedStyle own;
  own.font_family = style.font_family;
  own.font_size = style.font_size;
  own.line_height = style.line_height;
  own.visibility = style.visibility;
  own.direction = style.direction;
  tree_.own_styles.push_back(std::make_unique<const css::ComputedStyle>(std::move(own)));
  const BoxId box = add_inline(BoxKind::image, *tree_.own_styles.back(), node);
  tree_[box].tag = no_tag;
  tree_[box].index = static_cast<std::uint32_t>(tree_.images.size());
  tree_.images.push_back(image);
}

void BoxBuilder::footnote(xml::NodeId node, const css::ComputedStyle& style) {
  if (at_.depth >= max_box_depth) return inline_box(node, style);
  open_paragraph();
  if (!is_incremented(style, "footnote")) counters_.increment("footnote", 1);
  const std::string number = std::to_string(counters_.value("footnote"));
  const auto index = static_cast<std::uint32_t>(tree_.notes.size());
  tree_.notes.emplace_back();
  const css::ComputedStyle* call = styled_.pseudo(node, css::Pseudo::footnote_call);
  const css::ComputedStyle& call_style = call != nullptr ? *call : *tree_[inline_parent()].style;
  const TagId around = text_tag();
  Tag tag;
  tag.role = Role::reference;
  const TagId reference = add_tag(tag, around);
  OpenInline entry;
  entry.style = &call_style;
  entry.node = node;
  entry.tag = reference;
  at_.inlines.push_back(entry);
  const std::string label =
      call != nullptr && call->content
          ? content_text(evaluate_content(*call->content, node, *call, scope()))
          : number;
  text(label, call_style, node);
  tree_[add_inline(BoxKind::note_call, call_style, node)].index = index;
  at_.inlines.pop_back();

  tag.role = Role::note;
  tag.id = "note-" + std::to_string(index + 1);
  const TagId note = add_tag(tag, around);
  Place outer = std::exchange(at_, Place{});
  Box body;
  body.style = &style;
  body.node = node;
  body.tag = note;
  at_.block = tree_.add(no_box, body);
  at_.block_tag = note;
  at_.depth = outer.depth + 1;
  const auto outer_letter = std::exchange(first_letter_, nullptr);
  tree_.notes[index] = {at_.block, note};
  marks(at_.block, node, style);
  const css::ComputedStyle* marker = styled_.pseudo(node, css::Pseudo::footnote_marker);
  const css::ComputedStyle& marker_style = marker != nullptr ? *marker : style;
  Tag label_tag;
  label_tag.role = Role::label;
  open_paragraph();
  OpenInline marker_entry;
  marker_entry.style = &marker_style;
  marker_entry.node = node;
  marker_entry.tag = add_tag(std::move(label_tag), note);
  at_.inlines.push_back(marker_entry);
  text(marker != nullptr && marker->content
           ? content_text(evaluate_content(*marker->content, node, *marker, scope()))
           : number + ". ",
       marker_style, node);
  at_.inlines.pop_back();
  content_of(node);
  at_ = std::move(outer);
  first_letter_ = outer_letter;
}

void BoxBuilder::running(xml::NodeId node, const css::ComputedStyle& style) {
  if (at_.depth >= max_box_depth) return;
  Place outer = std::exchange(at_, Place{});
  Box holder;
  holder.style = &style;
  holder.anonymous = true;
  at_.block = tree_.add(no_box, holder);
  at_.block_tag = outer.block_tag;
  at_.depth = outer.depth + 1;
  const BoxId root = at_.block;
  block(node, style, BoxKind::block);
  at_ = std::move(outer);
  Box place;
  place.kind = BoxKind::mark;
  place.style = &style;
  const BoxId parent = at_.paragraph != no_box ? inline_parent() : parent_for(BoxKind::mark);
  const BoxId box = tree_.add(parent, place);
  Mark mark;
  mark.kind = Mark::Kind::running;
  mark.name = style.running_name;
  mark.box = root;
  tree_.marks.push_back(std::move(mark));
  tree_[box].mark_count = 1;
}

std::size_t BoxBuilder::line_of(xml::NodeId node) const {
  return static_cast<std::size_t>(document_[node].line);
}

void BoxBuilder::report(std::string code, xml::NodeId node, std::string message) {
  base::Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.severity = base::Severity::warning;
  diagnostic.where.path = document_.path();
  diagnostic.where.line = document_[node].line;
  diagnostic.message = std::move(message);
  diagnostics_.push_back(std::move(diagnostic));
}

}  // namespace layout
