// styles/README.md says what is understood; these tests hold it to the code, in both directions.

#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/file.h"
#include "css/property.h"
#include "css/selector.h"
#include "css/sheets.h"

namespace {

struct Entry {
  std::string name, support;
};

// The rows of all tables under the heading "## title".
std::vector<Entry> rows_under(const std::string& title) {
  const std::string text = base::read_file(RAPPORTEUR_SOURCE_DIR "/styles/README.md");
  const std::size_t begin = text.find("\n## " + title + "\n");
  REQUIRE(begin != text.npos);
  const std::string part = text.substr(begin, text.find("\n## ", begin + 1) - begin);
  std::vector<Entry> entries;
  for (std::size_t at = part.find("\n| `"); at != part.npos; at = part.find("\n| `", at + 1)) {
    const std::size_t name = at + 4;
    const std::size_t end = part.find("` | ", name);
    Entry entry{part.substr(name, end - name),
                part.substr(end + 4, part.find(' ', end + 4) - end - 4)};
    // A bar inside a table is written with a backslash.
    for (std::size_t bar; (bar = entry.name.find("\\|")) != entry.name.npos;) {
      entry.name.erase(bar, 1);
    }
    entries.push_back(entry);
  }
  return entries;
}

std::string word(css::Support support) {
  return support == css::Support::full ? "full" : "partly";
}

}  // namespace

TEST_CASE("the table of properties names every property, and no other") {
  std::map<std::string, std::string> code{{"all", "full"}};
  for (const auto& row : css::properties()) code[std::string(row.name)] = word(row.support);
  for (const auto& row : css::shorthands()) code[std::string(row.name)] = word(row.support);
  for (const auto name : css::ignored_properties()) code[std::string(name)] = "ignored";
  std::map<std::string, std::string> table;
  for (const Entry& e : rows_under("Properties")) {
    CAPTURE(e.name);
    CHECK_FALSE(table.contains(e.name));
    table[e.name] = e.support;
  }
  for (const auto& [name, support] : code) {
    CAPTURE(name);
    CHECK(table[name] == support);
  }
  for (const auto& [name, support] : table) {
    CAPTURE(name);
    CHECK(code.contains(name));
  }
}

TEST_CASE("every selector of the table is understood or refused as it says") {
  const std::vector<Entry> entries = rows_under("Selectors");
  CHECK(entries.size() > 40);
  for (const Entry& e : entries) {
    CAPTURE(e.name);
    css::Names names;
    css::SelectorContext context;
    context.names = &names;
    std::string problem;
    const css::TokenList list = css::tokenize(e.name);
    CHECK(css::parse_selectors(list.all(), context, problem).has_value() ==
          (e.support != "ignored"));
    CHECK(problem.empty() == (e.support != "ignored"));
  }
}

TEST_CASE("every at-rule of the table is understood or refused as it says") {
  for (const Entry& e : rows_under("At-rules")) {
    CAPTURE(e.name);
    base::Diagnostics diagnostics;
    css::Sheets sheets;
    sheets.add(e.name + " x { }", "a.css", diagnostics, {});
    const bool unknown = !diagnostics.empty() && diagnostics[0].code == "S004" &&
                         diagnostics[0].message.find("is not supported") != std::string::npos;
    CHECK(unknown == (e.support == "ignored"));
  }
}
