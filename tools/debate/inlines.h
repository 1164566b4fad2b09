#pragma once
// The text of paragraphs → inline elements: links, repaired words, emphasis, participants named.

#include <vector>

#include "debate/debate.h"
#include "debate/words.h"

namespace debate {

// Refines every TextPiece of the debate (front and posts). Asterisks of *emphasis* are dropped and
// added to debate.structure (D105). `words` are those of the clean text. Linear in the text.
void make_inlines(Debate& debate, const Words& words);

// Where each applied change of the clean text stands in it, in the order of clean.changes; changes
// that are not applied have an empty span at 0.
std::vector<Span> clean_spans(const normalize::CleanText& clean);

template <typename AnyBlock, typename Visit>
void for_each_paragraph_in(AnyBlock& block, const Visit& visit);

// Calls visit(Paragraph&) for every paragraph, in document order.
template <typename Blocks, typename Visit>
void for_each_paragraph(Blocks& blocks, const Visit& visit) {
  for (auto& block : blocks) for_each_paragraph_in(block, visit);
}

// The same for one block.
template <typename AnyBlock, typename Visit>
void for_each_paragraph_in(AnyBlock& block, const Visit& visit) {
  if (auto* paragraph = std::get_if<Paragraph>(&block.value)) {
    visit(*paragraph);
  } else if (auto* list = std::get_if<List>(&block.value)) {
    for (auto& item : list->items) for_each_paragraph(item.blocks, visit);
  } else if (auto* quote = std::get_if<BlockQuote>(&block.value)) {
    for_each_paragraph(quote->blocks, visit);
  }
}

// The span of an inline; empty for a Gap.
Span span_of(const Inline& part);
// From the first to the last character of the paragraph.
Span span_of(const Paragraph& paragraph);

}  // namespace debate
