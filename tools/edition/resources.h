#pragma once
// Private to this room: editions are whole in themselves. A template or a style sheet that pulls in
// another file, by a relative, absolute or remote address alike, is refused before any program sees
// it.

#include <string>
#include <string_view>

#include "xml/document.h"

namespace edition {

// Throws base::Error E013 for an element that loads something: img, script, iframe, object, link
// with a style sheet and their like, and for a style attribute.
void refuse_resources(const xml::Document& article);

// Throws base::Error E012 for @import, url() and src() (CSS Values 4, 4.5; CSS Cascade 5, 2).
void refuse_style_resources(std::string_view css, const std::string& path);

}  // namespace edition
