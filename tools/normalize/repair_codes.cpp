// Repairs words that a code was written into (N301–N304). Anonymizing by find-and-replace puts
// the code wherever the real name's letters stand: "uot" in "quote". What was overwritten is
// inferred from all places together; a repair needs evidence, and what has none is only reported.

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "normalize/ascii.h"
#include "normalize/damaged_words.h"
#include "normalize/dictionary.h"
#include "normalize/normalize.h"
#include "normalize/phases.h"

namespace normalize {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_lower);
  return out;
}

// How often each word stands in the text, whatever its case; damaged ones do not count.
class Frequencies {
 public:
  explicit Frequencies(std::string_view text) {
    constexpr std::size_t shortest = 3, longest = 40;
    for (std::size_t i = 0; i < text.size();) {
      std::size_t end = i;
      while (end < text.size() && (is_alnum(text[end]) || is_beyond_ascii(text[end]))) ++end;
      const std::string_view word = text.substr(i, end - i);
      if (word.size() >= shortest && word.size() <= longest && is_natural(word)) {
        ++counts_[lower(word)];
      }
      i = end + 1;
    }
  }
  std::size_t of(const std::string& word) const {
    const auto found = counts_.find(word);
    return found == counts_.end() ? 0 : found->second;
  }

 private:
  std::unordered_map<std::string, std::size_t> counts_;  // never walked
};

// What is believed of one damaged word.
struct Verdict {
  std::string overwritten;  // lower case; empty: unknown
  std::string evidence;
  Certainty certainty = Certainty::high;
};

class Repairing {
 public:
  Repairing(std::string_view text, const std::vector<KnownCode>& codes,
            std::vector<DamagedWord> words, std::size_t listed, std::string_view language)
      : text_(text),
        codes_(codes),
        words_(std::move(words)),
        listed_(listed),
        dictionary_(language),
        frequencies_(text) {}

  void run() {
    drop_sound_words();
    by_roster();
    by_all_places();
    in_links();
  }

  std::vector<Proposal> proposals() const {
    std::vector<Proposal> proposals;
    for (std::size_t k = 0; k < words_.size(); ++k) {
      const DamagedWord& word = words_[k];
      if (!verdicts_[k] || verdicts_[k]->overwritten.empty()) continue;
      Proposal proposal;
      proposal.at = word.at;
      proposal.text = word.left + cased(word, verdicts_[k]->overwritten) + word.right;
      proposal.rule = word.in_link ? "N302" : "N301";
      proposal.evidence = verdicts_[k]->evidence;
      proposal.certainty = verdicts_[k]->certainty;
      proposal.identity = true;
      proposals.push_back(std::move(proposal));
    }
    return proposals;
  }

  // Damage that nothing could be found for.
  std::vector<Remark> remarks() const {
    std::vector<Remark> remarks;
    for (std::size_t k = 0; k < words_.size(); ++k) {
      const DamagedWord& word = words_[k];
      if (verdicts_[k] || word.natural) continue;
      remarks.push_back({word.code < listed_ ? "N303" : "N304", word.at,
                         word.code < listed_
                             ? "a participant's code stands inside a word that cannot be identified"
                             : "something like a code stands inside a word",
                         "look the word up in an earlier copy and rule on it"});
    }
    return remarks;
  }

 private:
  std::string whole(const DamagedWord& word, std::string_view overwritten) const {
    return lower(word.left) + std::string(overwritten) + lower(word.right);
  }

  bool is_word(const std::string& word) {
    const auto known = is_word_.find(word);
    if (known != is_word_.end()) return known->second;
    return is_word_[word] = dictionary_.has(word);
  }

  // Words of the language and names that only look like damage: "McMaster", "LaTeX", "annual".
  void drop_sound_words() {
    std::map<std::string, bool> sound;
    const auto is_sound = [&](const DamagedWord& word) {
      const std::string typed(text_.substr(word.at.begin, word.at.size()));
      const auto known = sound.find(typed);
      if (known != sound.end()) return known->second;
      const bool names_mac = typed.starts_with("Mc") || typed.starts_with("Mac");
      return sound[typed] =
                 !word.in_link && (dictionary_.has(typed) || (names_mac && word.left.empty()));
    };
    words_.erase(std::remove_if(words_.begin(), words_.end(), is_sound), words_.end());
    verdicts_.assign(words_.size(), std::nullopt);
  }

  std::string intact(const std::string& word) const {
    const std::size_t count = frequencies_.of(word);
    if (count == 0) return {};
    return fmt::format("; “{}” stands intact {} elsewhere in the text", word,
                       count == 1 ? "once" : fmt::format("{} times", count));
  }

  // What the roster says that the code may have replaced.
  void by_roster() {
    for (std::size_t k = 0; k < words_.size(); ++k) {
      const DamagedWord& word = words_[k];
      if (word.in_link) continue;
      std::set<std::string> fitting;
      for (const std::string& candidate : codes_[word.code].overwritten) {
        const std::string overwritten = lower(candidate);
        if (overwritten.size() >= 2 && is_word(whole(word, overwritten)))
          fitting.insert(overwritten);
      }
      if (fitting.size() != 1) continue;
      const std::string& overwritten = *fitting.begin();
      const std::string result = whole(word, overwritten);
      Verdict verdict;
      verdict.overwritten = overwritten;
      verdict.certainty = word.natural ? Certainty::low : Certainty::high;
      verdict.evidence = fmt::format(
          "the code “{}” stands inside a word; with “{}”, which the roster gives for it, the word "
          "is "
          "“{}”, and no other string of the roster makes a word{}",
          codes_[word.code].code, overwritten, result, intact(result));
      established_[word.code].insert(overwritten);
      verdicts_[k] = std::move(verdict);
    }
  }

  // Endings that a word list leaves to its affix rules, and what they replace.
  std::set<std::string> completions(const DamagedWord& word) {
    struct Ending {
      std::string_view ending, instead;
    };
    constexpr std::array<Ending, 9> endings = {{{"", ""},
                                                {"s", ""},
                                                {"es", ""},
                                                {"d", ""},
                                                {"ed", ""},
                                                {"ing", ""},
                                                {"ing", "e"},
                                                {"ly", ""},
                                                {"er", "e"}}};
    constexpr std::size_t longest = 12;
    const std::string left = lower(word.left), right = lower(word.right);
    std::set<std::string> found;
    for (const Ending& e : endings) {
      if (!right.ends_with(e.ending)) continue;
      const std::string stem =
          right.substr(0, right.size() - e.ending.size()) + std::string(e.instead);
      for (std::string& middle : dictionary_.between(left, stem, longest))
        found.insert(std::move(middle));
    }
    return found;
  }

  // What is the same in all words that hold a code and makes words of all of them.
  void by_all_places() {
    std::map<std::size_t, std::vector<std::size_t>> open;  // code → words without a verdict
    for (std::size_t k = 0; k < words_.size(); ++k) {
      if (!verdicts_[k] && !words_[k].in_link && !words_[k].natural) {
        open[words_[k].code].push_back(k);
      }
    }
    for (const auto& [code, indexes] : open) {
      if (!established_[code].empty()) continue;    // the roster explains the others, not these
      std::map<std::string, std::size_t> distinct;  // as typed → one index
      for (const std::size_t k : indexes) {
        distinct.emplace(text_.substr(words_[k].at.begin, words_[k].at.size()), k);
      }
      constexpr std::size_t most_words = 40;
      if (distinct.size() > most_words) continue;
      std::optional<std::set<std::string>> common;
      std::size_t letters = 0;
      for (const auto& [typed, k] : distinct) {
        letters += words_[k].left.size() + words_[k].right.size();
        if (!common) common = completions(words_[k]);
        for (auto it = common->begin(); it != common->end();) {
          it = is_word(whole(words_[k], *it)) ? std::next(it) : common->erase(it);
        }
      }
      if (!common || common->empty()) continue;
      if (common->size() > 1) keep_intact(*common, distinct);
      if (common->size() == 1) accept_common(code, *common->begin(), distinct, letters);
    }
  }

  // Of several strings that make words, those whose words stand elsewhere in the text.
  void keep_intact(std::set<std::string>& strings,
                   const std::map<std::string, std::size_t>& distinct) const {
    for (auto it = strings.begin(); it != strings.end();) {
      bool seen = false;
      for (const auto& [typed, k] : distinct) {
        seen = seen || frequencies_.of(whole(words_[k], *it)) > 0;
      }
      it = seen ? std::next(it) : strings.erase(it);
    }
  }

  void accept_common(std::size_t code, const std::string& overwritten,
                     const std::map<std::string, std::size_t>& distinct, std::size_t letters) {
    // One word alone proves little: it must be long, and stand intact elsewhere.
    const std::string first = whole(words_[distinct.begin()->second], overwritten);
    const bool listed = code < listed_;
    const DamagedWord& only = words_[distinct.begin()->second];
    const bool inside = !only.left.empty() && !only.right.empty();
    constexpr std::size_t enough_letters = 6;
    const bool enough = letters >= enough_letters &&
                        (distinct.size() >= (listed ? 2U : 3U) ||
                         (distinct.size() == 1 && listed && inside && frequencies_.of(first) > 0));
    if (!enough) return;
    for (std::size_t k = 0; k < words_.size(); ++k) {
      const DamagedWord& word = words_[k];
      if (word.code != code || word.in_link || verdicts_[k] || word.natural) continue;
      const std::string result = whole(word, overwritten);
      Verdict verdict;
      verdict.overwritten = overwritten;
      verdict.certainty = Certainty::medium;
      verdict.evidence = fmt::format(
          "the code “{}” stands inside {} different word{}; “{}” is the only string that makes "
          "words of all of them that the dictionary or this text bears out, here “{}”{}",
          codes_[code].code, distinct.size(), distinct.size() == 1 ? "" : "s", overwritten, result,
          intact(result));
      verdicts_[k] = std::move(verdict);
    }
    established_[code].insert(overwritten);
  }

  // In addresses only what words have proved, or the roster together with a dictionary word.
  void in_links() {
    for (std::size_t k = 0; k < words_.size(); ++k) {
      const DamagedWord& word = words_[k];
      if (!word.in_link) continue;
      std::set<std::string> candidates = established_[word.code];
      bool proved = true;
      if (candidates.empty()) {
        proved = false;
        for (const std::string& given : codes_[word.code].overwritten)
          candidates.insert(lower(given));
      }
      std::set<std::string> fitting;
      for (const std::string& overwritten : candidates) {
        if (overwritten.size() >= 2 && holds_words(word, overwritten, proved))
          fitting.insert(overwritten);
      }
      const std::string& code = codes_[word.code].code;
      if (fitting.size() != 1 || lower(code) == *fitting.begin()) continue;
      Verdict verdict;
      verdict.overwritten = *fitting.begin();
      verdict.certainty = proved ? Certainty::high : Certainty::medium;
      verdict.evidence = fmt::format(
          "the code “{}” stands inside an address; with “{}”, {}, its letters are words: “{}”",
          code, verdict.overwritten,
          proved ? "which it overwrote in words of this text" : "which the roster gives for it",
          whole(word, verdict.overwritten));
      verdicts_[k] = std::move(verdict);
    }
  }

  // Whether the letters of an address fall into dictionary words, one of which holds the place
  // that was overwritten.
  bool holds_words(const DamagedWord& word, const std::string& overwritten, bool proved) {
    const std::string letters = whole(word, overwritten);
    const std::size_t begin = word.left.size(), end = begin + overwritten.size();
    const std::size_t size = letters.size();
    constexpr std::size_t longest = 60, shortest_holder = 4;
    const std::size_t shortest_part = proved ? 2 : 3;
    if (size > longest) return false;
    std::vector<bool> reached(size + 1, false), from_end(size + 1, false);
    const auto part = [&](std::size_t from, std::size_t to) {
      return to - from >= shortest_part && is_word(letters.substr(from, to - from));
    };
    reached[0] = from_end[size] = true;
    for (std::size_t to = 1; to <= begin; ++to) {
      for (std::size_t from = 0; from < to && !reached[to]; ++from) {
        reached[to] = reached[from] && part(from, to);
      }
    }
    for (std::size_t from = size; from-- > end;) {
      for (std::size_t to = from + 1; to <= size && !from_end[from]; ++to) {
        from_end[from] = from_end[to] && part(from, to);
      }
    }
    for (std::size_t from = 0; from <= begin; ++from) {
      if (!reached[from]) continue;
      for (std::size_t to = end; to <= size; ++to) {
        const std::size_t length = to - from;
        if (!from_end[to] || length < shortest_holder || length == overwritten.size()) continue;
        if (is_word(letters.substr(from, length))) return true;
      }
    }
    return false;
  }

  // Capitals where the letters around are capitals; a capital at the head of a sentence.
  std::string cased(const DamagedWord& word, std::string overwritten) const {
    const std::string around = word.left + word.right;
    const bool upper = std::any_of(around.begin(), around.end(), is_upper) &&
                       std::none_of(around.begin(), around.end(), is_lower);
    const bool capitals = upper && (around.size() >= 2 || !word.left.empty()) &&
                          !(word.right.empty() && word.left.size() == 1);
    if (capitals) {
      std::transform(overwritten.begin(), overwritten.end(), overwritten.begin(), to_upper);
    } else if (word.left.empty() && !word.in_link && begins_sentence(word.at.begin)) {
      overwritten[0] = to_upper(overwritten[0]);
    }
    return overwritten;
  }

  bool begins_sentence(std::size_t i) const {
    while (i > 0 && (text_[i - 1] == ' ' || is_beyond_ascii(text_[i - 1]) || text_[i - 1] == '('))
      --i;
    return i == 0 || std::string_view(".!?\n").find(text_[i - 1]) != std::string_view::npos;
  }

  std::string_view text_;
  const std::vector<KnownCode>& codes_;
  std::vector<DamagedWord> words_;
  std::size_t listed_;
  Dictionary dictionary_;
  Frequencies frequencies_;
  std::vector<std::optional<Verdict>> verdicts_;
  std::map<std::size_t, std::set<std::string>> established_;  // by code
  std::map<std::string, bool> is_word_;
};

}  // namespace

CleanText repair_codes(CleanText clean, std::string_view raw, const std::vector<KnownCode>& codes,
                       const Options& options, base::Diagnostics& diagnostics) {
  Rulings rulings(options.rulings);
  std::vector<KnownCode> all = codes;
  for (std::string& code : find_unlisted_codes(clean.text, codes))
    all.push_back({std::move(code), {}});
  std::vector<DamagedWord> words = find_damaged_words(clean.text, all);
  if (!words.empty()) {
    Repairing repairing(clean.text, all, std::move(words), codes.size(), options.language);
    repairing.run();
    std::vector<Remark> remarks = repairing.remarks();
    Draft draft = reopen(std::move(clean));
    const OffsetMap before(draft.segments);
    add_findings(draft.findings, draft.text, before, remarks, options.policies, rulings);
    apply(draft, decide(draft, raw, repairing.proposals(), options.policies, rulings));
    clean = finish(std::move(draft), raw);
  }
  rulings.report_unmatched({"N3"}, diagnostics);
  return clean;
}

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
