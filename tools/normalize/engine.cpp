#include "normalize/engine.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "normalize/ids.h"

namespace normalize {

// ---- Rulings ------------------------------------------------------------------------------------

Rulings::Rulings(const std::vector<Ruling>& given) {
  for (const Ruling& ruling : given) order_.push_back(&ruling);
  std::stable_sort(order_.begin(), order_.end(),
                   [](const Ruling* a, const Ruling* b) { return a->change < b->change; });
  met_.assign(order_.size(), false);
}

const Ruling* Rulings::find(std::string_view id) {
  const Ruling* own = find_named(id);
  return own != nullptr ? own : find_named(id.substr(0, id.find('-')));
}

const Ruling* Rulings::find_named(std::string_view id) {
  const auto found = std::lower_bound(
      order_.begin(), order_.end(), id,
      [](const Ruling* ruling, std::string_view key) { return ruling->change < key; });
  if (found == order_.end() || (*found)->change != id) return nullptr;
  met_[static_cast<std::size_t>(found - order_.begin())] = true;
  return *found;
}

void Rulings::report_unmatched(const std::vector<std::string_view>& prefixes,
                               base::Diagnostics& diagnostics) const {
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const Ruling& ruling = *order_[i];
    const auto ours = [&](std::string_view prefix) { return ruling.change.starts_with(prefix); };
    if (met_[i] || std::none_of(prefixes.begin(), prefixes.end(), ours)) continue;
    const bool again = i > 0 && order_[i - 1]->change == ruling.change;
    base::Diagnostic& unmatched = diagnostics.emplace_back();
    unmatched.code = "N001";
    unmatched.where = ruling.where;
    unmatched.message =
        again
            ? fmt::format("there are two rulings on {}; only the first is followed", ruling.change)
            : fmt::format("the ruling on {} matches no change of this text", ruling.change);
    unmatched.hint = "take the id from the ledger or the review page of the present text";
  }
}

// ---- Deciding -----------------------------------------------------------------------------------

namespace {

// Leaves the proposals that win: of each cluster of overlapping ones, by rule order and then by
// place. In the memory that they have, because there may be very many.
void drop_overlaps(std::vector<Proposal>& sorted) {
  std::size_t won = 0;
  const auto win = [&](Proposal& proposal) {
    if (&sorted[won] != &proposal) sorted[won] = std::move(proposal);
    ++won;
  };
  for (std::size_t i = 0; i < sorted.size();) {
    std::size_t end = i + 1, reach = sorted[i].at.end;
    while (end < sorted.size() && sorted[end].at.begin < reach) {
      reach = std::max(reach, sorted[end++].at.end);
    }
    if (end == i + 1) {
      win(sorted[i]);
      i = end;
      continue;
    }
    std::vector<Proposal> cluster(
        std::make_move_iterator(sorted.begin() + static_cast<std::ptrdiff_t>(i)),
        std::make_move_iterator(sorted.begin() + static_cast<std::ptrdiff_t>(end)));
    std::stable_sort(cluster.begin(), cluster.end(),
                     [](const Proposal& a, const Proposal& b) { return a.rule < b.rule; });
    std::map<base::Span, std::size_t> taken;  // place → index
    for (std::size_t k = 0; k < cluster.size(); ++k) {
      const base::Span at = cluster[k].at;
      const auto next = taken.lower_bound(at);
      const bool free_after =
          next == taken.end() || (!next->first.overlaps(at) && next->first != at);
      const bool free_before = next == taken.begin() || !std::prev(next)->first.overlaps(at);
      if (free_after && free_before) taken.emplace(at, k);
    }
    for (const auto& [place, k] : taken) win(cluster[k]);
    i = end;
  }
  sorted.resize(won);
}

class Deciding {
 public:
  Deciding(Draft& draft, std::string_view raw, const Policies& policies, Rulings& rulings)
      : draft_(draft), raw_(raw), policies_(policies), rulings_(rulings) {
    for (const Change& change : draft.others) settled_.emplace_back(change.raw, change.rule);
    std::sort(settled_.begin(), settled_.end());
  }

  std::vector<Proposal> run(std::vector<Proposal> proposals) {
    Ids ids(proposals.size());
    if (!proposals.empty()) {
      for (const Change& change : draft_.applied) ids.take(change.id);
      for (const Change& change : draft_.others) ids.take(change.id);
    }
    std::size_t accepted = 0;
    for (Proposal& proposal : proposals) {
      if (policy_for(proposal.rule) == Policy::off || settled(proposal)) continue;
      proposal.id = ids.make(proposal.rule, draft_.text, proposal.at);
      const Decision decision = decide_one(proposal);
      if (decision != Decision::applied) {
        record(std::move(proposal), decision);
        continue;
      }
      if (&proposals[accepted] != &proposal) proposals[accepted] = std::move(proposal);
      ++accepted;
    }
    proposals.resize(accepted);
    drop_overlaps(proposals);
    return proposals;
  }

 private:
  // Decided against in an earlier round, and found again because the text there is as it was.
  bool settled(const Proposal& proposal) const {
    if (settled_.empty()) return false;
    return std::binary_search(
        settled_.begin(), settled_.end(),
        std::pair(draft_.map.to_raw(proposal.at), std::string(proposal.rule)));
  }

  Policy policy_for(std::string_view code) {
    if (code != last_code_) {
      last_code_ = code;
      const Rule* rule = find_rule(code);
      base::expects(rule != nullptr, "every proposal names a rule of the catalogue");
      last_policy_ = policy_of(*rule, policies_);
    }
    return last_policy_;
  }

  Decision decide_one(Proposal& proposal) {
    if (const Ruling* ruling = rulings_.empty() ? nullptr : rulings_.find(proposal.id)) {
      proposal.by_editor = true;
      if (ruling->kind == Ruling::Kind::reject) return Decision::rejected;
      if (ruling->kind == Ruling::Kind::replace) proposal.text = ruling->text;
      return Decision::applied;
    }
    const Policy policy = policy_for(proposal.rule);
    if (policy == Policy::report) return Decision::reported;
    if (policy == Policy::fix && proposal.certainty != Certainty::low) return Decision::applied;
    return Decision::suggested;
  }

  void record(Proposal proposal, Decision decision) {
    const base::Span at = proposal.at;
    std::string after = std::move(proposal.text);
    Change change = change_from(std::move(proposal));
    change.raw = draft_.map.to_raw(at);
    change.before = raw_.substr(change.raw.begin, change.raw.size());
    change.after = std::move(after);
    change.decision = decision;
    draft_.others.push_back(std::move(change));
  }

  Draft& draft_;
  std::string_view raw_;
  const Policies& policies_;
  Rulings& rulings_;
  std::vector<std::pair<base::Span, std::string>> settled_;
  std::string_view last_code_;
  Policy last_policy_ = Policy::fix;
};

}  // namespace

std::vector<Proposal> decide(Draft& draft, std::string_view raw, std::vector<Proposal> proposals,
                             const Policies& policies, Rulings& rulings) {
  const auto earlier = [](const Proposal& a, const Proposal& b) { return a.at < b.at; };
  if (!std::is_sorted(proposals.begin(), proposals.end(), earlier)) {
    std::stable_sort(proposals.begin(), proposals.end(), earlier);
  }
  return Deciding(draft, raw, policies, rulings).run(std::move(proposals));
}

// ---- Finishing ----------------------------------------------------------------------------------

CleanText finish(Draft draft, std::string_view raw) {
  CleanText clean;
  Ids ids(0);  // of changes that were made while decoding
  std::size_t next = 0;
  for (const OffsetMap::Segment& segment : draft.map.segments()) {
    if (segment.verbatim) continue;
    Change& change = draft.applied[next++];
    change.raw = segment.raw;
    change.before = raw.substr(segment.raw.begin, segment.raw.size());
    change.after = draft.text.substr(segment.clean.begin, segment.clean.size());
    change.decision = Decision::applied;
    if (change.id.empty()) change.id = ids.make(change.rule, draft.text, segment.clean);
  }
  clean.text = std::move(draft.text);
  clean.map = std::move(draft.map);
  clean.changes = std::move(draft.applied);
  clean.findings = std::move(draft.findings);
  clean.encoding = draft.encoding;
  clean.language = std::move(draft.language);
  if (!draft.others.empty()) {
    clean.changes.insert(clean.changes.end(), std::make_move_iterator(draft.others.begin()),
                         std::make_move_iterator(draft.others.end()));
    std::stable_sort(clean.changes.begin(), clean.changes.end(),
                     [](const Change& a, const Change& b) { return a.raw.begin < b.raw.begin; });
  }
  return clean;
}

Draft reopen(CleanText clean) {
  Draft draft;
  draft.text = std::move(clean.text);
  draft.map = std::move(clean.map);
  draft.findings = std::move(clean.findings);
  draft.encoding = clean.encoding;
  draft.language = std::move(clean.language);
  const bool all_applied =
      std::all_of(clean.changes.begin(), clean.changes.end(),
                  [](const Change& change) { return change.decision == Decision::applied; });
  if (all_applied) {
    draft.applied = std::move(clean.changes);
    return draft;
  }
  for (Change& change : clean.changes) {
    auto& list = change.decision == Decision::applied ? draft.applied : draft.others;
    list.push_back(std::move(change));
  }
  return draft;
}

}  // namespace normalize
