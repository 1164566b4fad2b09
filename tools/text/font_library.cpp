#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <optional>
#include <utility>

#include "base/error.h"
#include "text/font.h"
#include "text/font_faces.h"
#include "text/font_impl.h"

namespace text {
namespace {

constexpr std::string_view text_family = "Linux Libertine O";
constexpr std::string_view sans_family = "Linux Biolinum O";
constexpr std::string_view mono_family = "Noto Sans Mono";

// Tried after the families that were asked for, for Latin Extended, Greek, Cyrillic, then symbols.
constexpr std::array<std::string_view, 4> fallback_families{text_family, "Gentium Plus",
                                                            "FreeSerif", mono_family};

// CSS Fonts 4 §2.1.4; other generics are taken for the nearest of the three.
std::string_view family_of_generic(std::string_view name) {
  if (name == "serif" || name == "ui-serif" || name == "math") return text_family;
  if (name == "sans-serif" || name == "ui-sans-serif" || name == "system-ui") return sans_family;
  if (name == "monospace" || name == "ui-monospace") return mono_family;
  return name;
}

std::string hint_for(const std::vector<std::string_view>& families) {
  std::string hint;
  for (const std::string_view family : families) {
    const std::string_view package = package_of_family(family);
    if (package.empty() || hint.find(package) != std::string::npos) continue;
    hint += hint.empty() ? "install a Debian package: apt install " : " or ";
    hint += package;
  }
  return hint.empty() ? "install one of these families, or name a family that fc-list shows" : hint;
}

}  // namespace

struct FontLibrary::Impl {
  struct Known {
    FontQuery query;
    std::vector<FontRef> fonts;
    bool outdated = false;  // a face was added since
  };

  std::optional<std::vector<Face>> installed;  // read when first needed
  std::vector<Face> added;
  std::map<std::pair<std::string, unsigned>, FontRef> opened;
  std::deque<Known> known;  // a deque, because find hands out references

  FontRef open(const Face& face);
  FontRef find_family(std::string_view family, const FontQuery& query);
};

FontRef FontLibrary::Impl::open(const Face& face) {
  FontRef& font = opened[{face.path, face.index}];
  if (font) return font;
  auto impl = open_font(face.path, face.index);
  impl->weight = face.weight;
  impl->italic = face.slant != Face::Slant::upright;
  font = std::make_shared<const Font>(std::move(impl));
  return font;
}

FontRef FontLibrary::Impl::find_family(std::string_view family, const FontQuery& query) {
  const auto matching = [&](const std::vector<Face>& faces) {
    std::vector<const Face*> found;
    for (const Face& face : faces) {
      const auto is_named = [&](const std::string& name) { return same_family(name, family); };
      if (std::any_of(face.families.begin(), face.families.end(), is_named)) found.push_back(&face);
    }
    return best_face(found, query.weight, query.italic, query.width);
  };
  if (const Face* face = matching(added)) return open(*face);
  if (!installed) installed = installed_faces();
  if (const Face* face = matching(*installed)) return open(*face);
  return nullptr;
}

FontLibrary::FontLibrary() : impl_(std::make_unique<Impl>()) {}
FontLibrary::~FontLibrary() = default;

void FontLibrary::add_face(const std::string& family, int weight, bool italic,
                           const std::string& file) {
  Face face;
  face.families.push_back(family);
  face.path = file;
  face.weight = weight;
  face.slant = italic ? Face::Slant::italic : Face::Slant::upright;
  impl_->open(face);
  impl_->added.push_back(std::move(face));
  for (Impl::Known& known : impl_->known) known.outdated = true;
}

const std::vector<FontRef>& FontLibrary::find(const FontQuery& query) {
  for (const Impl::Known& known : impl_->known) {
    if (!known.outdated && known.query == query) return known.fonts;
  }
  std::vector<std::string_view> families;
  for (const std::string& name : query.families) families.push_back(family_of_generic(name));
  if (families.empty()) families.push_back(text_family);
  std::vector<FontRef> fonts;
  const auto append = [&](std::string_view family) {
    FontRef font = impl_->find_family(family, query);
    if (font && std::find(fonts.begin(), fonts.end(), font) == fonts.end()) {
      fonts.push_back(std::move(font));
    }
  };
  for (const std::string_view family : families) append(family);
  if (fonts.empty()) {
    std::string names;
    for (const std::string_view family : families) {
      names += (names.empty() ? "'" : ", '") + std::string(family) + "'";
    }
    base::fail(base::Error::Kind::environment, "F001", "",
               "no font is installed of the family " + names, hint_for(families));
  }
  for (const std::string_view family : fallback_families) append(family);
  impl_->known.push_back({query, std::move(fonts), false});
  return impl_->known.back().fonts;
}

}  // namespace text
