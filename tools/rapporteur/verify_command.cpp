#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <set>
#include <string>

#include <fmt/format.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/file.h"
#include "rapporteur/build.h"
#include "rapporteur/commands.h"

namespace rapporteur {
namespace {

namespace fs = std::filesystem;

constexpr Option options[] = {
    {'o', "output", "FOLDER", "where build put the editions: FOLDER/NAME-OF-DIR [out]"},
    {'j', "jobs", "N", "make N files at a time [as many as there are processors]"},
};

// A folder of its own, gone at the end.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (fs::temp_directory_path() / "rapporteur-verify-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
      base::fail(base::Error::Kind::environment, "B005", name,
                 fmt::format("cannot be made: {}", std::strerror(errno)));
    }
    path_ = name;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::set<std::string> files_in(const fs::path& folder) {
  std::set<std::string> names;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (name != manifest_name) names.insert(name);
  }
  return names;
}

void report_fault(const fs::path& file, std::string message, Console& console) {
  base::Diagnostic d;
  d.code = "C030";
  d.where.path = file.string();
  d.message = std::move(message);
  console.report(d);
}

// The number of files that are not what they should be.
std::size_t compare(const fs::path& made, const fs::path& kept, Console& console) {
  const std::set<std::string> wanted = files_in(made), found = files_in(kept);
  std::size_t faults = 0;
  const auto fault = [&](const std::string& name, std::string message) {
    report_fault(kept / name, std::move(message), console);
    ++faults;
  };
  for (const std::string& name : wanted) {
    if (!found.contains(name)) {
      fault(name, "is missing");
    } else if (base::read_file(made / name) != base::read_file(kept / name)) {
      fault(name, "differs from what the sources give");
    }
  }
  for (const std::string& name : found) {
    if (!wanted.contains(name)) fault(name, "is not made from the sources");
  }
  return faults;
}

void run(const Arguments& arguments, Console& console) {
  const auto folders = find_folders(arguments.operands, arguments.value("output", "out"));
  BuildOptions wanted;
  wanted.jobs = wanted_jobs(arguments);
  std::size_t faults = 0;
  std::size_t files = 0;
  int interrupted_by = 0;
  Workbench bench;
  for (const DebateFolder& folder : folders) {
    const ScratchFolder scratch;
    const std::vector<DebateFolder> again{{folder.source, scratch.path() / "made"}};
    // What the build has to say was said when the editions were made.
    Console silent({Console::Format::text, true, false});
    const BuildResult result = build_debates(again, wanted, bench, silent);
    if (result.interrupted_by != 0) {
      interrupted_by = result.interrupted_by;
      break;
    }
    if (result.failed > 0) {
      report_fault(folder.source, "cannot be made; build says why", console);
      ++faults;
      continue;
    }
    files += files_in(again[0].output).size();
    faults += compare(again[0].output, folder.output, console);
  }
  if (interrupted_by != 0) std::raise(interrupted_by);
  if (faults == 0) console.say(fmt::format("{} files are what the sources give", files));
}

}  // namespace

Command verify_command() {
  return {
      "verify",
      "[DIR…]",
      "are the editions on disk what the sources give?",
      "Makes every edition of each debate folder again, aside, and compares it with the one on\n"
      "disk, byte for byte. Names each file that differs, is missing or is not made from the\n"
      "sources; then the exit code is 1.",
      options,
      0,
      100000,
      run};
}

}  // namespace rapporteur
