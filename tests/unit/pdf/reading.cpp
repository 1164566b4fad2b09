#include "unit/pdf/reading.h"

#include <charconv>
#include <stdexcept>

#include "base/utf8.h"

namespace reading {

using pdf::Array;
using pdf::Dictionary;
using pdf::Reference;
using pdf::Value;

namespace {

constexpr std::size_t limit = std::size_t{1} << 28;

// A token of a content stream or a CMap (ISO 32000-1 §7.2): a string's bytes, or a word as written.
struct Token {
  enum Kind { word, string, end } kind = end;
  std::string text;
};

class Tokens {
 public:
  explicit Tokens(std::string_view source) : source_(source) {}

  Token next() {
    while (at_ < source_.size() && is_space(source_[at_])) ++at_;
    if (at_ == source_.size()) return {};
    const char c = source_[at_];
    if (c == '(') return literal();
    if (c == '<' && peek(1) != '<') return hexadecimal();
    if (c == '<' || c == '>') return {Token::word, take(2)};
    if (c == '[' || c == ']') return {Token::word, take(1)};
    std::size_t length = 1;
    while (at_ + length < source_.size() && !is_space(source_[at_ + length]) &&
           std::string_view("()<>[]/").find(source_[at_ + length]) == std::string_view::npos) {
      ++length;
    }
    return {Token::word, take(length)};
  }

 private:
  static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
  char peek(std::size_t ahead) const {
    return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
  }
  std::string take(std::size_t length) {
    const std::string out(source_.substr(at_, length));
    at_ += length;
    return out;
  }
  Token literal() {
    std::string out;
    for (++at_; source_.at(at_) != ')'; ++at_) {
      if (source_[at_] == '\\') {
        ++at_;
        out += source_.at(at_) == 'r' ? '\r' : source_[at_];
      } else {
        out += source_[at_] == '\r' ? '\n' : source_[at_];
      }
    }
    ++at_;
    return {Token::string, out};
  }
  Token hexadecimal() {
    std::string out;
    for (++at_; source_.at(at_) != '>'; at_ += 2) {
      out += static_cast<char>(std::stoi(std::string(source_.substr(at_, 2)), nullptr, 16));
    }
    ++at_;
    return {Token::string, out};
  }

  std::string_view source_;
  std::size_t at_ = 0;
};

int code(std::string_view two_bytes) {
  return static_cast<unsigned char>(two_bytes.at(0)) << 8 |
         static_cast<unsigned char>(two_bytes.at(1));
}

std::map<int, std::string> read_cmap(const std::string& source) {
  std::map<int, std::string> out;
  Tokens tokens(source);
  std::vector<std::string> strings;
  for (Token token = tokens.next(); token.kind != Token::end; token = tokens.next()) {
    if (token.kind == Token::string) strings.push_back(token.text);
    if (token.text == "beginbfchar") strings.clear();
    if (token.text != "endbfchar") continue;
    for (std::size_t i = 0; i + 1 < strings.size(); i += 2) {
      out[code(strings[i])] = utf8_of_utf16(strings[i + 1]);
    }
  }
  return out;
}

bool paints(const std::string& operation) {
  static const std::set<std::string> operations{"Tj", "TJ", "f", "S", "Do"};
  return operations.count(operation) != 0;
}

}  // namespace

std::int64_t integer(const Value& value) {
  return std::get<std::int64_t>(value.content());
}
std::string name(const Value& value) {
  return std::get<pdf::Name>(value.content()).text;
}
std::string bytes(const Value& value) {
  return std::get<pdf::ByteString>(value.content()).bytes;
}
const Array& array(const Value& value) {
  return std::get<Array>(value.content());
}
std::uint32_t number(const Value& value) {
  return std::get<Reference>(value.content()).number;
}

std::string utf8_of_utf16(std::string_view units) {
  std::string out;
  for (std::size_t at = 0; at + 1 < units.size(); at += 2) {
    auto point = static_cast<char32_t>(code(units.substr(at, 2)));
    if (point >= 0xD800 && point < 0xDC00) {
      at += 2;
      point = 0x10000 + ((point - 0xD800) << 10) +
              (static_cast<char32_t>(code(units.substr(at, 2))) - 0xDC00);
    }
    base::append_utf8(out, point);
  }
  return out;
}

Value Reading::resolve(const Value& value) const {
  const auto* reference = std::get_if<Reference>(&value.content());
  return reference ? document.object(*reference) : value;
}

Value Reading::direct(const Value& dictionary, std::string_view name) {
  const auto* keys = std::get_if<Dictionary>(&dictionary.content());
  if (!keys) return {};
  for (const auto& [key, value] : keys->entries()) {
    if (key == name) return value;
  }
  return {};
}

Value Reading::key(const Value& dictionary, std::string_view name) const {
  return resolve(direct(dictionary, name));
}

Value Reading::at(const std::vector<std::string>& path) const {
  Value value = key(document.trailer(), "Root");
  for (const std::string& step : path) value = key(value, step);
  return value;
}

std::vector<Reference> Reading::pages() const {
  std::vector<Reference> out;
  std::vector<Value> open{direct(at({}), "Pages")};
  while (!open.empty()) {
    const Value node = open.back();
    open.pop_back();
    const Value kids = key(resolve(node), "Kids");
    if (!std::holds_alternative<Array>(kids.content())) {
      out.push_back({number(node)});
      continue;
    }
    for (std::size_t i = array(kids).size(); i-- > 0;) open.push_back(array(kids)[i]);
  }
  return out;
}

std::map<std::string, std::map<int, std::string>> Reading::unicode_maps(const Value& page) const {
  std::map<std::string, std::map<int, std::string>> out;
  const Value fonts = key(key(page, "Resources"), "Font");
  if (!std::holds_alternative<Dictionary>(fonts.content())) return out;
  for (const auto& [font, reference] : std::get<Dictionary>(fonts.content()).entries()) {
    const Value map = direct(resolve(reference), "ToUnicode");
    out["/" + font] = read_cmap(document.stream({number(map)}, limit));
  }
  return out;
}

std::vector<Sequence> Reading::sequences(Reference page) const {
  const Value keys = document.object(page);
  const auto maps = unicode_maps(keys);
  const std::string content = document.stream({number(direct(keys, "Contents"))}, limit);
  Tokens tokens(content);
  std::vector<Sequence> out;
  std::vector<Token> operands;
  const std::map<int, std::string>* map = nullptr;
  bool open = false;
  for (Token token = tokens.next(); token.kind != Token::end; token = tokens.next()) {
    const char first = token.text.empty() ? '\0' : token.text.front();
    const bool operation =
        token.kind == Token::word && first >= 'A' && first <= 'z' && first != '[' && first != ']';
    if (!operation) {
      operands.push_back(token);
      continue;
    }
    if (token.text == "BDC") {
      if (open) throw std::runtime_error("nested marked content");
      open = true;
      out.push_back({operands.at(0).text.substr(1), -1, "", 0});
      for (std::size_t i = 0; i + 1 < operands.size(); ++i) {
        if (operands[i].text == "/MCID") out.back().mcid = std::stoi(operands[i + 1].text);
      }
    } else if (token.text == "EMC") {
      if (!open) throw std::runtime_error("the end of no marked content");
      open = false;
    } else if (token.text == "Tf") {
      map = &maps.at(operands.at(0).text);
    } else if (paints(token.text)) {
      if (!open) throw std::runtime_error("painted outside marked content: " + token.text);
      ++out.back().painted;
      for (const Token& operand : operands) {
        if (operand.kind != Token::string) continue;
        for (std::size_t i = 0; i < operand.text.size(); i += 2) {
          out.back().text += map->at(code(std::string_view(operand.text).substr(i)));
        }
      }
    }
    operands.clear();
  }
  if (open) throw std::runtime_error("marked content without an end");
  return out;
}

std::vector<std::pair<Value, Value>> Reading::tree(const Value& node, const std::string& leaf) {
  std::vector<std::pair<Value, Value>> out;
  const Value kids = key(node, "Kids"), entries = key(node, leaf);
  if (std::holds_alternative<Array>(kids.content())) {
    for (const Value& kid : array(kids)) {
      for (auto& entry : tree(resolve(kid), leaf)) out.push_back(std::move(entry));
    }
  }
  if (std::holds_alternative<Array>(entries.content())) {
    const Array& list = array(entries);
    for (std::size_t i = 0; i + 1 < list.size(); i += 2) out.emplace_back(list[i], list[i + 1]);
  }
  return out;
}

std::set<std::uint32_t> Reading::reachable() const {
  std::set<std::uint32_t> seen;
  std::vector<Value> open{document.trailer()};
  while (!open.empty()) {
    const Value value = std::move(open.back());
    open.pop_back();
    if (const auto* reference = std::get_if<Reference>(&value.content())) {
      if (seen.insert(reference->number).second) open.push_back(document.object(*reference));
    } else if (const auto* items = std::get_if<Array>(&value.content())) {
      open.insert(open.end(), items->begin(), items->end());
    } else if (const auto* keys = std::get_if<Dictionary>(&value.content())) {
      for (const auto& entry : keys->entries()) open.push_back(entry.second);
    }
  }
  return seen;
}

}  // namespace reading
