// Bytes → XML document: either a document or one Error.

#include "base/error.h"
#include "fuzz/input.h"
#include "xml/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  try {
    (void)xml::read_xml(fuzz::text_of(bytes, size), "fuzz.xml");
  } catch (const base::Error&) {
    // wrong input, said in a sentence: what is wanted
  }
  return 0;
}
