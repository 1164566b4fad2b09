#include "pdf/value_text.h"

#include <string_view>
#include <variant>

#include "pdf/decimal.h"

namespace pdf {
namespace {

bool is_regular(char c) {
  constexpr std::string_view delimiters = "()<>[]{}/%#";
  return c > ' ' && c <= '~' && delimiters.find(c) == std::string_view::npos;
}

// §7.3.5: what is not regular as # and two digits.
void append_name(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += '/';
  for (const char c : text) {
    if (is_regular(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '#';
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
}

// §7.3.4.2
void append_literal(std::string& out, std::string_view ascii) {
  out += '(';
  for (const char c : ascii) {
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    out += c;
  }
  out += ')';
}

struct Append {
  std::string& out;

  void operator()(std::monostate) const { out += "null"; }
  void operator()(bool value) const { out += value ? "true" : "false"; }
  void operator()(std::int64_t value) const { append_decimal(out, value, 0); }
  void operator()(Thousandths value) const { append_decimal(out, value.value, 3); }
  void operator()(const Name& value) const { append_name(out, value.text); }
  void operator()(Reference value) const {
    append_decimal(out, value.number, 0);
    out += " 0 R";
  }
  void operator()(const TextString& value) const {
    if (is_ascii_text(value.utf8)) return append_literal(out, value.utf8);
    out += hexadecimal_string(utf16_with_mark(value.utf8));
  }
  void operator()(const ByteString& value) const {
    if (is_ascii_text(value.bytes)) return append_literal(out, value.bytes);
    out += hexadecimal_string(value.bytes);
  }
  void operator()(const Array& value) const { append_value(out, value); }
  void operator()(const Dictionary& value) const { append_value(out, value); }
};

// Whether a space must part the value from what stands before it.
bool begins_with_delimiter(const Value& value) {
  const auto& content = value.content();
  return !std::holds_alternative<std::monostate>(content) &&
         !std::holds_alternative<bool>(content) && !std::holds_alternative<std::int64_t>(content) &&
         !std::holds_alternative<Thousandths>(content) &&
         !std::holds_alternative<Reference>(content);
}

}  // namespace

void append_value(std::string& out, const Value& value) {
  std::visit(Append{out}, value.content());
}

void append_value(std::string& out, const Array& value) {
  out += '[';
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (i > 0 && !begins_with_delimiter(value[i])) out += ' ';
    append_value(out, value[i]);
  }
  out += ']';
}

void append_value(std::string& out, const Dictionary& value) {
  out += "<<";
  for (const auto& [key, item] : value.entries()) {
    append_name(out, key);
    if (!begins_with_delimiter(item)) out += ' ';
    append_value(out, item);
  }
  out += ">>";
}

}  // namespace pdf
