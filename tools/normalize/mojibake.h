#pragma once
// UTF-8 that was read as Windows-1252 or Latin-1 and written as UTF-8 again: "Ã©" for "é", "â€™"
// for "’". Several layers are undone one a call.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace normalize {

// A run of such sequences, from `begin` on, and what it meant.
struct Mojibake {
  std::size_t end = 0;
  std::string meant;
  int sequences = 0;
  // Whether nobody can have meant what stands there ("â€™"), or it is only unlikely ("É”").
  bool strong = false;
};

// The run that begins at `begin`, where a character beyond ASCII stands.
std::optional<Mojibake> read_mojibake(std::string_view text, std::size_t begin);

}  // namespace normalize
