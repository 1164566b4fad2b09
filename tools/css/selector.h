#pragma once
// Selectors (Selectors 4, CSS Nesting 1): text → a value that a Matcher can try on an element.

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "css/names.h"
#include "css/styled.h"
#include "css/syntax.h"
#include "css/token.h"

namespace css {

// Limits against hostile sheets; a selector beyond them is refused like an invalid one.
inline constexpr std::size_t max_compounds = 64;  // joined by combinators
inline constexpr std::size_t max_simples = 256;   // in one compound
inline constexpr std::size_t max_list = 4096;     // selectors in one list
inline constexpr int max_selector_depth = 8;      // :is(:not(:is(…)))

enum class Combinator : std::uint8_t { none, descendant, child, next_sibling, later_sibling };

enum class Condition : std::uint8_t {
  type,
  name_space,
  id,
  class_,
  attribute,
  root,
  empty,
  link,
  never,
  language,
  only_child,
  only_of_type,
  nth_child,
  nth_last_child,
  nth_of_type,
  nth_last_of_type,
  is,
  not_,
  has
};

enum class AttributeTest : std::uint8_t {
  exists,
  equals,
  includes,
  dash_match,
  prefix,
  suffix,
  substring
};

struct Selector;
using SelectorList = std::vector<Selector>;

struct Simple {
  Condition condition = Condition::type;
  AttributeTest test = AttributeTest::exists;
  bool ignore_case = false;
  Name name = no_name;        // type, id, class
  Name lower_name = no_name;  // type: as HTML spells it
  NthPattern nth;
  std::string key;    // attribute: its name
  std::string value;  // attribute: its value; name_space: the URI; language: comma-separated ranges
  std::shared_ptr<const SelectorList> list;  // is, not, has; nth_child: `of`
};

struct Compound {
  std::vector<Simple> simples;               // none: the universal selector
  Combinator combinator = Combinator::none;  // to the compound on its left, the next one here
};

// Counts of ids, of classes and attributes, of types (Selectors 4 §17), each capped at 1023.
struct Specificity {
  int ids = 0, classes = 0, types = 0;
  std::uint32_t packed() const;
};

struct Selector {
  std::vector<Compound> compounds;  // from right to left; never empty
  std::optional<Pseudo> pseudo;
  Specificity specificity;
};

struct SelectorContext {
  Names* names = nullptr;
  const std::map<std::string, std::string, std::less<>>* namespaces = nullptr;  // "" is the default
  std::shared_ptr<const SelectorList> parent;  // what & stands for; null outside nesting
  bool nested = false;                         // a selector without & is then inside the parent
};

// nullopt when any of them is invalid, as the standard has it; `problem` then says why.
std::optional<SelectorList> parse_selectors(Tokens tokens, const SelectorContext& context,
                                            std::string& problem);

}  // namespace css
