// Bytes → HTML document: libxml2 repairs what it can.

#include "base/error.h"
#include "fuzz/input.h"
#include "xml/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  try {
    base::Diagnostics diagnostics;
    (void)xml::read_html(fuzz::text_of(bytes, size), "fuzz.html", diagnostics);
  } catch (const base::Error&) {
    // wrong input, said in a sentence: what is wanted
  }
  return 0;
}
