#include "unit/layout/set.h"

#include <filesystem>
#include <vector>

#include "base/file.h"
#include "css/sheets.h"
#include "layout/fonts.h"
#include "layout/inline_direction.h"
#include "layout/typeset.h"
#include "xml/read.h"

namespace layout_test {
namespace {

std::vector<std::string> collect(const layout::Page& page, bool content) {
  std::vector<std::string> out;
  layout::Length baseline;
  for (const layout::Item& item : page.items) {
    const auto* run = std::get_if<layout::GlyphRun>(&item);
    if (run == nullptr || (run->owner.tag != layout::no_tag) != content) continue;
    if (out.empty() || run->origin.y != baseline) out.emplace_back();
    baseline = run->origin.y;
    out.back() += run->text();
  }
  for (std::string& line : out) {
    while (!line.empty() && line.back() == ' ') line.pop_back();
  }
  return out;
}

}  // namespace

std::string lines_of(int count) {
  std::string words;
  for (int i = 0; i < count; ++i) words += "word<br>";
  return words;
}

Set set(std::string_view html, std::string_view css) {
  static text::FontLibrary fonts;
  static text::Hyphenator hyphenator;
  const auto load = [](const std::filesystem::path& path) { return base::read_file(path); };
  Set out;
  base::Diagnostics repairs;
  const xml::Document document = xml::read_html(html, "test.html", repairs);
  css::Sheets sheets;
  sheets.add(
      "@page { size: 100pt 100pt; margin: 0 }"
      "html { font: 10pt/10pt 'Linux Libertine O'; orphans: 1; widows: 1 }"
      "p, h1, h2, ul, ol, li, body { margin: 0 }",
      "test.css", out.diagnostics, load);
  sheets.add(css, "more.css", out.diagnostics, load);
  css::FontAccess access;
  access.units = [](const css::ComputedStyle& s) { return layout::font_units(fonts, s); };
  access.direction = layout::first_direction;
  const css::Styled styled = css::compute_styles(document, sheets, out.diagnostics, access);
  out.pages = layout::typeset(document, styled, fonts, hyphenator, {load}, out.diagnostics);
  return out;
}

std::vector<std::string> lines(const layout::Page& page) {
  return collect(page, true);
}
std::vector<std::string> artifacts(const layout::Page& page) {
  return collect(page, false);
}

}  // namespace layout_test
