#include "text/letter_case.h"

#include <cstdint>
#include <memory>

#include <unicode/ucasemap.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

namespace text {
namespace {

struct Close {
  void operator()(UCaseMap* map) const { ucasemap_close(map); }
};

using Mapping = std::int32_t (*)(const UCaseMap*, char*, std::int32_t, const char*, std::int32_t,
                                 UErrorCode*);

// What cannot be mapped stays as it is.
std::string mapped(std::string_view utf8, const std::string& language, Mapping mapping) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCaseMap, Close> map(ucasemap_open(language.c_str(), 0, &status));
  if (U_FAILURE(status) || utf8.size() > INT32_MAX / 4) return std::string(utf8);
  std::string out(utf8.size() * 3 + 8, '\0');  // no character grows more
  const std::int32_t length = mapping(map.get(), out.data(), static_cast<std::int32_t>(out.size()),
                                      utf8.data(), static_cast<std::int32_t>(utf8.size()), &status);
  if (U_FAILURE(status) || length > static_cast<std::int32_t>(out.size())) {
    return std::string(utf8);
  }
  out.resize(static_cast<std::size_t>(length));
  return out;
}

}  // namespace

std::string upper_case(std::string_view utf8, const std::string& language) {
  return mapped(utf8, language, ucasemap_utf8ToUpper);
}

std::string lower_case(std::string_view utf8, const std::string& language) {
  return mapped(utf8, language, ucasemap_utf8ToLower);
}

char32_t title_case(char32_t letter, std::string_view language) {
  const bool turkic = language.starts_with("tr") || language.starts_with("az");
  if (letter == U'i' && turkic) return 0x130;
  return static_cast<char32_t>(u_totitle(static_cast<UChar32>(letter)));
}

bool is_letter_or_digit(char32_t character) {
  return u_isalnum(static_cast<UChar32>(character)) != 0 ||
         u_charType(static_cast<UChar32>(character)) == U_NON_SPACING_MARK;
}

}  // namespace text
