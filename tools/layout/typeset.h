#pragma once
// Styled document → Pages.

#include <filesystem>
#include <functional>
#include <string>

#include "base/diagnostic.h"
#include "css/sheets.h"
#include "css/styled.h"
#include "layout/pages.h"
#include "text/breaks.h"
#include "text/font.h"
#include "xml/document.h"

namespace layout {

// How the images that a document names are read: only files in `root` or below, from which paths
// with a leading slash are; without a root, in the document's folder or below.
struct ImageLoader {
  std::function<std::string(const std::filesystem::path&)> read;
  std::filesystem::path root = {};
};

// Lays out the whole document. `fonts` and `hyphenator` may be shared between documents.
// Throws base::Error F001 (font not installed), F002 (a character that no font has), L001 (a page
// without room for text). Reports L1xx: overfull lines, unresolved references, clipped content.
Pages typeset(const xml::Document& document, const css::Styled& styled, text::FontLibrary& fonts,
              text::Hyphenator& hyphenator, const ImageLoader& images,
              base::Diagnostics& diagnostics);

}  // namespace layout
