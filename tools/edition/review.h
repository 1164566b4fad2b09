#pragma once
// The review page: one HTML file without outside resources on which an editor reads the cleaned
// debate, sees every change where it happened, and decides. Text, lists and figure are complete
// without scripts; templates/review.js adds filters and keys, templates/rulings.js the deciding.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace edition {

// A change or proposal; offsets are bytes of the TEI's text stream (tei/stream.h).
struct ReviewChange {
  std::string id, rule;
  std::size_t begin = 0, end = 0;  // what stands there now; empty when something was taken away
  std::string before, after;
  std::string evidence;
  std::string certainty;  // "low", "medium", "high"
  std::string state;      // "applied", "suggested", "reported", "rejected"
  std::string by;         // "rule", "policy", "editor"
  bool identity = false;
  bool replaces = true;  // the stream's text at [begin, end) is `after`, not `before`
};

struct ReviewFinding {
  std::string id, rule;
  std::size_t at = 0;  // in the text stream
  std::string message, hint, certainty;
};

struct ReviewRule {
  std::string code, summary;
};

struct Review {
  bool is_public = false;  // no value that stood before a change of the identity class
  std::string source_name, source_sha256;
  std::string folder;    // where debate.toml lies or belongs, as a person names it; private pages
  std::string settings;  // debate.toml without its rulings; private pages only
  std::string rulings;   // the rulings it has, as a JSON array of objects; private pages only
  std::vector<ReviewChange> changes;    // in order of begin
  std::vector<ReviewFinding> findings;  // in any order
  std::vector<ReviewRule> rules;
  // The byte of the transcript that a byte of the stream comes from; private pages only.
  std::function<std::size_t(std::size_t)> byte_of;
};

// `tei` is the master copy for a private page and the public copy for a public one; both have the
// same text stream. `templates` is the folder with review.css, review.js and rulings.js. Throws as
// xml::read_xml and base::read_file.
std::string make_review(std::string_view tei, const std::string& tei_path, const Review& review,
                        const std::filesystem::path& templates);

}  // namespace edition
