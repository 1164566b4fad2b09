#pragma once
// The only place that prints: diagnostics to standard error (or, as JSON, to standard output),
// results to standard output, progress to a terminal only.

#include <cstddef>
#include <string_view>

#include "base/diagnostic.h"
#include "base/error.h"

namespace rapporteur {

class Console {
 public:
  enum class Format { text, json };
  struct Settings {
    Format format = Format::text;
    bool quiet = false;   // errors only
    bool strict = false;  // warnings count as errors for the exit code
  };

  explicit Console(Settings settings) : settings_(settings) {}

  void report(const base::Diagnostic& diagnostic);
  void report(const base::Diagnostics& diagnostics);
  // The same for something that could not be done while the rest goes on.
  void report(const base::Error& error);
  // A line for people, on standard error; silent with --quiet.
  void say(std::string_view line);
  // A line of progress that the next one replaces; only on a terminal.
  void progress(std::string_view line);
  bool shows_progress() const;
  // The result asked for, on standard output; throws base::Error B005 when it cannot be written.
  void print(std::string_view text);

  // 0 fine, 1 the input has errors (or warnings with --strict), 2 something could not be done.
  int exit_code() const;
  // For a command whose answer is its exit code; a worse one that is known already stays.
  void set_exit_code(int code);

 private:
  void clear_progress();

  Settings settings_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  int worst_ = 0;
  bool progress_shown_ = false;
};

}  // namespace rapporteur
