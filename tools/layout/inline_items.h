#pragma once
// Second step of a paragraph: the inline elements as boxes, glue and penalties (Knuth and Plass
// 1981), and for each of them the piece of text or the object it stands for.

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "layout/fragment.h"
#include "layout/inline_text.h"
#include "layout/line_break.h"
#include "layout/measured_word.h"

namespace layout {

// How far a word gives before spaces do, in thousandths of its width, both ways: its glyphs by
// their shape (pdfTeX's font expansion), then the room between them. At 10 pt the latter is 0.04
// pt.
inline constexpr std::int64_t glyphs_give = 20, tracking_gives = 8;

struct InlinePiece {
  enum class Kind : std::uint8_t { none, word, space, hyphen, element };
  Kind kind = Kind::none;
  std::uint32_t element = 0;         // InlineText::elements
  std::uint32_t begin = 0, end = 0;  // word and space: bytes of InlineText::text
  std::uint32_t word = no_index;     // word: InlineItems::words
};

struct InlineWord {
  std::uint32_t begin = 0;  // byte of InlineText::text
  const MeasuredWord* measured = nullptr;

  std::uint32_t end() const { return begin + measured->pieces.back().end; }
};

struct IntrinsicWidths {
  Length min, max;  // CSS Sizing 3 §5: min-content and max-content
};

struct InlineItems {
  bool words_give = false;  // before spaces do, where lines are justified
  std::vector<BreakItem> items;
  std::vector<InlinePiece> pieces;  // one for each item
  std::vector<InlineWord> words;
  std::unique_ptr<WordStore> own_words;        // those that Fonts does not keep; null: none
  std::vector<Fragment> objects;               // atoms and images
  std::vector<std::uint32_t> object_of;        // by element; empty when there are none
  std::vector<IntrinsicWidths> object_widths;  // as objects, which are empty then: only measured
};

// The block around a line, which percentages are of.
struct LineContainer {
  Length width;
  std::optional<Length> height;  // when it is known
};

// Without a container, objects are measured and not laid out.
InlineItems make_items(LayoutRun& run, BoxId paragraph, const InlineText& text,
                       const std::optional<LineContainer>& container);

IntrinsicWidths intrinsic_widths(const InlineItems& items);

}  // namespace layout
