#pragma once
// One file of a debate's editions, or the master with its ledger: made, written and accounted for.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "rapporteur/book.h"
#include "rapporteur/edition_plan.h"
#include "rapporteur/input_log.h"
#include "rapporteur/workbench.h"

namespace rapporteur {

struct MadeFile {
  std::string file, sha256;
  std::string note;  // "13 pages"
  std::size_t bytes = 0;
};

struct Made {
  std::vector<MadeFile> files;
  std::map<std::string, std::string> inputs;
  PageList pages;       // of a PDF
  std::string summary;  // of the master: what was found and done, a few lines
};

// Transcript and debate.toml → debate.xml and ledger.jsonl.
Made make_master(const Places& places, Hashes& hashes, base::Diagnostics& diagnostics);

// The line that names what the master is made from, as Recipe::line.
std::string master_recipe(const Seed& seed);

// debate.xml, which lies in the folder already → one file. `pages` is for an EPUB: what the PDF
// named by recipe.pages_of was made with; when it is empty, the PDF's pages are made again.
Made make_edition(const Recipe& recipe, const Places& places, const PageList& pages,
                  Workbench& bench, base::Diagnostics& diagnostics);

// Sets a PDF's pages for nothing but what stays on the bench. A style that brings fonts of its own
// is left out: a font that was opened here would not be seen to change.
void warm_bench(const Recipe& recipe, const Places& places, Workbench& bench);

// The article alone: hardly any work when it is there already.
void warm_article(const Places& places, Workbench& bench);

// What every file was made by: the version, and SOURCE_DATE_EPOCH when it counts.
std::string maker();

}  // namespace rapporteur
