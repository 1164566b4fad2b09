#include "xml/schema.h"

#include <span>
#include <string>
#include <string_view>

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

TEST_CASE("what fits is found in one pass, element by element") {
  const Scratch scratch;
  const xml::Schema schema(scratch.file("list.rng", list_schema));
  const struct {
    std::string_view bytes;
    bool fits;
    std::string_view seen;
  } cases[] = {
      {"<list><item>a</item><item/></list>", true, "list item item "},
      {"<?xml version=\"1.0\"?>\n<list><item>a<!-- b --></item></list>\n", true, "list item "},
      {"<list><item/><entry/><item/></list>", false, ""},
      {"<list><item><item/></item></list>", false, ""},
      {"<list>a<item/></list>", false, ""},
      {"<list/>", false, ""},
      {"<list><item xml:id=\"a\"/></list>", false, ""},
      {"<list><item></list>", false, ""},
      {"<list><item>&nbsp;</item></list>", false, ""},
      {"<!DOCTYPE list [<!ENTITY a \"b\">]><list><item>&a;</item></list>", false, ""},
      {"<!DOCTYPE list><list><item/></list>", false, ""},
      {"", false, ""},
      {"item", false, ""},
      {"<?xml", false, ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.bytes);
    std::string names;
    CHECK(schema.fits(c.bytes, [&](std::string_view name, std::span<const xml::Attribute>) {
      names += std::string(name) + ' ';
    }) == c.fits);
    if (c.fits) CHECK(names == c.seen);
  }
}

TEST_CASE("patterns hold in one pass as they hold for libxml2") {
  const Scratch scratch;
  const xml::Schema schema(scratch.file("patterns.rng", R"(<grammar
    xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
    <start><element name="a">
      <optional><attribute name="one"><ref name="pointer"/></attribute></optional>
      <optional><attribute name="many">
        <list><oneOrMore><ref name="pointer"/></oneOrMore></list>
      </attribute></optional>
      <optional><attribute name="either"><choice>
        <value>x</value><data type="token"><param name="pattern">[0-9]+</param></data>
      </choice></attribute></optional>
      <optional><attribute name="xml:id"><data type="token">
        <param name="pattern">[a-z]</param><param name="pattern">[x-z]</param>
      </data></attribute></optional>
      <optional><attribute>
        <name>odd</name><data type="token"><param name="pattern">o+</param></data>
      </attribute></optional>
      <optional><element name="b">
        <attribute name="one"><ref name="number"/></attribute><ref name="number"/>
      </element></optional>
    </element></start>
    <define name="pointer"><data type="token"><param name="pattern">#\S+</param></data></define>
    <define name="number"><data type="token"><param name="pattern">[0-9]+</param></data></define>
  </grammar>)"));
  const struct {
    std::string_view bytes;
    bool valid;
  } cases[] = {
      {"<a/>", true},
      {"<a one='#x'/>", true},
      {"<a one='x'/>", false},
      {"<a one='#'/>", false},
      {"<a one=''/>", false},
      {"<a one='#x #y'/>", false},
      {"<a many='#x'/>", true},
      {"<a many=' #x\t#y '/>", true},
      {"<a many='#x y'/>", false},
      {"<a many=''/>", false},
      {"<a either='12'/>", true},
      {"<a either='y'/>", false},
      {"<a xml:id='x'/>", true},
      {"<a xml:id='b'/>", false},
      {"<a xml:id='xx'/>", false},
      {"<a odd='oo'/>", true},
      {"<a odd='p'/>", false},
      {"<a><b one='1'>2</b></a>", true},
      {"<a><b one='#x'>2</b></a>", false},
      {"<a><b one='1'>two</b></a>", false},
  };
  for (const auto& c : cases) {
    CAPTURE(c.bytes);
    base::Diagnostics found;
    CHECK(schema.validate(c.bytes, "a.xml", found) == c.valid);
    CHECK(schema.fits(c.bytes, [](auto, auto) {}) == c.valid);
  }
  // What one of several patterns accepts is left to the whole schema.
  base::Diagnostics none;
  CHECK(schema.validate("<a either='x'/>", "a.xml", none));
  CHECK_FALSE(schema.fits("<a either='x'/>", [](auto, auto) {}));
}

TEST_CASE("attributes are visited as a document names them") {
  const Scratch scratch;
  const xml::Schema schema(scratch.file("any.rng", R"(<element name="a"
    xmlns="http://relaxng.org/ns/structure/1.0"><zeroOrMore><attribute><anyName/></attribute></zeroOrMore>
    <zeroOrMore><element name="b"><empty/></element></zeroOrMore></element>)"));
  std::string seen;
  CHECK(schema.fits("<a xml:id='x' xmlns:o='urn:o' o:p='1 &amp; 2' q=''><b/></a>",
                    [&](std::string_view, std::span<const xml::Attribute> attributes) {
                      for (const xml::Attribute& a : attributes) {
                        seen += std::string(a.name) + "=" + std::string(a.value) + ";";
                      }
                    }));
  CHECK(seen == "xml:id=x;{urn:o}p=1 & 2;q=;");
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
