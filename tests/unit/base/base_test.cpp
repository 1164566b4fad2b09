#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "base/diagnostic.h"
#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/length.h"
#include "base/utf8.h"

TEST_CASE("SHA-256 of the standard's own example") {
  CHECK(base::sha256_hex("abc") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("lengths round to the nearest unit and scale without overflow") {
  CHECK(base::Length::from_points(1).units() == 65536);
  CHECK(base::Length::from_points(-0.5).units() == -32768);
  CHECK(base::scaled(base::Length::from_units(1LL << 60), 3, 3).units() == 1LL << 60);
}

TEST_CASE("only well-formed UTF-8 decodes as valid") {
  struct Row {
    std::string bytes;
    bool valid;
  };
  const Row rows[] = {{"a", true},
                      {"\xC3\xA9", true},
                      {"\xE2\x80\x94", true},
                      {"\xF0\x9F\x98\x80", true},
                      {"\xC0\xAF", false},
                      {"\xED\xA0\x80", false},
                      {"\xF4\x90\x80\x80", false},
                      {"\xE2\x80", false},
                      {"\x80", false}};
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    CHECK(base::is_valid_utf8(row.bytes) == row.valid);
    if (row.valid) {
      std::string again;
      base::append_utf8(again, base::decode_utf8(row.bytes, 0).value);
      CHECK(again == row.bytes);
    }
  }
}

TEST_CASE("a position counts lines and characters from one") {
  const base::Location at = base::locate("f", "one\ntw\xC3\xA9o", 8);
  CHECK(at.line == 2);
  CHECK(at.column == 4);
}

TEST_CASE("a diagnostic prints as path:line:col: severity[CODE]: message") {
  base::Diagnostic d{"N201", base::Severity::warning, {"a.txt", 3, 7}, "odd quote", "", ""};
  CHECK(base::format_diagnostic(d) == "a.txt:3:7: warning[N201]: odd quote");
}

TEST_CASE("a file is written whole, and a full disk is an error that names it") {
  const auto path = std::filesystem::temp_directory_path() / "rapporteur-base-test";
  base::write_file(path, "text");
  CHECK(base::read_file(path) == "text");
  std::filesystem::remove(path);
  CHECK_THROWS_AS(base::write_file("/dev/full", "text"), base::Error);
  CHECK_THROWS_AS(base::read_file("/nonexistent/x"), base::Error);
  CHECK_THROWS_AS(base::read_file("/tmp"), base::Error);
}
