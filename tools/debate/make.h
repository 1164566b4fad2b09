#pragma once
// The whole desk: raw bytes and debate.toml → Debate and ledger. In this order: normalize, join
// wrapped lines, find the participants, repair words that their codes damaged, parse, mark
// quotations, infer speakers, look for what an editor should see.

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "debate/debate.h"
#include "debate/settings.h"
#include "normalize/ledger.h"

namespace debate {

struct MadeDebate {
  Debate debate;
  normalize::Ledger ledger;         // with text_stream(debate) restores the raw bytes
  normalize::OffsetMap stream_map;  // text_stream(debate) to raw bytes
};

// `path` names the transcript; its folders do not enter the result.
MadeDebate make_debate(std::string_view raw, std::string_view path, const Settings& settings,
                       base::Diagnostics& diagnostics);

}  // namespace debate
