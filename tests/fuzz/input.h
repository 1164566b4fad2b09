#pragma once
// What a fuzz target gets, as the text that the rooms take.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace fuzz {

inline std::string_view text_of(const std::uint8_t* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace fuzz
