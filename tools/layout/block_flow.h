#pragma once
// Block formatting (CSS 2.2 §9.4.1, §8.3.1): a box's children as a Flow, with collapsed margins,
// break costs and forced breaks.

#include <optional>
#include <vector>

#include "layout/box_edges.h"
#include "layout/float_areas.h"
#include "layout/flow.h"

namespace layout {

struct BlockRequest {
  Length width;                       // of the containing block
  std::optional<Length> height = {};  // of the containing block, when it is known
  bool paged = false;       // the flow will be cut into pages: column sets and forced breaks count
  bool fragmented = false;  // the flow will be cut into pages or columns
  bool in_columns = false, in_pages = false;  // around: forced breaks count
  int column_groups = 0;                      // around: columns of their own
  bool grows = false;  // the outermost box, at breaks: its height was not asked for
  std::optional<Length> slice_height = {};  // around: of the pages, if not paged itself
  const PageWidths* page_widths = nullptr;  // paged: as the round before found them
};

// The content of `box` (not its own edges).
Flow flow_children(LayoutRun& run, BoxId box, const BlockRequest& request);
// The box with its edges and margins as the only child of its container.
Flow flow_box(LayoutRun& run, BoxId box, const BlockRequest& request);

// min-content and max-content of a block with its edges (CSS Sizing 3 §5).
IntrinsicWidths block_widths(LayoutRun& run, BoxId box);
IntrinsicWidths children_widths(LayoutRun& run, BoxId box);

struct FlexLineBox;  // flex.h
struct LaidFlex;

class BlockFlow {
 public:
  BlockFlow(LayoutRun& run, Flow& flow, const BlockRequest& request)
      : run_(run), flow_(flow), request_(request), height_(request.height) {
    if (request.paged) page_height_ = request.height;
    slice_height_ = request.paged ? request.height : request.slice_height;
  }

  // `x` and `width` of the containing block's content.
  void children(BoxId parent, Length x, Length width);
  void block(BoxId box, Length x, Length width);
  // A block or a paragraph.
  void box(BoxId box, Length x, Length width);
  void forget_break() { forced_.reset(); }
  // Ends the flow: margins that are still pending become space when `keep_margins`.
  void finish(bool keep_margins);

  // Is there anything below the margin that comes last?
  bool waits() const { return !pending_.empty() || !pending_floats_.empty(); }

  // For the parts that make their own items (tables).
  void flush(bool breakable = true);
  void atom(Fragment fragment, Length x, std::int32_t cost, std::uint32_t table);
  void flow_group(FlowGroup group, Length x, Length height, Length baseline,
                  std::int32_t break_cost = cost::never, std::uint32_t table = no_index);
  void open(BoxId box, Length x, const BoxEdges& edges, Point shift);
  void close(BoxId box, const BoxEdges& edges);
  void margin(Length value);
  void break_at(css::BreakBetween value);
  // How flows side by side are broken; nothing when they are not.
  std::optional<BlockRequest> broken() const;
  // Would such a thing leave much of a page empty?
  bool is_high(Length height) const { return !page_height_ || height > *page_height_ / 2; }
  bool is_high_anywhere() const { return !page_height_; }
  bool starts_right(BoxId box) const;
  LayoutRun& run() { return run_; }
  Flow& flow() { return flow_; }

 private:
  struct PendingFloat {
    BoxId box = no_box;
    Length x, width;
    std::optional<Length> height;  // of the containing block
  };
  struct PlacedArea {
    Fragment content;
    Length x, top;
  };
  // A positioned box, or one with nothing in it, that is among the pending items.
  struct Waiting {
    std::uint32_t index = 0;  // fragments, or decorations
    bool is_box = false;
    Length margin;  // above it
  };
  struct Opened {
    BoxId box = no_box;
    std::uint32_t decoration = 0;
    std::size_t first_item = 0;
    bool pending = false;
  };

  void place_waiting(const FlowItem& space);
  void place_above_break();
  void clone_edges(const FlowItem& item);
  void child(BoxId box, Length x, Length width, bool first, bool last);
  void table(BoxId box, Length x, Length width);
  void go_below_margin(BoxId box, Length& x, Length& width);
  void begin_page_at(BoxId box);
  void widen_lines(BoxId paragraph, std::vector<LineSlot>& slots);
  void break_between(BoxId box, bool first);
  void break_after(BoxId box, bool last);
  void forced(css::BreakBetween value, std::uint32_t page_name);
  void paragraph(BoxId box, Length x, Length width);
  bool is_tall(Length height) const { return slice_height_ && height > *slice_height_; }
  void tall(Fragment fragment, FlowItem item);
  void monolithic(BoxId box, Length x, const BoxEdges& edges);
  css::BreakBetween content(BoxId box, Length x, const BoxEdges& edges);
  css::BreakBetween flex(BoxId box, const BoxEdges& edges, Length x);
  void whole_flex(LaidFlex laid, Length x, Length width);
  css::BreakBetween flex_rows(std::vector<FlexLineBox> lines, Length x, Length gutter);
  css::BreakBetween flex_column(FlexLineBox line, Length x, Length gutter);
  css::BreakBetween flex_columns(std::vector<FlexLineBox> lines, Length x, Length gutter,
                                 const BlockRequest& item);
  void flex_gap(Length height, Length gutter);
  void beside(Fragment fragment, Length x);
  void splice_below(Flow part, Length x);
  void fill_up(Length missing, bool from_top = false, std::uint32_t given = no_index);
  std::uint32_t begin_given_height(std::size_t first);
  bool overflow(std::size_t first);
  void avoid_breaks(std::size_t first_item, bool no_top_edge);
  Fragment add_markers(Fragment& line);  // returns them alone
  bool is_moved() const;
  void columns(BoxId box, const BoxEdges& edges, Length x);
  void nested_columns(BoxId box, const ColumnSet& set, Length x);
  void spanner(BoxId box);
  void enter(const ColumnSet& set);
  void marks(const Box& box);
  void positioned(BoxId box, Length x);
  void keep_positioned_inside();
  // float_flow.cpp
  void push(FlowItem item);
  void break_above_floats(FlowItem& item);
  void set_float(const PendingFloat& float_box, Length top);
  Length cleared(css::Clear clear) const;
  bool clear(css::Clear clear, Length own_margin);
  bool go_beside_floats(BoxId box, Length own_margin, Length& x, Length& width);
  std::vector<LineSlot> beside_floats(BoxId paragraph, Length x, std::vector<LineSlot> slots);
  SetParagraph set_with_floats(BoxId box, Length x, Length width, std::vector<LineSlot>& slots);
  void contain_floats();
  void put_float(PlacedArea& placed);

  LayoutRun& run_;
  Flow& flow_;
  BlockRequest request_;
  Length margin_positive_, margin_negative_;
  std::vector<FlowItem> pending_;  // opens, closes and marks of boxes with nothing in them yet
  std::vector<Waiting> waiting_;
  std::vector<Opened> opened_;
  std::vector<PendingFloat> pending_floats_;  // that wait for the margins above them
  FloatAreas floats_;
  std::vector<PlacedArea> placed_floats_;  // in the order of their tops
  std::size_t next_float_ = 0;             // the first that is not among the items yet
  Length lowest_float_;                    // the bottom of those in the innermost context
  Length y_;                               // the height of all items so far
  Length strip_top_;                       // what it was behind the last forced break
  std::vector<std::uint32_t> markers_;     // of list items whose first line has not come
  std::vector<Length> marker_edges_;
  bool can_break_ = false;  // something precedes, and a break may come before what follows
  std::int32_t break_cost_ = cost::free;
  std::optional<ForcedBreak> forced_;
  std::uint32_t page_ = 0;              // the used page name of what came last
  std::uint32_t scope_ = 0;             // of the boxes opened now
  std::optional<ColumnSet> set_;        // the multi-column container we are in
  std::optional<Length> height_;        // of the containing block
  std::optional<Length> page_height_;   // paged: of the first page's content
  std::optional<Length> slice_height_;  // the same, and of flows side by side on pages
  Length page_growth_;                  // content width of the current page beyond the first one's
};

}  // namespace layout
