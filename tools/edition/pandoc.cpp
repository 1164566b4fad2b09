#include "edition/pandoc.h"

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>

#include "base/error.h"
#include "edition/process.h"

namespace edition {
namespace {

[[noreturn]] void fail(const Pandoc& pandoc, std::string code, std::string message,
                       std::string hint = {}) {
  base::fail(base::Error::Kind::environment, std::move(code), pandoc.program, std::move(message),
             std::move(hint));
}

// PATH and HOME are the reader's; the rest is fixed, so that the result is too.
std::vector<std::string> environment() {
  std::vector<std::string> out{"LANG=C.UTF-8", "TZ=UTC", "SOURCE_DATE_EPOCH=315532800"};
  for (const char* name : {"PATH", "HOME"}) {
    if (const char* value = std::getenv(name)) out.push_back(fmt::format("{}={}", name, value));
  }
  return out;
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

std::string run(const Pandoc& pandoc, const std::vector<std::string>& arguments,
                std::string_view input) {
  Finished finished = run_process(pandoc.program, arguments, environment(), input, pandoc.timeout);
  if (finished.start_error == ENOENT) {
    fail(pandoc, "E001", "the program Pandoc was not found", "apt-get install pandoc");
  }
  if (finished.start_error != 0) {
    fail(pandoc, "E005",
         fmt::format("Pandoc could not be started: {}", std::strerror(finished.start_error)));
  }
  if (finished.timed_out) {
    fail(pandoc, "E004",
         fmt::format("Pandoc did not finish within {} seconds", pandoc.timeout.count() / 1000));
  }
  if (finished.exit_code != 0) {
    const std::string said = first_line(finished.errors);
    fail(pandoc, "E003",
         fmt::format("Pandoc failed with exit code {}: {}", finished.exit_code,
                     said.empty() ? "it did not say why" : said));
  }
  return std::move(finished.output);
}

// The first line is "pandoc 2.17.1.1".
void check_version(const Pandoc& pandoc) {
  const std::string line = first_line(run(pandoc, {"--version"}, {}));
  const std::size_t space = line.rfind(' ');
  int major = 0;
  int minor = 0;
  if (line.starts_with("pandoc") && space != std::string::npos) {
    const char* const end = line.data() + line.size();
    const auto first = std::from_chars(line.data() + space + 1, end, major);
    if (first.ptr != end && *first.ptr == '.') std::from_chars(first.ptr + 1, end, minor);
  }
  if (major < oldest_pandoc_major ||
      (major == oldest_pandoc_major && minor < oldest_pandoc_minor)) {
    fail(pandoc, "E002",
         fmt::format("Pandoc is too old: \"{}\" is not version {}.{} or later", line,
                     oldest_pandoc_major, oldest_pandoc_minor),
         "install a newer Pandoc");
  }
}

}  // namespace

std::string run_pandoc(const Pandoc& pandoc, const std::vector<std::string>& arguments,
                       std::string_view input) {
  check_version(pandoc);
  return run(pandoc, arguments, input);
}

}  // namespace edition
