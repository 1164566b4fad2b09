#pragma once
// Private to this room: the patterns that a RELAX NG schema has for the values of attributes
// (param name="pattern", XML Schema part 2, appendix F), taken out of it. libxml2 compiles such a
// pattern anew for each value that it looks at, at more cost than all other checks together; here
// each is compiled once.

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <libxml/tree.h>
#include <libxml/xmlregexp.h>

#include "xml/document.h"

namespace xml {

class ValuePatterns {
 public:
  // Takes those patterns out of `schema` that stand in attributes with a name, of elements with a
  // name, and nowhere else; the other ones stay.
  explicit ValuePatterns(xmlDoc& schema);

  // Whether each value matches all patterns that the schema has anywhere for this attribute of this
  // element. What matches and fits the schema without patterns fits it with them; where a schema
  // has several patterns to choose from, what does not match may fit all the same.
  bool match(std::string_view element, std::span<const Attribute> attributes) const;

 private:
  struct FreePattern {
    void operator()(xmlRegexp* pattern) const { xmlRegFreeRegexp(pattern); }
  };
  using Pattern = std::unique_ptr<xmlRegexp, FreePattern>;
  struct Rule {
    std::string attribute;
    std::size_t pattern = 0;  // index
    bool in_list = false;     // each word of the value by itself
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  bool matches(const Rule& rule, std::string_view value) const;

  std::vector<Pattern> patterns_;
  std::unordered_map<std::string, std::vector<Rule>, Hash, std::equal_to<>> rules_;  // by element
};

}  // namespace xml
