#include "rapporteur/attachments.h"

#include <filesystem>

namespace rapporteur {

std::vector<pdf::Attachment> source_attachments(std::string_view tei_path, std::string tei,
                                                const std::vector<Sheet>& sheets) {
  std::vector<pdf::Attachment> attachments;
  pdf::Attachment source;
  source.name = std::filesystem::path(tei_path).filename().string();
  source.media_type = "application/tei+xml";
  source.relationship = "Source";
  source.description = "The text of this document in TEI";
  source.bytes = std::move(tei);
  attachments.push_back(std::move(source));
  for (const Sheet& sheet : sheets) {
    pdf::Attachment style;
    style.name = sheet.path.filename().string();
    style.media_type = "text/css";
    style.relationship = "Supplement";
    style.description = "The style sheet that set this document";
    style.bytes = sheet.text;
    attachments.push_back(std::move(style));
  }
  return attachments;
}

}  // namespace rapporteur
