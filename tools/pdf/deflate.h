#pragma once
// FlateDecode (ISO 32000-1 §7.4.4) through zlib, the only code that includes it.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pdf {

std::string deflate(std::string_view bytes);

// Nothing when the bytes are damaged or would grow beyond `limit`.
std::optional<std::string> inflate(std::string_view bytes, std::size_t limit);

}  // namespace pdf
