#include "normalize/dictionary.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <hunspell/hunspell.hxx>

#include "normalize/ascii.h"

namespace normalize {

struct Dictionary::Lists {
  std::vector<std::unique_ptr<Hunspell>> hunspell;
  std::vector<std::string> entries;  // lower-case, letters only
};

namespace {

// Long words take Hunspell's compound search long; no English word is longer.
constexpr std::size_t longest_word = 40;

std::vector<std::string> lists_for(std::string_view language) {
  if (language.starts_with("en")) return {"en_GB", "en_US"};
  std::string name(language);
  std::replace(name.begin(), name.end(), '-', '_');
  if (name.size() == 2) name += '_' + std::string{to_upper(name[0]), to_upper(name[1])};
  return {name};
}

void add_entries(const std::filesystem::path& path, std::vector<std::string>& entries) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t end = line.find_first_of("/\t\r ");
    if (end != std::string::npos) line.resize(end);
    if (line.size() > 2 && std::all_of(line.begin(), line.end(), is_lower)) {
      entries.push_back(std::move(line));
    }
  }
}

}  // namespace

Dictionary::Dictionary(std::string_view language) : lists_(std::make_unique<Lists>()) {
  const std::filesystem::path folder = "/usr/share/hunspell";
  for (const std::string& name : lists_for(language)) {
    const std::filesystem::path affixes = folder / (name + ".aff"),
                                words = folder / (name + ".dic");
    std::error_code ignored;
    if (!std::filesystem::exists(affixes, ignored) || !std::filesystem::exists(words, ignored)) {
      continue;
    }
    lists_->hunspell.push_back(std::make_unique<Hunspell>(affixes.c_str(), words.c_str()));
    add_entries(words, lists_->entries);
  }
  std::sort(lists_->entries.begin(), lists_->entries.end());
  const auto last = std::unique(lists_->entries.begin(), lists_->entries.end());
  lists_->entries.erase(last, lists_->entries.end());
}

Dictionary::~Dictionary() = default;

bool Dictionary::has(const std::string& word) const {
  if (word.empty() || word.size() > longest_word) return false;
  return std::any_of(lists_->hunspell.begin(), lists_->hunspell.end(),
                     [&](const auto& list) { return list->spell(word); });
}

std::vector<std::string> Dictionary::between(std::string_view beginning, std::string_view end,
                                             std::size_t longest) const {
  std::vector<std::string> found;
  auto entry = std::lower_bound(lists_->entries.begin(), lists_->entries.end(), beginning);
  for (; entry != lists_->entries.end() && entry->starts_with(beginning); ++entry) {
    const std::size_t around = beginning.size() + end.size();
    if (entry->size() < around + 2 || entry->size() > around + longest) continue;
    if (entry->ends_with(end))
      found.push_back(entry->substr(beginning.size(), entry->size() - around));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace normalize
