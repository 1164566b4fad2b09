#include "normalize/decode.h"

#include <array>
#include <cstddef>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"
#include "normalize/ascii.h"
#include "normalize/phases.h"

namespace normalize {
namespace {

// One character of the raw bytes: `value` after decoding, `exact` when encoding gives them back.
struct RawCharacter {
  char32_t value = 0;
  std::size_t size = 1;
  bool exact = true;
};

RawCharacter read_utf8(std::string_view raw, std::size_t i) {
  const base::CodePoint c = base::decode_utf8(raw, i);
  if (c.valid) return {c.value, c.length, true};
  return {from_windows1252(static_cast<unsigned char>(raw[i])), 1, false};
}

RawCharacter read_utf16(std::string_view raw, std::size_t i, bool little) {
  const auto unit = [&](std::size_t k) {
    const auto first = static_cast<unsigned char>(raw[k]);
    const auto second = static_cast<unsigned char>(raw[k + 1]);
    return static_cast<char32_t>(little ? first | second << 8 : first << 8 | second);
  };
  if (i + 2 > raw.size()) return {U'\uFFFD', 1, false};
  const char32_t high = unit(i);
  if (high < 0xD800 || high >= 0xE000) return {high, 2, true};
  if (high >= 0xDC00 || i + 4 > raw.size()) return {U'\uFFFD', 2, false};
  const char32_t low = unit(i + 2);
  if (low < 0xDC00 || low >= 0xE000) return {U'\uFFFD', 2, false};
  return {0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), 4, true};
}

// UTF-32 holds neither halves of UTF-16's pairs nor anything beyond the last character.
RawCharacter read_utf32(std::string_view raw, std::size_t i, bool little) {
  constexpr char32_t last = 0x10FFFF;
  if (i + 4 > raw.size()) return {U'\uFFFD', 1, false};
  char32_t c = 0;
  for (std::size_t k = 0; k < 4; ++k) {
    c = c << 8 | static_cast<unsigned char>(raw[i + (little ? 3 - k : k)]);
  }
  const bool valid = c <= last && (c < 0xD800 || c >= 0xE000);
  return valid ? RawCharacter{c, 4, true} : RawCharacter{U'\uFFFD', 4, false};
}

RawCharacter read_character(std::string_view raw, std::size_t i, Charset charset) {
  switch (charset) {
    case Charset::utf8:
      return read_utf8(raw, i);
    case Charset::utf16le:
      return read_utf16(raw, i, true);
    case Charset::utf16be:
      return read_utf16(raw, i, false);
    case Charset::utf32le:
      return read_utf32(raw, i, true);
    case Charset::utf32be:
      return read_utf32(raw, i, false);
    case Charset::windows1252:
      return {from_windows1252(static_cast<unsigned char>(raw[i])), 1, true};
  }
  return {};
}

// XML 1.0 (fifth edition) section 2.2, without the non-characters it advises against.
bool is_forbidden(char32_t c) {
  if (c < 0x20) return c != '\t' && c != '\n' && c != '\r';
  return c == 0x7F || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

class Decoder {
 public:
  explicit Decoder(std::string_view raw) : raw_(raw) { draft_.encoding = detect_encoding(raw); }

  Draft run() {
    draft_.text.reserve(raw_.size());
    byte_order_mark();
    const bool bytes_of_ascii = unit_size(draft_.encoding.charset) == 1;
    while (at_ < raw_.size()) {
      if (bytes_of_ascii) plain_run();
      if (at_ < raw_.size()) one_character();
    }
    return std::move(draft_);
  }

 private:
  void byte_order_mark() {
    using namespace std::string_view_literals;
    const std::size_t unit = unit_size(draft_.encoding.charset);
    for (const std::string_view mark :
         {"\xEF\xBB\xBF"sv, "\xFF\xFE\0\0"sv, "\0\0\xFE\xFF"sv, "\xFF\xFE"sv, "\xFE\xFF"sv}) {
      const std::size_t marked = mark.size() == 3 ? 1 : mark.size();
      if (marked == unit && raw_.starts_with(mark)) {
        replace({}, mark.size(), "N101", "");
        break;
      }
    }
  }

  // As much as stands for itself: ASCII without controls, and valid UTF-8 that is allowed.
  void plain_run() {
    const std::size_t begin = at_;
    const bool utf8 = draft_.encoding.charset == Charset::utf8;
    const bool lf = draft_.encoding.newline == Newline::lf;
    while ((at_ = base::skip_printable_ascii(raw_, at_)) < raw_.size()) {
      const auto c = static_cast<unsigned char>(raw_[at_]);
      if (c < 0x80) {
        if (c >= 0x20 ? c == 0x7F : c != '\t' && !(c == '\n' && lf)) break;
        ++at_;
        continue;
      }
      const base::CodePoint point =
          utf8 ? base::decode_utf8(raw_, at_) : base::CodePoint{0, 1, false};
      if (!point.valid || is_forbidden(point.value)) break;
      if (point.value == U'\uFEFF' && at_ == begin && draft_.text.empty()) break;
      at_ += point.length;
    }
    if (at_ > begin) draft_.add_verbatim(raw_.substr(begin, at_ - begin), at_ - begin);
  }

  void one_character() {
    const RawCharacter c = read_character(raw_, at_, draft_.encoding.charset);
    if (c.value == '\n' || c.value == '\r') {
      line_end(c);
    } else if (c.value == '\v' || c.value == '\f') {
      const bool beside_line_end =
          (!draft_.text.empty() && draft_.text.back() == '\n') || line_end_follows(c.size);
      replace(beside_line_end ? "" : "\n", c.size, "N111", "a page or line feed");
    } else if (c.value == U'\uFEFF' && draft_.text.empty()) {
      // A second mark, which would be the first one of the clean text.
      replace({}, c.size, "N101", "another mark at the head of the text");
    } else if (is_forbidden(c.value)) {
      replace({}, c.size, "N104", "not a character that text can hold");
    } else {
      std::string clean;
      base::append_utf8(clean, c.value);
      if (c.exact) {
        draft_.add_verbatim(clean, c.size);
        at_ += c.size;
      } else if (c.value == U'\uFFFD') {
        replace(clean, c.size, "N103", "no whole character of UTF-16 or UTF-32");
      } else {
        replace(clean, c.size, "N103", "a Windows-1252 byte in text that is UTF-8");
      }
    }
  }

  bool line_end_follows(std::size_t size) const {
    if (at_ + size >= raw_.size()) return false;
    const char32_t next = read_character(raw_, at_ + size, draft_.encoding.charset).value;
    return next == '\n' || next == '\r';
  }

  void line_end(const RawCharacter& c) {
    std::size_t size = c.size;
    Newline found = c.value == '\n' ? Newline::lf : Newline::cr;
    if (found == Newline::cr && at_ + size < raw_.size()) {
      const RawCharacter next = read_character(raw_, at_ + size, draft_.encoding.charset);
      if (next.value == '\n') {
        size += next.size;
        found = Newline::crlf;
      }
    }
    if (found == draft_.encoding.newline) {
      draft_.add_verbatim("\n", size);
      at_ += size;
    } else {
      replace("\n", size, "N102", "unlike the other line ends of the file");
    }
  }

  void replace(std::string_view clean, std::size_t size, const char* rule, const char* evidence) {
    Change change;
    change.rule = rule;
    change.evidence = evidence;
    draft_.add_replaced(clean, size, std::move(change));
    at_ += size;
  }

  std::string_view raw_;
  std::size_t at_ = 0;
  Draft draft_;
};

}  // namespace

std::span<const Rule> decoding_rules() {
  static constexpr std::array<Rule, 5> rows = {{
      {"N101", "byte-order-mark", "The mark at the head of the file is not part of the text.",
       "Unicode 15, section 23.8", Policy::fix, "\xEF\xBB\xBFWelcome.\n", "Welcome.\n",
       "Welcome.\n", false},
      {"N102", "line-ends", "Every line ends in LF, also where the file mixes line ends.",
       "Unicode 15, section 5.8", Policy::fix, "one\ntwo\r\nthree\n", "one\ntwo\nthree\n",
       "one\r\ntwo\r\nthree\r\n", false},
      {"N103", "stray-bytes", "A byte that is not UTF-8 is read as Windows-1252.",
       "WHATWG Encoding (2023), section 9", Policy::fix, "caf\xC3\xA9 and caf\xE9\n",
       "caf\xC3\xA9 and caf\xC3\xA9\n", "caf\xC3\xA9\n", false},
      {"N104", "forbidden-characters",
       "Control characters and non-characters, which no XML file can hold, are left out.",
       "XML 1.0 (fifth edition), section 2.2", Policy::fix, std::string_view("gar\0den\n", 8),
       "garden\n", "garden\tplot\n", false},
      {"N111", "form-feeds", "A page feed or vertical tabulator ends the line.",
       "Unicode 15, section 5.8", Policy::fix, "one\ftwo\n", "one\ntwo\n", "one\ntwo\n", false},
  }};
  return rows;
}

Draft decode(std::string_view raw) {
  return Decoder(raw).run();
}

std::string decode_part(std::string_view raw, Charset charset) {
  std::string text;
  for (std::size_t i = 0; i < raw.size();) {
    const RawCharacter c = read_character(raw, i, charset);
    i += c.size;
    if (!is_forbidden(c.value)) base::append_utf8(text, c.value);
  }
  return text;
}

}  // namespace normalize
