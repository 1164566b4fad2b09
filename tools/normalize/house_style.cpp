#include "normalize/house_style.h"

#include <array>

namespace normalize {

const HouseStyle& house_style(std::string_view language) {
  static constexpr std::array<HouseStyle, 4> rows = {{
      {"en-GB", "New Hart's Rules (2014), chapters 4 and 9", "“", "”", "‘", "’", "’", " – ", "–",
       "…", false},
      {"en-US", "The Chicago Manual of Style (17th ed.), chapter 6", "“", "”", "‘", "’", "’", "—",
       "–", "…", false},
      {"de", "Duden, Textverarbeitung", "„", "“", "‚", "‘", "’", " – ", "–", "…", false},
      {"fr", "Lexique des règles typographiques en usage à l'Imprimerie nationale", "“", "”", "‘",
       "’", "’", " – ", "-", "…", true},
  }};
  for (const HouseStyle& row : rows) {
    if (row.language == language) return row;
  }
  for (const HouseStyle& row : rows) {
    if (row.language.substr(0, 2) == language.substr(0, 2)) return row;
  }
  return rows[0];
}

}  // namespace normalize
