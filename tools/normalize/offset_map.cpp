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

void OffsetMap::add_verbatim(std::size_t clean_size, std::size_t raw_size) {
  if (!segments_.empty()) {
    Segment& last = segments_.back();
    if (last.verbatim && last.clean.size() * raw_size == last.raw.size() * clean_size) {
      last.clean.end += clean_size;
      last.raw.end += raw_size;
      return;
    }
  }
  add(clean_size, raw_size, true);
}

void OffsetMap::add_replaced(std::size_t clean_size, std::size_t raw_size) {
  add(clean_size, raw_size, false);
}

void OffsetMap::add(std::size_t clean_size, std::size_t raw_size, bool verbatim) {
  const Segment last = segments_.empty() ? Segment() : segments_.back();
  segments_.push_back({{last.clean.end, last.clean.end + clean_size},
                       {last.raw.end, last.raw.end + raw_size},
                       verbatim});
}

}  // namespace normalize
