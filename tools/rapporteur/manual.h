#pragma once
// The program's manual page and the completion of its command line in shells, from the same table
// as --help.

#include <string>

namespace rapporteur {

// man(7) in roff.
std::string manual_page();

std::string bash_completion();
std::string zsh_completion();

}  // namespace rapporteur
