#include "text/letter_width.h"

#include <array>
#include <utility>

#include <unicode/unorm2.h>

#include "base/utf8.h"

namespace text {
namespace {

template <class Map>
std::string mapped(std::string_view utf8, Map map) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const base::CodePoint c = base::decode_utf8(utf8, at);
    at += c.length;
    base::append_utf8(out, map(c.value));
  }
  return out;
}

// The character that a half-width one (UAX #11, H) is a form of.
char32_t usual_width(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* const forms = unorm2_getNFKCInstance(&status);
  std::array<UChar, 4> decomposed{};
  const std::int32_t size = unorm2_getRawDecomposition(
      forms, static_cast<UChar32>(c), decomposed.data(), decomposed.size(), &status);
  return U_SUCCESS(status) && size == 1 ? decomposed[0] : c;
}

char32_t widened(char32_t c) {
  constexpr std::array<std::pair<char32_t, char32_t>, 10> others = {{{U' ', 0x3000},
                                                                     {0xA2, 0xFFE0},
                                                                     {0xA3, 0xFFE1},
                                                                     {0xA5, 0xFFE5},
                                                                     {0xA6, 0xFFE4},
                                                                     {0xAC, 0xFFE2},
                                                                     {0xAF, 0xFFE3},
                                                                     {0x20A9, 0xFFE6},
                                                                     {0x2985, 0xFF5F},
                                                                     {0x2986, 0xFF60}}};
  if (c > U' ' && c < 0x7F) return c - U'!' + 0xFF01;
  for (const auto& [narrow, wide] : others) {
    if (c == narrow) return wide;
  }
  const bool half = (c >= 0xFF61 && c <= 0xFFDC) || (c >= 0xFFE8 && c <= 0xFFEE);
  return half ? usual_width(c) : c;
}

char32_t enlarged(char32_t c) {
  // In pairs: hiragana, katakana, those of Ainu, half-width katakana, additions of Unicode 12
  // to 15.
  constexpr std::u32string_view kana =
      U"ぁあぃいぅうぇえぉおゕかゖけっつゃやゅゆょよゎわ"
      U"ァアィイゥウェエォオヵカヶケッツャヤュユョヨヮワ"
      U"ㇰクㇱシㇲスㇳトㇴヌㇵハㇶヒㇷフㇸヘㇹホㇺムㇻラㇼリㇽルㇾレㇿロ"
      U"ｧｱｨｲｩｳｪｴｫｵｬﾔｭﾕｮﾖｯﾂ"
      U"\U0001B132こ\U0001B150ゐ\U0001B151ゑ\U0001B152を"
      U"\U0001B155コ\U0001B164ヰ\U0001B165ヱ\U0001B166ヲ\U0001B167ン";
  for (std::size_t i = 0; i < kana.size(); i += 2) {
    if (kana[i] == c) return kana[i + 1];
  }
  return c;
}

}  // namespace

std::string full_width(std::string_view utf8) {
  return mapped(utf8, widened);
}

std::string full_size_kana(std::string_view utf8) {
  return mapped(utf8, enlarged);
}

}  // namespace text
