#include "layout/drawing.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "css/color.h"
#include "layout/drawing_view.h"
#include "layout/paint_border.h"
#include "text/shape.h"

namespace layout {
namespace {

constexpr std::int64_t unit = drawing_unit;
constexpr std::size_t most_items = 50'000;
constexpr std::size_t most_items_of_file = 5'000;  // it may be drawn behind many boxes
constexpr int steps_of_curve = 24;
constexpr int deepest = 16;  // groups inside groups

// A point of the picture in thousandths of a user unit.
struct Spot {
  std::int64_t x = 0, y = 0;
};

// Where text of a picture in the document gets its fonts.
struct TextSource {
  LayoutRun& run;
  const css::ComputedStyle& style;
};

// Readers of HTML may write names in lower case.
std::string_view keeping_of(const xml::Document& document, xml::NodeId svg) {
  const auto given = document.attribute(svg, "preserveAspectRatio");
  return given ? *given : document.attribute(svg, "preserveaspectratio").value_or("");
}

class Draftsman {
 public:
  Draftsman(const xml::Document& document, xml::NodeId svg, css::Color ink, Rect rect, Owner owner,
            std::optional<TextSource> text_source)
      : document_(document),
        svg_(svg),
        ink_(ink),
        text_source_(text_source),
        rect_(rect),
        owner_(owner),
        view_(view_of(rect)) {
    if (const auto view = view_box(document, svg)) {
      view_ = *view;
      const std::string_view keeping = keeping_of(document, svg);
      rect_ = fitted(keeping, view_, rect);
    }
    items_.emplace_back(Clip{owner_, rect, true});
    children(svg_, 0);
    items_.emplace_back(Clip{owner_, rect, false});
  }

  std::vector<Item> items() { return std::move(items_); }
  std::vector<std::string> left_out() { return std::move(left_out_); }

 private:
  void children(xml::NodeId parent, int depth) {
    for (xml::NodeId id = document_[parent].first_child; id != xml::no_node;
         id = document_[id].next) {
      if (!document_[id].is_element) continue;
      if (items_.size() > (text_source_ ? most_items : most_items_of_file)) {
        left_out_.emplace_back("svg picture with too many shapes; the last ones are not drawn");
        return;
      }
      const std::string_view name = document_[id].name;
      if (name == "line") {
        stroke(id, {{number(id, "x1"), number(id, "y1")}, {number(id, "x2"), number(id, "y2")}});
      } else if (name == "rect") {
        rectangle(id);
      } else if (name == "circle") {
        circle(id);
      } else if (name == "path") {
        path(id);
      } else if (name == "ellipse") {
        ellipse(id);
      } else if (name == "polygon" || name == "polyline") {
        polygon(id, name == "polygon");
      } else if (name == "text" && text_source_) {
        text(id);
      } else if (name == "g" && depth < deepest) {
        children(id, depth + 1);
      } else if (name != "title" && name != "desc") {
        left_out_.push_back("svg element \"" + std::string(name) + "\" is not drawn");
      }
    }
  }

  std::int64_t number(xml::NodeId id, std::string_view name, std::int64_t missing = 0) const {
    auto given = document_.attribute(id, name);
    return given ? take_number(*given) : missing;
  }

  // A percentage is one of the picture.
  std::int64_t number_of(xml::NodeId id, std::string_view name, std::int64_t whole) const {
    const std::string_view given = document_.attribute(id, name).value_or("");
    const std::int64_t value = number(id, name);
    return given.ends_with('%') ? value * whole / (100 * unit) : value;
  }

  Length scaled_length(std::int64_t value) const {
    return base::scaled(rect_.width, value, view_.width);
  }
  Point place(Spot spot) const {
    return {rect_.x + base::scaled(rect_.width, spot.x - view_.x, view_.width),
            rect_.y + base::scaled(rect_.height, spot.y - view_.y, view_.height)};
  }

  // Nothing when it is "none".
  std::optional<Rgb> paint(xml::NodeId id, std::string_view name, bool missing) const {
    std::optional<std::string_view> given;
    for (; !given && id != svg_; id = document_[id].parent) {  // inherited
      given = document_.attribute(id, name);
    }
    if (!given) return missing ? std::optional(to_rgb(ink_)) : std::nullopt;
    if (*given == "none") return std::nullopt;
    const std::optional<css::Color> color = css::read_color(*given, ink_);
    if (!color) return to_rgb(ink_);
    if (color->alpha == 0) return std::nullopt;
    return to_rgb(*color);
  }

  void rectangle(xml::NodeId id) {
    const Spot a{number_of(id, "x", view_.width), number_of(id, "y", view_.height)};
    const Spot b{a.x + number_of(id, "width", view_.width),
                 a.y + number_of(id, "height", view_.height)};
    if (b.x <= a.x || b.y <= a.y) return;
    const Point from = place(a), to = place(b);
    if (const auto fill = paint(id, "fill", true)) {
      items_.emplace_back(
          FilledRect{owner_, {from.x, from.y, to.x - from.x, to.y - from.y}, *fill});
    }
    stroke(id, {a, {b.x, a.y}, b, {a.x, b.y}, a});
  }

  // A dot is a line without length that has round ends.
  void dot(Spot centre, std::int64_t radius, Rgb color) {
    DashedLine dot;
    dot.owner = owner_;
    dot.from = dot.to = place(centre);
    dot.to.x += Length::from_units(Length::per_point / 100);
    dot.width = scaled_length(2 * radius);
    dot.dash = dot.gap = dot.width + Length::from_points(1);
    dot.round = true;
    dot.color = color;
    items_.emplace_back(dot);
  }

  void circle(xml::NodeId id) {
    const Spot c{number_of(id, "cx", view_.width), number_of(id, "cy", view_.height)};
    const std::int64_t r = number(id, "r");
    if (const auto fill = paint(id, "fill", true)) dot(c, r, *fill);
    if (paint(id, "stroke", false)) stroke(id, round(c, r, r));
  }

  void ellipse(xml::NodeId id) {
    const Spot c{number_of(id, "cx", view_.width), number_of(id, "cy", view_.height)};
    const std::vector<Spot> points =
        round(c, number_of(id, "rx", view_.width), number_of(id, "ry", view_.height));
    fill(id, {points});
    stroke(id, points);
  }

  void polygon(xml::NodeId id, bool closed) {
    std::string_view given = document_.attribute(id, "points").value_or("");
    std::vector<Spot> points;
    while (starts_number(given) && points.size() < most_items) {
      const std::int64_t x = take_number(given);
      points.push_back({x, take_number(given)});
    }
    fill(id, {points});
    if (closed && !points.empty()) points.push_back(points.front());
    stroke(id, points);
  }

  // Four cubic curves are a circle within 0.03 %.
  static std::vector<Spot> round(Spot c, std::int64_t x, std::int64_t y) {
    const std::int64_t k = x * 5523 / 10000, l = y * 5523 / 10000;
    std::vector<Spot> points{{c.x + x, c.y}};
    curve(points, {c.x + x, c.y + l}, {c.x + k, c.y + y}, {c.x, c.y + y});
    curve(points, {c.x - k, c.y + y}, {c.x - x, c.y + l}, {c.x - x, c.y});
    curve(points, {c.x - x, c.y - l}, {c.x - k, c.y - y}, {c.x, c.y - y});
    curve(points, {c.x + k, c.y - y}, {c.x + x, c.y - l}, {c.x + x, c.y});
    return points;
  }

  // By the even-odd rule.
  void fill(xml::NodeId id, const std::vector<std::vector<Spot>>& parts) {
    const auto color = paint(id, "fill", true);
    if (!color) return;
    FilledPath filled{owner_, {}, *color};
    for (const std::vector<Spot>& part : parts) {
      if (part.size() < 3) continue;
      for (std::size_t i = 0; i < part.size(); ++i) {
        const auto kind = i == 0 ? PathStep::Kind::move : PathStep::Kind::line;
        filled.path.push_back({kind, place(part[i]), {}, {}});
      }
    }
    if (!filled.path.empty()) items_.emplace_back(std::move(filled));
  }

  static void curve(std::vector<Spot>& points, Spot b, Spot c, Spot d) {
    const Spot a = points.back();
    constexpr std::int64_t n = steps_of_curve;
    for (std::int64_t t = 1; t <= n; ++t) {
      const std::int64_t u = n - t;
      const auto mix = [&](std::int64_t p, std::int64_t q, std::int64_t r, std::int64_t s) {
        return (p * u * u * u + 3 * q * u * u * t + 3 * r * u * t * t + s * t * t * t) /
               (n * n * n);
      };
      points.push_back({mix(a.x, b.x, c.x, d.x), mix(a.y, b.y, c.y, d.y)});
    }
  }

  void path(xml::NodeId id) {
    const std::vector<std::vector<Spot>> parts = parts_of_path(id);
    fill(id, parts);
    for (const std::vector<Spot>& part : parts) stroke(id, part);
  }

  std::vector<std::vector<Spot>> parts_of_path(xml::NodeId id) {
    std::string_view d = document_.attribute(id, "d").value_or("");
    std::vector<std::vector<Spot>> parts(1);
    const auto spot = [&] {
      const std::int64_t x = take_number(d);
      return Spot{x, take_number(d)};
    };
    std::size_t count = 0;
    char command = 0;
    for (; count < most_items; ++count) {
      std::vector<Spot>& points = parts.back();
      const std::size_t start = d.find_first_not_of(" \t\r\n,");
      if (start == std::string_view::npos) break;
      d.remove_prefix(start);
      if (!starts_number(d)) {
        command = d.front();
        d.remove_prefix(1);
      }
      if (command == 'M') {
        parts.push_back({spot()});
        command = 'L';
      } else if (command == 'L' && !points.empty()) {
        points.push_back(spot());
      } else if (command == 'C' && !points.empty()) {
        const Spot b = spot(), c = spot();
        curve(points, b, c, spot());
      } else if ((command == 'Z' || command == 'z') && !points.empty() && !starts_number(d)) {
        points.push_back(points.front());
      } else {
        left_out_.emplace_back("svg path with a command that is not drawn");
        break;
      }
    }
    return parts;
  }

  void stroke(xml::NodeId id, const std::vector<Spot>& points) {
    const auto color = paint(id, "stroke", false);
    if (!color || points.size() < 2) return;
    const Length width = scaled_length(number(id, "stroke-width", unit));
    std::string_view dashes = document_.attribute(id, "stroke-dasharray").value_or("");
    const Length dash = scaled_length(take_number(dashes));
    const Length gap = starts_number(dashes) ? scaled_length(take_number(dashes)) : dash;
    if (dash <= Length() || gap <= Length()) {
      for (std::size_t i = 1; i < points.size(); ++i) {
        segment(place(points[i - 1]), place(points[i]), width, *color);
      }
    } else {
      dashed(points, width, dash, gap, *color);
    }
  }

  void segment(Point from, Point to, Length width, Rgb color) {
    if (from.x == to.x || from.y == to.y) {
      const Length left = std::min(from.x, to.x), top = std::min(from.y, to.y);
      const Length across = std::max(from.x, to.x) - left, down = std::max(from.y, to.y) - top;
      const Rect rect = from.x == to.x ? Rect{left - width / 2, top, width, down}
                                       : Rect{left, top - width / 2, across, width};
      items_.emplace_back(FilledRect{owner_, rect, color});
      return;
    }
    // One dash longer than any line: no gap.
    items_.emplace_back(DashedLine{owner_, from, to, width, Length::from_points(10'000),
                                   Length::from_points(1), false, color});
  }

  // The pattern goes on round the corners.
  void dashed(const std::vector<Spot>& points, Length width, Length dash, Length gap, Rgb color) {
    bool on = true;
    Length left = dash;
    for (std::size_t i = 1; i < points.size(); ++i) {
      Point from = place(points[i - 1]);
      const Point to = place(points[i]);
      Length rest = distance(from, to);
      while (rest > Length() && items_.size() < most_items) {
        const Length step = std::min(rest, left);
        const Point next{from.x + base::scaled(to.x - from.x, step.units(), rest.units()),
                         from.y + base::scaled(to.y - from.y, step.units(), rest.units())};
        if (on) segment(from, next, width, color);
        from = next;
        rest -= step;
        left -= step;
        if (left <= Length()) {
          on = !on;
          left = on ? dash : gap;
        }
      }
    }
  }

  // Heron's method on integers.
  static Length distance(Point a, Point b) {
    const std::int64_t x = (b.x - a.x).units() / 64, y = (b.y - a.y).units() / 64;
    const std::int64_t square = x * x + y * y;
    if (square == 0) return {};
    std::int64_t root = std::max(x < 0 ? -x : x, y < 0 ? -y : y);
    for (int i = 0; i < 6; ++i) root = (root + square / root) / 2;
    return Length::from_units(root * 64);
  }

  void text(xml::NodeId id) {
    const std::string words = document_.text_content(id);
    const auto color = paint(id, "fill", true);
    if (!color || words.empty()) return;
    Fonts& fonts = text_source_->run.fonts;
    fonts.shape(words, text_source_->style, false);  // for the fonts that it brings in
    text::ShapeStyle shaping = fonts.of(text_source_->style).shaping;
    shaping.size = scaled_length(number(id, "font-size", 16 * unit));
    const std::vector<text::ShapedRun> runs = text::shape(words, shaping);
    Length advance;
    for (const text::ShapedRun& run : runs) advance += run.advance;
    Point at = place({number(id, "x"), number(id, "y")});
    const std::string_view anchor = document_.attribute(id, "text-anchor").value_or("start");
    if (anchor == "middle") at.x -= advance / 2;
    if (anchor == "end") at.x -= advance;
    for (const text::ShapedRun& run : runs) {
      items_.emplace_back(glyphs(run, words, shaping.size, at, *color));
      at.x += run.advance;
    }
  }

  GlyphRun glyphs(const text::ShapedRun& shaped, const std::string& words, Length size, Point at,
                  Rgb color) const {
    GlyphRun run;
    run.owner = owner_;
    run.font = shaped.font;
    run.size = size;
    run.color = color;
    run.origin = at;
    run.advance = shaped.advance;
    run.words.emplace_back(text_source_->run.fonts.glyphs().keep(shaped, words, false), Length());
    return run;
  }

  const xml::Document& document_;
  xml::NodeId svg_;
  css::Color ink_;
  std::optional<TextSource> text_source_;
  Rect rect_;
  Owner owner_;
  ViewBox view_;
  std::vector<Item> items_;
  std::vector<std::string> left_out_;
};

}  // namespace

std::string drawing_alternative(const xml::Document& document, xml::NodeId svg) {
  std::string out;
  for (const std::string_view wanted : {"title", "desc"}) {
    for (xml::NodeId id = document[svg].first_child; id != xml::no_node; id = document[id].next) {
      if (!document[id].is_element || document[id].name != wanted) continue;
      out += (out.empty() ? "" : ". ") + document.text_content(id);
    }
  }
  return out;
}

std::vector<Item> draw(LayoutRun& run, BoxId box, Rect rect, Owner owner) {
  const css::ComputedStyle& style = *run.tree[box].style;
  Draftsman drawing(run.document, run.tree[box].node, style.color, rect, owner,
                    TextSource{run, style});
  for (std::string& message : drawing.left_out()) run.warn("L109", box, std::move(message));
  return drawing.items();
}

std::vector<Item> draw(const xml::Document& picture, Rect rect, Owner owner) {
  if (is_empty(picture)) return {};
  return Draftsman(picture, picture.root(), {}, rect, owner, std::nullopt).items();
}

std::vector<std::string> left_out_of(const xml::Document& picture) {
  const Length side = Length::from_points(100);
  return Draftsman(picture, picture.root(), {}, {{}, {}, side, side}, {}, std::nullopt).left_out();
}

}  // namespace layout
