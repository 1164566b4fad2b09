#include "rapporteur/commands.h"

namespace rapporteur {

std::span<const Command> commands() {
  static const Command all[] = {
      new_command(),       build_command(),   verify_command(), diff_command(),
      normalize_command(), restore_command(), check_command(),  review_command(),
      typeset_command(),   epub_command(),    export_command(), extract_command(),
      rules_command(),     explain_command(), manual_command(), completion_command()};
  return all;
}

std::span<const Option> common_options() {
  static constexpr Option common[] = {
      {'h', "help", "", "say what the command does and which options it takes"},
      {'q', "quiet", "", "print errors only"},
      {0, "format", "text|json", "how diagnostics are printed; json goes to standard output"},
      {0, "strict", "", "warnings count as errors for the exit code"},
  };
  return common;
}

}  // namespace rapporteur
