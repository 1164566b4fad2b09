#pragma once
// FlateDecode (ISO 32000-1 §7.4.4): libdeflate compresses, in half the time of zlib; zlib
// decompresses, because it can be stopped at a limit. The only code that includes them.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace pdf {

std::string deflate(std::string_view bytes);

// The same for many, one after the other.
class Deflater {
 public:
  Deflater();
  ~Deflater();
  std::string operator()(std::string_view bytes);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Nothing when the bytes are damaged or would grow beyond `limit`.
std::optional<std::string> inflate(std::string_view bytes, std::size_t limit);

}  // namespace pdf
