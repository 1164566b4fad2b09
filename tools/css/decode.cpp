#include "css/decode.h"

#include <array>
#include <memory>
#include <vector>

#include <iconv.h>

#include "base/utf8.h"
#include "css/token.h"

namespace css {
namespace {

// The Encoding Standard reads latin1 as windows-1252 and latin5 as windows-1254 (§4.2).
std::string resolve(std::string_view label) {
  while (!label.empty() && (label.front() == ' ' || label.front() == '\t')) label.remove_prefix(1);
  while (!label.empty() && (label.back() == ' ' || label.back() == '\t')) label.remove_suffix(1);
  const std::string name = to_lower(label);
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> aliases = {
      {{"utf8", "utf-8"},
       {"utf-16", "utf-16le"},
       {"latin1", "windows-1252"},
       {"iso-8859-1", "windows-1252"},
       {"us-ascii", "windows-1252"},
       {"ascii", "windows-1252"},
       {"latin2", "iso-8859-2"},
       {"iso-8859-9", "windows-1254"},
       {"cp1252", "windows-1252"},
       {"cp1251", "windows-1251"}}};
  for (const auto& [alias, standard] : aliases) {
    if (name == alias) return std::string(standard);
  }
  constexpr std::array<std::string_view, 27> known = {
      {"utf-8",        "utf-16le",     "utf-16be",     "iso-8859-2",   "iso-8859-3",
       "iso-8859-4",   "iso-8859-5",   "iso-8859-6",   "iso-8859-7",   "iso-8859-8",
       "iso-8859-10",  "iso-8859-13",  "iso-8859-14",  "iso-8859-15",  "iso-8859-16",
       "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254",
       "windows-1255", "windows-1256", "windows-1257", "windows-1258", "koi8-r",
       "koi8-u",       "windows-874"}};
  for (const std::string_view k : known) {
    if (name == k) return name;
  }
  return {};
}

std::string declared_charset(std::string_view bytes) {
  constexpr std::string_view opening = "@charset \"";
  if (!bytes.starts_with(opening)) return {};
  const std::string_view rest = bytes.substr(opening.size(), 1024 - opening.size());
  const std::size_t end = rest.find("\";");
  if (end == rest.npos) return {};
  const std::string name = resolve(rest.substr(0, end));
  return name.starts_with("utf-16") ? "utf-8" : name;
}

std::string repair_utf8(std::string_view bytes) {
  if (base::is_valid_utf8(bytes)) return std::string(bytes);
  std::string text;
  for (std::size_t i = 0; i < bytes.size();) {
    const base::CodePoint c = base::decode_utf8(bytes, i);
    base::append_utf8(text, c.value);
    i += c.length;
  }
  return text;
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::string text;
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]);
    const auto b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big_endian ? a << 8 | b : b << 8 | a);
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      const char32_t low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    base::append_utf8(text, c >= 0xD800 && c < 0xE000 ? U'\uFFFD' : c);
  }
  if (bytes.size() % 2 != 0) text += "\uFFFD";
  return text;
}

struct CloseIconv {
  void operator()(void* handle) const { iconv_close(handle); }
};

// One byte, one character; a byte without a meaning is U+FFFD.
std::string from_single_byte(std::string_view bytes, const std::string& encoding) {
  const std::unique_ptr<void, CloseIconv> converter([&]() -> void* {
    const iconv_t opened = iconv_open("UTF-8", encoding.c_str());
    constexpr auto failed = static_cast<std::uintptr_t>(-1);
    return reinterpret_cast<std::uintptr_t>(opened) == failed ? nullptr : opened;
  }());
  if (!converter) return repair_utf8(bytes);
  std::array<std::string, 256> table;
  for (std::size_t i = 0; i < 256; ++i) {
    char in = static_cast<char>(i);
    std::array<char, 8> out{};
    char* from = &in;
    char* to = out.data();
    std::size_t left = 1;
    std::size_t room = out.size();
    iconv(converter.get(), nullptr, nullptr, nullptr, nullptr);
    const bool good = iconv(converter.get(), &from, &left, &to, &room) != std::size_t(-1);
    // windows-1255 and -1258 hold a base character back, waiting for a mark.
    iconv(converter.get(), nullptr, nullptr, &to, &room);
    table[i] = good ? std::string(out.data(), out.size() - room) : "\uFFFD";
  }
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) text += table[static_cast<unsigned char>(c)];
  return text;
}

}  // namespace

DecodedSheet decode_sheet(std::string_view bytes, std::string_view protocol,
                          std::string_view environment) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {repair_utf8(bytes.substr(3)), "utf-8"};
  if (bytes.starts_with("\xFF\xFE")) return {from_utf16(bytes.substr(2), false), "utf-16le"};
  if (bytes.starts_with("\xFE\xFF")) return {from_utf16(bytes.substr(2), true), "utf-16be"};
  std::string encoding = resolve(protocol);
  if (encoding.empty()) encoding = declared_charset(bytes);
  if (encoding.empty()) encoding = resolve(environment);
  if (encoding.empty()) encoding = "utf-8";
  if (encoding == "utf-8") return {repair_utf8(bytes), encoding};
  if (encoding.starts_with("utf-16")) return {from_utf16(bytes, encoding == "utf-16be"), encoding};
  return {from_single_byte(bytes, encoding), encoding};
}

}  // namespace css
