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
  struct Node {
    char32_t character = 0;
    std::uint32_t child = 0, sibling = 0;  // 0: none
    std::uint32_t values = 0;              // of the pattern that ends here, in `values`; 0: none
  };
  // The first level divides compounds, the last one their parts; most files have one level.
  struct Level {
    std::vector<Node> nodes{Node()};
    std::array<std::uint32_t, 128> first{};  // children of the root that are ASCII
    std::string values{
        '\0'};  // one digit before each character of a pattern and one behind the last
  };

  static std::uint32_t child_of(const Level& level, std::uint32_t node, char32_t character);
  void read_line(std::string_view line);
  static void add_pattern(Level& level, std::string_view pattern);
  void mark(const Level& level, std::u32string_view part, std::size_t offset,
            std::vector<bool>& found) const;

  std::vector<Level> levels_{Level()};
  std::size_t before_ = 2, after_ = 2;
};

}  // namespace text
