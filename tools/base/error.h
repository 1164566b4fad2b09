#pragma once
// Thrown when the program cannot go on: an unreadable file, a missing font, no Pandoc, a full disk.
// Wrong input that still allows a result makes a Diagnostic instead. Caught once, in main.

#include <stdexcept>
#include <string>
#include <utility>

#include "base/diagnostic.h"

namespace base {

class Error : public std::runtime_error {
 public:
  // What the exit code tells: the input is at fault (1), or the usage or the environment (2).
  enum class Kind { input = 1, environment = 2 };

  Error(Kind kind, Diagnostic diagnostic)
      : std::runtime_error(diagnostic.message), kind_(kind), diagnostic_(std::move(diagnostic)) {}

  Kind kind() const { return kind_; }
  const Diagnostic& diagnostic() const { return diagnostic_; }

 private:
  Kind kind_;
  Diagnostic diagnostic_;
};

// The usual case: no position beyond the path.
[[noreturn]] void fail(Error::Kind kind, std::string code, std::string path, std::string message,
                       std::string hint = {});

// Our own mistakes, on in every build: throws std::logic_error naming file and line.
void expects(bool condition, const char* what, const char* file = __builtin_FILE(),
             int line = __builtin_LINE());

}  // namespace base
