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

// The names come from the PDF, which may be anyone's: one that leaves the folder counts only with
// its last part.
std::filesystem::path safe_name(const std::string& name) {
  const std::filesystem::path path(name);
  bool inside = !name.empty() && path.is_relative() && name.find('\\') == std::string::npos;
  for (const auto& part : path) inside = inside && part != ".." && part != "." && !part.empty();
  if (inside) return path;
  const std::string last = path.filename().string();
  return last.empty() || last == "." || last == ".." ? "attachment" : last;
}

// Links inside the folder could lead what is written below it elsewhere.
void make_folders(const std::filesystem::path& folder, const std::filesystem::path& below) {
  std::error_code ignored;  // a folder that is not there is said when a file cannot be written
  std::filesystem::create_directories(folder, ignored);
  std::filesystem::path at = folder;
  for (const auto& part : below) {
    at /= part;
    std::error_code error;
    std::filesystem::create_directory(at, error);
    if (!std::filesystem::is_directory(std::filesystem::symlink_status(at, error))) {
      base::fail(base::Error::Kind::environment, "B005", at.string(),
                 "cannot be made into a folder");
    }
  }
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
    const std::filesystem::path name = safe_name(a.name);
    make_folders(folder, name.parent_path());
    const std::filesystem::path file = folder / name;
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
