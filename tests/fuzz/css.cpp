// Bytes → style sheet → styles of a small document and its pages. What comes before a NUL is the
// sheet, what comes after it a style="" attribute.

#include "base/error.h"
#include "css/dump.h"
#include "css/sheets.h"
#include "fuzz/input.h"
#include "xml/read.h"

namespace {

// One of each that selectors can tell apart.
xml::Document garden(std::string_view style) {
  xml::Document d("garden.xhtml");
  const auto element = [&](xml::NodeId parent, std::string_view name) {
    return d.add_element(parent, name, xml::xhtml_namespace, 1);
  };
  const xml::NodeId html = element(xml::no_node, "html");
  d.add_attribute(html, "xml:lang", "en-GB");
  const xml::NodeId body = element(html, "body");
  for (int i = 0; i < 3; ++i) {
    const xml::NodeId p = element(body, i == 1 ? "h2" : "p");
    d.add_attribute(p, "class", i == 0 ? "a b" : "b");
    d.add_attribute(p, "style", style);
    const xml::NodeId link = element(p, "a");
    d.add_attribute(link, "href", "#x");
    d.add_text(link, "roses", 1);
    const xml::NodeId note = element(p, "span");
    d.add_attribute(note, "id", i == 2 ? "x" : "y");
  }
  return d;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text = fuzz::text_of(bytes, size);
  const std::size_t nul = text.find('\0');
  const std::string_view style = nul == text.npos ? "" : text.substr(nul + 1);
  base::Diagnostics diagnostics;
  css::Sheets sheets;
  sheets.add(text.substr(0, nul), "fuzz.css", diagnostics,
             [](const std::filesystem::path&) { return std::string("p { color: red }"); });
  const xml::Document document = garden(style);
  const css::Styled styled = css::compute_styles(document, sheets, diagnostics);
  (void)css::dump_styles(document, styled);
  css::PageSelector page;
  page.first = page.left = true;
  page.number = 3;
  (void)css::dump_page(styled.page(page), "");
  for (int i = -3; i < 30; ++i) (void)styled.counter_styles().marker(i, "garden");
  return 0;
}
