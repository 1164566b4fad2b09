#pragma once
// The engine: rules propose, the engine decides, applies and keeps the way back to raw bytes.
//
// Order of decisions among proposals that overlap: the rule that stands earlier in the order given
// to `decide` (by default the order of codes) wins, then the one that begins earlier. The loser is
// dropped; when it still holds in the text that results, the next round finds it again.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/span.h"
#include "normalize/change.h"
#include "normalize/clean_text.h"
#include "normalize/encoding.h"
#include "normalize/policy.h"

namespace normalize {

// One proposed edit of the text at hand.
struct Proposal {
  base::Span at;
  std::string text;       // UTF-8 that shall stand there
  std::string_view rule;  // code, in storage that lasts for the program's run
  std::string evidence;
  std::string id;  // filled in by the engine
  Certainty certainty = Certainty::high;
  bool identity = false;
  bool by_editor = false;  // filled in by the engine
};

// The ledger entry that a proposal becomes; raw, before and after are filled in later.
Change change_from(Proposal proposal);

// A text on its way from raw to clean. Every segment of `map` that is not verbatim has its entry in
// `applied`, in the same order.
struct Draft {
  std::string text;
  OffsetMap map;
  std::vector<Change> applied;  // raw and before are filled in by finish
  std::vector<Change> others;   // suggested, reported, rejected
  std::vector<Finding> findings;
  Encoding encoding;
  std::string language;

  // For whoever builds a draft from left to right.
  void add_verbatim(std::string_view clean, std::size_t raw_size);
  void add_replaced(std::string_view clean, std::size_t raw_size, Change change);
};

// Applies proposals that are sorted and do not overlap. One that touches an earlier change makes
// one entry with it, so that entries never overlap; the entry keeps the newer rule and id and
// names the older rule in its evidence. Linear in text, segments and proposals.
void apply(Draft& draft, std::vector<Proposal> proposals);

// Which rulings have met their change.
struct Rulings {
  explicit Rulings(const std::vector<Ruling>& given);
  // The ruling on this change; if there is none, the one on its rule.
  const Ruling* find(std::string_view id);
  // One N001 error for each ruling that met nothing and whose id begins with one of `prefixes`.
  void report_unmatched(const std::vector<std::string_view>& prefixes,
                        base::Diagnostics& diagnostics) const;
  bool empty() const { return order_.empty(); }

 private:
  const Ruling* find_named(std::string_view id);

  std::vector<const Ruling*> order_;  // by id
  std::vector<bool> met_;
};

// Gives ids, asks policies and rulings, resolves overlaps, records what is not applied in `draft`,
// and returns what is to be applied. A rule with policy fix whose proposal has low certainty is
// only suggested.
std::vector<Proposal> decide(Draft& draft, std::string_view raw, std::vector<Proposal> proposals,
                             const Policies& policies, Rulings& rulings);

// A stable id for something at `at` in `text`: of the rule, the words there and the words around.
// Equal ones are told apart by `ordinal` (1 is not written).
std::string make_id(std::string_view rule, std::string_view text, base::Span at,
                    std::size_t ordinal);

CleanText finish(Draft draft, std::string_view raw);
Draft reopen(CleanText clean);

// A range of the clean text that shall not be part of the stream, and why.
struct Omission {
  base::Span at;
  std::string_view rule;  // "D101", in storage that lasts
  std::string evidence;
  bool identity = false;
};

// Without these omissions (sorted, not overlapping) the text is the stream that the TEI file
// carries. `entry` gets the entries of the ledger that restores the raw bytes from it, in the order
// of CleanText::changes: the changes applied on the way, and the others. They are too many to be
// held.
void leave_out(const CleanText& clean, std::string_view raw, std::vector<Omission> omissions,
               const std::function<void(const Change&)>& entry);
// From that stream to the raw bytes.
OffsetMap map_without(const CleanText& clean, std::vector<Omission> omissions);

}  // namespace normalize
