// Rows of tables that have a height (CSS 2.2 §17.5.3).

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "unit/layout/set.h"

namespace {

// The heights of the cells of a table, in points.
std::vector<int> heights(const std::string& table, const std::string& rows) {
  const auto s = layout_test::set("<table style='" + table + "'>" + rows + "</table>",
                                  "table { border-spacing: 0 } td { padding: 0; background: red }");
  std::vector<int> found;
  for (const layout::Item& item : s.pages.pages[0].items) {
    const auto* rect = std::get_if<layout::FilledRect>(&item);
    if (rect != nullptr) found.push_back(static_cast<int>(rect->rect.height.points() + 0.5));
  }
  return found;
}

const std::string row = "<tr><td>a</td></tr>";

}  // namespace

TEST_CASE("rows that say nothing of their height share what a table has left over") {
  using Heights = std::vector<int>;
  CHECK(heights("height: 60pt", row + row) == Heights{30, 30});
  CHECK(heights("min-height: 60pt", row + row) == Heights{30, 30});
  CHECK(heights("height: 5pt", row + row) == Heights{10, 10});
  CHECK(heights("height: 60pt", row + "<tr><td style='line-height: 20pt'>a</td></tr>") ==
        Heights{20, 40});
  CHECK(heights("height: 60pt", row + "<tr style='height: 20pt'><td>a</td></tr>") ==
        Heights{40, 20});
  CHECK(heights("height: 60pt; border-spacing: 10pt", row + row) == Heights{15, 15});
  CHECK(heights("height: 60pt", "<thead>" + row + "</thead>" + row) == Heights{10, 50});
  CHECK(heights("height: 60pt", "<tr><td rowspan=2>a</td><td>b</td></tr>" + row) ==
        Heights{60, 30, 30});
}
