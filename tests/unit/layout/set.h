#pragma once
// Sets a small HTML text with a style sheet, for tests.

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "layout/pages.h"

namespace layout_test {

struct Set {
  layout::Pages pages;
  base::Diagnostics diagnostics;
};

// Pages of 100 by 100 points without margins and 10 pt text on 10 pt lines, unless `css` says else.
Set set(std::string_view html, std::string_view css = {});

// HTML for a paragraph of so many lines, "word" each.
std::string lines_of(int count);

// The texts of a page's glyph runs of one baseline, joined, one string a line; artifacts left out.
std::vector<std::string> lines(const layout::Page& page);
// Artifacts only: running heads and the like.
std::vector<std::string> artifacts(const layout::Page& page);

}  // namespace layout_test
