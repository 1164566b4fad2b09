#pragma once
// The page boxes of a document (CSS Paged Media 3 §4): what each page looks like, asked for once.
// One for all layouts of a document, because fonts are remembered by the address of their style.

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "css/styled.h"
#include "layout/pages.h"

namespace layout {

struct PageGeometry {
  const css::PageStyle* style = nullptr;
  Rect content;  // inside margins, borders and paddings, from the page's top left corner
  Length margin_top, margin_right, margin_bottom, margin_left;
};

class PageStyles {
 public:
  // The first page is a right one; where pages are turned from the left, a left one (CSS Paged
  // Media 3 §3.2).
  PageStyles(const css::Styled& styled, css::Direction direction)
      : styled_(styled),
        begins_left_(direction == css::Direction::rtl),
        by_number_(styled.pages_have_numbers()) {}

  bool is_left(std::size_t index) const { return (index % 2 == 0) == begins_left_; }

  // The style of line numbers beside text in `style`.
  const css::ComputedStyle& line_numbers(const css::ComputedStyle& style);
  // `index` counts pages from 0; even ones are recto. Throws base::Error L001 for a page without
  // room for text.
  const PageGeometry& of(std::size_t index, const std::string& name, bool blank);

 private:
  const css::Styled& styled_;
  bool begins_left_ = false;
  bool by_number_ = false;
  std::deque<css::PageStyle> styles_;
  std::optional<css::ComputedStyle> line_number_style_;
  std::map<std::tuple<std::string, bool, bool, bool, int>, PageGeometry> geometries_;
};

}  // namespace layout
