#pragma once
// What the program has to say about an input: a rule code, where, what is wrong and what to do.
// Diagnostics are values; only tools/rapporteur prints them. Printed form:
//   path:line:col: severity[CODE]: message
// Codes are a letter for the stage and three digits, never reused: B base and files, N normalize,
// D debate, X xml and tei, E edition, S style, F font and text, L layout, P pdf, C command line.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace base {

enum class Severity { note, warning, error };

// 1-based; line 0 means "the file as a whole". Columns count characters (code points).
struct Location {
  std::string path;
  std::size_t line = 0;
  std::size_t column = 0;
};

struct Diagnostic {
  std::string code;
  Severity severity = Severity::error;
  Location where;
  std::string message;      // lower case, what is wrong and then what was done
  std::string hint;         // what to do; may be empty
  std::string source_line;  // the offending line, without its end; may be empty
};

using Diagnostics = std::vector<Diagnostic>;

// Where byte `offset` of `text` lies; an offset past the end is clamped.
Location locate(std::string_view path, std::string_view text, std::size_t offset);

// Locations of many offsets of one text. In growing order they cost one walk over it; an offset
// before the last one begins anew.
class Locator {
 public:
  Locator(std::string_view path, std::string_view text) : path_(path), text_(text) {}
  Location at(std::size_t offset);
  // The line of the last location, without its end; empty when it is not UTF-8.
  std::string line() const;

 private:
  std::string_view path_;
  std::string_view text_;
  std::size_t line_ = 1;
  std::size_t line_begin_ = 0;
  std::size_t counted_ = 0;  // the last offset …
  std::size_t column_ = 1;   // … and its column
};

std::string_view name_of(Severity severity);

// "path:line:col: severity[CODE]: message", then the source line with a caret (of a long line the
// part around it) and "hint: …" on lines of their own when they are known. No final line end.
std::string format_diagnostic(const Diagnostic& diagnostic);

}  // namespace base
