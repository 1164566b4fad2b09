// Grids (CSS Grid 1 §7, §8). Named lines, subgrids and fit-content() are not understood.

#include <algorithm>
#include <array>
#include <cmath>

#include "css/property_parts.h"

namespace css {
namespace {

using S = ComputedStyle;
using Kind = GridTrackSize::Kind;

constexpr std::size_t most_tracks = 1000;

std::optional<GridTrackSize> read_size(ValueReader& in) {
  GridTrackSize size;
  if (const auto kind = in.one_of<Kind>({{"auto", Kind::automatic},
                                         {"min-content", Kind::min_content},
                                         {"max-content", Kind::max_content}})) {
    size.kind = *kind;
    return size;
  }
  const Token* token = in.peek();
  if (token == nullptr) return std::nullopt;
  if (token->type == TokenType::dimension && equals_ignoring_case(token->text, "fr")) {
    if (token->number < 0) return std::nullopt;
    constexpr double most = 1e6;
    size.kind = Kind::fraction;
    size.fraction =
        static_cast<std::int32_t>(std::lround(std::min(token->number, most) * S::flex_unit));
    in.component();
    return size;
  }
  const auto length = in.length_percentage(Sign::non_negative);
  if (!length) return std::nullopt;
  size.kind = Kind::length;
  size.length = *length;
  return size;
}

std::optional<GridTrack> read_track(ValueReader& in) {
  if (auto arguments = in.function("minmax")) {
    const auto least = read_size(*arguments);
    if (!least || least->kind == Kind::fraction || !arguments->comma()) return std::nullopt;
    const auto most = read_size(*arguments);
    if (!most || !arguments->at_end()) return std::nullopt;
    return GridTrack{*least, *most};
  }
  const auto size = read_size(in);
  if (!size) return std::nullopt;
  GridTrack track{*size, *size};
  if (size->kind == Kind::fraction) track.least = GridTrackSize();
  return track;
}

bool is_fixed(const GridTrack& track) {
  return track.least.kind == Kind::length || track.most.kind == Kind::length;
}

bool read_repeat(ValueReader arguments, GridTracks& tracks) {
  const bool by_room = arguments.keyword("auto-fill") || arguments.keyword("auto-fit");
  const std::optional<int> count = by_room ? std::optional(1) : arguments.integer();
  if (!count || *count < 1 || !arguments.comma()) return false;
  std::vector<GridTrack> pattern;
  while (!arguments.at_end() && pattern.size() < most_tracks) {
    const auto track = read_track(arguments);
    if (!track) return false;
    pattern.push_back(*track);
  }
  if (pattern.empty() || !arguments.at_end()) return false;
  if (by_room) {
    if (tracks.repeated_count > 0 || !std::all_of(pattern.begin(), pattern.end(), is_fixed)) {
      return false;
    }
    tracks.repeated_first = tracks.tracks.size();
    tracks.repeated_count = pattern.size();
  }
  for (int i = 0; i < *count && tracks.tracks.size() < most_tracks; ++i) {
    tracks.tracks.insert(tracks.tracks.end(), pattern.begin(), pattern.end());
  }
  return true;
}

std::optional<GridTracks> read_tracks(ValueReader& in) {
  GridTracks tracks;
  if (in.keyword("none")) return tracks;
  do {
    if (const auto arguments = in.function("repeat")) {
      if (!read_repeat(*arguments, tracks)) return std::nullopt;
    } else if (const auto track = read_track(in)) {
      tracks.tracks.push_back(*track);
    } else {
      return std::nullopt;
    }
  } while (!in.at_end() && tracks.tracks.size() < most_tracks);
  return tracks;
}

std::vector<std::string> names_of(const std::string& row) {
  std::vector<std::string> names;
  std::size_t at = row.find_first_not_of(" \t\n");
  while (at != std::string::npos) {
    const std::size_t end = std::min(row.find_first_of(" \t\n", at), row.size());
    const bool none = row.find_first_not_of('.', at) >= end;
    names.push_back(none ? "." : row.substr(at, end - at));
    at = row.find_first_not_of(" \t\n", end);
  }
  return names;
}

std::optional<GridAreas> read_areas(ValueReader& in) {
  GridAreas areas;
  if (in.keyword("none")) return areas;
  while (const auto row = in.string()) {
    areas.push_back(names_of(*row));
    if (areas.back().empty() || areas.back().size() != areas.front().size()) return std::nullopt;
  }
  if (areas.empty()) return std::nullopt;
  return areas;
}

std::optional<bool> read_flow(ValueReader& in) {
  const auto column = in.one_of<bool>({{"row", false}, {"column", true}});
  const bool dense = in.keyword("dense");
  if (!column && !dense) return std::nullopt;
  if (dense) in.remark("grid-auto-flow: dense is not supported; holes stay");
  return column.value_or(false);
}

std::optional<GridLine> read_line(ValueReader& in) {
  GridLine line;
  if (in.keyword("auto")) return line;
  bool span = in.keyword("span");
  if (const auto number = in.integer()) {
    if (*number == 0) return std::nullopt;
    constexpr int most = static_cast<int>(most_tracks);
    (in.keyword("span") || span ? line.span : line.line) = std::clamp(*number, -most, most);
    if (line.span < 0) return std::nullopt;
    return line;
  }
  const auto area = in.custom_ident();
  if (!area || span) return std::nullopt;
  line.area = *area;
  return line;
}

template <auto Part>
using Grid = path<&S::grid, Part>;

constexpr std::array<PropertyRow, 10> rows = {{
    row<Grid<&GridStyle::rows>, read_tracks>("grid-template-rows", not_inherited, Support::partly),
    row<Grid<&GridStyle::columns>, read_tracks>("grid-template-columns", not_inherited,
                                                Support::partly),
    row<Grid<&GridStyle::areas>, read_areas>("grid-template-areas", not_inherited),
    row<Grid<&GridStyle::auto_row>, read_track>("grid-auto-rows", not_inherited, Support::partly),
    row<Grid<&GridStyle::auto_column>, read_track>("grid-auto-columns", not_inherited,
                                                   Support::partly),
    row<Grid<&GridStyle::flows_by_column>, read_flow>("grid-auto-flow", not_inherited,
                                                      Support::partly),
    row<Grid<&GridStyle::row_start>, read_line>("grid-row-start", not_inherited, Support::partly),
    row<Grid<&GridStyle::row_end>, read_line>("grid-row-end", not_inherited, Support::partly),
    row<Grid<&GridStyle::column_start>, read_line>("grid-column-start", not_inherited,
                                                   Support::partly),
    row<Grid<&GridStyle::column_end>, read_line>("grid-column-end", not_inherited, Support::partly),
}};

}  // namespace

std::span<const PropertyRow> grid_properties() {
  return rows;
}

}  // namespace css
