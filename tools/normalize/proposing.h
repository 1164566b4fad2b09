#pragma once
// What a rule sees of a text and where it puts its proposals.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"
#include "normalize/engine.h"
#include "normalize/house_style.h"
#include "normalize/links.h"
#include "normalize/signs.h"

namespace normalize {

struct Proposing {
  std::string_view text;
  const Signs& signs;
  const std::vector<LinkSpan>& links;
  const HouseStyle& style;
  std::vector<Proposal>& proposals;

  // Not inside links: what overlaps one, or is an insertion within one, is dropped.
  void propose(std::string_view rule, base::Span at, std::string_view replacement,
               Certainty certainty = Certainty::high, std::string evidence = {});

  bool in_link(base::Span at) const;
  // Whether the run of characters around `i` that has no blanks looks like code, a path or markup.
  bool in_code(std::size_t i) const;
};

// How a line begins: white space, quoting marks (">") and a list marker are structure, which
// typography leaves alone.
struct Line {
  base::Span span;            // without its end
  base::Span previous, next;  // the lines around it; empty spans at the ends of the text
  std::size_t content = 0;    // where the words begin
  std::size_t marker = 0;     // where the list marker begins; content when there is none
};

// The shape of the line [begin, end). Fills span, content and marker.
Line read_line(std::string_view text, std::size_t begin, std::size_t end);

// Signs made of punctuation, such as ":)" or ";-(".
bool begins_emoticon(std::string_view text, std::size_t i);
bool ends_emoticon(std::string_view text, std::size_t end);

// The rules of typography on the lines of a text, N201–N218.
void propose_spacing(Proposing& to, const Line& line);
void propose_dashes(Proposing& to, const Line& line);
// Sees a whole paragraph, because quotation marks come in pairs.
void propose_quotes(Proposing& to, base::Span paragraph);

// N402, N404: changes at links.
void propose_links(Proposing& to);

}  // namespace normalize
