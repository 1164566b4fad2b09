#pragma once
// A written PDF read back by meaning: its objects by key, and its content streams as marked pieces
// of text. Shared by the tests of the PDF writer.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/podofo_document.h"

namespace reading {

// What one marked-content sequence shows.
struct Sequence {
  std::string tag;         // "P", "Artifact"
  std::int64_t mcid = -1;  // -1: none
  std::string text;        // UTF-8 by ToUnicode, in the order of showing
  int painted = 0;         // text, path and image operators
};

class Reading {
 public:
  explicit Reading(const std::string& bytes) : document(bytes, "test.pdf") {}

  pdf::DocumentReader document;

  pdf::Value resolve(const pdf::Value& value) const;
  // The value at a path of keys from the catalog: {"Names", "EmbeddedFiles"}.
  pdf::Value at(const std::vector<std::string>& path) const;
  pdf::Value key(const pdf::Value& dictionary, std::string_view name) const;
  static pdf::Value direct(const pdf::Value& dictionary, std::string_view name);

  std::vector<pdf::Reference> pages() const;
  // Throws when an operator paints outside a sequence, or sequences are nested.
  std::vector<Sequence> sequences(pdf::Reference page) const;
  // All pairs of a name or number tree, in order.
  std::vector<std::pair<pdf::Value, pdf::Value>> tree(const pdf::Value& node,
                                                      const std::string& key);

  // Numbers of the objects that the trailer leads to.
  std::set<std::uint32_t> reachable() const;

 private:
  std::map<std::string, std::map<int, std::string>> unicode_maps(const pdf::Value& page) const;
};

std::int64_t integer(const pdf::Value& value);
std::string name(const pdf::Value& value);
std::string bytes(const pdf::Value& value);
const pdf::Array& array(const pdf::Value& value);
std::uint32_t number(const pdf::Value& reference);
std::string utf8_of_utf16(std::string_view units);

}  // namespace reading
