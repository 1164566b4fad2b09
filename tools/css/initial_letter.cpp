#include "css/initial_letter.h"

#include <algorithm>

#include "css/value.h"

namespace css {
namespace {

// From the top of a line of the block to its baseline, half of its leading included.
Length baseline_of(const FontUnits& font, Length line_height) {
  return (line_height - font.ascent - font.descent) / 2 + font.ascent;
}

}  // namespace

void size_initial_letter(ComputedStyle& letter, const ComputedStyle& block,
                         const FontUnitsOf& units_of) {
  if (!units_of) return;
  const InitialLetter wanted = *letter.initial_letter;
  const FontUnits text = units_of(block);
  const Length line = block.line_height.value_or(text.ascent + text.descent + text.line_gap);
  const Length above = to_length(line.points() * (wanted.size - 1));
  const FontUnits natural = units_of(letter);
  if (natural.cap <= Length() || text.cap + above <= Length()) return;
  letter.font_size =
      base::scaled(letter.font_size, (text.cap + above).units(), natural.cap.units());
  const FontUnits large = units_of(letter);
  const bool raised = wanted.sink == 1;
  const Length first = baseline_of(text, line);
  const Length baseline = first + (raised ? above : line * (wanted.sink - 1));
  // Half the leading is above the letter: so much of it brings the baseline to its place. In the
  // line it must not reach lower than the text.
  Length leading = (baseline - large.ascent) * 2;
  if (raised) leading = std::min(leading, (line - first - large.descent) * 2);
  letter.line_height = std::max(leading + large.ascent + large.descent, Length());
  letter.line_height_number.reset();
  if (raised) return;
  letter.float_ = block.direction == Direction::rtl ? Float::right : Float::left;
  letter.display = Display::block;
  letter.margin.top = LengthPercentage{};
  letter.margin.bottom = LengthPercentage{line * wanted.sink - *letter.line_height, 0};
}

}  // namespace css
