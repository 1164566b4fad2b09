#pragma once
// What all parts of one layout run share: the inputs, the box tree and what is made once per style.

#include <deque>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "base/diagnostic.h"
#include "css/styled.h"
#include "layout/boxes.h"
#include "layout/fonts.h"
#include "layout/fragment.h"
#include "text/breaks.h"
#include "xml/document.h"

namespace layout {

class FirstLineStyles;
class Pictures;

struct LayoutRun {
  const xml::Document& document;
  const css::Styled& styled;
  text::Hyphenator& hyphenator;
  base::Diagnostics& diagnostics;
  Fonts& fonts;
  BoxTree& tree;
  FirstLineStyles& first_lines;
  Pictures& pictures;
  // Of positioned boxes: their own with the sizes that they came to have. They are kept as long as
  // `fonts`, which remembers styles by their address.
  std::deque<css::ComputedStyle>& used_styles;
  // Inline blocks and tables that were laid out, by the width and the height of what contains them,
  // below 0 when that is not known: a paragraph asks for them more than once, and so does each that
  // they are nested in.
  std::map<std::tuple<BoxId, Length, Length>, Fragment> atoms;
  // The same of flex items, by the width and height of their content; a height below 0: their own.
  std::map<std::tuple<BoxId, Length, Length>, Fragment> flex_items;
  std::set<std::pair<std::string, std::uint32_t>> reported;  // code and line: once each

  // A warning at a box's element; `box` may be no_box.
  void warn(std::string code, BoxId box, std::string message, std::string hint = {});
};

}  // namespace layout
