#pragma once
// Lines of one post → paragraphs, nested lists and quoted blocks.

#include <optional>
#include <string_view>
#include <vector>

#include "debate/debate.h"
#include "debate/markers.h"

namespace debate {

// One line of text on its way into a block.
struct Strip {
  base::Span span;         // its text, without label, ">" marks and outer white space
  std::size_t indent = 0;  // columns
  std::size_t gap = 0;     // blank lines before
  int depth = 0;           // ">" marks
  bool lost_link = false;  // leads to a link that is not there any more
};

// Paragraphs hold one TextPiece each (and a Gap after a lost link); make_inlines refines them.
// Markers that are dropped are added to `structure` (D104). Linear in the strips.
std::vector<Block> build_blocks(std::string_view text, const std::vector<Strip>& strips,
                                std::vector<Structure>& structure);

}  // namespace debate
