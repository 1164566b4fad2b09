#pragma once
// The clean text as lines, and the joining of lines that were only wrapped at a fixed width, as
// mail programs do near column 72.

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "normalize/engine.h"

namespace debate {

struct Line {
  base::Span whole;         // without its line feed
  base::Span body;          // without ">" marks and white space at both ends
  std::size_t indent = 0;   // columns before the body, after any ">" marks
  int depth = 0;            // how many ">" marks stand before it
  std::size_t columns = 0;  // characters from the first to the last of the body, plus indent
  bool blank() const { return body.empty(); }
};

std::vector<Line> split_lines(std::string_view text);

// The first line from `from` on that is not blank; their number when there is none.
std::size_t next_filled(const std::vector<Line>& lines, std::size_t from);

// The part of a line that is `body`, without white space at its ends.
Line part_of(std::string_view text, const Line& line, base::Span body);

// The column at which the lines of this text were wrapped; 0 when they were not.
std::size_t wrap_column(std::string_view text, const std::vector<Line>& lines);

// True when `second` only continues `first`, which was wrapped at `column`.
bool is_wrapped(std::string_view text, const Line& first, const Line& second, std::size_t column);

// Proposals (D103) that put one space for each line end, with the indent and ">" marks after it,
// that only wraps a paragraph.
std::vector<normalize::Proposal> unwrap(std::string_view text, const std::vector<Line>& lines);

}  // namespace debate
