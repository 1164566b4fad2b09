#include "css/variables.h"

#include <set>

#include "css/property.h"

namespace css {

struct Substitution::Resolving {
  const Variables* declared = nullptr;  // not yet substituted; null when all are done
  const Variables* known = nullptr;     // inherited, or all
  Variables done;
  std::set<Name> invalid;
  std::set<Name> open;  // being resolved: meeting one again is a cycle
};

Tokens Substitution::keep(std::vector<Token> tokens) {
  // Block partners are distances, so a copied block stays whole.
  const std::vector<Token>& kept = kept_.emplace_back(std::move(tokens));
  return {kept.data(), kept.data() + kept.size()};
}

bool Substitution::push(const Token& token, std::vector<Token>& out) {
  if (left_ == 0 || out.size() >= max_substituted_tokens) return false;
  --left_;
  out.push_back(token);
  return true;
}

// A block's partner distance changes when a var() inside it is replaced, so open blocks are closed
// by hand.
bool Substitution::append(Tokens value, std::vector<Token>& out, int depth, Resolving& scope) {
  std::vector<std::size_t> open;
  for (const Token* at = value.first; at != value.last; ++at) {
    if (at->type == TokenType::function && equals_ignoring_case(at->text, "var")) {
      if (!append_var(*at, out, depth, scope)) return false;
      at += at->partner;
      continue;
    }
    if (!push(*at, out)) return false;
    if (at->partner > 0) open.push_back(out.size() - 1);
    if (at->partner < 0 && !open.empty()) {
      const auto distance = static_cast<std::int32_t>(out.size() - 1 - open.back());
      out[open.back()].partner = distance;
      out.back().partner = -distance;
      open.pop_back();
    }
  }
  return true;
}

bool Substitution::append_var(const Token& var, std::vector<Token>& out, int depth,
                              Resolving& scope) {
  if (depth >= max_variable_depth) return false;
  Tokens arguments = trim(inside(var));
  if (arguments.empty() || arguments.first->type != TokenType::ident ||
      !arguments.first->text.starts_with("--")) {
    return false;
  }
  const Name name = names_.find(arguments.first->text);
  arguments = trim({arguments.first + 1, arguments.last});
  const bool has_fallback = !arguments.empty();
  if (has_fallback && arguments.first->type != TokenType::comma) return false;
  if (const Tokens* found = name == no_name ? nullptr : look_up(name, depth, scope)) {
    for (const Token& t : *found) {
      if (!push(t, out)) return false;
    }
    return true;
  }
  return has_fallback && append(trim({arguments.first + 1, arguments.last}), out, depth + 1, scope);
}

// The substituted value of a custom property; null when it has none.
const Tokens* Substitution::look_up(Name name, int depth, Resolving& scope) {
  if (scope.declared) {
    if (const auto done = scope.done.find(name); done != scope.done.end()) return &done->second;
    if (scope.invalid.contains(name)) return nullptr;
    if (const auto raw = scope.declared->find(name); raw != scope.declared->end()) {
      if (!scope.open.insert(name).second) {  // a cycle: all that are open are on it or lead to it
        scope.invalid.insert(name);
        return nullptr;
      }
      std::vector<Token> tokens;
      bool good = append(raw->second, tokens, depth + 1, scope);
      scope.open.erase(name);
      const auto keyword = wide_keyword({tokens.data(), tokens.data() + tokens.size()});
      if (keyword == WideKeyword::initial) good = false;  // §2: no value at all
      if (!good || scope.invalid.contains(name)) {
        scope.invalid.insert(name);
        return nullptr;
      }
      if (!keyword) return &(scope.done[name] = keep(std::move(tokens)));
    }
  }
  const auto known = scope.known ? scope.known->find(name) : Variables::const_iterator{};
  return scope.known && known != scope.known->end() ? &known->second : nullptr;
}

SharedVariables Substitution::resolve(const SharedVariables& inherited, const Variables& declared) {
  if (declared.empty()) return inherited;
  Resolving scope;
  scope.declared = &declared;
  scope.known = inherited.get();
  auto all = std::make_shared<Variables>();
  if (inherited) *all = *inherited;
  for (const auto& [name, raw] : declared) {
    const Tokens* value = look_up(name, 0, scope);
    if (value)
      (*all)[name] = *value;
    else
      all->erase(name);
  }
  return all;
}

std::optional<Tokens> Substitution::substitute(Tokens value, const Variables& variables) {
  Resolving scope;
  scope.known = &variables;
  std::vector<Token> tokens;
  if (!append(value, tokens, 0, scope)) return std::nullopt;
  return keep(std::move(tokens));
}

}  // namespace css
