#pragma once
// RELAX NG validation (ISO/IEC 19757-2, XML syntax) through libxml2.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "xml/document.h"

namespace xml {

class Schema {
 public:
  // Compiles the schema once. Throws base::Error: as read_file and read_xml, or X005 (kind
  // environment) when the file is not a RELAX NG schema.
  explicit Schema(const std::filesystem::path& path);
  ~Schema();
  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;

  // Appends one error X006 for each place that does not fit, at most max_errors, and tells whether
  // there was none. `path` names the bytes in the diagnostics. Throws as read_xml when the bytes
  // are not well formed.
  bool validate(std::string_view bytes, const std::string& path,
                base::Diagnostics& diagnostics) const;

  // The same, and the elements of the document that was read for it, without their text.
  Document read_elements_and_validate(std::string_view bytes, const std::string& path,
                                      base::Diagnostics& diagnostics) const;

  static constexpr std::size_t max_errors = 20;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace xml
