#include <utility>

#include "normalize/applying.h"
#include "normalize/engine.h"

namespace normalize {
namespace {

class GivenProposals {
 public:
  explicit GivenProposals(std::vector<Proposal> all) : all_(std::move(all)) {}

  bool left() const { return next_ < all_.size(); }
  base::Span at() const { return all_[next_].at; }
  Proposal take() { return std::move(all_[next_++]); }

 private:
  std::vector<Proposal> all_;
  std::size_t next_ = 0;
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
  Applying(draft.text, draft.map, take_change, GivenProposals(std::move(proposals)), made).run();
  draft.text = std::move(made.text);
  draft.map = std::move(made.map);
  draft.applied = std::move(made.applied);
}

}  // namespace normalize
