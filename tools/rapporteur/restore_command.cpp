#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "normalize/ledger.h"
#include "rapporteur/commands.h"
#include "tei/stream.h"

namespace rapporteur {
namespace {

constexpr Option options[] = {
    {'l', "ledger", "FILE", "the private ledger that was written with the TEI (needed)"},
    {'o', "output", "FILE", "where the raw transcript goes [standard output]"},
};

void run(const Arguments& arguments, Console& console) {
  const std::string& tei_path = arguments.operands[0];
  const std::string ledger_path = arguments.value("ledger");
  if (ledger_path.empty()) {
    base::fail(base::Error::Kind::environment, "C002", "rapporteur", "restore needs --ledger FILE",
               "the TEI alone does not hold what was changed");
  }
  const std::string stream = tei::read_stream(base::read_file(tei_path), tei_path);
  const normalize::Ledger ledger =
      normalize::read_ledger(base::read_file(ledger_path), ledger_path);
  const std::string raw = normalize::restore(stream, ledger);
  const std::string output = arguments.value("output", "-");
  base::write_file(output, raw);
  console.say(fmt::format("{}: {} bytes, as received", output == "-" ? ledger.source_name : output,
                          raw.size()));
}

}  // namespace

Command restore_command() {
  return {"restore",
          "TEI",
          "rebuild the raw transcript from the TEI and the ledger",
          "Rebuilds the raw transcript, byte for byte, from debate.xml and its private ledger.",
          options,
          1,
          1,
          run};
}

}  // namespace rapporteur
