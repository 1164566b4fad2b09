#include "rapporteur/watch.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <set>

#include <fmt/format.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "rapporteur/job_pool.h"
#include "rapporteur/resources.h"

namespace rapporteur {
namespace {

namespace fs = std::filesystem;

// Folders are watched, not files: editors save by renaming a new file over the old one.
class FolderWatch {
 public:
  FolderWatch() : descriptor_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
    if (descriptor_ >= 0) return;
    base::fail(base::Error::Kind::environment, "C023", "rapporteur",
               fmt::format("folders cannot be watched: {}", std::strerror(errno)));
  }
  ~FolderWatch() { ::close(descriptor_); }
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  int descriptor() const { return descriptor_; }

  void add(const fs::path& folder) {
    if (!watched_.insert(folder.string()).second) return;
    const int watch = ::inotify_add_watch(descriptor_, folder.empty() ? "." : folder.c_str(),
                                          IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE | IN_MOVED_FROM);
    if (watch >= 0) folders_[watch] = folder;
  }

  // The files that were saved since the last call.
  std::set<fs::path> take() {
    std::set<fs::path> changed;
    alignas(inotify_event) std::array<char, 16384> buffer;
    for (;;) {
      const ssize_t size = ::read(descriptor_, buffer.data(), buffer.size());
      if (size <= 0) return changed;
      for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
        inotify_event event{};
        std::memcpy(&event, buffer.data() + at, sizeof event);
        const char* name = buffer.data() + at + sizeof event;
        if (event.len > 0 && name[0] != '.') changed.insert(folders_[event.wd] / name);
        at += sizeof event + event.len;
      }
    }
  }

 private:
  int descriptor_;
  std::set<std::string> watched_;
  std::map<int, fs::path> folders_;
};

// Beyond these the memory of articles and the time of the first round would grow with the corpus.
constexpr std::size_t most_warm = 12;

// What packages install does not change under our hands.
bool is_installed(const std::string& input) {
  return input.starts_with("/usr/");
}

// One folder, between two builds.
class WatchedDebate {
 public:
  explicit WatchedDebate(const DebateFolder& folder)
      : places_(find_seed(folder.source), folder.output) {}

  // Watches where what the debate is made from lies.
  void watch_inputs(FolderWatch& watch) {
    watch.add(places_.seed.transcript.parent_path());
    for (const std::string& name : inputs()) {
      if (name == "program" || name.starts_with("made/") || is_installed(name)) continue;
      watch.add(places_.path_of(name).parent_path());
    }
  }

  // Opens fonts and patterns and makes the article here: every child that starts later has them.
  // `opened` is what the debates before have opened.
  void warm_up(Workbench& bench, std::set<std::string>& opened) const {
    bool is_new = false;
    for (const std::string& name : inputs())
      if (is_installed(name)) is_new = opened.insert(name).second || is_new;
    try {
      if (!is_new) return warm_article(places_, bench);
      base::Diagnostics said_before;
      for (const Recipe& recipe : plan_editions(places_.seed, said_before)) {
        if (recipe.kind == Recipe::Kind::pdf) warm_bench(recipe, places_, bench);
      }
    } catch (const base::Error&) {
      return;  // the build said it
    }
  }

 private:
  // Of all editions, as the manifest knows them.
  std::set<std::string> inputs() const {
    std::set<std::string> names;
    std::error_code error;
    const fs::path manifest = places_.folder / manifest_name;
    if (!fs::is_regular_file(manifest, error)) return names;
    const auto known = edition::read_manifest(base::read_file(manifest));
    if (!known) return names;
    for (const auto& [file, record] : known->records) {
      for (const auto& [name, hash] : record.inputs) names.insert(name);
    }
    return names;
  }

  Places places_;
};

}  // namespace

int watch_debates(const std::vector<DebateFolder>& folders, BuildOptions options, Workbench& bench,
                  Console& console) {
  FolderWatch watch;
  watch.add(resource_folder("styles"));
  watch.add(resource_folder("templates"));
  options.watched = watch.descriptor();
  std::set<std::string> opened;
  bool is_first = true;
  for (;;) {
    const BuildResult result = build_debates(folders, options, bench, console);
    if (result.interrupted_by != 0) return result.interrupted_by;
    if (!result.disturbed) {
      for (const DebateFolder& folder : folders) {
        try {
          WatchedDebate debate(folder);
          debate.watch_inputs(watch);
          if (folders.size() <= most_warm) debate.warm_up(bench, opened);
        } catch (const base::Error& e) {
          console.report(e);
        }
      }
      if (is_first) console.say("watching; save a file to build again, Ctrl-C ends");
      is_first = false;
      JobPool idle(1);
      idle.wait(watch.descriptor());
      if (idle.interrupted() != 0) return idle.interrupted();
    }
    for (const fs::path& path : watch.take()) bench.hashes.forget(path);
    options.mode = DebateBuild::Mode::build;
  }
}

}  // namespace rapporteur
