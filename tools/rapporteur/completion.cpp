#include <fmt/format.h>

#include "rapporteur/command.h"
#include "rapporteur/manual.h"

namespace rapporteur {
namespace {

std::string command_names() {
  std::string out;
  for (const Command& c : commands()) out += fmt::format("{}{}", out.empty() ? "" : " ", c.name);
  return out;
}

std::string option_names(std::span<const Option> options) {
  std::string out;
  for (const Option& o : options) {
    if (o.letter != 0) out += fmt::format(" -{}", o.letter);
    out += fmt::format(" --{}", o.name);
  }
  return out;
}

// What zsh shows beside an option: quotes, colons and brackets are signs of its grammar.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else if (c == '[' || c == ']' || c == ':' || c == '\\') {
      out += '\\';
      out += c;
    } else {
      out += c;
    }
  }
  return out;
}

std::string zsh_options(std::span<const Option> options) {
  std::string out;
  for (const Option& o : options) {
    const std::string value =
        o.argument.empty() ? "" : fmt::format(":{}:_files", zsh_text(o.argument));
    const std::string text = fmt::format("[{}]{}", zsh_text(o.help), value);
    if (o.letter != 0) out += fmt::format(" \\\n        '-{}{}'", o.letter, text);
    out += fmt::format(" \\\n        '--{}{}'", o.name, text);
  }
  return out;
}

}  // namespace

std::string bash_completion() {
  std::string out = fmt::format(
      "# bash completion for rapporteur; made by `rapporteur completion bash`\n"
      "_rapporteur() {{\n"
      "  local word=${{COMP_WORDS[COMP_CWORD]}} options='{}'\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W '{} --help --version' -- \"$word\"))\n"
      "    return\n  fi\n"
      "  case ${{COMP_WORDS[1]}} in\n",
      option_names(common_options()).substr(1), command_names());
  for (const Command& c : commands()) {
    if (!c.options.empty())
      out += fmt::format("    {}) options+='{}' ;;\n", c.name, option_names(c.options));
  }
  return out +
         "  esac\n"
         "  case $word in\n"
         "    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
         "    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
         "  esac\n}\n"
         "complete -o filenames -F _rapporteur rapporteur\n";
}

std::string zsh_completion() {
  std::string out =
      "#compdef rapporteur\n# made by `rapporteur completion zsh`\n\n"
      "_rapporteur() {\n  local -a commands=(\n";
  for (const Command& c : commands())
    out += fmt::format("    '{}:{}'\n", c.name, zsh_text(c.summary));
  out +=
      "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n"
      "  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n";
  for (const Command& c : commands()) {
    out += fmt::format("    {})\n      _arguments{}{} \\\n        '*:file:_files'\n      ;;\n",
                       c.name, zsh_options(c.options), zsh_options(common_options()));
  }
  return out + "  esac\n}\n\n_rapporteur \"$@\"\n";
}

}  // namespace rapporteur
