#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "rapporteur/command.h"
#include "rapporteur/help.h"
#include "rapporteur/version.h"

namespace rapporteur {
namespace {

Console::Settings console_settings(const Arguments& arguments) {
  Console::Settings settings;
  settings.quiet = arguments.has("quiet");
  settings.strict = arguments.has("strict");
  const std::string format = arguments.value("format", "text");
  if (format != "text" && format != "json") {
    base::fail(base::Error::Kind::environment, "C002", "rapporteur",
               fmt::format("--format is text or json, not {}", format));
  }
  settings.format = format == "json" ? Console::Format::json : Console::Format::text;
  return settings;
}

void check_operands(const Command& command, const Arguments& arguments) {
  const std::size_t count = arguments.operands.size();
  if (count >= command.min_operands && count <= command.max_operands) return;
  base::fail(base::Error::Kind::environment, "C004", "rapporteur",
             fmt::format("{} takes {}", command.name,
                         command.operands.empty() ? "no operands" : command.operands),
             fmt::format("rapporteur {} --help says more", command.name));
}

int run(const std::vector<std::string>& words) {
  if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    Console({}).print(program_help());
    return words.empty() ? 2 : 0;
  }
  if (words[0] == "--version") {
    Console({}).print(fmt::format("rapporteur {}\n", version));
    return 0;
  }
  const auto all = commands();
  const auto command =
      std::find_if(all.begin(), all.end(), [&](const Command& c) { return c.name == words[0]; });
  if (command == all.end()) {
    base::fail(base::Error::Kind::environment, "C005", "rapporteur",
               fmt::format("there is no command {}", words[0]), "rapporteur --help lists them");
  }
  std::vector<Option> options(command->options.begin(), command->options.end());
  options.insert(options.end(), common_options().begin(), common_options().end());
  const Arguments arguments = parse_arguments(std::span(words).subspan(1), options, command->name);
  Console console(console_settings(arguments));
  if (arguments.has("help")) {
    console.print(command_help(*command));
    return 0;
  }
  try {
    check_operands(*command, arguments);
    command->run(arguments, console);
  } catch (const base::Error& e) {
    base::Diagnostic diagnostic = e.diagnostic();
    // Rooms that work on values do not know which file these came from.
    if (diagnostic.where.path.empty() && !arguments.operands.empty()) {
      diagnostic.where.path = arguments.operands[0];
    }
    console.report(diagnostic);
    return static_cast<int>(e.kind());
  }
  return console.exit_code();
}

}  // namespace
}  // namespace rapporteur

int main(int argc, char** argv) {
  try {
    return rapporteur::run(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const base::Error& e) {
    fmt::print(stderr, "{}\n", base::format_diagnostic(e.diagnostic()));
    return static_cast<int>(e.kind());
  } catch (const std::exception& e) {
    fmt::print(stderr, "rapporteur: error[C000]: a mistake in the program: {}\n", e.what());
    return 2;
  }
}
