#include "css/position_value.h"

#include <utility>
#include <vector>

namespace css {
namespace {

constexpr std::int32_t all = 100'000;  // per cent, in thousandths

// One or two of these in any order, or an edge and a distance from it for both axes (§2.6).
enum class Edge : std::uint8_t { left, right, top, bottom, center };
struct Offset {
  std::optional<Edge> edge;
  std::optional<LengthPercentage> distance;
};

LengthPercentage from_edge(const Offset& offset) {
  const LengthPercentage distance = offset.distance.value_or(LengthPercentage{});
  if (!offset.edge) return distance;
  switch (*offset.edge) {
    case Edge::right:
    case Edge::bottom:
      return {-distance.length, all - distance.percent};
    case Edge::center:
      return {Length(), all / 2};
    default:
      return distance;
  }
}
bool goes_across(const Offset& offset) {
  return offset.edge && (*offset.edge == Edge::left || *offset.edge == Edge::right);
}
bool goes_down(const Offset& offset) {
  return offset.edge && (*offset.edge == Edge::top || *offset.edge == Edge::bottom);
}

std::vector<Offset> read_offsets(ValueReader& in) {
  std::vector<Offset> offsets;
  while (offsets.size() < 4) {
    const auto edge = in.one_of<Edge>({{"left", Edge::left},
                                       {"right", Edge::right},
                                       {"top", Edge::top},
                                       {"bottom", Edge::bottom},
                                       {"center", Edge::center}});
    const auto distance = edge ? std::nullopt : in.length_percentage();
    if (!edge && !distance) break;
    offsets.push_back({edge, distance});
  }
  return offsets;
}

// Three or four values: each distance belongs to the edge before it.
bool join_edges(std::vector<Offset>& offsets) {
  if (offsets.size() < 3) return true;
  std::vector<Offset> joined;
  for (const Offset& offset : offsets) {
    if (offset.edge) {
      joined.push_back(offset);
      continue;
    }
    const bool follows_edge = !joined.empty() && joined.back().edge && !joined.back().distance &&
                              *joined.back().edge != Edge::center;
    if (!follows_edge) return false;
    joined.back().distance = offset.distance;
  }
  offsets = std::move(joined);
  return offsets.size() == 2;
}

}  // namespace

std::optional<PositionValue> read_position(ValueReader& in) {
  std::vector<Offset> offsets = read_offsets(in);
  if (offsets.empty() || !join_edges(offsets)) return std::nullopt;
  if (offsets.size() == 1) offsets.push_back({Edge::center, {}});
  const bool turned = goes_down(offsets[0]) || goes_across(offsets[1]);
  if (turned && !(offsets[0].edge && offsets[1].edge)) {
    const bool alone = offsets[1].edge == Edge::center;
    if (!alone) return std::nullopt;
  }
  const Offset& across = turned ? offsets[1] : offsets[0];
  const Offset& down = turned ? offsets[0] : offsets[1];
  if (goes_down(across) || goes_across(down)) return std::nullopt;
  return PositionValue{from_edge(across), from_edge(down)};
}

}  // namespace css
