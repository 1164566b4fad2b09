#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>

#include <unicode/uchar.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/utf8.h"
#include "text/breaks.h"
#include "text/hyphenation_exceptions.h"
#include "text/hyphenation_patterns.h"

namespace text {
namespace {

constexpr const char* pattern_folder = "/usr/share/hyphen";

// Positions between code points: k stands for "after k code points".
using Points = std::vector<std::uint8_t>;

// en_GB for en-GB, en-gb, en_GB.
std::string file_key(std::string_view language) {
  std::string key(language.substr(0, language.find_first_of("-_")));
  std::transform(key.begin(), key.end(), key.begin(), base::to_lower);
  const std::size_t cut = language.find_last_of("-_");
  if (cut == std::string_view::npos) return key;
  key += '_';
  for (const char c : language.substr(cut + 1)) {
    key += base::to_upper(c);
  }
  return key;
}

bool is_plain_name(std::string_view key) {
  return !key.empty() && key.size() <= 24 && std::all_of(key.begin(), key.end(), [](char c) {
    return base::is_letter(c) || base::is_digit(c) || c == '_';
  });
}

std::string primary_of(std::string_view key) {
  return std::string(key.substr(0, key.find('_')));
}

// The file for the language and region; else for English the American one; else the first by name
// of the same language. Empty: none.
std::string pattern_file(const std::string& key) {
  namespace fs = std::filesystem;
  if (!is_plain_name(key)) return {};
  const auto path_of = [](const std::string& k) {
    return std::string(pattern_folder) + "/hyph_" + k + ".dic";
  };
  std::error_code error;
  if (fs::exists(path_of(key), error) && key != "en") return path_of(key);
  const std::string primary = primary_of(key);
  if (primary == "en" && fs::exists(path_of("en_US"), error)) return path_of("en_US");
  if (fs::exists(path_of(primary), error)) return path_of(primary);
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator(pattern_folder, error)) {
    const std::string name = entry.path().filename().string();
    if (name.rfind("hyph_" + primary + "_", 0) == 0 && entry.path().extension() == ".dic") {
      found.push_back(entry.path().string());
    }
  }
  return found.empty() ? std::string() : *std::min_element(found.begin(), found.end());
}

// A word in lower case, and its code points' offsets in the word as given.
struct LowerWord {
  std::string text;
  std::u32string characters;
  std::vector<std::uint32_t> offsets;
};

// False when it is not made of letters alone.
bool lower_word(std::string_view word, LowerWord& out) {
  for (std::size_t i = 0; i < word.size();) {
    const base::CodePoint c = base::decode_utf8(word, i);
    char32_t lower = c.value;
    if (c.value < 0x80) {
      if (c.value >= U'A' && c.value <= U'Z') lower += 32;
      const bool is_letter = (lower >= U'a' && lower <= U'z') || lower == U'\'';
      if (!is_letter) return false;
    } else {
      const auto code = static_cast<UChar32>(c.value);
      const bool is_letter =
          u_isalpha(code) || c.value == U'\u2019' || u_charType(code) == U_NON_SPACING_MARK;
      if (!c.valid || !is_letter) return false;
      lower = static_cast<char32_t>(u_tolower(code));
    }
    if (out.offsets.size() >= HyphenationPatterns::longest_word) return false;
    base::append_utf8(out.text, lower);
    out.characters += lower;
    out.offsets.push_back(static_cast<std::uint32_t>(i));
    i += c.length;
  }
  return true;
}

// Language → word → points, out of the text of hyphenation_exceptions.txt.
using Exceptions = std::map<std::string, std::unordered_map<std::string, Points>, std::less<>>;

Exceptions read_exceptions(std::string_view file) {
  Exceptions out;
  while (!file.empty()) {
    const std::string_view line = file.substr(0, file.find('\n'));
    file.remove_prefix(std::min(file.size(), line.size() + 1));
    const std::size_t space = line.find(' ');
    if (line.empty() || line[0] == '#' || space == std::string_view::npos) continue;
    std::string word;
    Points points;
    std::uint8_t count = 0;
    for (std::size_t i = space + 1; i < line.size();) {
      const base::CodePoint c = base::decode_utf8(line, i);
      i += c.length;
      if (c.value == '-') {
        points.push_back(count);
        continue;
      }
      base::append_utf8(word, c.value);
      ++count;
    }
    out[std::string(line.substr(0, space))][word] = std::move(points);
  }
  return out;
}

}  // namespace

struct Hyphenator::Impl {
  struct Language {
    const HyphenationPatterns* patterns = nullptr;  // null: none
    std::unordered_map<std::string, Points> exceptions;
  };

  mutable std::mutex mutex;
  std::map<std::string, HyphenationPatterns> by_path;
  std::map<std::string, Language, std::less<>> by_language;
  Exceptions exceptions = read_exceptions(hyphenation_exceptions);

  Language& language(std::string_view name);
  const HyphenationPatterns* read_patterns(const std::string& path);
  void add_exceptions(std::string_view name, Language& language) const;
};

const HyphenationPatterns* Hyphenator::Impl::read_patterns(const std::string& path) {
  if (path.empty()) return nullptr;
  if (const auto known = by_path.find(path); known != by_path.end()) return &known->second;
  HyphenationPatterns patterns(base::read_file(path));
  if (patterns.empty()) return nullptr;
  return &by_path.emplace(path, std::move(patterns)).first->second;
}

void Hyphenator::Impl::add_exceptions(std::string_view name, Language& language) const {
  const std::string primary = primary_of(file_key(name));
  for (const std::string_view key : {std::string_view(primary), name}) {
    const auto of_language = exceptions.find(key);
    if (of_language == exceptions.end()) continue;
    for (const auto& [word, points] : of_language->second) language.exceptions[word] = points;
  }
}

Hyphenator::Impl::Language& Hyphenator::Impl::language(std::string_view name) {
  if (const auto known = by_language.find(name); known != by_language.end()) return known->second;
  constexpr std::size_t most_languages = 1000;
  if (by_language.size() >= most_languages) by_language.clear();
  Language& made = by_language[std::string(name)];
  made.patterns = read_patterns(pattern_file(file_key(name)));
  if (made.patterns != nullptr) add_exceptions(name, made);
  return made;
}

Hyphenator::Hyphenator() : impl_(std::make_unique<Impl>()) {}
Hyphenator::~Hyphenator() = default;

std::vector<std::uint32_t> Hyphenator::hyphenate(std::string_view word, std::string_view language,
                                                 HyphenationLimits limits) {
  std::vector<std::uint32_t> offsets;
  LowerWord lower;
  if (!lower_word(word, lower)) return offsets;
  const auto length = static_cast<int>(lower.offsets.size());
  if (length < limits.word) return offsets;
  const std::lock_guard lock(impl_->mutex);
  Impl::Language& known = impl_->language(language);
  if (known.patterns == nullptr) return offsets;
  const auto exception = known.exceptions.find(lower.text);
  const Points points = exception == known.exceptions.end()
                            ? known.patterns->points(lower.characters)
                            : exception->second;
  for (const std::uint8_t point : points) {
    if (point >= limits.before && length - point >= limits.after && point < length) {
      offsets.push_back(lower.offsets[point]);
    }
  }
  return offsets;
}

bool Hyphenator::has_patterns(std::string_view language) {
  const std::lock_guard lock(impl_->mutex);
  return impl_->language(language).patterns != nullptr;
}

std::vector<std::string> Hyphenator::files() const {
  const std::lock_guard lock(impl_->mutex);
  std::vector<std::string> paths;
  for (const auto& [path, patterns] : impl_->by_path) paths.push_back(path);
  return paths;
}

}  // namespace text
