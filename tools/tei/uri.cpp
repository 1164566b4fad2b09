#include "tei/uri.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace tei {
namespace {

bool is_unreserved(char c) {
  return base::is_letter(c) || base::is_digit(c) ||
         std::string_view("-._~").find(c) != std::string_view::npos;
}

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

void append_encoded(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += digits[byte >> 4];
  out += digits[byte & 15];
}

bool starts_with_ignoring_case(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
         });
}

}  // namespace

std::string percent_encode(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c)) {
      out += c;
    } else {
      append_encoded(out, c);
    }
  }
  return out;
}

std::optional<std::string> link_uri(std::string_view text) {
  constexpr std::array<std::string_view, 4> schemes{"http://", "https://", "ftp://", "mailto:"};
  const auto scheme = std::find_if(schemes.begin(), schemes.end(), [&](std::string_view s) {
    return starts_with_ignoring_case(text, s);
  });
  if (scheme == schemes.end() || text.size() == scheme->size()) return std::nullopt;
  std::string uri(text.substr(0, scheme->size()));
  bool fragment = false;
  for (std::size_t i = scheme->size(); i < text.size(); ++i) {
    const char c = text[i];
    const bool escape =
        c == '%' && i + 2 < text.size() && is_hex(text[i + 1]) && is_hex(text[i + 2]);
    const bool kept = is_unreserved(c) || escape ||
                      std::string_view(":/?@!$&'()*+,;=").find(c) != std::string_view::npos ||
                      (c == '#' && !fragment);
    fragment = fragment || c == '#';
    if (kept) {
      uri += c;
    } else {
      append_encoded(uri, c);
    }
  }
  return uri;
}

}  // namespace tei
