#include "layout/flex.h"

#include <algorithm>
#include <utility>

#include "layout/aspect_ratio.h"
#include "layout/flex_lines.h"
#include "layout/item_flow.h"
#include "layout/settled_sizes.h"

namespace layout {
namespace {

using css::Alignment;
using css::FlexWrap;

struct Member : ContainedItem {  // auto margins are 0
  FlexItem main;
  Length width;                  // of the content
  std::optional<Length> height;  // of the content, once it is decided
  Fragment content;              // the border box
  Length cross;                  // where the margin box begins in its line
  Alignment alignment = Alignment::stretch;
};

struct Line {
  std::size_t first = 0, count = 0;
  Length cross, size;  // across: where it begins, and how much it takes
};

Length resolved(const css::LengthPercentage& size, Length base, Length outside) {
  return std::max(size.resolve(base) - outside, Length());
}

class FlexLayout {
 public:
  FlexLayout(LayoutRun& run, BoxId box, const FlexRequest& request)
      : run_(run), box_(box), request_(request), style_(*run.tree[box].style) {
    row_ = is_flex_row(style_);
    const bool rtl = style_.direction == css::Direction::rtl;
    main_reversed_ = is_flex_reversed(style_) != (row_ && rtl);
    cross_reversed_ = (style_.flex_wrap == FlexWrap::wrap_reverse) != (!row_ && rtl);
    main_gap_ = (row_ ? style_.column_gap : style_.row_gap).value_or(Length());
    cross_gap_ = (row_ ? style_.row_gap : style_.column_gap).value_or(Length());
    main_alignment_ = by_direction(style_.justify_content);
  }

  LaidFlex run() {
    collect();
    for (Member& member : members_) row_ ? measure_row(member) : measure_column(member);
    std::vector<FlexItem> items;
    for (const Member& member : members_) items.push_back(member.main);
    const bool wraps = style_.flex_wrap != FlexWrap::nowrap;
    const std::optional<Length> most = !wraps ? std::nullopt
                                       : row_ ? std::optional(request_.width)
                                              : request_.height;
    for (const FlexLine& line : break_into_flex_lines(items, most, main_gap_)) {
      lines_.push_back({line.first, line.count, {}, {}});
      const Length room = main_room(items, line);
      main_size_ = std::max(main_size_, room);
      resolve_flexible_lengths(&items[line.first], line.count, room, main_gap_);
      justify(&items[line.first], line.count, room, main_gap_, main_alignment_);
    }
    for (std::size_t i = 0; i < items.size(); ++i) members_[i].main = items[i];
    for (Member& member : members_) lay_out_first(member);
    for (Line& line : lines_) line.size = natural_size(line);
    stack_lines();
    for (const Line& line : lines_) align(line);
    return result();
  }

 private:
  // `left` and `right` are physical; the rest follow the writing and `flex-direction`.
  Alignment by_direction(Alignment alignment) const {
    const bool reverse = is_flex_reversed(style_);
    if (row_ && alignment == Alignment::left) {
      return main_reversed_ ? Alignment::flex_end : Alignment::flex_start;
    }
    if (row_ && alignment == Alignment::right) {
      return main_reversed_ ? Alignment::flex_start : Alignment::flex_end;
    }
    if (reverse && alignment == Alignment::start) return Alignment::flex_end;
    if (reverse && alignment == Alignment::end) return Alignment::flex_start;
    return alignment;
  }

  void collect() {
    keep_beside(run_, box_, request_.width, beside_);
    for (const ContainedItem& item : contained_items(run_, box_)) {
      members_.push_back(member_of(item));
    }
  }

  Member member_of(const ContainedItem& item) const {
    Member member;
    static_cast<ContainedItem&>(member) = item;
    member.fits_image = row_ && item.image != no_box;
    Alignment own = Alignment::auto_;
    member.main.shrink = css::ComputedStyle::flex_unit;
    if (const css::ComputedStyle* asking = asking_style(run_, item)) {
      own = asking->align_self;
      member.main.grow = asking->flex_grow;
      member.main.shrink = asking->flex_shrink;
    }
    if (item.style != nullptr) {
      member.edges = resolve_edges(*item.style, request_.width, Length());
      const css::Edges<css::Size>& margin = item.style->margin;
      member.main.auto_start = !(row_ ? margin.left : margin.top);
      member.main.auto_end = !(row_ ? margin.right : margin.bottom);
    }
    if (main_reversed_) std::swap(member.main.auto_start, member.main.auto_end);
    member.alignment = own == Alignment::auto_ ? style_.align_items : own;
    if (member.alignment == Alignment::normal) member.alignment = Alignment::stretch;
    const BoxEdges& e = member.edges;
    member.main.around = row_ ? e.margin_left + e.left + e.right + e.margin_right
                              : e.margin_top + e.top + e.bottom + e.margin_bottom;
    return member;
  }

  static Length across(const BoxEdges& e) {
    return e.margin_left + e.left + e.right + e.margin_right;
  }
  static bool has_ratio(const Member& m) {
    return m.style != nullptr && m.style->aspect_ratio.width > 0;
  }

  // Of the content of an item in a row, when it does not depend on that.
  std::optional<Length> known_height(const Member& m) const {
    if (m.style->height) return definite_height(*m.style, m.edges, request_.height);
    const bool single = style_.flex_wrap == FlexWrap::nowrap && request_.height;
    if (!single || !stretches(m)) return std::nullopt;
    const BoxEdges& e = m.edges;
    return std::max(Length(), *request_.height - e.margin_top - e.top - e.bottom - e.margin_bottom);
  }

  // min-content and max-content of an item in a row, whatever its own width is.
  IntrinsicWidths own_widths(const Member& m) {
    if (!has_ratio(m)) return content_widths(run_, m.box);
    const std::optional<Length> height = known_height(m);
    UsedStyle used(run_, m.box);
    used->width.reset();
    used->content_sizes.width = {};
    if (height) used->height = exactly(*height + outside_y(m));
    const IntrinsicWidths outer = block_widths(run_, m.box);
    return {outer.min - across(m.edges), outer.max - across(m.edges)};
  }

  // A size by content along the row.
  std::optional<Length> by_content(const Member& m, const css::ContentSize& size) {
    using Kind = css::ContentSize::Kind;
    const Length room = std::max(Length(), request_.width - across(m.edges));
    if (!row_ || size.kind == Kind::none || size.kind == Kind::automatic) return std::nullopt;
    if (size.kind == Kind::stretch) return room;
    const IntrinsicWidths own = own_widths(m);
    if (size.kind == Kind::min_content) return own.min;
    if (size.kind == Kind::max_content) return own.max;
    const Length most =
        size.argument ? resolved(*size.argument, request_.width, outside_x(m)) : room;
    return std::max(own.min, std::min(own.max, most));
  }

  // The margin box of an image in a row, which its item is.
  std::optional<Length> image_width(const Member& m, const css::Size& size) const {
    if (!m.fits_image || !size) return std::nullopt;
    const css::ComputedStyle& s = *run_.tree[m.image].style;
    const BoxEdges e = resolve_edges(s, request_.width, Length());
    const bool border = s.box_sizing == css::BoxSizing::border_box;
    const Length content = resolved(*size, request_.width, border ? e.left + e.right : Length());
    return content + e.outer_width() - e.width;
  }

  // The size that flex-basis asks for, unless it is that of the content.
  std::optional<Length> basis_of(const Member& m, std::optional<Length> base) {
    if (m.fits_image) {
      const css::ComputedStyle& s = *run_.tree[m.image].style;
      return image_width(m, s.flex_basis.is_auto ? s.width : s.flex_basis.size);
    }
    if (m.style == nullptr) return std::nullopt;
    const css::FlexBasis& basis = m.style->flex_basis;
    const css::Size& size = !basis.is_auto ? basis.size : row_ ? m.style->width : m.style->height;
    const css::ContentSize& own = basis.is_auto ? m.style->content_sizes.width : basis.content;
    if (const auto width = by_content(m, own)) return width;
    if (!size || (size->has_percent() && !base)) return std::nullopt;
    return resolved(*size, base.value_or(Length()), row_ ? outside_x(m) : outside_y(m));
  }

  // CSS Flexbox 1 §4.5.
  void set_limits(Member& m, Length content_least, std::optional<Length> base) {
    if (m.style == nullptr) {
      m.main.least = content_least;
      if (m.fits_image) m.main.most = image_width(m, run_.tree[m.image].style->max_width);
      return;
    }
    const Length outside = row_ ? outside_x(m) : outside_y(m);
    const css::Size& own = row_ ? m.style->width : m.style->height;
    const css::Size& most = row_ ? m.style->max_width : m.style->max_height;
    const css::LengthPercentage& least = row_ ? m.style->min_width : m.style->min_height;
    const css::ContentSizes& by = m.style->content_sizes;
    m.main.most = by_content(m, by.max_width);
    if (most && (base || !most->has_percent())) {
      m.main.most = resolved(*most, base.value_or(Length()), outside);
    }
    const css::ContentSize& by_least = row_ ? by.min_width : by.min_height;
    m.main.least =
        by_content(m, by_least).value_or(resolved(least, base.value_or(Length()), outside));
    if (by_least.kind != css::ContentSize::Kind::automatic || m.style->overflow_clips) return;
    Length automatic = content_least;
    if (own && (base || !own->has_percent())) {
      automatic = std::min(automatic, resolved(*own, base.value_or(Length()), outside));
    }
    if (m.main.most) automatic = std::min(automatic, *m.main.most);
    m.main.least = automatic;
  }

  void measure_row(Member& m) {
    const Length around = m.main.around;
    const IntrinsicWidths own = block_widths(run_, m.box);
    const bool sized = m.style != nullptr && m.style->width && !m.style->width->has_percent();
    const std::optional<Length> basis = basis_of(m, request_.width);
    const bool ratio = has_ratio(m);
    m.main.base = basis.value_or(ratio ? own_widths(m).max : own.max - around);
    const bool measured = ratio || (sized && !m.style->contains_size);
    set_limits(m, measured ? own_widths(m).min : own.min - around, request_.width);
  }

  void measure_column(Member& m) {
    const BoxEdges& e = m.edges;
    const Length around = across(e);
    const Length available = request_.width - around;
    const bool fills = stretches(m) && style_.flex_wrap == FlexWrap::nowrap;
    if (m.style != nullptr && has_content_width(run_.tree[m.box]) && !fills) {
      const SettledSizes settled(run_, m.box, {request_.width, request_.height, true});
      m.width = run_.tree[m.box].style->width->length - outside_x(m);
    } else if (m.style != nullptr && m.style->width) {
      m.width = resolved(*m.style->width, request_.width, outside_x(m));
    } else if (fills) {
      m.width = available;
    } else {
      const IntrinsicWidths own = block_widths(run_, m.box);
      m.width = std::clamp(available, std::min(own.min, own.max) - around, own.max - around);
    }
    if (m.style != nullptr) {
      if (m.style->max_width) {
        m.width = std::min(m.width, resolved(*m.style->max_width, request_.width, outside_x(m)));
      }
      m.width = std::max(m.width, resolved(m.style->min_width, request_.width, outside_x(m)));
    }
    m.width = std::max(m.width, Length());
    const std::optional<Length> basis = basis_of(m, request_.height);
    const Length content = lay_out(m, std::nullopt).height - e.top - e.bottom;
    m.main.base = basis.value_or(content);
    set_limits(m, content, request_.height);
  }

  // Of an item's cross size, which is then its line's.
  bool stretches(const Member& m) const {
    if (m.alignment != Alignment::stretch) return false;
    if (m.style == nullptr) return true;
    const css::Edges<css::Size>& margin = m.style->margin;
    const css::ContentSizes& by = m.style->content_sizes;
    const css::ContentSize& cross = row_ ? by.height : by.width;
    if (cross.kind != css::ContentSize::Kind::none) return false;
    return row_ ? !m.style->height && margin.top && margin.bottom
                : !m.style->width && margin.left && margin.right;
  }

  Length main_room(const std::vector<FlexItem>& items, const FlexLine& line) const {
    if (row_) return request_.width;
    if (request_.height) return *request_.height;
    Length sum = main_gap_ * static_cast<std::int64_t>(line.count - 1);
    for (std::size_t i = line.first; i < line.first + line.count; ++i) {
      sum += items[i].hypothetical() + items[i].around;
    }
    return std::max(sum, request_.least_height);
  }

  // The border box.
  const Fragment& lay_out(const Member& m, std::optional<Length> height) {
    return paint_item(run_, m, m.width, height, request_.height);
  }

  void lay_out_first(Member& m) {
    if (row_) {
      m.width = m.main.size;
    } else {
      m.height = m.main.size;
      const bool by_ratio = has_ratio(m) && !m.style->width && !stretches(m) &&
                            m.style->content_sizes.width.kind == css::ContentSize::Kind::none;
      if (by_ratio) m.width = ratio_width(m);
    }
    m.content = lay_out(m, m.height);
  }

  // Across a column, of an item whose height is settled.
  Length ratio_width(const Member& m) {
    const css::ComputedStyle& s = *m.style;
    Length width = BoxRatio(s, m.edges).width(*m.height);
    const bool automatic = s.content_sizes.min_width.kind == css::ContentSize::Kind::automatic;
    if (automatic && !s.overflow_clips) width = std::max(width, content_widths(run_, m.box).min);
    if (s.max_width) width = std::min(width, resolved(*s.max_width, request_.width, outside_x(m)));
    return std::max(width, resolved(s.min_width, request_.width, outside_x(m)));
  }

  Length outer_cross(const Member& m) const {
    const BoxEdges& e = m.edges;
    return row_ ? e.margin_top + m.content.height + e.margin_bottom
                : e.margin_left + e.left + m.width + e.right + e.margin_right;
  }

  static Length ascent(const Member& m) { return m.edges.margin_top + m.content.baseline; }

  Length natural_size(const Line& line) const {
    Length size, above, below;
    for (std::size_t i = line.first; i < line.first + line.count; ++i) {
      const Member& m = members_[i];
      size = std::max(size, outer_cross(m));
      if (!row_ || m.alignment != Alignment::baseline) continue;
      above = std::max(above, ascent(m));
      below = std::max(below, outer_cross(m) - ascent(m));
    }
    return std::max(size, above + below);
  }

  // CSS Flexbox 1 §9.4 and §9.6.
  void stack_lines() {
    const std::optional<Length> room = row_ ? request_.height : std::optional(request_.width);
    if (style_.flex_wrap == FlexWrap::nowrap) {
      cross_size_ = lines_.empty() ? Length() : lines_.front().size;
      cross_size_ = room.value_or(std::max(cross_size_, request_.least_height));
      if (!lines_.empty()) lines_.front().size = cross_size_;
      return;
    }
    Length sum = cross_gap_ * (static_cast<std::int64_t>(lines_.size()) - 1);
    for (const Line& line : lines_) sum += line.size;
    cross_size_ = room.value_or(row_ ? std::max(sum, request_.least_height) : sum);
    const bool stretch =
        style_.align_content == Alignment::normal || style_.align_content == Alignment::stretch;
    const auto count = static_cast<std::int64_t>(lines_.size());
    if (stretch && sum < cross_size_) {
      for (Line& line : lines_) line.size += (cross_size_ - sum) / count;
    }
    std::vector<Length> sizes;
    for (const Line& line : lines_) sizes.push_back(line.size);
    const std::vector<Length> starts =
        distribute(sizes, cross_size_, cross_gap_, style_.align_content);
    for (std::size_t i = 0; i < lines_.size(); ++i) lines_[i].cross = starts[i];
  }

  void align(const Line& line) {
    Length above;
    for (std::size_t i = line.first; i < line.first + line.count; ++i) {
      if (members_[i].alignment == Alignment::baseline) {
        above = std::max(above, ascent(members_[i]));
      }
    }
    for (std::size_t i = line.first; i < line.first + line.count; ++i) {
      Member& m = members_[i];
      if (stretches(m)) stretch(m, line.size);
      const Length left_over = line.size - outer_cross(m);
      m.cross = share(m, left_over, above);
    }
  }

  void stretch(Member& m, Length size) {
    const BoxEdges& e = m.edges;
    if (!row_) {
      if (style_.flex_wrap == FlexWrap::nowrap) return;
      m.width = std::max(Length(), size - (outer_cross(m) - m.width));
      m.content = lay_out(m, m.height);
      return;
    }
    Length height = size - e.margin_top - e.margin_bottom - e.top - e.bottom;
    if (m.style != nullptr) {
      if (m.style->max_height && !m.style->max_height->has_percent()) {
        height = std::min(height, resolved(*m.style->max_height, {}, outside_y(m)));
      }
      height = std::max(height, resolved(m.style->min_height, {}, outside_y(m)));
    }
    m.height = std::max(height, Length());
    m.content = lay_out(m, m.height);
  }

  // Where an item begins across its line: auto margins come first (CSS Flexbox 1 §8.1).
  Length share(const Member& m, Length left_over, Length above) const {
    if (m.style != nullptr) {
      const css::Edges<css::Size>& margin = m.style->margin;
      const bool before = !(row_ ? margin.top : margin.left);
      const bool after = !(row_ ? margin.bottom : margin.right);
      const Length shared = std::max(left_over, Length());
      if (before && after) return shared / 2;
      if (before) return shared;
      if (after) return {};
    }
    const Length flex_start = cross_reversed_ ? left_over : Length();
    const Length flex_end = left_over - flex_start;
    const bool rtl = !row_ && style_.direction == css::Direction::rtl;
    switch (m.alignment) {
      case Alignment::flex_end:
        return flex_end;
      case Alignment::start:
      case Alignment::left:
        return rtl && m.alignment == Alignment::start ? left_over : Length();
      case Alignment::end:
      case Alignment::right:
        return rtl && m.alignment == Alignment::end ? Length() : left_over;
      case Alignment::center:
        return left_over / 2;
      case Alignment::baseline:
        return row_ ? above - ascent(m) : flex_start;
      default:
        return flex_start;
    }
  }

  Point place_of(const Member& m, const Line& line) const {
    const Length taken = m.main.size + m.main.around + m.main.margin_start + m.main.margin_end;
    const Length main = main_reversed_ ? main_size_ - m.main.start - taken + m.main.margin_end
                                       : m.main.start + m.main.margin_start;
    const Length across =
        m.cross + (cross_reversed_ ? cross_size_ - line.cross - line.size : line.cross);
    return row_ ? Point{main + m.edges.margin_left, across + m.edges.margin_top}
                : Point{across + m.edges.margin_left, main + m.edges.margin_top};
  }

  // Is an item's height what its style says, whatever is in it?
  bool basis_height(const Member& m) {
    return m.style->height || (!row_ && basis_of(m, request_.height));
  }

  FlexBox box_of(Member& m, const FlexLineBox& line, Point at) {
    const bool grows = m.style == nullptr || !basis_height(m);
    const Point in_line{at.x, at.y - line.top};
    return item_box(run_, m, in_line, m.width, m.height, m.content, grows, request_);
  }

  LaidFlex result() {
    LaidFlex made;
    for (const Line& line : lines_) {
      FlexLineBox& out = made.lines.emplace_back();
      out.height = row_ ? line.size : main_size_;
      if (row_) out.top = cross_reversed_ ? cross_size_ - line.cross - line.size : line.cross;
      for (std::size_t i = line.first; i < line.first + line.count; ++i) {
        Member& m = members_[i];
        const Point at = place_of(m, line);
        out.baseline = at.y - out.top + m.content.baseline;
        out.boxes.push_back(box_of(m, out, at));
      }
      if (row_) continue;
      std::stable_sort(out.boxes.begin(), out.boxes.end(),
                       [](const FlexBox& a, const FlexBox& b) { return a.at.y < b.at.y; });
    }
    std::stable_sort(made.lines.begin(), made.lines.end(),
                     [](const FlexLineBox& a, const FlexLineBox& b) { return a.top < b.top; });
    made.beside = std::move(beside_);
    return made;
  }

  LayoutRun& run_;
  BoxId box_;
  const FlexRequest& request_;
  const css::ComputedStyle& style_;
  bool row_ = true, main_reversed_ = false, cross_reversed_ = false;
  Length main_gap_, cross_gap_;
  Alignment main_alignment_ = Alignment::normal;
  std::vector<Member> members_;
  std::vector<Line> lines_;
  Length main_size_, cross_size_;
  Fragment beside_;  // marks and positioned boxes
};

}  // namespace

LaidFlex lay_out_flex(LayoutRun& run, BoxId box, const FlexRequest& request) {
  return FlexLayout(run, box, request).run();
}

}  // namespace layout
