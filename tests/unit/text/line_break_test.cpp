// The Unicode Consortium's LineBreakTest.txt.
#include <filesystem>
#include <set>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "base/file.h"
#include "base/utf8.h"
#include "text/breaks.h"

namespace {

constexpr const char* unicode_test = "/usr/share/unicode/auxiliary/LineBreakTest.txt";
constexpr const char* exceptions_file =
    RAPPORTEUR_SOURCE_DIR "/tests/unit/text/line_break_exceptions.txt";

struct Case {
  std::string text;
  std::set<std::uint32_t> breaks;
  std::set<std::uint32_t> dashes;  // where an em dash stands
};

// "× 0023 ÷ 0020 ÷"; the end, at which a line may always break, and the places before em dashes, at
// which here it only does when it must, are left out.
Case read_case(const std::string& line) {
  Case out;
  std::istringstream words(line);
  std::string word;
  while (words >> word) {
    if (word == "\u00F7") {
      out.breaks.insert(static_cast<std::uint32_t>(out.text.size()));
    } else if (word != "\u00D7") {
      if (word == "2014") out.dashes.insert(static_cast<std::uint32_t>(out.text.size()));
      base::append_utf8(out.text, static_cast<char32_t>(std::stoul(word, nullptr, 16)));
    }
  }
  out.breaks.erase(static_cast<std::uint32_t>(out.text.size()));
  for (const std::uint32_t dash : out.dashes) out.breaks.erase(dash);
  return out;
}

std::set<std::string> read_lines(const std::string& path) {
  std::set<std::string> lines;
  std::istringstream file(base::read_file(path));
  for (std::string line; std::getline(file, line);) {
    std::string rule = line.substr(0, line.find('#'));
    while (!rule.empty() && (rule.back() == ' ' || rule.back() == '\t')) rule.pop_back();
    if (!rule.empty()) lines.insert(rule);
  }
  return lines;
}

}  // namespace

TEST_CASE("lines break as UAX 14 says, but for the exceptions on file") {
  if (!std::filesystem::exists(unicode_test)) {
    MESSAGE("not checked: the package unicode-data is not installed");
    return;
  }
  const std::set<std::string> exceptions = read_lines(exceptions_file);
  std::set<std::string> different;
  const std::set<std::string> lines = read_lines(unicode_test);
  for (const std::string& line : lines) {
    const Case expected = read_case(line);
    std::set<std::uint32_t> found;
    for (const auto& b :
         text::line_breaks(expected.text, "", text::verbatim_spans(expected.text))) {
      const bool before_dash = expected.dashes.count(b.offset) == 1;
      CHECK((b.mandatory || !before_dash));
      if (!before_dash) found.insert(b.offset);
    }
    if (found != expected.breaks) different.insert(line);
  }
  CHECK(lines.size() > 7000);
  for (const std::string& line : different) {
    CAPTURE(line);
    CHECK(exceptions.count(line) == 1);
  }
  for (const std::string& line : exceptions) {
    CAPTURE(line);
    CHECK(different.count(line) == 1);
  }
}
