#pragma once
// The spans of a line as they stand from left to right, where not all of it is written that way
// (UAX #9, L1 and L2; CSS Writing Modes 4 §2.4.5).

#include <cstdint>
#include <span>
#include <vector>

#include "layout/line_spans.h"

namespace layout {

enum class Edge : std::uint8_t { none, left, right };
// Of the inline box that opens or closes there.
Edge edge_of(const InlineElement& element);

// Indices into `spans`, which are in logical order.
std::vector<std::uint32_t> visual_spans(std::span<const LineSpan> spans, const InlineText& text,
                                        bool right_to_left);

}  // namespace layout
