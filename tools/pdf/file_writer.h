#pragma once
// Serialized objects → the bytes of a PDF 1.7 file (ISO 32000-1 §7.5): header, body,
// cross-reference and trailer, with or without object streams. PDF/A-3 (ISO 19005-3 §6.1.2–6.1.9)
// asks for the binary comment, the line ends around obj and endstream, and /ID.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pdf/value.h"

namespace pdf {

struct SerializedObject {
  std::uint32_t number = 0;
  std::string value;                  // as it stands between obj and endobj; a stream's has /Length
  std::optional<std::string> stream;  // encoded
};

struct Trailer {
  Reference root, info;
};

// `objects` sorted by number, numbers unique and above 0. /ID is made from the bytes of the body.
std::string write_file(const std::vector<SerializedObject>& objects, const Trailer& trailer,
                       bool object_streams);

}  // namespace pdf
