#include <algorithm>
#include <utility>

#include "normalize/applying.h"
#include "normalize/engine.h"
#include "normalize/ids.h"

namespace normalize {
namespace {

bool is_applied(const Change& change) {
  return change.decision == Decision::applied;
}

// Omissions as proposals. Each is made when it is asked for, because there may be very many.
class OmittingProposals {
 public:
  OmittingProposals(std::string_view text, std::vector<Omission> omissions)
      : text_(text), omissions_(std::move(omissions)), ids_(omissions_.size()) {
    expect_apart(omissions_, text);
  }

  bool left() const { return next_ < omissions_.size(); }
  base::Span at() const { return omissions_[next_].at; }
  Proposal take() {
    Omission& omission = omissions_[next_++];
    Proposal proposal;
    proposal.at = omission.at;
    proposal.rule = omission.rule;
    proposal.evidence = std::move(omission.evidence);
    proposal.identity = omission.identity;
    proposal.id = ids_.make(proposal.rule, text_, proposal.at);
    return proposal;
  }

 private:
  std::string_view text_;
  std::vector<Omission> omissions_;
  Ids ids_;
  std::size_t next_ = 0;
};

// Takes stretches of text as a draft does, but hands the changes over at once, together with those
// of `clean` that are not applied.
class Entries {
 public:
  Entries(const CleanText& clean, std::string_view raw,
          const std::function<void(const Change&)>& entry)
      : raw_(raw), entry_(entry), next_(clean.changes.begin()), end_(clean.changes.end()) {}

  void add_verbatim(std::string_view, std::size_t raw_size) { at_ += raw_size; }
  void add_replaced(std::string_view clean, std::size_t raw_size, Change change) {
    change.raw = {at_, at_ + raw_size};
    at_ = change.raw.end;
    change.before = raw_.substr(change.raw.begin, change.raw.size());
    change.after = clean;
    change.decision = Decision::applied;
    hand_over_others(change.raw.begin);
    entry_(change);
  }
  void finish() { hand_over_others(raw_.size() + 1); }

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
  std::size_t at_ = 0;  // in raw_
};

// The same, but keeps the way back alone.
struct WayBack {
  OffsetMap map;
  void add_verbatim(std::string_view clean, std::size_t raw_size) {
    map.add_verbatim(clean.size(), raw_size);
  }
  void add_replaced(std::string_view clean, std::size_t raw_size, const Change&) {
    map.add_replaced(clean.size(), raw_size);
  }
};

template <typename Made>
void omit(const CleanText& clean, std::vector<Omission> omissions, Made& made) {
  auto next = clean.changes.begin();
  const auto take_change = [&] {
    next = std::find_if(next, clean.changes.end(), is_applied);
    return *next++;
  };
  Applying(clean.text, clean.map, take_change, OmittingProposals(clean.text, std::move(omissions)),
           made)
      .run();
}

}  // namespace

void leave_out(const CleanText& clean, std::string_view raw, std::vector<Omission> omissions,
               const std::function<void(const Change&)>& entry) {
  Entries entries(clean, raw, entry);
  omit(clean, std::move(omissions), entries);
  entries.finish();
}

OffsetMap map_without(const CleanText& clean, std::vector<Omission> omissions) {
  WayBack back;
  omit(clean, std::move(omissions), back);
  return std::move(back.map);
}

}  // namespace normalize
