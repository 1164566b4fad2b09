#pragma once
// The only door to Hunspell: is this a word of the language, and which words have this beginning
// and this end. Each of Debian's word lists is loaded when it is first needed.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace normalize {

class Dictionary {
 public:
  // For English the British and the American list together. A language whose list is not
  // installed has no words.
  explicit Dictionary(std::string_view language);
  ~Dictionary();

  // Case counts as in the list: "quote" and "Quote" are words, "qUote" is not.
  bool has(const std::string& word);
  // Whether a list has an entry that is spelled just so.
  bool lists(const std::string& entry);
  // What stands between `beginning` and `end` in the lower-case entries of the lists that have
  // both; at least two letters, of an ending one, and at most `longest`. Sorted, without
  // repetition.
  std::vector<std::string> between(std::string_view beginning, std::string_view end,
                                   std::size_t longest);

 private:
  struct Lists;
  void read_entries();
  std::unique_ptr<Lists> lists_;
};

// The installed files that a Dictionary of this language reads, for manifests.
std::vector<std::filesystem::path> dictionary_files(std::string_view language);

}  // namespace normalize
