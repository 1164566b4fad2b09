#pragma once
// A fragment higher than its page, cut into parts (CSS Break 3 §4.4: what cannot be broken and does
// not fit is sliced). Cuts go between lines and images where they can.

#include <vector>

#include "layout/fragment.h"

namespace layout {

// Heights at which `fragment` may be cut, ascending, between its top and its bottom: whole px that
// no line of text and no image lower than `page` goes through.
std::vector<Length> cuts_of(const Fragment& fragment, Length page);

// The last place at or above `at` that no line of text and no image lower than `at` goes through;
// `at` itself when there is none.
Length last_cut_of(const Fragment& fragment, Length at);

// Where the lowest of what is painted ends, descenders apart.
Length bottom_of(const Fragment& fragment);

// Takes the part above `at`; `fragment` is left with what is below, moved up to its top. Notes and
// tags begin in the part above.
Fragment take_above(Fragment& fragment, Length at);

}  // namespace layout
