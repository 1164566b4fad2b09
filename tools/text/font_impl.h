#pragma once
// What a Font holds; private to this room.

#include <mutex>
#include <string>
#include <vector>

#include "text/font.h"
#include "text/harfbuzz.h"

namespace text {

class WordShaper;

struct Font::Impl {
  Impl();
  ~Impl();
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  std::string family, post_script_name, path;
  unsigned face_index = 0;
  int weight = 400;
  bool italic = false;
  unsigned units_per_em = 1000;
  int size_adjust = 100'000;
  std::vector<CodeRange> covers;         // empty: all that the file has
  std::vector<hb_variation_t> instance;  // of a variable font, all axes; empty: as designed
  HarfBuzz<hb_face_t> face;
  HarfBuzz<hb_font_t> font;  // immutable, scaled so that one unit is one design unit

  // Shaped words for each combination of fallback fonts, features and language that begins with
  // this font; shaping is a pure function, so what was kept changes nothing but the time.
  std::mutex shapers_mutex;
  std::vector<std::unique_ptr<WordShaper>> shapers;
};

// Opens face `index` of `path`, a TrueType, OpenType or WOFF file; of a variable font the instance
// at `variations`, which may name axes that it does not have. Throws base::Error F003 when HarfBuzz
// finds no usable font in it.
std::unique_ptr<Font::Impl> open_font(const std::string& path, unsigned index,
                                      const std::vector<Variation>& variations = {});

// `units` design units at `size`, rounded half away from zero.
inline Length from_design_units(std::int64_t units, Length size, unsigned units_per_em) {
  const std::int64_t upem = units_per_em;
  const std::int64_t product = units * size.units();
  return Length::from_units((product < 0 ? product - upem / 2 : product + upem / 2) / upem);
}

}  // namespace text
