#include "normalize/encoding.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"
#include "base/utf8.h"
#include "normalize/ascii.h"

namespace normalize {
namespace {

// WHATWG Encoding, index windows-1252, bytes 0x80 to 0x9F.
constexpr std::array<char16_t, 32> windows1252_high = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

constexpr std::size_t sample_size = 65536;

constexpr bool is_little(Charset charset) {
  return charset == Charset::utf16le || charset == Charset::utf32le;
}

struct Counts {
  std::size_t lf = 0, crlf = 0, cr = 0;
  Newline most() const {
    if (crlf > lf && crlf >= cr) return Newline::crlf;
    if (cr > lf && cr > crlf) return Newline::cr;
    return Newline::lf;
  }
};

// The code unit of `size` bytes at `i`, the lowest byte first or last; what no line end is when the
// text ends before it does.
char32_t unit_at(std::string_view raw, std::size_t i, std::size_t size, bool little) {
  if (i + size > raw.size()) return U'\uFFFD';
  char32_t unit = 0;
  for (std::size_t k = 0; k < size; ++k) {
    const auto byte = static_cast<unsigned char>(raw[i + (little ? size - 1 - k : k)]);
    unit = unit << 8 | byte;
  }
  return unit;
}

Newline detect_newline(std::string_view raw, Charset charset) {
  if (raw.find('\r') == std::string_view::npos) return Newline::lf;
  const std::size_t size = unit_size(charset);
  const bool little = is_little(charset);
  Counts counts;
  for (std::size_t i = 0; i < raw.size(); i += size) {
    const char32_t c = unit_at(raw, i, size, little);
    if (c == '\n') {
      ++counts.lf;
    } else if (c == '\r') {
      const bool pair = unit_at(raw, i + size, size, little) == '\n';
      ++(pair ? counts.crlf : counts.cr);
      if (pair) i += size;
    }
  }
  return counts.most();
}

// Text in UTF-16 without a mark: letters of most scripts in use leave one half of each unit NUL or
// the same; Latin text leaves NULs in every second byte only.
bool has_nul_pattern(std::string_view raw, std::size_t parity) {
  const std::string_view sample = raw.substr(0, sample_size);
  if (sample.size() < 16) return false;  // too little to tell from stray NULs
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < sample.size(); ++i) nuls[i % 2] += sample[i] == '\0' ? 1U : 0U;
  const std::size_t units = sample.size() / 2;
  return nuls[parity] * 10 > units * 4 && nuls[1 - parity] * 50 < units;
}

// Whether what is not ASCII is UTF-8 for the most part.
bool mostly_utf8(std::string_view raw) {
  std::size_t good = 0, bad = 0;
  for (std::size_t i = base::skip_ascii(raw, 0); i < raw.size(); i = base::skip_ascii(raw, i)) {
    const base::CodePoint c = base::decode_utf8(raw, i);
    ++(c.valid ? good : bad);
    i += c.length;
  }
  return good * 4 >= bad;
}

}  // namespace

std::size_t unit_size(Charset charset) {
  switch (charset) {
    case Charset::utf8:
    case Charset::windows1252:
      return 1;
    case Charset::utf16le:
    case Charset::utf16be:
      return 2;
    case Charset::utf32le:
    case Charset::utf32be:
      return 4;
  }
  return 1;
}

std::string_view name_of(Charset charset) {
  switch (charset) {
    case Charset::utf8:
      return "utf-8";
    case Charset::utf16le:
      return "utf-16le";
    case Charset::utf16be:
      return "utf-16be";
    case Charset::utf32le:
      return "utf-32le";
    case Charset::utf32be:
      return "utf-32be";
    case Charset::windows1252:
      return "windows-1252";
  }
  return {};
}

std::string_view name_of(Newline newline) {
  switch (newline) {
    case Newline::lf:
      return "lf";
    case Newline::crlf:
      return "crlf";
    case Newline::cr:
      return "cr";
  }
  return {};
}

Encoding detect_encoding(std::string_view raw) {
  using namespace std::string_view_literals;
  Encoding encoding;
  // The mark of UTF-32 begins with that of UTF-16; a NUL right behind the latter is no text.
  if (raw.starts_with("\xFF\xFE\0\0"sv)) {
    encoding.charset = Charset::utf32le;
  } else if (raw.starts_with("\0\0\xFE\xFF"sv)) {
    encoding.charset = Charset::utf32be;
  } else if (raw.starts_with("\xFF\xFE") || has_nul_pattern(raw, 1)) {
    encoding.charset = Charset::utf16le;
  } else if (raw.starts_with("\xFE\xFF") || has_nul_pattern(raw, 0)) {
    encoding.charset = Charset::utf16be;
  } else if (!mostly_utf8(raw)) {
    encoding.charset = Charset::windows1252;
  }
  encoding.newline = detect_newline(raw, encoding.charset);
  return encoding;
}

char32_t from_windows1252(unsigned char byte) {
  return byte >= 0x80 && byte < 0xA0 ? windows1252_high[byte - 0x80U] : byte;
}

int to_windows1252(char32_t character) {
  if (character < 0x80 || (character >= 0xA0 && character <= 0xFF)) {
    return static_cast<int>(character);
  }
  const auto found = std::find(windows1252_high.begin(), windows1252_high.end(), character);
  return found == windows1252_high.end()
             ? -1
             : static_cast<int>(found - windows1252_high.begin()) + 0x80;
}

namespace {

void encode_unit(char32_t unit, Charset charset, std::string& out) {
  const std::size_t size = unit_size(charset);
  for (std::size_t k = 0; k < size; ++k) {
    const std::size_t byte = is_little(charset) ? k : size - 1 - k;
    out += static_cast<char>(unit >> (8 * byte) & 0xFF);
  }
}

void encode_character(char32_t c, Charset charset, std::string& out) {
  if (charset == Charset::utf8) {
    base::append_utf8(out, c);
  } else if (charset == Charset::windows1252) {
    if (const int byte = to_windows1252(c); byte >= 0) out += static_cast<char>(byte);
  } else if (c < 0x10000 || unit_size(charset) == 4) {
    encode_unit(c, charset, out);
  } else {
    encode_unit(0xD800 + ((c - 0x10000) >> 10), charset, out);
    encode_unit(0xDC00 + ((c - 0x10000) & 0x3FF), charset, out);
  }
}

}  // namespace

void encode(std::string_view text, Encoding encoding, std::string& out) {
  if (encoding == Encoding{}) {
    out += text;
    return;
  }
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePoint c = base::decode_utf8(text, i);
    i += c.length;
    if (c.value != U'\n' || encoding.newline == Newline::lf) {
      encode_character(c.value, encoding.charset, out);
      continue;
    }
    encode_character(U'\r', encoding.charset, out);
    if (encoding.newline == Newline::crlf) encode_character(U'\n', encoding.charset, out);
  }
}

}  // namespace normalize
