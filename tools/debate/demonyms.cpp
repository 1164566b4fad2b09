#include "debate/demonyms.h"

#include <algorithm>
#include <array>
#include <string>

#include "debate/characters.h"

namespace debate {

namespace {

struct Demonym {
  std::string_view country, people;
};
constexpr std::array<Demonym, 48> demonyms = {{{"australia", "australian"},
                                               {"austria", "austrian"},
                                               {"belgium", "belgian"},
                                               {"brazil", "brazilian"},
                                               {"canada", "canadian"},
                                               {"chile", "chilean"},
                                               {"china", "chinese"},
                                               {"croatia", "croatian"},
                                               {"czech republic", "czech"},
                                               {"czechia", "czech"},
                                               {"denmark", "danish"},
                                               {"england", "english"},
                                               {"estonia", "estonian"},
                                               {"finland", "finnish"},
                                               {"france", "french"},
                                               {"germany", "german"},
                                               {"greece", "greek"},
                                               {"hungary", "hungarian"},
                                               {"iceland", "icelandic"},
                                               {"india", "indian"},
                                               {"ireland", "irish"},
                                               {"israel", "israeli"},
                                               {"italy", "italian"},
                                               {"japan", "japanese"},
                                               {"kenya", "kenyan"},
                                               {"latvia", "latvian"},
                                               {"lithuania", "lithuanian"},
                                               {"malta", "maltese"},
                                               {"mexico", "mexican"},
                                               {"netherlands", "dutch"},
                                               {"nigeria", "nigerian"},
                                               {"norway", "norwegian"},
                                               {"poland", "polish"},
                                               {"portugal", "portuguese"},
                                               {"romania", "romanian"},
                                               {"scotland", "scottish"},
                                               {"slovenia", "slovenian"},
                                               {"south africa", "south african"},
                                               {"spain", "spanish"},
                                               {"sweden", "swedish"},
                                               {"switzerland", "swiss"},
                                               {"turkey", "turkish"},
                                               {"uk", "british"},
                                               {"ukraine", "ukrainian"},
                                               {"united kingdom", "british"},
                                               {"united states", "american"},
                                               {"usa", "american"},
                                               {"wales", "welsh"}}};

}  // namespace

std::string_view demonym_of(std::string_view country) {
  std::string low = lowered(country);
  if (low.starts_with("the ")) low.erase(0, 4);
  const auto row = std::find_if(demonyms.begin(), demonyms.end(),
                                [&](const Demonym& d) { return d.country == low; });
  return row == demonyms.end() ? std::string_view() : row->people;
}

}  // namespace debate
