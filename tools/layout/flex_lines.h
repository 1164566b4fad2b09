#pragma once
// Along the main axis of a flex container (CSS Flexbox 1 §9.3, §9.5, §9.7): lengths only, no boxes.

#include <optional>
#include <vector>

#include "css/style.h"

namespace layout {

using base::Length;

// One item along the main axis. Sizes are of the content; `around` is what margins, borders and
// paddings take.
struct FlexItem {
  Length base, least, around;
  std::optional<Length> most;
  std::int32_t grow = 0, shrink = 0;          // in units of ComputedStyle::flex_unit
  bool auto_start = false, auto_end = false;  // margins
  // What comes out.
  Length size, start, margin_start, margin_end;  // start: of the margin box; margins: the auto ones

  Length hypothetical() const;
};

struct FlexLine {
  std::size_t first = 0, count = 0;  // items
};

// Items that fit stand on a line together; `most` is missing where all do.
std::vector<FlexLine> break_into_flex_lines(const std::vector<FlexItem>& items,
                                            std::optional<Length> most, Length gap);

// Flexes the items of a line to fill `room`.
void resolve_flexible_lengths(FlexItem* first, std::size_t count, Length room, Length gap);

// Where things of these sizes begin in `room`, when what is left over is shared out.
std::vector<Length> distribute(const std::vector<Length>& sizes, Length room, Length gap,
                               css::Alignment alignment);

// Gives the items of a line their places, auto margins first.
void justify(FlexItem* first, std::size_t count, Length room, Length gap, css::Alignment alignment);

}  // namespace layout
