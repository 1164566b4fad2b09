#include "base/file.h"
#include "rapporteur/commands.h"
#include "rapporteur/resources.h"
#include "tei/check.h"
#include "xml/schema.h"

namespace rapporteur {
namespace {

void run(const Arguments& arguments, Console& console) {
  const std::string& path = arguments.operands[0];
  const auto profile_path = find_resource("templates", "debate", ".rng");
  const xml::Schema profile(profile_path);
  base::Diagnostics diagnostics;
  if (tei::check_tei(base::read_file(path), path, profile, diagnostics)) {
    console.say(path + ": fits the profile, and every pointer leads somewhere");
  }
  console.report(diagnostics);
}

}  // namespace

Command check_command() {
  return {"check",
          "TEI",
          "check a TEI debate: grammar, pointers, order",
          "Checks a TEI debate against the project's RELAX NG profile and what a grammar cannot\n"
          "say: that every pointer leads somewhere and that speakers are participants.",
          {},
          1,
          1,
          run};
}

}  // namespace rapporteur
