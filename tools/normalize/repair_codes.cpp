// Repairs words that a code was written into (N301–N304): "uot" in "quote". What was overwritten is
// inferred from all places together; a repair needs evidence, and what has none is only reported.

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "normalize/address_words.h"
#include "normalize/ascii.h"
#include "normalize/damaged_words.h"
#include "normalize/frequencies.h"
#include "normalize/joint_evidence.h"
#include "normalize/letter_case.h"
#include "normalize/normalize.h"
#include "normalize/overwritten.h"
#include "normalize/phases.h"
#include "normalize/roster_initials.h"
#include "normalize/short_words.h"
#include "normalize/verdict.h"

namespace normalize {
namespace {

class Repairing {
 public:
  Repairing(std::string_view text, const std::vector<KnownCode>& codes,
            std::vector<DamagedWord> words, std::size_t listed, std::size_t named,
            std::string_view language)
      : text_(text),
        codes_(codes),
        words_(std::move(words)),
        listed_(listed),
        named_(named),
        english_(language.starts_with("en")),
        judge_(text, language),
        initials_(text, codes, words_, judge_),
        short_words_(text, language, judge_) {}

  void run() {
    drop_sound_words();
    frequencies_ = Frequencies(text_, codes_, words_);
    find_names();
    by_roster(false);
    by_proved_initials();
    by_all_places();
    by_other_words();
    by_roster(true);
    in_links();
    keep_addresses_whole();
    leave_doubtful_heads();
  }

  std::vector<Proposal> proposals() {
    std::vector<Proposal> proposals;
    for (std::size_t k = 0; k < words_.size(); ++k) {
      const DamagedWord& word = words_[k];
      if (!verdicts_[k] || verdicts_[k]->overwritten.empty()) continue;
      Proposal proposal;
      proposal.at = word.at;
      proposal.text = word.left + cased(word, verdicts_[k]->overwritten) +
                      (word.more.empty() ? word.right : verdicts_[k]->rest);
      proposal.rule = word.in_link ? "N302" : "N301";
      proposal.evidence = verdicts_[k]->evidence;
      proposal.certainty = verdicts_[k]->certainty;
      proposal.identity = true;
      proposals.push_back(std::move(proposal));
    }
    return proposals;
  }

  // Damage that nothing could be found for; of what only looks like a code a few places are enough.
  std::vector<Remark> remarks() const {
    constexpr std::size_t enough = 3;
    std::vector<Remark> remarks;
    std::vector<std::size_t> told(codes_.size(), 0);
    for (std::size_t k = 0; k < words_.size(); ++k) {
      const DamagedWord& word = words_[k];
      if (verdicts_[k] || word.natural || word.code >= named_) continue;
      if (word.code >= listed_ && ++told[word.code] > enough) continue;
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
    return lowered(word.left) + std::string(overwritten) + lowered(word.right);
  }

  // "LeftMouse": whole words that were joined.
  bool is_compound(const DamagedWord& word) {
    const auto is_whole = [&](const std::string& part) {
      return part.empty() || judge_.is_word(lowered(part));
    };
    return !word.left.empty() && is_upper(word.left[0]) && word.more.empty() &&
           is_whole(codes_[word.code].code) && is_whole(word.left) && is_whole(word.right);
  }

  // Words of the language and names that only look like damage: "McMaster", "LaTeX", "annual".
  void drop_sound_words() {
    std::map<std::string, bool> sound;
    const auto is_sound = [&](const DamagedWord& word) {
      const std::string letters(typed(word));
      const auto known = sound.find(letters);
      if (known != sound.end()) return known->second;
      const bool names_mac = letters.starts_with("Mc") || letters.starts_with("Mac");
      return sound[letters] =
                 !word.in_link && (judge_.is_listed(letters) || (names_mac && word.left.empty()));
    };
    std::erase_if(words_, [&](const DamagedWord& word) {
      return is_sound(word) || (word.code >= named_ && is_compound(word));
    });
    verdicts_.assign(words_.size(), std::nullopt);
  }

  // Words that open the name of an institution in the list.
  void find_names() {
    for (const DamagedWord& word : words_) {
      if (stands_as_name(text_, codes_, word)) names_.insert(typed(word));
    }
  }

  std::string intact(const std::string& word) const {
    const std::size_t count = frequencies_.of(word);
    if (count == 0) return {};
    return fmt::format(" “{}” stands undamaged in {} of the text.", word,
                       count == 1 ? "one other place" : fmt::format("{} other places", count));
  }

  // What the roster says that the code may have replaced. Words that only may be damaged wait for
  // what others prove.
  void by_roster(bool natural) {
    const std::vector<bool> trusted = initials_.trusted();
    const RosterInitials::Words others = initials_.words_by_initials(natural, trusted);
    for (std::size_t k = 0; k < words_.size(); ++k) {
      const DamagedWord& word = words_[k];
      if (verdicts_[k] || word.natural != natural || !is_plain(word) || !trusted[word.code]) {
        continue;
      }
      const std::set<std::string> fitting = initials_.fitting(word);
      if (fitting.size() != 1) continue;
      const std::string& overwritten = *fitting.begin();
      const std::string result = whole(word, overwritten);
      const bool alone = others.at({word.code, overwritten}).size() < 2;
      const bool stands = frequencies_.of(result) > 0 && overwritten.size() > 2;
      if (alone && !stands && initials_.prove_little(word, overwritten)) continue;
      Verdict verdict;
      verdict.overwritten = overwritten;
      verdict.certainty = word.natural ? Certainty::low : Certainty::high;
      verdict.evidence = fmt::format(
          "“{}” was put in place of “{}” wherever these letters stood, here in “{}”: they are "
          "initials in the list of participants, and no others there make a word of it.{}",
          codes_[word.code].code, overwritten, restored(word, overwritten), intact(result));
      established_[word.code].insert(overwritten);
      verdicts_[k] = std::move(verdict);
    }
  }

  // Words of which several initials would make one ("contin…s": continuous, continues), where two
  // others prove the same one of them and nothing the rest.
  void by_proved_initials() {
    constexpr std::size_t enough = 2;
    std::map<std::size_t, std::map<std::string, std::set<std::string_view>>> proved;  // by code
    for (std::size_t k = 0; k < words_.size(); ++k) {
      if (verdicts_[k]) proved[words_[k].code][verdicts_[k]->overwritten].insert(typed(words_[k]));
    }
    for (std::size_t k = 0; k < words_.size(); ++k) {
      const DamagedWord& word = words_[k];
      const auto known = proved.find(word.code);
      if (verdicts_[k] || word.natural || !is_plain(word) || known == proved.end()) continue;
      std::set<std::string> fitting = initials_.fitting(word);
      std::erase_if(fitting, [&](const auto& letters) { return !known->second.contains(letters); });
      if (fitting.size() != 1) continue;
      const std::string& overwritten = *fitting.begin();
      const std::size_t others = known->second[overwritten].size();
      if (others < enough) continue;
      Verdict verdict;
      verdict.overwritten = overwritten;
      verdict.certainty = Certainty::medium;
      verdict.evidence = fmt::format(
          "“{}” was put in place of “{}”, as {} other words prove, here in “{}”; no other word "
          "proves other initials.{}",
          codes_[word.code].code, overwritten, others, restored(word, overwritten),
          intact(whole(word, overwritten)));
      verdicts_[k] = std::move(verdict);
    }
  }

  // What is the same in all words that hold a code and makes words of all of them, or the strings
  // that do so together. A code in many words comes first: what it gives back stands in the text
  // then, and tells what no other code can have replaced.
  void by_all_places() {
    std::map<std::size_t, std::vector<std::size_t>> holding;  // code → its words
    for (std::size_t k = 0; k < words_.size(); ++k) {
      if (is_plain(words_[k]) && !words_[k].natural) holding[words_[k].code].push_back(k);
    }
    std::vector<std::pair<std::size_t, std::vector<const DamagedWord*>>> order;  // code, words
    for (const auto& [code, indexes] : holding) order.emplace_back(code, different_of(indexes));
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
      return a.second.size() > b.second.size();
    });
    for (int round = 0; round < 3; ++round) {
      for (const auto& [code, different] : order) {
        infer(code, different, holding[code]);
      }
    }
    std::map<std::string_view, bool> sure;
    for (const std::size_t k : weighed_) {
      const auto [known, fresh] = sure.try_emplace(typed(words_[k]));
      const JointEvidence& evidence = evidence_[words_[k].code];
      if (fresh) known->second = evidence.only_fit(words_[k], judge_) != nullptr;
      if (!known->second) verdicts_[k].reset();
    }
  }

  std::vector<const DamagedWord*> different_of(const std::vector<std::size_t>& indexes) const {
    constexpr std::size_t most_words = 2000;
    std::map<std::string_view, const DamagedWord*> distinct;  // as typed
    for (const std::size_t k : indexes) {
      if (distinct.size() < most_words) distinct.emplace(typed(words_[k]), &words_[k]);
    }
    std::vector<const DamagedWord*> different;
    for (const auto& [letters, word] : distinct) different.push_back(word);
    return different;
  }

  void infer(std::size_t code, const std::vector<const DamagedWord*>& different,
             const std::vector<std::size_t>& indexes) {
    const auto open = [&](std::size_t k) { return !verdicts_[k].has_value(); };
    if (std::none_of(indexes.begin(), indexes.end(), open)) return;
    std::set<std::string> elsewhere;
    for (const auto& [other, letters] : established_) {
      if (other != code) elsewhere.insert(letters.begin(), letters.end());
    }
    const Places all{different, indexes.size(), code < listed_, frequencies_};
    Places places = all;
    places.words = telling_words(different, established_[code], judge_);
    JointEvidence evidence;
    evidence.proved = weigh_together(places, established_[code], judge_);
    if (evidence.proved.empty() && established_[code].empty()) {
      evidence.proved = infer_overwritten(places, judge_, codes_[code].bearers);
    }
    evidence.rivals = rivals_of(evidence.proved, all, elsewhere, judge_);
    if (!established_[code].empty()) evidence.add_rivals(codes_[code].overwritten, frequencies_);
    // "microCONtroller": the writer's own capitals.
    const std::string own = lowered(codes_[code].code);
    std::erase_if(evidence.proved, [&](const Overwritten& o) { return o.letters == own; });
    accept(code, different, indexes, evidence);
  }

  std::string_view typed(const DamagedWord& word) const {
    return text_.substr(word.at.begin, word.at.size());
  }

  void accept(std::size_t code, const std::vector<const DamagedWord*>& different,
              const std::vector<std::size_t>& indexes, const JointEvidence& evidence) {
    struct Judged {
      const Overwritten* found = nullptr;
      const DamagedWord* word = nullptr;
      std::size_t count = 0;
    };
    std::map<std::string_view, Judged> judged;  // a word may stand in a thousand places
    std::map<const Overwritten*, std::string> proofs;
    for (const std::size_t k : indexes) {
      if (verdicts_[k]) continue;
      const DamagedWord& word = words_[k];
      const auto [known, fresh] = judged.try_emplace(typed(word));
      if (fresh) known->second = {letters_for(word, evidence), &word, 0};
      const Overwritten* found = known->second.found;
      if (found == nullptr) continue;
      std::string& proof = proofs[found];
      if (proof.empty()) proof = proof_of(*found, different, text_, judge_);
      Verdict verdict;
      verdict.overwritten = found->letters;
      verdict.certainty = Certainty::medium;
      verdict.evidence = fmt::format(
          "“{}” was put in place of “{}” wherever these letters stood, here in “{}”: no other "
          "letters make words of {}.{}",
          codes_[code].code, found->letters, restored(word, found->letters), proof,
          intact(whole(word, found->letters)));
      verdicts_[k] = std::move(verdict);
      weighed_.push_back(k);
      ++known->second.count;
    }
    for (const auto& [letters, one] : judged) {
      if (one.count > 0) frequencies_.add(*one.word, one.found->letters, one.count);
    }
    for (const Overwritten& found : evidence.proved) established_[code].insert(found.letters);
    evidence_[code] = evidence;
  }

  const Overwritten* letters_for(const DamagedWord& word, const JointEvidence& evidence) {
    const Overwritten* found = evidence.only_fit(word, judge_);
    if (found == nullptr || short_words_.are_doubtful(word, found->letters)) return nullptr;
    const bool odd = english_ && evidence.explains_oddly(word, whole(word, found->letters),
                                                         frequencies_, judge_);
    return odd ? nullptr : found;
  }

  // Words with several codes, and those that only look like words ("Hazelient"): what other words
  // have proved must make a word of them, and nothing else that may stand behind their codes.
  void by_other_words() {
    const auto fits = [&](const DamagedWord& word, const std::string& letters) {
      return judge_.fits(word, letters);
    };
    for (std::size_t k = 0; k < words_.size(); ++k) {
      const DamagedWord& word = words_[k];
      if (verdicts_[k] || word.in_link || (word.more.empty() && !word.natural)) continue;
      const std::string& code = codes_[word.code].code;
      if (std::none_of(code.begin(), code.end(), is_upper)) continue;
      std::optional<Verdict> verdict = fill_holes(word, established_, fits);
      if (!verdict) continue;
      const std::string& first = verdict->overwritten;
      if (!initials_.fitting(word).contains(first) && short_words_.are_doubtful(word, first))
        continue;
      if (word.more.empty() && evidence_[word.code].has_rival(word, first, judge_)) continue;
      DamagedWord whole_word = word;
      whole_word.right = verdict->rest;
      const std::string result = whole(whole_word, first);
      verdict->evidence = fmt::format(
          "{} put in place of letters here, too: what {} replaced in other words makes “{}”.{}",
          word.more.empty() ? fmt::format("“{}” was", code) : std::string("Several codes were"),
          word.more.empty() ? "it" : "they", result, intact(result));
      verdicts_[k] = std::move(verdict);
    }
  }

  // In addresses only what words have proved, or the roster together with a dictionary word.
  void in_links() {
    for (std::size_t k = 0; k < words_.size(); ++k) {
      const DamagedWord& word = words_[k];
      if (!word.in_link) continue;
      if (!word.more.empty()) {
        several_in_link(k);
        continue;
      }
      std::set<std::string> candidates = established_[word.code];
      bool proved = true;
      if (candidates.empty()) {
        proved = false;
        for (const std::string& given : codes_[word.code].overwritten) {
          if (!initials_.prove_little(word, lowered(given))) candidates.insert(lowered(given));
        }
      }
      std::set<std::string> fitting;
      for (const std::string& overwritten : candidates) {
        if (overwritten.size() >= 2 &&
            holds_words(word, overwritten, proved, evidence_[word.code], frequencies_, judge_))
          fitting.insert(overwritten);
      }
      const std::string& code = codes_[word.code].code;
      if (fitting.size() != 1 || lowered(code) == *fitting.begin()) continue;
      Verdict verdict;
      verdict.overwritten = *fitting.begin();
      verdict.certainty = proved ? Certainty::high : Certainty::medium;
      verdict.evidence = fmt::format(
          "“{}” was put in place of “{}” in this address: {}, and with them its letters are words, "
          "“{}”.",
          code, verdict.overwritten,
          proved ? "it replaced these letters in words of this text"
                 : "these are initials in the list of participants",
          whole(word, verdict.overwritten));
      verdicts_[k] = std::move(verdict);
    }
  }

  // Several codes in one word of an address.
  void several_in_link(std::size_t k) {
    const auto fall_into_words = [&](const DamagedWord& word, const std::string& letters) {
      return holds_words(word, letters, true, evidence_[word.code], frequencies_, judge_);
    };
    std::optional<Verdict> verdict = fill_holes(words_[k], established_, fall_into_words);
    if (!verdict) return;
    DamagedWord word = words_[k];
    word.right = verdict->rest;
    verdict->evidence = fmt::format(
        "Several codes were put in place of letters in this address: what they replaced "
        "in other words makes words of it, “{}”.",
        whole(word, verdict->overwritten));
    verdicts_[k] = std::move(verdict);
  }

  // A half-repaired address leads nowhere and looks whole; a code that is a part of it by itself
  // may stand for a name.
  void keep_addresses_whole() {
    for (std::size_t begin = 0; begin < words_.size();) {
      std::size_t end = begin + 1;
      while (end < words_.size() && in_one_address(text_, words_[end - 1], words_[end])) ++end;
      const auto unknown = [&](std::size_t k) { return !verdicts_[k] && !words_[k].natural; };
      bool whole = true;
      for (std::size_t k = begin; k < end; ++k) whole = whole && !unknown(k);
      if (words_[begin].in_link)
        whole = whole && !address_holds_code(text_, codes_, words_, begin, end);
      for (std::size_t k = begin; k < end && !whole; ++k) verdicts_[k].reset();
      begin = end;
    }
  }

  // "in Xyft": whether "Delft" or "delft", the list of words does not tell; nor whether "the Policy
  // Xyitors" are editors or Editors.
  void leave_doubtful_heads() {
    constexpr std::size_t shortest = 4;
    for (std::size_t k = 0; k < words_.size(); ++k) {
      const DamagedWord& word = words_[k];
      if (!verdicts_[k] || !word.left.empty() || !is_plain(word)) continue;
      std::string letters = whole(word, verdicts_[k]->overwritten);
      const std::string result = restored(word, verdicts_[k]->overwritten);
      if (is_upper(result[0])) {
        const char next = at(text_, word.at.end);
        const bool joined = next == '-' || next == '/' || next == '_';
        if (joined && is_lower(at(text_, word.at.end + 1)) && judge_.is_only_name(letters))
          verdicts_[k].reset();
        continue;
      }
      const bool small_before = k > 0 && verdicts_[k - 1] &&
                                words_[k - 1].at.end + 1 == word.at.begin &&
                                is_lower(restored(words_[k - 1], verdicts_[k - 1]->overwritten)[0]);
      const bool named = !small_before && goes_on_from_name(text_, codes_, word);
      letters[0] = to_upper(letters[0]);
      const bool doubtful = follows_preposition(text_, word) ? judge_.is_entry(letters)
                                                             : is_often_name(lowered(letters));
      const bool may_be_name = letters.size() >= shortest && doubtful &&
                               frequencies_.of(lowered(letters)) == 0 &&
                               !follows_article(text_, word);
      if (named || may_be_name) verdicts_[k].reset();
    }
  }

  std::string cased(const DamagedWord& word, const std::string& overwritten) {
    std::string letters = in_case(text_, codes_, word, overwritten);
    const bool name = word.left.empty() && !word.in_link && word.more.empty() &&
                      judge_.is_only_name(whole(word, overwritten));
    const bool institution = names_.contains(typed(word)) &&
                             follows_place_preposition(text_, word, whole(word, overwritten));
    if (name || institution) letters[0] = to_upper(letters[0]);
    return letters;
  }
  std::string restored(const DamagedWord& word, const std::string& overwritten) {
    return word.left + cased(word, overwritten) + word.right;
  }

  std::string_view text_;
  const std::vector<KnownCode>& codes_;
  std::vector<DamagedWord> words_;
  std::size_t listed_;  // codes of the list come first …
  std::size_t named_;   // … and those from here on may be parts of compounds
  bool english_;
  WordJudge judge_;
  RosterInitials initials_;
  Frequencies frequencies_;
  ShortWords short_words_;
  std::vector<std::optional<Verdict>> verdicts_;
  Established established_;
  std::map<std::size_t, JointEvidence> evidence_;  // by code
  std::vector<std::size_t> weighed_;               // words that it gave letters back
  std::set<std::string_view> names_;               // as typed
};

}  // namespace

CleanText repair_codes(CleanText clean, std::string_view raw, const std::vector<KnownCode>& codes,
                       const Options& options, base::Diagnostics& diagnostics) {
  Rulings rulings(options.rulings);
  std::vector<std::string> unlisted = find_unlisted_codes(clean.text, codes);
  std::vector<KnownCode> all = codes;
  std::erase_if(all, [&](const KnownCode& known) { return is_damaged_label(known, unlisted); });
  const std::size_t listed = all.size();
  for (std::string& code : unlisted) all.push_back({std::move(code), {}});
  const std::size_t named = all.size();
  for (std::string& name : find_unlisted_names(clean.text, all))
    all.push_back({std::move(name), {}});
  std::vector<DamagedWord> words = find_damaged_words(clean.text, all);
  std::vector<Proposal> proposals;
  std::vector<Remark> remarks;
  if (!words.empty()) {
    // What it knows of the language takes much memory and goes before the text is written anew.
    Repairing repairing(clean.text, all, std::move(words), listed, named, clean.language);
    repairing.run();
    proposals = repairing.proposals();
    remarks = repairing.remarks();
  }
  if (!proposals.empty() || !remarks.empty()) {
    Draft draft = reopen(std::move(clean));
    add_findings(draft.findings, draft.text, draft.map, remarks, options.policies, rulings);
    apply(draft, decide(draft, raw, std::move(proposals), options.policies, rulings));
    clean = finish(std::move(draft), raw);
  }
  rulings.report_unmatched({"N3"}, diagnostics);
  return clean;
}

}  // namespace normalize
