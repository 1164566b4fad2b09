#pragma once
// Lines that programs add to posts: "Sent from my phone", "Edited by …", "Reply · Report".

#include <string_view>

namespace debate {

bool is_machine_line(std::string_view line);

// A row of at least two buttons, as sites print it below every post: "Like (3) • Reply privately •
// 4 days ago", "Show parent | Edit | Reply".
bool is_row_of_buttons(std::string_view line);

}  // namespace debate
