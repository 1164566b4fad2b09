#pragma once
// The style that a box is laid out with when what contains it decides its size.

#include "css/style.h"
#include "layout/layout_run.h"

namespace layout {

inline css::Size exactly(Length length) {
  return css::LengthPercentage{length, 0};
}

// A box's style replaced while it is laid out. The copy stays, because fonts are remembered by the
// address of their style.
class UsedStyle {
 public:
  UsedStyle(LayoutRun& run, BoxId box) : run_(run), box_(box), own_(run.tree[box].style) {
    run.used_styles.push_back(*own_);
    run.tree[box].style = &run.used_styles.back();
  }
  ~UsedStyle() { run_.tree[box_].style = own_; }
  UsedStyle(const UsedStyle&) = delete;
  UsedStyle& operator=(const UsedStyle&) = delete;
  css::ComputedStyle* operator->() { return &run_.used_styles.back(); }

 private:
  LayoutRun& run_;
  BoxId box_;
  const css::ComputedStyle* own_;
};

}  // namespace layout
