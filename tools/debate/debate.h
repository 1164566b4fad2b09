#pragma once
// The one document model: a debate with its front matter, participants and posts. Every piece of
// text is a span of CleanText::text, and the spans, taken in document order, never overlap; what
// lies between them (list markers, blank lines, label punctuation) is structure and goes to the
// ledger. So the transcript can be rebuilt from the TEI text and the ledger.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/span.h"
#include "normalize/change.h"
#include "normalize/clean_text.h"

namespace debate {

using base::Span;
using normalize::Certainty;

enum class Responsibility { source, rule, editor };

// ---- Inline -----------------------------------------------------------------------------------

struct TextPiece {
  Span span;
};
// A word that was repaired: span is the corrected text in the clean text, `sic` what stood there.
struct Repair {
  Span span;
  std::string sic;
  Certainty certainty = Certainty::high;
  Responsibility by = Responsibility::rule;
  std::string change;  // id of the change in the ledger
};
struct Link {
  Span span;
  std::string target;      // absolute URI, "mailto:…"
  bool truncated = false;  // the text ends in "…": the target is not complete
};
struct Emphasis {
  Span span;  // without the asterisks
  bool strong = false;
};
// A participant named in running text.
struct Mention {
  Span span;
  std::vector<std::string> persons;  // ids; several: ambiguous
};
// A quotation inside a paragraph. `source` is the id of the quoted post, empty when unknown.
struct InlineQuote {
  Span span;
  std::string source;
};
// Text that the source lost here (a removed link): no span.
struct Gap {
  std::size_t at = 0;     // offset in the clean text
  std::string reason;     // "deleted"
  std::string describes;  // "a link"
};
using Inline = std::variant<TextPiece, Repair, Link, Emphasis, Mention, InlineQuote, Gap>;

// ---- Blocks -----------------------------------------------------------------------------------

struct Block;

struct Paragraph {
  std::vector<Inline> content;
  bool is_editorial = false;  // a remark of the transcript's editor, not of the post's writer
};
struct ListItem {
  std::string label;  // as printed by the edition: "1", "a"; empty for bullets
  std::vector<Block> blocks;
};
struct List {
  enum class Kind { bulleted, numbered } kind = Kind::bulleted;
  int start = 1;
  std::vector<ListItem> items;
};
// A passage that repeats another post.
struct BlockQuote {
  std::string source;  // id of the quoted post; empty: not a post of this debate
  Certainty certainty = Certainty::high;
  std::vector<Block> blocks;
};
struct Block {
  std::variant<Paragraph, List, BlockQuote> value;
};

// ---- People and posts -------------------------------------------------------------------------

struct Person {
  std::string id;    // XML name: the code without spaces, made unique ("UoO", "UoO-2")
  std::string code;  // as printed: "McM 1"
  Span code_span, number_span, role_span, affiliation_span, country_span;  // empty when absent
  int number = 0;                                                          // "Participant 3"
  std::string role, affiliation, country;
  bool code_shared = false;   // another participant has the same code
  std::string proposed_code;  // what the second of a pair must have been, with …
  std::string proposal_evidence;
};

struct Speaker {
  std::vector<std::string> persons;  // ids; none: unknown; several: ambiguous
  enum class Origin { unknown, label, inferred, ruling } origin = Origin::unknown;
  Certainty certainty = Certainty::high;
  std::vector<std::string> evidence;  // sentences
};

struct Post {
  std::string id;  // "post-1"
  int number = 0;  // 1-based
  Span span;       // in the clean text, label included
  Span label;      // as typed in the source; empty when none
  Speaker speaker;
  std::string when;  // ISO 8601, only when the source gives it
  std::vector<Block> blocks;
};

struct InferredReply {
  std::string from, to;  // post ids
  Certainty certainty = Certainty::medium;
  std::string evidence;
};

// Persons who are only known from labels come after those of the list; all their spans are empty.
struct Roster {
  Span span;  // whole passage
  Span head;  // the heading above it; empty when absent
  std::vector<Person> persons;
};

struct Front {
  Span title, byline;  // empty when absent
  std::vector<Block> before_roster, after_roster;
};

// What follows the posts when the list of participants stands there.
struct Back {
  bool has_roster = false;
  std::vector<Block> before_roster, after_roster;
};

// What debate.toml or the transcript says of the whole; empty strings are unknown.
struct Metadata {
  std::string title, series, language = "en-GB", publication, volume, issue, issued, rights;
  std::string publisher, doi, issn;
  int number_in_series = 0;
  std::vector<std::string> authors, keywords;
};

// A range of the clean text that is no text of the debate (a list marker, a label's colon, a
// signature), and the rule that says so.
struct Structure {
  Span at;
  std::string_view rule;  // "D104", in storage that lasts
  std::string evidence;
};

struct Debate {
  std::string source_name;  // file name of the transcript, without folders
  std::string source_sha256;
  Metadata metadata;
  Front front;
  Roster roster;
  std::vector<Post> posts;
  Back back;
  std::vector<InferredReply> replies;
  std::vector<normalize::Finding> findings;
  normalize::CleanText clean;  // what all spans point into
  // Why ranges of the clean text lie in no span (markers, labels' punctuation, signatures); what
  // lies in no span and is not named here is white space between lines.
  std::vector<Structure> structure;
};

}  // namespace debate
