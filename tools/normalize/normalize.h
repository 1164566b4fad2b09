#pragma once
// Raw bytes → clean text: bytes are decoded, characters and typography set right, every change on
// record. Lines stay lines: blank lines, single line breaks, indents and list markers survive, so
// that the structure of the debate can be read from the clean text.
//
//   normalize::Options options;
//   auto clean = normalize::normalize(raw, "transcript.txt", options, diagnostics);
//   clean = normalize::repair_codes(std::move(clean), raw, codes, options, diagnostics);

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "normalize/clean_text.h"
#include "normalize/codes.h"
#include "normalize/engine.h"
#include "normalize/policy.h"

namespace normalize {

// What may be set for one run.
struct Options {
  Policies policies;
  std::vector<Ruling> rulings;
  // BCP 47; chooses the house style of typography and the word list. Empty: as guess_language says
  // of the text, but English is British.
  std::string language;
};

// Never fails: whatever the bytes, the result is XML-legal UTF-8 without CR, and the raw bytes can
// be restored from it. Idempotent: its text, normalized again, is itself. `path` names the raw file
// in diagnostics. Diagnostics: N001 a ruling that matches nothing, N002 a policy for no rule.
CleanText normalize(std::string_view raw, std::string_view path, const Options& options,
                    base::Diagnostics& diagnostics);

// The second pass: words that a participant's code was written into, repaired where the evidence
// holds and reported where not (rules N3xx). `raw` is what `clean` was made from.
CleanText repair_codes(CleanText clean, std::string_view raw, const std::vector<KnownCode>& codes,
                       const Options& options, base::Diagnostics& diagnostics);

}  // namespace normalize
