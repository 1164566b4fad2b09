#include "xml/read.h"

#include <string>

#include <doctest/doctest.h>

#include "base/error.h"

TEST_CASE("elements, attributes and text keep their order, names and lines") {
  const xml::Document d = xml::read_xml(
      "<a xmlns='urn:x' xml:lang='en' k='v&amp;w'>\n<b/>t<![CDATA[u]]><!-- c --></a>", "f");
  const xml::Node& a = d[d.root()];
  CHECK(a.name == "a");
  CHECK(a.namespace_uri == "urn:x");
  CHECK(d.attribute(d.root(), "xml:lang") == "en");
  CHECK(d.attribute(d.root(), "k") == "v&w");
  CHECK_FALSE(d.attribute(d.root(), "missing"));
  CHECK(d.text_content(d.root()) == "\ntu");
  CHECK(d[d[a.first_child].next].line == 2);
}

TEST_CASE("broken XML is an error with its line") {
  try {
    xml::read_xml("<a>\n<b></a>", "f.xml");
    FAIL("accepted");
  } catch (const base::Error& e) {
    CHECK(e.diagnostic().code == "X001");
    CHECK(e.diagnostic().where.line == 2);
  }
}

TEST_CASE("entity declarations are refused, also inside attributes") {
  const std::string bomb =
      "<!DOCTYPE a [<!ENTITY x 'yyyy'><!ENTITY y SYSTEM 'file:///etc/passwd'>]><a b='&x;'>&y;</a>";
  try {
    xml::read_xml(bomb, "f.xml");
    FAIL("accepted");
  } catch (const base::Error& e) {
    CHECK(e.diagnostic().code == "X003");
  }
}

TEST_CASE("nesting beyond the limit is refused") {
  std::string deep;
  for (int i = 0; i < xml::max_depth + 2; ++i) deep += "<a>";
  deep += "x";
  for (int i = 0; i < xml::max_depth + 2; ++i) deep += "</a>";
  CHECK_THROWS_AS(xml::read_xml(deep, "f"), base::Error);
}

TEST_CASE("HTML is read in the XHTML namespace") {
  base::Diagnostics notes;
  const xml::Document d = xml::read_html("<p>one<br>two", "f", notes);
  CHECK(d[d.root()].name == "html");
  CHECK(d[d.root()].namespace_uri == xml::xhtml_namespace);
  CHECK(d.text_content(d.root()) == "onetwo");
}
