#include "layout/path.h"

#include <algorithm>
#include <optional>

namespace layout {
namespace {

bool is_curve(const Radius& radius) {
  return radius.x > Length() && radius.y > Length();
}

template <class Do>
void for_each_radius(css::Corners<Radius>& radii, Do change) {
  for (Radius* radius :
       {&radii.top_left, &radii.top_right, &radii.bottom_right, &radii.bottom_left}) {
    change(*radius);
  }
}

// A side and the radii that share it.
struct Side {
  Length length, first, second;
};

// Of a cubic curve that is a quarter of a circle: how far its control points are from the corner,
// in parts of the radius.
Length from_corner(Length radius) {
  return base::scaled(radius, 4'477'152'502, 10'000'000'000);
}

void line_to(Path& path, Point to) {
  path.push_back({PathStep::Kind::line, to, {}, {}});
}

// Along an axis: 1, 0 or -1.
struct Way {
  int x, y;
};

// Round a corner, from where it lies on the way `in` to where it lies on the way `out`.
void turn(Path& path, Point corner, const Radius& radius, Way in, Way out) {
  if (!is_curve(radius)) return line_to(path, corner);
  const auto along = [&](Way way, Length x, Length y) {
    return Point{corner.x + x * way.x, corner.y + y * way.y};
  };
  const Length x = from_corner(radius.x), y = from_corner(radius.y);
  line_to(path, along(in, radius.x, radius.y));
  path.push_back(
      {PathStep::Kind::curve, along(out, radius.x, radius.y), along(in, x, y), along(out, x, y)});
}

}  // namespace

bool RoundedRect::is_round() const {
  return is_curve(radii.top_left) || is_curve(radii.top_right) || is_curve(radii.bottom_right) ||
         is_curve(radii.bottom_left);
}

RoundedRect rounded(const css::Corners<css::CornerRadius>& radii, const Rect& rect) {
  const auto resolved = [&](const css::CornerRadius& radius) {
    return Radius{std::max(Length(), radius.x.resolve(rect.width)),
                  std::max(Length(), radius.y.resolve(rect.height))};
  };
  RoundedRect out{rect,
                  {resolved(radii.top_left), resolved(radii.top_right),
                   resolved(radii.bottom_right), resolved(radii.bottom_left)}};
  css::Corners<Radius>& r = out.radii;
  const std::array<Side, 4> sides{Side{rect.width, r.top_left.x, r.top_right.x},
                                  Side{rect.width, r.bottom_left.x, r.bottom_right.x},
                                  Side{rect.height, r.top_left.y, r.bottom_left.y},
                                  Side{rect.height, r.top_right.y, r.bottom_right.y}};
  Length room, asked;  // of the side where curves overlap most, relative to its length
  for (const Side& side : sides) {
    const Length sum = side.first + side.second;
    if (sum <= side.length) continue;
    // base::scaled has the room that a product of two lengths may need.
    const bool worse = asked == Length() ||
                       base::scaled(sum, room.units(), 1 << 16) >
                           base::scaled(asked, std::max(side.length, Length()).units(), 1 << 16);
    if (!worse) continue;
    room = std::max(side.length, Length());
    asked = sum;
  }
  if (asked == Length()) return out;
  for_each_radius(r, [&](Radius& radius) {
    radius.x = base::scaled(radius.x, room.units(), asked.units());
    radius.y = base::scaled(radius.y, room.units(), asked.units());
  });
  return out;
}

RoundedRect inset(const RoundedRect& outer, const css::Edges<Length>& by) {
  RoundedRect out = outer;
  out.rect = {outer.rect.x + by.left, outer.rect.y + by.top, outer.rect.width - by.left - by.right,
              outer.rect.height - by.top - by.bottom};
  const auto less = [](Radius& radius, Length x, Length y) {
    radius = {std::max(radius.x - x, Length()), std::max(radius.y - y, Length())};
  };
  less(out.radii.top_left, by.left, by.top);
  less(out.radii.top_right, by.right, by.top);
  less(out.radii.bottom_right, by.right, by.bottom);
  less(out.radii.bottom_left, by.left, by.bottom);
  return out;
}

RoundedRect spread(const RoundedRect& inner, Length by) {
  if (by <= Length()) return inset(inner, {-by, -by, -by, -by});
  RoundedRect out = inner;
  out.rect = {inner.rect.x - by, inner.rect.y - by, inner.rect.width + by * 2,
              inner.rect.height + by * 2};
  const auto more = [&](Length radius) {
    if (radius >= by) return radius + by;
    // by × (1 + (radius / by - 1)³), the ratio in millionths
    constexpr std::int64_t one = 1'000'000;
    const std::int64_t less = one - base::scaled(radius, one, by.units()).units();
    const std::int64_t cube = less * less / one * less / one;
    return radius + base::scaled(by, one - cube, one);
  };
  for_each_radius(out.radii, [&](Radius& radius) {
    if (is_curve(radius)) radius = {more(radius.x), more(radius.y)};
  });
  return out;
}

void add_rect(Path& path, const Rect& rect) {
  add_rounded(path, {rect, {}});
}

void add_rounded(Path& path, const RoundedRect& shape) {
  const Rect& r = shape.rect;
  if (r.width <= Length() || r.height <= Length()) return;
  const Length right = r.x + r.width, bottom = r.y + r.height;
  const std::size_t first = path.size();
  turn(path, {r.x, r.y}, shape.radii.top_left, {0, 1}, {1, 0});
  turn(path, {right, r.y}, shape.radii.top_right, {-1, 0}, {0, 1});
  turn(path, {right, bottom}, shape.radii.bottom_right, {0, -1}, {-1, 0});
  turn(path, {r.x, bottom}, shape.radii.bottom_left, {1, 0}, {0, -1});
  path[first].kind = PathStep::Kind::move;
}

Rect extent_of(const Path& path) {
  if (path.empty()) return {};
  Point least = path.front().to, most = least;
  const auto include = [&](Point p) {
    least = {std::min(least.x, p.x), std::min(least.y, p.y)};
    most = {std::max(most.x, p.x), std::max(most.y, p.y)};
  };
  for (const PathStep& step : path) {
    include(step.to);
    if (step.kind != PathStep::Kind::curve) continue;
    include(step.first);
    include(step.second);
  }
  return {least.x, least.y, most.x - least.x, most.y - least.y};
}

void move_path(Path& path, Point by) {
  for (PathStep& step : path) {
    for (Point* point : {&step.to, &step.first, &step.second}) {
      point->x += by.x;
      point->y += by.y;
    }
  }
}

}  // namespace layout
