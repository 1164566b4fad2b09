#include "normalize/signs.h"

#include <algorithm>
#include <array>
#include <bit>

namespace normalize {
namespace {

constexpr std::size_t block_size = 64;

using Byte = std::uint8_t;
// A block with the byte before it and the one after it.
using Block = std::array<Byte, block_size + 2>;

// 1 or 0. Without branches, so that the compiler takes many bytes at once.
constexpr Byte is_plain(Byte c) {
  const auto letter = static_cast<Byte>((c | 0x20) - 'a');
  const auto digit = static_cast<Byte>(c - '0');
  return static_cast<Byte>((letter < 26) | (digit < 10));
}

constexpr Byte is_sign(Byte before, Byte c, Byte after) {
  const auto keeps = static_cast<Byte>((before != '(') & (before != '[') & (before != ' ') &
                                       (before != '\t') & (before != '\n'));
  const auto plain_space = static_cast<Byte>((c == ' ') & is_plain(after) & keeps);
  return static_cast<Byte>((is_plain(c) | plain_space) ^ 1);
}

std::uint64_t signs_in(const Block& block) {
  std::array<Byte, block_size> signs{};
  for (std::size_t i = 0; i < block_size; ++i) {
    signs[i] = is_sign(block[i], block[i + 1], block[i + 2]);
  }
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < block_size; i += 8) {
    std::uint64_t eight = 0;
    for (std::size_t k = 0; k < 8; ++k) eight |= std::uint64_t{signs[i + k]} << (8 * k);
    // Each of the bytes, 0 or 1, comes to its own bit of the highest byte.
    bits |= (eight * 0x0102040810204080) >> 56 << i;
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

std::size_t Signs::find(std::size_t i, std::size_t end) const {
  if (i >= end) return end;
  std::size_t block = i / block_size;
  std::uint64_t bits = bits_[block] & ~std::uint64_t{0} << (i % block_size);
  while (bits == 0 && ++block * block_size < end) bits = bits_[block];
  const auto sign = block * block_size + static_cast<std::size_t>(std::countr_zero(bits));
  return std::min(sign, end);
}

}  // namespace normalize
