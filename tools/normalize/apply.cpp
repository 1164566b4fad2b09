#include <algorithm>
#include <functional>
#include <utility>

#include "base/error.h"
#include "normalize/engine.h"

namespace normalize {
namespace {

using Segment = OffsetMap::Segment;

std::size_t raw_at(const Segment& verbatim, std::size_t clean) {
  return verbatim.raw.begin +
         (clean - verbatim.clean.begin) * verbatim.raw.size() / verbatim.clean.size();
}

// Walks the segments of a map and the proposals together and writes what results: `take_change`
// gives the changes of the segments that are not verbatim, one after another; `made` is a draft, or
// what else takes stretches of text as one does. What overlaps is taken together as one cluster; an
// empty range belongs to a cluster only when strictly inside.
template <typename TakeChange, typename Made>
class Applying {
 public:
  Applying(std::string_view text, const OffsetMap& map, TakeChange take_change,
           std::vector<Proposal> proposals, Made& made)
      : text_(text),
        old_(map.segments()),
        take_change_(std::move(take_change)),
        proposals_(std::move(proposals)),
        made_(made) {}

  void run() {
    for (find_replaced(); segment_left() || proposal_left(); find_replaced()) cluster();
    copy_verbatim(text_.size());
  }

 private:
  bool segment_left() const { return replaced_ < old_.size(); }
  bool proposal_left() const { return next_ < proposals_.size(); }

  void find_replaced() {
    while (segment_left() && old_[replaced_].verbatim) ++replaced_;
  }

  bool segment_is_first() const {
    if (!segment_left() || !proposal_left()) return segment_left();
    const base::Span a = old_[replaced_].clean;
    const base::Span b = proposals_[next_].at;
    if (a.begin != b.begin) return a.begin < b.begin;
    return a.empty() || !b.empty();
  }

  void copy_verbatim(std::size_t target) {
    while (clean_ < target) {
      const Segment& segment = old_[cursor_];
      if (!segment.verbatim || segment.clean.end <= clean_) {
        ++cursor_;
        continue;
      }
      const std::size_t stop = std::min(segment.clean.end, target);
      const std::size_t raw_stop = raw_at(segment, stop);
      made_.add_verbatim(text_.substr(clean_, stop - clean_), raw_stop - raw_);
      clean_ = stop;
      raw_ = raw_stop;
    }
  }

  void cluster() {
    const bool begins_with_segment = segment_is_first();
    const base::Span first = begins_with_segment ? old_[replaced_].clean : proposals_[next_].at;
    copy_verbatim(first.begin);
    replacement_.clear();
    older_.clear();
    written_ = end_ = first.begin;
    raw_end_ = raw_;
    has_proposal_ = false;
    change_ = {};
    begins_with_segment ? take_segment() : take_proposal();
    for (find_replaced(); true; find_replaced()) {
      const bool segment = segment_left() && old_[replaced_].clean.begin < end_;
      const bool proposal = proposal_left() && proposals_[next_].at.begin < end_;
      if (!segment && !proposal) break;
      segment && (!proposal || segment_is_first()) ? take_segment() : take_proposal();
    }
    close();
  }

  void take_segment() {
    Change change = take_change_();
    if (!has_proposal_ && change_.rule.empty()) {
      change_ = std::move(change);
    } else {
      add_older(change.rule);
    }
    const Segment& segment = old_[replaced_];
    end_ = std::max(end_, segment.clean.end);
    raw_end_ = std::max(raw_end_, segment.raw.end);
    cursor_ = std::max(cursor_, ++replaced_);
  }

  void take_proposal() {
    Proposal& proposal = proposals_[next_++];
    replacement_ += text_.substr(written_, proposal.at.begin - written_);
    replacement_ += proposal.text;
    written_ = proposal.at.end;
    end_ = std::max(end_, proposal.at.end);
    if (has_proposal_) {
      add_older(std::string(proposal.rule));
      return;
    }
    if (!change_.rule.empty()) add_older(change_.rule);
    change_ = change_from(std::move(proposal));
    has_proposal_ = true;
  }

  void close() {
    replacement_ += text_.substr(written_, end_ - written_);
    while (cursor_ < old_.size() && old_[cursor_].clean.end < end_) ++cursor_;
    if (cursor_ < old_.size()) {
      const Segment& last = old_[cursor_];
      if (last.verbatim && last.clean.begin < end_) {
        raw_end_ = std::max(raw_end_, raw_at(last, end_));
      }
    }
    if (!older_.empty()) {
      change_.evidence += change_.evidence.empty() ? "together with " : "; together with ";
      change_.evidence += older_;
    }
    made_.add_replaced(replacement_, raw_end_ - raw_, std::move(change_));
    clean_ = end_;
    raw_ = raw_end_;
  }

  void add_older(const std::string& rule) {
    if (!older_.empty()) older_ += ", ";
    older_ += rule;
  }

  std::string_view text_;
  const std::vector<Segment>& old_;
  TakeChange take_change_;
  std::vector<Proposal> proposals_;
  Made& made_;
  std::size_t next_ = 0;      // of proposals_
  std::size_t cursor_ = 0;    // segment that holds clean_
  std::size_t replaced_ = 0;  // next segment that is not verbatim
  std::size_t clean_ = 0, raw_ = 0;
  // The cluster at hand.
  std::size_t written_ = 0, end_ = 0, raw_end_ = 0;
  std::string replacement_, older_;
  Change change_;
  bool has_proposal_ = false;
};

void expect_apart(const std::vector<Proposal>& proposals, std::string_view text) {
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    const base::Span at = proposals[i].at;
    base::expects(at.begin <= at.end && at.end <= text.size(), "a proposal inside the text");
    base::expects(i == 0 || proposals[i - 1].at.end <= at.begin, "proposals sorted and apart");
  }
}

bool is_applied(const Change& change) {
  return change.decision == Decision::applied;
}

// Takes stretches of text as a draft does, but keeps the way back alone and hands the changes over
// at once, together with those of `clean` that are not applied.
class WayBack {
 public:
  WayBack(const CleanText& clean, std::string_view raw,
          const std::function<void(const Change&)>& entry)
      : raw_(raw), entry_(entry), next_(clean.changes.begin()), end_(clean.changes.end()) {}

  void reserve(std::size_t segments) { map_.reserve(segments); }
  void add_verbatim(std::string_view clean, std::size_t raw_size) {
    map_.add_verbatim(clean.size(), raw_size);
  }
  void add_replaced(std::string_view clean, std::size_t raw_size, Change change) {
    map_.add_replaced(clean.size(), raw_size);
    change.raw = map_.segments().back().raw;
    change.before = raw_.substr(change.raw.begin, change.raw.size());
    change.after = clean;
    change.decision = Decision::applied;
    hand_over_others(change.raw.begin);
    entry_(change);
  }
  OffsetMap finish() && {
    hand_over_others(raw_.size() + 1);
    return std::move(map_);
  }

 private:
  // That begin in the raw bytes before `raw`.
  void hand_over_others(std::size_t raw) {
    for (; next_ != end_ && (is_applied(*next_) || next_->raw.begin < raw); ++next_) {
      if (!is_applied(*next_)) entry_(*next_);
    }
  }

  std::string_view raw_;
  const std::function<void(const Change&)>& entry_;
  std::vector<Change>::const_iterator next_, end_;
  OffsetMap map_;
};

}  // namespace

Change change_from(Proposal proposal) {
  Change change;
  change.id = std::move(proposal.id);
  change.rule = proposal.rule;
  change.evidence = std::move(proposal.evidence);
  change.certainty = proposal.certainty;
  change.decided_by = proposal.by_editor ? DecidedBy::editor : DecidedBy::rule;
  change.identity = proposal.identity;
  return change;
}

void Draft::add_verbatim(std::string_view clean, std::size_t raw_size) {
  text += clean;
  map.add_verbatim(clean.size(), raw_size);
}

void Draft::add_replaced(std::string_view clean, std::size_t raw_size, Change change) {
  text += clean;
  map.add_replaced(clean.size(), raw_size);
  applied.push_back(std::move(change));
}

void apply(Draft& draft, std::vector<Proposal> proposals) {
  if (proposals.empty()) return;
  expect_apart(proposals, draft.text);
  Draft made;
  made.text.reserve(draft.text.size() + proposals.size());
  made.map.reserve(draft.map.segments().size() + 2 * proposals.size());
  made.applied.reserve(draft.applied.size() + proposals.size());
  std::size_t next = 0;
  const auto take_change = [&] { return std::move(draft.applied[next++]); };
  Applying(draft.text, draft.map, take_change, std::move(proposals), made).run();
  draft.text = std::move(made.text);
  draft.map = std::move(made.map);
  draft.applied = std::move(made.applied);
}

OffsetMap apply_to_copy(const CleanText& clean, std::string_view raw,
                        std::vector<Proposal> proposals,
                        const std::function<void(const Change&)>& entry) {
  expect_apart(proposals, clean.text);
  WayBack made(clean, raw, entry);
  made.reserve(clean.map.segments().size() + 2 * proposals.size());
  auto next = clean.changes.begin();
  const auto take_change = [&] {
    next = std::find_if(next, clean.changes.end(), is_applied);
    return *next++;
  };
  Applying(clean.text, clean.map, take_change, std::move(proposals), made).run();
  return std::move(made).finish();
}

}  // namespace normalize
