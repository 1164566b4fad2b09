#pragma once
// Style sheet bytes → UTF-8 (CSS Syntax 3 §3.2): a byte order mark, then what the protocol says,
// then @charset, then what the environment says, then UTF-8. Bytes that mean nothing become U+FFFD.

#include <string>
#include <string_view>

namespace css {

struct DecodedSheet {
  std::string text;
  std::string encoding;  // the WHATWG name in lower case: "utf-8", "iso-8859-2"
};

// Empty names are unknown encodings and so are names that are not in the Encoding Standard's list
// of the ones supported here: UTF-8, UTF-16, ISO-8859-x, windows-125x, KOI8-R, KOI8-U.
DecodedSheet decode_sheet(std::string_view bytes, std::string_view protocol = {},
                          std::string_view environment = {});

}  // namespace css
