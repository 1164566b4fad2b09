#include "generator/damage.h"

#include <algorithm>
#include <cctype>

#include "generator/dice.h"

namespace generator {

namespace {

struct Party {
  const char *role, *institution, *initials, *code;
};

// What find-and-replace took for initials stands inside quite other words.
constexpr Party parties[] = {
    {"Professor of Botany", "University of Tarn", "UoT", "UxN"},
    {"Warden", "Alder School of Husbandry", "ASH", "KwB"},
    {"Boatman", "Avon River Trust", "ART", "QnR"},
    {"Teacher", "Tees Education Department", "TED", "HvK"},
    {"Glazier", "Ouse Village Estates Ring", "OVER", "ZtZ"},
    {"Forester", "Ings Nursery Growers", "ING", "WqD"},
};

struct Sentence {
  const char* initials;
  const char* text;
};
constexpr Sentence sentences[] = {
    {"UoT", "Let me quote the minutes of the spring meeting."},
    {"UoT", "The quota for seedlings was used up by May."},
    {"UoT", "QUOTES from the annual report are on the notice board."},
    {"UoT", "Somebody quoted the price of the benches."},
    {"UoT", "Write to quotes@nursery.example for the price list."},
    {"ASH", "We wash the pots before the winter."},
    {"ASH", "Cash is kept in the tin by the door."},
    {"ASH", "It is a fashion that will pass like the others."},
    {"ASH", "The ashes of the bonfire go on the beds."},
    {"ASH", "A flash flood took the lower path away."},
    {"ART", "The party on the lawn was a success."},
    {"ART", "Start with the hedge and end with the gate."},
    {"ART", "That part of the plan has my full support."},
    {"ART", "An article in the parish letter says the same."},
    {"ART", "The plan is at http://www.gardenparty.example/plan for all to read."},
    {"TED", "We wanted to see the figures first."},
    {"TED", "The trees were planted in rows of ten."},
    {"TED", "It was stated at the last meeting."},
    {"OVER", "Moreover, the cover of the well is loose."},
    {"OVER", "The government has no plan for the meadow."},
    {"OVER", "They discovered a spring below the wall."},
    {"ING", "Nothing grows under the old yew."},
    {"ING", "In the evening the gate is locked."},
    {"ING", "During the drought we carried water."},
};

// Words that hold capitals of their own, or letters of a code.
constexpr const char* odd_sentences[] = {
    "Her PhD was on eBay prices, and she taught at McMaster.",
    "I typed this on iOS with LaTeX from a MacBook.",
    "The BBC and the RSPB wrote to the YouTube people.",
    "Our shop sells JavaScript books and WiFi sticks.",
    "The DVDs and the CDs are in the back room of St John's.",
    "A 4WD car and an HGV stood before the gate at 10AM.",
    "The pH of the soil, in mS and kPa, was measured twice.",
    "MacDonald and O'Brien own the McIntosh apple trees.",
    "The kwbase tool and the quixotic zebra are not damaged.",
};

bool same_letter(char a, char b) {
  return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
}

std::size_t find_ignoring_case(const std::string& text, const std::string& what, std::size_t from) {
  const auto found = std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(),
                                 what.begin(), what.end(), same_letter);
  return found == text.end() ? std::string::npos : static_cast<std::size_t>(found - text.begin());
}

class Damager {
 public:
  Damager(std::uint64_t seed, bool damaged) : dice_(seed), damaged_(damaged) {}

  DamagedText run() {
    std::vector<Party> all(std::begin(parties), std::end(parties));
    const std::size_t count = 2 + dice_.below(3);
    for (std::size_t i = 0; i < count; ++i) {
      std::swap(all[i], all[i + dice_.below(all.size() - i)]);
      chosen_.push_back(all[i]);
    }
    made_.raw = "The common and its keepers\n\nParticipants:\n\n";
    for (const Party& party : chosen_) {
      made_.raw +=
          std::string(party.code) + " \u2013 " + party.role + ", " + party.institution + ", UK\n";
    }
    made_.raw += "\n\n";
    const std::size_t posts = 6 + dice_.below(8);
    for (std::size_t p = 0; p < posts; ++p) {
      made_.raw += std::string(dice_.pick(chosen_).code) + ": ";
      const std::size_t size = 3 + dice_.below(4);
      for (std::size_t i = 0; i < size; ++i) write_sentence(i > 0);
      made_.raw += "\n\n";
    }
    return std::move(made_);
  }

 private:
  void write_sentence(bool space) {
    if (space) made_.raw += ' ';
    if (dice_.chance(25)) {
      made_.raw += dice_.pick(odd_sentences);
      return;
    }
    const std::string text = dice_.pick(sentences).text;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = std::min(text.find(' ', at), text.size());
      write_word(text.substr(at, end - at));
      if (end < text.size()) made_.raw += ' ';
      at = end + 1;
    }
  }

  void write_word(const std::string& typed) {
    std::string word = typed;
    while (!word.empty() && std::string(".,;").find(word.back()) != std::string::npos) {
      word.pop_back();
    }
    const std::string tail = typed.substr(word.size());
    std::string damaged = word;
    for (const Party& party : chosen_) {
      const std::size_t found =
          damaged_ ? find_ignoring_case(damaged, party.initials, 0) : std::string::npos;
      // Some words were spared by hand.
      if (found == std::string::npos || dice_.chance(15)) continue;
      damaged.replace(found, std::string(party.initials).size(), party.code);
      break;
    }
    if (damaged != word) {
      made_.places.push_back({{made_.raw.size(), made_.raw.size() + damaged.size()}, word});
    }
    made_.raw += damaged + tail;
  }

  Dice dice_;
  bool damaged_;
  std::vector<Party> chosen_;
  DamagedText made_;
};

}  // namespace

DamagedText make_damaged(std::uint64_t seed) {
  return Damager(seed, true).run();
}

DamagedText make_undamaged(std::uint64_t seed) {
  return Damager(seed, false).run();
}

}  // namespace generator
