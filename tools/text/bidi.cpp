#include "text/bidi.h"

#include <algorithm>
#include <memory>
#include <string>

#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include "base/error.h"
#include "base/utf8.h"

namespace text {
namespace {

struct BidiClose {
  void operator()(UBiDi* p) const { ubidi_close(p); }
};

// Right-to-left letters, Arabic figures, and the controls that set a direction. The blocks are
// those whose unassigned code points have the bidi classes R and AL, so they will not grow.
bool concerns_direction(char32_t c) {
  if (c < 0x0590) return false;
  return c <= 0x08FF || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || (c >= 0xFB1D && c <= 0xFDFF) ||
         (c >= 0xFE70 && c <= 0xFEFF) || (c >= 0x10800 && c <= 0x10FFF) ||
         (c >= 0x1E800 && c <= 0x1EFFF);
}

bool is_plainly_left_to_right(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePoint c = base::decode_utf8(text, i);
    if (concerns_direction(c.value)) return false;
    i += c.length;
  }
  return true;
}

struct Utf16 {
  std::u16string units;
  std::vector<std::uint32_t> offsets;  // byte of each unit, and the size
};

Utf16 to_utf16(std::string_view text) {
  Utf16 out;
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePoint c = base::decode_utf8(text, i);
    const auto offset = static_cast<std::uint32_t>(i);
    if (c.value >= 0x10000) {
      out.units += static_cast<char16_t>(0xD7C0 + (c.value >> 10));
      out.units += static_cast<char16_t>(0xDC00 | (c.value & 0x3FF));
      out.offsets.insert(out.offsets.end(), 2, offset);
    } else {
      out.units += static_cast<char16_t>(c.value);
      out.offsets.push_back(offset);
    }
    i += c.length;
  }
  out.offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

}  // namespace

bool is_right_to_left(std::string_view paragraph, bool otherwise) {
  if (paragraph.empty()) return otherwise;
  const Utf16 text = to_utf16(paragraph);
  const std::unique_ptr<UBiDi, BidiClose> bidi(ubidi_open());
  base::expects(bidi != nullptr, "memory for the bidirectional algorithm");
  UErrorCode status = U_ZERO_ERROR;
  ubidi_setPara(bidi.get(), text.units.data(), static_cast<std::int32_t>(text.units.size()),
                otherwise ? UBIDI_DEFAULT_RTL : UBIDI_DEFAULT_LTR, nullptr, &status);
  base::expects(U_SUCCESS(status) != 0, "a paragraph below 1 GiB");
  return ubidi_getParaLevel(bidi.get()) % 2 == 1;
}

std::optional<LetterDirection> first_direction(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePoint c = base::decode_utf8(text, i);
    i += c.length;
    switch (u_charDirection(static_cast<UChar32>(c.value))) {
      case U_LEFT_TO_RIGHT:
        return LetterDirection::left_to_right;
      case U_RIGHT_TO_LEFT:
      case U_RIGHT_TO_LEFT_ARABIC:
        return LetterDirection::right_to_left;
      default:
        break;
    }
  }
  return std::nullopt;
}

std::vector<BidiRun> bidi_runs(std::string_view paragraph, bool right_to_left_base) {
  if (paragraph.empty()) return {};
  if (!right_to_left_base && is_plainly_left_to_right(paragraph)) {
    return {{0, static_cast<std::uint32_t>(paragraph.size()), 0}};
  }
  const Utf16 text = to_utf16(paragraph);
  const std::unique_ptr<UBiDi, BidiClose> bidi(ubidi_open());
  base::expects(bidi != nullptr, "memory for the bidirectional algorithm");
  UErrorCode status = U_ZERO_ERROR;
  const auto size = static_cast<std::int32_t>(text.units.size());
  ubidi_setPara(bidi.get(), text.units.data(), size, right_to_left_base ? 1 : 0, nullptr, &status);
  base::expects(U_SUCCESS(status) != 0, "a paragraph below 1 GiB");
  const UBiDiLevel* const levels = ubidi_getLevels(bidi.get(), &status);
  base::expects(U_SUCCESS(status) != 0, "memory for the levels of a paragraph");
  std::vector<BidiRun> runs;
  for (std::size_t at = 0; at < text.units.size(); ++at) {
    if (runs.empty() || runs.back().level != levels[at]) {
      if (!runs.empty()) runs.back().end = text.offsets[at];
      runs.push_back({text.offsets[at], 0, levels[at]});
    }
  }
  runs.back().end = text.offsets.back();
  return runs;
}

std::vector<std::uint32_t> visual_order(const std::vector<std::uint8_t>& levels) {
  const auto count = static_cast<std::int32_t>(levels.size());
  std::vector<std::int32_t> order(levels.size());
  if (count > 0) ubidi_reorderVisual(levels.data(), count, order.data());
  return {order.begin(), order.end()};
}

}  // namespace text
