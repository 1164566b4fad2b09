#pragma once
// Which lines a style justifies, and what gives in them (CSS Text 3 §6).

#include "css/style.h"

namespace layout {

inline bool can_justify(const css::ComputedStyle& style) {
  return style.text_justify != css::TextJustify::none;
}

inline bool justifies(const css::ComputedStyle& style) {
  return (style.text_align == css::TextAlign::justify ||
          style.text_align == css::TextAlign::justify_all) &&
         can_justify(style);
}

inline bool justifies_last(const css::ComputedStyle& style) {
  const css::TextAlign last = style.text_align_last.value_or(style.text_align);
  const bool all = last == css::TextAlign::justify_all;
  return (all || style.text_align_last == css::TextAlign::justify) && can_justify(style);
}

}  // namespace layout
