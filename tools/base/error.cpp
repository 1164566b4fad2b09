#include "base/error.h"

#include <fmt/format.h>

namespace base {

void fail(Error::Kind kind, std::string code, std::string path, std::string message,
          std::string hint) {
  Diagnostic d;
  d.code = std::move(code);
  d.where.path = std::move(path);
  d.message = std::move(message);
  d.hint = std::move(hint);
  throw Error(kind, std::move(d));
}

void expects(bool condition, const char* what, const char* file, int line) {
  if (!condition) throw std::logic_error(fmt::format("{}:{}: expected {}", file, line, what));
}

}  // namespace base
