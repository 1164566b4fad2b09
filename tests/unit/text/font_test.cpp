#include "text/font.h"

#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "base/error.h"
#include "base/file.h"

using base::operator""_pt;

namespace {

text::FontRef first(text::FontLibrary& library, const text::FontQuery& query) {
  return library.find(query).front();
}

}  // namespace

TEST_CASE("families are found by exact name, faces by weight and slant") {
  text::FontLibrary library;
  struct Row {
    std::string family;
    int weight;
    bool italic;
    std::string post_script_name;
  };
  const Row rows[] = {
      {"Linux Libertine O", 400, false, "LinLibertineO"},
      {"linux libertine o", 400, true, "LinLibertineOI"},
      {"Linux Libertine O", 700, false, "LinLibertineOB"},
      {"Linux Libertine O", 900, true, "LinLibertineOBI"},
      {"Linux Libertine O", 600, false, "LinLibertineOZ"},
      {"Linux Libertine O", 500, false, "LinLibertineO"},
      {"Linux Libertine O", 300, false, "LinLibertineO"},
      {"serif", 400, false, "LinLibertineO"},
      {"sans-serif", 400, false, "LinBiolinumO"},
      {"sans-serif", 700, true, "LinBiolinumOI"},
      {"monospace", 400, false, "NotoSansMono-Regular"},
      {"Gentium Plus", 700, true, "GentiumPlus-BoldItalic"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.post_script_name);
    CHECK(first(library, {{row.family}, row.weight, row.italic})->post_script_name() ==
          row.post_script_name);
  }
}

TEST_CASE("the first installed family wins and the fixed chain follows") {
  text::FontLibrary library;
  const auto& fonts = library.find({{"No Such Family", "Noto Sans Mono"}});
  REQUIRE(fonts.size() == 4);
  CHECK(fonts[0]->post_script_name() == "NotoSansMono-Regular");
  CHECK(fonts[1]->post_script_name() == "LinLibertineO");
  CHECK(fonts[2]->post_script_name() == "GentiumPlus");
  CHECK(fonts[3]->post_script_name() == "FreeSerif");
}

TEST_CASE("equal faces are one object") {
  text::FontLibrary library;
  CHECK(first(library, {{"serif"}}) == first(library, {{"Linux Libertine O", "Gentium Plus"}}));
}

TEST_CASE("a family that is not installed is an error which names its package") {
  text::FontLibrary library;
  struct Row {
    std::string family, hint;
  };
  const Row rows[] = {
      {"Vollkorn", "install a Debian package: apt install fonts-vollkorn"},
      {"No Such Family", "install one of these families, or name a family that fc-list shows"},
  };
  for (const Row& row : rows) {
    try {
      library.find({{row.family}});
      FAIL("found " << row.family);
    } catch (const base::Error& e) {
      CHECK(e.diagnostic().code == "F001");
      CHECK(e.diagnostic().message == "no font is installed of the family '" + row.family + "'");
      CHECK(e.diagnostic().hint == row.hint);
    }
  }
}

TEST_CASE("a query that is not strict gets the fixed chain when no family is installed") {
  text::FontLibrary library;
  const text::FontQuery query{{"No Such Family"}, 700, false, 100, false};
  const auto& fonts = library.find(query);
  REQUIRE(fonts.size() == 4);
  CHECK(fonts[0]->post_script_name() == "LinLibertineOB");
  REQUIRE(library.lacks(query));
  CHECK(library.lacks(query)->message == "no font is installed of the family 'No Such Family'");
  CHECK_FALSE(library.lacks({{"No Such Family", "serif"}}));
}

TEST_CASE("for a character that no font of the query has, all installed ones are searched") {
  text::FontLibrary library;
  const std::string_view beith = "\u1681";
  const text::FontRef font = library.find_for(beith, {});
  REQUIRE(font);
  CHECK(font->has_glyph(U'\u1681'));
  CHECK(library.find_for(beith, {}) == font);
  const text::FontRef bold = library.find_for(beith, {{}, 700});
  REQUIRE(bold);
  CHECK(bold->family() == font->family());
  CHECK(bold->weight() >= font->weight());
  CHECK_FALSE(library.find_for("\u0378", {}));  // not assigned
  CHECK_FALSE(library.find_for("\uE000", {}));  // of private use
}

TEST_CASE("a face from a file is known under the family it was given") {
  text::FontLibrary library;
  const std::string path = first(library, {{"Gentium Plus"}})->path();
  const auto& before = library.find({{"Town", "serif"}});
  library.add_face({.family = "Town"}, path);
  CHECK(first(library, {{"Town", "serif"}})->path() == path);
  CHECK(before.front()->post_script_name() == "LinLibertineO");
}

TEST_CASE("a broken font file is refused") {
  text::FontLibrary library;
  const std::string whole = base::read_file(first(library, {{"Linux Libertine O"}})->path());
  const std::string broken[] = {"", "garden", whole.substr(0, 200), whole.substr(0, 5000),
                                std::string(4096, '\0')};
  const auto path = std::filesystem::temp_directory_path() / "rapporteur-broken-font-test.otf";
  for (const std::string& bytes : broken) {
    CAPTURE(bytes.size());
    base::write_file(path, bytes);
    try {
      library.add_face({.family = "Broken"}, path.string());
      FAIL("accepted");
    } catch (const base::Error& e) {
      CHECK(e.diagnostic().code == "F003");
    }
  }
  std::filesystem::remove(path);
  CHECK_THROWS_AS(library.add_face({.family = "Absent"}, path.string()), base::Error);
}

TEST_CASE("metrics are lengths at a size") {
  text::FontLibrary library;
  const text::FontMetrics m = first(library, {{"serif"}})->metrics(10_pt);
  CHECK(m.ascent.points() == doctest::Approx(8.94));
  CHECK(m.descent.points() == doctest::Approx(2.46));
  CHECK(m.x_height.points() == doctest::Approx(4.29).epsilon(0.02));
  CHECK(m.cap_height.points() == doctest::Approx(6.47).epsilon(0.02));
  CHECK(m.underline_position < 0_pt);
  CHECK(m.underline_thickness > 0_pt);
}

TEST_CASE("glyphs are found by character") {
  text::FontLibrary library;
  const text::FontRef font = first(library, {{"serif"}});
  CHECK(font->has_glyph(U'a'));
  CHECK(font->glyph_for(U'\u2010') != 0);
  CHECK_FALSE(font->has_glyph(U'\u4E00'));
}
