#pragma once
// First step of a paragraph: the inline boxes as one string and a list of elements along it, after
// white-space processing (CSS Text 3 §4), text-transform and the split into directional runs.

#include <cstdint>
#include <string>
#include <vector>

#include "layout/layout_run.h"

namespace layout {

struct InlineElement {
  enum class Kind : std::uint8_t {
    text,
    open,
    close,
    atom,
    image,
    line_break,
    note_call,
    leader,
    mark,
    float_
  };
  Kind kind = Kind::text;
  std::uint8_t level = 0;  // bidi embedding level
  BoxId box = no_box;
  const css::ComputedStyle* style = nullptr;
  TagId tag = no_tag;
  std::uint32_t begin = 0, end = 0;  // bytes of InlineText::text; objects hold U+FFFC
  std::uint32_t link = no_index;     // InlineText::links
  Length raised;                     // baseline shift, upwards
  Point shift;                       // position: relative
};

struct LinkTarget {
  TagId tag = no_tag;
  std::string uri, destination, alternative;
};

// What ends at a forced line break.
struct BidiParagraph {
  std::uint32_t end = 0;
  bool right_to_left = false;
};

struct InlineText {
  std::string text;
  std::vector<InlineElement> elements;
  std::vector<LinkTarget> links;
  bool right_to_left = false;  // the base direction, unless …
  // … each paragraph has its own (unicode-bidi: plaintext).
  std::vector<BidiParagraph> paragraphs;
  bool has_embeddings = false;  // inline boxes with a direction or a unicode-bidi of their own
  bool has_leader = false;
  bool has_shifts = false;

  // Of what stands at this byte.
  bool is_right_to_left(std::uint32_t at) const;
};

InlineText collect_inline(LayoutRun& run, BoxId paragraph);

}  // namespace layout
