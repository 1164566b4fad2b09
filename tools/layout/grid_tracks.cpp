#include "layout/grid_tracks.h"

#include <algorithm>

#include "css/style.h"

namespace layout {
namespace {

using css::GridTrackSize;
using Kind = GridTrackSize::Kind;

struct Track {
  css::GridTrack kind;
  Length base;
  std::optional<Length> limit;  // nothing: as much as there is
};

class TrackSizes {
 public:
  explicit TrackSizes(const TrackRequest& request) : request_(request) {
    for (const css::GridTrack& track : request.tracks) tracks_.push_back(begin(track));
  }

  std::vector<Length> run() {
    for (const TrackItem& item : request_.items) {
      if (item.span.count == 1) fit_one(item);
    }
    std::vector<TrackItem> wide;
    for (const TrackItem& item : request_.items) {
      if (item.span.count > 1) wide.push_back(item);
    }
    std::stable_sort(wide.begin(), wide.end(), [](const TrackItem& a, const TrackItem& b) {
      return a.span.count < b.span.count;
    });
    for (const TrackItem& item : wide) fit_wide(item);
    for (Track& track : tracks_) {
      if (!track.limit || *track.limit < track.base) track.limit = track.base;
    }
    maximize();
    flex();
    if (request_.stretches) stretch();
    std::vector<Length> sizes;
    for (const Track& track : tracks_) sizes.push_back(track.base);
    return sizes;
  }

 private:
  // A percentage of what is not known is auto.
  GridTrackSize known(GridTrackSize size) const {
    if (size.kind == Kind::length && size.length.has_percent() && !request_.room) return {};
    return size;
  }

  Track begin(const css::GridTrack& given) const {
    Track track;
    track.kind = {known(given.least), known(given.most)};
    const Length room = request_.room.value_or(Length());
    if (track.kind.least.kind == Kind::length) track.base = track.kind.least.length.resolve(room);
    if (track.kind.most.kind == Kind::length) {
      track.limit = std::max(track.base, track.kind.most.length.resolve(room));
    }
    return track;
  }

  static Length wish(const GridTrackSize& size, const TrackItem& item, bool is_limit) {
    const bool most = size.kind == Kind::max_content || (is_limit && size.kind == Kind::automatic);
    return most ? item.most : item.least;
  }

  // §12.5, an item in one track.
  void fit_one(const TrackItem& item) {
    Track& track = tracks_[item.span.first];
    if (track.kind.least.kind != Kind::length) {
      Length least = wish(track.kind.least, item, false);
      if (track.limit && track.kind.most.kind == Kind::length &&
          track.kind.least.kind == Kind::automatic) {
        least = std::min(least, *track.limit);
      }
      track.base = std::max(track.base, least);
    }
    if (track.kind.most.kind == Kind::length || track.kind.most.kind == Kind::fraction) return;
    track.limit = std::max(track.limit.value_or(Length()), wish(track.kind.most, item, true));
  }

  // What its tracks lack is shared by those that content may widen.
  void fit_wide(const TrackItem& item) {
    const auto first = tracks_.begin() + static_cast<std::ptrdiff_t>(item.span.first);
    const auto last = first + static_cast<std::ptrdiff_t>(item.span.count);
    const Length gaps = request_.gap * static_cast<std::int64_t>(item.span.count - 1);
    const bool flexible =
        std::any_of(first, last, [](const Track& t) { return t.kind.most.kind == Kind::fraction; });
    std::int64_t count = 0;
    Length bases = gaps, limits = gaps;
    const auto takes_part = [&](const Track& track) {
      if (flexible) return track.kind.most.kind == Kind::fraction;
      return track.kind.least.kind != Kind::length;
    };
    for (auto track = first; track != last; ++track) {
      bases += track->base;
      limits += std::max(track->base, track->limit.value_or(track->base));
      count += takes_part(*track) ? 1 : 0;
    }
    if (count == 0) return;
    const Length lacks = std::max(Length(), item.least - bases) / count;
    const Length wants = std::max(Length(), item.most - limits) / count;
    for (auto track = first; track != last; ++track) {
      if (!takes_part(*track)) continue;
      track->base += lacks;
      if (track->kind.most.kind == Kind::length || flexible) continue;
      track->limit = std::max(track->base, track->limit.value_or(track->base) + wants);
    }
  }

  Length left_over() const {
    Length sum = request_.gap * std::max<std::int64_t>(std::ssize(tracks_) - 1, 0);
    for (const Track& track : tracks_) sum += track.base;
    return *request_.room - sum;
  }

  // §12.6.
  void maximize() {
    if (!request_.room) {
      for (Track& track : tracks_) track.base = std::max(track.base, *track.limit);
      return;
    }
    Length free = left_over();
    while (free > Length()) {
      const std::int64_t growing =
          std::count_if(tracks_.begin(), tracks_.end(),
                        [](const Track& track) { return track.base < *track.limit; });
      if (growing == 0) return;
      const Length each = std::max(free / growing, Length::from_units(1));
      for (Track& track : tracks_) {
        if (track.base >= *track.limit || free <= Length()) continue;
        const Length step = std::min({each, *track.limit - track.base, free});
        track.base += step;
        free -= step;
      }
    }
  }

  static std::int64_t factor(const Track& track) {
    return track.kind.most.kind == Kind::fraction ? track.kind.most.fraction : 0;
  }
  static constexpr std::int64_t unit = css::ComputedStyle::flex_unit;

  // §12.7; `fr` is the length of one.
  void flex() {
    const Length fr = request_.room ? fr_that_fits() : fr_of_content();
    for (Track& track : tracks_) {
      track.base = std::max(track.base, base::scaled(fr, factor(track), unit));
    }
  }

  Length fr_that_fits() const {
    std::vector<bool> inflexible(tracks_.size());
    for (;;) {
      Length room = *request_.room;
      room -= request_.gap * std::max<std::int64_t>(std::ssize(tracks_) - 1, 0);
      std::int64_t factors = 0;
      for (std::size_t i = 0; i < tracks_.size(); ++i) {
        const bool flexes = factor(tracks_[i]) > 0 && !inflexible[i];
        if (flexes) factors += factor(tracks_[i]);
        if (!flexes) room -= tracks_[i].base;
      }
      if (factors == 0 || room <= Length()) return {};
      const Length fr = base::scaled(room, unit, std::max(factors, unit));
      bool changed = false;
      for (std::size_t i = 0; i < tracks_.size(); ++i) {
        if (factor(tracks_[i]) == 0 || inflexible[i]) continue;
        if (base::scaled(fr, factor(tracks_[i]), unit) >= tracks_[i].base) continue;
        inflexible[i] = changed = true;
      }
      if (!changed) return fr;
    }
  }

  Length fr_of_content() const {
    Length fr;
    for (const Track& track : tracks_) {
      if (factor(track) == 0) continue;
      fr = std::max(fr, base::scaled(track.base, unit, std::max(factor(track), unit)));
    }
    for (const TrackItem& item : request_.items) {
      std::int64_t factors = 0;
      Length rest = item.most - request_.gap * static_cast<std::int64_t>(item.span.count - 1);
      for (std::size_t i = item.span.first; i < item.span.end(); ++i) {
        factors += factor(tracks_[i]);
        if (factor(tracks_[i]) == 0) rest -= tracks_[i].base;
      }
      if (factors > 0) fr = std::max(fr, base::scaled(rest, unit, std::max(factors, unit)));
    }
    return fr;
  }

  // §12.8.
  void stretch() {
    if (!request_.room) return;
    const Length free = left_over();
    const auto is_auto = [](const Track& t) { return t.kind.most.kind == Kind::automatic; };
    const std::int64_t count = std::count_if(tracks_.begin(), tracks_.end(), is_auto);
    if (count == 0 || free <= Length()) return;
    std::int64_t i = 0;
    for (Track& track : tracks_) {
      if (!is_auto(track)) continue;
      track.base += base::scaled(free, i + 1, count) - base::scaled(free, i, count);
      ++i;
    }
  }

  const TrackRequest& request_;
  std::vector<Track> tracks_;
};

}  // namespace

std::vector<Length> size_tracks(const TrackRequest& request) {
  return TrackSizes(request).run();
}

std::vector<css::GridTrack> expand_tracks(const css::GridTracks& given,
                                          const css::GridTrack& implicit, std::size_t count) {
  std::vector<css::GridTrack> tracks = given.tracks;
  tracks.resize(std::max(count, tracks.size()), implicit);
  return tracks;
}

css::GridTracks repeat_tracks(const css::GridTracks& given, std::optional<Length> room,
                              Length gap) {
  if (given.repeated_count == 0 || !room) return given;
  const auto begin = given.tracks.begin() + static_cast<std::ptrdiff_t>(given.repeated_first);
  const auto end = begin + static_cast<std::ptrdiff_t>(given.repeated_count);
  Length pattern, all;
  for (auto track = given.tracks.begin(); track != given.tracks.end(); ++track) {
    const bool by_most = track->most.kind == Kind::length;
    const GridTrackSize& size = by_most ? track->most : track->least;
    const Length length = size.kind == Kind::length ? size.length.resolve(*room) : Length();
    all += length + gap;
    if (track >= begin && track < end) pattern += length + gap;
  }
  css::GridTracks out;
  out.tracks.assign(given.tracks.begin(), end);
  const std::vector<css::GridTrack> repeated(begin, end);
  while (pattern > Length() && all + pattern - gap <= *room &&
         out.tracks.size() + repeated.size() <= most_grid_columns) {
    out.tracks.insert(out.tracks.end(), repeated.begin(), repeated.end());
    all += pattern;
  }
  out.tracks.insert(out.tracks.end(), end, given.tracks.end());
  return out;
}

}  // namespace layout
