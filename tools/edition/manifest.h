#pragma once
// What an edition was made from and what came out, by content: so that "is it out of date" and "why
// did this page move" have an answer that no clock is needed for.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace edition {

struct ManifestEntry {
  std::string name;    // "seed/transcript.txt", "styles/forum.css", "/usr/share/fonts/…"
  std::string sha256;  // of the file's bytes
  friend bool operator==(const ManifestEntry&, const ManifestEntry&) = default;
};

struct Manifest {
  std::string program;  // version
  std::vector<ManifestEntry> inputs;
  std::vector<ManifestEntry> outputs;  // relative to the output folder
  std::string summary;                 // the lines shown after the build
};

std::string write_manifest(const Manifest& manifest);

// Nullopt when the text is not a manifest (from another version, or damaged): build again.
std::optional<Manifest> read_manifest(std::string_view text);

// Where an input of that name lies now.
using Resolve = std::function<std::filesystem::path(const std::string& name)>;

// True when every input and output still has the recorded hash.
bool is_current(const Manifest& manifest, const std::filesystem::path& output_folder,
                const Resolve& resolve);

}  // namespace edition
