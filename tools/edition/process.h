#pragma once
// Private to this room: one child process with all three of its streams connected (POSIX).

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace edition {

struct Finished {
  int exit_code = 0;       // 128 + the signal when killed by one
  bool timed_out = false;  // it was killed, with everything that it started
  int start_error = 0;     // errno when it could not be started at all
  std::string output;
  std::string errors;
};

// Runs `program` (looked up in PATH when it has no slash) with `arguments`, feeds it `input` and
// waits. `environment` as NAME=value is all that it sees.
Finished run_process(const std::string& program, const std::vector<std::string>& arguments,
                     const std::vector<std::string>& environment, std::string_view input,
                     std::chrono::milliseconds timeout);

}  // namespace edition
