#include <algorithm>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "pdf/font_table.h"

namespace pdf {
namespace {

// Six capitals from the name and the glyphs (ISO 32000-1 §9.6.4): equal subsets get equal tags.
std::string subset_tag(const FontUse& font) {
  std::string key = font.font->post_script_name();
  for (const auto& [old_id, new_id] : font.subset.new_ids) key += fmt::format(" {}", old_id);
  const std::string hash = base::sha256_hex(key);
  std::string tag;
  for (std::size_t i = 0; i < 6; ++i) {
    tag += static_cast<char>('A' + std::stoi(hash.substr(2 * i, 2), nullptr, 16) % 26);
  }
  return tag;
}

// The texts of bfchar: never U+0000, U+FEFF or U+FFFE (PDF/A-3 §6.2.11.7.2). A glyph that continues
// a cluster shows nothing of its own; WORD JOINER says so without parting the word.
std::string unicode_of(std::string_view utf8) {
  constexpr char32_t word_joiner = 0x2060;
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const base::CodePoint point = base::decode_utf8(utf8, at);
    at += point.length;
    const bool forbidden = point.value == 0 || point.value == 0xFEFF || point.value == 0xFFFE;
    append_utf16(out, forbidden ? word_joiner : point.value);
  }
  if (out.empty()) append_utf16(out, word_joiner);
  return out;
}

Dictionary descriptor(const FontUse& font, const std::string& base_font, Reference program) {
  const text::FontMetrics metrics = font.font->metrics(base::Length::from_points(1000));
  const auto rounded = [](base::Length length) {
    return static_cast<std::int64_t>(length.points() + (length.units() < 0 ? -0.5 : 0.5));
  };
  const int widest = *std::max_element(font.subset.widths.begin(), font.subset.widths.end());
  constexpr int symbolic = 4, italic = 64;
  const bool cff = font.subset.format == text::FontSubset::Format::cff;
  return {{"Type", name("FontDescriptor")},
          {"FontName", name(base_font)},
          {"Flags", symbolic + (font.font->italic() ? italic : 0)},
          {"FontBBox", Array{0, -rounded(metrics.descent), widest, rounded(metrics.ascent)}},
          {"ItalicAngle", font.font->italic() ? -12 : 0},
          {"Ascent", rounded(metrics.ascent)},
          {"Descent", -rounded(metrics.descent)},
          {"CapHeight", rounded(metrics.cap_height)},
          // Not known from the font; proportional to the weight as PDF writers usually guess it.
          {"StemV", 80 + (font.font->weight() - 400) / 5},
          {cff ? "FontFile3" : "FontFile2", program}};
}

Reference add_descendant(Document& document, const FontUse& font, const std::string& base_font) {
  const bool cff = font.subset.format == text::FontSubset::Format::cff;
  Dictionary program;
  if (cff) {
    program.set("Subtype", name("CIDFontType0C"));
  } else {
    program.set("Length1", font.subset.program.size());
  }
  const Reference embedded = document.add_deflated_stream(std::move(program), font.subset.program);
  Array widths;
  for (const int width : font.subset.widths) widths.emplace_back(width);
  Dictionary keys{{"Type", name("Font")},
                  {"Subtype", name(cff ? "CIDFontType0" : "CIDFontType2")},
                  {"BaseFont", name(base_font)},
                  {"CIDSystemInfo", Dictionary{{"Registry", ByteString{"Adobe"}},
                                               {"Ordering", ByteString{"Identity"}},
                                               {"Supplement", 0}}},
                  {"FontDescriptor", document.add(descriptor(font, base_font, embedded))},
                  {"DW", 0},
                  {"W", Array{0, std::move(widths)}}};
  if (!cff) keys.set("CIDToGIDMap", name("Identity"));
  return document.add(keys);
}

}  // namespace

std::string to_unicode(const FontUse& font, std::size_t layer) {
  std::vector<std::pair<std::uint32_t, std::string>> rows;
  for (const GlyphUse& use : font.glyphs) {
    if (!use.texts.empty()) rows.emplace_back(use.code, unicode_of(use.text_in(layer)));
  }
  std::sort(rows.begin(), rows.end());
  std::string out =
      "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
      "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
  constexpr std::size_t rows_per_block = 100;
  for (std::size_t i = 0; i < rows.size(); i += rows_per_block) {
    const std::size_t end = std::min(rows.size(), i + rows_per_block);
    out += fmt::format("{} beginbfchar\n", end - i);
    for (std::size_t j = i; j < end; ++j) {
      out += fmt::format("<{:04X}>{}\n", rows[j].first, hexadecimal_string(rows[j].second));
    }
    out += "endbfchar\n";
  }
  return out + "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
}

Dictionary add_fonts(Document& document, const FontTable& fonts) {
  Dictionary resources;
  for (const FontUse& font : fonts.fonts()) {
    const std::string base_font = subset_tag(font) + "+" + font.font->post_script_name();
    const Reference descendant = add_descendant(document, font, base_font);
    const bool cff = font.subset.format == text::FontSubset::Format::cff;
    for (std::size_t layer = 0; layer < font.layers; ++layer) {
      const Reference unicode = document.add_deflated_stream({}, to_unicode(font, layer));
      const Reference type0 =
          document.add(Dictionary{{"Type", name("Font")},
                                  {"Subtype", name("Type0")},
                                  {"BaseFont", name(cff ? base_font + "-Identity-H" : base_font)},
                                  {"Encoding", name("Identity-H")},
                                  {"DescendantFonts", Array{descendant}},
                                  {"ToUnicode", unicode}});
      resources.set(fmt::format("F{}", font.first_resource + layer), type0);
    }
  }
  return resources;
}

}  // namespace pdf
