#pragma once
// Private to this room: one document of the book, from what Pandoc wrote to what is packed.

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "edition/epub.h"
#include "xml/document.h"

namespace edition {

inline constexpr std::string_view epub_namespace = "http://www.idpf.org/2007/ops";

// What navigation has to know of a document.
struct Heading {
  int level = 1;
  std::string text;
  std::string id;       // of the section that it heads; empty: none
  std::string opening;  // the first words below it, when nobody is named in it
};

struct MarkedPage {
  std::string file, id, label;
};

struct BookPage {
  std::string file;  // "ch002.xhtml", in the folder text/
  std::vector<Heading> headings;
  std::vector<MarkedPage> marked;  // page breaks that were put in
  std::string bytes;
};

// Which document of the book has an id.
using Places = std::unordered_map<std::string, std::string>;

void collect_ids(const xml::Document& page, const std::string& file, Places& places);

// Sets language and title, drops what Pandoc adds (level classes, numbers), gives sections their
// EPUB types and roles, leads links to the right document, puts page breaks in.
BookPage finish_page(const xml::Document& page, const std::string& file, const Places& places,
                     std::string_view language, std::string_view book_title,
                     const std::vector<PageBreak>& breaks);

}  // namespace edition
