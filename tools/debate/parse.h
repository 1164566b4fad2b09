#pragma once
// Clean text → Debate: title, preface, participants, posts with their labels, paragraphs, lists and
// quoted lines. Every word of the clean text lies in exactly one span; what lies in none is
// structure (structural_changes). What stands inside paragraphs, quotations, speakers without a
// label and findings are added by later steps (see make.h).

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "debate/debate.h"
#include "debate/settings.h"
#include "normalize/clean_text.h"
#include "normalize/engine.h"

namespace debate {

// Fills a debate that is empty but for its clean text, which stays as it is. Lines must have been
// joined before (see make.h and lines.h); joined or not, the result is a Debate, whatever the text.
// Linear in the text.
void parse_debate(Debate& debate, const Settings& settings, base::Diagnostics& diagnostics);

// All spans of text in document order.
std::vector<Span> covered_spans(const Debate& debate);

// The clean ranges that lie in no span, with the reason for each; normalize::leave_out makes ledger
// entries of them.
std::vector<normalize::Omission> structural_changes(const Debate& debate);

// The concatenation of all spans: what the TEI file carries.
std::string text_stream(const Debate& debate);

}  // namespace debate
