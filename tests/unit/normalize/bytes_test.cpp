#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "base/hash.h"
#include "normalize/ledger.h"
#include "normalize/normalize.h"

using namespace std::string_literals;

namespace {

normalize::CleanText clean_of(std::string_view raw) {
  base::Diagnostics diagnostics;
  return normalize::normalize(raw, "raw.txt", {}, diagnostics);
}

struct Case {
  const char* name;
  std::string raw;
  std::string clean;
  normalize::Charset charset = normalize::Charset::utf8;
};

std::string utf16(std::u16string_view units, bool little) {
  std::string bytes;
  for (const char16_t unit : units) {
    const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
    (bytes += little ? low : high) += little ? high : low;
  }
  return bytes;
}

std::string utf32(std::u32string_view characters, bool little) {
  std::string bytes;
  for (const char32_t c : characters) {
    for (int k = 0; k < 4; ++k)
      bytes += static_cast<char>(c >> (little ? 8 * k : 24 - 8 * k) & 0xFF);
  }
  return bytes;
}

}  // namespace

TEST_CASE("bytes of every encoding become the same text and come back") {
  using normalize::Charset;
  const std::vector<Case> cases = {
      {"nothing", "", ""},
      {"UTF-8", "The café on the green\n", "The café on the green\n"},
      {"UTF-8 with a mark", "\xEF\xBB\xBFThe green\n", "The green\n"},
      {"CRLF", "one\r\n\r\ntwo\r\n", "one\n\ntwo\n"},
      {"CR", "one\rtwo\r", "one\ntwo\n"},
      {"mixed line ends", "one\ntwo\r\nthree\rfour\n", "one\ntwo\nthree\nfour\n"},
      {"Windows-1252", "caf\xE9 \x96 th\xE9 \x97 d\xE9j\xE0\r\n", "café – thé — déjà\n",
       Charset::windows1252},
      {"UTF-8 with one old line", "caf\xC3\xA9 na\xC3\xAFve\ncaf\xE9\n", "café naïve\ncafé\n"},
      {"UTF-16LE with a mark", "\xFF\xFE" + utf16(u"The café – \U0001F331\r\n", true),
       "The café – \U0001F331\n", Charset::utf16le},
      {"UTF-16BE with a mark", "\xFE\xFF" + utf16(u"The café\n", false), "The café\n",
       Charset::utf16be},
      {"UTF-32LE with a mark", utf32(U"\uFEFFThe caf\u00E9 \U0001F331\r\n", true),
       "The café \U0001F331\n", Charset::utf32le},
      {"UTF-32BE with a mark", utf32(U"\uFEFFThe caf\u00E9 \U0001F331\n", false),
       "The café \U0001F331\n", Charset::utf32be},
      {"UTF-32 beyond its end", utf32(U"\uFEFFa\xD83C", true) + "b", "a\uFFFD\uFFFD",
       Charset::utf32le},
      {"UTF-16LE without a mark", utf16(u"The green and the town hall\n", true),
       "The green and the town hall\n", Charset::utf16le},
      {"UTF-16 cut in the middle", "\xFF\xFE" + utf16(u"ab", true) + "c", "ab\uFFFD",
       Charset::utf16le},
      {"half of a surrogate pair", "\xFF\xFE" + utf16(u"a\xD83Cz", true), "a\uFFFDz",
       Charset::utf16le},
      {"NUL and other controls", "gar\0den\x07 plot\x1B\x7F\n"s, "garden plot\n"},
      {"non-characters", "a\xEF\xBF\xBF"s + "b\xEF\xB7\x90" + "c\n", "abc\n"},
      {"surrogates in UTF-8", "a\xED\xA0\x80z caf\xC3\xA9\n", "aí €z café\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const normalize::CleanText clean = clean_of(c.raw);
    CHECK(clean.text == c.clean);
    CHECK(clean.encoding.charset == c.charset);
    const normalize::Ledger ledger =
        normalize::make_ledger("raw.txt", base::sha256_hex(c.raw), c.raw.size(), clean);
    CHECK(normalize::restore(clean.text, ledger) == c.raw);
  }
}

TEST_CASE("a place in the clean text leads back to its raw bytes") {
  const std::string raw = "\xFF\xFE" + utf16(u"aé–b\r\nc", true);
  const normalize::CleanText clean = clean_of(raw);
  REQUIRE(clean.text == "aé–b\nc");
  CHECK(clean.map.to_raw({0, 1}) == base::Span{2, 4});
  CHECK(clean.map.to_raw({1, 3}) == base::Span{4, 6});
  CHECK(clean.map.to_raw({3, 6}) == base::Span{6, 8});
  CHECK(clean.map.to_raw({7, 8}) == base::Span{10, 14});
  CHECK(clean.map.to_raw({0, clean.text.size()}) == base::Span{2, raw.size()});
  CHECK(clean.map.to_raw({9, 9}) == base::Span{raw.size(), raw.size()});
}
