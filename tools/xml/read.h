#pragma once
// XML and HTML bytes to a Document, through libxml2. The input is untrusted: nothing is fetched,
// entity declarations are refused (X003), and nesting deeper than max_depth is refused (X004).

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "xml/document.h"

namespace xml {

inline constexpr int max_depth = 1024;

// XML 1.0 with namespaces. Throws base::Error X001 (with line and column) when not well formed.
Document read_xml(std::string_view bytes, std::string path);

// HTML as libxml2 repairs it, mended where HTML 5 differs (see html_tree.h), in the XHTML
// namespace; repairs are reported as X002 notes.
Document read_html(std::string_view bytes, std::string path, base::Diagnostics& diagnostics);

}  // namespace xml
