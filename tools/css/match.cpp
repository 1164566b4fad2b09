#include "css/match.h"

#include <algorithm>
#include <string>
#include <utility>

namespace css {
namespace {

// Elements that :has() may look at in all: some seconds at worst.
constexpr std::uint64_t max_has_steps = 20'000'000;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

template <class Visit>
void for_each_word(std::string_view text, Visit visit) {
  std::size_t at = 0;
  while (at < text.size()) {
    while (at < text.size() && is_space(text[at])) ++at;
    const std::size_t begin = at;
    while (at < text.size() && !is_space(text[at])) ++at;
    if (at > begin) visit(text.substr(begin, at - begin));
  }
}

bool test_value(const Simple& s, std::string_view value) {
  const std::string_view wanted = s.value;
  switch (s.test) {
    case AttributeTest::exists:
      return true;
    case AttributeTest::equals:
      return value == wanted;
    case AttributeTest::prefix:
      return !wanted.empty() && value.starts_with(wanted);
    case AttributeTest::suffix:
      return !wanted.empty() && value.ends_with(wanted);
    case AttributeTest::substring:
      return !wanted.empty() && value.find(wanted) != value.npos;
    case AttributeTest::dash_match:
      return value.starts_with(wanted) &&
             (value.size() == wanted.size() || value[wanted.size()] == '-');
    case AttributeTest::includes:
      break;
  }
  bool found = false;
  for_each_word(value, [&](std::string_view word) { found = found || word == wanted; });
  return found;
}

}  // namespace

Matcher::Matcher(const xml::Document& document, const Names& names)
    : document_(document), names_(names), steps_(max_has_steps) {
  facts_.resize(document.size());
  filters_.resize(document.size());
  for (xml::NodeId id = 0; id < document.size(); ++id) {
    if (!document[id].is_element) continue;
    note_element(id);
    note_filter(id);
    index_children(id);
  }
  if (!document.empty()) facts_[document.root()].index = facts_[document.root()].last_index = 1;
}

void Matcher::note_element(xml::NodeId id) {
  Facts& f = facts_[id];
  f.type = names_.find(document_[id].name);
  f.first_class = static_cast<std::uint32_t>(classes_.size());
  for (const xml::Attribute& a : document_.attributes(id)) {
    if (a.name == "id" || (a.name == "xml:id" && f.id == no_name)) {
      f.id = names_.find(a.value);
    } else if (a.name == "class") {
      for_each_word(a.value, [&](std::string_view word) {
        const Name name = names_.find(word);
        if (name != no_name) classes_.push_back(name);
      });
    }
  }
  f.class_count = static_cast<std::uint32_t>(classes_.size()) - f.first_class;
}

void Matcher::note_filter(xml::NodeId id) {
  auto& filter = filters_[id];
  if (document_[id].parent != xml::no_node) filter = filters_[document_[id].parent];
  const auto set = [&](Name name) { filter[name / 64 % 4] |= std::uint64_t{1} << (name % 64); };
  set(facts_[id].type);
  set(facts_[id].id);
  for (const Name name : classes_of(id)) set(name);
}

void Matcher::index_children(xml::NodeId parent) {
  std::uint32_t count = 0;
  xml::NodeId previous = xml::no_node;
  for (xml::NodeId c = document_[parent].first_child; c != xml::no_node; c = document_[c].next) {
    if (!document_[c].is_element) continue;
    facts_[c].index = ++count;
    facts_[c].previous = previous;
    previous = c;
  }
  for (; previous != xml::no_node; previous = facts_[previous].previous) {
    facts_[previous].last_index = count + 1 - facts_[previous].index;
  }
}

void Matcher::index_types() {
  type_index_.resize(document_.size());
  std::map<std::pair<std::string_view, std::string_view>, std::uint32_t> counts;
  const auto key = [&](xml::NodeId c) {
    return std::pair(document_[c].name, document_[c].namespace_uri);
  };
  for (xml::NodeId parent = 0; parent < document_.size(); ++parent) {
    counts.clear();
    xml::NodeId last = xml::no_node;
    for (xml::NodeId c = document_[parent].first_child; c != xml::no_node; c = document_[c].next) {
      if (!document_[c].is_element) continue;
      type_index_[c].from_start = ++counts[key(c)];
      last = c;
    }
    counts.clear();
    for (; last != xml::no_node; last = facts_[last].previous) {
      type_index_[last].from_end = ++counts[key(last)];
    }
  }
  if (!document_.empty()) type_index_[document_.root()] = {1, 1};
}

std::span<const Name> Matcher::classes_of(xml::NodeId id) const {
  return std::span(classes_).subspan(facts_[id].first_class, facts_[id].class_count);
}

bool Matcher::matches(const Selector& selector, xml::NodeId element) {
  return match_from(selector, 0, element) == Result::match;
}

Matcher::Result Matcher::match_from(const Selector& selector, std::size_t i, xml::NodeId element) {
  const Compound& compound = selector.compounds[i];
  // Inside :has() the leftmost compound is joined to the element that :has() is asked of.
  if (!matches_compound(compound, element)) return Result::fails_here;
  const bool last = i + 1 == selector.compounds.size();
  if (last) {
    if (has_anchor_selector_ != &selector) return Result::match;
    xml::NodeId at = element;
    switch (compound.combinator) {
      case Combinator::child:
        at = document_[element].parent;
        break;
      case Combinator::next_sibling:
        at = facts_[element].previous;
        break;
      case Combinator::later_sibling:
        return document_[element].parent == document_[has_anchor_].parent &&
                       facts_[has_anchor_].index < facts_[element].index
                   ? Result::match
                   : Result::fails_here;
      default:  // whatever matches_has() looks at is a descendant
        while (at != xml::no_node && at != has_anchor_) at = document_[at].parent;
        return at == has_anchor_ && element != has_anchor_ ? Result::match : Result::fails_here;
    }
    return at == has_anchor_ ? Result::match : Result::fails_here;
  }
  switch (compound.combinator) {
    case Combinator::descendant: {
      for (auto a = document_[element].parent; a != xml::no_node; a = document_[a].parent) {
        const Result r = match_from(selector, i + 1, a);
        if (r == Result::match || r == Result::fails_everywhere) return r;
      }
      return Result::fails_everywhere;
    }
    case Combinator::child: {
      const xml::NodeId parent = document_[element].parent;
      if (parent == xml::no_node) return Result::fails_everywhere;
      const Result r = match_from(selector, i + 1, parent);
      if (r == Result::match || r == Result::fails_everywhere) return r;
      return Result::fails_siblings;
    }
    case Combinator::next_sibling: {
      const xml::NodeId previous = facts_[element].previous;
      return previous == xml::no_node ? Result::fails_siblings
                                      : match_from(selector, i + 1, previous);
    }
    default:
      return match_earlier_siblings(selector, i + 1, element);
  }
}

// `X ~ element` asks whether the first X of the family comes before the element, so the family is
// walked once for each X.
Matcher::Result Matcher::match_earlier_siblings(const Selector& selector, std::size_t i,
                                                xml::NodeId element) {
  const xml::NodeId parent = document_[element].parent;
  if (parent == xml::no_node) return Result::fails_siblings;
  if (has_anchor_selector_ != nullptr) {  // the answer depends on the anchor: not to be kept
    for (auto s = facts_[element].previous; s != xml::no_node; s = facts_[s].previous) {
      if (steps_ > 0) --steps_;
      if (match_from(selector, i, s) == Result::match) return Result::match;
    }
    return Result::fails_siblings;
  }
  const auto [number, is_new] = compound_numbers_.try_emplace(
      &selector.compounds[i], static_cast<std::uint32_t>(compound_numbers_.size()));
  static_cast<void>(is_new);
  const std::uint64_t key = std::uint64_t{number->second} << 32 | parent;
  auto [found, first_time] = first_matches_.try_emplace(key);
  FirstMatch progress = found->second;
  if (first_time) progress.next_to_try = document_[parent].first_child;
  const std::uint32_t index = facts_[element].index;
  while (progress.found_index == 0 && progress.next_to_try != xml::no_node) {
    const xml::NodeId s = progress.next_to_try;
    if (document_[s].is_element) {
      if (facts_[s].index >= index) break;
      if (match_from(selector, i, s) == Result::match) progress.found_index = facts_[s].index;
    }
    progress.next_to_try = document_[s].next;
  }
  first_matches_[key] = progress;  // the table may have grown meanwhile
  return progress.found_index != 0 && progress.found_index < index ? Result::match
                                                                   : Result::fails_siblings;
}

bool Matcher::matches_compound(const Compound& compound, xml::NodeId element) {
  return std::all_of(compound.simples.begin(), compound.simples.end(),
                     [&](const Simple& s) { return matches_simple(s, element); });
}

bool Matcher::matches_simple(const Simple& s, xml::NodeId element) {
  const Facts& f = facts_[element];
  const xml::Node& node = document_[element];
  switch (s.condition) {
    case Condition::type:
      return f.type == s.name ||
             (f.type == s.lower_name && node.namespace_uri == xml::xhtml_namespace);
    case Condition::name_space:
      return node.namespace_uri == s.value;
    case Condition::id:
      return f.id == s.name;
    case Condition::class_: {
      const auto classes = classes_of(element);
      return std::find(classes.begin(), classes.end(), s.name) != classes.end();
    }
    case Condition::attribute:
      return matches_attribute(s, element);
    case Condition::root:
      return node.parent == xml::no_node;
    case Condition::empty:
      return is_empty(element);
    case Condition::link:
      return (node.name == "a" || node.name == "area" || node.name == "link") &&
             document_.attribute(element, "href").has_value();
    case Condition::never:
      return false;
    case Condition::language:
      return matches_language(s, element);
    case Condition::only_child:
      return f.index == 1 && f.last_index == 1;
    case Condition::only_of_type:
      if (type_index_.empty()) index_types();
      return type_index_[element].from_start == 1 && type_index_[element].from_end == 1;
    case Condition::nth_child:
    case Condition::nth_last_child:
    case Condition::nth_of_type:
    case Condition::nth_last_of_type:
      return matches_nth(s, element);
    case Condition::is:
      return matches_any(*s.list, element);
    case Condition::not_:
      return !matches_any(*s.list, element);
    case Condition::has:
      break;
  }
  return std::any_of(s.list->begin(), s.list->end(),
                     [&](const Selector& one) { return matches_has(one, element); });
}

bool Matcher::matches_attribute(const Simple& s, xml::NodeId element) const {
  const auto value = document_.attribute(element, s.key);
  if (!value) return false;
  if (s.test == AttributeTest::exists) return true;
  if (!s.ignore_case) return test_value(s, *value);
  Simple lower = s;
  lower.value = to_lower(s.value);
  return test_value(lower, to_lower(*value));
}

bool Matcher::matches_any(const SelectorList& list, xml::NodeId element) {
  return std::any_of(list.begin(), list.end(),
                     [&](const Selector& s) { return matches(s, element); });
}

bool Matcher::matches_nth(const Simple& s, xml::NodeId element) {
  const bool child =
      s.condition == Condition::nth_child || s.condition == Condition::nth_last_child;
  const bool from_end =
      s.condition == Condition::nth_last_child || s.condition == Condition::nth_last_of_type;
  if (s.list) return s.nth.contains(index_of_selected(s, element, from_end));
  if (child) {
    const Facts& f = facts_[element];
    return s.nth.contains(static_cast<int>(from_end ? f.last_index : f.index));
  }
  if (type_index_.empty()) index_types();
  const TypeIndex& t = type_index_[element];
  return s.nth.contains(static_cast<int>(from_end ? t.from_end : t.from_start));
}

// :nth-child(An+B of S): the place among those siblings that S matches; 0 is none, which no pattern
// can be asked for, so it is turned into a place that no An+B reaches.
int Matcher::index_of_selected(const Simple& s, xml::NodeId element, bool from_end) {
  constexpr int nowhere = -2'000'000'000;
  const xml::NodeId parent = document_[element].parent;
  if (parent == xml::no_node) return matches_any(*s.list, element) ? 1 : nowhere;
  auto [family, is_new] = selected_.try_emplace({s.list.get(), parent});
  if (is_new) {
    std::vector<xml::NodeId> chosen;
    for (xml::NodeId c = document_[parent].first_child; c != xml::no_node; c = document_[c].next) {
      if (document_[c].is_element && matches_any(*s.list, c)) chosen.push_back(c);
    }
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      family->second[chosen[i]] = {static_cast<std::uint32_t>(i + 1),
                                   static_cast<std::uint32_t>(chosen.size() - i)};
    }
  }
  const auto found = family->second.find(element);
  if (found == family->second.end()) return nowhere;
  return static_cast<int>(from_end ? found->second.from_end : found->second.from_start);
}

namespace {

std::string_view first_subtag(std::string_view tag) {
  return tag.substr(0, tag.find('-'));
}
std::string_view behind_first(std::string_view tag) {
  const std::size_t hyphen = tag.find('-');
  return hyphen == std::string_view::npos ? std::string_view() : tag.substr(hyphen + 1);
}

// RFC 4647 §3.3.2, extended filtering: "fr-ch" and "*-ch" are ranges that take in "fr-latn-ch".
bool takes_in(std::string_view range, std::string_view language) {
  if (range.empty() || language.empty()) return false;
  if (first_subtag(range) != "*" && first_subtag(range) != first_subtag(language)) return false;
  range = behind_first(range);
  language = behind_first(language);
  while (!range.empty()) {
    const std::string_view wanted = first_subtag(range);
    const bool found = wanted == first_subtag(language);
    if (wanted == "*" || found) {
      range = behind_first(range);
      if (found) language = behind_first(language);
      continue;
    }
    if (first_subtag(language).size() <= 1) return false;  // at its end, or what follows is private
    language = behind_first(language);
  }
  return true;
}

}  // namespace

bool Matcher::matches_language(const Simple& s, xml::NodeId element) const {
  std::string language;
  for (xml::NodeId at = element; at != xml::no_node; at = document_[at].parent) {
    auto value = document_.attribute(at, "xml:lang");
    if (!value) value = document_.attribute(at, "lang");
    if (value) {
      language = to_lower(*value);
      break;
    }
  }
  std::string_view ranges = s.value;
  while (!ranges.empty()) {
    const std::size_t comma = ranges.find(',');
    if (takes_in(ranges.substr(0, comma), language)) return true;
    ranges.remove_prefix(comma + 1);
  }
  return false;
}

bool Matcher::matches_has(const Selector& selector, xml::NodeId element) {
  const auto outer = std::pair(has_anchor_selector_, has_anchor_);
  has_anchor_selector_ = &selector;
  has_anchor_ = element;
  const Combinator leading = selector.compounds.back().combinator;
  const bool siblings = leading == Combinator::next_sibling || leading == Combinator::later_sibling;
  bool found = false;
  xml::NodeId top = siblings ? document_[element].next : element;
  while (top != xml::no_node && !found) {
    for (xml::NodeId at = top; at != xml::no_node && !found && steps_ > 0;
         at = document_.next_in_order(at, top)) {
      --steps_;
      if (document_[at].is_element && at != element) {
        found = match_from(selector, 0, at) == Result::match;
      }
    }
    top = siblings && steps_ > 0 ? document_[top].next : xml::no_node;
  }
  has_anchor_selector_ = outer.first;
  has_anchor_ = outer.second;
  return found;
}

bool Matcher::is_empty(xml::NodeId element) const {
  // Nodes without text are not kept by xml::Document, so any child counts.
  return document_[element].first_child == xml::no_node;
}

}  // namespace css
