#include "normalize/quote_marks.h"

#include "normalize/ascii.h"
#include "normalize/proposing.h"

namespace normalize {
namespace {

bool one_of(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

bool is_general_punctuation(std::string_view text, std::size_t i, std::string_view last_bytes) {
  return at(text, i) == '\xE2' && at(text, i + 1) == '\x80' && one_of(at(text, i + 2), last_bytes);
}

}  // namespace

MarkKind kind_of(std::string_view text, std::size_t i, std::size_t& size) {
  size = 1;
  switch (text[i]) {
    case '"':
      return MarkKind::straight_double;
    case '\'':
      return MarkKind::straight_single;
    case '`':
      return MarkKind::backtick;
    case '\xC2':
      size = 2;
      return at(text, i + 1) == '\xB4' ? MarkKind::backtick : MarkKind::none;
    case '\xE2':
      break;
    default:
      return MarkKind::none;
  }
  if (at(text, i + 1) != '\x80') return MarkKind::none;
  size = 3;
  switch (at(text, i + 2)) {
    case '\x98':
      return MarkKind::open_single;
    case '\x99':
      return MarkKind::close_single;
    case '\x9A':
      return MarkKind::low_single;
    case '\x9E':
      return MarkKind::low_double;
    case '\x9C':
      return MarkKind::open_double;
    case '\x9D':
      return MarkKind::close_double;
    default:
      return MarkKind::none;
  }
}

char solid_before(std::string_view text, std::size_t begin, std::size_t i) {
  for (int n = 0; i > begin && n < most_marks; ++n) {
    if (one_of(text[i - 1], "\"'*_")) {
      --i;
    } else if (i >= begin + 3 && is_general_punctuation(text, i - 3, "\x98\x9C")) {
      i -= 3;  // an opening mark
    } else if (i >= begin + 3 && is_general_punctuation(text, i - 3, "\x93\x94")) {
      return '-';
    } else if (i >= begin + 2 && text.substr(i - 2, 2) == "\xC2\xA0") {
      return ' ';
    } else {
      return text[i - 1];
    }
  }
  return i > begin ? text[i - 1] : '\n';
}

char solid_after(std::string_view text, std::size_t i, std::size_t end) {
  for (int n = 0; i < end && n < most_marks; ++n) {
    if (one_of(text[i], "\"'*_")) {
      ++i;
    } else if (is_general_punctuation(text, i, "\x99\x9D")) {
      i += 3;  // a closing mark
    } else if (is_general_punctuation(text, i, "\x93\x94\xA6")) {
      return '.';  // a dash or the ellipsis
    } else {
      return text.substr(i, 2) == "\xC2\xA0" ? ' ' : text[i];
    }
  }
  return i < end ? text[i] : '\n';
}

bool parts_before(char c) {
  return is_space(c) || one_of(c, "([{/-<>");
}
bool parts_after(char c) {
  return is_space(c) || one_of(c, ".,;:!?)]}/-<>");
}

}  // namespace normalize
