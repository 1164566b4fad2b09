#include "text/quotation_marks.h"

#include <array>
#include <cstdint>
#include <memory>

#include <unicode/ulocdata.h>
#include <unicode/ustring.h>

namespace text {
namespace {

struct Close {
  void operator()(ULocaleData* data) const { ulocdata_close(data); }
};

std::string delimiter(ULocaleData& data, ULocaleDataDelimiterType type) {
  constexpr std::int32_t most = 16;
  std::array<UChar, most> mark{};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t length = ulocdata_getDelimiter(&data, type, mark.data(), most, &status);
  if (U_FAILURE(status)) return {};
  std::string out(static_cast<std::size_t>(length) * 3, '\0');  // no code unit grows more
  std::int32_t bytes = 0;
  u_strToUTF8(out.data(), static_cast<std::int32_t>(out.size()), &bytes, mark.data(), length,
              &status);
  if (U_FAILURE(status)) return {};
  out.resize(static_cast<std::size_t>(bytes));
  return out;
}

}  // namespace

std::vector<std::string> quotation_marks(const std::string& language) {
  const std::vector<std::string> english{"\u201C", "\u201D", "\u2018", "\u2019"};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<ULocaleData, Close> data(ulocdata_open(language.c_str(), &status));
  // ICU would go on with the language of the machine.
  if (language.empty() || U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return english;
  ulocdata_setNoSubstitute(data.get(), true);
  std::vector<std::string> marks;
  for (const auto type : {ULOCDATA_QUOTATION_START, ULOCDATA_QUOTATION_END,
                          ULOCDATA_ALT_QUOTATION_START, ULOCDATA_ALT_QUOTATION_END}) {
    marks.push_back(delimiter(*data, type));
    if (marks.back().empty()) return english;
  }
  return marks;
}

}  // namespace text
