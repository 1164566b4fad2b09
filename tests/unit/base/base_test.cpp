#include <filesystem>
#include <iterator>
#include <limits>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "base/base64.h"
#include "base/binary.h"
#include "base/diagnostic.h"
#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/length.h"
#include "base/page_allocator.h"
#include "base/url_content.h"
#include "base/utf8.h"

TEST_CASE("SHA-256 of the standard's own example") {
  CHECK(base::sha256_hex("abc") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("base64 has the standard's own examples, and nothing comes of damaged text") {
  const std::pair<std::string_view, std::string_view> rows[] = {{"", ""},
                                                                {"f", "Zg=="},
                                                                {"fo", "Zm8="},
                                                                {"foo", "Zm9v"},
                                                                {"foob", "Zm9vYg=="},
                                                                {"fooba", "Zm9vYmE="},
                                                                {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : rows) {
    CHECK(base::encode_base64(bytes) == text);
    CHECK(base::decode_base64(text) == bytes);
  }
  for (const std::string_view damaged : {"Zg", "Zg=", "Z*==", "=", "Zm9v="}) {
    CAPTURE(damaged);
    CHECK_FALSE(base::decode_base64(damaged));
  }
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

TEST_CASE("a locator finds what locate finds, in any order, and the line") {
  const std::string text = "one\ntw\xC3\xA9o\r\n\nfour and more\n";
  base::Locator locator("f", text);
  for (const std::size_t offset : {0U, 2U, 4U, 8U, 8U, 11U, 12U, 20U, 3U, 25U, 99U}) {
    CAPTURE(offset);
    const base::Location at = locator.at(offset);
    const base::Location known = base::locate("f", text, offset);
    CHECK(at.line == known.line);
    CHECK(at.column == known.column);
  }
  CHECK(locator.at(8).line == 2);
  CHECK(locator.line() == "tw\xC3\xA9o");
}

TEST_CASE("the caret stands below its character, also in a long line") {
  base::Diagnostic d{"N201", base::Severity::note, {"a.txt", 1, 3}, "here", "", "one two"};
  CHECK(base::format_diagnostic(d) == "a.txt:1:3: note[N201]: here\n  one two\n    ^");
  d.where.column = 161;
  d.source_line = std::string(160, 'a') + "X" + std::string(160, 'b');
  const std::string shown = base::format_diagnostic(d);
  const std::size_t line = shown.find('\n') + 1;
  const std::size_t caret = shown.find('^') - shown.rfind('\n') - 1;
  // Two cuts are shown, each three bytes and one column wide.
  CHECK(shown.substr(line).find("…") == 2);
  CHECK(shown[line + caret + 2] == 'X');
  CHECK(shown.size() < 220);
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

TEST_CASE("a file that is not finished leaves nothing behind, and the old one as it was") {
  const auto folder = std::filesystem::temp_directory_path() / "rapporteur-new-file-test";
  std::filesystem::create_directories(folder);
  const auto path = folder / "debate.xml";
  base::write_file(path, "old");
  {
    base::NewFile file(path);
    file.write("new ");
    CHECK(base::read_file(path) == "old");
  }
  CHECK(base::read_file(path) == "old");
  {
    base::NewFile file(path);
    file.write("new ");
    file.write("text");
    file.finish();
  }
  CHECK(base::read_file(path) == "new text");
  CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 1);
  std::filesystem::remove_all(folder);
}

TEST_CASE("a data URL holds bytes in base64 or with percent signs") {
  struct Case {
    std::string url;
    std::optional<std::string> bytes;
  };
  const std::vector<Case> cases{
      {"data:image/png;base64,aGVsbG8=", "hello"},
      {"data:;base64,aGVs%0AbG8%3D", "hello"},
      {"data:text/plain,a%20b%c3%a9%zz", "a b\u00E9%zz"},
      {"data:,", ""},
      {"data:image/png;base64,a", std::nullopt},
      {"data:image/png;base64,a?b=", std::nullopt},
      {"data:image/png;base64", std::nullopt},
      {"picture.png", std::nullopt},
  };
  for (const Case& c : cases) {
    CAPTURE(c.url);
    CHECK(base::read_data_url(c.url) == c.bytes);
  }
}

TEST_CASE("arrays on pages of their own keep what they hold while they grow and go") {
  std::vector<std::size_t, base::PageAllocator<std::size_t>> numbers;
  constexpr std::size_t many = 300'000;  // beyond a MiB
  for (std::size_t i = 0; i < many; ++i) numbers.push_back(i);
  const auto copy = numbers;
  numbers.clear();
  numbers.shrink_to_fit();
  REQUIRE(copy.size() == many);
  for (std::size_t i = 0; i < many; ++i) {
    if (copy[i] != i) FAIL("changed");
  }
  base::PageAllocator<std::size_t> allocator;
  CHECK_THROWS_AS(allocator.allocate(std::numeric_limits<std::size_t>::max() / 2), std::bad_alloc);
}

TEST_CASE("what holds too many control characters is no text") {
  using namespace std::string_literals;
  std::string noise;
  unsigned state = 1;
  for (int i = 0; i < 4096; ++i) {
    state = state * 1103515245U + 12345U;
    noise += static_cast<char>(state >> 16 & 0xFF);
  }
  CHECK(base::is_binary(noise));
  CHECK(base::is_binary("\x89PNG\r\n\x1A\n"s));
  CHECK_FALSE(base::is_binary("The \x1B[1mgreen\x1B[0m\f and the \x07town hall\n"s));
  CHECK_FALSE(base::is_binary("gar\0den and plot\n"s));
  std::string coloured;
  for (int i = 0; i < 100; ++i) coloured += "\x1B[1mab\x1B[0m ";
  CHECK_FALSE(base::is_binary(coloured));
}
