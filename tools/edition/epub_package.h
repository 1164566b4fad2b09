#pragma once
// Private to this room: the package document and the navigation document of a book (EPUB 3.3, 5 and
// 7; EPUB Accessibility 1.1).

#include <string>
#include <vector>

#include "edition/epub_page.h"
#include "edition/metadata.h"

namespace edition {

struct Book {
  Metadata metadata;
  std::string identifier;  // "urn:uuid:…"
  std::string modified;    // "2016-05-01T00:00:00Z"
  std::string page_source;
  bool has_cover = false;
  bool accessible = true;  // whether to claim conformance
  std::vector<BookPage> pages;
  std::vector<MarkedPage> page_list;
};

std::string write_package(const Book& book);
std::string write_navigation(const Book& book);
std::string write_container();

}  // namespace edition
