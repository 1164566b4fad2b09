#pragma once
// Base64 (RFC 4648 §4), through nettle.

#include <optional>
#include <string>
#include <string_view>

namespace base {

std::string encode_base64(std::string_view bytes);
// White space is passed over; nothing when the text is damaged or ends without its padding.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace base
