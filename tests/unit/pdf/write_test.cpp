#include "pdf/write.h"

#include <clocale>
#include <cstdlib>
#include <locale>

#include <doctest/doctest.h>

#include "base/error.h"
#include "pdf/deflate.h"
#include "pdf/glyph_texts.h"
#include "pdf/page_content.h"
#include "unit/pdf/reading.h"
#include "unit/pdf/sample_pages.h"

using base::operator""_pt;
using pdf::Value;
using reading::Reading;

namespace {

std::string code_of(auto function) {
  try {
    function();
  } catch (const base::Error& error) {
    return error.diagnostic().code;
  }
  return "";
}

}  // namespace

TEST_CASE("the same pages give the same bytes, whatever the time zone and the locale") {
  const layout::Pages pages = sample::every_construct();
  const std::string first = pdf::write_pdf(pages, {});
  setenv("TZ", "Pacific/Kiritimati", 1);
  const char* german = std::setlocale(LC_ALL, "de_DE.UTF-8");
  const std::string second = pdf::write_pdf(pages, {});
  std::setlocale(LC_ALL, "C");
  unsetenv("TZ");
  CAPTURE(german != nullptr);
  CHECK(first == second);
  CHECK(first.substr(0, 9) == "%PDF-1.7\n");
}

TEST_CASE("different documents have different identifiers") {
  layout::Pages pages = sample::every_construct();
  const auto id = [&pages] {
    Reading pdf(pdf::write_pdf(pages, {}));
    const Value value = pdf.key(pdf.document.trailer(), "ID");
    CHECK(reading::bytes(reading::array(value)[0]) == reading::bytes(reading::array(value)[1]));
    return reading::bytes(reading::array(value)[0]);
  };
  const std::string before = id();
  CHECK(before.size() == 16);
  pages.pages[0].width += 1_pt;
  CHECK(before != id());
}

TEST_CASE("threads do not change a byte") {
  const layout::Pages pages = sample::many_pages(40);
  const auto marks = pdf::mark_pages(pages);
  const pdf::FontTable fonts(pages);
  const auto contents = pdf::deflated_contents(pages, marks, fonts);
  REQUIRE(contents.size() == 40);
  for (std::size_t i = 0; i < contents.size(); ++i) {
    CHECK(contents[i].page == pdf::deflate(pdf::page_content(pages, i, marks[i], fonts).page));
  }
}

TEST_CASE("no object lies about unused") {
  pdf::WriteOptions options;
  options.attachments.push_back({"a.txt", "text/plain", "Source", "", "a"});
  Reading pdf(pdf::write_pdf(sample::every_construct(), options));
  const auto reachable = pdf.reachable();
  for (const pdf::Reference reference : pdf.document.references()) {
    const Value type = pdf.key(pdf.document.object(reference), "Type");
    const auto* name = std::get_if<pdf::Name>(&type.content());
    if (name && (name->text == "ObjStm" || name->text == "XRef")) continue;
    CAPTURE(reference.number);
    CHECK(reachable.count(reference.number) == 1);
  }
}

TEST_CASE("widths, embedded programs and glyph texts are there for every font") {
  Reading pdf(pdf::write_pdf(sample::every_construct(), {}));
  const Value fonts = pdf.key(pdf.key(pdf.document.object(pdf.pages()[0]), "Resources"), "Font");
  const auto& entries = std::get<pdf::Dictionary>(fonts.content()).entries();
  // Small capitals stand for two texts, which takes a second layer of the same font.
  CHECK(entries.size() == 3);
  for (const auto& [resource, reference] : entries) {
    const Value font = pdf.resolve(reference);
    const Value descendant = pdf.resolve(reading::array(pdf.key(font, "DescendantFonts"))[0]);
    const Value widths = pdf.key(descendant, "W");
    CHECK(reading::integer(reading::array(widths)[0]) == 0);
    CHECK(reading::array(reading::array(widths)[1]).size() > 10);
    const Value program = Reading::direct(pdf.key(descendant, "FontDescriptor"), "FontFile3");
    CHECK(pdf.document.stream({reading::number(program)}, 1 << 20).size() > 1000);
  }
}

TEST_CASE("bleed and marks enlarge the sheet around the same page") {
  layout::Pages pages = sample::every_construct();
  pages.pages[0].bleed = 9_pt;
  pages.pages[0].crop_marks = pages.pages[0].cross_marks = true;
  Reading pdf(pdf::write_pdf(pages, {}));
  const auto box = [&pdf](std::size_t page, const char* name) {
    std::vector<std::int64_t> out;
    const Value box_value = pdf.key(pdf.document.object(pdf.pages()[page]), name);
    if (!std::holds_alternative<pdf::Array>(box_value.content())) return out;
    for (const Value& value : reading::array(box_value)) out.push_back(reading::integer(value));
    return out;
  };
  using Box = std::vector<std::int64_t>;
  CHECK(box(0, "MediaBox") == Box{0, 0, 480, 655});
  CHECK(box(0, "BleedBox") == Box{21, 21, 459, 634});
  CHECK(box(0, "TrimBox") == Box{30, 30, 450, 625});
  CHECK(box(1, "MediaBox") == Box{0, 0, 420, 595});
  CHECK(box(1, "TrimBox").empty());
  const auto last = pdf.sequences(pdf.pages()[0]).back();
  CHECK(last.tag == "Artifact");
  CHECK(last.painted == 16);
}

TEST_CASE("a turned page says so") {
  layout::Pages pages = sample::every_construct();
  pages.pages[1].rotation = 270;
  Reading pdf(pdf::write_pdf(pages, {}));
  CHECK(std::holds_alternative<std::monostate>(
      pdf.key(pdf.document.object(pdf.pages()[0]), "Rotate").content()));
  CHECK(reading::integer(pdf.key(pdf.document.object(pdf.pages()[1]), "Rotate")) == 270);
}

TEST_CASE("pages that are turned to the right say so") {
  layout::Pages pages = sample::every_construct();
  for (const bool right_to_left : {false, true}) {
    pages.information.right_to_left = right_to_left;
    const Reading pdf(pdf::write_pdf(pages, {}));
    const Value direction = Reading::direct(pdf.at({"ViewerPreferences"}), "Direction");
    CHECK(right_to_left == std::holds_alternative<pdf::Name>(direction.content()));
    if (right_to_left) CHECK(reading::name(direction) == "R2L");
  }
}

TEST_CASE("bookmarks, page labels and destinations lead to their places") {
  Reading pdf(pdf::write_pdf(sample::every_construct(), {}));
  const Value outlines = pdf.at({"Outlines"});
  CHECK(reading::integer(pdf.key(outlines, "Count")) == 3);  // one of four is folded away
  const Value garden = pdf.key(outlines, "First"), plan = pdf.key(outlines, "Last");
  CHECK(reading::bytes(pdf.key(garden, "Title")) == "The Garden");
  CHECK(reading::integer(pdf.key(garden, "Count")) == 1);
  CHECK(reading::integer(pdf.key(plan, "Count")) == -1);
  CHECK(reading::bytes(pdf.key(pdf.key(plan, "First"), "Title")).substr(0, 2) == "\xFE\xFF");
  const auto labels = pdf.tree(pdf.at({"PageLabels"}), "Nums");
  REQUIRE(labels.size() == 2);
  CHECK(reading::name(pdf.key(labels[0].second, "S")) == "r");
  CHECK(reading::integer(pdf.key(labels[0].second, "St")) == 4);
  CHECK(reading::name(pdf.key(labels[1].second, "S")) == "D");
  const auto names = pdf.tree(pdf.at({"Names", "Dests"}), "Names");
  REQUIRE(names.size() == 2);
  CHECK(reading::bytes(names[1].first) == "plan");
  CHECK(reading::number(reading::array(names[1].second)[0]) == pdf.pages()[1].number);
}

TEST_CASE("pictures lose their transparency, not their colours, and damaged ones are refused") {
  Reading pdf(pdf::write_pdf(sample::every_construct(), {}));
  const Value resources = pdf.key(pdf.document.object(pdf.pages()[1]), "Resources");
  const Value picture = Reading::direct(pdf.key(resources, "XObject"), "I0");
  const Value keys = pdf.resolve(picture);
  CHECK(reading::name(pdf.key(keys, "ColorSpace")) == "DeviceRGB");
  const std::string pixels = pdf.document.stream({reading::number(picture)}, 1000);
  REQUIRE(pixels.size() == 12);
  CHECK(pixels.substr(0, 6) == std::string("\xFF\0\0\0\xFF\0", 6));
  CHECK(static_cast<unsigned char>(pixels[6]) > 100);  // half blue on white
  CHECK(pixels[8] == '\xFF');

  using Kind = layout::ImageFile::Kind;
  const std::string start = "\xFF\xD8";
  const auto frame = [](char precision, char components) {
    return std::string("\xFF\xC0\x00\x11", 4) + precision + std::string("\x00\x10\x00\x20", 4) +
           components + std::string(9, '\0');
  };
  struct Row {
    Kind kind;
    std::string bytes, code;
  };
  const Row rows[] = {{Kind::png, "", "P004"},
                      {Kind::png, sample::small_png().substr(0, 60), "P004"},
                      {Kind::jpeg, "", "P004"},
                      {Kind::jpeg, start, "P004"},
                      {Kind::jpeg, start + std::string("\xFF\xE0\x00\x00", 4), "P004"},
                      {Kind::jpeg, start + frame(12, 3), "P004"},
                      {Kind::jpeg, start + frame(8, 4), "P004"},
                      {Kind::jpeg, start + frame(8, 3), ""},
                      {Kind::jpeg, start + frame(8, 1), ""}};
  for (const Row& row : rows) {
    layout::Pages pages = sample::every_construct();
    pages.images[0].kind = row.kind;
    pages.images[0].bytes = row.bytes;
    CAPTURE(row.bytes);
    CHECK(code_of([&] { pdf::write_pdf(pages, {}); }) == row.code);
  }
}

TEST_CASE("a repeated picture is a pattern of its page") {
  layout::Pages pages = sample::many_pages(2);
  pages.images.push_back({layout::ImageFile::Kind::png, sample::small_png(), 2, 2});
  layout::Tiling tiling;
  tiling.owner.artifact = layout::Artifact::background;
  tiling.area = {10_pt, 10_pt, 50_pt, 40_pt};
  tiling.tile = {12_pt, 14_pt, 5_pt, 4_pt};
  pages.pages[1].items.emplace_back(tiling);
  Reading pdf(pdf::write_pdf(pages, {}));
  const auto resources = [&](std::size_t page) {
    return pdf.key(pdf.document.object(pdf.pages()[page]), "Resources");
  };
  CHECK(std::holds_alternative<std::monostate>(pdf.key(resources(0), "Pattern").content()));
  const Value pattern = pdf.key(pdf.key(resources(1), "Pattern"), "P0");
  CHECK(reading::integer(pdf.key(pattern, "PatternType")) == 1);
  CHECK(reading::integer(pdf.key(pattern, "XStep")) == 5);
  CHECK(reading::integer(reading::array(pdf.key(pattern, "Matrix"))[4]) == 12);
  CHECK(pdf.sequences(pdf.pages()[1]).back().tag == "Artifact");
}

TEST_CASE("a glyph for a missing character is refused with the font's name") {
  sample::PagesBuilder b;
  b.new_page("1");
  b.line(0, layout::Role::paragraph, "x");
  const layout::WordGlyph missing;
  std::get<layout::GlyphRun>(b.pages.pages[0].items[0]).words[0] = {
      b.glyphs->keep("", std::span(&missing, 1)), base::Length()};
  CHECK(code_of([&] { pdf::write_pdf(b.pages, {}); }) == "P001");
}

TEST_CASE("text without a size is not shown") {
  sample::PagesBuilder b;
  b.new_page("1");
  b.line(0, layout::Role::paragraph, "seen");
  const std::string seen = pdf::write_pdf(b.pages, {});
  b.line(0, layout::Role::paragraph, "x");
  std::get<layout::GlyphRun>(b.pages.pages[0].items.back()).size = base::Length();
  CHECK(pdf::write_pdf(b.pages, {}).size() >= seen.size());
}

TEST_CASE("one glyph tells each of the texts that it stands for") {
  sample::PagesBuilder b;
  b.new_page("1");
  b.features = {{"smcp", 1}, {"c2sc", 1}};
  b.line(0, layout::Role::paragraph, "Anna and Otto");
  Reading pdf(pdf::write_pdf(b.pages, {}));
  const auto sequences = pdf.sequences(pdf.pages()[0]);
  REQUIRE(sequences.size() == 1);
  CHECK(sequences[0].text == "Anna and Otto");
}

TEST_CASE("every two-byte code survives the string's escapes") {
  // Enough different glyphs that the codes contain parentheses, backslash and both line ends.
  sample::PagesBuilder b;
  b.new_page("1");
  std::string all;
  for (char c = '!'; c <= '~'; ++c) all += c;
  b.line(0, layout::Role::paragraph, all + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞß");
  Reading pdf(pdf::write_pdf(b.pages, {}));
  CHECK(pdf.sequences(pdf.pages()[0])[0].text == all + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞß");
}

TEST_CASE("a cluster with several glyphs deals its characters out in the order of reading") {
  struct Row {
    std::string text;
    bool right_to_left;
    // The glyphs' ranges of the text, in visual order, and what each shows.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges;
    std::vector<std::string> expected;
  };
  const Row rows[] = {
      {"abc", false, {{0, 1}, {1, 2}, {2, 3}}, {"a", "b", "c"}},
      {"ffi", false, {{0, 3}}, {"ffi"}},
      {"abcd", false, {{0, 3}, {0, 0}, {3, 4}}, {"ab", "c", "d"}},
      {"ǟx", false, {{0, 2}, {0, 0}, {0, 0}, {2, 3}}, {"ǟ", "", "", "x"}},
      {"abc", true, {{2, 3}, {0, 2}, {0, 0}}, {"c", "b", "a"}},
      {"éa", true, {{2, 3}, {0, 2}, {0, 0}}, {"a", "", "é"}},
  };
  for (const Row& row : rows) {
    std::vector<layout::WordGlyph> glyphs;
    for (const auto& [begin, end] : row.ranges) {
      glyphs.push_back({1, static_cast<std::uint16_t>(end - begin), begin, {}, {}, {}});
    }
    layout::GlyphStore store;
    std::vector<std::string_view> texts;
    pdf::glyph_texts(store.keep(row.text, glyphs), row.right_to_left, texts);
    CAPTURE(row.text);
    CHECK(std::vector<std::string>(texts.begin(), texts.end()) == row.expected);
  }
}
