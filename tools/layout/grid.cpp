#include "layout/grid.h"

#include <algorithm>
#include <utility>

#include "layout/flex_lines.h"
#include "layout/grid_places.h"
#include "layout/grid_tracks.h"
#include "layout/item_flow.h"
#include "layout/settled_sizes.h"

namespace layout {
namespace {

using css::Alignment;

struct Member : ContainedItem {
  GridPlace place;
  Alignment across = Alignment::normal, down = Alignment::normal;
  Length x, width;               // of the content's column, and of the content
  std::optional<Length> height;  // of the content, once it is decided
  Fragment content;              // the border box
  Point at;                      // of that, in the container
};

// Sizes of tracks and where they begin.
struct Tracks {
  std::vector<Length> sizes, starts;

  Length start(GridSpan span) const { return starts[span.first]; }
  Length size(GridSpan span) const {
    return starts[span.end() - 1] + sizes[span.end() - 1] - starts[span.first];
  }
  Length end() const { return sizes.empty() ? Length() : starts.back() + sizes.back(); }
};

bool stretches(Alignment alignment) {
  return alignment == Alignment::normal || alignment == Alignment::stretch;
}

// CSS Grid 2 §6.2: an aspect ratio is kept unless stretching was asked for.
bool stretches(Alignment alignment, const css::ComputedStyle* style) {
  const bool ratio = style != nullptr && style->aspect_ratio.width > 0;
  return alignment == Alignment::stretch || (alignment == Alignment::normal && !ratio);
}

bool is_automatic(const css::ContentSize& size) {
  return size.kind == css::ContentSize::Kind::none;
}

GridWish wish_of(const css::ComputedStyle* style) {
  if (style == nullptr) return {};
  const css::GridStyle& grid = style->grid;
  return {grid.row_start, grid.row_end, grid.column_start, grid.column_end};
}

// The style with as many explicit tracks as there is room for.
css::GridStyle fitted(const css::ComputedStyle& style, std::optional<Length> width,
                      std::optional<Length> height) {
  css::GridStyle grid = style.grid;
  grid.columns = repeat_tracks(grid.columns, width, style.column_gap.value_or(Length()));
  grid.rows = repeat_tracks(grid.rows, height, style.row_gap.value_or(Length()));
  return grid;
}

PlacedGrid place(const css::GridStyle& grid, const std::vector<ContainedItem>& items) {
  std::vector<GridWish> wishes;
  for (const ContainedItem& item : items) wishes.push_back(wish_of(item.style));
  return place_grid_items(grid, wishes);
}

TrackRequest column_request(LayoutRun& run, const css::ComputedStyle& style,
                            const css::GridStyle& grid, const PlacedGrid& placed,
                            const std::vector<ContainedItem>& items) {
  TrackRequest request;
  request.tracks = expand_tracks(grid.columns, grid.auto_column, placed.columns);
  request.gap = style.column_gap.value_or(Length());
  request.stretches = stretches(style.justify_content);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const IntrinsicWidths own = block_widths(run, items[i].box);
    request.items.push_back({placed.places[i].column, own.min, own.max});
  }
  return request;
}

class GridLayout {
 public:
  GridLayout(LayoutRun& run, BoxId box, const FlexRequest& request)
      : run_(run),
        box_(box),
        request_(request),
        style_(*run.tree[box].style),
        grid_(fitted(style_, request.width, request.height)) {}

  LaidFlex run() {
    const std::vector<ContainedItem> items = contained_items(run_, box_);
    const PlacedGrid placed = place(grid_, items);
    TrackRequest across = column_request(run_, style_, grid_, placed, items);
    across.room = request_.width;
    columns_ = tracks(across, style_.justify_content);
    for (std::size_t i = 0; i < items.size(); ++i) {
      Member& member = members_.emplace_back();
      static_cast<ContainedItem&>(member) = items[i];
      member.place = placed.places[i];
      set_across(member);
    }
    size_rows(placed.rows);
    for (Member& member : members_) set_down(member);
    return result(placed.rows);
  }

 private:
  static Tracks tracks(const TrackRequest& request, Alignment alignment) {
    Tracks made;
    made.sizes = size_tracks(request);
    Length sum = request.gap * std::max<std::int64_t>(std::ssize(made.sizes) - 1, 0);
    for (const Length size : made.sizes) sum += size;
    made.starts = distribute(made.sizes, request.room.value_or(sum), request.gap, alignment);
    return made;
  }

  void set_across(Member& m) const {
    const Length area = columns_.size(m.place.column);
    m.across = m.down = Alignment::auto_;
    css::Size left = css::LengthPercentage{}, right = left;
    if (m.style != nullptr) {
      m.across = m.style->justify_self;
      m.down = m.style->align_self;
      left = m.style->margin.left;
      right = m.style->margin.right;
    }
    if (m.across == Alignment::auto_) m.across = style_.justify_items;
    if (m.down == Alignment::auto_) m.down = style_.align_items;
    const bool fills = stretches(m.across, m.style) && left && right &&
                       (m.style == nullptr || is_automatic(m.style->content_sizes.width));
    const IntrinsicWidths own = block_widths(run_, m.box);
    if (m.style == nullptr) {
      m.width = fills ? area : std::clamp(area, own.min, std::max(own.min, own.max));
    } else {
      const BoxEdges none = resolve_edges(*m.style, area, Length());
      const Length around = none.outer_width() - none.width;
      std::optional<SettledSizes> settled;
      if (!fills) settled.emplace(run_, m.box, SizeFrame{area, {}, true});
      const css::ComputedStyle& style = *run_.tree[m.box].style;
      const Length fit = std::clamp(area, own.min, std::max(own.min, own.max)) - around;
      m.edges = resolve_edges(style, area, fills ? area - around : fit);
      m.width = m.edges.width;
    }
    const Length free =
        area - m.edges.margin_left - m.edges.left - m.width - m.edges.right - m.edges.margin_right;
    const bool rtl = style_.direction == css::Direction::rtl;
    const Length shift = share(m.across, free, !left, !right, rtl);
    const Length start = columns_.start(m.place.column);
    m.x = (rtl ? request_.width - start - area : start) + shift;
  }

  // Auto margins come first (CSS Grid 1 §10.2).
  static Length share(Alignment alignment, Length free, bool before, bool after, bool reversed) {
    if (before || after) {
      const Length shared = std::max(free, Length());
      return !before ? Length() : after ? shared / 2 : shared;
    }
    switch (alignment) {
      case Alignment::center:
        return free / 2;
      case Alignment::end:
      case Alignment::flex_end:
        return reversed ? Length() : free;
      case Alignment::right:
        return free;
      case Alignment::left:
        return {};
      default:
        return reversed ? free : Length();
    }
  }

  static Length outer_height(const Member& m) {
    return m.edges.margin_top + m.content.height + m.edges.margin_bottom;
  }

  void size_rows(std::size_t count) {
    TrackRequest down;
    down.tracks = expand_tracks(grid_.rows, grid_.auto_row, count);
    down.room = request_.height;
    down.gap = style_.row_gap.value_or(Length());
    down.stretches = stretches(style_.align_content);
    for (Member& m : members_) {
      m.content = paint_item(run_, m, m.width, std::nullopt, request_.height);
      down.items.push_back({m.place.row, outer_height(m), outer_height(m)});
    }
    rows_ = tracks(down, style_.align_content);
    if (request_.height || rows_.end() >= request_.least_height) return;
    down.room = request_.least_height;
    rows_ = tracks(down, style_.align_content);
  }

  void set_down(Member& m) {
    const Length area = rows_.size(m.place.row);
    bool before = false, after = false;
    if (m.style != nullptr) {
      before = !m.style->margin.top;
      after = !m.style->margin.bottom;
    }
    const Length around = m.edges.margin_top + m.edges.top + m.edges.bottom + m.edges.margin_bottom;
    if (m.style == nullptr) {
      if (stretches(m.down)) m.height = area;
    } else if (m.style->height) {
      m.height = std::max(Length(), m.style->height->resolve(area) - outside_y(m));
    } else if (stretches(m.down, m.style) && is_automatic(m.style->content_sizes.height) &&
               !before && !after) {
      m.height = std::max(area - around, Length());
    }
    if (m.height && m.style != nullptr) {
      if (m.style->max_height) {
        m.height = std::min(*m.height, m.style->max_height->resolve(area) - outside_y(m));
      }
      m.height = std::max(*m.height, m.style->min_height.resolve(area) - outside_y(m));
    }
    if (m.height) m.content = paint_item(run_, m, m.width, m.height, request_.height);
    const Length shift = share(m.down, area - outer_height(m), before, after, false);
    m.at = {m.x + m.edges.margin_left, rows_.start(m.place.row) + shift + m.edges.margin_top};
  }

  FlexBox box_of(Member& m, Length top) {
    const bool grows = m.style == nullptr || !m.style->height;
    const Point in_line{m.at.x, m.at.y - top};
    return item_box(run_, m, in_line, m.width, m.height, m.content, grows, request_);
  }

  LaidFlex result(std::size_t rows) {
    std::stable_sort(members_.begin(), members_.end(), [](const Member& a, const Member& b) {
      return a.place.row.first < b.place.row.first;
    });
    LaidFlex made;
    auto next = members_.begin();
    while (next != members_.end()) {
      FlexLineBox& line = made.lines.emplace_back();
      line.top = rows_.start(next->place.row);
      std::size_t end = next->place.row.end();
      line.baseline = next->at.y - line.top + next->content.baseline;
      for (; next != members_.end() && next->place.row.first < end; ++next) {
        end = std::max(end, next->place.row.end());
        line.boxes.push_back(box_of(*next, line.top));
      }
      line.height = rows_.starts[end - 1] + rows_.sizes[end - 1] - line.top;
    }
    FlexLineBox& below = made.lines.emplace_back();  // rows without items
    below.top = rows == 0 && rows_.sizes.empty() ? Length() : rows_.end();
    keep_beside(run_, box_, request_.width, made.beside);
    return made;
  }

  LayoutRun& run_;
  BoxId box_;
  const FlexRequest& request_;
  const css::ComputedStyle& style_;
  css::GridStyle grid_;
  std::vector<Member> members_;
  Tracks columns_, rows_;
};

}  // namespace

LaidFlex lay_out_grid(LayoutRun& run, BoxId box, const FlexRequest& request) {
  return GridLayout(run, box, request).run();
}

IntrinsicWidths grid_widths(LayoutRun& run, BoxId box) {
  const css::ComputedStyle& style = *run.tree[box].style;
  const css::GridStyle grid = fitted(style, std::nullopt, std::nullopt);
  const std::vector<ContainedItem> items = contained_items(run, box);
  TrackRequest request = column_request(run, style, grid, place(grid, items), items);
  const auto sum = [&] {
    Length all = request.gap * std::max<std::int64_t>(std::ssize(request.tracks) - 1, 0);
    for (const Length size : size_tracks(request)) all += size;
    return all;
  };
  IntrinsicWidths widths;
  widths.max = sum();
  for (TrackItem& item : request.items) item.most = item.least;
  widths.min = sum();
  return widths;
}

}  // namespace layout
