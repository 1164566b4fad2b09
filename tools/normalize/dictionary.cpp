#include "normalize/dictionary.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include <hunspell/hunspell.hxx>

#include "base/file.h"
#include "base/utf8.h"
#include "normalize/ascii.h"

namespace normalize {

struct Dictionary::Lists {
  struct List {
    std::filesystem::path affixes, words;
    std::unique_ptr<Hunspell> hunspell;     // loaded when asked
    bool latin1 = false;                    // so the list is encoded; else in UTF-8
    std::string file;                       // the words, read when asked …
    std::vector<std::string_view> entries;  // … and its lower-case entries, sorted
  };
  std::vector<List> lists;
};

namespace {

// Long words take Hunspell's compound search long; no English word is longer.
constexpr std::size_t longest_word = 40;
constexpr const char* word_lists = "/usr/share/hunspell";

std::vector<std::string> lists_for(std::string_view language) {
  if (language.starts_with("en")) return {"en_GB", "en_US"};
  std::string name(language);
  std::replace(name.begin(), name.end(), '-', '_');
  if (name.size() == 2) name += '_' + std::string{to_upper(name[0]), to_upper(name[1])};
  return {name};
}

// In ISO 8859-1; nothing when a character is not in it.
std::optional<std::string> in_latin1(const std::string& word) {
  std::string out;
  for (std::size_t i = 0; i < word.size();) {
    const base::CodePoint c = base::decode_utf8(word, i);
    if (!c.valid || c.value > 0xFF) return std::nullopt;
    out += static_cast<char>(c.value);
    i += c.length;
  }
  return out;
}

// The lower-case entries of a word list, without their affix flags, in order.
std::vector<std::string_view> entries_of(std::string_view file) {
  std::vector<std::string_view> entries;
  while (!file.empty()) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    std::string_view line = file.substr(0, end);
    file.remove_prefix(std::min(end + 1, file.size()));
    line = line.substr(0, line.find_first_of("/\t\r "));
    if (line.size() > 2 && std::all_of(line.begin(), line.end(), is_lower)) entries.push_back(line);
  }
  if (!std::is_sorted(entries.begin(), entries.end())) std::sort(entries.begin(), entries.end());
  return entries;
}

}  // namespace

std::vector<std::filesystem::path> dictionary_files(std::string_view language) {
  const std::filesystem::path folder = word_lists;
  std::vector<std::filesystem::path> files;
  for (const std::string& name : lists_for(language)) {
    const std::filesystem::path affixes = folder / (name + ".aff"),
                                words = folder / (name + ".dic");
    std::error_code ignored;
    if (!std::filesystem::exists(affixes, ignored) || !std::filesystem::exists(words, ignored)) {
      continue;
    }
    files.insert(files.end(), {affixes, words});
  }
  return files;
}

Dictionary::Dictionary(std::string_view language) : lists_(std::make_unique<Lists>()) {
  const std::vector<std::filesystem::path> files = dictionary_files(language);
  for (std::size_t i = 0; i + 1 < files.size(); i += 2) {
    lists_->lists.push_back({files[i], files[i + 1], nullptr, false, {}, {}});
  }
}

Dictionary::~Dictionary() = default;

bool Dictionary::has(const std::string& word) {
  if (word.empty() || word.size() > longest_word) return false;
  for (Lists::List& list : lists_->lists) {
    if (!list.hunspell) {
      list.hunspell = std::make_unique<Hunspell>(list.affixes.c_str(), list.words.c_str());
      list.latin1 = list.hunspell->get_dict_encoding().find("8859-1") != std::string::npos;
    }
    const std::optional<std::string> asked = list.latin1 ? in_latin1(word) : word;
    if (asked && list.hunspell->spell(*asked)) return true;
  }
  return false;
}

void Dictionary::read_entries() {
  for (Lists::List& list : lists_->lists) {
    if (!list.file.empty()) continue;
    list.file = base::read_file(list.words);
    list.entries = entries_of(list.file);
  }
}

bool Dictionary::lists(const std::string& entry) {
  read_entries();
  for (const Lists::List& list : lists_->lists) {
    const std::optional<std::string> asked = list.latin1 ? in_latin1(entry) : entry;
    if (!asked) continue;
    const std::string line = "\n" + *asked;
    for (std::size_t at = list.file.find(line); at != std::string::npos;
         at = list.file.find(line, at + 1)) {
      const std::size_t end = at + line.size();
      if (end == list.file.size() ||
          std::string_view("/\n\r\t ").find(list.file[end]) != std::string_view::npos) {
        return true;
      }
    }
  }
  return false;
}

std::vector<std::string> Dictionary::between(std::string_view beginning, std::string_view end,
                                             std::size_t longest) {
  std::vector<std::string> found;
  const std::size_t around = beginning.size() + end.size(), shortest = end.empty() ? 1 : 2;
  read_entries();
  for (const Lists::List& list : lists_->lists) {
    auto entry = std::lower_bound(list.entries.begin(), list.entries.end(), beginning);
    for (; entry != list.entries.end() && entry->starts_with(beginning); ++entry) {
      if (entry->size() < around + shortest || entry->size() > around + longest) continue;
      if (!entry->ends_with(end)) continue;
      found.emplace_back(entry->substr(beginning.size(), entry->size() - around));
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace normalize
