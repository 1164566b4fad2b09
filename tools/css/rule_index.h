#pragma once
// All style rules in cascade order, found by what their last compound asks for: an element only
// meets the rules that name its id, one of its classes or its type, and those that name none.

#include <cstdint>
#include <vector>

#include "css/match.h"
#include "css/rules.h"

namespace css {

class RuleIndex {
 public:
  // The rules must outlive this. `layer_ranks` as rank_layers gives them.
  RuleIndex(const std::vector<const std::deque<StyleRule>*>& sheets,
            const std::vector<std::uint32_t>& layer_ranks, std::size_t name_count);

  struct Entry {
    const StyleRule* rule = nullptr;
    std::uint32_t layer = 0;  // rank
  };
  // By number, in ascending order of precedence.
  const Entry& operator[](std::uint32_t number) const { return entries_[number]; }
  // Rules with a smaller number are the user agent's.
  std::uint32_t first_author_rule() const { return first_author_; }

  // Calls visit(number) for every rule that could match; a number may come twice.
  template <class Visit>
  void candidates(const Matcher& matcher, xml::NodeId element, Visit visit) const {
    const auto all = [&](const Bucket& bucket) {
      for (const Filed& f : bucket) {
        if (f.ancestor == no_name || matcher.may_have_ancestor(element, f.ancestor)) {
          visit(f.number);
        }
      }
    };
    all(others_);
    if (const Name type = matcher.type_of(element); type != no_name) all(by_type_[type]);
    for (const Name name : matcher.classes_of(element)) all(by_class_[name]);
    if (const Name id = matcher.id_of(element); id != no_name) all(by_id_[id]);
  }

 private:
  // `ancestor`: a name that some ancestor must have, or none. It spares most rules of a large sheet
  // a look at the selector itself.
  struct Filed {
    std::uint32_t number = 0;
    Name ancestor = no_name;
  };
  using Bucket = std::vector<Filed>;
  using Buckets = std::vector<Bucket>;

  void file(std::uint32_t number);

  std::vector<Entry> entries_;
  std::uint32_t first_author_ = 0;
  Buckets by_id_, by_class_, by_type_;
  Bucket others_;
};

}  // namespace css
