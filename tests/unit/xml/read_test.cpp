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

TEST_CASE("the named characters of XHTML 1.0 are text, and no other name is left out") {
  const std::string type =
      "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' "
      "'http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd'>";
  const xml::Document d = xml::read_xml(
      type + "<p t='a&eacute;b'>caf&eacute;s&nbsp;&amp;<b>&hellip;</b>&mdash;</p>", "f.xml");
  CHECK(d.attribute(d.root(), "t") == "a\u00E9b");
  CHECK(d[d[d.root()].first_child].text == "caf\u00E9s\u00A0&");
  CHECK(d.text_content(d.root()) == "caf\u00E9s\u00A0&\u2026\u2014");
  try {
    xml::read_xml(type + "<p>a&garden;b</p>", "f.xml");
    FAIL("accepted");
  } catch (const base::Error& e) {
    CHECK(e.diagnostic().code == "X003");
    CHECK(e.diagnostic().message == "uses the entity &garden;, which is not known");
  }
}

TEST_CASE("nesting beyond the limit is refused") {
  std::string deep;
  for (int i = 0; i < xml::max_depth + 2; ++i) deep += "<a>";
  deep += "x";
  for (int i = 0; i < xml::max_depth + 2; ++i) deep += "</a>";
  CHECK_THROWS_AS(xml::read_xml(deep, "f"), base::Error);
}

namespace {

// `html(head body("text"))`; white space alone is left out.
std::string sketch(const xml::Document& d, xml::NodeId id) {
  if (!d[id].is_element) {
    const std::string text(d[id].text);
    return text.find_first_not_of(" \n") == text.npos ? "" : "'" + text + "'";
  }
  std::string inside;
  for (xml::NodeId c = d[id].first_child; c != xml::no_node; c = d[c].next) {
    const std::string child = sketch(d, c);
    if (!child.empty()) inside += (inside.empty() ? "" : " ") + child;
  }
  return std::string(d[id].name) + (inside.empty() ? "" : "(" + inside + ")");
}

}  // namespace

TEST_CASE("HTML has one body that holds all content, whatever tags are missing") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"words", "html(body('words'))"},
      {"\xEF\xBB\xBF<!DOCTYPE html>\n<style>a > b {}</style>words<div>more</div>end",
       "html(head(style('a > b {}')) body('words' div('more') 'end'))"},
      {"<!-- <p> --><meta content='a>b'><Title>T</TITLE>words",
       "html(head(meta title('T')) body('words'))"},
      {"<html lang=en><head></head>words</html>", "html(head body('words'))"},
      {"<title>T", "html(head(title('T')) body)"},
      {"<title>T</title><p>x", "html(head(title('T')) body(p('x')))"},
      {"<title>T</title><section>x</section>", "html(head(title('T')) body(section('x')))"},
      {"<!DOCTYPE html><meta charset=utf-8><title>T</title><main><p>x</main>y",
       "html(head(meta title('T')) body(main(p('x')) 'y'))"},
      {"<html><head><style>p{}</style><article>a</article><style>q{}</style></head></html>",
       "html(head(style('p{}')) body(article('a') style('q{}')))"},
      {"<html><head><title>T</title><nav>n</nav></head><body><p>b</p></body></html>",
       "html(head(title('T')) body(nav('n') p('b')))"},
      {"<body><p>a</p></body><p>late", "html(body(p('a') p('late')))"},
      {"<p>long<wbr>word<wbr>s <b>x</b></p>", "html(body(p('long' wbr 'word' wbr 's ' b('x'))))"},
      {"<p>a<section>b</section>c", "html(body(p('a') section('b') 'c'))"},
      {"<div><p>a<figure>b<figcaption>c</figcaption></figure></div>",
       "html(body(div(p('a') figure('b' figcaption('c')))))"},
  };
  for (const auto& [html, expected] : cases) {
    CAPTURE(html);
    base::Diagnostics notes;
    const xml::Document d = xml::read_html(html, "f", notes);
    CHECK(sketch(d, d.root()) == expected);
  }
}

TEST_CASE("thousands of elements without end tags are read in linear time and depth") {
  std::string html = "<p>";
  for (int i = 0; i < 5000; ++i) html += "a<wbr>";
  base::Diagnostics notes;
  const xml::Document d = xml::read_html(html, "f", notes);
  CHECK(d.text_content(d.root()) == std::string(5000, 'a'));
}

TEST_CASE("HTML is read in the XHTML namespace") {
  base::Diagnostics notes;
  const xml::Document d = xml::read_html("<p>one<br>two", "f", notes);
  CHECK(d[d.root()].name == "html");
  CHECK(d[d.root()].namespace_uri == xml::xhtml_namespace);
  CHECK(d.text_content(d.root()) == "onetwo");
}
