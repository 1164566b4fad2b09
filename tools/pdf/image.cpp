#include "pdf/image.h"

#include <algorithm>

#include <fmt/format.h>
#include <png.h>

#include "base/error.h"
#include "pdf/deflate.h"

namespace pdf {
namespace {

constexpr std::uint64_t most_pixels = std::uint64_t{1} << 28;

[[noreturn]] void refuse(const std::string& what, const std::string& hint = {}) {
  base::fail(base::Error::Kind::input, "P004", "", "a picture cannot be embedded: " + what, hint);
}

struct Pixels {
  std::uint32_t width = 0, height = 0;
  std::size_t channels = 3;
  std::string bytes;  // row by row
};

// libpng's reader with its own state; freed on every way out.
struct PngReader {
  png_image image{};
  PngReader() { image.version = PNG_IMAGE_VERSION; }
  ~PngReader() { png_image_free(&image); }
  PngReader(const PngReader&) = delete;
  PngReader& operator=(const PngReader&) = delete;
};

Pixels decode_png(const std::string& bytes) {
  PngReader reader;
  if (!png_image_begin_read_from_memory(&reader.image, bytes.data(), bytes.size())) {
    refuse(fmt::format("damaged PNG ({})", reader.image.message));
  }
  if (std::uint64_t{reader.image.width} * reader.image.height > most_pixels) {
    refuse("more than 268 million pixels");
  }
  const bool color = (reader.image.format & PNG_FORMAT_FLAG_COLOR) != 0;
  reader.image.format = color ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  Pixels out{reader.image.width, reader.image.height, color ? std::size_t{3} : std::size_t{1}, {}};
  out.bytes.resize(PNG_IMAGE_SIZE(reader.image));
  const png_color white{255, 255, 255};
  if (!png_image_finish_read(&reader.image, &white, out.bytes.data(), 0, nullptr)) {
    refuse(fmt::format("damaged PNG ({})", reader.image.message));
  }
  return out;
}

// The Up filter of PNG for every row, which Predictor 15 undoes (§7.4.4.4).
std::string filtered(const Pixels& pixels) {
  const std::size_t row = pixels.width * pixels.channels;
  std::string out;
  out.reserve((row + 1) * pixels.height);
  for (std::size_t y = 0; y < pixels.height; ++y) {
    out += '\x02';
    for (std::size_t x = 0; x < row; ++x) {
      const std::size_t at = y * row + x;
      out += static_cast<char>(pixels.bytes[at] - (y > 0 ? pixels.bytes[at - row] : 0));
    }
  }
  return out;
}

Dictionary image_keys(std::uint32_t width, std::uint32_t height, std::size_t channels,
                      std::string_view filter) {
  return {{"Type", name("XObject")},
          {"Subtype", name("Image")},
          {"Width", std::int64_t{width}},
          {"Height", std::int64_t{height}},
          {"BitsPerComponent", 8},
          {"ColorSpace", name(channels == 1 ? "DeviceGray" : "DeviceRGB")},
          {"Filter", name(filter)}};
}

Reference add_png(Document& document, const std::string& bytes) {
  const Pixels pixels = decode_png(bytes);
  Dictionary keys = image_keys(pixels.width, pixels.height, pixels.channels, "FlateDecode");
  // Drawings with flat areas are smaller without the filter, photographs with it.
  const std::string plain = deflate(pixels.bytes), predicted = deflate(filtered(pixels));
  if (plain.size() <= predicted.size()) return document.add_stream(keys, plain);
  keys.set("DecodeParms", Dictionary{{"Predictor", 15},
                                     {"Colors", pixels.channels},
                                     {"Columns", std::int64_t{pixels.width}}});
  return document.add_stream(keys, predicted);
}

struct JpegFrame {
  std::uint32_t width = 0, height = 0;
  std::size_t channels = 0;
};

// The frame header of ITU-T T.81 §B.2.2, found by walking the segments before it.
JpegFrame read_jpeg_frame(const std::string& bytes) {
  const auto byte = [&bytes](std::size_t at) -> std::uint32_t {
    if (at >= bytes.size()) refuse("damaged JPEG (it ends before its frame header)");
    return static_cast<unsigned char>(bytes[at]);
  };
  if (byte(0) != 0xFF || byte(1) != 0xD8) refuse("damaged JPEG (no start of image)");
  for (std::size_t at = 2;;) {
    if (byte(at) != 0xFF) refuse("damaged JPEG (a segment does not begin with a marker)");
    const std::uint32_t marker = byte(at + 1);
    if (marker == 0xFF) {  // fill byte
      ++at;
      continue;
    }
    const bool frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) {
      if (byte(at + 4) != 8) refuse("a JPEG with other than 8 bits a sample");
      return {byte(at + 7) << 8 | byte(at + 8), byte(at + 5) << 8 | byte(at + 6), byte(at + 9)};
    }
    at += 2 + std::size_t{byte(at + 2) << 8 | byte(at + 3)};
  }
}

Reference add_jpeg(Document& document, const std::string& bytes) {
  const JpegFrame frame = read_jpeg_frame(bytes);
  if (frame.channels != 1 && frame.channels != 3) {
    refuse("a JPEG in CMYK", "convert it to RGB; the document's output intent is sRGB");
  }
  if (frame.width == 0 || frame.height == 0) refuse("damaged JPEG (no size)");
  return document.add_stream(image_keys(frame.width, frame.height, frame.channels, "DCTDecode"),
                             bytes);
}

}  // namespace

Reference add_image(Document& document, const layout::ImageFile& image) {
  return image.kind == layout::ImageFile::Kind::jpeg ? add_jpeg(document, image.bytes)
                                                     : add_png(document, image.bytes);
}

}  // namespace pdf
