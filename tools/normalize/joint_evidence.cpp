#include "normalize/joint_evidence.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "normalize/ascii.h"
#include "normalize/short_words.h"

namespace normalize {
namespace {

using Words = std::vector<const DamagedWord*>;

// What may have been overwritten, and of which words it makes words.
struct Candidate {
  std::string letters;
  std::vector<bool> fits;     // by word
  std::size_t untouched = 0;  // where it stands inside words all the same
  std::size_t support() const {
    return static_cast<std::size_t>(std::count(fits.begin(), fits.end(), true));
  }
};

// Find-and-replace spares nothing, but an editor's hand may: one place in so many.
constexpr std::size_t spared_in = 6;

std::vector<std::string> suggested(const Words& words, const std::set<std::string>& established,
                                   WordJudge& judge) {
  std::map<std::string, std::size_t> votes;
  for (const DamagedWord* word : words) {
    for (std::string& letters : judge.fillings(*word)) ++votes[std::move(letters)];
  }
  for (const std::string_view ending : whole_endings) votes[std::string(ending)] += 1;
  for (const std::string& letters : established) votes[letters] += words.size();
  std::vector<std::pair<std::size_t, std::string>> order;
  for (auto& [letters, count] : votes) {
    const bool ending =
        std::find(whole_endings.begin(), whole_endings.end(), letters) != whole_endings.end();
    if (count >= 2 || ending) order.emplace_back(count, letters);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  constexpr std::size_t most = 600;
  if (order.size() > most) order.resize(most);
  std::vector<std::string> letters;
  for (auto& [count, candidate] : order) letters.push_back(std::move(candidate));
  return letters;
}

std::vector<Candidate> candidates(const Places& places, const std::set<std::string>& established,
                                  WordJudge& judge) {
  constexpr std::size_t most = 160;
  std::vector<Candidate> found;
  for (std::string& letters : suggested(places.words, established, judge)) {
    const std::size_t untouched = places.frequencies.inside(letters, places.count + 2);
    if (untouched > places.count / spared_in + 1 && !established.contains(letters)) continue;
    Candidate candidate{std::move(letters), {}, untouched};
    for (const DamagedWord* word : places.words) {
      candidate.fits.push_back(judge.fits(*word, candidate.letters));
    }
    const std::size_t support = candidate.support();
    const bool supported = support >= 2 && untouched <= support / spared_in + 1;
    if (supported || established.contains(candidate.letters)) found.push_back(std::move(candidate));
    if (found.size() == most) break;
  }
  return found;
}

bool is_subset(const std::vector<bool>& inner, const std::vector<bool>& outer) {
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (inner[i] && !outer[i]) return false;
  }
  return true;
}

// "ers" and "ioned" explain a part of what "er" and "ion" explain, and nothing besides; of "a
// librar…" and "Ital…" only "ian" makes words in the singular.
void drop_needless(std::vector<Candidate>& all, const Words& words, const WordJudge& judge) {
  const auto needless = [&](const Candidate& candidate) {
    return std::any_of(all.begin(), all.end(), [&](const Candidate& other) {
      const bool related = other.letters != candidate.letters &&
                           (other.letters.find(candidate.letters) != std::string::npos ||
                            candidate.letters.find(other.letters) != std::string::npos);
      if (!related || !is_subset(candidate.fits, other.fits)) return false;
      if (candidate.fits != other.fits) return true;
      if (candidate.letters != other.letters + 's') return false;
      for (std::size_t w = 0; w < words.size(); ++w) {
        if (candidate.fits[w] && words[w]->right.empty() && judge.is_singular(*words[w]))
          return true;
      }
      return false;
    });
  };
  std::vector<Candidate> kept;
  std::copy_if(all.begin(), all.end(), std::back_inserter(kept),
               [&](const Candidate& candidate) { return !needless(candidate); });
  all = std::move(kept);
}

// How many different words must have no other explanation: a short string makes words by chance.
std::size_t needed(const Candidate& candidate, bool listed) {
  const std::size_t least = candidate.letters.size() <= 2 ? 3 : 2;
  return least + (listed ? 0 : 1);
}

class Weighing {
 public:
  Weighing(const Places& places, std::vector<Candidate> all)
      : places_(places), all_(std::move(all)), accepted_(all_.size(), false) {}

  void accept_established(const std::set<std::string>& established) {
    for (std::size_t c = 0; c < all_.size(); ++c)
      accepted_[c] = established.contains(all_[c].letters);
  }

  // Strings without which some words stay unexplained, one after the other: with each of them fewer
  // are left that need another.
  void run() {
    constexpr int most_rounds = 8;
    for (int round = 0; round < most_rounds && accept_some(); ++round) {
    }
  }

  std::vector<Overwritten> proved() const {
    std::vector<Overwritten> found;
    for (std::size_t c = 0; c < all_.size(); ++c) {
      if (accepted_[c]) found.push_back({all_[c].letters, places_.words.size(), all_[c].support()});
    }
    return found;
  }

 private:
  bool is_explained(std::size_t word) const {
    for (std::size_t c = 0; c < all_.size(); ++c) {
      if (accepted_[c] && all_[c].fits[word]) return true;
    }
    return false;
  }

  // How many words need the candidate: nothing else that two of the open words speak for explains
  // them.
  bool accept_some() {
    std::vector<std::size_t> open;
    for (std::size_t w = 0; w < places_.words.size(); ++w) {
      if (!is_explained(w)) open.push_back(w);
    }
    std::vector<std::size_t> support(all_.size(), 0), alone(all_.size(), 0);
    for (std::size_t c = 0; c < all_.size(); ++c) {
      for (const std::size_t w : open) support[c] += all_[c].fits[w] ? 1 : 0;
    }
    for (const std::size_t w : open) {
      std::size_t only = all_.size(), fitting = 0;
      for (std::size_t c = 0; c < all_.size(); ++c) {
        if (accepted_[c] || support[c] < 2 || !all_[c].fits[w]) continue;
        only = c;
        ++fitting;
      }
      if (fitting != 1) continue;
      constexpr std::size_t telling = 3;
      alone[only] += around(*places_.words[w]) >= telling ? 1 : 0;
    }
    bool some = false;
    for (std::size_t c = 0; c < all_.size(); ++c) {
      if (accepted_[c] || alone[c] < needed(all_[c], places_.listed)) continue;
      accepted_[c] = some = true;
    }
    return some;
  }

  const Places& places_;
  std::vector<Candidate> all_;
  std::vector<bool> accepted_;
};

// Two letters of which a thousand words of English hold dozens.
constexpr std::array common_pairs = std::to_array<std::string_view>(
    {"al", "an", "ar", "as", "at", "ce", "co", "de", "ea", "ed", "en", "er", "es", "ha",
     "he", "hi", "ic", "in", "io", "is", "it", "le", "li", "me", "nd", "ne", "ng", "nt",
     "on", "or", "ou", "ra", "re", "ri", "ro", "se", "st", "te", "th", "ti", "to", "ve"});

}  // namespace

const Overwritten* JointEvidence::only_fit(const DamagedWord& word, WordJudge& judge) const {
  const Overwritten* only = nullptr;
  for (const Overwritten& candidate : proved) {
    if (around(word) < candidate.shortest || !judge.fits(word, candidate.letters)) continue;
    if (only != nullptr) return nullptr;
    only = &candidate;
  }
  return only != nullptr && has_rival(word, only->letters, judge) ? nullptr : only;
}

bool JointEvidence::has_rival(const DamagedWord& word, std::string_view letters,
                              WordJudge& judge) const {
  const auto filled = [&](std::string_view by) {
    return lowered(word.left) + std::string(by) + lowered(word.right);
  };
  const bool common = is_common_word(filled(letters));
  return std::any_of(rivals.begin(), rivals.end(), [&](const std::string& rival) {
    constexpr std::size_t shortest_name = 3;
    const bool unlikely = common && rival.size() >= shortest_name && !is_common_word(filled(rival));
    return rival != letters && !unlikely && judge.fits(word, rival);
  });
}

void JointEvidence::add_rivals(const std::vector<std::string>& given,
                               const Frequencies& frequencies) {
  for (const std::string& initials : given) {
    std::string letters = lowered(initials);
    const bool known = std::any_of(proved.begin(), proved.end(),
                                   [&](const Overwritten& o) { return o.letters == letters; });
    if (letters.size() >= 2 && !known && frequencies.inside(letters, 2) <= 1) {
      rivals.push_back(std::move(letters));
    }
  }
}

bool JointEvidence::explains_oddly(const DamagedWord& word, const std::string& result,
                                   const Frequencies& frequencies, WordJudge& judge) const {
  constexpr std::size_t hardly_any = 1, rich_text = 500;
  if (frequencies.of(result) > 0 || is_common_word(result)) return false;
  const bool several = proved.size() > 1 || !rivals.empty();
  if (around(word) <= hardly_any) return several || !judge.is_entry(result);
  return several && frequencies.different_words() > rich_text &&
         may_hide_common_word(word, frequencies);
}

namespace {

// The words that none of the strings explains; names apart, which no list has complete.
Words unexplained(const std::vector<Overwritten>& proved, const Words& words, WordJudge& judge) {
  Words open;
  std::copy_if(words.begin(), words.end(), std::back_inserter(open), [&](const DamagedWord* word) {
    return !is_name(*word) && std::none_of(proved.begin(), proved.end(), [&](const Overwritten& o) {
      return judge.fits(*word, o.letters);
    });
  });
  return open;
}

}  // namespace

std::vector<std::string> rivals_of(const std::vector<Overwritten>& proved, const Places& places,
                                   const std::set<std::string>& elsewhere, WordJudge& judge) {
  constexpr std::size_t rich_text = 500, least_around = 2, most = 300;
  std::set<std::string> rivals;
  if (places.frequencies.different_words() > rich_text) {
    for (const std::string_view pair : common_pairs) {
      if (elsewhere.contains(std::string(pair)) || places.frequencies.inside(pair, 2) > 1) continue;
      rivals.emplace(pair);
    }
  }
  Words open = unexplained(proved, places.words, judge);
  std::erase_if(open, [](const DamagedWord* word) { return around(*word) < least_around; });
  // Of which most is left allow fewest.
  std::stable_sort(open.begin(), open.end(), [](const DamagedWord* a, const DamagedWord* b) {
    return around(*a) > around(*b);
  });
  for (const DamagedWord* word : open) {
    for (std::string& letters : judge.fillings(*word)) {
      if (rivals.size() >= most) break;
      if (places.frequencies.inside(letters, 2) <= 1) rivals.insert(std::move(letters));
    }
  }
  for (const Overwritten& o : proved) rivals.erase(o.letters);
  return {rivals.begin(), rivals.end()};
}

namespace {

// What alone makes words of those that are left.
std::optional<Overwritten> one_for_the_rest(const std::vector<Overwritten>& proved,
                                            const Places& places, WordJudge& judge) {
  constexpr std::size_t shortest = 3, fewest = 2;
  Places rest = places;
  std::erase_if(rest.words, [&](const DamagedWord* word) {
    return std::any_of(proved.begin(), proved.end(),
                       [&](const Overwritten& o) { return judge.fits(*word, o.letters); });
  });
  if (rest.words.size() < fewest) return std::nullopt;
  std::optional<Overwritten> last = infer_one(rest, judge);
  return last && last->letters.size() >= shortest ? last : std::nullopt;
}

}  // namespace

std::vector<Overwritten> weigh_together(const Places& places,
                                        const std::set<std::string>& established,
                                        WordJudge& judge) {
  std::vector<Candidate> all = candidates(places, established, judge);
  drop_needless(all, places.words, judge);
  Weighing weighing(places, std::move(all));
  weighing.accept_established(established);
  weighing.run();
  std::vector<Overwritten> proved = weighing.proved();
  if (proved.empty()) return {};
  if (std::optional<Overwritten> last = one_for_the_rest(proved, places, judge)) {
    proved.push_back(std::move(*last));
  }
  return proved;
}

std::vector<const DamagedWord*> telling_words(Words words, const std::set<std::string>& established,
                                              WordJudge& judge) {
  constexpr std::size_t most_words = 80;
  if (words.size() <= most_words) return words;
  const auto is_open = [&](const DamagedWord* word) {
    return std::none_of(established.begin(), established.end(),
                        [&](const std::string& letters) { return judge.fits(*word, letters); });
  };
  const auto explained = std::stable_partition(words.begin(), words.end(), is_open);
  const auto open = static_cast<std::size_t>(explained - words.begin());
  Words chosen;
  const auto choose = [&](std::size_t begin, std::size_t end, std::size_t wanted) {
    for (std::size_t i = 0; i < wanted; ++i) {
      chosen.push_back(words[begin + i * (end - begin) / wanted]);
    }
  };
  choose(0, open, std::min(open, most_words));
  choose(open, words.size(), most_words - chosen.size());
  return chosen;
}

}  // namespace normalize
