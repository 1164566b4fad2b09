#pragma once
// The building blocks of CFF (Adobe Technical Note 5176 §§3–5, 19): INDEX, DICT, FDSelect. Every
// reader checks its bounds and throws CffDamaged. Private to this room.

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace text {

struct CffDamaged : std::exception {};

// Two-byte operators (12 n) are written as 0x0C00 | n.
enum class CffOperator : std::uint16_t {
  font_bbox = 5,
  charset = 15,
  char_strings = 17,
  private_dict = 18,
  subrs = 19,
  font_matrix = 0x0C07,
  ros = 0x0C1E,
  cid_count = 0x0C22,
  fd_array = 0x0C24,
  fd_select = 0x0C25,
};

struct CffEntry {
  CffOperator op{};
  std::string operands;                // as encoded
  std::vector<std::int64_t> integers;  // reals count as 0
};
using CffDict = std::vector<CffEntry>;

std::string_view cff_slice(std::string_view bytes, std::size_t offset, std::size_t size);

// The INDEX at `offset`, which moves behind it; `whole` its bytes as they are.
struct CffIndex {
  std::vector<std::string_view> items;
  std::string_view whole;
};
CffIndex read_cff_index(std::string_view cff, std::size_t& offset);
CffDict read_cff_dict(std::string_view bytes);
const CffEntry* find_entry(const CffDict& dict, CffOperator op);
// The operand at place `n` as an offset or a size into `limit` bytes.
std::size_t offset_operand(const CffDict& dict, CffOperator op, std::size_t n, std::size_t limit);

// Font DICT of each glyph.
std::vector<std::uint8_t> read_fd_select(std::string_view cff, std::size_t offset,
                                         std::size_t glyphs);

void append_big_endian(std::string& out, std::uint64_t value, int bytes);
void append_index(std::string& out, const std::vector<std::string>& items);
void append_operator(std::string& out, CffOperator op);
// Always five bytes, so that a DICT's size does not depend on the offsets in it.
void append_integer(std::string& out, std::size_t value);
std::string encode_fd_select(const std::vector<std::uint8_t>& font_dicts);

}  // namespace text
