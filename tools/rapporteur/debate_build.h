#pragma once
// One debate's way through a build: which of its files are out of date and why, in which order they
// can be made, and the manifest that remembers it. A file counts as made when the manifest on disk
// says so, and the manifest is written after every file: an interrupted build goes on where it was.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "edition/manifest.h"
#include "rapporteur/edition_maker.h"
#include "rapporteur/edition_plan.h"
#include "rapporteur/folders.h"
#include "rapporteur/input_log.h"
#include "rapporteur/job_result.h"
#include "rapporteur/workbench.h"

namespace rapporteur {

struct FileState {
  enum class Outcome { pending, running, made, current, stale, failed };
  std::string file;
  std::string job;  // the file in whose making this one is made too; mostly itself
  Outcome outcome = Outcome::pending;
  std::string why;   // it is out of date, or was not made
  std::string note;  // "13 pages"
  std::size_t bytes = 0;
};

// The lock on an output folder, and with it the right to sweep what a killed build left there.
class FolderLock {
 public:
  // Makes the folder. Throws base::Error B005, C016 (another build is at work there).
  explicit FolderLock(const std::filesystem::path& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_ = -1;
};

class DebateBuild {
 public:
  enum class Mode { build, force, dry_run };

  // Throws as find_seed and base::read_file.
  DebateBuild(const DebateFolder& folder, Mode mode, Workbench& bench,
              base::Diagnostics& diagnostics);

  // The files whose turn it is, PDFs first: out of date, and all that they are made from is there.
  // They count as running then. What is up to date is settled on the way. Throws as FolderLock.
  std::vector<std::string> take_ready();
  // In a child process; never throws.
  JobResult make(const std::string& file);
  // Throws base::Error B005 when the manifest cannot be written.
  void finish(const std::string& file, const JobResult& result);

  bool is_complete() const;
  // The master first, then by name.
  const std::vector<FileState>& files() const { return files_; }
  std::string summary() const { return manifest_.summary; }
  const Places& places() const { return places_; }
  const std::vector<Recipe>& recipes() const { return recipes_; }

 private:
  using Outcome = FileState::Outcome;

  void settle(FileState& state);
  FileState* state_of(const std::string& file);
  const Recipe* recipe_of(const std::string& file) const;
  std::vector<std::string> needs(const std::string& job) const;
  std::string why_stale(const FileState& asked) const;
  std::string why_record_stale(const std::string& file, const std::string& recipe) const;
  void write_manifest() const;

  Places places_;
  Mode mode_;
  Workbench& bench_;
  std::vector<Recipe> recipes_;
  std::vector<FileState> files_;
  edition::Manifest manifest_;
  std::string former_program_;  // that wrote the manifest on disk; empty: there is none
  std::map<std::string, PageList> pages_;
  std::optional<FolderLock> lock_;
};

}  // namespace rapporteur
