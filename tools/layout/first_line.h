#pragma once
// ::first-line (CSS Pseudo-elements 4 §2.1): the text before the first line's end in its own style.

#include <deque>
#include <map>
#include <span>
#include <tuple>

#include "layout/inline_items.h"
#include "layout/paragraph.h"

namespace layout {

// Styles of the elements that a first line goes through. Kept for all layouts of a document,
// because fonts are remembered by the address of their style.
class FirstLineStyles {
 public:
  // `own` in a block of style `block`, with what it inherits taken from `first_line` instead.
  const css::ComputedStyle& of(const css::ComputedStyle& own, const css::ComputedStyle& block,
                               const css::ComputedStyle& first_line);

 private:
  using Key =
      std::tuple<const css::ComputedStyle*, const css::ComputedStyle*, const css::ComputedStyle*>;
  std::deque<css::ComputedStyle> styles_;
  std::map<Key, const css::ComputedStyle*> known_;  // looked up, never walked
};

struct FirstLine {
  InlineText text;
  InlineItems items;  // the first line ends at the break that they wish for most
};

// `text` with its first line in the style of `paragraph`'s ::first-line. The line's end is where
// the paragraph would end its first line if all of it were in that style.
FirstLine style_first_line(LayoutRun& run, BoxId paragraph, InlineText text,
                           const LineContainer& container, std::span<const Length> widths,
                           const LineBreakOptions& options);

}  // namespace layout
