#include "xml/read.h"

#include <algorithm>
#include <climits>
#include <memory>
#include <utility>

#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/error.h"
#include "base/utf8.h"
#include "xml/html_tree.h"
#include "xml/libxml.h"

namespace xml {

std::string one_line(const char* message) {
  std::string text = message == nullptr ? "unknown error" : message;
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

void fail_at(std::string code, std::string path, int line, int column, std::string message,
             std::string hint) {
  base::Diagnostic d;
  d.code = std::move(code);
  d.where = {std::move(path), static_cast<std::size_t>(std::max(line, 0)),
             static_cast<std::size_t>(std::max(column, 0))};
  d.message = std::move(message);
  d.hint = std::move(hint);
  throw base::Error(base::Error::Kind::input, std::move(d));
}

namespace {

struct FreeParser {
  void operator()(xmlParserCtxt* context) const {
    if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
    context->myDoc = nullptr;
    xmlFreeParserCtxt(context);
  }
};
struct FreeHtmlParser {
  void operator()(htmlParserCtxt* context) const {
    if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
    context->myDoc = nullptr;
    htmlFreeParserCtxt(context);
  }
};
// Without it libxml2 prints an id that occurs twice on standard error.
void stay_silent(void*, xmlError*) {}

void say_nothing(void*, const char*, ...) {}

// While one lives, what libxml2 says outside its error structures (bytes that its decoders refuse)
// does not go to standard error either.
class Quiet {
 public:
  Quiet() : function_(xmlGenericError), context_(xmlGenericErrorContext) {
    xmlSetGenericErrorFunc(nullptr, say_nothing);
  }
  ~Quiet() { xmlSetGenericErrorFunc(context_, function_); }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;

 private:
  xmlGenericErrorFunc function_;
  void* context_;
};

// libxml2 expands entities inside attribute values while it parses, so a bomb must be stopped at
// its declaration, not afterwards.
void refuse_entity(void* context, const xmlChar*, int, const xmlChar*, const xmlChar*, xmlChar*) {
  auto* parser = static_cast<xmlParserCtxt*>(context);
  parser->_private = parser;  // the mark that read_xml looks for
  xmlStopParser(parser);
}

// HTML's named characters, which the document type of XHTML 1.0 declares in files that are not
// read. libxml2 leaves out what it does not know there.
xmlEntity* named_character(void* context, const xmlChar* name) {
  if (xmlEntity* known = xmlSAX2GetEntity(context, name)) return known;
  xmlDoc* doc = static_cast<xmlParserCtxt*>(context)->myDoc;
  const htmlEntityDesc* found = htmlEntityLookup(name);
  const bool has_type =
      doc != nullptr && doc->intSubset != nullptr &&
      (doc->intSubset->ExternalID != nullptr || doc->intSubset->SystemID != nullptr);
  if (found == nullptr || !has_type) return nullptr;
  std::string text;
  base::append_utf8(text, static_cast<char32_t>(found->value));
  return xmlAddDocEntity(doc, name, XML_INTERNAL_GENERAL_ENTITY, nullptr, nullptr,
                         reinterpret_cast<const xmlChar*>(text.c_str()));
}

bool is_text(const xmlNode* node) {
  return node != nullptr && (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE ||
                             node->type == XML_ENTITY_REF_NODE);
}

std::string_view text_of(const xmlDoc& doc, const xmlNode* node, const std::string& path) {
  if (node->type != XML_ENTITY_REF_NODE) return view(node->content);
  const xmlEntity* entity = xmlGetDocEntity(&doc, node->name);
  if (entity == nullptr) {
    fail_at("X003", path, static_cast<int>(xmlGetLineNo(node)), 1,
            fmt::format("uses the entity &{};, which is not known", view(node->name)),
            "replace it by its text");
  }
  return view(entity->content);
}

void add_attributes(Document& out, NodeId element, const xmlNode* node) {
  std::string name, value;
  for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
    read_attribute(*a, name, value);
    out.add_attribute(element, name, value);
  }
}

// libxml2's callback: the next bytes of the std::string_view that `left` points to.
int read_piece(void* left, char* buffer, int size) {
  auto& bytes = *static_cast<std::string_view*>(left);
  const std::string_view piece = bytes.substr(0, static_cast<std::size_t>(size));
  std::copy(piece.begin(), piece.end(), buffer);
  bytes.remove_prefix(piece.size());
  return static_cast<int>(piece.size());
}

enum class Texts { keep, leave_out };

// Where nodes are: as the parser noted it, or as they would be when they were written.
class Lines {
 public:
  Lines() = default;
  explicit Lines(std::uint32_t first) : written_(true), line_(first) {}

  // Asked of each node, in document order.
  std::uint32_t of(const xmlNode* node) {
    if (!written_) return static_cast<std::uint32_t>(std::max(0L, xmlGetLineNo(node)));
    const std::uint32_t line = line_;
    if (node->type != XML_ELEMENT_NODE) {
      const std::string_view text = view(node->content);
      line_ += static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
    }
    return line;
  }

 private:
  bool written_ = false;
  std::uint32_t line_ = 0;
};

// Walks libxml2's tree without recursion, because its depth is the input's choice.
Document convert(const xmlDoc& doc, std::string path, bool html, Texts texts = Texts::keep,
                 Lines lines = {}) {
  Document out(std::move(path));
  NodeId parent = no_node;
  int depth = 0;
  std::string text;  // with the named characters in it
  const xmlNode* node = xmlDocGetRootElement(&doc);
  while (node != nullptr) {
    const std::uint32_t line = lines.of(node);
    bool descend = false;
    if (node->type == XML_ELEMENT_NODE) {
      const std::string_view uri =
          html ? xhtml_namespace : view(node->ns == nullptr ? nullptr : node->ns->href);
      const NodeId element = out.add_element(parent, view(node->name), uri, line);
      add_attributes(out, element, node);
      if (node->children != nullptr) {
        if (++depth > max_depth) {
          fail_at("X004", out.path(), static_cast<int>(line), 1,
                  fmt::format("elements are nested more than {} deep", max_depth),
                  "flatten the document");
        }
        parent = element;
        descend = true;
      }
    } else if (is_text(node) && parent != no_node && texts == Texts::keep) {
      const std::string_view own = text_of(doc, node, out.path());
      const bool goes_on = is_text(node->next) && (node->type == XML_ENTITY_REF_NODE ||
                                                   node->next->type == XML_ENTITY_REF_NODE);
      if (goes_on || !text.empty()) text += own;
      if (!goes_on) out.add_text(parent, text.empty() ? own : text, line);
      if (!goes_on) text.clear();
    }
    if (descend) {
      node = node->children;
      continue;
    }
    while (node != nullptr && node->next == nullptr && parent != no_node) {
      node = node->parent;
      parent = out[parent].parent;
      --depth;
    }
    node = parent == no_node ? nullptr : node->next;
  }
  return out;
}

// Walks without recursion. libxml2's own limit (256, or 2048 for large documents) does not fit the
// trees that validation and transformation, which recurse, can bear.
void check_depth(const xmlDoc& doc, const std::string& path) {
  int depth = 0;
  const xmlNode* node = xmlDocGetRootElement(&doc);
  while (node != nullptr) {
    if (node->type == XML_ELEMENT_NODE && node->children != nullptr) {
      if (++depth > max_depth) {
        fail_at("X004", path, static_cast<int>(xmlGetLineNo(node)), 1,
                fmt::format("elements are nested more than {} deep", max_depth),
                "flatten the document");
      }
      node = node->children;
      continue;
    }
    while (node != nullptr && node->next == nullptr) {
      node = node->parent;
      if (node == nullptr || node->type != XML_ELEMENT_NODE) return;
      --depth;
    }
    node = node->next;
  }
}

}  // namespace

void read_attribute(const xmlAttr& attribute, std::string& name, std::string& value) {
  name.clear();
  if (attribute.ns != nullptr && attribute.ns->href != nullptr) {
    const std::string_view uri = view(attribute.ns->href);
    name = uri == view(XML_XML_NAMESPACE) ? "xml:" : fmt::format("{{{}}}", uri);
  }
  name += view(attribute.name);
  const xmlNode* text = attribute.children;
  if (text == nullptr || (text->next == nullptr && text->type == XML_TEXT_NODE)) {
    value = view(text == nullptr ? nullptr : text->content);
    return;
  }
  xmlChar* joined = xmlNodeListGetString(attribute.doc, text, 1);
  value = view(joined);
  xmlFree(joined);
}

DocPtr parse_xml(std::string_view bytes, const std::string& path) {
  if (bytes.size() > INT_MAX) fail_at("X001", path, 0, 0, "is too large for XML", "");
  const Quiet quiet;
  std::unique_ptr<xmlParserCtxt, FreeParser> parser(xmlNewParserCtxt());
  base::expects(parser != nullptr, "memory for an XML parser");
  parser->sax->entityDecl = refuse_entity;
  parser->sax->getEntity = named_character;
  parser->sax->serror = stay_silent;
  const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                      XML_PARSE_BIG_LINES | XML_PARSE_HUGE;
  // By pieces, because the parser copies what it reads from memory as a whole.
  DocPtr doc(
      xmlCtxtReadIO(parser.get(), read_piece, nullptr, &bytes, path.c_str(), nullptr, options));
  if (parser->_private != nullptr) {
    fail_at("X003", path, 0, 0, "declares entities, which are refused",
            "replace every entity by its text and remove the declarations");
  }
  if (doc == nullptr || xmlDocGetRootElement(doc.get()) == nullptr) {
    const xmlError* e = xmlCtxtGetLastError(parser.get());
    fail_at("X001", path, e == nullptr ? 0 : e->line, e == nullptr ? 0 : e->int2,
            "is not well-formed XML: " + one_line(e == nullptr ? "no element" : e->message), "");
  }
  check_depth(*doc, path);
  return doc;
}

Document to_document(const xmlDoc& doc, const std::string& path) {
  return convert(doc, path, false);
}

Document to_document(const xmlDoc& doc, const std::string& path, std::uint32_t line) {
  return convert(doc, path, false, Texts::keep, Lines(line));
}

const xmlNode* next_node(const xmlNode* node, const xmlNode* top) {
  if (node->type == XML_ELEMENT_NODE && node->children != nullptr) return node->children;
  while (node != top && node->next == nullptr) node = node->parent;
  return node == top ? nullptr : node->next;
}

Document to_elements(const xmlDoc& doc, const std::string& path) {
  return convert(doc, path, false, Texts::leave_out);
}

Document read_xml(std::string_view bytes, std::string path) {
  const DocPtr doc = parse_xml(bytes, path);
  return convert(*doc, std::move(path), false);
}

Document read_html(std::string_view bytes, std::string path, base::Diagnostics& diagnostics) {
  const Quiet quiet;
  std::unique_ptr<htmlParserCtxt, FreeHtmlParser> parser(htmlNewParserCtxt());
  base::expects(parser != nullptr, "memory for an HTML parser");
  const int options =
      HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER;
  std::string closed = close_word_breaks(bytes);
  if (const auto body = find_body(closed)) closed.insert(*body, "<body>");
  DocPtr doc(htmlCtxtReadMemory(parser.get(), closed.data(), static_cast<int>(closed.size()),
                                nullptr, "UTF-8", options));
  if (parser->disableSAX != 0) {  // libxml2 stops in the middle, and the rest would be lost
    const xmlError* e = xmlCtxtGetLastError(parser.get());
    if (e != nullptr && e->message != nullptr &&
        std::string_view(e->message).find("text node") != std::string_view::npos) {
      fail_at("X004", path, e->line, 1,
              fmt::format("a text without markup is longer than {} bytes", XML_MAX_TEXT_LENGTH),
              "save the document as XHTML, which may have texts of any length");
    }
    fail_at("X004", path, e == nullptr ? 0 : e->line, 1,
            fmt::format("elements are nested more than {} deep", xmlParserMaxDepth),
            "flatten the document");
  }
  if (doc == nullptr || xmlDocGetRootElement(doc.get()) == nullptr) {
    fail_at("X001", std::move(path), 0, 0, "holds no HTML element", "");
  }
  if (const xmlError* e = xmlCtxtGetLastError(parser.get()); e != nullptr) {
    base::Diagnostic d;
    d.code = "X002";
    d.severity = base::Severity::note;
    d.where = {path, static_cast<std::size_t>(std::max(e->line, 0)),
               static_cast<std::size_t>(std::max(e->int2, 0))};
    d.message = "the HTML was repaired: " + one_line(e->message);
    diagnostics.push_back(std::move(d));
  }
  mend_html_tree(*doc);
  return convert(*doc, std::move(path), true);
}

}  // namespace xml
