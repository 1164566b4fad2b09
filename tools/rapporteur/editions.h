#pragma once
// A debate's folder → all its editions, as values: nothing is written here.
//
// debate.xml and ledger.jsonl are the master and its private record; what is published (XHTML, PDF,
// EPUB) is made from the master's public copy.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "edition/manifest.h"
#include "rapporteur/seed.h"

namespace rapporteur {

struct EditionFile {
  std::string name;  // "article.pdf"
  std::string bytes;
};

struct Editions {
  std::vector<EditionFile> files;
  std::vector<edition::ManifestEntry> inputs;
  std::string summary;  // a few lines for people
};

// Called with the name of each step before it is done.
using Progress = std::function<void(std::string_view step)>;

Editions make_editions(const Seed& seed, const Progress& progress, base::Diagnostics& diagnostics);

// Where an input named in a manifest of `seed` lies now.
std::filesystem::path resolve_input(const Seed& seed, const std::string& name);

}  // namespace rapporteur
