#pragma once
// One column of the filler: from a place in the flow, the ends it may have and what each costs.

#include <cstdint>
#include <vector>

#include "layout/column_cursor.h"
#include "layout/fill.h"
#include "layout/fill_group.h"

namespace layout {

struct ColumnStart {
  std::size_t at = 0;
  std::shared_ptr<const GroupRest> rest = {};  // of the group there, when it began before
  std::vector<WastedHeight> wasted = {};
  Length height;             // of the column
  Length offset;             // of its top below the line grid's origin
  bool keeps_space = false;  // space at the very top counts: something stands above on this page
  std::vector<NotePart> waiting;
  // How far columns without notes may be too high, for paragraphs in them may be made shorter.
  Length excess;

  friend bool operator==(const ColumnStart&, const ColumnStart&) = default;
};

struct ColumnEnd {
  FilledColumn column;
  std::size_t next = 0;  // where the column after it begins
  std::shared_ptr<const GroupRest> rest;
  std::vector<WastedHeight> wasted;
  std::int64_t cost = 0;  // of the break, of notes that did not fit; not of unevenness
  Length left_over;       // empty room at the bottom
  bool forced = false;
  bool final = false;  // the end of what is to be filled
  std::vector<NotePart> waiting;
};

class ColumnEnds {
 public:
  ColumnEnds(Notes& notes, const FillRequest& request)
      : notes_(notes),
        request_(request),
        overhead_(notes.area_overhead(request.note_area, request.set.width)) {}

  // Every end at which the column holds what comes before, or is too high by at most the excess
  // (and its left_over negative); in order. Never empty: when nothing fits, it is the shortest
  // column that gets on, and its height is exceeded.
  std::vector<ColumnEnd> find(const ColumnStart& start) { return find_last(start, no_limit); }
  // The same without those that come before the last `count` that fit and break nothing of cost:
  // only when a column's last places are bad ones can those far above its foot be better.
  std::vector<ColumnEnd> find_last(const ColumnStart& start, std::size_t count);
  // Less than rest_height of what begins at an item, told at once.
  Length least_rest(std::size_t item);
  // The height of the rest in one endless column, or `enough` as soon as it is more.
  Length rest_height(const ColumnStart& start, Length enough) const;

 private:
  // An end of which only is known what it takes to choose.
  struct Place {
    std::size_t at = 0, next = 0;
    std::int64_t break_cost = 0, cost = 0;
    Length used, bottom, left_over;
    std::size_t notes_called = 0;
    Length notes_height;  // of those called
    bool forced = false, final = false;
    bool cuts_group = false;
  };
  static constexpr std::size_t no_limit = static_cast<std::size_t>(-1);

  using Pieces = std::vector<FilledColumn::GroupPart>;

  std::shared_ptr<const GroupPiece> cut(std::size_t item, const ColumnStart& start, Length room,
                                        bool at_top, std::vector<NotePart>& queue);
  bool is_cut(const FlowItem& group, Length room) const;
  bool finish(ColumnEnd& end, const ColumnStart& start, const Place& place,
              const std::vector<NotePart>& queue);
  bool measure(Place& place, const ColumnStart& start, const std::vector<NotePart>& queue);
  ColumnEnd end_at(const Place& place, const ColumnStart& start, std::size_t begin,
                   const std::vector<NotePart>& queue, const Pieces& pieces);
  static std::vector<Length> least_heights(const FillRequest& request);
  static std::size_t first_of_last(const std::vector<Place>& places, std::size_t count);
  std::size_t first_item(const ColumnStart& start) const;
  static bool continues_rest(const Flow& flow, const std::vector<Place>& places, std::size_t at);
  bool ends_in_rest(const std::vector<Place>& places) const;
  Length call_notes(const FlowItem& item, std::vector<NotePart>& queue);

  Notes& notes_;
  const FillRequest& request_;
  Length overhead_;            // of the area for notes
  std::vector<Length> least_;  // of the items up to each, those without room for glue; when asked
};

// Of the ends that a column may have, the one for columns that are filled one after the other:
// rules about breaks are dropped until there is a place, and of the places left the last is taken
// (CSS Break 3 §4.4).
const ColumnEnd& last_good_end(const std::vector<ColumnEnd>& ends);

}  // namespace layout
