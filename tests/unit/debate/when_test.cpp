#include "debate/when.h"

#include <string>

#include <doctest/doctest.h>

TEST_CASE("dates and times as forums and chats print them are read") {
  struct Row {
    std::string line;
    std::string found;
    std::string iso;
  };
  const Row rows[] = {
      {"Ann wrote on 12 April 2016 at 10:32:", "12 April 2016 at 10:32", "2016-04-12T10:32:00"},
      {"On Tue, Apr 12, 2016 at 9:05 PM, Ann wrote:", "Tue, Apr 12, 2016 at 9:05 PM",
       "2016-04-12T21:05:00"},
      {"2016-04-12 10:32:07", "2016-04-12 10:32:07", "2016-04-12T10:32:07"},
      {"[10:31] ann: hello", "10:31", ""},
      {"3rd of May 2019", "3rd of May 2019", "2019-05-03"},
      {"25/12/2018 08:00", "25/12/2018 08:00", "2018-12-25T08:00:00"},
      {"04/05/2018 08:00", "04/05/2018 08:00", ""},
      {"30 February 2016", "30 February 2016", ""},
      {"29 February 2016 23:59:60", "29 February 2016 23:59:60", "2016-02-29T23:59:59"},
      {"nothing of 300 people", "", ""},
      {"a ratio of 3.5 to 1", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const auto when = debate::find_when(row.line, {0, row.line.size()});
    CHECK(when.has_value() == !row.found.empty());
    if (!when) continue;
    CHECK(row.line.substr(when->span.begin, when->span.size()) == row.found);
    CHECK(when->iso == row.iso);
  }
}
