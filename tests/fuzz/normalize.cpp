// Any bytes are a transcript: they can be restored from the clean text and the ledger, and the
// clean text is clean.

#include "normalize/normalize.h"

#include "base/error.h"
#include "base/hash.h"
#include "fuzz/input.h"
#include "normalize/ledger.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto raw = fuzz::text_of(bytes, size);
  base::Diagnostics diagnostics;
  const auto clean = normalize::normalize(raw, "fuzz.txt", {}, diagnostics);
  const auto ledger =
      normalize::read_ledger(normalize::write_ledger(normalize::make_ledger(
                                 "fuzz.txt", base::sha256_hex(raw), raw.size(), clean)),
                             "fuzz.jsonl");
  base::expects(normalize::restore(clean.text, ledger) == raw, "the raw bytes come back");
  const auto again = normalize::normalize(clean.text, "fuzz.txt", {}, diagnostics);
  base::expects(again.text == clean.text, "normalizing twice is normalizing once");
  return 0;
}
