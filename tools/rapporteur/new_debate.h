#pragma once
// What a transcript says of itself, for a debate.toml to begin with.

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

struct FirstLook {
  std::string title, language;
  std::vector<std::string> authors;
  int number = 0;                   // of the debate in its series; 0: unknown
  std::string first_day, last_day;  // of the posts, ISO 8601; empty: no dates
  std::vector<std::string> people;  // "UWE: academic, University of …"
  std::size_t posts = 0, labelled = 0;
};

// `raw` is the transcript as received.
FirstLook look_at(std::string_view raw, const std::string& path);

// debate.toml with what was found, and with the rest as comments that say what could stand there.
std::string first_settings(const FirstLook& look);

}  // namespace rapporteur
