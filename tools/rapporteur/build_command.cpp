#include <algorithm>
#include <charconv>
#include <csignal>
#include <thread>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "rapporteur/build.h"
#include "rapporteur/commands.h"
#include "rapporteur/document_date.h"
#include "rapporteur/watch.h"

namespace rapporteur {
namespace {

constexpr Option options[] = {
    {'o', "output", "FOLDER", "the editions of DIR go to FOLDER/NAME-OF-DIR [out]"},
    {'j', "jobs", "N", "make N files at a time [as many as there are processors]"},
    {'f', "force", "", "make also what is up to date"},
    {'n', "dry-run", "", "only say what is out of date, and why"},
    {'w', "watch", "", "build again whenever something is saved, until Ctrl-C"},
    {0, "report", "FILE", "write what was done as JSON"},
};
constexpr std::size_t most_jobs = 256;

BuildOptions wanted_build(const Arguments& arguments) {
  BuildOptions wanted;
  wanted.jobs = wanted_jobs(arguments);
  wanted.keep_reports = arguments.has("report");
  if (arguments.has("force")) wanted.mode = DebateBuild::Mode::force;
  if (arguments.has("dry-run")) wanted.mode = DebateBuild::Mode::dry_run;
  return wanted;
}

void run(const Arguments& arguments, Console& console) {
  const auto folders = find_folders(arguments.operands, arguments.value("output", "out"));
  const BuildOptions wanted = wanted_build(arguments);
  base::Diagnostics diagnostics;
  check_source_date(diagnostics);
  console.report(diagnostics);
  Workbench bench;
  if (arguments.has("watch")) {
    std::raise(watch_debates(folders, wanted, bench, console));
    return;
  }
  const BuildResult result = build_debates(folders, wanted, bench, console);
  if (result.interrupted_by != 0) {
    console.say("interrupted; what was made stays, and the next build goes on from here");
    // Whoever sent the signal learns that it was obeyed.
    std::raise(result.interrupted_by);
  }
  if (arguments.has("report"))
    base::write_file(arguments.value("report"), report_json(result.reports));
  if (const std::string text = summarize(result); !text.empty()) console.say(text);
}

}  // namespace

std::size_t wanted_jobs(const Arguments& arguments) {
  const std::string text =
      arguments.value("jobs", std::to_string(std::max(1U, std::thread::hardware_concurrency())));
  std::size_t jobs = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), jobs);
  if (error != std::errc() || end != text.data() + text.size() || jobs < 1 || jobs > most_jobs) {
    base::fail(base::Error::Kind::environment, "C002", "rapporteur",
               fmt::format("--jobs is a number from 1 to {}, not {}", most_jobs, text));
  }
  return jobs;
}

Command build_command() {
  return {"build",
          "[DIR…]",
          "all editions of debates that are out of date",
          "Makes the editions of each debate folder that [editions] in its debate.toml names:\n"
          "PDF, EPUB, HTML, XHTML, JATS, docx, odt, Markdown; without it article.xhtml,\n"
          "article.pdf and article.epub. Always debate.xml and the private ledger.jsonl. What has\n"
          "not changed, by content, is left alone. DIR may also hold many debate folders; without\n"
          "DIR it is the current folder.",
          options,
          0,
          100000,
          run};
}

}  // namespace rapporteur
