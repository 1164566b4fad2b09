#include "rapporteur/build.h"

#include <csignal>
#include <cstring>
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "rapporteur/job_pool.h"

namespace rapporteur {
namespace {

constexpr std::size_t most_tables = 12;

class Builder {
 public:
  Builder(const std::vector<DebateFolder>& folders, const BuildOptions& options, Workbench& bench,
          Console& console)
      : folders_(folders),
        options_(options),
        bench_(bench),
        console_(console),
        pool_(options.jobs) {}

  BuildResult run() {
    while (pool_.interrupted() == 0) {
      if (!pool_.is_full() && (!ready_.empty() || next_ < folders_.size())) {
        if (ready_.empty()) {
          open(next_++);
        } else {
          start();
        }
      } else if (pool_.is_idle()) {
        break;
      } else if (auto finished = pool_.wait(options_.watched)) {
        take(std::move(*finished));
      } else if (pool_.interrupted() == 0) {
        result_.disturbed = true;
        break;
      }
      show_progress();
    }
    result_.interrupted_by = pool_.interrupted();
    return std::move(result_);
  }

 private:
  struct Open {
    std::unique_ptr<DebateBuild> build;
    base::Diagnostics diagnostics;
    std::set<std::string> said;  // every edition reads the same text and may say the same of it
    bool is_closed = false;      // but some of its children still run
  };
  struct Job {
    std::size_t folder = 0;
    std::string file;
  };

  void open(std::size_t index) {
    Open& debate = open_[index];
    try {
      base::Diagnostics diagnostics;
      debate.build =
          std::make_unique<DebateBuild>(folders_[index], options_.mode, bench_, diagnostics);
      report(debate, diagnostics);
      advance(index);
    } catch (const base::Error& e) {
      fail(index, e);
    }
  }

  // What can be made now is queued; a debate of which nothing is left to do is closed.
  void advance(std::size_t index) {
    Open& debate = open_.at(index);
    for (std::string& file : debate.build->take_ready()) ready_.push_back({index, std::move(file)});
    if (debate.build->is_complete()) close(index);
  }

  void start() {
    Job job = std::move(ready_.front());
    ready_.pop_front();
    const std::size_t ticket = ++tickets_;
    DebateBuild& build = *open_.at(job.folder).build;
    pool_.start(ticket, [&] { return write_job_result(build.make(job.file)); });
    running_.emplace(ticket, std::move(job));
  }

  void take(JobPool::Finished finished) {
    const Job job = std::move(running_.extract(finished.ticket).mapped());
    Open& debate = open_.at(job.folder);
    if (debate.is_closed) return forget(job.folder);
    std::optional<JobResult> result = read_job_result(finished.result);
    if (!result) result = died(job, finished.signal);
    try {
      report(debate, result->diagnostics);
      if (result->error) say_error(debate, *result->error);
      debate.build->finish(job.file, *result);
      // Not before the manifest has it: what was said to be made is not made again.
      if (!result->error) say_made(debate, result->made);
      advance(job.folder);
    } catch (const base::Error& e) {
      fail(job.folder, e);
    }
  }

  void say_made(const Open& debate, const Made& made) {
    const bool is_shown = folders_.size() <= most_tables && !console_.shows_progress();
    if (!is_shown && options_.watched < 0) return;
    for (const MadeFile& file : made.files)
      console_.say((debate.build->places().folder / file.file).string());
  }

  JobResult died(const Job& job, int signal) const {
    base::Diagnostic d;
    d.code = "C022";
    d.where.path = (folders_[job.folder].output / job.file).string();
    d.message = fmt::format("the process that made it ended{}",
                            signal == 0 ? "" : fmt::format(" by signal {}", signal));
    JobResult result;
    result.error.emplace(base::Error::Kind::environment, std::move(d));
    return result;
  }

  void report(Open& debate, const base::Diagnostics& diagnostics) {
    for (const base::Diagnostic& d : diagnostics) {
      // What a format cannot carry is no news to someone who asks for it in every build.
      if (d.code == "E030" || !debate.said.insert(base::format_diagnostic(d)).second) continue;
      console_.report(d);
      debate.diagnostics.push_back(d);
    }
  }

  void say_error(Open& debate, const base::Error& error) {
    if (!debate.said.insert(base::format_diagnostic(error.diagnostic())).second) return;
    console_.report(error);
    debate.diagnostics.push_back(error.diagnostic());
  }

  // The debate as a whole: its folder cannot be read or written.
  void fail(std::size_t index, const base::Error& error) {
    Open& debate = open_.at(index);
    say_error(debate, error);
    std::erase_if(ready_, [&](const Job& job) { return job.folder == index; });
    ++result_.failed;
    keep(index, DebateReport{folders_[index].source.string(),
                             folders_[index].output.string(),
                             "",
                             {},
                             std::move(debate.diagnostics)});
  }

  void close(std::size_t index) {
    Open& debate = open_.at(index);
    DebateReport report{folders_[index].source.string(), folders_[index].output.string(),
                        debate.build->summary(), debate.build->files(),
                        std::move(debate.diagnostics)};
    const bool dry = options_.mode == DebateBuild::Mode::dry_run;
    std::size_t& count = report.has_failed()     ? result_.failed
                         : !report.has_changed() ? result_.current
                         : dry                   ? result_.stale
                                                 : result_.made;
    ++count;
    keep(index, std::move(report));
  }

  void keep(std::size_t index, DebateReport report) {
    if (options_.keep_reports || folders_.size() <= most_tables) {
      result_.reports.resize(folders_.size());
      result_.reports[index] = std::move(report);
    }
    ++closed_;
    open_.at(index).is_closed = true;
    forget(index);
  }

  void forget(std::size_t index) {
    const bool is_running = std::any_of(running_.begin(), running_.end(),
                                        [&](const auto& r) { return r.second.folder == index; });
    if (!is_running) open_.erase(index);
  }

  void show_progress() {
    if (!console_.shows_progress() || folders_.empty()) return;
    if (folders_.size() > 1) {
      const double done = static_cast<double>(closed_) / static_cast<double>(folders_.size());
      return console_.progress(progress_bar(done, closed_, folders_.size()));
    }
    if (open_.empty() || !open_.begin()->second.build) return;
    const auto& files = open_.begin()->second.build->files();
    const auto made = std::count_if(files.begin(), files.end(), [](const FileState& f) {
      return f.outcome != FileState::Outcome::pending && f.outcome != FileState::Outcome::running;
    });
    const double done = static_cast<double>(made) / static_cast<double>(files.size());
    const std::string at_work = running_.empty() ? "" : running_.begin()->second.file;
    console_.progress(fmt::format(
        "{}  {}", progress_bar(done, static_cast<std::size_t>(made), files.size()), at_work));
  }

  const std::vector<DebateFolder>& folders_;
  const BuildOptions& options_;
  Workbench& bench_;
  Console& console_;
  JobPool pool_;
  std::size_t next_ = 0, tickets_ = 0, closed_ = 0;
  std::map<std::size_t, Open> open_;
  std::deque<Job> ready_;
  std::map<std::size_t, Job> running_;
  BuildResult result_;
};

}  // namespace

BuildResult build_debates(const std::vector<DebateFolder>& folders, const BuildOptions& options,
                          Workbench& bench, Console& console) {
  return Builder(folders, options, bench, console).run();
}

std::string summarize(const BuildResult& result) {
  std::string out;
  for (const DebateReport& report : result.reports) {
    if (report.files.empty() || result.reports.size() > most_tables) continue;
    if (!out.empty()) out += "\n";
    if (!report.has_failed() && !report.has_changed()) {
      out += fmt::format("{}: up to date", report.output);
      continue;
    }
    if (report.files.front().outcome == FileState::Outcome::failed) {
      out += fmt::format("{}: nothing was made", report.output);
      continue;
    }
    const bool is_made = std::any_of(report.files.begin(), report.files.end(), [](const auto& f) {
      return f.file == master_name && f.outcome == FileState::Outcome::made;
    });
    if (is_made) out += report.summary + "\n";
    out += debate_table(report);
  }
  const std::size_t all = result.made + result.current + result.stale + result.failed;
  if (all > 1) {
    if (!out.empty()) out += "\n";
    out += fmt::format("{} debates:", all);
    const char* separator = " ";
    for (const auto& [count, name] :
         {std::pair(result.made, "made"), std::pair(result.current, "up to date"),
          std::pair(result.stale, "out of date"), std::pair(result.failed, "failed")}) {
      if (count == 0) continue;
      out += fmt::format("{}{} {}", separator, count, name);
      separator = ", ";
    }
  }
  return out;
}

}  // namespace rapporteur
