#pragma once
// RELAX NG validation (ISO/IEC 19757-2, XML syntax) through libxml2.

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "xml/document.h"
#include "xml/parsed.h"

namespace xml {

// Local name and attributes (named as in Document), valid during the visit.
using ElementVisitor =
    std::function<void(std::string_view name, std::span<const Attribute> attributes)>;

class Schema {
 public:
  // What will be asked first, which is made ready at once; the other is when it is asked.
  enum class First { validate, fits };
  // Throws base::Error: as read_file and read_xml, or X005 (kind environment) when the file is not
  // a RELAX NG schema.
  explicit Schema(const std::filesystem::path& path, First first = First::validate);
  ~Schema();
  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;

  // Appends one error X006 for each place that does not fit, at most max_errors, and tells whether
  // there was none. `path` names the bytes in the diagnostics. Throws as read_xml when the bytes
  // are not well formed.
  bool validate(std::string_view bytes, const std::string& path,
                base::Diagnostics& diagnostics) const;

  // The same of what has been parsed.
  bool validate(const Parsed& document, base::Diagnostics& diagnostics) const;

  // Whether the bytes are XML that fits, found in one pass without a tree in memory. `visit` sees
  // the elements in the order of their start tags: all of them when it fits, else some. What only
  // `validate` can judge counts as unfit: a document with anything before its root but a
  // declaration, and a value that has several patterns to choose from.
  bool fits(std::string_view bytes, const ElementVisitor& visit) const;

  static constexpr std::size_t max_errors = 20;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace xml
