#include "xml/transform.h"

#include <string>

#include <doctest/doctest.h>

#include "base/error.h"
#include "unit/xml/scratch.h"
#include "xml/read.h"

namespace {

std::string sheet(const std::string& body) {
  return "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\">\n"
         "<xsl:output method=\"xml\" omit-xml-declaration=\"yes\"/>\n" +
         body + "</xsl:stylesheet>";
}

std::string code_of(const std::filesystem::path& path) {
  try {
    base::Diagnostics notes;
    xml::transform(path, "<a/>", "a.xml", {}, notes);
  } catch (const base::Error& e) {
    return e.diagnostic().code;
  }
  return "none";
}

}  // namespace

TEST_CASE("a style sheet turns one document into another with string parameters") {
  const Scratch scratch;
  const auto path = scratch.file(
      "t.xsl", sheet("<xsl:param name='who'/><xsl:template match='/'>"
                     "<b><xsl:value-of select=\"concat($who, ': ', a)\"/></b></xsl:template>"));
  base::Diagnostics notes;
  CHECK(xml::transform(path, "<a>x</a>", "a.xml", {{"who", "it's \"me\""}}, notes) ==
        "<b>it's \"me\": x</b>\n");
  CHECK(notes.empty());
}

TEST_CASE("a message is a note and a terminating one is an error") {
  const Scratch scratch;
  base::Diagnostics notes;
  xml::transform(scratch.file("m.xsl", sheet("<xsl:template match='/'><xsl:message>hm</xsl:message>"
                                             "<b/></xsl:template>")),
                 "<a/>", "a.xml", {}, notes);
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].code == "X012");
  CHECK(notes[0].message == "hm");
  CHECK(code_of(scratch.file("s.xsl", sheet("<xsl:template match='/'><xsl:message terminate='yes'>"
                                            "stop</xsl:message></xsl:template>"))) == "X011");
}

TEST_CASE("errors of a style sheet name its file and line") {
  const Scratch scratch;
  const auto path = scratch.file("broken.xsl", sheet("<xsl:template match='/'>\n"
                                                     "<xsl:value-of select='$none'/>\n"
                                                     "</xsl:template>"));
  base::Diagnostics notes;
  try {
    xml::transform(path, "<a/>", "a.xml", {}, notes);
    FAIL("accepted");
  } catch (const base::Error& e) {
    CHECK(e.diagnostic().code == "X011");
    CHECK(e.diagnostic().where.path == path.string());
    CHECK(e.diagnostic().where.line == 4);
  }
  CHECK(code_of(scratch.file("syntax.xsl", sheet("<xsl:template match='/['/>"))) == "X010");
  CHECK(code_of(scratch.file("torn.xsl", "<xsl:stylesheet")) == "X001");
  CHECK(code_of(scratch.path() / "missing.xsl") == "B001");
}

TEST_CASE("a loop in a style sheet ends with an error") {
  const Scratch scratch;
  CHECK(code_of(scratch.file("loop.xsl", sheet("<xsl:template match='/'><xsl:call-template "
                                               "name='again'/></xsl:template><xsl:template "
                                               "name='again'><xsl:call-template name='again'/>"
                                               "</xsl:template>"))) == "X011");
}

TEST_CASE("a style sheet reads below its own folder and nowhere else") {
  const Scratch scratch;
  scratch.file("outside.xml", "<secret>s</secret>");
  scratch.file("in/inside.xml", "<public>p</public>");
  const auto reading = [&](const std::string& name, const std::string& uri) {
    return scratch.file("in/" + name, sheet("<xsl:template match='/'><b><xsl:copy-of select=\""
                                            "document('" +
                                            uri + "')\"/></b></xsl:template>"));
  };
  base::Diagnostics notes;
  CHECK(xml::transform(reading("a.xsl", "inside.xml"), "<a/>", "a.xml", {}, notes) ==
        "<b><public>p</public></b>\n");
  for (const std::string& uri :
       {std::string("../outside.xml"), (scratch.path() / "outside.xml").string(),
        "file://" + (scratch.path() / "outside.xml").string(),
        std::string("http://example.org/x.xml"), std::string("/etc/passwd")}) {
    CAPTURE(uri);
    CHECK(code_of(reading("b.xsl", uri)) == "X011");
  }
  CHECK(code_of(scratch.file("in/c.xsl", sheet("<xsl:include href='../outside.xml'/>"))) == "X010");
}

TEST_CASE("a style sheet cannot write files") {
  const Scratch scratch;
  const auto target = scratch.path() / "written.txt";
  const auto path =
      scratch.file("w.xsl",
                   "<xsl:stylesheet version='1.1' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
                   "<xsl:template match='/'><xsl:document href='" +
                       target.string() + "'><x/></xsl:document></xsl:template></xsl:stylesheet>");
  CHECK(code_of(path) == "X011");
  CHECK_FALSE(std::filesystem::exists(target));
}

namespace {

// Elements with their lines and attributes, and texts.
std::string told(const xml::Document& document) {
  std::string out;
  for (xml::NodeId id = document.root(); id != xml::no_node;
       id = document.next_in_order(id, document.root())) {
    const xml::Node& node = document[id];
    if (!node.is_element) {
      out += "\"" + std::string(node.text) + "\" ";
      continue;
    }
    out += "<" + std::string(node.name) + " " + std::to_string(node.line);
    for (const xml::Attribute& a : document.attributes(id)) {
      out += " " + std::string(a.name) + "=" + std::string(a.value);
    }
    out += "> ";
  }
  return out;
}

}  // namespace

TEST_CASE("a result is the same tree whether or not it is written and read in between") {
  const std::string body =
      "<b xml:lang='en' c='1&#10;2'>x&#10;<!-- a&#10;b --><c/>&#10;&amp;<d>"
      "<xsl:text>y</xsl:text><xsl:text>z</xsl:text></d>&#10;<e/></b>";
  const auto with = [&](const std::string& output, const std::string& made) {
    return "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
           "<xsl:output " +
           output + "/><xsl:template match='/'>" + made + "</xsl:template></xsl:stylesheet>";
  };
  const std::string sheets[] = {
      with("method='xml'", body),
      with("method='xml' omit-xml-declaration='yes'", body),
      with("method='xml' indent='yes'", body),
      with("method='xml' doctype-system='about:legacy-compat'", body),
      with("cdata-section-elements='d'", body),
      with("method='xml'", "<xsl:comment>a</xsl:comment>" + body),
      with("method='xml'",
           "<b><xsl:text disable-output-escaping='yes'>&lt;i>it&lt;/i></xsl:text></b>"),
  };
  for (const std::string& sheet : sheets) {
    CAPTURE(sheet);
    const Scratch scratch;
    base::Diagnostics notes;
    const xml::Transformed made =
        xml::transform_to_tree(scratch.file("t.xsl", sheet), "<a/>", "a.xml", {}, notes);
    CHECK(told(made.document("a.xml")) == told(xml::read_xml(made.bytes(), "a.xml")));
  }
}
