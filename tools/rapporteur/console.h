#pragma once
// The only place that prints: diagnostics to standard error (or, as JSON, to standard output),
// results to standard output, progress to a terminal only.

#include <cstddef>
#include <string_view>

#include "base/diagnostic.h"

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
  // A line for people, on standard error; silent with --quiet.
  void say(std::string_view line);
  // A line of progress that the next one replaces; only on a terminal.
  void progress(std::string_view line);
  // The result asked for, on standard output; throws base::Error B005 when it cannot be written.
  void print(std::string_view text);

  // 0 fine, 1 the input has errors (or warnings with --strict).
  int exit_code() const;

 private:
  void clear_progress();

  Settings settings_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  bool progress_shown_ = false;
};

}  // namespace rapporteur
