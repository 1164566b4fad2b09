#pragma once
// The words of an edition, post by post, whatever its format: what two editions are compared by.

#include <string>
#include <string_view>
#include <vector>

namespace edition {

struct Passage {
  std::string name;     // "post 7", "title", "Participants"
  std::string heading;  // of a post: whom the edition names as its speaker
  std::vector<std::string> words;
};

struct Passages {
  std::string format;  // "TEI", "XHTML", "EPUB", "PDF"
  std::vector<Passage> passages;
};

// TEI, XHTML or HTML of ours, EPUB or PDF, known by their first bytes. Notes, numbers and what an
// edition adds to a post are left out. A PDF is read by its structure tree, through poppler's
// pdfinfo. Throws base::Error E040 for any other format, E041 when pdfinfo is missing or fails, and
// as read_zip and read_xml.
Passages read_passages(std::string_view bytes, const std::string& path);

}  // namespace edition
