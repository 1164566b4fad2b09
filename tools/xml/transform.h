#pragma once
// XSLT 1.0 (W3C 1999) through libxslt, as a function from bytes to bytes. A style sheet may read
// only files in its own folder or below (xsl:include, xsl:import, document()); it cannot write and
// cannot use the network. Its recursion and its number of steps are bounded, so that a style sheet
// with a loop ends with an error.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "xml/document.h"

namespace xml {

// A top-level xsl:param that is set to a string.
struct Parameter {
  std::string name;
  std::string value;
};

// What a style sheet made.
class Transformed {
 public:
  struct Impl;

  explicit Transformed(std::unique_ptr<Impl> impl);
  Transformed(Transformed&&) noexcept;
  ~Transformed();

  std::string bytes() const;  // serialized as its xsl:output asks
  // What read_xml makes of the bytes, mostly without writing and reading them.
  Document document(std::string path) const;

 private:
  std::unique_ptr<Impl> impl_;
};

// What the style sheet makes of `input` (XML bytes; `input_path` names them). An xsl:message
// becomes a note X012. Throws base::Error: X010 a style sheet that does not compile, X011 one that
// fails while it runs or ends by xsl:message terminate="yes", both with the style sheet's file and
// line; and as read_xml for either document.
Transformed transform_to_tree(const std::filesystem::path& style_sheet, std::string_view input,
                              const std::string& input_path,
                              const std::vector<Parameter>& parameters,
                              base::Diagnostics& diagnostics);

// The bytes of the same.
std::string transform(const std::filesystem::path& style_sheet, std::string_view input,
                      const std::string& input_path, const std::vector<Parameter>& parameters,
                      base::Diagnostics& diagnostics);

}  // namespace xml
