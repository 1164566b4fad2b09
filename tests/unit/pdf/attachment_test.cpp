#include <algorithm>

#include <doctest/doctest.h>

#include "base/error.h"
#include "pdf/write.h"
#include "unit/pdf/reading.h"
#include "unit/pdf/sample_pages.h"

using reading::Reading;

TEST_CASE("attachments come back byte for byte, named and related as they went in") {
  pdf::WriteOptions options;
  options.attachments = {
      {"debate.xml", "application/tei+xml", "Source", "The text — as TEI", "<TEI/>\n"},
      {"grün 🌿.css", "text/css", "Supplement", "", std::string("\0\xFF\r\n", 4)},
      {"empty", "text/plain", "Unspecified", "nothing", ""}};
  for (const bool object_streams : {true, false}) {
    options.object_streams = object_streams;
    const std::string bytes = pdf::write_pdf(sample::every_construct(), options);
    auto back = pdf::read_attachments(bytes, "a.pdf");
    REQUIRE(back.size() == 3);
    for (const pdf::Attachment& expected : options.attachments) {
      CAPTURE(expected.name);
      const auto found = std::find_if(back.begin(), back.end(),
                                      [&](const auto& file) { return file.name == expected.name; });
      REQUIRE(found != back.end());
      CHECK(found->bytes == expected.bytes);
      CHECK(found->media_type == expected.media_type);
      CHECK(found->relationship == expected.relationship);
      CHECK(found->description == expected.description);
    }
    Reading pdf(bytes);
    CHECK(reading::array(pdf.at({"AF"})).size() == 3);
  }
}

TEST_CASE("many attachments make a tree of several leaves") {
  pdf::WriteOptions options;
  for (int i = 0; i < 600; ++i) {
    options.attachments.push_back(
        {"file-" + std::to_string(i), "text/plain", "Data", "", std::to_string(i)});
  }
  const auto back = pdf::read_attachments(pdf::write_pdf(sample::every_construct(), options), "");
  REQUIRE(back.size() == 600);
  for (const auto& file : back) CHECK(file.name == "file-" + file.bytes);
}

TEST_CASE("a file that is no readable PDF is refused by name") {
  const std::string whole = pdf::write_pdf(sample::every_construct(), {});
  CHECK(pdf::read_attachments(whole, "").empty());
  for (const std::string& bytes : {std::string(), std::string("%PDF-1.7\n"), std::string(5000, 'x'),
                                   whole.substr(0, whole.size() / 2)}) {
    try {
      pdf::read_attachments(bytes, "broken.pdf");
      FAIL("it was read");
    } catch (const base::Error& error) {
      CHECK(error.diagnostic().code == "P003");
      CHECK(error.diagnostic().where.path == "broken.pdf");
    }
  }
}
