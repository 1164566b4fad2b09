#include "text/cff.h"

#include <algorithm>

namespace text {
namespace {

std::uint64_t big_endian(std::string_view bytes, std::size_t offset, std::size_t size) {
  std::uint64_t value = 0;
  for (const char c : cff_slice(bytes, offset, size)) {
    value = value << 8 | static_cast<unsigned char>(c);
  }
  return value;
}

// The size of the operand that begins with `b0`, 0 for a real number.
std::size_t operand_size(unsigned b0) {
  if (b0 == 28) return 3;
  if (b0 == 29) return 5;
  if (b0 == 30) return 0;
  if (b0 >= 32 && b0 <= 246) return 1;
  if (b0 >= 247 && b0 <= 254) return 2;
  throw CffDamaged();
}

std::int64_t operand_value(std::string_view bytes, std::size_t at, unsigned b0) {
  if (b0 == 28) return static_cast<std::int16_t>(big_endian(bytes, at + 1, 2));
  if (b0 == 29) return static_cast<std::int32_t>(big_endian(bytes, at + 1, 4));
  if (b0 <= 246) return static_cast<std::int64_t>(b0) - 139;
  const auto b1 = static_cast<std::int64_t>(big_endian(bytes, at + 1, 1));
  if (b0 <= 250) return (static_cast<std::int64_t>(b0) - 247) * 256 + b1 + 108;
  return -(static_cast<std::int64_t>(b0) - 251) * 256 - b1 - 108;
}

// Nibbles until one that is 15.
std::size_t real_size(std::string_view bytes, std::size_t at) {
  for (std::size_t i = at + 1; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if ((byte & 0x0F) == 0x0F || byte >> 4 == 0x0F) return i + 1 - at;
  }
  throw CffDamaged();
}

}  // namespace

std::string_view cff_slice(std::string_view bytes, std::size_t offset, std::size_t size) {
  if (offset > bytes.size() || size > bytes.size() - offset) throw CffDamaged();
  return bytes.substr(offset, size);
}

CffIndex read_cff_index(std::string_view cff, std::size_t& offset) {
  CffIndex index;
  const std::size_t begin = offset;
  const auto count = static_cast<std::size_t>(big_endian(cff, offset, 2));
  if (count == 0) {
    index.whole = cff_slice(cff, begin, 2);
    offset += 2;
    return index;
  }
  const auto width = static_cast<std::size_t>(big_endian(cff, offset + 2, 1));
  if (width < 1 || width > 4) throw CffDamaged();
  const std::size_t offsets = offset + 3;
  // Offsets count from the byte before the first item.
  const std::size_t base = offsets + (count + 1) * width - 1;
  auto from = static_cast<std::size_t>(big_endian(cff, offsets, width));
  if (from != 1) throw CffDamaged();
  index.items.reserve(count);
  for (std::size_t i = 1; i <= count; ++i) {
    const auto to = static_cast<std::size_t>(big_endian(cff, offsets + i * width, width));
    if (to < from) throw CffDamaged();
    index.items.push_back(cff_slice(cff, base + from, to - from));
    from = to;
  }
  offset = base + from;
  index.whole = cff_slice(cff, begin, offset - begin);
  return index;
}

CffDict read_cff_dict(std::string_view bytes) {
  CffDict dict;
  CffEntry entry;
  for (std::size_t at = 0; at < bytes.size();) {
    const unsigned b0 = static_cast<unsigned char>(bytes[at]);
    if (b0 <= 21) {
      const std::size_t size = b0 == 12 ? 2 : 1;
      const auto code = big_endian(bytes, at, size);
      entry.op = static_cast<CffOperator>(code);
      dict.push_back(std::move(entry));
      entry = CffEntry();
      at += size;
      continue;
    }
    const std::size_t known = operand_size(b0);
    const std::size_t size = known == 0 ? real_size(bytes, at) : known;
    entry.integers.push_back(known == 0 ? 0 : operand_value(bytes, at, b0));
    entry.operands += cff_slice(bytes, at, size);
    at += size;
  }
  return dict;
}

const CffEntry* find_entry(const CffDict& dict, CffOperator op) {
  const auto found =
      std::find_if(dict.begin(), dict.end(), [op](const CffEntry& e) { return e.op == op; });
  return found == dict.end() ? nullptr : &*found;
}

std::size_t offset_operand(const CffDict& dict, CffOperator op, std::size_t n, std::size_t limit) {
  const CffEntry* entry = find_entry(dict, op);
  if (entry == nullptr || entry->integers.size() <= n) throw CffDamaged();
  const std::int64_t value = entry->integers[n];
  if (value < 0 || static_cast<std::size_t>(value) > limit) throw CffDamaged();
  return static_cast<std::size_t>(value);
}

std::vector<std::uint8_t> read_fd_select(std::string_view cff, std::size_t offset,
                                         std::size_t glyphs) {
  std::vector<std::uint8_t> out;
  const auto format = big_endian(cff, offset, 1);
  if (format == 0) {
    for (const char c : cff_slice(cff, offset + 1, glyphs)) {
      out.push_back(static_cast<unsigned char>(c));
    }
    return out;
  }
  if (format != 3) throw CffDamaged();
  const auto ranges = static_cast<std::size_t>(big_endian(cff, offset + 1, 2));
  for (std::size_t i = 0; i < ranges; ++i) {
    const std::size_t at = offset + 3 + 3 * i;
    const auto next = static_cast<std::size_t>(big_endian(cff, at + 3, 2));
    if (big_endian(cff, at, 2) != out.size() || next < out.size()) throw CffDamaged();
    out.resize(next, static_cast<std::uint8_t>(big_endian(cff, at + 2, 1)));
  }
  if (out.size() != glyphs) throw CffDamaged();
  return out;
}

void append_big_endian(std::string& out, std::uint64_t value, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
    out += static_cast<char>(value >> shift & 0xFF);
  }
}

void append_index(std::string& out, const std::vector<std::string>& items) {
  append_big_endian(out, items.size(), 2);
  if (items.empty()) return;
  append_big_endian(out, 4, 1);
  std::uint64_t offset = 1;
  append_big_endian(out, offset, 4);
  for (const std::string& item : items) append_big_endian(out, offset += item.size(), 4);
  for (const std::string& item : items) out += item;
}

void append_operator(std::string& out, CffOperator op) {
  const auto code = static_cast<unsigned>(op);
  append_big_endian(out, code, code >= 0x0C00 ? 2 : 1);
}

void append_integer(std::string& out, std::size_t value) {
  append_big_endian(out, 29, 1);
  append_big_endian(out, value, 4);
}

std::string encode_fd_select(const std::vector<std::uint8_t>& font_dicts) {
  std::string ranges;
  std::uint64_t count = 0;
  for (std::size_t glyph = 0; glyph < font_dicts.size(); ++glyph) {
    if (glyph > 0 && font_dicts[glyph] == font_dicts[glyph - 1]) continue;
    append_big_endian(ranges, glyph, 2);
    append_big_endian(ranges, font_dicts[glyph], 1);
    ++count;
  }
  std::string out;
  append_big_endian(out, 3, 1);
  append_big_endian(out, count, 2);
  out += ranges;
  append_big_endian(out, font_dicts.size(), 2);
  return out;
}

}  // namespace text
