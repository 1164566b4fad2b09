#pragma once
// What each file of an edition was made from and what came out, by content: so that "is it out of
// date" and "why did this page move" have an answer that no clock is needed for.

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace edition {

struct ManifestRecord {
  std::string recipe;  // what was asked for: "pdf forum letter"
  std::string sha256;  // of the file's bytes
  std::string note;    // what a reader may want to know: "13 pages"
  // Name → SHA-256. "seed/transcript.txt", "styles/forum.css", "made/debate.xml",
  // "/usr/share/fonts/…".
  std::map<std::string, std::string> inputs;
};

struct Manifest {
  std::string program;                            // version
  std::map<std::string, ManifestRecord> records;  // by file name
  std::string summary;                            // of the debate, a few lines for people
};

std::string write_manifest(const Manifest& manifest);

// Nullopt when the text is not a manifest (from another version, or damaged): build again.
std::optional<Manifest> read_manifest(std::string_view text);

// The SHA-256 of what an input of that name holds now; empty when it cannot be read.
using HashOf = std::function<std::string(const std::string& name)>;

// The first input that is not what it was, by name; empty when all are.
std::string changed_input(const ManifestRecord& record, const HashOf& hash_of);

}  // namespace edition
