#pragma once
// A document and a sheet, styled in one line.

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "css/sheets.h"
#include "css/styled.h"
#include "xml/read.h"

struct Styling {
  // `body` is the inside of an XHTML body.
  Styling(const std::string& sheet, const std::string& body)
      : document(xml::read_xml(
            "<html xmlns='http://www.w3.org/1999/xhtml'><head/><body>" + body + "</body></html>",
            "test.xhtml")),
        styled(compute(sheet)) {}

  const css::ComputedStyle& at(std::string_view id) const { return styled.element(node(id)); }
  const css::ComputedStyle* pseudo(std::string_view id, css::Pseudo which) const {
    return styled.pseudo(node(id), which);
  }
  xml::NodeId node(std::string_view id) const {
    for (xml::NodeId n = 0; n < document.size(); ++n) {
      if (document[n].is_element && document.attribute(n, "id") == id) return n;
    }
    FAIL("no element with this id");
    return 0;
  }
  bool quiet() const { return diagnostics.empty(); }

  base::Diagnostics diagnostics;
  xml::Document document;
  css::Styled styled;

 private:
  css::Styled compute(const std::string& sheet) {
    css::Sheets sheets;
    sheets.add(sheet, "test.css", diagnostics, [](const auto&) { return std::string(); });
    return css::compute_styles(document, sheets, diagnostics);
  }
};
