#pragma once
// Command lines by GNU habits: --name value, --name=value, -n value, -nvalue, clustered flags, "--"
// ends the options. One table per command makes the parser, --help, the manual page and completion.

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapporteur {

struct Option {
  char letter = 0;            // 0: only the long form
  std::string_view name;      // "output"
  std::string_view argument;  // "FILE"; empty: a flag
  std::string_view help;
};

class Arguments {
 public:
  std::vector<std::string> operands;
  std::vector<std::pair<std::string, std::string>> options;

  bool has(std::string_view name) const;
  // The last value given, or `otherwise`.
  std::string value(std::string_view name, std::string_view otherwise = {}) const;
};

// Throws base::Error C001 (unknown option), C002 (an option without its value or with one too
// many).
Arguments parse_arguments(std::span<const std::string> words, std::span<const Option> options,
                          std::string_view command);

}  // namespace rapporteur
