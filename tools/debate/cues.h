#pragma once
// Subtitles (WebVTT, SubRip): cues with a line of times ("00:00:01.000 --> 00:00:07.500"), often
// below a number.

#include <string_view>
#include <vector>

#include "debate/debate.h"
#include "debate/lines.h"
#include "normalize/engine.h"

namespace debate {

// Proposals (D103) that put one space for what stands between two cues of one speaker, so that a
// turn is one paragraph again. A cue without a name goes on with the speaker before it.
std::vector<normalize::Proposal> join_cues(std::string_view text, const std::vector<Line>& lines);

// Makes the lines of times and numbers blank, and adds them to `structure` (D203).
void leave_out_cue_lines(std::string_view text, std::vector<Line>& lines,
                         std::vector<Structure>& structure);

}  // namespace debate
