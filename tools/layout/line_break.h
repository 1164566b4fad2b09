#pragma once
// Breaking a paragraph into lines as a whole: D. E. Knuth and M. F. Plass, "Breaking Paragraphs
// into Lines", Software—Practice and Experience 11 (1981), 1119–1184, with the demerits of TeX.
// Works on widths only; fonts and words stay outside. Badness and demerits are integers.
//
// A line may end at a glue that follows a box, at a penalty below infinite_penalty, and at the end
// of the items; never so that a line without a box would follow. It must end at a penalty of
// -infinite_penalty or less. Discardable items (glue, penalties) after a break are not on the next
// line. A line that ends at a forced break or at the end is not stretched, as if glue of infinite
// stretchability stood there; finishing glue of the caller's own does no harm.
//
// Five passes, each only when the one before found no way, or none of the length asked for: without
// added hyphens (pretolerance); with them (tolerance); with looser lines, if need be and unless
// they were only wished to be more or fewer (looseness); with emergency stretch; and then the least
// evil line by line, short rather than overfull.

#include <cstdint>
#include <span>
#include <vector>

#include "base/length.h"

namespace layout {

using base::Length;

struct BreakItem {
  enum class Kind : std::uint8_t { box, glue, penalty };
  Kind kind = Kind::box;
  bool flagged = false;      // penalty: a hyphen; of width 0: one that is in the text anyway
  std::int32_t penalty = 0;  // penalty: ±infinite_penalty forbids or forces
  Length width;              // box and glue: natural width; penalty: width added when broken here
  // Glue; box: how far its glyphs may expand or contract. The boxes of a line give first, up to
  // their limit, and the glue what is then missing, so that spaces differ as little as can be.
  Length stretch, shrink;
  Length left_protrusion;   // box first on a line: how far it may hang out
  Length right_protrusion;  // box or penalty last on a line
};
inline constexpr std::int32_t infinite_penalty = 10000;

struct LineBreakOptions {
  std::int32_t tolerance = 200;  // first pass is 100 without hyphens when pretolerance ≥ 0
  std::int32_t pretolerance = 100;
  std::int32_t line_penalty = 10;
  // Added to flagged penalties. TeX's 50 makes a hyphen of every fifth line in narrow columns.
  std::int32_t hyphen_penalty = 100;
  std::int32_t double_hyphen_demerits = 10000;
  std::int32_t final_hyphen_demerits = 5000;
  std::int32_t adjacent_demerits = 10000;
  // Of a line whose glue takes all its stretch, or as much the other way; in proportion to the
  // square. TeX's demerits grow with the sixth power of the ratio, so that they shun bad lines but
  // hardly see whether good ones are alike.
  std::int32_t uneven_demerits = 0;
  int max_consecutive_hyphens = 2;  // 0: no limit
  // Shorter last lines cost the demerits below times the square of the missing part; 0: off.
  Length min_last_line;
  std::int32_t short_last_line_demerits = 4000000;
  Length emergency_stretch;
  int looseness = 0;
  bool ragged = false;             // spaces keep their width; the same optimum
  Length ragged_stretch;           // ragged: a line this much too short has badness 100;
                                   // 0: a twelfth of the measure, as in plain TeX
  bool justify_last_line = false;  // also lines before a forced break
};

struct Line {
  std::uint32_t begin = 0;  // first item on the line, glue after the last break skipped
  std::uint32_t end = 0;    // the item at which it breaks (glue or penalty; not on the line)
  bool hyphenated = false;
  Length width;    // the measure it is set to
  Length natural;  // before stretching or shrinking, without what hangs out
  // How far the glue gives, in 1/10000 of its stretch (positive) or shrink (negative), after the
  // boxes have given all they can; 0 where they suffice and where nothing is stretched.
  std::int32_t ratio = 0;
  bool overfull = false;
};

struct BrokenParagraph {
  std::vector<Line> lines;
  std::int64_t demerits = 0;
  int looseness = 0;  // what was achieved of the looseness asked for
};

// `widths[i]` is the measure of line i; the last one repeats. Never fails: when no break fits,
// the line is overfull and says so. No lines for items without a box or a forced break. Time grows
// linearly with the items; only where thousands of breaks are equally good is the optimum given up.
BrokenParagraph break_lines(std::span<const BreakItem> items, std::span<const Length> widths,
                            const LineBreakOptions& options);

// The best way to break a paragraph into so many lines.
struct WayToBreak {
  std::int64_t lines = 0;
  std::int64_t demerits = 0;
};

// One for each number of lines that lines within the tolerance of `options` can have, hyphens
// included; its looseness does not matter. Empty when there is none.
std::vector<WayToBreak> ways_to_break(std::span<const BreakItem> items,
                                      std::span<const Length> widths,
                                      const LineBreakOptions& options);

// The one that break_lines takes for a looseness. `ways` are not empty.
const WayToBreak& choose_way(const std::vector<WayToBreak>& ways, int looseness);

}  // namespace layout
