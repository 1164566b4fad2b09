#pragma once
// The numbered lines of a review copy as a table: who reads "line 214" finds the post, and the byte
// of the transcript, at which it begins.

#include <string>
#include <string_view>

#include "layout/pages.h"
#include "xml/document.h"

namespace rapporteur {

// Tab-separated values with a head line: line, page (as printed), post (the id around the line),
// character (non-blank characters of that element before it) and byte (of the raw transcript; empty
// without a ledger). `article` is what the pages were set from, `tei` the master that it was made
// from, `ledger` the text of its ledger; both may be empty. Text that the transcript does not have,
// such as a speaker's name in a heading, has the byte of the text that follows.
std::string map_lines(const layout::Pages& pages, const xml::Document& article,
                      std::string_view tei, std::string_view ledger);

}  // namespace rapporteur
