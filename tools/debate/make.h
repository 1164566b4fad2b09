#pragma once
// The whole desk: raw bytes and debate.toml → Debate and ledger. In this order: normalize, join
// wrapped lines, find the participants, repair words that their codes damaged, parse, mark
// quotations, infer speakers, look for what an editor should see.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "debate/debate.h"
#include "debate/findings.h"
#include "debate/settings.h"
#include "normalize/ledger.h"

namespace debate {

// A debate whose text will not change any more, and what else is known of it.
struct ReadDebate {
  Debate debate;
  std::vector<Found> found;  // and not yet among the findings
  Settings settings;         // without policies that mean nothing
};

// `path` names the transcript; its folders do not
// enter the result.
ReadDebate read_debate(std::string_view raw, std::string_view path, const Settings& settings,
                       base::Diagnostics& diagnostics);

// What was found becomes findings, but for what the editor does not want to see: changes
// debate.findings alone.
void add_findings(ReadDebate& read, base::Diagnostics& diagnostics);

// The ledger that with text_stream(debate) restores the raw bytes, but for its entries.
normalize::Ledger ledger_head(const Debate& debate, std::size_t raw_size);

// `entry` gets the entries of that ledger in their order; `raw` is what the debate was read from.
void way_back(const Debate& debate, std::string_view raw,
              const std::function<void(const normalize::Change&)>& entry);

// From text_stream(debate) to the raw bytes.
normalize::OffsetMap stream_map(const Debate& debate);

// The three steps in one.
struct MadeDebate {
  Debate debate;
  normalize::Ledger ledger;
};
MadeDebate make_debate(std::string_view raw, std::string_view path, const Settings& settings,
                       base::Diagnostics& diagnostics);

}  // namespace debate
