#pragma once
// Numbers in the margin beside every fifth line of text that asks for them
// (-rapporteur-line-numbers), counted through the document.

#include "layout/fragment.h"
#include "layout/layout_run.h"
#include "layout/page_styles.h"

namespace layout {

class LineNumbers {
 public:
  LineNumbers(LayoutRun& run, PageStyles& styles) : run_(run), styles_(styles) {}
  // Of the next page; pages come in order.
  Fragment of(const Fragment& content);

 private:
  LayoutRun& run_;
  PageStyles& styles_;
  int counted_ = 0;
};

}  // namespace layout
