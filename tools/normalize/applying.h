#pragma once
// Walks the segments of a map and the proposals together and writes what results. What overlaps is
// taken together as one cluster; an empty range belongs to a cluster only when strictly inside.
//
//   take_change  gives the changes of the segments that are not verbatim, one after another
//   proposals    left() says whether there is one more, at() where it stands, take() gives it;
//                sorted and apart
//   made         a draft, or what else takes stretches of text as one does

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/span.h"
#include "normalize/engine.h"

namespace normalize {

// Whatever has a place `at`.
template <typename Placed>
void expect_apart(const std::vector<Placed>& all, std::string_view text) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    const base::Span at = all[i].at;
    base::expects(at.begin <= at.end && at.end <= text.size(), "a proposal inside the text");
    base::expects(i == 0 || all[i - 1].at.end <= at.begin, "proposals sorted and apart");
  }
}

template <typename TakeChange, typename Proposals, typename Made>
class Applying {
 public:
  Applying(std::string_view text, const OffsetMap& map, TakeChange take_change, Proposals proposals,
           Made& made)
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
  static std::size_t raw_at(const OffsetMap::Segment& verbatim, std::size_t clean) {
    return verbatim.raw.begin +
           (clean - verbatim.clean.begin) * verbatim.raw.size() / verbatim.clean.size();
  }

  bool segment_left() const { return replaced_ < old_.size(); }
  bool proposal_left() const { return proposals_.left(); }

  void find_replaced() {
    while (segment_left() && old_[replaced_].verbatim) ++replaced_;
  }

  bool segment_is_first() const {
    if (!segment_left() || !proposal_left()) return segment_left();
    const base::Span a = old_[replaced_].clean;
    const base::Span b = proposals_.at();
    if (a.begin != b.begin) return a.begin < b.begin;
    return a.empty() || !b.empty();
  }

  void copy_verbatim(std::size_t target) {
    while (clean_ < target) {
      const OffsetMap::Segment& segment = old_[cursor_];
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
    const base::Span first = begins_with_segment ? old_[replaced_].clean : proposals_.at();
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
      const bool proposal = proposal_left() && proposals_.at().begin < end_;
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
      change_.identity = change_.identity || change.identity;
    }
    const OffsetMap::Segment& segment = old_[replaced_];
    end_ = std::max(end_, segment.clean.end);
    raw_end_ = std::max(raw_end_, segment.raw.end);
    cursor_ = std::max(cursor_, ++replaced_);
  }

  void take_proposal() {
    Proposal proposal = proposals_.take();
    replacement_ += text_.substr(written_, proposal.at.begin - written_);
    replacement_ += proposal.text;
    written_ = proposal.at.end;
    end_ = std::max(end_, proposal.at.end);
    if (has_proposal_) {
      add_older(std::string(proposal.rule));
      change_.identity = change_.identity || proposal.identity;
      return;
    }
    if (!change_.rule.empty()) add_older(change_.rule);
    proposal.identity = proposal.identity || change_.identity;
    change_ = change_from(std::move(proposal));
    has_proposal_ = true;
  }

  void close() {
    replacement_ += text_.substr(written_, end_ - written_);
    while (cursor_ < old_.size() && old_[cursor_].clean.end < end_) ++cursor_;
    if (cursor_ < old_.size()) {
      const OffsetMap::Segment& last = old_[cursor_];
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
  const std::vector<OffsetMap::Segment>& old_;
  TakeChange take_change_;
  Proposals proposals_;
  Made& made_;
  std::size_t cursor_ = 0;    // segment that holds clean_
  std::size_t replaced_ = 0;  // next segment that is not verbatim
  std::size_t clean_ = 0, raw_ = 0;
  // The cluster at hand.
  std::size_t written_ = 0, end_ = 0, raw_end_ = 0;
  std::string replacement_, older_;
  Change change_;
  bool has_proposal_ = false;
};

}  // namespace normalize
