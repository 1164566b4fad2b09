#include <algorithm>
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

// Walks the old segments and the proposals together and writes the new draft. What overlaps is
// taken together as one cluster; an empty range belongs to a cluster only when strictly inside.
class Applying {
 public:
  Applying(std::string_view text, Draft& draft, std::vector<Proposal> proposals)
      : text_(text), old_(draft), proposals_(std::move(proposals)) {
    new_.text.reserve(text_.size() + proposals_.size());
    new_.segments.reserve(old_.segments.size() + 2 * proposals_.size());
    new_.applied.reserve(old_.applied.size() + proposals_.size());
    new_.others = std::move(old_.others);
    new_.findings = std::move(old_.findings);
    new_.encoding = old_.encoding;
  }

  Draft run() {
    for (find_replaced(); segment_left() || proposal_left(); find_replaced()) cluster();
    copy_verbatim(text_.size());
    return std::move(new_);
  }

 private:
  bool segment_left() const { return replaced_ < old_.segments.size(); }
  bool proposal_left() const { return next_ < proposals_.size(); }

  void find_replaced() {
    while (segment_left() && old_.segments[replaced_].verbatim) ++replaced_;
  }

  bool segment_is_first() const {
    if (!segment_left() || !proposal_left()) return segment_left();
    const base::Span a = old_.segments[replaced_].clean;
    const base::Span b = proposals_[next_].at;
    if (a.begin != b.begin) return a.begin < b.begin;
    return a.empty() || !b.empty();
  }

  void copy_verbatim(std::size_t target) {
    while (clean_ < target) {
      const Segment& segment = old_.segments[cursor_];
      if (!segment.verbatim || segment.clean.end <= clean_) {
        ++cursor_;
        continue;
      }
      const std::size_t stop = std::min(segment.clean.end, target);
      const std::size_t raw_stop = raw_at(segment, stop);
      new_.add_verbatim(text_.substr(clean_, stop - clean_), raw_stop - raw_);
      clean_ = stop;
      raw_ = raw_stop;
    }
  }

  void cluster() {
    const bool begins_with_segment = segment_is_first();
    const base::Span first =
        begins_with_segment ? old_.segments[replaced_].clean : proposals_[next_].at;
    copy_verbatim(first.begin);
    replacement_.clear();
    older_.clear();
    written_ = end_ = first.begin;
    raw_end_ = raw_;
    has_proposal_ = false;
    change_ = {};
    begins_with_segment ? take_segment() : take_proposal();
    for (find_replaced(); true; find_replaced()) {
      const bool segment = segment_left() && old_.segments[replaced_].clean.begin < end_;
      const bool proposal = proposal_left() && proposals_[next_].at.begin < end_;
      if (!segment && !proposal) break;
      segment && (!proposal || segment_is_first()) ? take_segment() : take_proposal();
    }
    close();
  }

  void take_segment() {
    Change& change = old_.applied[change_index_++];
    if (!has_proposal_ && change_.rule.empty()) {
      change_ = std::move(change);
    } else {
      add_older(change.rule);
    }
    const Segment& segment = old_.segments[replaced_];
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
    while (cursor_ < old_.segments.size() && old_.segments[cursor_].clean.end < end_) ++cursor_;
    if (cursor_ < old_.segments.size()) {
      const Segment& last = old_.segments[cursor_];
      if (last.verbatim && last.clean.begin < end_) {
        raw_end_ = std::max(raw_end_, raw_at(last, end_));
      }
    }
    if (!older_.empty()) {
      change_.evidence += change_.evidence.empty() ? "together with " : "; together with ";
      change_.evidence += older_;
    }
    new_.add_replaced(replacement_, raw_end_ - raw_, std::move(change_));
    clean_ = end_;
    raw_ = raw_end_;
  }

  void add_older(const std::string& rule) {
    if (!older_.empty()) older_ += ", ";
    older_ += rule;
  }

  std::string_view text_;  // of the old draft
  Draft& old_;
  Draft new_;
  std::vector<Proposal> proposals_;
  std::size_t next_ = 0;          // of proposals_
  std::size_t cursor_ = 0;        // segment that holds clean_
  std::size_t replaced_ = 0;      // next segment that is not verbatim …
  std::size_t change_index_ = 0;  // … and its change
  std::size_t clean_ = 0, raw_ = 0;
  // The cluster at hand.
  std::size_t written_ = 0, end_ = 0, raw_end_ = 0;
  std::string replacement_, older_;
  Change change_;
  bool has_proposal_ = false;
};

}  // namespace

Change change_from(Proposal proposal) {
  Change change;
  change.id = std::move(proposal.id);
  change.rule = proposal.rule;
  change.evidence = std::move(proposal.evidence);
  change.certainty = proposal.certainty;
  change.decided_by = proposal.by_editor ? "editor" : "rule";
  change.identity = proposal.identity;
  return change;
}

void Draft::add_verbatim(std::string_view clean, std::size_t raw_size) {
  const std::size_t clean_begin = text.size();
  text += clean;
  const std::size_t raw_begin = segments.empty() ? 0 : segments.back().raw.end;
  if (!segments.empty()) {
    OffsetMap::Segment& last = segments.back();
    if (last.verbatim && last.clean.size() * raw_size == last.raw.size() * clean.size()) {
      last.clean.end = text.size();
      last.raw.end += raw_size;
      return;
    }
  }
  segments.push_back({{clean_begin, text.size()}, {raw_begin, raw_begin + raw_size}, true});
}

void Draft::add_replaced(std::string_view clean, std::size_t raw_size, Change change) {
  const std::size_t clean_begin = text.size();
  const std::size_t raw_begin = segments.empty() ? 0 : segments.back().raw.end;
  text += clean;
  segments.push_back({{clean_begin, text.size()}, {raw_begin, raw_begin + raw_size}, false});
  applied.push_back(std::move(change));
}

void apply(Draft& draft, std::vector<Proposal> proposals) {
  if (proposals.empty()) return;
  const std::string text = std::move(draft.text);
  apply(text, draft, std::move(proposals));
}

void apply(std::string_view text, Draft& draft, std::vector<Proposal> proposals) {
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    const base::Span at = proposals[i].at;
    base::expects(at.begin <= at.end && at.end <= text.size(), "a proposal inside the text");
    base::expects(i == 0 || proposals[i - 1].at.end <= at.begin, "proposals sorted and apart");
  }
  draft = Applying(text, draft, std::move(proposals)).run();
}

}  // namespace normalize
