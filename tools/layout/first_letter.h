#pragma once
// What ::first-letter takes of a text (CSS Pseudo-elements 4 §2.2).

#include <cstddef>
#include <string_view>

namespace layout {

struct FirstLetter {
  std::size_t begin = 0;  // after white space
  std::size_t end = 0;    // equal to begin: the text has no letter
};

// The first letter or digit with its combining marks and the punctuation around it.
FirstLetter find_first_letter(std::string_view text);

}  // namespace layout
