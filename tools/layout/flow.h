#pragma once
// Block-level content as one vertical list, before it is cut into columns and pages: TeX's vertical
// list with CSS's margins already collapsed. Made by block_flow, cut by fill_columns, painted by
// paint_flow.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "layout/fragment.h"
#include "layout/layout_run.h"
#include "layout/paragraph.h"

namespace layout {

// Costs of breaking a column at a place. They are ranks more than measures: many of one rank never
// outweigh one of the next.
namespace cost {
inline constexpr std::int32_t free = 0;
inline constexpr std::int32_t hyphen = 60'000;        // the column would end in a hyphen
inline constexpr std::int32_t avoid = 3'000'000;      // break-*: avoid
inline constexpr std::int32_t avoid_inner = 200'000;  // more of it, in a box inside another one
inline constexpr std::int32_t widow = 4'000'000;      // widows or orphans not kept
inline constexpr std::int32_t never = 1'000'000'000;  // not a break of CSS at all
}  // namespace cost

struct FlowItem {
  enum class Kind : std::uint8_t {
    line,     // index: fragments
    atom,     // the same, unbreakable: images, table rows
    glue,     // space between blocks that vanishes at a break
    blank,    // space that stays
    open,     // index: decorations; height: top border and padding
    close,    // the same; height: bottom border and padding
    forced,   // index: forced_breaks
    columns,  // index: column_sets: from here on, these columns
    mark,     // index: BoxTree::marks
    float_,   // index: fragments; has no height
    group,    // index: groups; a break may cut it
    tall      // the same: higher than its page; its height is that of the blanks after it
  };
  Kind kind = Kind::line;
  std::int32_t cost = cost::never;  // of a break before a line, atom or blank, or at glue
  std::uint32_t index = 0;
  std::uint32_t table = no_index;  // atom, tall, blank: tables; its header and footer come again
                                   // at a break
  std::uint32_t paragraph = no_index;  // line: paragraphs
  std::uint32_t given = no_index;  // blank of a box's empty rest, and its close when it has just
                                   // that height: given_heights
  Length x, height;
  Length baseline;  // line
  Length grid;      // line: the pitch it keeps to, or 0
};

// May a column end before this item, at its cost?
inline bool is_place(const FlowItem& item) {
  return item.kind == FlowItem::Kind::line || item.kind == FlowItem::Kind::atom ||
         item.kind == FlowItem::Kind::glue || item.kind == FlowItem::Kind::tall ||
         (item.kind == FlowItem::Kind::group && item.cost < cost::never) ||
         (item.kind == FlowItem::Kind::blank && item.cost < cost::never);
}

// Has it one in Flow::fragments?
inline bool has_fragment(const FlowItem& item) {
  return item.kind == FlowItem::Kind::line || item.kind == FlowItem::Kind::atom ||
         item.kind == FlowItem::Kind::float_ || item.kind == FlowItem::Kind::tall;
}

// Borders and paddings that come again at a break (CSS Break 3 §6.2), of all boxes that are open.
struct ClonedEdges {
  Length above, below;
};

struct Decoration {  // of one box over all columns it goes through
  BoxId box = no_box;
  ClonedEdges cloned;
  Length x, width;          // border box
  Point shift;              // position: relative
  std::uint32_t scope = 0;  // ColumnSet::scope where it was opened
  bool grows = false;       // its width is what its container has
  Length growth;            // of the page's content beyond the first page's, where it begins
};

struct ForcedBreak {
  css::BreakBetween value = css::BreakBetween::page;
  std::uint32_t page_name = 0;  // BoxTree::page_names
};

// The content widths of pages that are not the first one's, as a layout of the same document found
// them.
struct PageWidths {
  struct Line {
    std::uint32_t line = 0;
    Length width;
    friend bool operator==(const Line&, const Line&) = default;
  };
  std::vector<Length> after_breaks;           // by forced page break
  std::map<BoxId, std::vector<Line>> within;  // from a line of a paragraph on, or from a block on

  friend bool operator==(const PageWidths&, const PageWidths&) = default;
};

struct ColumnSet {
  // Which x coordinates its items use: 0 those of the page, otherwise those of one container.
  std::uint32_t scope = 0;
  int count = 1;
  Length x, width, gap;
  bool balance = true;
  css::BorderEdge rule;
};

struct FlowParagraph {
  BoxId box = no_box;
  std::vector<LineSlot> slots;   // see set_paragraph
  std::optional<Length> height;  // the same
  std::uint32_t first_item = 0, lines = 0;
  LineChanges changes;
  std::uint32_t markers = no_index;  // fragments: what stands beside the first line
};

struct FlowTable {
  Fragment header, footer;  // painted again as artifacts
};

// Of a box that has one: what a column that ends early leaves empty counts as a part of it.
struct GivenHeight {
  std::uint32_t first = 0, close = 0;  // items: that behind where it opens, and where it closes
  std::uint32_t around = no_index;     // given_heights
  std::uint32_t inner = 0;             // the first of those in it, or itself
};

struct FlowGroup;

struct Flow {
  std::vector<FlowItem> items;
  std::vector<Fragment> fragments;
  std::vector<Decoration> decorations;
  std::vector<ForcedBreak> forced_breaks;
  std::vector<ColumnSet> column_sets;
  std::vector<FlowParagraph> paragraphs;
  std::vector<FlowTable> tables;
  std::vector<FlowGroup> groups;
  std::vector<GivenHeight> given_heights;  // in the order in which they close
  // What holds from an item on, in order.
  std::vector<std::pair<std::uint32_t, ClonedEdges>> cloned;
};

struct GroupPiece;  // fill_group.h

// A box as high as its group.
struct GroupBox {
  std::shared_ptr<const css::ComputedStyle> style;
  const BackgroundPictures* pictures = nullptr;
  Length x, width;
};

// Flows side by side, each of which a break cuts by itself (CSS Break 3 §2, parallel flows); or the
// columns of a container, whose only track is the flow that is in them.
struct FlowGroup {
  struct Track {
    Flow flow;
    Length x, top;                     // in the group
    std::optional<GroupBox> box = {};  // below what is in it
    TagId tag = no_tag;                // around that
  };
  std::vector<GroupBox> boxes = {};  // below all of it
  TagId tag = no_tag;
  std::vector<Track> tracks;
  std::int32_t cost = cost::free;                  // of a break inside
  bool forced = false;                             // whether there is a forced one
  std::shared_ptr<const GroupPiece> columns = {};  // all of them where no break comes
  std::optional<Length> height = {};               // columns: of their container
};

// The height of items [begin, end) in one endless column.
Length height_of(const Flow& flow, std::size_t begin, std::size_t end);
// Puts `part`, which has no columns of its own, below the rest, `x` to the right.
void splice(Flow& flow, Flow part, Length x);
bool has_forced_break(const Flow& flow);

}  // namespace layout
