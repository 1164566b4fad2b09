#pragma once
// Where one style sheet's diagnostics come from: it knows the text, turns offsets into lines and
// columns in O(log n), says a thing once and stops after a limit.

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"

namespace css {

// A broken or hostile sheet must not bury the useful lines.
inline constexpr std::size_t max_complaints_per_sheet = 200;

// What has been said already, of one file.
struct ComplaintLog {
  std::size_t count = 0;
  std::set<std::pair<std::string, std::string>> said;
};

class Complaints {
 public:
  // `text`, `diagnostics` and `log` must outlive this. `first_line` is where the text begins in its
  // file (a <style> element begins in the middle of one).
  Complaints(std::string path, std::string_view text, base::Diagnostics& diagnostics,
             ComplaintLog& log, std::size_t first_line = 1);

  const std::string& path() const { return path_; }

  void warn(std::string_view code, std::uint32_t offset, std::string message,
            std::string hint = {});
  // Only the first time that `key` is complained of in this sheet.
  void warn_once(const std::string& key, std::string_view code, std::uint32_t offset,
                 std::string message, std::string hint = {});

 private:
  base::Location locate(std::size_t offset, std::string_view& line);

  std::string path_;
  std::string_view text_;
  base::Diagnostics& diagnostics_;
  ComplaintLog& log_;
  std::size_t first_line_;
  std::vector<std::size_t> line_starts_;  // made at the first complaint
};

}  // namespace css
