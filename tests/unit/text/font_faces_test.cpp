// Faces of @font-face rules: variable fonts, ranges of characters, WOFF.

#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "base/error.h"
#include "base/file.h"
#include "text/font.h"
#include "text/shape.h"
#include "text/subset.h"

using base::operator""_pt;

namespace {

// Its stems are 200 units wide at weight 400 and 300 at 900, and 50 less at an optical size of 144.
const std::string varying = RAPPORTEUR_SOURCE_DIR "/tests/unit/text/varying.ttf";

base::Length stem_advance(text::FontLibrary& library, const text::FontQuery& query) {
  text::ShapeStyle style;
  style.fonts = library.find(query);
  style.size = 1000_pt;
  return text::shape("I", style).front().advance;
}

void append(std::string& out, std::size_t value, int size) {
  for (int i = size - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

// The tables as they are, which WOFF allows.
std::string packed(const std::string& sfnt) {
  const auto number = [&](std::size_t at, int size) {
    std::size_t value = 0;
    for (int i = 0; i < size; ++i) {
      value = value << 8 | static_cast<unsigned char>(sfnt[at + static_cast<std::size_t>(i)]);
    }
    return value;
  };
  const std::size_t count = number(4, 2);
  std::string out = "wOFF" + sfnt.substr(0, 4);
  append(out, 0, 4);
  append(out, count, 2);
  out.resize(44);
  std::string tables;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = 12 + 16 * i, size = number(at + 12, 4);
    out += sfnt.substr(at, 4);
    append(out, 44 + 20 * count + tables.size(), 4);
    append(out, size, 4);
    append(out, size, 4);
    out += sfnt.substr(at + 4, 4);
    tables += sfnt.substr(number(at + 8, 4), size);
    tables.resize((tables.size() + 3) / 4 * 4);
  }
  return out + tables;
}

}  // namespace

TEST_CASE("a variable font is set in the instance that a style asks for") {
  text::FontLibrary library;
  library.add_face({.family = "Varying"}, varying);
  library.add_face({.family = "Capped", .weight = text::FaceRange{100, 650}}, varying);
  CHECK(stem_advance(library, {{"Varying"}}) == 400_pt);
  CHECK(stem_advance(library, {{"Varying"}, 650}) == 450_pt);
  CHECK(stem_advance(library, {{"Varying"}, 1000}) == 500_pt);
  CHECK(stem_advance(library, {{"Capped"}, 1000}) == 450_pt);
  text::FontQuery query{{"Varying"}, 900};
  query.optical_size = 108_pt;
  CHECK(stem_advance(library, query) == 450_pt);
  query.variations = {{"opsz", 12 * 65536}, {"wght", 400 * 65536}};
  CHECK(stem_advance(library, query) == 400_pt);
  CHECK(library.find({{"Varying"}, 900}).front()->post_script_name() ==
        "Varying-Regular_900wght_12opsz");
  CHECK(library.find({{"Varying"}}).front()->post_script_name() == "Varying-Regular");
}

TEST_CASE("what is embedded of a variable font is the instance") {
  text::FontLibrary library;
  library.add_face({.family = "Varying"}, varying);
  const text::FontRef bold = library.find({{"Varying"}, 900}).front();
  const std::uint32_t stem = bold->glyph_for(U'I');
  const text::FontSubset subset = text::subset(*bold, {stem});
  CHECK(subset.widths.at(subset.new_ids.at(stem)) == 500);
  CHECK(subset.program.find("fvar") == std::string::npos);
  CHECK(subset.program.find("gvar") == std::string::npos);
  const text::FontSubset usual = text::subset(*library.find({{"Varying"}}).front(), {stem});
  CHECK(usual.program != subset.program);
}

TEST_CASE("faces of one family share out the characters, and the last that has one sets it") {
  text::FontLibrary library;
  const std::string serif = library.find({{"Linux Libertine O"}}).front()->path();
  const std::string sans = library.find({{"Linux Biolinum O"}}).front()->path();
  library.add_face({.family = "Mixed"}, serif);
  library.add_face({.family = "Mixed", .covers = {{U'a', U'f'}}}, sans);
  text::ShapeStyle style;
  style.fonts = library.find({{"Mixed"}});
  style.size = 10_pt;
  const auto runs = text::shape("xax", style);
  REQUIRE(runs.size() == 3);
  CHECK(runs[0].font->path() == serif);
  CHECK(runs[1].font->path() == sans);
  CHECK(text::first_available(style.fonts)->path() == serif);
}

TEST_CASE("fonts are scaled by their rule, or else until a metric is the same part of the size") {
  text::FontLibrary library;
  library.add_face({.family = "Small", .size_adjust = 50'000}, varying);
  text::ShapeStyle style;
  style.fonts = library.find({{"Small"}});
  style.size = 10_pt;
  CHECK(style.size_of(*style.fonts.front()) == 5_pt);
  style.adjust = text::SizeAdjust{text::SizeAdjust::Metric::x_height, 0.25};
  CHECK(style.size_of(*style.fonts.front()) == 5_pt);
  style.adjust->metric = text::SizeAdjust::Metric::zero_width;
  style.adjust->aspect = 0.8;
  CHECK(style.size_of(*style.fonts.front()) == 20_pt);
}

TEST_CASE("a WOFF file is the font that it holds") {
  text::FontLibrary library;
  const std::string whole = packed(base::read_file(varying));
  const auto path = std::filesystem::temp_directory_path() / "rapporteur-woff-test.woff";
  base::write_file(path, whole);
  library.add_face({.family = "Packed"}, path.string());
  CHECK(stem_advance(library, {{"Packed"}, 900}) == 500_pt);
  for (const std::size_t size : {std::size_t{44}, std::size_t{100}, whole.size() / 2}) {
    CAPTURE(size);
    base::write_file(path, whole.substr(0, size));
    text::FontLibrary other;
    CHECK_THROWS_AS(other.add_face({.family = "Broken"}, path.string()), base::Error);
  }
  std::filesystem::remove(path);
}
