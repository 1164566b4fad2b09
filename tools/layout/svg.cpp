#include "layout/svg.h"

#include <fmt/format.h>

#include "base/error.h"
#include "text/outline.h"
#include "xml/writer.h"

namespace layout {
namespace {

// Points with three decimals, by integer arithmetic: the same on every machine.
std::string points(Length length) {
  const bool negative = length < Length();
  const std::int64_t units = negative ? -length.units() : length.units();
  const std::int64_t thousandths = (units * 1000 + Length::per_point / 2) / Length::per_point;
  return fmt::format("{}{}.{:03}", negative && thousandths != 0 ? "-" : "", thousandths / 1000,
                     thousandths % 1000);
}

std::string path_data(const Path& path) {
  std::string out;
  const auto point = [&](const Point& p) { out += points(p.x) + ' ' + points(p.y) + ' '; };
  for (const PathStep& step : path) {
    if (step.kind == PathStep::Kind::move && !out.empty()) out += "Z ";
    out += step.kind == PathStep::Kind::move   ? "M "
           : step.kind == PathStep::Kind::line ? "L "
                                               : "C ";
    if (step.kind == PathStep::Kind::curve) {
      point(step.first);
      point(step.second);
    }
    point(step.to);
  }
  return out;
}

std::string opacity(const Rgb& c) {
  const int thousandths = (c.alpha * 1000 + 127) / 255;
  return fmt::format("{}.{:03}", thousandths / 1000, thousandths % 1000);
}

std::string color(const Rgb& c) {
  return fmt::format("#{:02x}{:02x}{:02x}", c.red, c.green, c.blue);
}

struct SvgPainter {
  xml::Writer& out;
  int clip_paths = 0;

  void operator()(const GlyphRun& run) const {
    constexpr std::int64_t million = 1000000;  // parts of a point to the design unit
    const std::int64_t em = std::int64_t{run.font->units_per_em()} * Length::per_point;
    const std::int64_t scale = (run.size.units() * million + em / 2) / em;
    const std::int64_t wide = scale * (1000 + std::int64_t{run.expansion}) / 1000;
    std::vector<PlacedGlyph> glyphs;
    for (const PlacedWord& word : run.words) {
      place_glyphs(run, word, glyphs);
      for (const PlacedGlyph& glyph : glyphs) {
        const std::string path = text::outline(*run.font, glyph.id);
        if (path.empty()) continue;
        out.element("path",
                    {{"transform", fmt::format("translate({} {}) scale({}.{:06} {}.{:06})",
                                               points(run.origin.x + glyph.x),
                                               points(run.origin.y + glyph.y), wide / million,
                                               wide % million, scale / million, scale % million)},
                     {"fill", color(run.color)},
                     {"d", path}},
                    "");
      }
    }
  }

  void operator()(const FilledRect& r) const {
    out.element("rect",
                {{"x", points(r.rect.x)},
                 {"y", points(r.rect.y)},
                 {"width", points(r.rect.width)},
                 {"height", points(r.rect.height)},
                 {"fill", color(r.color)}},
                "");
  }

  void operator()(const FilledPolygon& polygon) const {
    std::string corners;
    for (const Point& corner : polygon.corners) {
      corners += points(corner.x) + "," + points(corner.y) + " ";
    }
    corners.pop_back();
    out.element("polygon", {{"points", corners}, {"fill", color(polygon.color)}}, "");
  }

  void operator()(const DashedLine& line) const {
    out.element("line",
                {{"x1", points(line.from.x)},
                 {"y1", points(line.from.y)},
                 {"x2", points(line.to.x)},
                 {"y2", points(line.to.y)},
                 {"stroke", color(line.color)},
                 {"stroke-width", points(line.width)},
                 {"stroke-linecap", line.round ? "round" : "butt"},
                 {"stroke-dasharray", points(line.dash) + " " + points(line.gap)}},
                "");
  }

  void operator()(const FilledPath& filled) const {
    out.element("path",
                {{"fill", color(filled.color)},
                 {"fill-opacity", opacity(filled.color)},
                 {"fill-rule", "evenodd"},
                 {"d", path_data(filled.path) + 'Z'}},
                "");
  }

  void operator()(const StrokedPath& stroked) const {
    const bool dashes = stroked.gap > Length();
    out.element(
        "path",
        {{"fill", "none"},
         {"stroke", color(stroked.color)},
         {"stroke-opacity", opacity(stroked.color)},
         {"stroke-width", points(stroked.width)},
         {"stroke-linecap", stroked.round ? "round" : "butt"},
         {"stroke-dasharray", dashes ? points(stroked.dash) + " " + points(stroked.gap) : "none"},
         {"d", path_data(stroked.path) + (stroked.closed ? "Z" : "")}},
        "");
  }

  void operator()(const Group& group) const {
    if (!group.begins) return out.close();
    out.open("g",
             {{"opacity", fmt::format("{}.{:03}", group.opacity / 1000, group.opacity % 1000)}});
  }

  void operator()(const Image&) const {}
  void operator()(const Tiling&) const {}

  // A picture within the picture, in the same units, shows no more than its own area.
  void operator()(const Clip& clip) {
    if (!clip.begins) return out.close();
    if (!clip.path.empty()) {
      const std::string id = "clip-" + std::to_string(++clip_paths);
      out.open("clipPath", {{"id", id}});
      out.element("path", {{"clip-rule", "evenodd"}, {"d", path_data(clip.path) + 'Z'}}, "");
      out.close();
      out.open("g", {{"clip-path", "url(#" + id + ")"}});
      return;
    }
    out.open("svg",
             {{"x", points(clip.rect.x)},
              {"y", points(clip.rect.y)},
              {"width", points(clip.rect.width)},
              {"height", points(clip.rect.height)},
              {"viewBox", fmt::format("{} {} {} {}", points(clip.rect.x), points(clip.rect.y),
                                      points(clip.rect.width), points(clip.rect.height))}});
  }
};

}  // namespace

std::string write_svg(const Pages& pages, std::size_t page) {
  base::expects(page < pages.pages.size(), "the page to draw exists");
  const Page& source = pages.pages[page];
  xml::Writer out;
  out.open("svg",
           {{"xmlns", "http://www.w3.org/2000/svg"},
            {"version", "1.1"},
            {"viewBox", fmt::format("0 0 {} {}", points(source.width), points(source.height))}});
  if (!pages.information.title.empty()) out.element("title", pages.information.title);
  SvgPainter painter{out};
  for (const Item& item : source.items) std::visit(painter, item);
  out.close();
  return out.finish();
}

}  // namespace layout
