#include "base/url_content.h"

#include <cstddef>

#include "base/base64.h"

namespace base {
namespace {

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string decode_percent(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hexadecimal(text[i + 1]) : -1;
    const int low = high >= 0 ? hexadecimal(text[i + 2]) : -1;
    if (low < 0) {
      bytes += text[i];
      continue;
    }
    bytes += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return bytes;
}

}  // namespace

std::optional<std::string> read_data_url(std::string_view url) {
  constexpr std::string_view scheme = "data:", encoded = ";base64";
  if (!url.starts_with(scheme)) return std::nullopt;
  const std::size_t comma = url.find(',');
  if (comma == url.npos) return std::nullopt;
  const std::string_view type = url.substr(scheme.size(), comma - scheme.size());
  const std::string data = decode_percent(url.substr(comma + 1));
  if (!type.ends_with(encoded)) return data;
  return decode_base64(data);
}

}  // namespace base
