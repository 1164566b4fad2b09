#pragma once
// What the profile's grammar cannot say of a TEI debate: that pointers lead somewhere, that ids are
// unique, that speakers are participants and that source ranges make sense. Used on what the
// program writes and on what an editor hands in.
//
//   X006  does not fit the profile (from xml::Schema)
//   X102  an xml:id that occurs twice
//   X103  a pointer inside the debate without its "#"
//   X104  a pointer that leads nowhere
//   X105  a speaker or a mention that points to something that is not a participant
//   X106  a reply or a quotation that points to something that is not a post
//   X107  a source range that is not src:BEGIN-END, is turned round, or is out of order
//   X108  a post whose number does not follow
//   X109  an inferred relation in replyTo (it has cert or resp only in standOff/linkGrp)
//   X110  a link that is not absolute http, https, ftp or mailto

#include <filesystem>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "xml/parsed.h"
#include "xml/schema.h"

namespace tei {

// True when no error was added. Throws as xml::read_xml when not well formed.
bool check_tei(std::string_view bytes, const std::string& path, const xml::Schema& profile,
               base::Diagnostics& diagnostics);
// The same of what has been parsed; `document` is its tree, or its elements.
bool check_tei(const xml::Parsed& tei, const xml::Document& document, const xml::Schema& profile,
               base::Diagnostics& diagnostics);

}  // namespace tei
