#include <filesystem>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "pdf/write.h"
#include "rapporteur/commands.h"

namespace rapporteur {
namespace {

constexpr Option options[] = {
    {'o', "output", "FOLDER", "where the files go [the current folder]"},
};

// The names come from the PDF, which may be anyone's: only the last part of a name counts.
std::string safe_name(const std::string& name) {
  const std::string last = std::filesystem::path(name).filename().string();
  return last.empty() || last == "." || last == ".." ? "attachment" : last;
}

void run(const Arguments& arguments, Console& console) {
  const std::string& path = arguments.operands[0];
  const auto attachments = pdf::read_attachments(base::read_file(path), path);
  if (attachments.empty()) {
    base::fail(base::Error::Kind::input, "C007", path, "carries no sources",
               "only a PDF that was made from TEI carries its TEI and style sheets");
  }
  const std::filesystem::path folder = arguments.value("output", ".");
  for (const pdf::Attachment& a : attachments) {
    const std::filesystem::path file = folder / safe_name(a.name);
    base::write_file(file, a.bytes);
    console.say(fmt::format("{}: {}", file.string(), a.description));
  }
}

}  // namespace

Command extract_command() {
  return {"extract",
          "PDF",
          "get the TEI and the style sheets out of a PDF",
          "Writes the sources that a PDF of ours carries inside: its TEI and its style sheets.",
          options,
          1,
          1,
          run};
}

}  // namespace rapporteur
