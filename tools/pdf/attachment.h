#pragma once
// Files inside the PDF (ISO 32000-1 §7.11.4) as PDF/A-3 associates them (ISO 19005-3 §6.8).

#include <map>
#include <string>
#include <vector>

#include "pdf/podofo_document.h"
#include "pdf/write.h"

namespace pdf {

struct EmbeddedFiles {
  std::map<std::string, Value> names;  // for the EmbeddedFiles name tree
  Array associated;                    // for the catalog's /AF, in the order given
};

// `date` is the document's, as pdf_date gives it; empty: none known. base::expects unique names.
EmbeddedFiles add_attachments(Document& document, const std::vector<Attachment>& attachments,
                              const std::string& date);

}  // namespace pdf
