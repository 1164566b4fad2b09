#include <algorithm>
#include <filesystem>
#include <optional>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "base/file.h"
#include "debate/findings.h"
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
base::Diagnostics diagnostics_of(std::vector<normalize::Finding> findings, std::string_view raw,
                                 const std::string& path) {
  std::stable_sort(findings.begin(), findings.end(), [](const auto& a, const auto& b) {
    return std::tie(a.raw, a.rule) < std::tie(b.raw, b.rule);
  });
  base::Locator locator(path, raw);
  base::Diagnostics diagnostics;
  for (const normalize::Finding& finding : findings) {
    base::Diagnostic& d = diagnostics.emplace_back();
    d.code = finding.rule;
    d.severity = base::Severity::note;
    d.where = locator.at(finding.raw.begin);
    d.message = finding.message;
    d.hint = finding.hint;
    d.source_line = locator.line();
  }
  return diagnostics;
}

// Beside the TEI when that is a file; empty when it is none and no other place is given.
std::filesystem::path ledger_path(const Arguments& arguments, const std::filesystem::path& output) {
  const std::filesystem::path given = arguments.value("ledger");
  std::error_code ignored;
  const bool is_stream = output == "-" || (std::filesystem::exists(output, ignored) &&
                                           !std::filesystem::is_regular_file(output, ignored));
  return given.empty() && !is_stream ? output.parent_path() / "ledger.jsonl" : given;
}

void run(const Arguments& arguments, Console& console) {
  const Seed seed = find_seed(arguments.operands[0]);
  base::Diagnostics diagnostics;
  const std::filesystem::path output = arguments.value("output", "debate.xml");
  base::NewFile tei(output);
  std::optional<base::NewFile> ledger;
  if (const auto path = ledger_path(arguments, output); !path.empty()) ledger.emplace(path);
  const auto write = [&](std::string_view piece) {
    if (ledger) ledger->write(piece);
  };
  const DeskResult made = make_tei(seed, diagnostics, write, Empty::taken);
  console.report(diagnostics);
  const std::vector<normalize::Finding>& all = made.debate.findings;
  const auto shown = arguments.has("all") ? all : debate::worth_reading(all);
  console.report(diagnostics_of(shown, made.raw, seed.transcript.string()));
  // A TEI without its ledger could not be taken back: none appears before the other is whole.
  tei.write(made.tei);
  if (ledger) ledger->finish();
  tei.finish();
  console.say(summarize(made.debate));
  if (shown.size() < all.size()) {
    console.say(fmt::format("{} more {} shown with --all", all.size() - shown.size(),
                            all.size() - shown.size() == 1 ? "finding is" : "findings are"));
  }
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
