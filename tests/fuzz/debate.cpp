// Any bytes are a debate: as TEI and ledger they give the raw bytes back, through the whole desk.

#include "base/error.h"
#include "debate/make.h"
#include "fuzz/input.h"
#include "normalize/ledger.h"
#include "tei/stream.h"
#include "tei/write.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto raw = fuzz::text_of(bytes, size);
  base::Diagnostics diagnostics;
  const auto made = debate::make_debate(raw, "fuzz.txt", {}, diagnostics);
  const auto stream = tei::read_stream(tei::write_tei(made.debate, "0"), "fuzz.xml");
  base::expects(normalize::restore(stream, made.ledger) == raw, "the raw bytes come back");
  return 0;
}
