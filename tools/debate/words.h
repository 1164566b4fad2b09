#pragma once
// The words of a text, cut once: where each stands, and the number of its form in lower case. What
// is asked of a form is so asked once, however often the form occurs. A word is as long as its
// form, which therefore says where it ends.
//
//   "The park, the trees"  →  the park the trees, with the forms 0 1 0 2

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/page_allocator.h"
#include "base/span.h"

namespace debate {

struct PlacedWord {
  std::uint32_t begin = 0;  // in the text
  std::uint32_t form = 0;
};

class Words {
 public:
  // Texts beyond 4 GiB are our mistake: the desk refuses them.
  explicit Words(std::string_view text);

  // In the order of the text.
  std::span<const PlacedWord> all() const { return words_; }
  // Those that begin in `range`. In constant time.
  std::span<const PlacedWord> in(base::Span range) const;
  base::Span span_of(const PlacedWord& word) const {
    return {word.begin, word.begin + forms_[word.form].key.size};
  }

  std::size_t forms() const { return forms_.size(); }
  // In lower case; valid as long as this object.
  std::string_view form(std::uint32_t number) const { return letters_of(forms_[number]); }
  // The number of a form, in any case; forms() when no word has it.
  std::uint32_t find(std::string_view form) const;

 private:
  static constexpr std::size_t head_size = 8;  // bytes
  // Tells most forms apart without a look at their letters.
  struct Key {
    std::uint64_t head = 0;  // the first bytes, in lower case: all of most words
    std::uint32_t size = 0;
    std::uint32_t hash = 0;
    bool operator==(const Key&) const = default;
  };
  struct Form {
    std::size_t begin = 0;  // in letters_
    Key key;
  };

  // Of words as they are typed; their case does not matter.
  static Key key_of(std::string_view word);
  static Key key_from(std::uint64_t head, std::uint64_t tail, std::size_t size);
  std::size_t slot_of(std::string_view word, const Key& key) const;
  std::uint32_t number_of(std::string_view word, const Key& key);
  std::uint32_t find_or_add(std::string_view word, const Key& key);
  void enter_block(std::size_t block);
  std::string_view letters_of(const Form& form) const {
    return std::string_view(letters_).substr(form.begin, form.key.size);
  }
  void grow();
  // The first word that begins at `at` or later.
  std::size_t first_from(std::size_t at) const;

  std::vector<PlacedWord, base::PageAllocator<PlacedWord>> words_;
  std::vector<std::uint32_t> blocks_;  // the first word that begins in each block or later
  std::string letters_;
  std::vector<Form> forms_;
  std::vector<std::uint32_t> slots_;  // open addressing; form number + 1, 0 is free
};

}  // namespace debate
