#include "layout/paint_columns.h"

#include <algorithm>
#include <utility>

#include "layout/paint_box.h"
#include "layout/positioned.h"

namespace layout {
namespace {

class ColumnsPainter {
 public:
  ColumnsPainter(LayoutRun& run, Flow& flow, OpenBoxes& open)
      : run_(run), flow_(flow), open_(open) {}

  Fragment paint(const GroupPiece& piece) {
    for (const ColumnStrip& strip : piece.strips) paint(strip);
    out_.height = piece.height;
    return std::move(out_);
  }

 private:
  void paint(const ColumnStrip& strip) {
    const ColumnSet& set = flow_.column_sets[strip.set];
    const Length step = set.width + set.gap;
    std::vector<Fragment> painted;
    for (std::size_t c = 0; c < strip.columns.size(); ++c) {
      PaintRequest paint;
      paint.scope = set.scope;
      paint.width = set.width;
      if (set.count > 1 || strip.has_depth) paint.depth = strip.depth;
      const bool goes_on = c + 1 < strip.columns.size() || strip.columns[c].cuts_group() ||
                           strip.columns[c].end < strip.end;
      if (goes_on) paint.room = strip.depth;
      paint.above = strip.depth * static_cast<std::int64_t>(c);
      painted.push_back(paint_column(run_, flow_, strip.columns[c], open_, paint));
    }
    lay_over(strip.depth, painted);
    for (std::size_t c = 1; c < painted.size() && set.rule.width != Length(); ++c) {
      const Length middle = set.x + step * static_cast<std::int64_t>(c) - set.gap / 2;
      paint_edge(out_, set.rule,
                 {middle - set.rule.width / 2, strip.y, set.rule.width, strip.height}, true,
                 Artifact::layout);
    }
    for (std::size_t c = 0; c < painted.size(); ++c) {
      append(out_, std::move(painted[c]), {set.x + step * static_cast<std::int64_t>(c), strip.y});
    }
    out_.width = std::max(out_.width, set.x + step * set.count - set.gap);
  }

  // What stands beside the flow may need more columns than the flow.
  void lay_over(Length depth, std::vector<Fragment>& painted) {
    std::vector<Layers> layers(painted.size());
    for (Overlay& overlay : std::exchange(open_.overlays, {})) {
      const int z_index = overlay.z_index;
      const BoxId box = overlay.box;
      cut_overlay(std::move(overlay), {[&](std::size_t) { return depth; },
                                       [&](std::size_t column, Fragment part) {
                                         if (layers.size() <= column) layers.resize(column + 1);
                                         layers[column].push_back({z_index, box, std::move(part)});
                                       }});
    }
    painted.resize(layers.size());
    for (std::size_t c = 0; c < layers.size(); ++c) stack(std::move(layers[c]), painted[c]);
  }

  LayoutRun& run_;
  Flow& flow_;
  OpenBoxes& open_;
  Fragment out_;
};

}  // namespace

Fragment paint_columns(LayoutRun& run, Flow& flow, const GroupPiece& piece, OpenBoxes& open) {
  return ColumnsPainter(run, flow, open).paint(piece);
}

}  // namespace layout
