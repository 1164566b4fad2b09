#pragma once
// SHA-256 (FIPS 180-4) of bytes, as 64 lower-case hexadecimal digits or in base64 (RFC 4648).

#include <string>
#include <string_view>

namespace base {

std::string sha256_hex(std::string_view bytes);
std::string sha256_base64(std::string_view bytes);

}  // namespace base
