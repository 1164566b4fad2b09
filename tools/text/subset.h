#pragma once
// A font reduced to the glyphs in use, in the form that PDF embeds (hb-subset; CFF made CID-keyed
// with identity charset, glyf as a whole sfnt).

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "text/font.h"

namespace text {

struct FontSubset {
  enum class Format { cff, true_type };
  Format format = Format::cff;
  std::string program;                             // the bytes of FontFile3 or FontFile2
  std::map<std::uint32_t, std::uint32_t> new_ids;  // old glyph id → new glyph id (= CID)
  std::vector<int> widths;                         // by new id, in 1/1000 em, rounded
};

// `glyphs` sorted and unique; glyph 0 is always kept. Throws base::Error F003.
FontSubset subset(const Font& font, const std::vector<std::uint32_t>& glyphs);

}  // namespace text
