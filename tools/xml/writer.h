#pragma once
// Writes XML 1.0 in UTF-8 as a stream, with white space only where none can be read as text:
// children of a structural element stand on lines of their own, indented by one blank a level;
// inside a mixed element nothing is added, at any depth.
//
//   Writer w;
//   w.open("list");
//   w.open_mixed("item", {{"n", "1"}});
//   w.text("a < b");
//   w.close();
//   w.close();
//   w.finish()  →  <?xml version="1.0" encoding="UTF-8"?>\n<list>\n <item n="1">a &lt;
//   b</item>\n</list>\n

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "xml/document.h"

namespace xml {

// Where `text` holds its first character that XML 1.0 cannot hold at all (production 2: most
// control characters, U+FFFE, U+FFFF, bytes that are not UTF-8), or npos.
std::size_t find_forbidden(std::string_view text);

class Writer {
 public:
  struct Attribute {
    std::string_view name;
    std::string_view value;
  };
  using Attributes = std::initializer_list<Attribute>;

  // `expected`: how many bytes the document is likely to have.
  explicit Writer(std::size_t expected = 0);

  // An element whose children are elements; text in it is our mistake (base::expects).
  void open(std::string_view name, Attributes attributes = {});
  // An element with text; everything below it is mixed too.
  void open_mixed(std::string_view name, Attributes attributes = {});
  // One more attribute of the element that was opened last, before anything is put into it.
  void attribute(std::string_view name, std::string_view value);
  // Escapes. Forbidden characters are our mistake (base::expects): look with find_forbidden first.
  void text(std::string_view text);
  // Closes the innermost element; one without content becomes an empty-element tag.
  void close();
  // Mixed element with text, or an empty element when there is none.
  void element(std::string_view name, Attributes attributes, std::string_view text);
  void element(std::string_view name, std::string_view text) { element(name, {}, text); }

  // The document, once everything is closed.
  std::string finish();

 private:
  struct Open {
    std::string name;
    bool mixed = false;
    bool has_content = false;
  };

  void start(std::string_view name, Attributes attributes, bool mixed);
  void end_start_tag();
  void new_line();

  std::string out_;
  std::vector<Open> open_;
  bool in_start_tag_ = false;
};

// A prefix for the attributes of a namespace, as {"epub", "http://www.idpf.org/2007/ops"}.
using Prefixes = std::vector<std::pair<std::string, std::string>>;

// The document as XML without any added white space. Elements are written in default namespaces,
// declared where they change; `prefixes` names the other attributes' namespaces (one without a
// prefix is our mistake) and is declared on the root.
std::string write_document(const Document& document, const Prefixes& prefixes = {});

// The same for one element with what is in it, without an XML declaration.
std::string write_element(const Document& document, NodeId element, const Prefixes& prefixes = {});

}  // namespace xml
