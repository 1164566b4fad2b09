#pragma once
// Text → pieces of one font and one script (UAX #24), cut only between grapheme clusters
// (UAX #29); private to this room.

#include <cstdint>
#include <string_view>
#include <vector>

#include <hb.h>

#include "text/font.h"

namespace text {

// Text as code points; offsets[i] is the byte at which code point i begins, and one more entry
// holds the size. Tabs and line ends have become spaces, bytes that are not UTF-8 U+FFFD.
struct CodePoints {
  std::vector<std::uint32_t> values;
  std::vector<std::uint32_t> offsets;
};
CodePoints decode(std::string_view text);

struct TextPiece {
  std::uint32_t begin = 0, end = 0;  // code points
  std::uint32_t font = 0;            // index into the fonts
  hb_script_t script = HB_SCRIPT_LATIN;
};

// `neutral` is the script of text that has none of its own, such as figures.
std::vector<TextPiece> itemize(const CodePoints& text, const std::vector<const Font*>& fonts,
                               hb_script_t neutral);

// The script that the language is written in; Latin when that is not known.
hb_script_t script_of_language(const std::string& language);

// Whether HarfBuzz can show `c` with this font, perhaps by decomposing it or by another space.
bool covers(const Font& font, std::uint32_t c);

// First code points of the grapheme clusters, then the number of code points.
std::vector<std::uint32_t> grapheme_starts(const CodePoints& text);

}  // namespace text
