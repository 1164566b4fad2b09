#pragma once
// Private to this room: the teiHeader (TEI Guidelines, chapter 2) of a debate.

#include <string_view>

#include "debate/debate.h"
#include "xml/writer.h"

namespace tei {

// Ids that the header gives out; a participant cannot have them.
inline constexpr std::string_view program_id = "rapporteur";
inline constexpr std::string_view editor_id = "editor";
inline constexpr std::string_view identity_id = "identity";
inline constexpr std::string_view source_id = "transcript";

inline constexpr std::string_view identity_pointer = "#identity";

std::string_view name_of(normalize::Certainty certainty);

void write_header(xml::Writer& out, const debate::Debate& debate, std::string_view version);

}  // namespace tei
