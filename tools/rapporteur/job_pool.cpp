#include "rapporteur/job_pool.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <malloc.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"

namespace rapporteur {
namespace {

constexpr int fresh_heap = 32 << 20;  // bytes, of which only those that are used cost memory

sigset_t interrupts() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

void send(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t size = ::write(descriptor, bytes.data(), bytes.size());
    if (size < 0 && errno != EINTR) return;
    if (size > 0) bytes.remove_prefix(static_cast<std::size_t>(size));
  }
}

[[noreturn]] void fail_start(int error) {
  base::fail(base::Error::Kind::environment, "C021", "rapporteur",
             fmt::format("no process could be started: {}", std::strerror(error)),
             "try again with a smaller -j");
}

}  // namespace

JobPool::JobPool(std::size_t most) : most_(most) {
  const sigset_t set = interrupts();
  ::sigprocmask(SIG_BLOCK, &set, nullptr);
  signals_ = ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
  base::expects(signals_ >= 0, "a descriptor for signals");
}

JobPool::~JobPool() {
  for (const Child& child : children_) {
    ::kill(child.process, SIGKILL);
    ::close(child.output);
    ::waitpid(child.process, nullptr, 0);
  }
  ::close(signals_);
  const sigset_t set = interrupts();
  ::sigprocmask(SIG_UNBLOCK, &set, nullptr);
}

void JobPool::start(std::size_t ticket, const Work& work) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail_start(errno);
  const pid_t parent = ::getpid();
  const pid_t process = ::fork();
  if (process < 0) {
    const int error = errno;
    ::close(ends[0]);
    ::close(ends[1]);
    fail_start(error);
  }
  if (process == 0) {
    const sigset_t set = interrupts();
    ::sigprocmask(SIG_UNBLOCK, &set, nullptr);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(1);
    // In a thread, because that has a heap of its own, and a large one at once: the heap inherited
    // here is full of holes, and every page of it that is written to is copied first.
    ::mallopt(M_TOP_PAD, fresh_heap);
    std::thread([&] { send(ends[1], work()); }).join();
    ::_exit(0);
  }
  ::close(ends[1]);
  Child child;
  child.ticket = ticket;
  child.process = process;
  child.output = ends[0];
  children_.push_back(std::move(child));
}

std::optional<JobPool::Finished> JobPool::wait(int watched) {
  std::array<char, 65536> buffer;
  for (;;) {
    std::vector<pollfd> polled;
    for (const Child& child : children_) polled.push_back({child.output, POLLIN, 0});
    polled.push_back({watched, POLLIN, 0});  // a negative descriptor is left out
    polled.push_back({signals_, POLLIN, 0});
    if (::poll(polled.data(), polled.size(), -1) < 0) continue;
    signalfd_siginfo came{};
    if (::read(signals_, &came, sizeof came) > 0) {
      signal_ = static_cast<int>(came.ssi_signo);
      return std::nullopt;
    }
    for (std::size_t i = 0; i < children_.size(); ++i) {
      if (polled[i].revents == 0) continue;
      const ssize_t size = ::read(children_[i].output, buffer.data(), buffer.size());
      if (size == 0) return reap(i);
      if (size > 0) children_[i].result.append(buffer.data(), static_cast<std::size_t>(size));
    }
    if (polled[children_.size()].revents != 0) return std::nullopt;
  }
}

JobPool::Finished JobPool::reap(std::size_t index) {
  Child child = std::move(children_[index]);
  children_.erase(children_.begin() + static_cast<long>(index));
  ::close(child.output);
  int status = 0;
  while (::waitpid(child.process, &status, 0) < 0 && errno == EINTR) {
  }
  return {child.ticket, std::move(child.result), WIFSIGNALED(status) ? WTERMSIG(status) : 0};
}

}  // namespace rapporteur
