#include <array>

#include "normalize/phases.h"

namespace normalize {

std::span<const Rule> code_rules() {
  static constexpr std::array<Rule, 4> rows = {{
      {"N301", "code-inside-word", "A code that overwrote letters of a word gives them back.",
       "UK Data Service, Anonymising qualitative data: replace with care", Policy::fix,
       "To qUoXe the mayor, a Cat sat.\n", "To quote the mayor, a Cat sat.\n",
       "The UoXs quote LaTeX, Category and McMaster.\n"},
      {"N302", "code-inside-link", "The same in an address, when its letters are words again.",
       "UK Data Service, Anonymising qualitative data: replace with care", Policy::fix,
       "see http://www.qUoXes.org\n", "see http://www.quotes.org\n",
       "see http://www.UoX.org and http://cat.example.org\n"},
      {"N303", "code-in-unknown-word", "A code inside a word that cannot be told is reported.",
       "UK Data Service, Anonymising qualitative data: replace with care", Policy::report,
       "The zqUoXrk is closed.\n", "", "The UoX and UoX's are closed.\n"},
      {"N304", "unlisted-code", "Something like a code inside words, which no roster lists.",
       "UK Data Service, Anonymising qualitative data: replace with care", Policy::report,
       "the gaXyZen and the paXyZing\n", "", "an iPhone, eBay, photoDNA and a PhD on iOS\n"},
  }};
  return rows;
}

}  // namespace normalize
