#include "layout/inline_text.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "layout/inline_direction.h"
#include "layout/letter_case.h"
#include "layout/positioned.h"

namespace layout {
namespace {

using css::WhiteSpaceCollapse;
using Kind = InlineElement::Kind;

class Collector {
 public:
  Collector(LayoutRun& run, BoxId paragraph) : run_(run) {
    out_.right_to_left = run.tree[paragraph].style->direction == css::Direction::rtl;
    children(paragraph, no_index, Length());
    drop_last_space();
  }
  InlineText take() { return std::move(out_); }

 private:
  void children(BoxId parent, std::uint32_t link, Length raised) {
    for (BoxId c = run_.tree[parent].first_child; c != no_box; c = run_.tree[c].next) {
      child(c, link, raised);
    }
  }

  void child(BoxId id, std::uint32_t link, Length raised) {
    const Box& box = run_.tree[id];
    switch (box.kind) {
      case BoxKind::text:
        return text(id, box, link, raised);
      case BoxKind::inline_:
        return inline_box(id, box, link, raised);
      case BoxKind::line_break:
        drop_last_space();
        object(Kind::line_break, id, link, raised, "\n");
        after_space_ = true;
        return;
      case BoxKind::leader:
        out_.has_leader = true;
        return object(Kind::leader, id, link, raised, "\uFFFC");
      case BoxKind::atom:
        return object(Kind::atom, id, link, raised, "\uFFFC");
      case BoxKind::image:
        return object(Kind::image, id, link, raised, "\uFFFC");
      case BoxKind::note_call:
        return object(Kind::note_call, id, link, raised, "");
      case BoxKind::float_:
      case BoxKind::absolute:
        return object(Kind::float_, id, link, raised, "");
      default:
        return object(Kind::mark, id, link, raised, "");
    }
  }

  void object(Kind kind, BoxId id, std::uint32_t link, Length raised, std::string_view stands_for) {
    InlineElement element;
    element.kind = kind;
    element.box = id;
    element.style = run_.tree[id].style;
    element.tag = run_.tree[id].tag;
    element.link = link;
    element.raised = raised;
    element.shift = shift_;
    if (kind == Kind::image) move(*element.style, element.shift);
    element.begin = size();
    out_.text += stands_for;
    element.end = size();
    out_.elements.push_back(element);
    if (!stands_for.empty()) after_space_ = false;
  }

  void inline_box(BoxId id, const Box& box, std::uint32_t link, Length raised) {
    if (box.tag != no_tag && run_.tree.tags[box.tag].role == Role::link) {
      link = add_link(box);
    }
    raised += raise(box);
    const Point outer_shift = shift_;
    move(*box.style, shift_);
    const css::ComputedStyle& around = *run_.tree[box.parent].style;
    out_.has_embeddings = out_.has_embeddings ||
                          box.style->unicode_bidi != css::UnicodeBidi::normal ||
                          box.style->direction != around.direction;
    object(Kind::open, id, link, raised, "");
    children(id, link, raised);
    object(Kind::close, id, link, raised, "");
    shift_ = outer_shift;
  }

  // The containing block's size is not known here: percentages move nothing.
  void move(const css::ComputedStyle& style, Point& shift) {
    if (style.position != css::Position::relative) return;
    const Point by = relative_shift(style, Length(), std::nullopt);
    shift.x += by.x;
    shift.y += by.y;
    out_.has_shifts = true;
  }

  std::uint32_t add_link(const Box& box) {
    LinkTarget target;
    target.tag = box.tag;
    const std::string href(run_.document.attribute(box.node, "href").value_or(""));
    if (href.starts_with("#")) {
      target.destination = href.substr(1);
    } else {
      target.uri = href;
    }
    const auto title = run_.document.attribute(box.node, "title");
    target.alternative = title ? std::string(*title) : run_.document.text_content(box.node);
    out_.links.push_back(std::move(target));
    return static_cast<std::uint32_t>(out_.links.size() - 1);
  }

  // CSS 2.2 §10.8.1; sub and super by the parent's size, as most fonts' own metrics ask for. The
  // line's own top and bottom are not known yet: those of the parent's text stand for them.
  Length raise(const Box& box) {
    const css::ComputedStyle& parent = *run_.tree[box.parent].style;
    const text::FontMetrics& around = run_.fonts.of(parent).metrics;
    const FontUse& own = run_.fonts.of(*box.style);
    const Length leading = own.line_height - own.metrics.ascent - own.metrics.descent;
    switch (box.style->vertical_align) {
      case css::VerticalAlign::middle:
        return (around.x_height - own.metrics.ascent + own.metrics.descent) / 2;
      case css::VerticalAlign::text_top:
      case css::VerticalAlign::top:
        return around.ascent - own.metrics.ascent - leading / 2;
      case css::VerticalAlign::text_bottom:
      case css::VerticalAlign::bottom:
        return own.metrics.descent + leading / 2 - around.descent;
      case css::VerticalAlign::super:
        return parent.font_size * 33 / 100;
      case css::VerticalAlign::sub:
        return parent.font_size * -20 / 100;
      case css::VerticalAlign::length:
        return box.style->vertical_align_length.resolve(run_.fonts.of(*box.style).line_height);
      default:
        return Length();
    }
  }

  void text(BoxId id, const Box& box, std::uint32_t link, Length raised) {
    const css::ComputedStyle& style = *box.style;
    InlineElement element;
    element.box = id;
    element.style = &style;
    element.tag = box.tag;
    element.link = link;
    element.raised = raised;
    element.shift = shift_;
    element.begin = size();
    std::string_view source = run_.tree.text_of(box);
    const auto finish = [&] {
      element.end = size();
      if (element.end > element.begin) {
        transform(element);
        out_.elements.push_back(element);
      }
      element.begin = size();
    };
    const WhiteSpaceCollapse how = style.white_space_collapse;
    const bool collapses =
        how == WhiteSpaceCollapse::collapse || how == WhiteSpaceCollapse::preserve_breaks;
    const bool all_spaces = how == WhiteSpaceCollapse::preserve_spaces;
    const bool keeps_lines = how != WhiteSpaceCollapse::collapse && !all_spaces;
    for (std::size_t i = 0; i < source.size(); ++i) {
      const char c = source[i];
      if (keeps_lines && c == '\n') {
        finish();
        if (collapses) drop_last_space();
        element.begin = size();
        object(Kind::line_break, id, link, raised, "\n");
        element.begin = size();
        after_space_ = collapses;
        continue;
      }
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
      if (space && collapses) {
        if (!after_space_) {
          collapsible_space_ = size();
          out_.text += ' ';
        }
        after_space_ = true;
        continue;
      }
      if (c == '\r') continue;
      out_.text += space && all_spaces ? ' ' : c;
      after_space_ = false;
    }
    finish();
  }

  void transform(InlineElement& element) {
    const css::TextTransform how = element.style->text_transform;
    const std::string_view before = std::string_view(out_.text).substr(element.begin);
    bool begins = word_begins_;
    const bool changes = how != css::TextTransform::none ||
                         element.style->transforms_to_full_width ||
                         element.style->transforms_to_full_size_kana;
    if (!changes) {
      word_begins_ = before.empty() ? begins : before.back() == ' ' || before.back() == '-';
      return;
    }
    const bool ends_in_space = collapsible_space_ + 1 == out_.text.size() && before.back() == ' ';
    std::string changed = transform_case(before, *element.style, begins);
    word_begins_ = begins;
    out_.text.replace(element.begin, std::string::npos, changed);
    element.end = size();
    if (ends_in_space) collapsible_space_ = element.end - 1;
  }

  // CSS Text 3 §4.1.2: a collapsible space at the end of a line goes away.
  void drop_last_space() {
    if (out_.text.empty() || collapsible_space_ + 1 != out_.text.size()) return;
    if (out_.text.back() != ' ' || !after_space_) return;
    out_.text.pop_back();
    for (std::size_t i = out_.elements.size(); i-- > 0;) {
      InlineElement& element = out_.elements[i];
      element.begin = std::min(element.begin, size());
      if (element.end <= size()) break;
      element.end = size();
    }
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(out_.text.size()); }

  LayoutRun& run_;
  InlineText out_;
  Point shift_;
  bool after_space_ = true;
  bool word_begins_ = true;
  std::size_t collapsible_space_ = std::string::npos - 1;
};

}  // namespace

InlineText collect_inline(LayoutRun& run, BoxId paragraph) {
  InlineText collected = Collector(run, paragraph).take();
  split_by_direction(collected, *run.tree[paragraph].style);
  return collected;
}

bool InlineText::is_right_to_left(std::uint32_t at) const {
  const auto found =
      std::upper_bound(paragraphs.begin(), paragraphs.end(), at,
                       [](std::uint32_t place, const BidiParagraph& p) { return place < p.end; });
  return found == paragraphs.end() ? right_to_left : found->right_to_left;
}

}  // namespace layout
