#include "layout/images.h"

#include <string_view>
#include <utility>

namespace layout {
namespace {

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

// Walks the marker segments to the frame header.
bool find_jpeg_size(std::string_view bytes, ImageFile& image) {
  std::size_t at = 2;
  while (at + 9 < bytes.size()) {
    if (static_cast<unsigned char>(bytes[at]) != 0xFF) return false;
    const auto marker = static_cast<unsigned char>(bytes[at + 1]);
    if (marker == 0xFF) {  // fill byte
      ++at;
      continue;
    }
    const bool frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) {
      image.height = big_endian(bytes, at + 5, 2);
      image.width = big_endian(bytes, at + 7, 2);
      return true;
    }
    at += 2 + big_endian(bytes, at + 2, 2);
  }
  return false;
}

}  // namespace

std::optional<ImageFile> read_image(std::string bytes) {
  ImageFile image;
  if (bytes.size() > 24 && bytes.starts_with("\x89PNG\r\n\x1A\n")) {
    image.kind = ImageFile::Kind::png;
    image.width = big_endian(bytes, 16, 4);
    image.height = big_endian(bytes, 20, 4);
  } else if (bytes.size() > 12 && bytes.starts_with("\xFF\xD8")) {
    image.kind = ImageFile::Kind::jpeg;
    if (!find_jpeg_size(bytes, image)) return std::nullopt;
  } else {
    return std::nullopt;
  }
  if (image.width == 0 || image.height == 0 || image.width > 1'000'000 ||
      image.height > 1'000'000) {
    return std::nullopt;
  }
  image.bytes = std::move(bytes);
  return image;
}

}  // namespace layout
