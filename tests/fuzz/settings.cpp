// Bytes → what debate.toml says, or one error that says why it is no TOML.

#include "debate/settings.h"

#include "base/error.h"
#include "fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  base::Diagnostics diagnostics;
  try {
    (void)debate::parse_settings(fuzz::text_of(bytes, size), "fuzz.toml", diagnostics);
  } catch (const base::Error& error) {
    base::expects(error.diagnostic().code == "D905", "only what is no TOML is refused");
  }
  return 0;
}
