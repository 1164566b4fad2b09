#pragma once
// The value of `content`, `string-set` and `bookmark-label` at an element (CSS Content 3 §2).

#include <span>
#include <string>
#include <vector>

#include "css/styled.h"
#include "layout/counters.h"
#include "layout/references.h"
#include "xml/document.h"

namespace layout {

struct ContentPart {
  enum class Kind { text, leader, image } kind = Kind::text;
  std::string text;  // leader: its pattern; image: the URL
};

struct ContentScope {
  const xml::Document& document;
  const css::Styled& styled;
  const Counters& counters;
  References& references;
  int& quote_depth;
};

// Adjacent texts are one part. string() and element() give nothing here: they belong to pages.
std::vector<ContentPart> evaluate_content(const std::vector<css::ContentItem>& items,
                                          xml::NodeId element, const css::ComputedStyle& style,
                                          const ContentScope& scope);
std::string content_text(const std::vector<ContentPart>& parts);

// The text of an element with white space collapsed and trimmed; notes and hidden elements left
// out.
std::string visible_text(const xml::Document& document, const css::Styled& styled,
                         xml::NodeId element);

// Of open-quote and the like, at a depth of quotations, which it changes. `language` is that of
// the text around the quotation (CSS Content 3 §3.2).
std::string quotation_mark(css::ContentQuote quote, const css::ComputedStyle& style,
                           const std::string& language, int& depth);

}  // namespace layout
