#pragma once
// What a document itself says about its style: <style>, <link rel="stylesheet">, style="" and the
// few HTML attributes that are style.

#include <deque>
#include <map>
#include <string>
#include <string_view>

#include "css/rules.h"
#include "xml/document.h"

namespace css {

// Adds the sheets in <style> and <link> in document order.
void add_document_sheets(Sheets::Impl& out, const xml::Document& document,
                         base::Diagnostics& diagnostics);

// Declarations of attributes, parsed once for each distinct text. Numbers name texts from 1.
class AttributeStyles {
 public:
  AttributeStyles(Sheets::Impl& out, const xml::Document& document, base::Diagnostics& diagnostics,
                  const DirectionOf& direction)
      : out_(out), document_(document), diagnostics_(diagnostics), direction_(direction) {}

  // 0 when the element has none.
  std::uint32_t style_attribute(xml::NodeId element);
  // width, height, cellspacing (HTML §15.2 "presentational hints"), and dir="auto".
  std::uint32_t hints(xml::NodeId element);
  const Block& block(std::uint32_t number) const { return blocks_[number - 1]; }

 private:
  std::uint32_t number_of(std::string text, xml::NodeId element);

  Sheets::Impl& out_;
  const xml::Document& document_;
  base::Diagnostics& diagnostics_;
  const DirectionOf& direction_;
  ComplaintLog log_;
  std::deque<Block> blocks_;
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
};

}  // namespace css
