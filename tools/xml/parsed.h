#pragma once
// XML as libxml2 holds it: parsed once for all that want it, the tree of read_xml and a validation.

#include <memory>
#include <string>
#include <string_view>

#include "xml/document.h"

namespace xml {

class Schema;

class Parsed {
 public:
  // Throws as read_xml.
  Parsed(std::string_view bytes, std::string path);
  ~Parsed();

  std::string_view root_namespace() const;
  Document document() const;  // what read_xml makes of the bytes
  Document elements() const;  // the same without texts

 private:
  friend class Schema;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace xml
