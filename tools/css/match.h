#pragma once
// Does a selector match an element? Matching works from right to left. Answers that would make it
// quadratic (the place among siblings, "is there an earlier sibling that …") are worked out once
// for a whole family, so the cost of a sheet grows with the document, not with its square.

#include <array>
#include <cstdint>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "css/names.h"
#include "css/selector.h"
#include "xml/document.h"

namespace css {

class Matcher {
 public:
  // All must outlive this. `names` holds every name that a selector mentions.
  Matcher(const xml::Document& document, const Names& names);

  bool matches(const Selector& selector, xml::NodeId element);

  Name type_of(xml::NodeId element) const { return facts_[element].type; }
  Name id_of(xml::NodeId element) const { return facts_[element].id; }
  std::span<const Name> classes_of(xml::NodeId element) const;

  // False only if no ancestor of the element has this name as its type, id or class.
  bool may_have_ancestor(xml::NodeId element, Name name) const {
    const xml::NodeId parent = document_[element].parent;
    return parent != xml::no_node && (filters_[parent][name / 64 % 4] >> (name % 64) & 1U) != 0;
  }

  // :has() on a large document may cost too much; then it is given up, and this says so.
  bool gave_up() const { return steps_ == 0; }

 private:
  struct Facts {
    Name type = no_name;
    Name id = no_name;
    std::uint32_t first_class = 0;
    std::uint32_t class_count = 0;
    std::uint32_t index = 0;       // among the element children of its parent, from 1
    std::uint32_t last_index = 0;  // the same from the end
    xml::NodeId previous = xml::no_node;
  };
  // How far a failure reaches: WebKit's SelectorChecker names the same four.
  enum class Result : std::uint8_t { match, fails_here, fails_siblings, fails_everywhere };
  struct FirstMatch {
    xml::NodeId next_to_try = xml::no_node;
    std::uint32_t found_index = 0;  // 0: none so far
  };
  struct TypeIndex {
    std::uint32_t from_start = 0, from_end = 0;
  };

  void note_element(xml::NodeId element);
  void note_filter(xml::NodeId element);
  void index_children(xml::NodeId parent);
  void index_types();

  Result match_from(const Selector& selector, std::size_t i, xml::NodeId element);
  Result match_earlier_siblings(const Selector& selector, std::size_t i, xml::NodeId element);
  bool matches_compound(const Compound& compound, xml::NodeId element);
  bool matches_simple(const Simple& simple, xml::NodeId element);
  bool matches_attribute(const Simple& simple, xml::NodeId element) const;
  bool matches_any(const SelectorList& list, xml::NodeId element);
  bool matches_nth(const Simple& simple, xml::NodeId element);
  bool matches_language(const Simple& simple, xml::NodeId element) const;
  bool matches_has(const Selector& selector, xml::NodeId element);
  int index_of_selected(const Simple& simple, xml::NodeId element, bool from_end);
  bool is_empty(xml::NodeId element) const;

  const xml::Document& document_;
  const Names& names_;
  std::vector<Facts> facts_;
  // A Bloom filter of the names of each element and its ancestors.
  std::vector<std::array<std::uint64_t, 4>> filters_;
  std::vector<Name> classes_;
  std::vector<TypeIndex> type_index_;  // made when first needed
  // Only looked up, never walked.
  std::unordered_map<std::uint64_t, FirstMatch> first_matches_;
  std::unordered_map<const Compound*, std::uint32_t> compound_numbers_;
  std::map<std::pair<const void*, xml::NodeId>, std::unordered_map<xml::NodeId, TypeIndex>>
      selected_;
  const void* has_anchor_selector_ = nullptr;
  xml::NodeId has_anchor_ = xml::no_node;
  std::uint64_t steps_;
};

}  // namespace css
