#include "layout/fragment.h"

#include <utility>

#include "layout/path.h"

namespace layout {
namespace {

void shift(Point& point, Point by) {
  point.x += by.x;
  point.y += by.y;
}

struct Mover {
  Point by;
  void operator()(GlyphRun& run) const { shift(run.origin, by); }
  void operator()(FilledRect& rect) const { move(rect.rect); }
  void operator()(FilledPolygon& polygon) const {
    for (Point& corner : polygon.corners) shift(corner, by);
  }
  void operator()(DashedLine& line) const {
    shift(line.from, by);
    shift(line.to, by);
  }
  void operator()(Image& image) const { move(image.rect); }
  void operator()(Tiling& tiling) const {
    move(tiling.area);
    move(tiling.tile);
  }
  void operator()(Clip& clip) const {
    move(clip.rect);
    move_path(clip.path, by);
  }
  void operator()(FilledPath& filled) const { move_path(filled.path, by); }
  void operator()(StrokedPath& stroked) const { move_path(stroked.path, by); }
  void operator()(Group&) const {}
  void move(Rect& rect) const {
    rect.x += by.x;
    rect.y += by.y;
  }
};

}  // namespace

void move_item(Item& item, Point offset) {
  std::visit(Mover{offset}, item);
}

void append(Fragment& whole, Fragment&& part, Point offset) {
  const auto before = static_cast<std::uint32_t>(whole.items.size());
  for (Item& item : part.items) {
    move_item(item, offset);
    whole.items.push_back(std::move(item));
  }
  for (LinkArea& link : part.links) {
    link.rect.x += offset.x;
    link.rect.y += offset.y;
    whole.links.push_back(std::move(link));
  }
  for (PlacedMark mark : part.marks) {
    shift(mark.at, offset);
    whole.marks.push_back(mark);
  }
  for (PlacedNote note : part.notes) {
    note.after += before;
    whole.notes.push_back(note);
  }
  for (PlacedTag tag : part.tags) {
    tag.after += before;
    whole.tags.push_back(tag);
  }
  for (PlacedBox box : part.positioned) {
    shift(box.at, offset);
    whole.positioned.push_back(box);
  }
  if (!whole.first_text) whole.first_text = part.first_text;
  for (LineStart start : part.counted_lines) {
    shift(start.at, offset);
    whole.counted_lines.push_back(start);
  }
}

void read_later(const Fragment& painted, Fragment& out) {
  const auto after = static_cast<std::uint32_t>(out.items.size());
  TagId last = no_tag;
  for (const Item& item : painted.items) {
    const TagId tag = std::visit([](const auto& i) { return i.owner.tag; }, item);
    if (tag != no_tag && tag != last) out.tags.push_back({tag, after});
    last = tag;
  }
}

Fragment grouped(Fragment fragment, int opacity) {
  Fragment out;
  out.width = fragment.width;
  out.height = fragment.height;
  out.baseline = fragment.baseline;
  Group group;
  group.opacity = opacity;
  out.items.emplace_back(group);
  append(out, std::move(fragment), {});
  group.begins = false;
  out.items.emplace_back(group);
  return out;
}

void set_artifact(Fragment& fragment, Artifact artifact) {
  for (Item& item : fragment.items) {
    std::visit([&](auto& i) { i.owner = {no_tag, artifact}; }, item);
  }
  fragment.links.clear();
  fragment.marks.clear();
  fragment.notes.clear();
  fragment.counted_lines.clear();
  fragment.tags.clear();
  fragment.positioned.clear();
  fragment.first_text.reset();
}

}  // namespace layout
