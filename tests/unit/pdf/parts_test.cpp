// The small parts of the PDF writer, each from value to value.

#include <doctest/doctest.h>

#include "base/length.h"
#include "pdf/decimal.h"
#include "pdf/deflate.h"
#include "pdf/file_writer.h"
#include "pdf/metadata.h"
#include "pdf/page_label.h"
#include "pdf/value_text.h"
#include "unit/pdf/reading.h"

using base::Length;
using base::operator""_pt;

TEST_CASE("numbers are written with as few digits as they need") {
  struct Row {
    std::int64_t value;
    int decimals;
    std::string expected;
  };
  const Row rows[] = {{0, 3, "0"},      {5, 3, ".005"},       {-5, 3, "-.005"}, {1500, 3, "1.5"},
                      {-1000, 3, "-1"}, {12345, 2, "123.45"}, {120, 0, "120"},  {-7, 0, "-7"},
                      {1010, 1, "101"}, {1013, 1, "101.3"}};
  for (const Row& row : rows) {
    std::string out;
    pdf::append_decimal(out, row.value, row.decimals);
    CHECK(out == row.expected);
  }
  CHECK(pdf::points_in_decimal(Length::from_units(65536 / 2), 0) == 1);
  CHECK(pdf::points_in_decimal(Length::from_units(-65536 / 2), 0) == -1);
  CHECK(pdf::points_in_decimal(Length::from_points(1.0004), 3) == 1000);
  CHECK(pdf::points_in_decimal(Length::from_points(595.276), 3) == 595276);
}

TEST_CASE("values are written as files have them") {
  using pdf::Array;
  using pdf::Dictionary;
  struct Row {
    pdf::Value value;
    std::string expected;
  };
  const Row rows[] = {
      {pdf::Value(), "null"},
      {true, "true"},
      {-12, "-12"},
      {pdf::Thousandths{-1500}, "-1.5"},
      {pdf::name("Sect"), "/Sect"},
      {pdf::name("a b/#(\xC3\xA9"), "/a#20b#2F#23#28#C3#A9"},
      {pdf::Reference{7}, "7 0 R"},
      {pdf::text_string("a (b) \\ c"), "(a \\(b\\) \\\\ c)"},
      {pdf::text_string("\u00E9"), "<FEFF00E9>"},
      {pdf::text_string("two\nlines"), "<FEFF00740077006F000A006C0069006E00650073>"},
      {pdf::ByteString{"\xFF\xFE"}, "<FFFE>"},
      {Array{1, 2, pdf::name("N"), pdf::Reference{3}, Array{}, false}, "[1 2/N 3 0 R[] false]"},
      {Dictionary{{"K", Array{pdf::Reference{3}}}, {"N", 5}, {"D", Dictionary{}}},
       "<</K[3 0 R]/N 5/D<<>>>>"},
  };
  for (const Row& row : rows) {
    std::string out;
    pdf::append_value(out, row.value);
    CHECK(out == row.expected);
  }
}

TEST_CASE("deflated bytes come back, and growth has a limit") {
  const std::string bytes(100000, 'a');
  CHECK(pdf::inflate(pdf::deflate(bytes), bytes.size() + 1) == bytes);
  CHECK(pdf::inflate(pdf::deflate(""), 10) == "");
  CHECK_FALSE(pdf::inflate(pdf::deflate(bytes), 1000));
  CHECK_FALSE(pdf::inflate("no deflate stream", 1000));
  CHECK_FALSE(pdf::inflate(pdf::deflate(bytes).substr(0, 20), 1 << 20));
}

TEST_CASE("page labels become ranges that count") {
  struct Row {
    std::vector<std::string_view> labels;
    std::vector<std::string> expected;  // page:prefix:style:start
  };
  const Row rows[] = {
      {{"101", "102", "103"}, {"0::D:101"}},
      {{"i", "ii", "iii", "iv", "1", "2"}, {"0::r:1", "4::D:1"}},
      {{"XLII", "XLIII"}, {"0::R:42"}},
      {{"A-1", "A-2", "B-1"}, {"0:A-:D:1", "2:B-:D:1"}},
      {{"1", "1", "3"}, {"0::D:1", "1::D:1", "2::D:3"}},
      {{"007", "008"}, {"0:00:D:7"}},
      {{"cover", "", "0", "1"}, {"0:cover::1", "1:::1", "2:0::1", "3::D:1"}},
      {{"iiii", "vx"}, {"0:iiii::1", "1:vx::1"}},
      {{"99999999999999999999"}, {"0:99999999999:D:999999999"}},
  };
  for (const Row& row : rows) {
    std::vector<std::string> found;
    for (const pdf::LabelRange& range : pdf::label_ranges(row.labels)) {
      found.push_back(std::to_string(range.first_page) + ":" + range.prefix + ":" +
                      (range.style ? std::string(1, range.style) : "") + ":" +
                      std::to_string(range.start));
    }
    CHECK(found == row.expected);
  }
}

TEST_CASE("dates are those of the document, in as much detail as it gives") {
  struct Row {
    std::string iso, expected;
  };
  const Row rows[] = {{"2024", "D:2024"},
                      {"2024-05", "D:202405"},
                      {"2024-05-17", "D:20240517"},
                      {"2024-05-17T12:30:05Z", "D:20240517123005Z"},
                      {"2024-05-17T12:30+02:00", "D:20240517123000+02'00'"}};
  for (const Row& row : rows) CHECK(pdf::pdf_date(row.iso) == row.expected);
  for (const char* text : {"", "24", "May 2024", "2024-5-1", "2024-05-17T12:30:05", "2024-05-17 ",
                           "2024-05-17T12:30:05+0200"}) {
    CAPTURE(text);
    CHECK_FALSE(pdf::pdf_date(text));
  }
}

TEST_CASE("both forms of a file hold the same objects") {
  const std::vector<pdf::SerializedObject> objects{
      {1, "<</Type/Catalog/Pages 2 0 R/Text(a)>>", std::nullopt},
      {2, "<</Type/Pages/Kids[]/Count 0>>", std::nullopt},
      {5, "<</Length 5>>", "a\nb\r)"},
      {6, "(" + std::string(600, 'x') + ")", std::nullopt}};  // PoDoFo refuses very short files
  for (const bool object_streams : {true, false}) {
    reading::Reading pdf(pdf::write_file(objects, {{1}, {}}, object_streams));
    CHECK(reading::bytes(pdf.at({"Text"})) == "a");
    CHECK(reading::integer(pdf.at({"Pages", "Count"})) == 0);
    CHECK(pdf.document.stream({5}, 100) == "a\nb\r)");
  }
}
