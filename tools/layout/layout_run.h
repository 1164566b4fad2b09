#pragma once
// What all parts of one layout run share: the inputs, the box tree and what is made once per style.

#include <set>
#include <string>

#include "base/diagnostic.h"
#include "css/styled.h"
#include "layout/boxes.h"
#include "layout/fonts.h"
#include "text/breaks.h"
#include "xml/document.h"

namespace layout {

class FirstLineStyles;

struct LayoutRun {
  const xml::Document& document;
  const css::Styled& styled;
  text::Hyphenator& hyphenator;
  base::Diagnostics& diagnostics;
  Fonts& fonts;
  BoxTree& tree;
  FirstLineStyles& first_lines;
  std::set<std::pair<std::string, std::uint32_t>> reported;  // code and line: once each

  // A warning at a box's element; `box` may be no_box.
  void warn(std::string code, BoxId box, std::string message, std::string hint = {});
};

}  // namespace layout
