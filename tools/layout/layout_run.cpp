#include "layout/layout_run.h"

#include <utility>

namespace layout {

void LayoutRun::warn(std::string code, BoxId box, std::string message, std::string hint) {
  while (box != no_box && tree[box].node == xml::no_node) box = tree[box].parent;
  base::Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.severity = base::Severity::warning;
  diagnostic.where.path = document.path();
  if (box != no_box) diagnostic.where.line = document[tree[box].node].line;
  diagnostic.message = std::move(message);
  diagnostic.hint = std::move(hint);
  const auto line = static_cast<std::uint32_t>(diagnostic.where.line);
  if (!reported.emplace(diagnostic.code, line).second) return;
  diagnostics.push_back(std::move(diagnostic));
}

}  // namespace layout
