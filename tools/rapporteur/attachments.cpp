#include "rapporteur/attachments.h"

#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "base/file.h"

namespace rapporteur {
namespace {

namespace fs = std::filesystem;

struct StyleFile {
  std::string name;  // relative to the folder of the first sheet
  std::string bytes;
};

// The sheet, and each file that its @import rules bring in, once.
std::vector<StyleFile> files_of(const Sheet& sheet) {
  base::Diagnostics heard;  // and reported already, when the sheets were read for setting
  const css::Sheets parsed = parse_styles({sheet}, heard);
  std::vector<StyleFile> files{{sheet.path.filename().string(), sheet.text}};
  std::set<std::string> seen{files.front().name};
  const fs::path folder = fs::absolute(sheet.path).parent_path().lexically_normal();
  for (const fs::path& path : parsed.imported()) {
    const fs::path whole = fs::absolute(path).lexically_normal();
    const std::string name = whole.lexically_relative(folder).generic_string();
    if (seen.insert(name).second) files.push_back({name, base::read_file(whole)});
  }
  return files;
}

pdf::Attachment style_attachment(std::string name, std::string bytes) {
  pdf::Attachment style;
  style.name = std::move(name);
  style.media_type = "text/css";
  style.relationship = "Supplement";
  style.description = "A style sheet that set this document";
  style.bytes = std::move(bytes);
  return style;
}

}  // namespace

std::vector<pdf::Attachment> source_attachments(std::string_view tei_path, std::string tei,
                                                const std::vector<Sheet>& sheets) {
  std::vector<pdf::Attachment> attachments;
  pdf::Attachment source;
  source.name = tei_path == "-" ? "debate.xml" : fs::path(tei_path).filename().string();
  source.media_type = "application/tei+xml";
  source.relationship = "Source";
  source.description = "The text of this document in TEI";
  source.bytes = std::move(tei);
  std::set<std::string> taken{source.name};
  attachments.push_back(std::move(source));
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    std::vector<StyleFile> files = files_of(sheets[i]);
    std::string folder;
    for (const StyleFile& file : files) {
      if (taken.count(file.name) > 0) folder = fmt::format("{}/", i + 1);
    }
    for (StyleFile& file : files) {
      file.name = folder + file.name;
      taken.insert(file.name);
      attachments.push_back(style_attachment(std::move(file.name), std::move(file.bytes)));
    }
  }
  return attachments;
}

}  // namespace rapporteur
