#include "debate/described.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "debate/callings.h"
#include "debate/characters.h"
#include "debate/demonyms.h"

namespace debate {

namespace {

using Bearers = std::map<std::string, std::set<std::string>, std::less<>>;

constexpr std::array<std::string_view, 9> companions = {"colleague",   "friend",    "participant",
                                                        "contributor", "panellist", "panelist",
                                                        "member",      "delegate",  "discussant"};

// The letters without "'s".
std::string_view bare(std::string_view word) {
  for (const std::string_view ending : {"'s", "\u2019s"}) {
    if (word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  }
  return word;
}

class Finder {
 public:
  Finder(const Words& words, const std::vector<Person>& persons) : words_(words) {
    for (const Person& person : persons) {
      for (const std::string& calling : callings_of(person.role))
        callings_[calling].insert(person.id);
      const std::string people(demonym_of(person.country));
      if (!people.empty()) peoples_[people].insert(person.id);
      std::string country = lowered(person.country);
      if (country.starts_with("the ")) country.erase(0, 4);
      if (!country.empty()) places_[country].insert(person.id);
      for (std::size_t at = 0; at < person.affiliation.size();) {
        const Span word = next_word(person.affiliation, at, person.affiliation.size());
        if (word.empty()) break;
        at = word.end;
        constexpr std::size_t shortest = 4;
        if (word.size() >= shortest && is_upper(person.affiliation[word.begin]))
          places_[lowered(slice(person.affiliation, word))].insert(person.id);
      }
    }
  }

  std::vector<Mention> run() {
    const auto all = words_.all();
    for (std::size_t i = 1; i < all.size(); ++i) {
      const std::string_view low = bare(words_.form(all[i].form));
      if (is_one_of(low, companions)) {
        take_companion(i);
      } else if (words_.form(all[i - 1].form) == "the") {
        add(callings_, low, i, i);
      }
    }
    return std::move(found_);
  }

 private:
  std::string_view form(std::size_t i) const {
    return i < words_.all().size() ? words_.form(words_.all()[i].form) : std::string_view();
  }

  void add(const Bearers& bearers, std::string_view name, std::size_t first, std::size_t last) {
    const auto found = bearers.find(name);
    if (found == bearers.end() || found->second.size() != 1) return;
    const Span end = words_.span_of(words_.all()[last]);
    const std::size_t cut = form(last).size() - bare(form(last)).size();
    found_.push_back({{words_.all()[first].begin, end.end - cut}, {*found->second.begin()}});
  }

  // "Canadian colleague", "colleague from Norway", "colleague the lawyer"
  void take_companion(std::size_t i) {
    const std::size_t before = found_.size();
    add(peoples_, form(i - 1), i - 1, i);
    if (found_.size() > before) return;
    const std::string_view joint = form(i + 1);
    if (joint == "from" || joint == "in" || joint == "at") {
      const std::size_t place = form(i + 2) == "the" ? i + 3 : i + 2;
      add(places_, bare(form(place)), i, place);
    }
  }

  const Words& words_;
  Bearers callings_, peoples_, places_;
  std::vector<Mention> found_;
};

}  // namespace

std::vector<Mention> find_described(const Words& words, const std::vector<Person>& persons) {
  return Finder(words, persons).run();
}

}  // namespace debate
