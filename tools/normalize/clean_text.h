#pragma once
// The raw transcript after normalizing: UTF-8 text, the way back to raw bytes, and the record.

#include <string>
#include <utility>
#include <vector>

#include "base/span.h"
#include "normalize/change.h"
#include "normalize/encoding.h"

namespace normalize {

// Positions of the clean text ↔ raw bytes, monotonic in both directions.
class OffsetMap {
 public:
  struct Segment {
    base::Span clean;
    base::Span raw;
    // The same characters on both sides, each taking raw.size()/clean.size() as many bytes as in
    // UTF-8; false: replaced as a whole.
    bool verbatim = true;
  };

  OffsetMap() = default;
  explicit OffsetMap(std::vector<Segment> segments) : segments_(std::move(segments)) {}

  // The smallest raw range that holds everything the clean range stands for. In O(log n).
  base::Span to_raw(base::Span clean) const;
  const std::vector<Segment>& segments() const { return segments_; }
  std::vector<Segment> release() { return std::move(segments_); }

 private:
  std::vector<Segment> segments_;
};

struct CleanText {
  std::string text;
  OffsetMap map;
  std::vector<Change> changes;  // in order of raw.begin, applied ones never overlapping
  std::vector<Finding> findings;
  Encoding encoding;  // how verbatim parts stand in the raw file
};

}  // namespace normalize
