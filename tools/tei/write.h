#pragma once
// A Debate as TEI P5 4.8 with its module for computer-mediated communication (TEI Guidelines,
// chapters 2, 9 and 16). The character data of the elements named in tei/stream.h is exactly the
// debate's spans in order, so that the transcript can be rebuilt from it and the ledger.
//
// What is private and has to stay in the master copy (the damaged form of a word that shows which
// code replaced which letters, the evidence for a proposed code) points to the category #identity;
// tei/public_copy.h takes it out. Findings are not written at all.

#include <string>
#include <string_view>

#include "debate/debate.h"

namespace tei {

// `program_version` as "0.1.0". With `figure` the TEI asks its editions for the picture of the
// debate, by a divGen (3.9.2) in its back matter. The same debate gives the same bytes: no clock is
// read. Throws
// base::Error X101 when the clean text has a character that XML cannot hold; spans that overlap or
// leave the clean text are our mistake (base::expects).
std::string write_tei(const debate::Debate& debate, std::string_view program_version,
                      bool figure = false);

}  // namespace tei
