#pragma once
// How wide the columns of a grid are, or how high its rows (CSS Grid 1 §12): lengths only.

#include <optional>
#include <vector>

#include "base/length.h"
#include "css/grid_values.h"
#include "layout/grid_places.h"

namespace layout {

using base::Length;

// What an item needs at least and would like to have.
struct TrackItem {
  GridSpan span;
  Length least, most;
};

struct TrackRequest {
  std::vector<css::GridTrack> tracks;
  std::optional<Length> room;  // of the container, when it is known
  Length gap;
  std::vector<TrackItem> items;
  bool stretches = true;  // auto tracks take what is left over
};

std::vector<Length> size_tracks(const TrackRequest& request);

// The explicit tracks, those that fill the room repeated, and so many implicit ones as are missing.
std::vector<css::GridTrack> expand_tracks(const css::GridTracks& given,
                                          const css::GridTrack& implicit, std::size_t count);
css::GridTracks repeat_tracks(const css::GridTracks& given, std::optional<Length> room, Length gap);

}  // namespace layout
