#include "xml/writer.h"

#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

#include "xml/read.h"

TEST_CASE("structural elements are indented and mixed ones keep their text as it is") {
  xml::Writer w;
  w.open("list", {{"type", "a\"b"}});
  w.open_mixed("item", {{"n", "1"}});
  w.text("a < b & ");
  w.element("emph", "c");
  w.open("deep");
  w.element("x", {}, "");
  w.close();
  w.text("]]>");
  w.close();
  w.open("empty");
  w.close();
  w.close();
  CHECK(w.finish() ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<list type=\"a&quot;b\">\n"
        " <item n=\"1\">a &lt; b &amp; <emph>c</emph><deep><x/></deep>]]&gt;</item>\n"
        " <empty/>\n"
        "</list>\n");
}

TEST_CASE("line ends and tabs survive a parser in text and in attributes") {
  const std::string hard = "a\r\nb\tc\n";
  xml::Writer w;
  w.element("p", {{"n", hard}}, hard);
  const xml::Document d = xml::read_xml(w.finish(), "f");
  CHECK(d.text_content(d.root()) == hard);
  CHECK(d.attribute(d.root(), "n") == hard);
}

TEST_CASE("what XML cannot hold is found before it is written") {
  CHECK(xml::find_forbidden("fine \t\n\r é 😀") == std::string::npos);
  CHECK(xml::find_forbidden("ab\x01") == 2);
  CHECK(xml::find_forbidden("a\xEF\xBF\xBE") == 1);
  CHECK(xml::find_forbidden("a\xFF") == 1);
  xml::Writer w;
  w.open_mixed("p");
  CHECK_THROWS_AS(w.text("\x01"), std::logic_error);
}

TEST_CASE("text between structural elements and unclosed elements are our mistakes") {
  xml::Writer w;
  w.open("a");
  CHECK_THROWS_AS(w.text("x"), std::logic_error);
  CHECK_THROWS_AS(w.finish(), std::logic_error);
}

TEST_CASE("a document is written with its namespaces and reads back the same") {
  const std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\">"
      "<p epub:type=\"note\" xml:lang=\"en\">a &amp; <b>b</b> c</p><hr/>"
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg></html>\n";
  const xml::Document d = xml::read_xml(text, "f");
  CHECK(xml::write_document(d, {{"epub", "http://www.idpf.org/2007/ops"}}) == text);
  CHECK_THROWS_AS(xml::write_document(d), std::logic_error);
}
