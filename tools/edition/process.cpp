#include "edition/process.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"

namespace edition {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { reset(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  void reset(int number = -1) {
    if (number_ >= 0) close(number_);
    number_ = number;
  }

 private:
  int number_;
};

struct Channel {
  Descriptor ours, theirs;
};

// A socket for the input, because writing to a pipe whose reader is gone raises SIGPIPE.
void open_input(Channel& channel) {
  std::array<int, 2> ends{};
  base::expects(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0,
                "descriptors for a child's input");
  channel.ours.reset(ends[0]);
  channel.theirs.reset(ends[1]);
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
}

void open_output(Channel& channel) {
  std::array<int, 2> ends{};
  base::expects(pipe2(ends.data(), O_CLOEXEC) == 0, "descriptors for a child's output");
  channel.ours.reset(ends[0]);
  channel.theirs.reset(ends[1]);
}

class SpawnSettings {
 public:
  SpawnSettings(int input, int output, int errors) {
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
    posix_spawnattr_init(&attributes);
    // A group of its own, so that a timeout ends everything that it started.
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
  }
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
};

std::vector<char*> c_strings(std::vector<std::string>& strings) {
  std::vector<char*> out;
  out.reserve(strings.size() + 1);
  for (std::string& s : strings) out.push_back(s.data());
  out.push_back(nullptr);
  return out;
}

// Appends what can be read now; closes at the end of the stream.
void drain(Descriptor& from, std::string& to) {
  std::array<char, 65536> buffer;
  const ssize_t size = read(from.get(), buffer.data(), buffer.size());
  if (size > 0) {
    to.append(buffer.data(), static_cast<std::size_t>(size));
  } else if (size == 0 || errno != EINTR) {
    from.reset();
  }
}

void feed(Descriptor& to, std::string_view& rest) {
  const ssize_t size = send(to.get(), rest.data(), rest.size(), MSG_NOSIGNAL);
  if (size > 0) {
    rest.remove_prefix(static_cast<std::size_t>(size));
  } else if (size < 0 && errno != EAGAIN && errno != EINTR) {
    rest = {};  // it does not want more; its exit code says why
  }
  if (rest.empty()) to.reset();
}

// False when the time was up first.
bool exchange(Descriptor& input, Descriptor& output, Descriptor& errors, std::string_view rest,
              std::chrono::milliseconds timeout, Finished& finished) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + timeout;
  if (rest.empty()) input.reset();
  while (output.is_open() || errors.is_open()) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    if (left.count() <= 0) return false;
    std::array<pollfd, 3> watched{
        {{output.get(), POLLIN, 0}, {errors.get(), POLLIN, 0}, {input.get(), POLLOUT, 0}}};
    const auto wait =
        static_cast<int>(std::min<std::chrono::milliseconds::rep>(left.count(), 60000));
    if (poll(watched.data(), watched.size(), wait) < 0 && errno != EINTR) return false;
    if (output.is_open() && watched[0].revents != 0) drain(output, finished.output);
    if (errors.is_open() && watched[1].revents != 0) drain(errors, finished.errors);
    if (input.is_open() && watched[2].revents != 0) feed(input, rest);
  }
  return true;
}

}  // namespace

Finished run_process(const std::string& program, const std::vector<std::string>& arguments,
                     const std::vector<std::string>& environment, std::string_view input,
                     std::chrono::milliseconds timeout) {
  Channel in, out, err;
  open_input(in);
  open_output(out);
  open_output(err);
  std::vector<std::string> words{program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables = environment;
  const SpawnSettings settings(in.theirs.get(), out.theirs.get(), err.theirs.get());
  Finished finished;
  pid_t child = 0;
  finished.start_error =
      posix_spawnp(&child, program.c_str(), &settings.actions, &settings.attributes,
                   c_strings(words).data(), c_strings(variables).data());
  if (finished.start_error != 0) return finished;
  in.theirs.reset();
  out.theirs.reset();
  err.theirs.reset();
  finished.timed_out = !exchange(in.ours, out.ours, err.ours, input, timeout, finished);
  if (finished.timed_out) kill(-child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  finished.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return finished;
}

}  // namespace edition
