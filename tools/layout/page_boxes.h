#pragma once
// The margin boxes of each page (CSS Paged Media 3 §5): running heads, folios, page backgrounds.

#include <map>
#include <string>
#include <vector>

#include "layout/margin_box_sizes.h"
#include "layout/paginate.h"

namespace layout {

class PageBoxes {
 public:
  PageBoxes(LayoutRun& run, const std::vector<LaidPage>& pages);

  // The printed number of each page: counter(page).
  int number(std::size_t page) const { return counter(page, "page"); }
  // What lies below the page's content (background, borders) and above it (margin boxes).
  Fragment below(std::size_t page) const;
  Fragment above(std::size_t page);

 private:
  struct Named {
    std::string at_start, first, last;
    bool assigned = false;
  };

  Named named(std::size_t page, const std::string& name, Mark::Kind kind);
  std::string text_of(const css::ContentItem& item, const css::ComputedStyle& style,
                      std::size_t page, int& depth, bool& has_number);
  const css::ComputedStyle* picture_style(const css::ComputedStyle& box);
  BoxId running_box(const css::ComputedStyle& style, std::size_t page);
  Fragment box(std::size_t page, std::size_t which, const Rect& whole, const Rect& area);
  void paint_canvas(std::size_t page, const Rect& sheet, Fragment& out) const;
  void paint_page_picture(const css::ComputedStyle& style, const PageGeometry& geometry,
                          const Rect& sheet, Fragment& out) const;
  void count(const std::vector<LaidPage>& pages);
  int counter(std::size_t page, const std::string& name) const;
  MarginBoxDemand demand(std::size_t page, std::size_t which, const Rect& area, bool upright);
  // The three boxes from `first` on share an edge of the page: `upright` at its left or right.
  void edge(std::size_t page, std::size_t first, const Rect& area, bool upright, Fragment& out);
  BoxId content_box(std::size_t page, std::size_t which, bool& has_number);

  LayoutRun& run_;
  const std::vector<LaidPage>& pages_;
  std::vector<std::map<std::string, int>> counters_;  // by page
  // name → the value (index of the mark) that holds when a page begins, by page
  std::map<std::pair<int, std::string>, std::vector<std::uint32_t>> carried_;
};

}  // namespace layout
