#pragma once
// One subcommand of the program: a row in the table that main, --help and the manual page read.

#include <span>
#include <string_view>
#include <vector>

#include "rapporteur/arguments.h"
#include "rapporteur/console.h"

namespace rapporteur {

struct Command {
  std::string_view name;
  std::string_view operands;  // "FILE…" as help shows them
  std::string_view summary;   // one line
  std::string_view description;
  std::span<const Option> options;
  std::size_t min_operands = 0, max_operands = 0;
  // Returns when done; the exit code follows from what was reported to the console.
  void (*run)(const Arguments&, Console&);
};

// In the order in which help lists them.
std::span<const Command> commands();

// Understood by every command.
std::span<const Option> common_options();

}  // namespace rapporteur
