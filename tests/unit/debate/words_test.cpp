#include "debate/words.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "debate/characters.h"

namespace {

std::vector<std::string> words_in(std::string_view text, base::Span range) {
  const debate::Words words(text);
  std::vector<std::string> found;
  for (const debate::PlacedWord& word : words.in(range)) {
    found.emplace_back(debate::slice(text, words.span_of(word)));
    CHECK(words.form(word.form) == debate::lowered(found.back()));
    CHECK(words.find(found.back()) == word.form);
  }
  return found;
}

}  // namespace

TEST_CASE("words are cut as one by one, with apostrophes and letters beyond ASCII inside them") {
  const std::string_view texts[] = {
      "The park, the trees.",
      "it's o'clock 'tis dogs' — don\u2019t",
      "caf\u00E9 na\u00EFve \u201Cquoted\u201D caf\u00E9\u2019s",
      "photosynthesis PHOTOSYNTHESIS photosynthetic 12345678 123456789",
      "'' \u2019 \u00A0 \xE2\x80",
      ""};
  for (const std::string_view text : texts) {
    CAPTURE(text);
    std::vector<std::string> expected;
    for (base::Span word = debate::next_word(text, 0, text.size()); !word.empty();
         word = debate::next_word(text, word.end, text.size())) {
      expected.emplace_back(debate::slice(text, word));
    }
    CHECK(words_in(text, {0, text.size()}) == expected);
  }
}

TEST_CASE("forms are numbered in the order of the text, whatever the case") {
  const debate::Words words("The park, THE trees, the Park");
  CHECK(words.forms() == 3);
  CHECK(words.find("the") == 0);
  CHECK(words.find("park") == 1);
  CHECK(words.find("trees") == 2);
  CHECK(words.find("tree") == words.forms());
}

TEST_CASE("the words of a range are those that begin in it, however long the gaps between them") {
  const std::string text = "one" + std::string(1000, ' ') + "two three" + std::string(600, '.');
  CHECK(words_in(text, {0, 1}) == std::vector<std::string>{"one"});
  CHECK(words_in(text, {1, 1003}).empty());
  CHECK(words_in(text, {1, 1004}) == std::vector<std::string>{"two"});
  CHECK(words_in(text, {1004, text.size()}) == std::vector<std::string>{"three"});
  CHECK(words_in(text, {1500, text.size()}).empty());
  CHECK(words_in(text, {5, 2}).empty());
}
