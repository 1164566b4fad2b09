#include <algorithm>

#include "normalize/clean_text.h"

namespace normalize {
namespace {

using Segment = OffsetMap::Segment;

// Both ends stand on character boundaries, where the ratio of a verbatim segment is exact.
std::size_t raw_offset(const Segment& segment, std::size_t clean) {
  return segment.raw.begin +
         (clean - segment.clean.begin) * segment.raw.size() / segment.clean.size();
}

}  // namespace

base::Span OffsetMap::to_raw(base::Span clean) const {
  if (segments_.empty()) return {};
  const auto first =
      std::partition_point(segments_.begin(), segments_.end(),
                           [&](const Segment& s) { return s.clean.end <= clean.begin; });
  if (first == segments_.end()) {
    const std::size_t end = segments_.back().raw.end;
    return {end, end};
  }
  base::Span raw;
  raw.begin = first->verbatim ? raw_offset(*first, clean.begin) : first->raw.begin;
  if (clean.empty()) {
    const bool inside = !first->verbatim && first->clean.begin < clean.begin;
    return {raw.begin, inside ? first->raw.end : raw.begin};
  }
  const auto past = std::partition_point(
      first, segments_.end(), [&](const Segment& s) { return s.clean.begin < clean.end; });
  const Segment& last = *(past - 1);
  const bool whole = !last.verbatim || last.clean.end <= clean.end;
  raw.end = whole ? last.raw.end : raw_offset(last, clean.end);
  return raw;
}

}  // namespace normalize
