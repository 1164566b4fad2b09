#pragma once
// Tokens → rules and declarations (CSS Syntax 3 §5). Never fails: what cannot be understood becomes
// an item of kind `error`, and reading goes on where the standard says.

#include <optional>
#include <string_view>
#include <vector>

#include "css/token.h"

namespace css {

struct Item {
  enum class Kind : std::uint8_t { declaration, at_rule, qualified_rule, error };

  Kind kind = Kind::error;
  bool important = false;       // declaration
  std::string_view name;        // declaration and at-rule, as written
  Tokens prelude;               // rules: what stands before the block; declaration: the value
  std::optional<Tokens> block;  // rules: between the braces; an at-rule may have none
  const Token* at = nullptr;    // where it begins
};

// A whole sheet: rules, where <!-- and --> are skipped.
std::vector<Item> parse_stylesheet(Tokens tokens);
// The same without that, as inside @media.
std::vector<Item> parse_rule_list(Tokens tokens);
// Declarations and at-rules, as in style="".
std::vector<Item> parse_declaration_list(Tokens tokens);
// Declarations, at-rules and nested rules, as in a style rule's block.
std::vector<Item> parse_block_contents(Tokens tokens);
// Name, colon, value; nullopt when it is not a declaration. The value runs to the end of `tokens`.
std::optional<Item> parse_declaration(Tokens tokens);

// An+B (§6): the numbers A and B.
struct NthPattern {
  int step = 0;
  int offset = 0;

  // Is `index` (counted from 1) among A×0+B, A×1+B, A×2+B …?
  bool contains(int index) const;
};
std::optional<NthPattern> parse_nth(Tokens tokens);

}  // namespace css
