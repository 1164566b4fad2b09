#include "edition/zip.h"

#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

#include "base/error.h"

using edition::read_zip;
using edition::write_zip;
using edition::ZipEntry;

TEST_CASE("an archive reads back as it was written, and is the same every time") {
  const std::vector<ZipEntry> entries{{"mimetype", "application/epub+zip", true},
                                      {"a/b.txt", std::string(5000, 'x') + "é", false},
                                      {"empty", "", false}};
  const std::string archive = write_zip(entries);
  CHECK(archive == write_zip(entries));
  CHECK(archive.substr(30, 28) == "mimetypeapplication/epub+zip");
  const auto back = read_zip(archive, "x.zip");
  REQUIRE(back.size() == entries.size());
  for (std::size_t i = 0; i < back.size(); ++i) {
    CHECK(back[i].name == entries[i].name);
    CHECK(back[i].bytes == entries[i].bytes);
  }
}

TEST_CASE("names that leave an archive are refused on both sides") {
  for (const char* name : {"../x", "/x", "a/../x", "a\\b", "", "c:x", "./x"}) {
    CAPTURE(name);
    CHECK_THROWS_AS(write_zip({{name, "x"}}), std::logic_error);
    if (std::string(name).empty()) continue;
    std::string archive = write_zip({{std::string(std::string(name).size(), 'n'), "x"}});
    const std::string placeholder(std::string(name).size(), 'n');
    for (std::size_t at = 0; (at = archive.find(placeholder, at)) != std::string::npos; ++at) {
      archive.replace(at, placeholder.size(), name);
    }
    CHECK_THROWS_AS(read_zip(archive, "x.zip"), base::Error);
  }
  CHECK_THROWS_AS(write_zip({{"a", "x"}, {"a", "y"}}), std::logic_error);
}

TEST_CASE("a damaged or cut archive is an error, never a crash") {
  const std::string good = write_zip({{"a", std::string(300, 'y') + "abc"}, {"b", "c"}});
  for (std::size_t size = 0; size < good.size(); ++size) {
    CHECK_THROWS_AS(read_zip(std::string_view(good).substr(0, size), "x.zip"), base::Error);
  }
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x41);
    try {
      read_zip(bad, "x.zip");
    } catch (const base::Error& e) {
      CHECK(e.diagnostic().code == "E010");
    }
  }
}
