#include "normalize/dictionary.h"

#include <doctest/doctest.h>

TEST_CASE("words are asked for in the encoding of their list") {
  // Debian's German list is in ISO 8859-1, its French one in UTF-8.
  struct Row {
    const char *language, *word, *other;
  };
  for (const Row& row : {Row{"de-DE", "Gebühr", "Gebvhr"}, Row{"fr-FR", "réponse", "rvponse"}}) {
    CAPTURE(row.language);
    if (normalize::dictionary_files(row.language).empty()) continue;  // not installed
    normalize::Dictionary dictionary(row.language);
    CHECK(dictionary.has(row.word));
    CHECK_FALSE(dictionary.has(row.other));
  }
}
