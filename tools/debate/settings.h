#pragma once
// debate.toml: what the editor says of a debate and has decided about it.
//
//   [debate]     title, authors, series, number, language, publication, volume, issue, issued,
//                rights, publisher, doi, issn, keywords;
//                figure = true for a picture of the debate in the editions
//   [rules]      "N203" = "off"                    policies: fix, suggest, report, off
//   [editions]   "article-letter.pdf" = { style = "forum", paper = "letter" }     what build makes;
//                keys: style (a name or several), paper, bleed, marks,
//                lines = true for a table of the numbered lines beside a PDF
//   [[ruling]]   change = "N301-…", decision = "accept" | "reject" | "replace", text = "…"
//                change = "N210" for all changes of a rule that have no ruling of their own;
//                "reject" on the id of a finding dismisses it
//   [[speaker]]  post = "…", persons = ["UoO"], reason = "…"      persons = [] for unknown
//   [[boundary]] split = "…" or join = "…"         the opening words of a paragraph; with its byte,
//                a split may name a sentence inside one
//   [[quotation]] text = "…", source = "post-3"    or source = "" for no quotation
//   [[person]]   same = ["McM2", "McM 2"]          one participant under several labels
//
// Every table may have a reason. A post is named by its opening words or by its id ("post-7"),
// which changes when a post before it is split or joined. `byte` (and `source_byte`) beside the
// words says which of several paragraphs that open alike is meant: the byte of the transcript at
// which its text begins. The transcript is never edited, so that it holds whatever else is ruled;
// the words are still asked, by their letters and digits. Diagnostics: D901 unknown key, D902 a
// wrong value, D903 a ruling that matches nothing, D904 and D906 a policy that means nothing (see
// policies.h), D905 no TOML.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "debate/debate.h"
#include "normalize/normalize.h"

namespace debate {

struct SpeakerRuling {
  std::string post;
  std::vector<std::string> persons;  // ids or codes
  std::string reason;
  base::Location where;
  std::optional<std::size_t> byte = {};
};
struct BoundaryRuling {
  enum class Kind { split, join } kind = Kind::split;
  std::string at;  // opening words
  base::Location where;
  std::optional<std::size_t> byte = {};
  std::string reason = {};
};
struct QuotationRuling {
  std::string text;    // opening words of the passage
  std::string source;  // post; empty: not a quotation
  base::Location where;
  std::optional<std::size_t> byte = {}, source_byte = {};
  std::string reason = {};
};
struct PersonRuling {
  std::vector<std::string> same;  // labels or codes; the first gives the id
  base::Location where;
  std::string reason = {};
};

// One line of [editions]: a file that is to be made. Which values make sense for which file is not
// known here.
struct EditionRequest {
  std::string file;
  std::vector<std::string> styles;  // empty: the usual one
  std::string paper, bleed;         // as in CSS; empty: what the style says
  bool marks = false;
  bool lines = false;  // a table that says where each numbered line stands
  base::Location where;
};

struct Settings {
  std::string path;  // of debate.toml, for messages; empty when there is none
  Metadata metadata;
  bool figure = false;           // who posts when and answers whom, as a picture in the editions
  normalize::Options normalize;  // policies, rulings on changes, language
  std::map<std::string, base::Location> policy_places;
  std::vector<SpeakerRuling> speakers;
  std::vector<BoundaryRuling> boundaries;
  std::vector<QuotationRuling> quotations;
  std::vector<PersonRuling> persons;
  std::vector<EditionRequest> editions;  // by file name; empty: the usual ones
};

// What is wrong is said with line and column and left out. What is not TOML at all is refused with
// D905 (base::Error), since nobody knows which of the editor's rulings would be lost.
Settings parse_settings(std::string_view toml, std::string_view path,
                        base::Diagnostics& diagnostics);

}  // namespace debate
