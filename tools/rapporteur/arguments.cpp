#include "rapporteur/arguments.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"

namespace rapporteur {
namespace {

[[noreturn]] void fail_usage(std::string code, std::string_view command, std::string message) {
  base::fail(base::Error::Kind::environment, std::move(code), "rapporteur", std::move(message),
             command.empty() ? "rapporteur --help lists the commands"
                             : fmt::format("rapporteur {} --help lists its options", command));
}

class Parser {
 public:
  Parser(std::span<const std::string> words, std::span<const Option> options,
         std::string_view command)
      : words_(words), options_(options), command_(command) {}

  Arguments parse() {
    while (at_ < words_.size()) {
      const std::string_view word = words_[at_++];
      if (word == "--") {
        result_.operands.insert(result_.operands.end(), words_.begin() + static_cast<long>(at_),
                                words_.end());
        break;
      }
      if (word.starts_with("--")) {
        parse_long(word.substr(2));
      } else if (word.size() > 1 && word.front() == '-') {
        parse_letters(word.substr(1));
      } else {
        result_.operands.emplace_back(word);
      }
    }
    return std::move(result_);
  }

 private:
  void parse_long(std::string_view word) {
    const std::size_t equals = word.find('=');
    const std::string_view name = word.substr(0, equals);
    const auto option = std::find_if(options_.begin(), options_.end(),
                                     [&](const Option& o) { return o.name == name; });
    if (option == options_.end())
      fail_usage("C001", command_, fmt::format("there is no option --{}", name));
    if (equals == std::string_view::npos) {
      result_.options.emplace_back(name, option->argument.empty() ? std::string() : next(name));
    } else if (option->argument.empty()) {
      fail_usage("C002", command_, fmt::format("--{} takes no value", name));
    } else {
      result_.options.emplace_back(name, word.substr(equals + 1));
    }
  }

  void parse_letters(std::string_view letters) {
    while (!letters.empty()) {
      const char letter = letters.front();
      letters.remove_prefix(1);
      const auto option = std::find_if(options_.begin(), options_.end(),
                                       [&](const Option& o) { return o.letter == letter; });
      if (option == options_.end())
        fail_usage("C001", command_, fmt::format("there is no option -{}", letter));
      if (option->argument.empty()) {
        result_.options.emplace_back(option->name, std::string());
      } else {
        result_.options.emplace_back(option->name,
                                     letters.empty() ? next(option->name) : std::string(letters));
        return;
      }
    }
  }

  std::string next(std::string_view name) {
    if (at_ == words_.size()) fail_usage("C002", command_, fmt::format("--{} needs a value", name));
    return words_[at_++];
  }

  std::span<const std::string> words_;
  std::span<const Option> options_;
  std::string_view command_;
  std::size_t at_ = 0;
  Arguments result_;
};

}  // namespace

bool Arguments::has(std::string_view name) const {
  return std::any_of(options.begin(), options.end(),
                     [&](const auto& o) { return o.first == name; });
}

std::string Arguments::value(std::string_view name, std::string_view otherwise) const {
  const auto found = std::find_if(options.rbegin(), options.rend(),
                                  [&](const auto& o) { return o.first == name; });
  return found == options.rend() ? std::string(otherwise) : found->second;
}

Arguments parse_arguments(std::span<const std::string> words, std::span<const Option> options,
                          std::string_view command) {
  return Parser(words, options, command).parse();
}

}  // namespace rapporteur
