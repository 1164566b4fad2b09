#include "edition/zip.h"

#include <algorithm>
#include <cstdint>
#include <set>

#include <zlib.h>

#include "base/error.h"

namespace edition {
namespace {

// Section and field numbers are those of APPNOTE 6.3.
constexpr std::uint32_t local_signature = 0x04034b50;
constexpr std::uint32_t directory_signature = 0x02014b50;
constexpr std::uint32_t end_signature = 0x06054b50;
constexpr std::size_t local_size = 30, directory_size = 46, end_size = 22;
constexpr std::uint16_t utf8_names = 1U << 11;
constexpr std::uint16_t encrypted = 1U;
constexpr std::uint16_t dos_date_1980_01_01 = (1U << 5) | 1U;
constexpr std::uint16_t deflated = 8;

void append_u16(std::string& out, std::size_t value) {
  out += static_cast<char>(value & 0xFF);
  out += static_cast<char>((value >> 8) & 0xFF);
}

void append_u32(std::string& out, std::size_t value) {
  append_u16(out, value & 0xFFFF);
  append_u16(out, (value >> 16) & 0xFFFF);
}

bool is_safe(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos ||
      name.find('\0') != std::string_view::npos || name.find(':') != std::string_view::npos) {
    return false;
  }
  while (true) {
    const std::size_t slash = name.find('/');
    const std::string_view part = name.substr(0, slash);
    if (part == ".." || part == ".") return false;
    if (slash == std::string_view::npos) return true;
    name.remove_prefix(slash + 1);
  }
}

std::uint32_t crc_of(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

// Raw deflate at the highest level.
std::string deflate_bytes(const std::string& bytes) {
  z_stream stream{};
  base::expects(deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 9,
                             Z_DEFAULT_STRATEGY) == Z_OK,
                "memory for deflate");
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int verdict = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  base::expects(verdict == Z_STREAM_END, "deflate to finish within its bound");
  return out;
}

// Version, flags, method, time, date, crc and both sizes: fields that both headers share
// (4.4.2-4.4.9).
void append_shared_fields(std::string& out, const ZipEntry& entry, const std::string& packed,
                          bool is_deflated) {
  append_u16(out, 20);
  append_u16(out, utf8_names);
  append_u16(out, is_deflated ? deflated : 0);
  append_u16(out, 0);
  append_u16(out, dos_date_1980_01_01);
  append_u32(out, crc_of(entry.bytes));
  append_u32(out, packed.size());
  append_u32(out, entry.bytes.size());
  append_u16(out, entry.name.size());
  append_u16(out, 0);
}

class Reader {
 public:
  Reader(std::string_view archive, const std::string& path) : archive_(archive), path_(path) {}

  std::vector<ZipEntry> read() {
    const std::size_t end = find_end();
    const std::size_t count = u16(end + 10);
    std::size_t at = u32(end + 16);
    std::vector<ZipEntry> entries;
    for (std::size_t i = 0; i < count; ++i) {
      require(at + directory_size <= archive_.size() && u32(at) == directory_signature);
      const std::size_t name_size = u16(at + 28);
      require(at + directory_size + name_size <= archive_.size());
      ZipEntry entry;
      entry.name = archive_.substr(at + directory_size, name_size);
      require(is_safe(entry.name));
      entry.stored = u16(at + 10) == 0;
      read_content(at, entry);
      if (entry.name.back() != '/') entries.push_back(std::move(entry));
      at += directory_size + name_size + u16(at + 30) + u16(at + 32);
    }
    return entries;
  }

 private:
  void require(bool condition) const {
    if (condition) return;
    base::fail(base::Error::Kind::input, "E010", path_, "is not a ZIP archive that can be read");
  }

  std::uint16_t u16(std::size_t at) const {
    require(at + 2 <= archive_.size());
    const auto low = static_cast<unsigned char>(archive_[at]);
    const auto high = static_cast<unsigned char>(archive_[at + 1]);
    return static_cast<std::uint16_t>(low | (high << 8));
  }
  std::uint32_t u32(std::size_t at) const {
    return u16(at) | (static_cast<std::uint32_t>(u16(at + 2)) << 16);
  }

  std::size_t find_end() const {
    require(archive_.size() >= end_size);
    const std::size_t last = archive_.size() - end_size;
    for (std::size_t back = 0; back <= std::min<std::size_t>(last, 65535); ++back) {
      if (u32(last - back) == end_signature) return last - back;
    }
    require(false);
    return 0;
  }

  void read_content(std::size_t directory, ZipEntry& entry) {
    const std::size_t method = u16(directory + 10);
    const std::size_t packed_size = u32(directory + 20);
    const std::size_t size = u32(directory + 24);
    const std::size_t local = u32(directory + 42);
    require((u16(directory + 8) & encrypted) == 0 && (method == 0 || method == deflated));
    total_ += size;
    require(total_ <= max_unzipped_bytes);
    require(local + local_size <= archive_.size() && u32(local) == local_signature);
    const std::size_t begin = local + local_size + u16(local + 26) + u16(local + 28);
    require(begin <= archive_.size() && packed_size <= archive_.size() - begin);
    const std::string_view packed = archive_.substr(begin, packed_size);
    if (method == 0) {
      require(packed.size() == size);
      entry.bytes = packed;
    } else {
      inflate_into(packed, size, entry.bytes);
    }
    require(crc_of(entry.bytes) == u32(directory + 16));
  }

  void inflate_into(std::string_view packed, std::size_t size, std::string& out) const {
    z_stream stream{};
    base::expects(inflateInit2(&stream, -MAX_WBITS) == Z_OK, "memory for inflate");
    out.resize(size);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    Bytef nothing = 0;
    stream.next_out = size == 0 ? &nothing : reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(size);
    const int verdict = inflate(&stream, Z_FINISH);
    const bool whole = verdict == Z_STREAM_END && stream.total_out == size;
    inflateEnd(&stream);
    require(whole);
  }

  std::string_view archive_;
  const std::string& path_;
  std::size_t total_ = 0;
};

}  // namespace

std::string write_zip(const std::vector<ZipEntry>& entries) {
  std::string out;
  std::string directory;
  std::set<std::string_view> names;
  for (const ZipEntry& entry : entries) {
    base::expects(is_safe(entry.name), "a name inside the archive");
    base::expects(names.insert(entry.name).second, "unique names in an archive");
    std::string packed = entry.stored ? entry.bytes : deflate_bytes(entry.bytes);
    const bool is_deflated = !entry.stored && packed.size() < entry.bytes.size();
    if (!is_deflated) packed = entry.bytes;
    append_u32(directory, directory_signature);
    append_u16(directory, 20);
    append_shared_fields(directory, entry, packed, is_deflated);
    append_u16(directory, 0);           // comment
    append_u16(directory, 0);           // disk
    append_u16(directory, 0);           // internal attributes
    append_u32(directory, 0);           // external attributes
    append_u32(directory, out.size());  // where the local header begins
    directory += entry.name;
    append_u32(out, local_signature);
    append_shared_fields(out, entry, packed, is_deflated);
    out += entry.name;
    out += packed;
  }
  const std::size_t directory_begin = out.size();
  out += directory;
  append_u32(out, end_signature);
  append_u16(out, 0);
  append_u16(out, 0);
  append_u16(out, entries.size());
  append_u16(out, entries.size());
  append_u32(out, directory.size());
  append_u32(out, directory_begin);
  append_u16(out, 0);
  base::expects(out.size() < 0xFFFFFFFF && entries.size() < 0xFFFF, "an archive without ZIP64");
  return out;
}

std::vector<ZipEntry> read_zip(std::string_view archive, const std::string& path) {
  return Reader(archive, path).read();
}

}  // namespace edition
