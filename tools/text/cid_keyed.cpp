#include "text/cid_keyed.h"

#include <utility>
#include <vector>

#include "text/cff.h"

namespace text {
namespace {

// SIDs of the first strings that a font defines itself (there are 391 standard strings).
// The operands of ROS: strings 391 ("Adobe") and 392 ("Identity"), the first two of the font's own,
// and supplement 0. In the shortest form, because veraPDF finds ROS at the start only behind that.
constexpr std::string_view adobe_identity_0 = "\xF8\x1B\xF8\x1C\x8B";

struct FontDict {
  std::string matrix;        // operands of FontMatrix; empty: none
  std::string private_dict;  // without Subrs, which comes behind it
  std::string local_subrs;   // an INDEX; empty: none
};

struct Program {
  std::string name;
  std::string font_matrix, font_bbox;  // operands
  std::string global_subrs, char_strings;
  std::size_t glyphs = 0;
  std::vector<FontDict> font_dicts;
  std::vector<std::uint8_t> fd_select;
};

std::string operands_of(const CffDict& dict, CffOperator op) {
  const CffEntry* entry = find_entry(dict, op);
  return entry == nullptr ? std::string() : entry->operands;
}

FontDict read_font_dict(std::string_view cff, const CffDict& dict) {
  FontDict out;
  out.matrix = operands_of(dict, CffOperator::font_matrix);
  const std::size_t size = offset_operand(dict, CffOperator::private_dict, 0, cff.size());
  const std::size_t offset = offset_operand(dict, CffOperator::private_dict, 1, cff.size());
  const CffDict entries = read_cff_dict(cff_slice(cff, offset, size));
  for (const CffEntry& entry : entries) {
    if (entry.op == CffOperator::subrs) continue;
    out.private_dict += entry.operands;
    append_operator(out.private_dict, entry.op);
  }
  if (find_entry(entries, CffOperator::subrs) != nullptr) {
    std::size_t subrs = offset + offset_operand(entries, CffOperator::subrs, 0, cff.size());
    out.local_subrs = read_cff_index(cff, subrs).whole;
  }
  return out;
}

Program read_program(std::string_view cff) {
  Program out;
  std::size_t offset = static_cast<unsigned char>(cff_slice(cff, 0, 4)[2]);
  const CffIndex names = read_cff_index(cff, offset);
  const CffIndex tops = read_cff_index(cff, offset);
  read_cff_index(cff, offset);  // strings
  out.global_subrs = read_cff_index(cff, offset).whole;
  if (names.items.size() != 1 || tops.items.size() != 1) throw CffDamaged();
  out.name = names.items.front();
  const CffDict top = read_cff_dict(tops.items.front());
  std::size_t char_strings = offset_operand(top, CffOperator::char_strings, 0, cff.size());
  const CffIndex glyphs = read_cff_index(cff, char_strings);
  out.char_strings = glyphs.whole;
  out.glyphs = glyphs.items.size();
  if (out.glyphs == 0) throw CffDamaged();
  out.font_matrix = operands_of(top, CffOperator::font_matrix);
  out.font_bbox = operands_of(top, CffOperator::font_bbox);
  if (find_entry(top, CffOperator::ros) == nullptr) {
    out.font_dicts.push_back(read_font_dict(cff, top));
    // The Top DICT keeps the matrix; the Font DICT's one is applied on top of it (§16).
    if (!out.font_matrix.empty()) out.font_dicts.front().matrix = "\x8C\x8B\x8B\x8C\x8B\x8B";
    out.fd_select.assign(out.glyphs, 0);
    return out;
  }
  std::size_t fd_array = offset_operand(top, CffOperator::fd_array, 0, cff.size());
  const CffIndex dicts = read_cff_index(cff, fd_array);
  if (dicts.items.size() > 256) throw CffDamaged();  // FDSelect could not name more
  for (const std::string_view dict : dicts.items) {
    out.font_dicts.push_back(read_font_dict(cff, read_cff_dict(dict)));
  }
  out.fd_select =
      read_fd_select(cff, offset_operand(top, CffOperator::fd_select, 0, cff.size()), out.glyphs);
  for (const std::uint8_t font_dict : out.fd_select) {
    if (font_dict >= out.font_dicts.size()) throw CffDamaged();
  }
  return out;
}

struct Offsets {
  std::size_t charset = 0, fd_select = 0, char_strings = 0, fd_array = 0;
};

void append_entry(std::string& dict, const std::string& operands, CffOperator op) {
  if (operands.empty()) return;
  dict += operands;
  append_operator(dict, op);
}

std::string integer_operand(std::size_t value) {
  std::string out;
  append_integer(out, value);
  return out;
}

// Everything before the charset; of one size whatever the offsets are.
std::string encode_head(const Program& program, const Offsets& offsets) {
  std::string out;
  append_big_endian(out, 0x01000404, 4);  // version 1.0, header of 4 bytes, offsets of 4 bytes
  append_index(out, {program.name});
  std::string top;
  append_entry(top, std::string(adobe_identity_0), CffOperator::ros);
  append_entry(top, program.font_matrix, CffOperator::font_matrix);
  append_entry(top, program.font_bbox, CffOperator::font_bbox);
  append_entry(top, integer_operand(program.glyphs), CffOperator::cid_count);
  append_entry(top, integer_operand(offsets.charset), CffOperator::charset);
  append_entry(top, integer_operand(offsets.fd_select), CffOperator::fd_select);
  append_entry(top, integer_operand(offsets.char_strings), CffOperator::char_strings);
  append_entry(top, integer_operand(offsets.fd_array), CffOperator::fd_array);
  append_index(out, {top});
  append_index(out, {"Adobe", "Identity"});
  out += program.global_subrs;
  return out;
}

// CID n for glyph n; glyph 0 is not listed (format 2, one range).
std::string encode_charset(std::size_t glyphs) {
  std::string out;
  if (glyphs < 2) {
    append_big_endian(out, 0, 1);
    return out;
  }
  append_big_endian(out, 2, 1);
  append_big_endian(out, 1, 2);
  append_big_endian(out, glyphs - 2, 2);
  return out;
}

// Appends the Private DICTs with their Subrs, then the FDArray; returns where that is.
std::size_t append_font_dicts(std::string& out, const std::vector<FontDict>& font_dicts) {
  std::vector<std::string> dicts;
  for (const FontDict& font_dict : font_dicts) {
    std::string body = font_dict.private_dict;
    if (!font_dict.local_subrs.empty()) {
      constexpr std::size_t subrs_entry = 6;  // a five-byte integer and the operator
      append_entry(body, integer_operand(body.size() + subrs_entry), CffOperator::subrs);
    }
    std::string dict;
    append_entry(dict, font_dict.matrix, CffOperator::font_matrix);
    append_entry(dict, integer_operand(body.size()) + integer_operand(out.size()),
                 CffOperator::private_dict);
    dicts.push_back(std::move(dict));
    out += body + font_dict.local_subrs;
  }
  const std::size_t offset = out.size();
  append_index(out, dicts);
  return offset;
}

std::string encode_program(const Program& program) {
  Offsets offsets;
  std::string out = encode_head(program, offsets);
  offsets.charset = out.size();
  out += encode_charset(program.glyphs);
  offsets.fd_select = out.size();
  out += encode_fd_select(program.fd_select);
  offsets.char_strings = out.size();
  out += program.char_strings;
  offsets.fd_array = append_font_dicts(out, program.font_dicts);
  const std::string head = encode_head(program, offsets);
  out.replace(0, head.size(), head);
  return out;
}

}  // namespace

std::string cid_keyed(std::string_view cff) {
  try {
    return encode_program(read_program(cff));
  } catch (const CffDamaged&) {
    return {};
  }
}

}  // namespace text
