#pragma once
// The date of editions whose document has none, where a builder names one.

#include <string>

#include "base/diagnostic.h"

namespace rapporteur {

// The environment's SOURCE_DATE_EPOCH (reproducible-builds.org, specification 1.1: seconds since
// 1970) as "2016-04-01T00:00:00Z"; empty when it is not set or not a number of seconds up to the
// year 9999.
std::string source_date();

// A warning C008 when SOURCE_DATE_EPOCH is set and source_date() is empty.
void check_source_date(base::Diagnostics& diagnostics);

}  // namespace rapporteur
