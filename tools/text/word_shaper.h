#pragma once
// Shapes words for one combination of fonts, language, features and direction, in design units, so
// that what is kept serves every size; private to this room.

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/harfbuzz.h"
#include "text/shape.h"

namespace text {

struct DesignGlyph {
  std::uint32_t id = 0;
  std::uint32_t cluster = 0;  // byte offset into the word
  std::int32_t advance = 0, x_offset = 0, y_offset = 0;
};

struct WordPiece {
  std::uint32_t font = 0;            // index into the style's fonts
  std::uint32_t begin = 0, end = 0;  // bytes of the word
  std::uint32_t first_glyph = 0, last_glyph = 0;
};

// Pieces in logical order, the glyphs of each in visual order.
struct ShapedWord {
  std::vector<WordPiece> pieces;
  std::vector<DesignGlyph> glyphs;
};

class WordShaper {
 public:
  explicit WordShaper(const ShapeStyle& style);

  bool serves(const ShapeStyle& style) const;

  // Hold the lock while what word() returned is in use.
  std::mutex& mutex() { return mutex_; }
  const ShapedWord& word(std::string_view text);

  // Whether words may be shaped apart: false for scripts and fonts that look beyond spaces.
  bool divides(std::string_view text) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };

  void shape_into(ShapedWord& out, std::string_view text);
  bool is_space_in_substitutions() const;

  std::mutex mutex_;
  std::vector<std::weak_ptr<const Font>> keep_;  // so that no other font gets the same address
  std::vector<const Font*> fonts_;
  std::string language_;
  std::vector<Feature> features_;
  bool right_to_left_ = false;

  std::vector<hb_feature_t> hb_features_;
  hb_language_t hb_language_ = nullptr;
  hb_script_t script_ = HB_SCRIPT_LATIN;
  bool whole_text_ = false;
  HarfBuzz<hb_buffer_t> buffer_;
  std::unordered_map<std::string, ShapedWord, Hash, std::equal_to<>> words_;
  ShapedWord uncached_;
};

}  // namespace text
