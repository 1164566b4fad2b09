#pragma once
// A debate as indented text, for goldens and for looking at.

#include <string>

#include "debate/debate.h"

namespace testing {

// One line per block: "p", "ul", "ol", "quote" and the text with marks for its inlines:
// [link:…] [mention:ids] [repair:sic→…] [em:…] [q:source:…] [gap]. `width` cuts paragraphs.
std::string dump(const debate::Debate& debate, std::size_t width = 60);

// Just the words of the post's blocks, separated by single spaces.
std::string words_of(const debate::Debate& debate, const debate::Post& post);

}  // namespace testing
