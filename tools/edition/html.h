#pragma once
// Private to this room: an XHTML tree in the HTML syntax (HTML Living Standard, 13.3), for files
// that are served as text/html.

#include <string>
#include <string_view>

#include "xml/document.h"

namespace edition {

// With <!DOCTYPE html>; `style` goes into the head as it is, so it must not hold "</style".
std::string write_html(const xml::Document& page, std::string_view style);

}  // namespace edition
