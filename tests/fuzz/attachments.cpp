// Bytes of a PDF → what is attached to it: attachments or one Error.

#include "base/error.h"
#include "fuzz/input.h"
#include "pdf/write.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  try {
    (void)pdf::read_attachments(fuzz::text_of(bytes, size), "fuzz.pdf");
  } catch (const base::Error&) {
    // wrong input, said in a sentence: what is wanted
  }
  return 0;
}
