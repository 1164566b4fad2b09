#include "normalize/language.h"

#include <doctest/doctest.h>

#include "normalize/normalize.h"

namespace {

std::string normalized(std::string_view raw, const std::string& language) {
  normalize::Options options;
  options.language = language;
  base::Diagnostics diagnostics;
  const normalize::CleanText clean =
      normalize::normalize(raw, "transcript.txt", options, diagnostics);
  return clean.language + ": " + clean.text;
}

}  // namespace

TEST_CASE("the language of a text shows in its function words, and English in its spelling") {
  struct Row {
    std::string_view text, language;
  };
  const Row rows[] = {
      {"", "en-GB"},
      {"Colour and behaviour.", "en-GB"},
      {"Color and behavior.", "en-US"},
      {"The boat is late, and nobody knows whether it will come.", "en-GB"},
      {"Ich wei\u00DF nicht, ob das Boot kommt; der Wirt ist auch nicht da, und das ist schade.",
       "de"},
      {"Les bateaux des voisins sont dans le port, et ce n'est pas une bonne chose pour eux.",
       "fr"},
      // Too few words to tell, and a quotation in another text.
      {"Das ist nicht wahr.", "en-GB"},
      {"He said \"das ist nicht das, was ich mit dir\" and that was the end of it, with the boat "
       "of "
       "the innkeeper and the rest of us that have to wait.",
       "en-GB"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(normalize::guess_language(row.text) == row.language);
  }
}

TEST_CASE("a text whose language nobody set gets the house style of the one it shows") {
  const std::string_view french =
      "Et la rue des Tanneurs ? Elle n'est pas dans le centre, et les voitures ne sont pas une "
      "g\u00EAne pour les voisins.";
  CHECK(normalized(french, "").starts_with("fr: Et la rue des Tanneurs ?"));
  CHECK(normalized(french, "en-GB").starts_with("en-GB: Et la rue des Tanneurs?"));
  // The style of a house in England, unless debate.toml says otherwise.
  CHECK(normalized("The color of the behavior.", "") == "en-GB: The color of the behavior.");
}
