#pragma once
// Which files a debate's folder is to become: what [editions] of debate.toml names, or the usual
// ones.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "debate/settings.h"
#include "rapporteur/seed.h"

namespace rapporteur {

// debate.xml and ledger.jsonl are the master and its private record; what is published is made from
// the master.
inline constexpr std::string_view master_name = "debate.xml";
inline constexpr std::string_view ledger_name = "ledger.jsonl";
inline constexpr std::string_view manifest_name = "manifest.json";

struct Recipe {
  enum class Kind { xhtml, pdf, epub, html, docx, odt, markdown, jats };
  std::string file;
  Kind kind = Kind::pdf;
  std::vector<std::string> styles;  // as named; never empty for pdf, epub and html
  std::string printing;             // CSS for paper, bleed and marks; empty: as the styles say
  std::string pages_of;             // epub: the PDF whose pages it lists; empty: none
  bool lines = false;               // pdf: with a map of its numbered lines beside it

  // What was asked for, in one line for the manifest.
  std::string line() const;
  // The file that maps the lines: "review.lines.tsv" beside "review.pdf".
  std::string lines_file() const;
};

// By file name. What cannot be made is a diagnostic C020 and left out.
std::vector<Recipe> plan_editions(const debate::Settings& settings, base::Diagnostics& diagnostics);

// Of one debate; no settings, the usual plan. What is wrong elsewhere in debate.toml is not said
// here: reading the transcript says it.
std::vector<Recipe> plan_editions(const Seed& seed, base::Diagnostics& diagnostics);

// A style that --style or debate.toml names: a file beside debate.toml, any file, or one of the
// program's own. `folder` may be empty. Throws as find_resource.
std::filesystem::path find_style(const std::filesystem::path& folder, std::string_view name);

// CSS that wins over every other style; all empty and false: none. Throws base::Error C002.
std::string printing_style(std::string_view paper, std::string_view bleed, bool marks);

}  // namespace rapporteur
