#include "normalize/signs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace normalize {
namespace {

constexpr std::size_t block_size = Signs::block_size;

using Byte = std::uint8_t;
// A block with the byte before it and the one after it.
using Block = std::array<Byte, block_size + 2>;

// 1 or 0. Without branches, so that the compiler takes many bytes at once.
constexpr Byte is_plain(Byte c) {
  const auto letter = static_cast<Byte>((c | 0x20) - 'a');
  const auto digit = static_cast<Byte>(c - '0');
  return static_cast<Byte>((letter < 26) | (digit < 10));
}

// An opening bracket or a blank, after which a space is not plain.
constexpr Byte parts(Byte c) {
  const auto space_or_round = static_cast<Byte>(c & ~('(' ^ ' '));
  const auto tab_or_line_end = static_cast<Byte>(c - '\t');
  return static_cast<Byte>((space_or_round == ' ') | (tab_or_line_end < 2) | (c == '['));
}

// Times this number, eight bytes of 0 or 1 come to the bits of the highest byte, the first of them
// to the lowest bit.
constexpr std::uint64_t gathering =
    std::endian::native == std::endian::little ? 0x0102040810204080 : 0x8040201008040201;

std::uint64_t signs_in(const Block& block) {
  std::array<Byte, block_size + 2> plain{};
  for (std::size_t i = 0; i < plain.size(); ++i) plain[i] = is_plain(block[i]);
  std::array<Byte, block_size> signs{};
  for (std::size_t i = 0; i < block_size; ++i) {
    const auto plain_space =
        static_cast<Byte>((block[i + 1] == ' ') & plain[i + 2] & (parts(block[i]) ^ 1));
    signs[i] = static_cast<Byte>((plain[i + 1] | plain_space) ^ 1);
  }
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < block_size; i += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, signs.data() + i, sizeof eight);
    bits |= (eight * gathering) >> 56 << i;
  }
  return bits;
}

}  // namespace

Signs::Signs(std::string_view text) : bits_((text.size() + block_size - 1) / block_size) {
  for (std::size_t b = 0; b < bits_.size(); ++b) {
    Block block;
    block.fill('\n');  // beyond the text
    const std::size_t begin = b * block_size;
    const std::size_t from = begin == 0 ? 0 : begin - 1;
    const std::string_view part = text.substr(from, begin + block_size + 1 - from);
    std::copy(part.begin(), part.end(), block.begin() + (begin == 0 ? 1 : 0));
    bits_[b] = signs_in(block);
  }
}

}  // namespace normalize
