#pragma once
// Which structure element an XHTML element becomes (ISO 32000-1 §14.8.4, PDF/UA-1 §7).

#include <optional>

#include "layout/boxes.h"
#include "xml/document.h"

namespace layout {

// Nothing: the element's content belongs to the element around it.
std::optional<Tag> make_tag(const xml::Document& document, xml::NodeId element,
                            const css::ComputedStyle& style);

// May text stand directly in it, without a paragraph of its own?
bool holds_text(Role role);

}  // namespace layout
