#include <filesystem>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "rapporteur/commands.h"
#include "rapporteur/desk.h"

namespace rapporteur {
namespace {

constexpr Option options[] = {
    {'o', "output", "FILE", "where the TEI goes; - is standard output [debate.xml]"},
    {'l', "ledger", "FILE", "where the private ledger goes [beside the TEI]"},
    {0, "all", "", "report every finding, not only what an editor reads in fifteen minutes"},
};

// Findings speak of raw bytes; an editor looks for lines.
base::Diagnostic to_diagnostic(const normalize::Finding& finding, std::string_view raw,
                               const std::string& path) {
  base::Diagnostic d;
  d.code = finding.rule;
  d.severity = base::Severity::note;
  d.where = base::locate(path, raw, finding.raw.begin);
  d.message = finding.message;
  d.hint = finding.hint;
  return d;
}

void run(const Arguments& arguments, Console& console) {
  const Seed seed = find_seed(arguments.operands[0]);
  base::Diagnostics diagnostics;
  const DeskResult made = make_tei(seed, diagnostics);
  const std::filesystem::path output = arguments.value("output", "debate.xml");
  std::filesystem::path ledger = arguments.value("ledger");
  if (ledger.empty() && output != "-") ledger = output.parent_path() / "ledger.jsonl";
  const std::string raw = base::read_file(seed.transcript);
  for (const normalize::Finding& finding : made.debate.findings) {
    diagnostics.push_back(to_diagnostic(finding, raw, seed.transcript.string()));
  }
  console.report(diagnostics);
  base::write_file(output, made.tei);
  try {
    if (!ledger.empty()) base::write_file(ledger, made.ledger);
  } catch (const base::Error&) {
    // A TEI without its ledger could not be taken back.
    std::error_code ignored;
    if (std::filesystem::is_regular_file(output, ignored)) std::filesystem::remove(output, ignored);
    throw;
  }
  console.say(summarize(made.debate));
}

}  // namespace

Command normalize_command() {
  return {
      "normalize",
      "FILE|FOLDER",
      "raw transcript to TEI and ledger",
      "Repairs what can be proved, finds participants and posts, and writes structured TEI and a\n"
      "private ledger of every change. Works with no configuration at all; a folder's debate.toml\n"
      "is used when there is one.",
      options,
      1,
      1,
      run};
}

}  // namespace rapporteur
