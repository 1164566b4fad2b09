// Bytes → an HTML document with its style sheet → Pages: whatever comes in, pages or a refusal.

#include <filesystem>

#include "base/error.h"
#include "css/sheets.h"
#include "fuzz/input.h"
#include "layout/typeset.h"
#include "xml/read.h"

namespace {

// Nothing is read from the machine.
std::string refuse(const std::filesystem::path& path) {
  base::fail(base::Error::Kind::input, "B001", path.string(), "no files here");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static text::FontLibrary fonts;
  static text::Hyphenator hyphenator;
  try {
    base::Diagnostics diagnostics;
    const xml::Document document =
        xml::read_html(fuzz::text_of(bytes, size), "fuzz.html", diagnostics);
    css::Sheets sheets;
    sheets.add("@page { size: 200pt 200pt; margin: 10pt }", "fuzz.css", diagnostics, refuse);
    const css::Styled styled = css::compute_styles(document, sheets, diagnostics);
    (void)layout::typeset(document, styled, fonts, hyphenator, {refuse}, diagnostics);
  } catch (const base::Error&) {
    // wrong input, said in a sentence: what is wanted
  }
  return 0;
}
