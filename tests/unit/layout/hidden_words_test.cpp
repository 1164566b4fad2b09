#include "layout/hidden_words.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "unit/layout/set.h"

TEST_CASE("words that are on no paper are counted and told") {
  struct Row {
    std::string html;
    std::size_t count;
    std::string_view first;
    std::size_t page;
  };
  const std::string words = "one two three four five six seven eight nine ten";
  const Row rows[] = {
      {"<p>" + words + "</p>", 0, "", 0},
      {"<p style='white-space: nowrap; width: 20pt'>one two</p>", 0, "", 0},
      {"<p style='position: absolute; left: 200pt'>one two</p>", 2, "one", 0},
      {"<p>one</p><p style='break-before: page; margin-left: -99pt; width: 30pt'>two</p>", 1, "two",
       1},
      {"<p style='white-space: nowrap'>" + words + "</p>", 4, "seven", 0},
      {"<div style='height: 20pt; width: 30pt; overflow: hidden'>one<br>two<br>three</div>", 1,
       "three", 0},
      {"<div style='columns: 2; column-gap: 0; height: 10pt'>one<br>two<br>three<br>four</div>", 2,
       "three", 0},
      {"<p style='opacity: 0'>one</p><p style='opacity: 0.5'>two</p>", 1, "one", 0},
      // Half a word is seen.
      {"<p style='margin-left: -5pt'>one</p>", 0, "", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.html);
    const layout_test::Set made = layout_test::set(row.html);
    const layout::HiddenWords hidden = layout::find_hidden_words(made.pages);
    CHECK(hidden.count == row.count);
    CHECK(hidden.first == row.first);
    CHECK(hidden.page == row.page);
    const bool told = std::any_of(made.diagnostics.begin(), made.diagnostics.end(),
                                  [](const base::Diagnostic& d) { return d.code == "L111"; });
    CHECK(told == (row.count > 0));
  }
}
