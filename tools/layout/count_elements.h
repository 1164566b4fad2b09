#pragma once
// What elements do to counters, with the counter of list items that counts by itself (CSS Lists 3
// §4.6).

#include <string_view>
#include <vector>

#include "css/styled.h"
#include "layout/counters.h"
#include "xml/document.h"

namespace layout {

// Between counters.enter() and the element's ::marker.
void count_element(const css::ComputedStyle& style, Counters& counters);

bool is_incremented(const css::ComputedStyle& style, std::string_view counter);

// For Counters: where those that count backwards begin. A walk through the document, and none when
// no counter does.
std::vector<int> reversed_starts(const xml::Document& document, const css::Styled& styled);

}  // namespace layout
