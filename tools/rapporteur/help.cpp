#include "rapporteur/help.h"

#include <algorithm>

#include <fmt/format.h>

namespace rapporteur {
namespace {

std::string option_lines(std::span<const Option> options) {
  std::string out;
  for (const Option& o : options) {
    std::string form = o.letter == 0 ? "    " : fmt::format("-{}, ", o.letter);
    form += fmt::format("--{}", o.name);
    if (!o.argument.empty()) form += fmt::format(" {}", o.argument);
    out += fmt::format("  {:<26} {}\n", form, o.help);
  }
  return out;
}

}  // namespace

std::string program_help() {
  std::string out =
      "Usage: rapporteur COMMAND [OPTION…] [FILE…]\n\n"
      "From the raw transcript of an online debate to TEI, PDF and EPUB.\n\nCommands:\n";
  for (const Command& c : commands()) out += fmt::format("  {:<10} {}\n", c.name, c.summary);
  out += "\nEvery command takes:\n" + option_lines(common_options());
  out +=
      "\nExit codes: 0 fine; 1 the input has errors (with --strict also warnings); 2 wrong usage "
      "or\n"
      "environment. rapporteur COMMAND --help says more.\n";
  return out;
}

std::string command_help(const Command& c) {
  std::string out =
      fmt::format("Usage: rapporteur {} [OPTION…] {}\n\n{}\n", c.name, c.operands, c.description);
  if (!c.options.empty()) out += "\nOptions:\n" + option_lines(c.options);
  return out + "\nEvery command takes:\n" + option_lines(common_options());
}

}  // namespace rapporteur
