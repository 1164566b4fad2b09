#include "css/line_values.h"

namespace css {

std::optional<Length> read_line_width(ValueReader& in) {
  // CSS Backgrounds 3 §4.3 leaves the keywords to us; these are every browser's 1, 3 and 5 px.
  const auto keyword = in.one_of<double>({{"thin", 0.75}, {"medium", 2.25}, {"thick", 3.75}});
  if (keyword) return to_length(*keyword);
  return in.length(Sign::non_negative);
}

std::optional<BorderStyle> read_line_style(ValueReader& in) {
  return in.one_of<BorderStyle>({{"none", BorderStyle::none},
                                 {"hidden", BorderStyle::hidden},
                                 {"dotted", BorderStyle::dotted},
                                 {"dashed", BorderStyle::dashed},
                                 {"solid", BorderStyle::solid},
                                 {"double", BorderStyle::double_},
                                 {"groove", BorderStyle::groove},
                                 {"ridge", BorderStyle::ridge},
                                 {"inset", BorderStyle::inset},
                                 {"outset", BorderStyle::outset}});
}

std::optional<Color> read_line_color(ValueReader& in) {
  return in.color();
}

}  // namespace css
