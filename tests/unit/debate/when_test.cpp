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
      {"Beitrag von TN-1 \u00BB Mo 5. Feb 2018, 09:14", "Mo 5. Feb 2018, 09:14",
       "2018-02-05T09:14:00"},
      {"Ann schrieb am 12. M\u00E4rz 2018 um 10:32 Uhr:", "12. M\u00E4rz 2018 um 10:32 Uhr",
       "2018-03-12T10:32:00"},
      {"Am 05.02.2018 um 9.14 Uhr schrieb Ann:", "05.02.2018 um 9.14 Uhr", "2018-02-05T09:14:00"},
      {"Le mardi 12 f\u00E9vrier 2019 \u00E0 18h30, Ann a \u00E9crit",
       "mardi 12 f\u00E9vrier 2019 \u00E0 18h30", "2019-02-12T18:30:00"},
      {"Ann escribi\u00F3 el 3 de marzo de 2018", "3 de marzo de 2018", "2018-03-03"},
      {"3 hours ago", "3 hours ago", ""},
      {"it may 5 times", "may 5", ""},
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
