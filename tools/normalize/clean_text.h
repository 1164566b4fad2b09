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

  // The smallest raw range that holds everything the clean range stands for. In O(log n).
  base::Span to_raw(base::Span clean) const;
  const std::vector<Segment>& segments() const { return segments_; }

  // For whoever builds a map from left to right: sizes in bytes.
  void reserve(std::size_t segments) { segments_.reserve(segments); }
  void add_verbatim(std::size_t clean_size, std::size_t raw_size);
  void add_replaced(std::size_t clean_size, std::size_t raw_size);

 private:
  void add(std::size_t clean_size, std::size_t raw_size, bool verbatim);

  std::vector<Segment> segments_;
};

struct CleanText {
  std::string text;
  OffsetMap map;
  std::vector<Change> changes;  // in order of raw.begin, applied ones never overlapping
  std::vector<Finding> findings;
  Encoding encoding;     // how verbatim parts stand in the raw file
  std::string language;  // BCP 47: as it was set, or guessed
};

}  // namespace normalize
