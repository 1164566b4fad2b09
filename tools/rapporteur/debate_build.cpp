#include "rapporteur/debate_build.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"

namespace rapporteur {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail_folder(const fs::path& folder, const std::string& reason) {
  base::fail(base::Error::Kind::environment, "B005", folder.string(),
             fmt::format("cannot be written: {}", reason));
}

// What base::write_file calls a file before it is whole.
bool is_part(const std::string& name) {
  return name.starts_with('.') && name.find(".part-") != std::string::npos;
}

}  // namespace

FolderLock::FolderLock(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) fail_folder(folder, error.message());
  descriptor_ = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor_ < 0) fail_folder(folder, std::strerror(errno));
  // The children of a build that was killed hold its lock for a moment longer.
  int tries = 50;
  while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0 && --tries > 0) ::poll(nullptr, 0, 20);
  if (tries == 0) {
    ::close(descriptor_);
    base::fail(base::Error::Kind::environment, "C016", folder.string(),
               "another build is at work in this folder", "wait for it to end");
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (is_part(entry.path().filename().string())) fs::remove(entry.path(), error);
  }
}

FolderLock::~FolderLock() {
  ::close(descriptor_);
}

DebateBuild::DebateBuild(const DebateFolder& folder, Mode mode, Workbench& bench,
                         base::Diagnostics& diagnostics)
    : places_(find_seed(folder.source), folder.output), mode_(mode), bench_(bench) {
  recipes_ = plan_editions(places_.seed, diagnostics);
  std::error_code error;
  const fs::path path = places_.folder / manifest_name;
  if (fs::is_regular_file(path, error)) {
    if (auto manifest = edition::read_manifest(base::read_file(path))) {
      manifest_ = std::move(*manifest);
      former_program_ = manifest_.program;
    }
  }
  const auto expect = [&](std::string_view file, std::string_view job) {
    FileState& state = files_.emplace_back();
    state.file = file;
    state.job = job;
  };
  expect(master_name, master_name);
  expect(ledger_name, master_name);
  for (const Recipe& recipe : recipes_) {
    expect(recipe.file, recipe.file);
    if (recipe.lines) expect(recipe.lines_file(), recipe.file);
  }
}

FileState* DebateBuild::state_of(const std::string& file) {
  const auto found = std::find_if(files_.begin(), files_.end(),
                                  [&](const FileState& f) { return f.file == file; });
  return found == files_.end() ? nullptr : &*found;
}

const Recipe* DebateBuild::recipe_of(const std::string& file) const {
  const auto found = std::find_if(recipes_.begin(), recipes_.end(),
                                  [&](const Recipe& r) { return r.file == file; });
  return found == recipes_.end() ? nullptr : &*found;
}

std::vector<std::string> DebateBuild::needs(const std::string& job) const {
  const Recipe* recipe = recipe_of(job);
  if (recipe == nullptr) return {};
  std::vector<std::string> files{std::string(master_name)};
  if (!recipe->pages_of.empty()) files.push_back(recipe->pages_of);
  return files;
}

std::string DebateBuild::why_record_stale(const std::string& file,
                                          const std::string& recipe) const {
  const auto found = manifest_.records.find(file);
  if (found == manifest_.records.end()) return "not made yet";
  const edition::ManifestRecord& record = found->second;
  const std::string there = Hashes::now(places_.folder / file);
  if (there.empty()) return "missing";
  if (record.recipe != recipe) return "asked for otherwise";
  if (there != record.sha256) return "changed by another hand";
  const std::string input = edition::changed_input(record, [&](const std::string& name) {
    const fs::path path = places_.path_of(name);
    const bool changes = name.starts_with("seed/") || name.starts_with("made/");
    return changes ? Hashes::now(path) : bench_.hashes.of(path);
  });
  return input.empty()        ? input
         : input == "program" ? "another version of the program"
                              : fmt::format("{} changed", input);
}

// Empty when all files of its job are up to date.
std::string DebateBuild::why_stale(const FileState& asked) const {
  if (mode_ == Mode::force) return "forced";
  if (!former_program_.empty() && former_program_ != maker())
    return fmt::format("made by {}", former_program_);
  const Recipe* edition = recipe_of(asked.job);
  const std::string recipe = edition == nullptr ? master_recipe(places_.seed) : edition->line();
  std::string why = why_record_stale(asked.file, recipe);
  for (const FileState& other : files_) {
    if (!why.empty()) break;
    if (other.job != asked.job || other.file == asked.file) continue;
    why = why_record_stale(other.file, recipe);
    if (!why.empty()) why = fmt::format("{}: {}", other.file, why);
  }
  return why;
}

void DebateBuild::settle(FileState& state) {
  for (const std::string& need : needs(state.job)) {
    const FileState& other = *state_of(need);
    if (other.outcome == Outcome::failed) {
      state.outcome = Outcome::failed;
      state.why = fmt::format("{} was not made", need);
      return;
    }
    if (other.outcome == Outcome::stale) {
      state.outcome = Outcome::stale;
      state.why = fmt::format("{} is out of date", need);
      return;
    }
  }
  state.why = why_stale(state);
  if (state.why.empty()) {
    state.outcome = Outcome::current;
    const edition::ManifestRecord& record = manifest_.records.at(state.file);
    std::error_code error;
    state.note = record.note;
    state.bytes = fs::file_size(places_.folder / state.file, error);
  } else {
    state.outcome = mode_ == Mode::dry_run ? Outcome::stale : Outcome::running;
  }
}

std::vector<std::string> DebateBuild::take_ready() {
  std::vector<std::string> ready;
  bool settled = true;
  while (std::exchange(settled, false)) {
    for (FileState& state : files_) {
      if (state.outcome != Outcome::pending) continue;
      const auto needed = needs(state.job);
      if (std::any_of(needed.begin(), needed.end(), [&](const std::string& n) {
            const Outcome o = state_of(n)->outcome;
            return o == Outcome::pending || o == Outcome::running;
          })) {
        continue;
      }
      settle(state);
      settled = true;
      if (state.outcome == Outcome::running && state.file == state.job) ready.push_back(state.file);
    }
  }
  // Who changed a style waits for the PDF.
  std::stable_partition(ready.begin(), ready.end(), [&](const std::string& file) {
    const Recipe* recipe = recipe_of(file);
    return recipe != nullptr && recipe->kind == Recipe::Kind::pdf;
  });
  if (!ready.empty() && !lock_) lock_.emplace(places_.folder);
  return ready;
}

JobResult DebateBuild::make(const std::string& file) {
  JobResult result;
  const auto fail = [&](std::string code, std::string message) {
    base::Diagnostic d;
    d.code = std::move(code);
    d.message = std::move(message);
    result.error.emplace(base::Error::Kind::environment, std::move(d));
  };
  try {
    if (const Recipe* recipe = recipe_of(file)) {
      result.made =
          make_edition(*recipe, places_, pages_[recipe->pages_of], bench_, result.diagnostics);
    } else {
      result.made = make_master(places_, bench_.hashes, result.diagnostics);
    }
  } catch (const base::Error& e) {
    result.error = e;
  } catch (const std::exception& e) {
    fail("C000", fmt::format("a mistake in the program: {}", e.what()));
  }
  // Rooms that work on values do not know which file these came from.
  if (result.error && result.error->diagnostic().where.path.empty()) {
    base::Diagnostic d = result.error->diagnostic();
    d.where.path = places_.seed.transcript.string();
    result.error.emplace(result.error->kind(), std::move(d));
  }
  return result;
}

void DebateBuild::finish(const std::string& file, const JobResult& result) {
  if (result.error) {
    for (FileState& state : files_) {
      if (state.job != file) continue;
      state.outcome = Outcome::failed;
      state.why = result.error->diagnostic().message;
    }
    return;
  }
  const Recipe* recipe = recipe_of(file);
  for (const MadeFile& made : result.made.files) {
    edition::ManifestRecord& record = manifest_.records[made.file];
    record.recipe = recipe == nullptr ? master_recipe(places_.seed) : recipe->line();
    record.sha256 = made.sha256;
    record.note = made.note;
    record.inputs = result.made.inputs;
    FileState& state = *state_of(made.file);
    state.outcome = Outcome::made;
    state.note = made.note;
    state.bytes = made.bytes;
  }
  if (recipe == nullptr) manifest_.summary = result.made.summary;
  if (recipe != nullptr && recipe->kind == Recipe::Kind::pdf) pages_[file] = result.made.pages;
  // Fonts and the program do not change while they are in use: later children need not read them.
  for (const auto& [name, hash] : result.made.inputs) {
    if (name.starts_with("/") || name == "program") bench_.hashes.keep(places_.path_of(name), hash);
  }
  write_manifest();
}

// Files that debate.toml does not name any more are forgotten; so is, when the program changed,
// what the former one made and this one has not made yet.
void DebateBuild::write_manifest() const {
  edition::Manifest manifest;
  manifest.program = maker();
  manifest.summary = manifest_.summary;
  const bool keep_old = former_program_.empty() || former_program_ == maker();
  for (const FileState& state : files_) {
    const auto record = manifest_.records.find(state.file);
    if (record == manifest_.records.end()) continue;
    if (keep_old || state.outcome == Outcome::made) manifest.records.insert(*record);
  }
  base::write_file(places_.folder / manifest_name, edition::write_manifest(manifest));
}

bool DebateBuild::is_complete() const {
  return std::none_of(files_.begin(), files_.end(), [](const FileState& f) {
    return f.outcome == Outcome::pending || f.outcome == Outcome::running;
  });
}

}  // namespace rapporteur
