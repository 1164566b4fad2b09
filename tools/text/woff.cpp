#include "text/woff.h"

#include <cstdint>
#include <vector>

#include <zlib.h>

namespace text {
namespace {

constexpr std::size_t header_size = 44, entry_size = 20;       // of a WOFF file
constexpr std::size_t sfnt_header = 12, sfnt_entry_size = 16;  // of what it holds
constexpr std::size_t largest_font = std::size_t{256} << 20;

// `size` bytes at `at`, which must be there.
std::uint32_t big_endian(std::string_view bytes, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = 0; i < size; ++i) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  }
  return value;
}

void append(std::string& out, std::uint32_t value, int size) {
  for (int i = size - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

std::size_t padded(std::size_t size) {
  return (size + 3) / 4 * 4;
}

struct Table {
  std::string_view tag;
  std::uint32_t offset = 0, packed_size = 0, size = 0, checksum = 0;
};

bool read_tables(std::string_view file, std::vector<Table>& tables) {
  const std::size_t count = big_endian(file, 12, 2);
  if (file.size() < header_size + count * entry_size) return false;
  std::size_t total = sfnt_header + count * sfnt_entry_size;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = header_size + i * entry_size;
    const Table table{file.substr(at, 4), big_endian(file, at + 4, 4), big_endian(file, at + 8, 4),
                      big_endian(file, at + 12, 4), big_endian(file, at + 16, 4)};
    if (table.offset > file.size() || table.packed_size > file.size() - table.offset) return false;
    if (table.packed_size > table.size || table.size > largest_font) return false;
    total += padded(table.size);
    if (total > largest_font) return false;
    tables.push_back(table);
  }
  return !tables.empty();
}

// Numbers by which old readers searched the table of tables (OpenType, "Table Directory").
void append_header(std::string& out, std::string_view flavor, std::uint32_t count) {
  std::uint32_t power = 1, exponent = 0;
  while (power * 2 <= count) {
    power *= 2;
    ++exponent;
  }
  out += flavor;
  append(out, count, 2);
  append(out, power * 16, 2);
  append(out, exponent, 2);
  append(out, (count - power) * 16, 2);
}

bool unpack(std::string_view packed, std::string& out, std::size_t size) {
  if (packed.size() == size) {
    out += packed;
    return true;
  }
  const std::size_t at = out.size();
  out.resize(at + size);
  uLongf written = size;
  const int result = uncompress(reinterpret_cast<Bytef*>(out.data() + at), &written,
                                reinterpret_cast<const Bytef*>(packed.data()), packed.size());
  return result == Z_OK && written == size;
}

}  // namespace

bool is_woff(std::string_view file) {
  return file.size() >= header_size && file.starts_with("wOFF");
}

std::string sfnt_of_woff(std::string_view file) {
  std::vector<Table> tables;
  if (!is_woff(file) || !read_tables(file, tables)) return {};
  std::string out;
  append_header(out, file.substr(4, 4), static_cast<std::uint32_t>(tables.size()));
  std::size_t at = sfnt_header + tables.size() * sfnt_entry_size;
  for (const Table& table : tables) {
    out += table.tag;
    append(out, table.checksum, 4);
    append(out, static_cast<std::uint32_t>(at), 4);
    append(out, table.size, 4);
    at += padded(table.size);
  }
  for (const Table& table : tables) {
    if (!unpack(file.substr(table.offset, table.packed_size), out, table.size)) return {};
    out.resize(padded(out.size()));
  }
  return out;
}

}  // namespace text
