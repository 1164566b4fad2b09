// Bytes → what debate.toml says: never fails.

#include "debate/settings.h"

#include "fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  base::Diagnostics diagnostics;
  (void)debate::parse_settings(fuzz::text_of(bytes, size), "fuzz.toml", diagnostics);
  return 0;
}
