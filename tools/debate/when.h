#pragma once
// Dates and times as forums, mail programs and chat logs print them.

#include <optional>
#include <string>
#include <string_view>

#include "base/span.h"

namespace debate {

struct When {
  base::Span span;  // from the first to the last character of date and time
  bool date = false;
  bool time = false;
  // "2016-04-12" or "2016-04-12T10:32:00" as xsd:date and xsd:dateTime want it, which know no
  // minutes without seconds; empty when the date is ambiguous, missing or none of the calendar.
  std::string iso;
};

// The first date, time or both in text[range], e.g. "12 April 2016 at 10:32", "2016-04-12
// 10:32:05", "Apr 12, 2016, 9:05 am", "10:31". A date such as 04/05/2016 is recognised but has no
// iso.
std::optional<When> find_when(std::string_view text, base::Span range);

}  // namespace debate
