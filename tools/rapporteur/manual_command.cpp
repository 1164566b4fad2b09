#include <fmt/format.h>

#include "base/error.h"
#include "rapporteur/commands.h"
#include "rapporteur/manual.h"

namespace rapporteur {
namespace {

void run_manual(const Arguments&, Console& console) {
  console.print(manual_page());
}

void run_completion(const Arguments& arguments, Console& console) {
  const std::string& shell = arguments.operands[0];
  if (shell != "bash" && shell != "zsh") {
    base::fail(base::Error::Kind::environment, "C002", "rapporteur",
               fmt::format("completion is written for bash and zsh, not for {}", shell));
  }
  console.print(shell == "bash" ? bash_completion() : zsh_completion());
}

}  // namespace

Command manual_command() {
  return {"manual",
          "",
          "print this program's manual page",
          "Prints the manual page in roff; rapporteur manual | man -l - shows it.",
          {},
          0,
          0,
          run_manual};
}

Command completion_command() {
  return {"completion",
          "bash|zsh",
          "print what completes command lines in a shell",
          "Prints the completion of commands and options for a shell.",
          {},
          1,
          1,
          run_completion};
}

}  // namespace rapporteur
