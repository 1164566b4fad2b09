#pragma once
// Breaking a paragraph into lines as a whole: D. E. Knuth and M. F. Plass, "Breaking Paragraphs
// into Lines", Software—Practice and Experience 11 (1981), 1119–1184, with the demerits of TeX.
// Works on widths only; fonts and words stay outside. Badness and demerits are integers.

#include <cstdint>
#include <span>
#include <vector>

#include "base/length.h"

namespace layout {

using base::Length;

struct BreakItem {
  enum class Kind : std::uint8_t { box, glue, penalty };
  Kind kind = Kind::box;
  bool flagged = false;        // penalty: a hyphen
  std::int32_t penalty = 0;    // penalty: ±infinite_penalty forbids or forces
  Length width;                // box and glue: natural width; penalty: width added when broken here
  Length stretch, shrink;      // glue; box: how far its glyphs may expand or contract
  Length left_protrusion;      // box first on a line: how far it may hang out
  Length right_protrusion;     // box or penalty last on a line
};
inline constexpr std::int32_t infinite_penalty = 10000;

struct LineBreakOptions {
  std::int32_t tolerance = 200;          // first pass is 100 without hyphens when pretolerance ≥ 0
  std::int32_t pretolerance = 100;
  std::int32_t line_penalty = 10;
  std::int32_t hyphen_penalty = 50;      // added to flagged penalties
  std::int32_t double_hyphen_demerits = 10000;
  std::int32_t final_hyphen_demerits = 5000;
  std::int32_t adjacent_demerits = 10000;
  int max_consecutive_hyphens = 2;       // 0: no limit
  Length min_last_line;                  // shorter last lines cost; 0: off
  Length emergency_stretch;
  int looseness = 0;
  bool ragged = false;                   // lines are not stretched; the same optimum
};

struct Line {
  std::uint32_t begin = 0;    // first item on the line, glue after the last break skipped
  std::uint32_t end = 0;      // the item at which it breaks (glue or penalty; not on the line)
  bool hyphenated = false;
  Length width;               // the measure it is set to
  Length natural;             // before stretching or shrinking
  std::int32_t ratio = 0;     // in 1/10000 of the available stretch (positive) or shrink (negative)
  bool overfull = false;
};

struct BrokenParagraph {
  std::vector<Line> lines;
  std::int64_t demerits = 0;
  int looseness = 0;  // what was achieved of the looseness asked for
};

// `widths[i]` is the measure of line i; the last one repeats. Never fails: when no break fits,
// the line is overfull and says so.
BrokenParagraph break_lines(std::span<const BreakItem> items, std::span<const Length> widths,
                            const LineBreakOptions& options);

}  // namespace layout
