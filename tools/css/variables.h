#pragma once
// Custom properties and var() (CSS Variables 1).

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "css/names.h"
#include "css/rules.h"
#include "css/token.h"

namespace css {

// A short declaration can name values that double in size at every step. These bound one value, the
// chain of properties that it is made of, and all substitutions for one document.
inline constexpr std::size_t max_substituted_tokens = 65'536;
inline constexpr int max_variable_depth = 64;
inline constexpr std::size_t max_all_substituted_tokens = 20'000'000;

// Custom properties of an element by name, each fully substituted. Shared by all that inherit them.
using Variables = std::map<Name, Tokens>;
using SharedVariables = std::shared_ptr<const Variables>;

class Substitution {
 public:
  explicit Substitution(const Names& names) : names_(names) {}

  // What an element has that inherits `inherited` and declares `declared` (in any order, each name
  // once). Cycles and failed substitutions take a property away (§3.2).
  SharedVariables resolve(const SharedVariables& inherited, const Variables& declared);

  // `value` with every var() replaced; nullopt when one has neither a value nor a fallback. The
  // result lives as long as this object.
  std::optional<Tokens> substitute(Tokens value, const Variables& variables);

  // `tokens` for as long as this object lives.
  Tokens keep(std::vector<Token> tokens);

  bool exhausted() const { return left_ == 0; }

 private:
  struct Resolving;
  bool append(Tokens value, std::vector<Token>& out, int depth, Resolving& scope);
  bool append_var(const Token& var, std::vector<Token>& out, int depth, Resolving& scope);
  const Tokens* look_up(Name name, int depth, Resolving& scope);
  bool push(const Token& token, std::vector<Token>& out);

  const Names& names_;
  std::deque<std::vector<Token>> kept_;
  std::size_t left_ = max_all_substituted_tokens;
};

}  // namespace css
