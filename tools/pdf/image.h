#pragma once
// Pictures → image XObjects (ISO 32000-1 §8.9.5). PNG is decoded and deflated again, transparent
// parts on white, because layers of transparency print differently on different devices; JPEG is
// passed through.

#include "layout/pages.h"
#include "pdf/podofo_document.h"

namespace pdf {

// Throws base::Error P004 for a picture that is damaged, too large or in CMYK.
Reference add_image(Document& document, const layout::ImageFile& image);

}  // namespace pdf
