#pragma once
// The raw transcript after normalizing: UTF-8 text, the way back to raw bytes, and the record.

#include <string>
#include <vector>

#include "base/span.h"
#include "normalize/change.h"

namespace normalize {

// Positions of the clean text ↔ raw bytes, monotonic in both directions.
class OffsetMap {
 public:
  struct Segment {
    base::Span clean;
    base::Span raw;
    bool verbatim = true;  // same characters on both sides; false: replaced as a whole
  };

  OffsetMap() = default;
  explicit OffsetMap(std::vector<Segment> segments) : segments_(std::move(segments)) {}

  // The smallest raw range that holds everything the clean range stands for. In O(log n).
  base::Span to_raw(base::Span clean) const;
  const std::vector<Segment>& segments() const { return segments_; }

 private:
  std::vector<Segment> segments_;
};

struct CleanText {
  std::string text;
  OffsetMap map;
  std::vector<Change> changes;    // in order of raw.begin, applied ones never overlapping
  std::vector<Finding> findings;
};

}  // namespace normalize
