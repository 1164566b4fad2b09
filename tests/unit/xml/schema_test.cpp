#include "xml/schema.h"

#include <string>

#include <doctest/doctest.h>

#include "base/error.h"
#include "unit/xml/scratch.h"

namespace {

constexpr const char* list_schema = R"(<element name="list"
  xmlns="http://relaxng.org/ns/structure/1.0">
  <oneOrMore><element name="item"><text/></element></oneOrMore>
</element>)";

}  // namespace

TEST_CASE("a schema accepts what fits and reports the line of what does not") {
  const Scratch scratch;
  const xml::Schema schema(scratch.file("list.rng", list_schema));
  base::Diagnostics none;
  CHECK(schema.validate("<list><item>a</item></list>", "good.xml", none));
  CHECK(none.empty());
  base::Diagnostics found;
  CHECK_FALSE(schema.validate("<list>\n<item/>\n<entry/>\n</list>", "bad.xml", found));
  REQUIRE_FALSE(found.empty());
  CHECK(found[0].code == "X006");
  CHECK(found[0].where.path == "bad.xml");
  CHECK(found[0].where.line == 3);
}

TEST_CASE("the number of reported errors is bounded") {
  const Scratch scratch;
  const xml::Schema schema(scratch.file("list.rng", list_schema));
  std::string many = "<list>\n";
  for (int i = 0; i < 500; ++i) many += "<entry/>\n";
  base::Diagnostics found;
  CHECK_FALSE(schema.validate(many + "</list>", "bad.xml", found));
  CHECK(found.size() <= xml::Schema::max_errors);
}

TEST_CASE("a file that is no schema is one error that names it") {
  const Scratch scratch;
  const auto path = scratch.file("wrong.rng", "<nothing/>");
  try {
    const xml::Schema schema(path);
    FAIL("accepted");
  } catch (const base::Error& e) {
    CHECK(e.diagnostic().code == "X005");
    CHECK(e.diagnostic().where.path == path.string());
  }
}
