#include "text/font_faces.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <tuple>
#include <utility>

#include <fontconfig/fontconfig.h>

#include "base/ascii.h"
#include "base/error.h"
#include "text/local_fonts.h"

namespace text {
namespace {

struct ConfigDelete {
  void operator()(FcConfig* p) const { FcConfigDestroy(p); }
};

// The whole configuration: with the machine's own one, a page would depend on it.
constexpr const char* configuration =
    "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
    "<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>"
    "<dir prefix=\"xdg\">fonts</dir>"
    "<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix=\"xdg\">fontconfig</cachedir>"
    "</fontconfig>";

std::string string_of(FcPattern* pattern, const char* property, int n = 0) {
  FcChar8* value = nullptr;
  if (FcPatternGetString(pattern, property, n, &value) != FcResultMatch) return {};
  return reinterpret_cast<const char*>(value);
}

int integer_of(FcPattern* pattern, const char* property, int otherwise) {
  int value = 0;
  return FcPatternGetInteger(pattern, property, 0, &value) == FcResultMatch ? value : otherwise;
}

FaceRange range_of(FcPattern* pattern, const char* property, int otherwise) {
  FcRange* range = nullptr;
  double least = 0, most = 0;
  if (FcPatternGetRange(pattern, property, 0, &range) == FcResultMatch &&
      FcRangeGetDouble(range, &least, &most)) {
    return {static_cast<int>(std::lround(least)), static_cast<int>(std::lround(most))};
  }
  const int value = integer_of(pattern, property, otherwise);
  return {value, value};
}

bool has_suffix(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

bool is_usable(FcPattern* pattern) {
  FcBool scalable = FcFalse;
  FcPatternGetBool(pattern, FC_SCALABLE, 0, &scalable);
  const std::string format = string_of(pattern, FC_FONTFORMAT);
  const std::string file = string_of(pattern, FC_FILE);
  // The upper half of the index numbers the named instances of a variable font; the face itself is
  // listed beside them.
  return scalable && (format == "TrueType" || format == "CFF") && !has_suffix(file, ".woff") &&
         !has_suffix(file, ".woff2") && integer_of(pattern, FC_INDEX, 0) < 0x10000;
}

Face face_of(FcPattern* pattern) {
  Face face;
  for (int n = 0; n < 16; ++n) {
    std::string family = string_of(pattern, FC_FAMILY, n);
    if (family.empty()) break;
    face.families.push_back(std::move(family));
  }
  for (int n = 0; n < 16; ++n) {
    std::string name = string_of(pattern, FC_FULLNAME, n);
    if (name.empty()) break;
    face.full_names.push_back(std::move(name));
  }
  face.full_names.push_back(string_of(pattern, FC_POSTSCRIPT_NAME));
  face.path = string_of(pattern, FC_FILE);
  face.index = static_cast<unsigned>(integer_of(pattern, FC_INDEX, 0));
  face.weight = range_of(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR);
  face.weight = {FcWeightToOpenType(face.weight.least), FcWeightToOpenType(face.weight.most)};
  face.width = range_of(pattern, FC_WIDTH, FC_WIDTH_NORMAL);
  FcBool variable = FcFalse;
  FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable);
  face.varies = variable != FcFalse;
  const int slant = integer_of(pattern, FC_SLANT, FC_SLANT_ROMAN);
  face.slant = slant == FC_SLANT_ITALIC    ? Face::Slant::italic
               : slant == FC_SLANT_OBLIQUE ? Face::Slant::oblique
                                           : Face::Slant::upright;
  return face;
}

// Ranks are smaller for better faces: the first number tells the preferred side, the second the
// distance on it.
using Rank = std::pair<int, int>;

int nearest(int wanted, FaceRange range) {
  return std::clamp(wanted, range.least, std::max(range.least, range.most));
}

Rank width_rank(int wanted, int has) {
  const bool preferred = wanted <= 100 ? has <= wanted : has >= wanted;
  return {preferred ? 0 : 1, std::abs(has - wanted)};
}

Rank slant_rank(bool italic, const Face& face) {
  if (italic && face.leans) return {0, 0};
  const int steps = static_cast<int>(face.slant);
  return {0, italic ? 2 - steps : steps};
}

Rank weight_rank(int wanted, int has) {
  if (wanted >= 400 && wanted <= 500) {
    if (has >= wanted && has <= 500) return {0, has - wanted};
    return has < wanted ? Rank{1, wanted - has} : Rank{2, has - wanted};
  }
  const bool preferred = wanted < 400 ? has <= wanted : has >= wanted;
  return {preferred ? 0 : 1, std::abs(has - wanted)};
}

using FaceRank = std::tuple<Rank, Rank, Rank>;
FaceRank rank_of(const Face& face, const FontQuery& query) {
  return {width_rank(query.width, nearest(query.width, face.width)), slant_rank(query.italic, face),
          weight_rank(query.weight, nearest(query.weight, face.weight))};
}

}  // namespace

std::vector<Face> installed_faces() {
  const std::unique_ptr<FcConfig, ConfigDelete> config(FcConfigCreate());
  std::vector<Face> faces;
  if (!config ||
      !FcConfigParseAndLoadFromMemory(config.get(), reinterpret_cast<const FcChar8*>(configuration),
                                      FcFalse) ||
      !FcConfigBuildFonts(config.get())) {
    return faces;
  }
  const FcFontSet* fonts = FcConfigGetFonts(config.get(), FcSetSystem);
  for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
    if (!is_usable(fonts->fonts[i])) continue;
    Face& face = faces.emplace_back(face_of(fonts->fonts[i]));
    try {
      if (face.varies) read_axes(face.path, face.index, face);
    } catch (const base::Error&) {
      faces.pop_back();
    }
  }
  // A variable font comes before its default instance, which is one of it.
  std::sort(faces.begin(), faces.end(), [](const Face& a, const Face& b) {
    return std::tie(a.path, a.index, b.varies) < std::tie(b.path, b.index, a.varies);
  });
  const auto same = [](const Face& a, const Face& b) {
    return a.path == b.path && a.index == b.index;
  };
  faces.erase(std::unique(faces.begin(), faces.end(), same), faces.end());
  return faces;
}

std::optional<std::string> file_of_local_font(const std::string& name) {
  for (const Face& face : installed_faces()) {
    const bool named = std::any_of(face.full_names.begin(), face.full_names.end(),
                                   [&](const std::string& n) { return same_family(n, name); });
    if (named && face.index == 0) return face.path;
  }
  return std::nullopt;
}

bool same_family(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return base::to_lower(x) == base::to_lower(y); });
}

const Face* best_face(const std::vector<const Face*>& candidates, const FontQuery& query) {
  const auto best = std::min_element(
      candidates.begin(), candidates.end(),
      [&](const Face* a, const Face* b) { return rank_of(*a, query) < rank_of(*b, query); });
  return best == candidates.end() ? nullptr : *best;
}

bool equally_good(const Face& a, const Face& b, const FontQuery& query) {
  return rank_of(a, query) == rank_of(b, query);
}

}  // namespace text
