#pragma once
// A document as plain text, for the transcript of a new debate. Pandoc reads it shut off from files
// and network.

#include <optional>
#include <string>
#include <string_view>

#include "edition/pandoc.h"

namespace edition {

// Pandoc's reader for a file of that name and beginning: "docx", "odt", "html", "markdown"; nullopt
// for plain text, which needs none. Throws base::Error E042 for what is neither.
std::optional<std::string> reader_for(const std::string& path, std::string_view bytes);

// UTF-8, one paragraph a line. A link whose address is not its text has it behind, in brackets:
// nothing is lost. Throws as run_pandoc.
std::string to_plain_text(std::string_view bytes, const std::string& reader, const Pandoc& pandoc);

}  // namespace edition
