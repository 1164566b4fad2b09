#include <algorithm>
#include <vector>

#include "normalize/phases.h"
#include "normalize/rule.h"

namespace normalize {

std::span<const Rule> rules() {
  static const std::vector<Rule> all = [] {
    std::vector<Rule> rows;
    for (const std::span<const Rule> part :
         {decoding_rules(), character_rules(), spacing_rules(), dash_rules(), quote_rules(),
          code_rules(), link_rules()}) {
      rows.insert(rows.end(), part.begin(), part.end());
    }
    std::sort(rows.begin(), rows.end(),
              [](const Rule& a, const Rule& b) { return a.code < b.code; });
    return rows;
  }();
  return all;
}

}  // namespace normalize
