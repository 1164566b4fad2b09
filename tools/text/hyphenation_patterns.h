#pragma once
// Hyphenation by patterns: F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", Stanford 1983, with
// the pattern files of libhyphen (README.hyphen), which it reads several times faster than that
// library. Patterns that also change letters ("ck" → "k-k") forbid their break. Private to this
// room.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace text {

class HyphenationPatterns {
 public:
  // The bytes of a .dic file. What cannot be read is left out.
  explicit HyphenationPatterns(std::string_view file);

  bool empty() const { return levels_.front().nodes.size() <= 1; }

  // Numbers of code points after which `word`, in lower case, may be divided; ascending. The
  // minima of the file are kept on both sides, of the word and of parts next to an apostrophe.
  std::vector<std::uint8_t> points(std::u32string_view word) const;

  static constexpr std::size_t longest_word = 100;  // code points; longer ones are not divided

 private:
  // A tree of characters; the children of a node lie side by side, for the sake of the cache.
  struct Node {
    std::uint32_t first_child = 0, child_count = 0;
    std::uint32_t values = 0;  // of the pattern that ends here, in `values`; 0: none
  };
  // The first level divides compounds, the last one their parts; most files have one level.
  struct Level {
    std::vector<Node> nodes;                 // the root is the first
    std::vector<char32_t> characters;        // that lead to each node
    std::array<std::uint32_t, 128> first{};  // children of the root that are ASCII; 0: none
    // One digit before each character of a pattern and one behind the last.
    std::string values;
  };
  class Builder;

  static std::uint32_t child_of(const Level& level, std::uint32_t node, char32_t character);
  void mark(const Level& level, std::u32string_view part, std::size_t offset,
            std::vector<bool>& found) const;

  std::vector<Level> levels_;
  std::size_t before_ = 2, after_ = 2;
};

}  // namespace text
