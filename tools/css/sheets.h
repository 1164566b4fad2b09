#pragma once
// Style sheet texts → parsed rules, ready for the cascade. Parsing never fails (CSS Syntax 3 §2.2);
// what is unknown or unsupported is a diagnostic with file, line and column: S001 syntax, S002
// unknown property, S003 unsupported value or property, S004 unknown selector or at-rule,
// S005 an @import or @font-face source that cannot be had.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "css/styled.h"
#include "xml/document.h"

namespace css {

// Reads an imported sheet; the file system by default, replaceable for tests. Remote URLs and
// paths that leave the first sheet's folder are refused before it is called (S005).
using Loader = std::function<std::string(const std::filesystem::path&)>;

class Sheets {
 public:
  struct Impl;
  Sheets();  // only the built-in user-agent sheet
  ~Sheets();
  Sheets(Sheets&&) noexcept;
  Sheets& operator=(Sheets&&) noexcept;

  // Author sheets in cascade order. `path` names the text in diagnostics and is the base of its
  // relative URLs.
  void add(std::string_view text, const std::filesystem::path& path, base::Diagnostics& diagnostics,
           const Loader& loader);
  // For a document that may read more than its own folder: its style sheets and what they import
  // may lie in `root` or below, and a path that begins with a slash is from there.
  void read_below(const std::filesystem::path& root);
  std::vector<FontFace> font_faces() const;
  // Every file that @import brought in, in order, for manifests.
  std::vector<std::filesystem::path> imported() const;
  const Impl& impl() const { return *impl_; }
  std::shared_ptr<const Impl> share() const { return impl_; }

 private:
  std::shared_ptr<Impl> impl_;  // shared with what is computed from it
};

// Of the first letter that has a direction (UAX #9, P2); nullopt when none has.
using DirectionOf = std::function<std::optional<Direction>(std::string_view)>;

// What styles need to know of fonts and letters.
struct FontAccess {
  FontUnitsOf units;
  // For each @font-face of the document, before units are asked for.
  std::function<void(const FontFace&)> add_face;
  DirectionOf direction;  // for dir="auto"
};

// Also applies the document's own <style> elements, linked style sheets that Loader can read, and
// style="" attributes. They come after `sheets` in the cascade, so at equal weight the document
// wins.
Styled compute_styles(const xml::Document& document, const Sheets& sheets,
                      base::Diagnostics& diagnostics, const FontAccess& fonts = {});

}  // namespace css
