#include <filesystem>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "edition/manifest.h"
#include "rapporteur/commands.h"
#include "rapporteur/document_date.h"
#include "rapporteur/editions.h"
#include "rapporteur/version.h"

namespace rapporteur {
namespace {

namespace fs = std::filesystem;

constexpr Option options[] = {
    {'o', "output", "FOLDER", "the editions of DIR go to FOLDER/NAME-OF-DIR [out]"},
    {'f', "force", "", "build also what is up to date"},
    {'n', "dry-run", "", "only say what is out of date"},
};
constexpr std::string_view manifest_name = "manifest.json";

// What made the editions, beside the files that they were made from.
std::string maker() {
  const std::string date = source_date();
  return date.empty() ? std::string(version)
                      : fmt::format("{}, SOURCE_DATE_EPOCH {}", version, date);
}

std::optional<edition::Manifest> find_current(const Seed& seed, const fs::path& folder) {
  std::error_code error;
  if (!fs::is_regular_file(folder / manifest_name, error)) return std::nullopt;
  auto manifest = edition::read_manifest(base::read_file(folder / manifest_name));
  const auto resolve = [&](const std::string& name) { return resolve_input(seed, name); };
  if (!manifest || manifest->program != maker() || !edition::is_current(*manifest, folder, resolve))
    return std::nullopt;
  return manifest;
}

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    base::fail(base::Error::Kind::environment, "B005", folder.string(),
               fmt::format("cannot be written: {}", error.message()));
  }
}

// The manifest comes last, so that an interrupted build counts as out of date.
void write_editions(const Editions& editions, const fs::path& folder) {
  make_folder(folder);
  edition::Manifest manifest;
  manifest.program = maker();
  manifest.inputs = editions.inputs;
  manifest.summary = editions.summary;
  for (const EditionFile& file : editions.files) {
    base::write_file(folder / file.name, file.bytes);
    manifest.outputs.push_back({file.name, base::sha256_hex(file.bytes)});
  }
  base::write_file(folder / manifest_name, edition::write_manifest(manifest));
}

void build(const fs::path& path, const Arguments& arguments, Console& console) {
  const Seed seed = find_seed(path);
  const fs::path folder = fs::path(arguments.value("output", "out")) / seed.name;
  if (!arguments.has("force")) {
    if (const auto manifest = find_current(seed, folder)) {
      console.say(fmt::format("{}: up to date", folder.string()));
      return;
    }
  }
  if (arguments.has("dry-run")) {
    console.say(fmt::format("{}: out of date", folder.string()));
    return;
  }
  base::Diagnostics diagnostics;
  const auto progress = [&](std::string_view step) {
    console.progress(fmt::format("{}: {}", seed.name, step));
  };
  const Editions editions = make_editions(seed, progress, diagnostics);
  console.report(diagnostics);
  write_editions(editions, folder);
  console.say(editions.summary);
  for (const EditionFile& file : editions.files) {
    console.say(fmt::format("  {}", (folder / file.name).string()));
  }
}

// One debate that fails does not stop the others; the worst exit code is the result.
void run(const Arguments& arguments, Console& console) {
  std::optional<base::Error> last;
  for (const std::string& path : arguments.operands) {
    try {
      build(path, arguments, console);
    } catch (const base::Error& e) {
      if (last) console.report(last->diagnostic());
      last = e;
    }
  }
  if (last) throw base::Error(*last);
}

}  // namespace

Command build_command() {
  return {"build",
          "DIR…",
          "all editions of debates that are out of date",
          "Makes every edition of each debate folder: debate.xml, ledger.jsonl, article.xhtml,\n"
          "article.pdf and article.epub. What has not changed, by content, is left alone.",
          options,
          1,
          100000,
          run};
}

}  // namespace rapporteur
