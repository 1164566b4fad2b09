#pragma once
// Invented debates with the damage that real ones come with, and the truth about them. The same
// seed gives the same bytes on every machine.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "generator/damage.h"

namespace generator {

struct TruePost {
  std::size_t begin = 0;  // raw byte of the first character of its text
  std::string speaker;    // code, or name where there is no list
  bool labelled = false;  // a label or header still says so
  bool credited = false;  // an unlabelled post that another one credits or that tells itself
  std::vector<std::size_t> items;  // raw bytes where the texts of its list items begin
};

struct TrueDebate {
  std::string raw;
  std::string dialect;
  std::string language = "en-GB";
  std::vector<std::string> codes;  // of the list of participants, in its order
  std::vector<TruePost> posts;
  std::vector<std::pair<std::size_t, std::size_t>> quotations;  // quoting post, quoted post
  std::size_t lost_links = 0;
  std::vector<std::size_t> links;  // raw bytes where they begin
  std::vector<std::size_t> gaps;   // raw bytes behind which a link was lost
  // Rules of shared codes and of consistency that find something; none: nobody has judged it.
  std::optional<std::set<std::string>> findings;
  std::vector<DamagedPlace> places;  // words that a code was written into
};

inline constexpr int dialects = 10;

// `dialect` in [0, dialects).
TrueDebate make_debate(int dialect, std::uint64_t seed);

}  // namespace generator
