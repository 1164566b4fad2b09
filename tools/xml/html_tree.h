#pragma once
// libxml2 reads HTML by the rules of HTML 4. This mends its trees where HTML 5 (WHATWG HTML
// §13.2.6) would have put things elsewhere, and never drops anything.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <libxml/tree.h>

namespace xml {

// Afterwards the root is `html` with at most a `head` of metadata and one `body` that holds all
// else; elements that have no content hold none; and no paragraph holds a section.
void mend_html_tree(xmlDoc& doc);

// The text with an end tag after every <wbr>. HTML 4 did not know it: each would hold all that
// follows, and what is nested too deeply libxml2 leaves out.
std::string close_word_breaks(std::string_view html);

// Where text without a <body> tag begins its body (§13.2.6.4.6); nothing when it has such a tag or
// no content. HTML 4 had no text right in a body: without the tag, each would become a paragraph.
std::optional<std::size_t> find_body(std::string_view html);

}  // namespace xml
