#pragma once
// The signs that quote, open, close or stand for letters left out, and what stands around them.

#include <cstddef>
#include <string_view>

#include "base/span.h"

namespace normalize {

enum class MarkKind {
  none,
  straight_double,
  straight_single,
  open_double,
  close_double,
  open_single,
  close_single,
  low_double,  // „ and ‚ open where “ and ‘ close
  low_single,
  backtick,
  typed_open,  // one of a pair such as ``these'', ''these'' or `these'
  typed_close
};

struct Mark {
  base::Span at;
  MarkKind kind = MarkKind::none;
  bool opens = false;  // by its neighbours alone
  bool closes = false;
};

// What the sign at `i` is; `size` gets its bytes.
MarkKind kind_of(std::string_view text, std::size_t i, std::size_t& size);

// How many quotation marks in a row are looked through.
inline constexpr int most_marks = 4;

// The character before `i` that decides, not before `begin`: quotation marks and asterisks are
// looked through.
char solid_before(std::string_view text, std::size_t begin, std::size_t i);
char solid_after(std::string_view text, std::size_t i, std::size_t end);

// Whether a mark beside this character opens, or closes.
bool parts_before(char c);
bool parts_after(char c);

}  // namespace normalize
