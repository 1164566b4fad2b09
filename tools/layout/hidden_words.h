#pragma once
// Words that are on no paper: outside their page, cut off by a clip, or of no opacity. A style
// sheet may want that, but no reader should find out by chance.

#include <cstddef>
#include <string>

#include "layout/pages.h"

namespace layout {

struct HiddenWords {
  std::size_t count = 0;
  std::string first;     // as set
  std::size_t page = 0;  // index of the page that it would be on
};

// Words of which nothing is within what can be seen of their page. Artifacts and words that are
// meant only to be read do not count.
HiddenWords find_hidden_words(const Pages& pages);

}  // namespace layout
