#pragma once
// Font files as values: found by family name, asked for metrics, shaped with HarfBuzz.
// All design units are scaled to base::Length at a given size.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/length.h"

namespace text {

using base::Length;

// A place on an axis of a variable font (OpenType, fvar).
struct Variation {
  std::string tag;         // four letters
  std::int32_t value = 0;  // in 1/65536
  friend auto operator<=>(const Variation&, const Variation&) = default;
};

// What a style asks for; families in order of preference. Generic names (serif, sans-serif,
// monospace) map to fixed families, so that no machine's configuration changes a page.
struct FontQuery {
  std::vector<std::string> families;
  int weight = 400;  // CSS 1–1000
  bool italic = false;
  int width = 100;                          // CSS font-stretch, per cent
  bool strict = true;                       // one of the families must be installed
  std::vector<Variation> variations = {};   // of variable fonts, beside weight and width
  std::optional<Length> optical_size = {};  // of those that have the axis; nullopt: as designed
  friend bool operator==(const FontQuery&, const FontQuery&) = default;
};

// What an @font-face rule says of a file (CSS Fonts 4 §4, Fonts 5 §3); both ends of ranges count.
struct FaceRange {
  int least = 0, most = 0;
  friend auto operator<=>(const FaceRange&, const FaceRange&) = default;
};
struct CodeRange {
  char32_t first = 0, last = 0;
  friend auto operator<=>(const CodeRange&, const CodeRange&) = default;
};
struct FaceRule {
  std::string family;
  std::optional<FaceRange> weight = {},
                           width = {};  // nullopt: the axes of a variable font, or normal
  bool italic = false;
  bool may_lean = true;                    // by an axis, where a style asks for italics
  std::vector<Variation> variations = {};  // below those of the style
  std::vector<CodeRange> covers = {};      // unicode-range; empty: all characters
  int size_adjust = 100'000;               // thousandths of a per cent
};

// Of the whole font, at one size; ascent and descent positive distances from the baseline.
struct FontMetrics {
  Length ascent, descent, line_gap;
  Length x_height, cap_height;
  Length underline_position, underline_thickness;  // position: below the baseline is negative
};

// One face of one file. Immutable and shared; equal faces are the same object within a library.
class Font {
 public:
  struct Impl;
  explicit Font(std::unique_ptr<Impl> impl);
  ~Font();
  Font(const Font&) = delete;
  Font& operator=(const Font&) = delete;

  const std::string& family() const;
  const std::string& post_script_name() const;
  const std::string& path() const;  // of the file, for manifests
  unsigned face_index() const;
  int weight() const;
  bool italic() const;
  unsigned units_per_em() const;
  FontMetrics metrics(Length size) const;
  int size_adjust() const;  // of FaceRule
  // Whether the @font-face rule, if there is one, gives it this character.
  bool is_for(char32_t code_point) const;
  // 0 when it has none, and for characters that an @font-face rule does not give it.
  bool has_glyph(char32_t code_point) const;
  std::uint32_t glyph_for(char32_t code_point) const;
  Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};
using FontRef = std::shared_ptr<const Font>;

// Whose metrics and spaces text has (CSS Fonts 4 §5.4); of fonts to try in order, at least one.
const FontRef& first_available(const std::vector<FontRef>& fonts);

class FontLibrary {
 public:
  struct Impl;
  FontLibrary();
  ~FontLibrary();
  FontLibrary(const FontLibrary&) = delete;
  FontLibrary& operator=(const FontLibrary&) = delete;

  // An @font-face file or local alias; throws base::Error F003 for a broken file. Of faces that a
  // query likes equally, the one added last is asked first.
  void add_face(const FaceRule& rule, const std::string& file);

  // F001 when none of the named families is installed; the hint names the Debian package when
  // known.
  std::optional<base::Diagnostic> lacks(const FontQuery& query);

  // The faces to try in order: those asked for, then the fixed fallback chain. Throws base::Error
  // F001 when a strict query asks for none that is installed. The reference stays valid as long as
  // the library; add_face does not change what it refers to.
  const std::vector<FontRef>& find(const FontQuery& query);

  // A face with all of `text` from the first installed family, by name, that has such; null when
  // there is none. What is for private use means nothing in a font that was not asked for.
  FontRef find_for(std::string_view text, const FontQuery& query);

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace text
