#pragma once
// A finished piece of a page at positions relative to its own top left corner: a line, a table row,
// an inline block, a column. Moving one onto a page only adds an offset.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "layout/boxes.h"
#include "layout/few.h"

namespace layout {

struct PlacedMark {
  std::uint32_t mark = 0;  // BoxTree::marks
  Point at;
};

// The note whose call is among the items; its tag follows item `after` in reading order.
struct PlacedNote {
  std::uint32_t note = 0;   // BoxTree::notes
  std::uint32_t after = 0;  // the number of items before it
};

// A tag that stands in the structure tree even when it has no content: a table cell.
struct PlacedTag {
  TagId tag = no_tag;
  std::uint32_t after = 0;
};

// An absolutely positioned box that waits for its containing block; see positioned.h.
struct PlacedBox {
  BoxId box = no_box;
  Point at;  // where it would stand were it static
};

// Text of the document itself, neither added by CSS nor repeated.
struct TextStart {
  BoxId box = no_box;            // BoxKind::text
  std::uint32_t characters = 0;  // of the box that are not white space and stand before
};

// The left end of a numbered line, on its baseline.
struct LineStart {
  Point at;
  std::optional<TextStart> text;
};

struct Fragment {
  Length width, height;
  Length baseline;  // of the first line (a line's own), from the top
  std::vector<Item> items;
  Few<LinkArea> links;
  Few<PlacedMark> marks;
  Few<PlacedNote> notes;
  Few<PlacedTag> tags;
  Few<PlacedBox> positioned;
  std::optional<TextStart> first_text;
  Few<LineStart> counted_lines;
};

// Adds `part`, moved by `offset`.
void append(Fragment& whole, Fragment&& part, Point offset);
void move_item(Item& item, Point offset);
// What is painted later is read where `out` ends.
void read_later(const Fragment& painted, Fragment& out);
// Seen through as a whole, by `opacity` thousandths.
Fragment grouped(Fragment fragment, int opacity);
void set_artifact(Fragment& fragment, Artifact artifact);

}  // namespace layout
