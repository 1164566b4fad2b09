// Bytes → ledger → restore: whatever a ledger says, restoring ends with the bytes whose hash it
// holds or with one Error.

#include "normalize/ledger.h"

#include "base/error.h"
#include "fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  try {
    const auto ledger = normalize::read_ledger(fuzz::text_of(bytes, size), "fuzz.jsonl");
    (void)normalize::restore("A text about gardens.\n", ledger);
  } catch (const base::Error&) {
    // wrong input, said in a sentence: what is wanted
  }
  return 0;
}
