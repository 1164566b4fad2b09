#pragma once
// One line of a list of participants, split into its fields.

#include <optional>
#include <string_view>
#include <vector>

#include "debate/debate.h"

namespace debate {

enum class EntryForm {
  numbered,
  code_first_dash,
  code_first_colon,
  code_last,
  columns,
  code_first_paren
};
inline constexpr std::size_t entry_forms = 6;

struct RosterEntry {
  EntryForm form = EntryForm::numbered;
  base::Span whole;
  Person person;
};

// All readings of the line, the likeliest first.
std::vector<RosterEntry> read_entry(std::string_view text, base::Span body);

}  // namespace debate
