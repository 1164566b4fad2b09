#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace base {

// The bytes that a "data:" URL holds, in base64 or with percent signs (RFC 2397). Nothing when it
// is no such URL or damaged.
std::optional<std::string> read_data_url(std::string_view url);

}  // namespace base
