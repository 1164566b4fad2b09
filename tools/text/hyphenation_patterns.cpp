#include "text/hyphenation_patterns.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>

#include <unicode/ucnv.h>

#include "base/utf8.h"

namespace text {
namespace {

struct ConverterClose {
  void operator()(UConverter* p) const { ucnv_close(p); }
};

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'\u2019';
}

// From the encoding that the first line names; empty when ICU does not know it.
std::string to_utf8(std::string_view bytes, std::string name) {
  constexpr std::string_view prefix = "microsoft-";
  if (name.rfind(prefix, 0) == 0) name.erase(0, prefix.size());
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, ConverterClose> from(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) return {};
  std::u16string units(bytes.size() + 1, u'\0');
  const int size = ucnv_toUChars(from.get(), units.data(), static_cast<int>(units.size()),
                                 bytes.data(), static_cast<int>(bytes.size()), &status);
  if (U_FAILURE(status)) return {};
  std::string out;
  for (int i = 0; i < size; ++i) base::append_utf8(out, units[static_cast<std::size_t>(i)]);
  return out;
}

// The number after "KEYWORD ", nothing for another line.
std::optional<std::size_t> setting(std::string_view line, std::string_view keyword) {
  if (line.substr(0, keyword.size()) != keyword) return std::nullopt;
  line.remove_prefix(std::min(line.size(), line.find_first_of("0123456789")));
  std::size_t value = 0;
  std::from_chars(line.data(), line.data() + line.size(), value);
  return std::min<std::size_t>(value, HyphenationPatterns::longest_word);
}

}  // namespace

// A level as it grows, pattern by pattern.
class HyphenationPatterns::Builder {
 public:
  void add(std::string_view pattern) {
    const std::size_t slash = pattern.find('/');
    const bool changes_letters = slash != std::string_view::npos;
    if (changes_letters) pattern = pattern.substr(0, slash);
    std::string values{'0'};
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < pattern.size();) {
      const base::CodePoint c = base::decode_utf8(pattern, i);
      i += c.length;
      if (is_digit(c.value)) {
        const bool forbid = changes_letters && c.value % 2 == 1 && c.value != U'9';
        values.back() = static_cast<char>(c.value + (forbid ? 1 : 0));
        continue;
      }
      at = step(at, c.value);
      values += '0';
    }
    if (at == 0) return;
    nodes_[at].values = static_cast<std::uint32_t>(values_.size());
    values_ += values;
  }

  // Its nodes by their distance from the root.
  Level finish() {
    Level level;
    level.values = std::move(values_);
    std::vector<std::uint32_t> order{0};
    level.characters.push_back(0);
    for (std::size_t i = 0; i < order.size(); ++i) {
      const Growing& node = nodes_[order[i]];
      Node made;
      made.first_child = static_cast<std::uint32_t>(order.size());
      made.values = node.values;
      for (std::uint32_t child = node.child; child != 0; child = nodes_[child].sibling) {
        order.push_back(child);
        level.characters.push_back(nodes_[child].character);
      }
      made.child_count = static_cast<std::uint32_t>(order.size()) - made.first_child;
      level.nodes.push_back(made);
    }
    for (std::uint32_t child = 1; child <= level.nodes.front().child_count; ++child) {
      const char32_t character = level.characters[child];
      if (character < level.first.size()) level.first[character] = child;
    }
    return level;
  }

 private:
  struct Growing {
    char32_t character = 0;
    std::uint32_t child = 0, sibling = 0;  // 0: none
    std::uint32_t values = 0;
  };

  std::uint32_t step(std::uint32_t from, char32_t character) {
    std::uint32_t child = nodes_[from].child;
    if (from == 0 && character < first_.size()) child = first_[character];
    while (child != 0 && nodes_[child].character != character) child = nodes_[child].sibling;
    if (child != 0) return child;
    child = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({character, 0, nodes_[from].child, 0});
    nodes_[from].child = child;
    if (from == 0 && character < first_.size()) first_[character] = child;
    return child;
  }

  std::vector<Growing> nodes_{Growing()};
  std::array<std::uint32_t, 128> first_{};  // children of the root, as in Level
  std::string values_{'\0'};
};

HyphenationPatterns::HyphenationPatterns(std::string_view file) {
  const std::string charset(file.substr(0, file.find_first_of("\r\n")));
  std::string converted;
  if (charset != "UTF-8" && charset != "utf-8") {
    converted = to_utf8(file, charset);
    file = converted;
  }
  std::vector<Builder> levels(1);
  file.remove_prefix(std::min(file.size(), file.find('\n')));
  while (!file.empty()) {
    file.remove_prefix(1);
    const std::size_t end = std::min(file.size(), file.find('\n'));
    std::string_view line = file.substr(0, end);
    file.remove_prefix(end);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (line.empty() || line[0] == '%' || line[0] == '#') continue;
    if (line[0] < 'A' || line[0] > 'Z') {
      levels.back().add(line);
      continue;
    }
    if (const auto value = setting(line, "LEFTHYPHENMIN")) before_ = *value;
    if (const auto value = setting(line, "RIGHTHYPHENMIN")) after_ = *value;
    if (line == "NEXTLEVEL" && levels.size() < 2) levels.emplace_back();
  }
  for (Builder& level : levels) levels_.push_back(level.finish());
}

std::uint32_t HyphenationPatterns::child_of(const Level& level, std::uint32_t node,
                                            char32_t character) {
  if (node == 0 && character < level.first.size()) return level.first[character];
  const Node& parent = level.nodes[node];
  const char32_t* const begin = level.characters.data() + parent.first_child;
  const char32_t* const end = begin + parent.child_count;
  const char32_t* const found = std::find(begin, end, character);
  return found == end ? 0 : static_cast<std::uint32_t>(found - level.characters.data());
}

// Sets found[k] where the level divides `part`, which begins `offset` code points into the word.
void HyphenationPatterns::mark(const Level& level, std::u32string_view part, std::size_t offset,
                               std::vector<bool>& found) const {
  std::array<char32_t, longest_word + 2> dotted{};
  dotted[0] = U'.';
  std::copy(part.begin(), part.end(), dotted.begin() + 1);
  const std::size_t size = part.size() + 2;
  dotted[size - 1] = U'.';
  std::array<char, longest_word + 3> best{};  // before each character of `dotted`
  for (std::size_t begin = 0; begin < size; ++begin) {
    std::uint32_t at = 0;
    for (std::size_t i = begin; i < size; ++i) {
      at = child_of(level, at, dotted[i]);
      if (at == 0) break;
      const std::uint32_t values = level.nodes[at].values;
      for (std::size_t k = 0; values != 0 && k <= i + 1 - begin; ++k) {
        best[begin + k] = std::max(best[begin + k], level.values[values + k]);
      }
    }
  }
  for (std::size_t k = 1; k < part.size(); ++k) {
    if (best[k + 1] % 2 == 1) found[offset + k] = true;
  }
}

std::vector<std::uint8_t> HyphenationPatterns::points(std::u32string_view word) const {
  std::vector<std::uint8_t> out;
  if (word.size() > longest_word) return out;
  std::vector<bool> found(word.size() + 1, false);
  mark(levels_.front(), word, 0, found);
  if (levels_.size() > 1) {
    const std::vector<bool> joints = found;
    for (std::size_t begin = 0, k = 1; k <= word.size(); ++k) {
      if (k < word.size() && !joints[k]) continue;
      mark(levels_.back(), word.substr(begin, k - begin), begin, found);
      begin = k;
    }
  }
  // Letters since the last apostrophe, or the beginning; then up to the next one.
  std::size_t since = 0;
  for (std::size_t k = 1; k < word.size(); ++k) {
    since = is_apostrophe(word[k - 1]) ? 0 : since + 1;
    if (!found[k] || since < before_ || word.size() - k < after_) continue;
    const std::u32string_view rest = word.substr(k);
    const auto next = std::find_if(rest.begin(), rest.end(), is_apostrophe);
    if (next - rest.begin() < static_cast<std::ptrdiff_t>(before_)) continue;
    out.push_back(static_cast<std::uint8_t>(k));
  }
  return out;
}

}  // namespace text
