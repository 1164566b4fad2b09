#include "pdf/shown_words.h"

#include <cstdlib>

#include "base/error.h"
#include "pdf/decimal.h"

namespace pdf {
namespace {

using base::Length;

constexpr std::int64_t million = 1000000;

std::int64_t divide_rounded(std::int64_t numerator, std::int64_t denominator) {
  const std::int64_t half = denominator / 2;
  return (numerator < 0 ? numerator - half : numerator + half) / denominator;
}

// §7.3.4.2: a bare carriage return would be read as a line feed.
void append_byte(std::string& out, std::uint32_t value) {
  char byte = static_cast<char>(value);
  if (byte == '\r' || byte == '(' || byte == ')' || byte == '\\') {
    out += '\\';
    if (byte == '\r') byte = 'r';
  }
  out += byte;
}

}  // namespace

// Less than one and a half thousandths, told without a division, is 5 µm at 10 pt.
std::int64_t Em::adjustment(Length way) const {
  base::expects(millionths_ > 0, "text has a size");
  if (std::abs(way.units()) * million * 2 < millionths_ * 3) return 0;
  return divide_rounded(way.units() * million, millionths_);
}

Length Em::length(std::int64_t thousandths) const {
  return Length::from_units(divide_rounded(thousandths * millionths_, million));
}

void append_code(std::string& out, std::uint32_t code) {
  append_byte(out, code >> 8);
  append_byte(out, code & 0xFF);
}

void ShownWords::add(const layout::GlyphWord& word, Length size,
                     std::span<const ShownGlyph> glyphs) {
  const std::span<const layout::WordGlyph> shaped = word.glyphs;
  base::expects(glyphs.size() == shaped.size(), "a word's glyphs are all known");
  if (shaped.empty() || shaped.front().x_offset != Length()) return;
  const Em em(size, 0);
  Entry entry;
  entry.begin = codes_.size();
  entry.glyphs = static_cast<std::uint32_t>(glyphs.size());
  entry.all_advance = word.advancing == glyphs.size();
  Length pen, place;  // where the next glyph would be shown, and where it belongs
  std::string codes;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (shaped[i].y_offset != Length()) return;
    const std::int64_t back = em.adjustment(pen - (place + shaped[i].x_offset));
    if (back != 0) {
      codes += ')';
      append_decimal(codes, back, 0);
      codes += '(';
    }
    append_code(codes, glyphs[i].code);
    entry.width += glyphs[i].width - static_cast<std::int32_t>(back);
    const std::optional<Layers> layers = common(entry.layers, glyphs[i].layers);
    if (!layers) return;
    entry.layers = *layers;
    pen = em.length(entry.width);
    place += shaped[i].advance;
  }
  entry.size = static_cast<std::uint32_t>(codes.size());
  codes_ += codes;
  words_.at(word.number) = entry;
}

std::optional<ShownWord> ShownWords::find(std::uint32_t word) const {
  const Entry& entry = words_.at(word);
  if (entry.size == 0) return std::nullopt;
  return ShownWord{std::string_view(codes_).substr(entry.begin, entry.size), entry.width,
                   entry.glyphs, entry.all_advance, entry.layers};
}

}  // namespace pdf
