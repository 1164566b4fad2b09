#include "text/punctuation.h"

#include <cstdint>

#include <unicode/uchar.h>

namespace text {

bool is_enclosing_punctuation(char32_t character) {
  constexpr std::uint32_t wanted =
      U_GC_PS_MASK | U_GC_PE_MASK | U_GC_PI_MASK | U_GC_PF_MASK | U_GC_PO_MASK;
  return (U_MASK(u_charType(static_cast<UChar32>(character))) & wanted) != 0;
}

bool is_visible(char32_t character) {
  return u_isgraph(static_cast<UChar32>(character)) != 0;
}

}  // namespace text
