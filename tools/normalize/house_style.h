#pragma once
// Typography that differs between languages and houses, as data. Chosen by language; the row of the
// language without its region, and then en-GB, stand in for a row that is missing.

#include <string_view>

namespace normalize {

struct HouseStyle {
  std::string_view language;  // BCP 47
  std::string_view authority;
  std::string_view open_double, close_double, open_single, close_single, apostrophe;
  std::string_view dash;   // for the parenthetical dash, with its spaces
  std::string_view range;  // between the numbers of a range
  std::string_view ellipsis;
  bool space_before_high_marks = false;  // French sets a space before ? ! : ;
};

const HouseStyle& house_style(std::string_view language);

}  // namespace normalize
