#pragma once
// Unicode's case mappings (The Unicode Standard §3.13) with those of a language: Turkish i, Dutch
// ij, Greek capitals without accents.

#include <string>
#include <string_view>

namespace text {

// `language` is a BCP 47 tag and may be empty.
std::string upper_case(std::string_view utf8, const std::string& language);
std::string lower_case(std::string_view utf8, const std::string& language);
// The first letter of a word as a title has it.
char32_t title_case(char32_t letter, std::string_view language);

bool is_letter_or_digit(char32_t character);

}  // namespace text
