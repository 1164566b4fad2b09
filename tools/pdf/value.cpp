#include "pdf/value.h"

#include "base/utf8.h"
#include "pdf/decimal.h"

namespace pdf {

Dictionary::Dictionary(std::initializer_list<std::pair<std::string, Value>> entries)
    : entries_(entries) {}

void Dictionary::set(std::string key, Value value) {
  entries_.emplace_back(std::move(key), std::move(value));
}

bool Dictionary::empty() const {
  return entries_.empty();
}

Value::Value(const Value& other) = default;
Value::Value(Value&& other) noexcept = default;
Value& Value::operator=(const Value& other) = default;
Value& Value::operator=(Value&& other) noexcept = default;
Value::~Value() = default;
Value::Value(Array value) : content_(std::move(value)) {}
Value::Value(Dictionary value) : content_(std::move(value)) {}

Name name(std::string_view text) {
  return Name{std::string(text)};
}

TextString text_string(std::string_view utf8) {
  return TextString{std::string(utf8)};
}

Thousandths points(base::Length length) {
  return Thousandths{points_in_decimal(length, 3)};
}

void append_utf16(std::string& out, char32_t code_point) {
  const auto unit = [&out](char32_t value) {
    out += static_cast<char>((value >> 8) & 0xFF);
    out += static_cast<char>(value & 0xFF);
  };
  if (code_point < 0x10000) return unit(code_point);
  const char32_t offset = code_point - 0x10000;
  unit(0xD800 + (offset >> 10));
  unit(0xDC00 + (offset & 0x3FF));
}

bool is_ascii_text(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7E) return false;
  }
  return true;
}

std::string hexadecimal_string(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "<";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out + ">";
}

std::string utf16_with_mark(std::string_view utf8) {
  std::string out = "\xFE\xFF";
  for (std::size_t at = 0; at < utf8.size();) {
    const base::CodePoint point = base::decode_utf8(utf8, at);
    append_utf16(out, point.value);
    at += point.length;
  }
  return out;
}

}  // namespace pdf
