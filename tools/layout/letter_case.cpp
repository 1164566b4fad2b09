#include "layout/letter_case.h"

#include "base/utf8.h"
#include "text/letter_case.h"
#include "text/letter_width.h"

namespace layout {
namespace {

bool in_word(char32_t c) {
  return c == U'\'' || c == 0x2019 || text::is_letter_or_digit(c);
}

// Also when nothing is capitalized: the text that follows may be.
std::string capitalized(std::string_view text, const std::string& language, bool capitalizes,
                        bool& word_begins) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::decode_utf8(text, at);
    at += c.length;
    const bool inside = in_word(c.value);
    const bool first = capitalizes && word_begins && inside;
    base::append_utf8(out, first ? text::title_case(c.value, language) : c.value);
    word_begins = !inside;
  }
  return out;
}

}  // namespace

std::string transform_case(std::string_view text, const css::ComputedStyle& style,
                           bool& word_begins) {
  using css::TextTransform;
  const bool capitalizes = style.text_transform == TextTransform::capitalize;
  std::string out = capitalized(text, style.language, capitalizes, word_begins);
  if (style.text_transform == TextTransform::uppercase) {
    out = text::upper_case(out, style.language);
  } else if (style.text_transform == TextTransform::lowercase) {
    out = text::lower_case(out, style.language);
  }
  if (style.transforms_to_full_width) out = text::full_width(out);
  if (style.transforms_to_full_size_kana) out = text::full_size_kana(out);
  return out;
}

}  // namespace layout
