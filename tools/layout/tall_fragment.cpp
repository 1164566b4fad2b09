#include "layout/tall_fragment.h"

#include <algorithm>
#include <utility>

#include "layout/path.h"

namespace layout {
namespace {

struct Extent {
  Length top, bottom;
};

// Of an item that had better not be cut; nothing otherwise.
struct ExtentOf {
  // Lines may stand close: what matters is that neither of two has to leave its page.
  Extent operator()(const GlyphRun& run) const {
    return {run.origin.y - run.size * 3 / 5, run.origin.y + run.size / 10};
  }
  Extent operator()(const Image& image) const {
    return {image.rect.y, image.rect.y + image.rect.height};
  }
  template <class Other>
  Extent operator()(const Other&) const {
    return {};
  }
};

struct BottomOf {
  Length operator()(const GlyphRun& run) const { return run.origin.y; }
  Length operator()(const FilledRect& item) const { return item.rect.y + item.rect.height; }
  Length operator()(const Tiling& item) const { return item.area.y + item.area.height; }
  Length operator()(const Image& item) const { return item.rect.y + item.rect.height; }
  Length operator()(const DashedLine& line) const { return std::max(line.from.y, line.to.y); }
  Length operator()(const FilledPolygon& item) const {
    Length bottom;
    for (const Point corner : item.corners) bottom = std::max(bottom, corner.y);
    return bottom;
  }
  Length operator()(const FilledPath& item) const { return bottom_of(item.path); }
  Length operator()(const StrokedPath& item) const { return bottom_of(item.path); }
  Length operator()(const Clip&) const { return {}; }
  Length operator()(const Group&) const { return {}; }

 private:
  static Length bottom_of(const Path& path) {
    const Rect extent = extent_of(path);
    return extent.y + extent.height;
  }
};

bool is_before(const Extent& a, const Extent& b) {
  return a.top < b.top;
}

// Puts an item into the part above the cut, below it, or into both.
struct Cutter {
  Length at;
  std::vector<Item>& above;
  std::vector<Item>& below;

  void operator()(GlyphRun& run) { (run.origin.y < at ? above : below).push_back(std::move(run)); }
  void operator()(FilledRect& item) { cut(item, item.rect); }
  void operator()(Tiling& item) { cut(item, item.area); }
  void operator()(Image& item) { clip(item, item.rect); }
  void operator()(FilledPolygon& item) {
    const auto [top, bottom] = std::minmax_element(item.corners.begin(), item.corners.end(),
                                                   [](Point a, Point b) { return a.y < b.y; });
    const auto [left, right] = std::minmax_element(item.corners.begin(), item.corners.end(),
                                                   [](Point a, Point b) { return a.x < b.x; });
    clip(item, {left->x, top->y, right->x - left->x, bottom->y - top->y});
  }
  void operator()(FilledPath& item) { clip(item, extent_of(item.path)); }
  void operator()(StrokedPath& item) {
    Rect extent = extent_of(item.path);
    extent = {extent.x - item.width, extent.y - item.width, extent.width + item.width * 2,
              extent.height + item.width * 2};
    clip(item, extent);
  }
  void operator()(DashedLine& line) {
    if (line.from.y >= at || line.to.y <= at) {
      (line.from.y < at ? above : below).push_back(line);
      return;
    }
    DashedLine first = line;
    first.to.y = line.from.y = at;
    above.push_back(first);
    below.push_back(line);
  }
  void operator()(Group& item) {
    above.push_back(item);
    below.push_back(item);
  }
  void operator()(Clip& item) {
    Clip first = item;
    first.rect.height =
        std::clamp(at - item.rect.y, Length(), std::max(item.rect.height, Length()));
    const Length end = item.rect.y + item.rect.height;
    item.rect.y = std::max(item.rect.y, at);
    item.rect.height = std::max(end - item.rect.y, Length());
    above.push_back(first);
    below.push_back(item);
  }

 private:
  template <class Kind>
  void cut(Kind& item, Rect& rect) {
    const Length end = rect.y + rect.height;
    if (rect.y >= at || end <= at) return (rect.y < at ? above : below).push_back(std::move(item));
    const Length top = rect.y;
    rect.height = at - top;
    above.push_back(item);
    rect.y = at;
    rect.height = end - at;
    below.push_back(std::move(item));
  }

  template <class Kind>
  void clip(Kind& item, const Rect& rect) {
    const Length end = rect.y + rect.height;
    if (rect.y >= at || end <= at) return (rect.y < at ? above : below).push_back(std::move(item));
    Clip edge;
    edge.rect = {rect.x, rect.y, rect.width, at - rect.y};
    enclose(above, edge, item);
    edge.rect = {rect.x, at, rect.width, end - at};
    enclose(below, edge, std::move(item));
  }

  static void enclose(std::vector<Item>& out, Clip edge, Item item) {
    edge.begins = true;
    out.emplace_back(edge);
    out.push_back(std::move(item));
    edge.begins = false;
    out.emplace_back(edge);
  }
};

template <class Placed, class Top>
Few<Placed> take(Few<Placed>& all, Length at, Top top) {
  Few<Placed> above, below;
  for (Placed& placed : all) (top(placed) < at ? above : below).push_back(std::move(placed));
  all = std::move(below);
  return above;
}

}  // namespace

std::vector<Length> cuts_of(const Fragment& fragment, Length page) {
  constexpr std::int64_t most_cuts = 4000;
  std::vector<Extent> whole;
  for (const Item& item : fragment.items) {
    const Extent extent = std::visit(ExtentOf{}, item);
    if (extent.bottom > extent.top && extent.bottom - extent.top < page) whole.push_back(extent);
  }
  std::sort(whole.begin(), whole.end(), is_before);
  const Length px = Length::from_units(Length::per_point * 3 / 4);
  const Length step =
      px * std::max<std::int64_t>(1, fragment.height.units() / px.units() / most_cuts);
  std::vector<Length> cuts;
  auto next = whole.begin();
  Length reach;  // of the extents that begin above
  for (Length y = step; y < fragment.height; y += step) {
    for (; next != whole.end() && next->top < y; ++next) reach = std::max(reach, next->bottom);
    if (reach <= y) cuts.push_back(y);
  }
  return cuts;
}

Length last_cut_of(const Fragment& fragment, Length at) {
  std::vector<Extent> cut;
  for (const Item& item : fragment.items) {
    const Extent extent = std::visit(ExtentOf{}, item);
    if (extent.top < at && extent.bottom > extent.top && extent.bottom - extent.top < at) {
      cut.push_back(extent);
    }
  }
  std::sort(cut.begin(), cut.end(), [](const Extent& a, const Extent& b) { return b.top < a.top; });
  Length last = at;
  for (const Extent& extent : cut) {
    if (extent.top < last && extent.bottom > last) last = extent.top;
  }
  return last > Length() ? last : at;
}

Length bottom_of(const Fragment& fragment) {
  Length bottom;
  for (const Item& item : fragment.items) bottom = std::max(bottom, std::visit(BottomOf{}, item));
  return bottom;
}

Fragment take_above(Fragment& fragment, Length at) {
  Fragment above, below;
  above.width = below.width = fragment.width;
  above.height = at;
  above.baseline = fragment.baseline;
  below.height = below.baseline = fragment.height - at;
  Cutter cutter{at, above.items, below.items};
  std::vector<std::uint32_t> before;  // items above, by items before
  for (Item& item : fragment.items) {
    before.push_back(static_cast<std::uint32_t>(above.items.size()));
    std::visit(cutter, item);
  }
  before.push_back(static_cast<std::uint32_t>(above.items.size()));
  above.notes = std::move(fragment.notes);
  for (PlacedNote& note : above.notes) note.after = before[note.after];
  above.tags = std::move(fragment.tags);
  for (PlacedTag& tag : above.tags) tag.after = before[tag.after];
  const auto y_of = [](const auto& placed) { return placed.at.y; };
  above.links = take(fragment.links, at, [](const LinkArea& link) { return link.rect.y; });
  above.marks = take(fragment.marks, at, y_of);
  above.positioned = take(fragment.positioned, at, y_of);
  above.counted_lines = take(fragment.counted_lines, at, y_of);
  above.first_text = std::exchange(fragment.first_text, std::nullopt);
  fragment.items = std::exchange(below.items, {});
  append(below, std::move(fragment), {Length(), -at});
  fragment = std::move(below);
  return above;
}

}  // namespace layout
