#pragma once
// Footnotes (CSS GCPM 3 §2): each note as a flow of the width of the column it stands in, and the
// area at the foot of a column that holds some of them.

#include <map>
#include <utility>
#include <vector>

#include "layout/flow.h"

namespace layout {

// Items [begin, end) of a note's flow in columns of a width: all of it, or what fitted.
struct NotePart {
  std::uint32_t note = 0;
  Length width;
  std::size_t begin = 0, end = 0;

  friend bool operator==(const NotePart&, const NotePart&) = default;
};

class Notes {
 public:
  explicit Notes(LayoutRun& run) : run_(run) {}

  Flow& flow(const NotePart& part) { return flow(part.note, part.width); }
  NotePart whole(std::uint32_t note, Length width);
  Length height(const NotePart& part) { return height_of(flow(part), part.begin, part.end); }
  // For columns of another width: notes that have not begun yet. One that has goes on as wide as it
  // began.
  void set_anew(std::vector<NotePart>& waiting, Length width);
  // Border, padding and margin of @footnote; 0 where there are no notes.
  Length area_overhead(const css::ComputedStyle* area, Length width) const;

  // As many notes as fit into `room`: `placed` grows, what is left stays in `waiting`. At most one
  // note is split, between its lines. Returns the height taken, without the area's overhead.
  Length place(std::vector<NotePart>& waiting, Length room, std::vector<NotePart>& placed);

 private:
  Flow& flow(std::uint32_t note, Length width);

  LayoutRun& run_;
  std::map<std::pair<std::uint32_t, Length>, Flow> flows_;
};

}  // namespace layout
