#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <mutex>
#include <unordered_map>

#include <hyphen.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include "base/utf8.h"
#include "text/breaks.h"
#include "text/hyphenation_exceptions.h"

namespace text {
namespace {

constexpr const char* pattern_folder = "/usr/share/hyphen";
constexpr std::size_t longest_word = 100;        // code points; longer ones are no words
constexpr std::size_t most_kept_words = 500000;  // then all are forgotten

// Positions between code points: k stands for "after k code points".
using Points = std::vector<std::uint8_t>;

struct DictClose {
  void operator()(HyphenDict* p) const { hnj_hyphen_free(p); }
};
struct ConverterClose {
  void operator()(UConverter* p) const { ucnv_close(p); }
};

struct Patterns {
  std::string path;
  std::unique_ptr<HyphenDict, DictClose> dict;
  std::unique_ptr<UConverter, ConverterClose> converter;  // null: UTF-8
  std::unordered_map<std::string, Points> words;          // by lower-case word
};

// en_GB for en-GB, en-gb, en_GB.
std::string file_key(std::string_view language) {
  std::string key(language.substr(0, language.find_first_of("-_")));
  std::transform(key.begin(), key.end(), key.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const std::size_t cut = language.find_last_of("-_");
  if (cut == std::string_view::npos) return key;
  key += '_';
  for (const char c : language.substr(cut + 1)) {
    key += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  }
  return key;
}

bool is_plain_name(std::string_view key) {
  return !key.empty() && key.size() <= 24 && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
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

std::unique_ptr<UConverter, ConverterClose> converter_for(const HyphenDict& dict) {
  std::string name = dict.cset;
  if (name.rfind("microsoft-", 0) == 0) name.erase(0, 10);
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UConverter, ConverterClose> converter(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) return nullptr;
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
  return converter;
}

// A word in lower case, its code points' offsets in the word as given, and whether it is one.
struct LowerWord {
  std::string text;
  std::u16string units;
  std::vector<std::uint32_t> offsets;
  bool is_word = true;
};

LowerWord lower_word(std::string_view word) {
  LowerWord out;
  for (std::size_t i = 0; i < word.size();) {
    const base::CodePoint c = base::decode_utf8(word, i);
    const auto code = static_cast<UChar32>(c.value);
    const bool is_letter = u_isalpha(code) || c.value == '\'' || c.value == U'\u2019' ||
                           u_charType(code) == U_NON_SPACING_MARK;
    if (!c.valid || !is_letter || c.value > 0xFFFF || out.offsets.size() >= longest_word) {
      out.is_word = false;
      return out;
    }
    const auto lower = static_cast<char32_t>(u_tolower(code));
    base::append_utf8(out.text, lower);
    out.units += static_cast<char16_t>(lower);
    out.offsets.push_back(static_cast<std::uint32_t>(i));
    i += c.length;
  }
  return out;
}

// The word in the encoding of the patterns; empty when it cannot be written so.
std::string encode(Patterns& patterns, const LowerWord& word) {
  if (!patterns.converter) return word.text;
  std::string out(word.units.size() * 4, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const int size =
      ucnv_fromUChars(patterns.converter.get(), out.data(), static_cast<std::int32_t>(out.size()),
                      word.units.data(), static_cast<std::int32_t>(word.units.size()), &status);
  if (U_FAILURE(status)) return {};
  out.resize(static_cast<std::size_t>(size));
  return out;
}

Points points_of(Patterns& patterns, const LowerWord& word) {
  Points points;
  const std::string bytes = encode(patterns, word);
  if (bytes.empty()) return points;
  std::string hyphens(bytes.size() + 5, '\0');
  char** replacements = nullptr;
  int* positions = nullptr;
  int* cuts = nullptr;
  const int failed =
      hnj_hyphen_hyphenate2(patterns.dict.get(), bytes.data(), static_cast<int>(bytes.size()),
                            hyphens.data(), nullptr, &replacements, &positions, &cuts);
  for (std::size_t k = 0; failed == 0 && k + 1 < word.offsets.size(); ++k) {
    const bool changes_letters = replacements != nullptr && replacements[k] != nullptr;
    if ((hyphens[k] & 1) != 0 && !changes_letters) {
      points.push_back(static_cast<std::uint8_t>(k + 1));
    }
  }
  if (replacements != nullptr) {
    for (std::size_t k = 0; k < bytes.size(); ++k) std::free(replacements[k]);
  }
  std::free(replacements);
  std::free(positions);
  std::free(cuts);
  return points;
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
  mutable std::mutex mutex;
  std::map<std::string, std::unique_ptr<Patterns>> by_path;
  std::map<std::string, Patterns*, std::less<>> by_language;  // null: none
  Exceptions exceptions = read_exceptions(hyphenation_exceptions);

  Patterns* patterns_for(std::string_view language);
  const Points* exception_for(std::string_view language, const std::string& word) const;
  const Points& points_for(Patterns& patterns, const LowerWord& word);
};

Patterns* Hyphenator::Impl::patterns_for(std::string_view language) {
  if (const auto known = by_language.find(language); known != by_language.end()) {
    return known->second;
  }
  const std::string path = pattern_file(file_key(language));
  Patterns* patterns = nullptr;
  if (const auto known = by_path.find(path); known != by_path.end()) {
    patterns = known->second.get();
  } else if (!path.empty()) {
    auto read = std::make_unique<Patterns>();
    read->path = path;
    read->dict.reset(hnj_hyphen_load(path.c_str()));
    if (read->dict && !read->dict->utf8) read->converter = converter_for(*read->dict);
    const bool usable = read->dict && (read->dict->utf8 || read->converter);
    if (usable) patterns = (by_path[path] = std::move(read)).get();
  }
  constexpr std::size_t most_languages = 1000;
  if (by_language.size() >= most_languages) by_language.clear();
  by_language.emplace(language, patterns);
  return patterns;
}

const Points* Hyphenator::Impl::exception_for(std::string_view language,
                                              const std::string& word) const {
  const std::string primary = primary_of(file_key(language));
  for (const std::string_view key : {language, std::string_view(primary)}) {
    const auto of_language = exceptions.find(key);
    if (of_language == exceptions.end()) continue;
    const auto found = of_language->second.find(word);
    if (found != of_language->second.end()) return &found->second;
  }
  return nullptr;
}

const Points& Hyphenator::Impl::points_for(Patterns& patterns, const LowerWord& word) {
  if (const auto known = patterns.words.find(word.text); known != patterns.words.end()) {
    return known->second;
  }
  if (patterns.words.size() >= most_kept_words) patterns.words.clear();
  return patterns.words[word.text] = points_of(patterns, word);
}

Hyphenator::Hyphenator() : impl_(std::make_unique<Impl>()) {}
Hyphenator::~Hyphenator() = default;

std::vector<std::uint32_t> Hyphenator::hyphenate(std::string_view word, std::string_view language,
                                                 HyphenationLimits limits) {
  const LowerWord lower = lower_word(word);
  const auto length = static_cast<int>(lower.offsets.size());
  std::vector<std::uint32_t> offsets;
  if (!lower.is_word || length < limits.word) return offsets;
  const std::lock_guard lock(impl_->mutex);
  Patterns* patterns = impl_->patterns_for(language);
  if (patterns == nullptr) return offsets;
  const Points* exception = impl_->exception_for(language, lower.text);
  for (const std::uint8_t point : exception ? *exception : impl_->points_for(*patterns, lower)) {
    if (point >= limits.before && length - point >= limits.after && point < length) {
      offsets.push_back(lower.offsets[point]);
    }
  }
  return offsets;
}

bool Hyphenator::has_patterns(std::string_view language) {
  const std::lock_guard lock(impl_->mutex);
  return impl_->patterns_for(language) != nullptr;
}

std::vector<std::string> Hyphenator::files() const {
  const std::lock_guard lock(impl_->mutex);
  std::vector<std::string> paths;
  for (const auto& [path, patterns] : impl_->by_path) paths.push_back(path);
  return paths;
}

}  // namespace text
