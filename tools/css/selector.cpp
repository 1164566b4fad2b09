#include "css/selector.h"

#include <algorithm>
#include <utility>

namespace css {

std::uint32_t Specificity::packed() const {
  const auto cap = [](int n) { return static_cast<std::uint32_t>(std::min(n, 1023)); };
  return cap(ids) << 20 | cap(classes) << 10 | cap(types);
}

namespace {

void add(Specificity& to, const Specificity& s) {
  to.ids += s.ids;
  to.classes += s.classes;
  to.types += s.types;
}

Specificity most_specific(const SelectorList& list) {
  Specificity most;
  for (const Selector& s : list) {
    if (s.specificity.packed() > most.packed()) most = s.specificity;
  }
  return most;
}

// Pseudo-classes that are about a person and a screen: valid, and never true on paper.
constexpr std::array<std::string_view, 28> never_true = {{
    "hover",    "active",        "focus",         "focus-visible", "focus-within",
    "visited",  "target",        "target-within", "checked",       "disabled",
    "enabled",  "indeterminate", "default",       "valid",         "invalid",
    "required", "optional",      "read-only",     "read-write",    "placeholder-shown",
    "autofill", "fullscreen",    "modal",         "playing",       "paused",
    "in-range", "out-of-range",  "defined",
}};

constexpr std::array<std::pair<std::string_view, Pseudo>, 7> pseudo_elements = {{
    {"before", Pseudo::before},
    {"after", Pseudo::after},
    {"marker", Pseudo::marker},
    {"first-line", Pseudo::first_line},
    {"first-letter", Pseudo::first_letter},
    {"footnote-call", Pseudo::footnote_call},
    {"footnote-marker", Pseudo::footnote_marker},
}};

class SelectorParser {
 public:
  SelectorParser(const SelectorContext& context, std::string& problem)
      : context_(context), problem_(problem) {}

  // `relative` allows a leading combinator, as in :has(> p) and nesting.
  std::optional<SelectorList> list(Tokens tokens, int depth, bool relative, bool forgiving) {
    SelectorList result;
    if (depth > max_selector_depth) return refuse("selectors nested too deeply");
    const Token* at = tokens.first;
    for (;;) {
      const Token* end = at;
      while (end != tokens.last && end->type != TokenType::comma) end = step_over(end);
      auto one = selector(trim({at, end}), depth, relative);
      if (one && result.size() >= max_list) return refuse("too many selectors in a list");
      if (one)
        result.push_back(std::move(*one));
      else if (!forgiving)
        return std::nullopt;
      if (end == tokens.last) return result;
      at = end + 1;
    }
  }

 private:
  std::nullopt_t refuse(std::string why) {
    if (problem_.empty()) problem_ = std::move(why);
    return std::nullopt;
  }

  static Combinator combinator_of(const Token& t) {
    if (t.type != TokenType::delim) return Combinator::none;
    if (t.text == ">") return Combinator::child;
    if (t.text == "+") return Combinator::next_sibling;
    if (t.text == "~") return Combinator::later_sibling;
    return Combinator::none;
  }

  std::optional<Selector> selector(Tokens t, int depth, bool relative) {
    if (t.empty()) return refuse("an empty selector");
    std::vector<Compound> compounds;  // from left to right
    Selector result;
    uses_parent_ = false;
    Combinator pending = Combinator::none;
    if (combinator_of(*t.first) != Combinator::none) {
      if (!relative) return refuse("a selector that begins with a combinator");
      pending = combinator_of(*t.first++);
    } else if (relative) {
      pending = Combinator::descendant;
    }
    const Combinator leading = pending;
    while (!t.empty()) {
      while (!t.empty() && t.first->type == TokenType::whitespace) ++t.first;
      if (result.pseudo) return refuse("a pseudo-element must come last");
      Compound compound;
      compound.combinator = pending;
      if (!this->compound(t, depth, compound, result)) return std::nullopt;
      compounds.push_back(std::move(compound));
      if (compounds.size() > max_compounds) return refuse("a selector with too many combinators");
      if (!next_combinator(t, pending)) return std::nullopt;
    }
    if (compounds.empty() || pending != Combinator::none) {
      return refuse("a selector that ends with a combinator");
    }
    if (relative && context_.nested && depth == 0)
      join_parent(compounds, leading, result);
    else if (!relative || depth == 0)
      compounds.front().combinator = Combinator::none;
    result.compounds.assign(std::make_move_iterator(compounds.rbegin()),
                            std::make_move_iterator(compounds.rend()));
    return result;
  }

  // `p { em { … } }` means `& em` (CSS Nesting 1 §3.1), unless & is written somewhere and no
  // combinator leads.
  void join_parent(std::vector<Compound>& compounds, Combinator leading, Selector& result) {
    if (uses_parent_ && leading == Combinator::descendant) {
      compounds.front().combinator = Combinator::none;
      return;
    }
    Compound parent;
    parent.simples.push_back(parent_condition(result.specificity));
    compounds.insert(compounds.begin(), std::move(parent));
  }

  Simple parent_condition(Specificity& specificity) {
    Simple s;
    uses_parent_ = true;
    if (!context_.parent) {
      s.condition = Condition::root;
      return s;
    }
    s.condition = Condition::is;
    s.list = context_.parent;
    add(specificity, most_specific(*s.list));
    return s;
  }

  bool next_combinator(Tokens& t, Combinator& pending) {
    bool space = false;
    while (!t.empty() && t.first->type == TokenType::whitespace) {
      space = true;
      ++t.first;
    }
    pending = Combinator::none;
    if (t.empty()) return true;
    pending = combinator_of(*t.first);
    if (pending != Combinator::none) {
      ++t.first;
    } else if (space) {
      pending = Combinator::descendant;
    } else {
      refuse("unexpected “" + std::string(t.first->text) + "” in a selector");
      return false;
    }
    return true;
  }

  bool compound(Tokens& t, int depth, Compound& out, Selector& selector) {
    bool any = type_selector(t, out, selector.specificity);
    if (failed_) return false;
    while (!t.empty()) {
      const Token& token = *t.first;
      if (token.type == TokenType::whitespace || combinator_of(token) != Combinator::none) break;
      if (selector.pseudo || !subclass(t, depth, out, selector)) {
        refuse("unexpected “" + std::string(token.text) + "” in a selector");
        return false;
      }
      any = true;
      if (out.simples.size() > max_simples) {
        refuse("a selector with too many conditions");
        return false;
      }
    }
    if (!any) refuse("a combinator without a selector");
    return any;
  }

  static bool is_delim(const Token& t, std::string_view text) {
    return t.type == TokenType::delim && t.text == text;
  }
  static bool is_type_name(const Token& t) {
    return t.type == TokenType::ident || is_delim(t, "*");
  }

  // [prefix|]name; false when there is none.
  bool type_selector(Tokens& t, Compound& out, Specificity& specificity) {
    if (t.empty()) return false;
    const auto left = t.last - t.first;
    std::optional<std::string_view> prefix;
    if (is_delim(t.first[0], "|") && left > 1 && is_type_name(t.first[1])) {
      prefix = "";
      t.first += 1;
      add_namespace(out, "");
    } else if (left > 2 && is_type_name(t.first[0]) && is_delim(t.first[1], "|") &&
               is_type_name(t.first[2])) {
      prefix = t.first[0].text;
      t.first += 2;
      if (*prefix != "*" && !add_prefix(out, *prefix)) return false;
    }
    if (!is_type_name(*t.first)) return false;
    if (!prefix && context_.namespaces && context_.namespaces->contains("")) add_prefix(out, "");
    const Token& name = *t.first++;
    if (name.type == TokenType::delim) return true;
    Simple s;
    s.name = context_.names->add(name.text);
    s.lower_name = context_.names->add(to_lower(name.text));
    out.simples.push_back(std::move(s));
    ++specificity.types;
    return true;
  }
  bool add_prefix(Compound& out, std::string_view prefix) {
    const auto found = context_.namespaces ? context_.namespaces->find(prefix)
                                           : decltype(context_.namespaces->end()){};
    if (!context_.namespaces || found == context_.namespaces->end()) {
      refuse("the namespace prefix “" + std::string(prefix) + "” is not declared");
      failed_ = true;
      return false;
    }
    add_namespace(out, found->second);
    return true;
  }
  static void add_namespace(Compound& out, std::string uri) {
    Simple s;
    s.condition = Condition::name_space;
    s.value = std::move(uri);
    out.simples.push_back(std::move(s));
  }

  bool subclass(Tokens& t, int depth, Compound& out, Selector& selector) {
    const Token& token = *t.first;
    if (token.type == TokenType::hash && token.is_id) {
      named(out, Condition::id, token.text);
      ++selector.specificity.ids;
      ++t.first;
      return true;
    }
    if (is_delim(token, ".") && t.last - t.first > 1 && t.first[1].type == TokenType::ident) {
      named(out, Condition::class_, t.first[1].text);
      ++selector.specificity.classes;
      t.first += 2;
      return true;
    }
    if (is_delim(token, "&")) {
      out.simples.push_back(parent_condition(selector.specificity));
      ++t.first;
      return true;
    }
    if (token.type == TokenType::open_square) {
      t.first = step_over(&token);
      ++selector.specificity.classes;
      return attribute(inside(token), out);
    }
    if (token.type != TokenType::colon || t.last - t.first < 2) return false;
    return pseudo(t, depth, out, selector);
  }
  void named(Compound& out, Condition condition, std::string_view name) {
    Simple s;
    s.condition = condition;
    s.name = context_.names->add(name);
    out.simples.push_back(std::move(s));
  }

  bool attribute(Tokens t, Compound& out) {
    t = trim(t);
    Simple s;
    s.condition = Condition::attribute;
    // [*|name] and [|name] test attributes in no namespace; others are named as xml:: names them.
    std::string prefix;
    if (t.last - t.first >= 2 && is_delim(t.first[0], "|") && t.first[1].type == TokenType::ident) {
      ++t.first;
    } else if (t.last - t.first >= 3 && is_type_name(t.first[0]) && is_delim(t.first[1], "|") &&
               t.first[2].type == TokenType::ident) {
      prefix = t.first[0].text;
      t.first += 2;
    }
    if (t.empty() || t.first->type != TokenType::ident) return false;
    s.key = t.first->text;
    ++t.first;
    if (!prefix.empty() && prefix != "*" && !attribute_namespace(prefix, s.key)) return false;
    while (!t.empty() && t.first->type == TokenType::whitespace) ++t.first;
    if (t.empty()) {
      out.simples.push_back(std::move(s));
      return true;
    }
    return attribute_test(t, s) && (out.simples.push_back(std::move(s)), true);
  }
  bool attribute_namespace(const std::string& prefix, std::string& key) {
    if (prefix == "xml") {
      key = "xml:" + key;
      return true;
    }
    if (!context_.namespaces) return false;
    const auto found = context_.namespaces->find(prefix);
    if (found == context_.namespaces->end()) return false;
    const bool xml = found->second == "http://www.w3.org/XML/1998/namespace";
    key = (xml ? "xml:" : "{" + found->second + "}") + key;
    return true;
  }
  static bool attribute_test(Tokens t, Simple& s) {
    constexpr std::array<std::pair<std::string_view, AttributeTest>, 5> tests = {
        {{"~", AttributeTest::includes},
         {"|", AttributeTest::dash_match},
         {"^", AttributeTest::prefix},
         {"$", AttributeTest::suffix},
         {"*", AttributeTest::substring}}};
    s.test = AttributeTest::equals;
    for (const auto& [mark, test] : tests) {
      if (is_delim(*t.first, mark)) {
        s.test = test;
        ++t.first;
        break;
      }
    }
    if (t.empty() || !is_delim(*t.first, "=")) return false;
    t = trim({t.first + 1, t.last});
    if (t.empty()) return false;
    if (t.first->type != TokenType::ident && t.first->type != TokenType::string) return false;
    s.value = t.first->text;
    t = trim({t.first + 1, t.last});
    if (t.empty()) return true;
    if (t.first->type != TokenType::ident || t.first + 1 != t.last) return false;
    s.ignore_case = equals_ignoring_case(t.first->text, "i");
    return s.ignore_case || equals_ignoring_case(t.first->text, "s");
  }

  bool pseudo(Tokens& t, int depth, Compound& out, Selector& selector) {
    const bool element = t.first[1].type == TokenType::colon;
    t.first += element ? 2 : 1;
    if (t.empty()) return false;
    const Token& token = *t.first;
    const std::string name = to_lower(token.text);
    t.first = step_over(&token);
    if (token.type == TokenType::ident) {
      for (const auto& [known, pseudo] : pseudo_elements) {
        // Only these may be written with one colon (Selectors 4 §3.6.1).
        const bool legacy = pseudo == Pseudo::before || pseudo == Pseudo::after ||
                            pseudo == Pseudo::first_line || pseudo == Pseudo::first_letter;
        if (name == known && (element || legacy)) {
          if (depth > 0) return refuse_pseudo("::" + name + " inside a pseudo-class");
          selector.pseudo = pseudo;
          ++selector.specificity.types;
          return true;
        }
      }
      if (element) return refuse_pseudo("the pseudo-element ::" + name + " is not supported");
      return plain_class(name, out, selector.specificity);
    }
    if (element || token.type != TokenType::function) return false;
    return functional_class(name, inside(token), depth, out, selector.specificity);
  }
  bool refuse_pseudo(std::string why) {
    refuse(std::move(why));
    return false;
  }

  bool plain_class(const std::string& name, Compound& out, Specificity& specificity) {
    Simple s;
    ++specificity.classes;
    const auto child = [&](Condition condition) {
      s.condition = condition;
      s.nth = {0, 1};
    };
    if (name == "root" || name == "scope")
      s.condition = Condition::root;
    else if (name == "empty")
      s.condition = Condition::empty;
    else if (name == "link" || name == "any-link")
      s.condition = Condition::link;
    else if (name == "first-child")
      child(Condition::nth_child);
    else if (name == "last-child")
      child(Condition::nth_last_child);
    else if (name == "first-of-type")
      child(Condition::nth_of_type);
    else if (name == "last-of-type")
      child(Condition::nth_last_of_type);
    else if (name == "only-child")
      s.condition = Condition::only_child;
    else if (name == "only-of-type")
      s.condition = Condition::only_of_type;
    else if (std::find(never_true.begin(), never_true.end(), name) != never_true.end()) {
      s.condition = Condition::never;
    } else {
      return refuse_pseudo("the pseudo-class :" + name + " is not supported");
    }
    out.simples.push_back(std::move(s));
    return true;
  }

  bool functional_class(const std::string& name, Tokens arguments, int depth, Compound& out,
                        Specificity& specificity) {
    Simple s;
    bool understood = true;
    if (name == "is" || name == "where" || name == "matches" || name == "not" || name == "has" ||
        name == "-webkit-any" || name == "-moz-any") {
      understood = sub_list(name, arguments, depth, s, specificity);
    } else if (name == "lang") {
      understood = language(arguments, s);
      ++specificity.classes;
    } else if (name.starts_with("nth-")) {
      understood = nth(name, arguments, depth, s, specificity);
    } else {
      return refuse_pseudo("the pseudo-class :" + name + "() is not supported");
    }
    if (!understood) return refuse_pseudo("wrong arguments for :" + name + "()");
    out.simples.push_back(std::move(s));
    return true;
  }

  bool sub_list(const std::string& name, Tokens arguments, int depth, Simple& s,
                Specificity& specificity) {
    const bool has = name == "has";
    s.condition = has ? Condition::has : name == "not" ? Condition::not_ : Condition::is;
    const bool forgiving = !has && name != "not";
    const bool outer = uses_parent_;
    std::string unused;
    SelectorParser inner(context_, forgiving ? unused : problem_);
    auto found = inner.list(arguments, depth + 1, has, forgiving);
    uses_parent_ = outer || inner.uses_parent_;
    if (!found) return false;
    if (name != "where") add(specificity, most_specific(*found));
    s.list = std::make_shared<const SelectorList>(std::move(*found));
    return true;
  }

  static bool language(Tokens arguments, Simple& s) {
    s.condition = Condition::language;
    for (const Token& t : arguments) {
      if (t.type == TokenType::ident || t.type == TokenType::string) {
        s.value += to_lower(t.text) + ',';
      } else if (t.type != TokenType::comma && t.type != TokenType::whitespace &&
                 !is_delim(t, "*")) {
        return false;
      }
    }
    return !s.value.empty();
  }

  bool nth(const std::string& name, Tokens arguments, int depth, Simple& s,
           Specificity& specificity) {
    if (name == "nth-child")
      s.condition = Condition::nth_child;
    else if (name == "nth-last-child")
      s.condition = Condition::nth_last_child;
    else if (name == "nth-of-type")
      s.condition = Condition::nth_of_type;
    else if (name == "nth-last-of-type")
      s.condition = Condition::nth_last_of_type;
    else
      return false;
    ++specificity.classes;
    Tokens pattern = arguments;
    const bool child =
        s.condition == Condition::nth_child || s.condition == Condition::nth_last_child;
    for (const Token* at = arguments.first; child && at != arguments.last; at = step_over(at)) {
      if (at->type != TokenType::ident || !equals_ignoring_case(at->text, "of")) continue;
      pattern.last = at;
      SelectorParser inner(context_, problem_);
      auto list = inner.list({at + 1, arguments.last}, depth + 1, false, false);
      if (!list) return false;
      add(specificity, most_specific(*list));
      s.list = std::make_shared<const SelectorList>(std::move(*list));
      break;
    }
    const auto parsed = parse_nth(pattern);
    if (parsed) s.nth = *parsed;
    return parsed.has_value();
  }

  const SelectorContext& context_;
  std::string& problem_;
  bool uses_parent_ = false;
  bool failed_ = false;
};

}  // namespace

std::optional<SelectorList> parse_selectors(Tokens tokens, const SelectorContext& context,
                                            std::string& problem) {
  return SelectorParser(context, problem).list(tokens, 0, context.nested, false);
}

}  // namespace css
