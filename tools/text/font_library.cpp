#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include <unicode/uchar.h>

#include "base/error.h"
#include "text/font.h"
#include "text/font_faces.h"
#include "text/font_impl.h"
#include "text/itemize.h"
#include "text/shape.h"

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

std::vector<std::string_view> families_of(const FontQuery& query) {
  std::vector<std::string_view> families;
  for (const std::string& name : query.families) families.push_back(family_of_generic(name));
  if (families.empty()) families.push_back(text_family);
  return families;
}

bool has_private_use(std::string_view text) {
  const CodePoints points = decode(text);
  return std::any_of(points.values.begin(), points.values.end(), [](std::uint32_t c) {
    return u_charType(static_cast<UChar32>(c)) == U_PRIVATE_USE_CHAR;
  });
}

}  // namespace

struct FontLibrary::Impl {
  struct Known {
    FontQuery query;
    std::vector<FontRef> fonts;
    bool varies = false;    // otherwise it is the same for all variations
    bool outdated = false;  // a face was added since

    bool answers(const FontQuery& asked) const {
      if (outdated) return false;
      if (varies) return query == asked;
      FontQuery same = asked;
      same.variations = query.variations;
      same.optical_size = query.optical_size;
      return query == same;
    }
  };

  std::optional<std::vector<Face>> installed;  // read when first needed
  std::vector<Face> added;
  // By all that makes a font: where it is, its instance, and what a rule says of it.
  using Key =
      std::tuple<std::string, unsigned, std::vector<Variation>, std::vector<CodeRange>, int>;
  std::map<Key, FontRef> opened;
  std::deque<Known> known;  // a deque, because find hands out references

  FontRef open(const Face& face, const FontQuery& query);
  std::vector<const Face*> faces_of(std::string_view family, const FontQuery& query);
  const std::vector<Face>& installed_ones();
  bool has(const Face& face, std::string_view text);
};

const std::vector<Face>& FontLibrary::Impl::installed_ones() {
  if (!installed) installed = installed_faces();
  return *installed;
}

// A file that is no font has nothing.
bool FontLibrary::Impl::has(const Face& face, std::string_view text) {
  try {
    return !uncovered_cluster(text, {open(face, {})});
  } catch (const base::Error&) {
    return false;
  }
}

FontRef FontLibrary::Impl::open(const Face& face, const FontQuery& query) {
  std::vector<Variation> variations = variations_for(face, query);
  FontRef& font = opened[{face.path, face.index, variations, face.covers, face.size_adjust}];
  if (font) return font;
  auto impl = open_font(face.path, face.index, variations);
  impl->weight = std::clamp(query.weight, face.weight.least, face.weight.most);
  impl->italic = face.slant != Face::Slant::upright || (face.leans && query.italic);
  impl->covers = face.covers;
  impl->size_adjust = face.size_adjust;
  font = std::make_shared<const Font>(std::move(impl));
  return font;
}

// Those of @font-face rules may be several, each for other characters.
std::vector<const Face*> FontLibrary::Impl::faces_of(std::string_view family,
                                                     const FontQuery& query) {
  const auto matching = [&](const std::vector<Face>& faces) {
    std::vector<const Face*> found;
    for (const Face& face : faces) {
      const auto is_named = [&](const std::string& name) { return same_family(name, family); };
      if (std::any_of(face.families.begin(), face.families.end(), is_named)) found.push_back(&face);
    }
    return found;
  };
  std::vector<const Face*> found = matching(added);
  if (const Face* best = best_face(found, query)) {
    std::erase_if(found, [&](const Face* face) { return !equally_good(*face, *best, query); });
    std::reverse(found.begin(), found.end());
    return found;
  }
  if (const Face* best = best_face(matching(installed_ones()), query)) return {best};
  return {};
}

FontLibrary::FontLibrary() : impl_(std::make_unique<Impl>()) {}
FontLibrary::~FontLibrary() = default;

void FontLibrary::add_face(const FaceRule& rule, const std::string& file) {
  Face face;
  face.families.push_back(rule.family);
  face.path = file;
  read_axes(file, 0, face);
  if (rule.weight) face.weight = *rule.weight;
  if (rule.width) face.width = *rule.width;
  if (rule.italic) face.slant = Face::Slant::italic;
  face.leans = face.leans && rule.may_lean;
  face.variations = rule.variations;
  face.covers = rule.covers;
  face.size_adjust = rule.size_adjust;
  impl_->open(face, {});
  impl_->added.push_back(std::move(face));
  for (Impl::Known& known : impl_->known) known.outdated = true;
}

std::optional<base::Diagnostic> FontLibrary::lacks(const FontQuery& query) {
  const std::vector<std::string_view> families = families_of(query);
  std::string names;
  for (const std::string_view family : families) {
    if (!impl_->faces_of(family, query).empty()) return std::nullopt;
    names += (names.empty() ? "'" : ", '") + std::string(family) + "'";
  }
  base::Diagnostic why;
  why.code = "F001";
  why.message = "no font is installed of the family " + names;
  why.hint = hint_for(families);
  return why;
}

const std::vector<FontRef>& FontLibrary::find(const FontQuery& query) {
  for (const Impl::Known& known : impl_->known) {
    if (known.answers(query)) return known.fonts;
  }
  std::vector<FontRef> fonts;
  bool varies = false;
  const auto append = [&](std::string_view family) {
    for (const Face* face : impl_->faces_of(family, query)) {
      varies = varies || face->varies;
      FontRef font = impl_->open(*face, query);
      if (std::find(fonts.begin(), fonts.end(), font) == fonts.end()) {
        fonts.push_back(std::move(font));
      }
    }
  };
  for (const std::string_view family : families_of(query)) append(family);
  if (!fonts.empty() || !query.strict) {
    for (const std::string_view family : fallback_families) append(family);
  }
  if (fonts.empty()) throw base::Error(base::Error::Kind::environment, lacks(query).value());
  impl_->known.push_back({query, std::move(fonts), varies, false});
  return impl_->known.back().fonts;
}

FontRef FontLibrary::find_for(std::string_view text, const FontQuery& query) {
  if (has_private_use(text)) return nullptr;
  std::map<std::string_view, std::vector<const Face*>> families;
  for (const Face& face : impl_->installed_ones()) {
    if (!face.families.empty()) families[face.families.front()].push_back(&face);
  }
  for (auto& [family, faces] : families) {
    std::erase_if(faces, [&](const Face* face) { return !impl_->has(*face, text); });
    if (const Face* face = best_face(faces, query)) return impl_->open(*face, query);
  }
  return nullptr;
}

}  // namespace text
