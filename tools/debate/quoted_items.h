#pragma once
// Items of lists that repeat another post → BlockQuotes that stand in the running text.

#include <vector>

#include "debate/debate.h"

namespace debate {

// Who answers questions one by one repeats each as it was printed, "- " or "(1)" included, and
// writes the answer below. The marker is then the quoted list's, and the answer is no part of the
// item. So an item that begins with a quotation of a post leaves its list: the quotation stands at
// the level of the list, a numbered one still in a list so that its number is kept, and what
// followed in the item is ordinary text. A numbered list is only taken apart when all its items
// are such quotations. Linear in the blocks.
void part_quoted_items(std::vector<Block>& blocks);

// Whether the paragraphs of all posts, in order, stand under ">" marks.
std::vector<bool> quoted_paragraphs(const Debate& debate);

}  // namespace debate
