#pragma once
// The values of PDF objects (ISO 32000-1 §7.3) as plain values, so that the rooms' code says what
// it wants to write without naming PoDoFo. podofo_document.cpp turns them into PoDoFo's objects.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/length.h"

namespace pdf {

struct Name {
  std::string text;  // without the slash, not escaped
};

// An indirect object of the document; number 0 is none.
struct Reference {
  std::uint32_t number = 0;
};

struct TextString {
  std::string utf8;  // for people: ASCII is written as it is, all else as UTF-16BE
};

struct ByteString {
  std::string bytes;
};

// A real number in units of 1/1000.
struct Thousandths {
  std::int64_t value = 0;
};

class Value;
using Array = std::vector<Value>;

// Keys are unique; PoDoFo writes them in the order of their bytes.
class Dictionary {
 public:
  Dictionary() = default;
  Dictionary(std::initializer_list<std::pair<std::string, Value>> entries);
  void set(std::string key, Value value);
  const std::vector<std::pair<std::string, Value>>& entries() const { return entries_; }
  bool empty() const;

 private:
  std::vector<std::pair<std::string, Value>> entries_;
};

class Value {
 public:
  using Content = std::variant<std::monostate, bool, std::int64_t, Thousandths, Name, Reference,
                               TextString, ByteString, Array, Dictionary>;

  Value() = default;  // null
  // Out of line: inlined, GCC 12 takes the variant's moves for reads of uninitialized memory.
  Value(const Value& other);
  Value(Value&& other) noexcept;
  Value& operator=(const Value& other);
  Value& operator=(Value&& other) noexcept;
  ~Value();
  Value(bool value) : content_(value) {}
  Value(int value) : content_(std::int64_t{value}) {}
  Value(std::int64_t value) : content_(value) {}
  Value(std::size_t value) : content_(static_cast<std::int64_t>(value)) {}
  Value(Thousandths value) : content_(value) {}
  Value(Name value) : content_(std::move(value)) {}
  Value(Reference value) : content_(value) {}
  Value(TextString value) : content_(std::move(value)) {}
  Value(ByteString value) : content_(std::move(value)) {}
  Value(Array value);
  Value(Dictionary value);

  const Content& content() const { return content_; }

 private:
  Content content_;
};

Name name(std::string_view text);
TextString text_string(std::string_view utf8);
Thousandths points(base::Length length);

// UTF-16BE with its byte order mark; bytes that are not UTF-8 become U+FFFD.
std::string utf16_with_mark(std::string_view utf8);
void append_utf16(std::string& out, char32_t code_point);
// Whether all is printable ASCII.
bool is_ascii_text(std::string_view text);
// As written in a file: <FEFF0041>.
std::string hexadecimal_string(std::string_view bytes);

}  // namespace pdf
