#pragma once
// Fourth step of a paragraph: a line's spans as glyph runs, rules, links and marks, on a line box
// with the height that CSS 2.2 §10.8 gives it.

#include <vector>

#include "layout/line_spans.h"

namespace layout {

class LinePainter {
 public:
  // One for a paragraph; lines are painted in order, because inline boxes go on over line ends.
  LinePainter(LayoutRun& run, BoxId paragraph, const InlineText& text, InlineItems& items);

  Fragment paint(const LineRequest& request, LineOfSpans line);

 private:
  struct Extent {
    Length above, below;  // from the baseline
  };

  void move_items(std::size_t first, Point by);  // position: relative
  Extent extent_of(const css::ComputedStyle& style, Length raised) const;
  void measure(const LineOfSpans& line);
  void include(Extent extent);
  Length object_top(const InlineElement& element, const Fragment& object) const;
  void paint_boxes(const LineOfSpans& line);
  void paint_reordered_boxes(const LineOfSpans& line);
  void paint_box(const InlineElement& element, Length from, Length to, bool left_edge,
                 bool right_edge);
  void paint_span(const LineRequest& request, LineSpan& span, Fit fit);
  void paint_word(LineSpan& span, const InlineElement& element, Fit fit);
  void paint_space(const InlinePiece& piece, const FontUse& use, Length x, Length width, Fit fit);
  void paint_object(LineSpan& span, const InlineElement& element);
  Point static_place(const Box& box, const LineSpan& span) const;
  void paint_leader(const LineSpan& span, const InlineElement& element);
  void paint_decorations(const LineOfSpans& line);
  void add_links(const LineOfSpans& line);
  void find_first_text(const LineOfSpans& line);
  void count_to(std::uint32_t element, std::uint32_t end);
  // Empty when it is the document's.
  std::string_view own_language(const css::ComputedStyle& style) const;
  GlyphRun& run_for(const InlineElement& element, const FontUse& use, const text::FontRef& font,
                    Length x, Fit fit);
  void add_word(GlyphRun& run, const GlyphWord& word, Length from, Length to);

  LayoutRun& run_;
  const css::ComputedStyle& style_;
  const InlineText& text_;
  InlineItems& items_;
  std::string document_language_;
  std::vector<std::uint32_t> open_;  // inline boxes that the line before left open
  Fragment line_;
  Length above_, below_;
  std::size_t words_left_ = 0;    // of the line, with its spaces, at most: room for a run
  Length pen_;                    // where the last run ended
  TextStart counted_;             // how far the text of a box has been counted
  std::uint32_t counted_to_ = 0;  // bytes of InlineText::text
  bool can_join_ = false;
  bool begun_ = false;                             // there is something in the line already
  const css::ComputedStyle* run_style_ = nullptr;  // of the last run
};

}  // namespace layout
