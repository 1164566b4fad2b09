#pragma once
// How the bytes of a transcript spell characters and line ends. Everything the program does with
// text happens in UTF-8 with LF; the encoding says how to get the raw bytes back.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/span.h"

namespace normalize {

enum class Charset : std::uint8_t { utf8, utf16le, utf16be, utf32le, utf32be, windows1252 };
inline constexpr std::array charsets = {Charset::utf8,    Charset::utf16le, Charset::utf16be,
                                        Charset::utf32le, Charset::utf32be, Charset::windows1252};
enum class Newline : std::uint8_t { lf, crlf, cr };

struct Encoding {
  Charset charset = Charset::utf8;
  Newline newline = Newline::lf;  // what "\n" in the clean text stands for, unless on record
  friend bool operator==(const Encoding&, const Encoding&) = default;
};

// The bytes of one code unit: 1, 2 or 4.
std::size_t unit_size(Charset charset);

// "utf-8", "utf-16le", "utf-32be", "windows-1252"; "lf", "crlf", "cr": the ledger's words.
std::string_view name_of(Charset charset);
std::string_view name_of(Newline newline);

// A UTF-32 or UTF-16 byte-order mark, NUL bytes in every second place, UTF-8 that is well formed or
// mostly so, and else Windows-1252 (WHATWG Encoding, 2023, section 9), of which Latin-1 text is a
// part. The line end is the most frequent one; LF when there is none or a tie.
Encoding detect_encoding(std::string_view raw);

// The Unicode character for a byte of Windows-1252; the five unused bytes are themselves (C1).
char32_t from_windows1252(unsigned char byte);
// The byte for a character, or -1 when Windows-1252 has none.
int to_windows1252(char32_t character);

// Appends `text` (UTF-8 with LF) to `out` in `encoding`. Characters that the encoding lacks are
// left out; the decoder never makes verbatim text of such.
void encode(std::string_view text, Encoding encoding, std::string& out);

}  // namespace normalize
