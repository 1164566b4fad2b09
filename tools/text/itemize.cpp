#include "text/itemize.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include "base/utf8.h"

namespace text {
namespace {

struct BreakIteratorClose {
  void operator()(UBreakIterator* p) const { ubrk_close(p); }
};

hb_script_t script_of(std::uint32_t c) {
  if (c < 0x80) {
    const std::uint32_t small = c | 0x20;
    return small >= 'a' && small <= 'z' ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON;
  }
  return hb_unicode_script(hb_unicode_funcs_get_default(), c);
}

bool is_neutral(hb_script_t script) {
  return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN;
}

// Shown by nothing, hence by every font.
bool is_invisible(std::uint32_t c) {
  constexpr std::uint32_t first = 0xAD;  // soft hyphen
  return c >= first &&
         u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool has_nominal(const Font& font, std::uint32_t c) {
  return font.has_glyph(c);
}

// HarfBuzz draws these with the plain space and its own width when the font has no glyph.
bool is_kind_of_space(std::uint32_t c) {
  return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

// The first font that has the whole cluster, else the first that has its base, else the first.
std::uint32_t font_for(const CodePoints& text, std::uint32_t begin, std::uint32_t end,
                       const std::vector<const Font*>& fonts) {
  for (const bool whole : {true, false}) {
    const std::uint32_t last = whole ? end : begin + 1;
    for (std::uint32_t f = 0; f < fonts.size(); ++f) {
      const auto shown = [&](std::uint32_t c) { return covers(*fonts[f], c); };
      if (std::all_of(text.values.begin() + begin, text.values.begin() + last, shown)) return f;
    }
    if (end == begin + 1) break;
  }
  return 0;
}

// The cluster's own script, or neutral.
hb_script_t script_of_cluster(const CodePoints& text, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t i = begin; i < end; ++i) {
    const hb_script_t script = script_of(text.values[i]);
    if (!is_neutral(script)) return script;
  }
  return HB_SCRIPT_COMMON;
}

}  // namespace

CodePoints decode(std::string_view text) {
  CodePoints out;
  out.values.reserve(text.size());
  out.offsets.reserve(text.size() + 1);
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePoint c = base::decode_utf8(text, i);
    const bool is_white = c.value == '\t' || c.value == '\n' || c.value == '\r';
    out.values.push_back(is_white ? U' ' : c.value);
    out.offsets.push_back(static_cast<std::uint32_t>(i));
    i += c.length;
  }
  out.offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

bool covers(const Font& font, std::uint32_t c) {
  if (has_nominal(font, c) || is_invisible(c)) return true;
  if (is_kind_of_space(c)) return has_nominal(font, U' ');
  if (c == 0x2011) return has_nominal(font, 0x2010);
  hb_codepoint_t first = 0, second = 0;
  hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
  // At most four steps: no canonical decomposition in Unicode goes deeper.
  for (int depth = 0; depth < 4; ++depth) {
    if (!hb_unicode_decompose(unicode, c, &first, &second)) return false;
    if (second != 0 && !has_nominal(font, second)) return false;
    if (has_nominal(font, first)) return true;
    c = first;
  }
  return false;
}

std::vector<std::uint32_t> grapheme_starts(const CodePoints& text) {
  const auto size = static_cast<std::uint32_t>(text.values.size());
  std::vector<std::uint32_t> starts;
  starts.reserve(size + 1);
  // Below U+0300 only CR LF is more than one code point, and both have become spaces; dashes and
  // quotation marks stand alone.
  const bool simple = std::all_of(text.values.begin(), text.values.end(), [](std::uint32_t c) {
    return c < 0x300 || (c >= 0x2010 && c <= 0x2027);
  });
  if (simple) {
    for (std::uint32_t i = 0; i <= size; ++i) starts.push_back(i);
    return starts;
  }
  std::u16string units;
  std::vector<std::uint32_t> code_point_of;  // for each UTF-16 unit
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::uint32_t c = text.values[i];
    if (c >= 0x10000) {
      units += static_cast<char16_t>(0xD7C0 + (c >> 10));
      units += static_cast<char16_t>(0xDC00 | (c & 0x3FF));
      code_point_of.insert(code_point_of.end(), 2, i);
    } else {
      units += static_cast<char16_t>(c);
      code_point_of.push_back(i);
    }
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UBreakIterator, BreakIteratorClose> iterator(
      ubrk_open(UBRK_CHARACTER, "", units.data(), static_cast<int32_t>(units.size()), &status));
  if (U_FAILURE(status)) {
    for (std::uint32_t i = 0; i <= size; ++i) starts.push_back(i);
    return starts;
  }
  for (int32_t at = ubrk_first(iterator.get()); at != UBRK_DONE; at = ubrk_next(iterator.get())) {
    const auto unit = static_cast<std::size_t>(at);
    starts.push_back(unit < units.size() ? code_point_of[unit] : size);
  }
  return starts;
}

std::vector<TextPiece> itemize(const CodePoints& text, const std::vector<const Font*>& fonts,
                               hb_script_t neutral) {
  const std::vector<std::uint32_t> starts = grapheme_starts(text);
  std::vector<TextPiece> pieces;
  hb_script_t script = HB_SCRIPT_COMMON;  // of the text before; neutral text takes it over
  for (std::size_t k = 0; k + 1 < starts.size(); ++k) {
    const std::uint32_t begin = starts[k], end = starts[k + 1];
    const hb_script_t own = script_of_cluster(text, begin, end);
    const bool first_of_script = !is_neutral(own) && is_neutral(script);
    if (first_of_script) {
      for (TextPiece& piece : pieces) piece.script = own;  // neutral text at the beginning
    }
    if (!is_neutral(own)) script = own;
    std::uint32_t font = 0;
    if (end == begin + 1 && is_invisible(text.values[begin]) && !pieces.empty()) {
      font = pieces.back().font;
    } else {
      font = font_for(text, begin, end, fonts);
    }
    if (!pieces.empty() && pieces.back().font == font && pieces.back().script == script) {
      pieces.back().end = end;
    } else {
      pieces.push_back({begin, end, font, script});
    }
  }
  for (TextPiece& piece : pieces) {
    if (is_neutral(piece.script)) piece.script = neutral;
  }
  return pieces;
}

hb_script_t script_of_language(const std::string& language) {
  std::array<UScriptCode, 8> codes{};
  UErrorCode status = U_ZERO_ERROR;
  const int count =
      uscript_getCode(language.c_str(), codes.data(), static_cast<int32_t>(codes.size()), &status);
  if (U_FAILURE(status) || count < 1 || language.empty()) return HB_SCRIPT_LATIN;
  const char* name = uscript_getShortName(codes[0]);
  return name == nullptr ? HB_SCRIPT_LATIN : hb_script_from_string(name, -1);
}

}  // namespace text
