#include "pdf/deflate.h"

#include <algorithm>

#include <libdeflate.h>
#include <zlib.h>

#include "base/error.h"

namespace pdf {
namespace {

Bytef* writable(std::string& bytes, std::size_t offset) {
  return reinterpret_cast<Bytef*>(bytes.data() + offset);
}

// zlib's interface predates const; it does not write through next_in.
Bytef* readable(std::string_view bytes) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
}

struct CompressorFree {
  void operator()(libdeflate_compressor* p) const { libdeflate_free_compressor(p); }
};

// On pages of text: 5 % longer than level 4, in less than half its time.
constexpr int compression_level = 1;

}  // namespace

struct Deflater::Impl {
  std::unique_ptr<libdeflate_compressor, CompressorFree> compressor{
      libdeflate_alloc_compressor(compression_level)};
};

Deflater::Deflater() : impl_(std::make_unique<Impl>()) {
  base::expects(impl_->compressor != nullptr, "memory for a compressor");
}
Deflater::~Deflater() = default;

std::string Deflater::operator()(std::string_view bytes) {
  libdeflate_compressor* compressor = impl_->compressor.get();
  std::string out(libdeflate_zlib_compress_bound(compressor, bytes.size()), '\0');
  const std::size_t size =
      libdeflate_zlib_compress(compressor, bytes.data(), bytes.size(), out.data(), out.size());
  base::expects(size > 0, "libdeflate compresses into a buffer of its own bound");
  out.resize(size);
  out.shrink_to_fit();
  return out;
}

std::string deflate(std::string_view bytes) {
  return Deflater()(bytes);
}

std::optional<std::string> inflate(std::string_view bytes, std::size_t limit) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return std::nullopt;
  stream.next_in = readable(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  int result = Z_OK;
  while (result == Z_OK && out.size() < limit) {
    const std::size_t step = std::min(std::max<std::size_t>(out.size(), 4096), limit - out.size());
    const std::size_t start = out.size();
    out.resize(start + step);
    stream.next_out = writable(out, start);
    stream.avail_out = static_cast<uInt>(step);
    result = ::inflate(&stream, Z_NO_FLUSH);
    out.resize(out.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (result != Z_STREAM_END) return std::nullopt;
  return out;
}

}  // namespace pdf
