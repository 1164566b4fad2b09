#pragma once
// Work in child processes: what one of them does wrong, a crash included, stays its own, and its
// memory is gone when it ends (POSIX, Linux).

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace rapporteur {

class JobPool {
 public:
  // Runs in the child; what it returns is handed to the parent. It must not throw.
  using Work = std::function<std::string()>;

  struct Finished {
    std::size_t ticket = 0;
    std::string result;
    int signal = 0;  // that ended the child; 0: it ended by itself
  };

  // As long as the pool lives, SIGINT and SIGTERM end wait() instead of the program.
  explicit JobPool(std::size_t most);
  // Kills what still runs; files are written whole or not at all, so nothing is left behind.
  ~JobPool();
  JobPool(const JobPool&) = delete;
  JobPool& operator=(const JobPool&) = delete;

  bool is_full() const { return children_.size() >= most_; }
  bool is_idle() const { return children_.empty(); }
  void start(std::size_t ticket, const Work& work);
  // The next child that ends; nullopt when a signal came first, or when `watched` can be read (-1:
  // nothing is watched).
  std::optional<Finished> wait(int watched = -1);
  // The signal that came, or 0.
  int interrupted() const { return signal_; }

 private:
  struct Child {
    std::size_t ticket = 0;
    int process = 0, output = -1;
    std::string result;
  };

  Finished reap(std::size_t index);

  std::size_t most_;
  int signals_ = -1;  // a descriptor that can be read when a signal came
  int signal_ = 0;
  std::vector<Child> children_;
};

}  // namespace rapporteur
