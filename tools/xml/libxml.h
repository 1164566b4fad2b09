#pragma once
// Private to this room: libxml2's types at the door, and the one way in which bytes become an
// xmlDoc. No other room includes it.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include "xml/document.h"

namespace xml {

struct FreeDoc {
  void operator()(xmlDoc* doc) const { xmlFreeDoc(doc); }
};
using DocPtr = std::unique_ptr<xmlDoc, FreeDoc>;

inline std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

// libxml2's message on one line without its final line end.
std::string one_line(const char* message);

// Throws base::Error of kind input with a position.
[[noreturn]] void fail_at(std::string code, std::string path, int line, int column,
                          std::string message, std::string hint);

// An attribute's name and value as Document has them.
void read_attribute(const xmlAttr& attribute, std::string& name, std::string& value);

// The tree of a parsed document.
Document to_document(const xmlDoc& doc, const std::string& path);
// The same without texts.
Document to_elements(const xmlDoc& doc, const std::string& path);
// The tree of a document that was not parsed, with the lines that it would have if it had been
// written and read; the root is on `line`.
Document to_document(const xmlDoc& doc, const std::string& path, std::uint32_t line);

// In document order inside `top`, or null.
const xmlNode* next_node(const xmlNode* node, const xmlNode* top);

// Well-formed, without entity declarations, nested at most max_depth deep; else throws as read_xml.
// The document's URL is `path`.
DocPtr parse_xml(std::string_view bytes, const std::string& path);

}  // namespace xml
