#pragma once
// Pages → the bytes of a PDF 1.7 file, tagged, conforming to PDF/UA-1 and PDF/A-3a at once.
// The same Pages give the same bytes.

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "layout/pages.h"

namespace pdf {

struct Attachment {
  std::string name;          // file name as shown
  std::string media_type;    // "application/tei+xml"
  std::string relationship;  // AFRelationship: "Source", "Supplement", …
  std::string description;
  std::string bytes;
};

struct WriteOptions {
  std::vector<Attachment> attachments;
  std::string producer;  // "Rapporteur 0.1.0"
  bool object_streams = true;
};

// Throws base::Error P001 (a font that cannot be embedded), P002 (the PDF library failed), P004 (a
// picture that cannot be embedded), P005 (no sRGB profile). base::expects that the structure is
// whole; links that lead nowhere are left out.
std::string write_pdf(const layout::Pages& pages, const WriteOptions& options);

// The attachments of a PDF that write_pdf made; throws base::Error P003 when it is not readable.
std::vector<Attachment> read_attachments(std::string_view bytes, const std::string& path);

}  // namespace pdf
