#pragma once
// Matched declarations → one computed style (CSS Cascade 4 §6 and §7).

#include <cstdint>
#include <memory>
#include <vector>

#include "css/font_alternates.h"
#include "css/rules.h"
#include "css/variables.h"

namespace css {

// A computed style and what only children need of it.
struct ElementStyle {
  ComputedStyle style;
  SharedVariables variables;
};

// A block that applies, in ascending order of precedence among normal declarations.
struct Applied {
  const Block* block = nullptr;
  Origin origin = Origin::author;
  std::uint32_t layer = 0;  // rank
  bool of_element = false;  // the style attribute, which is a layer above all of its origin
};

// What is the same for the whole document.
struct CascadeContext {
  Length root_font_size;
  Length page_width, page_height;
  FontUnitsOf font_units;
  const FontFeatureValues* feature_values = nullptr;  // null: none
};

class Cascade {
 public:
  explicit Cascade(const Names& names) : substitution_(names) {}

  CascadeContext context;

  // `language` overrides the inherited one when not null.
  ElementStyle compute(const ElementStyle& parent, const std::vector<Applied>& blocks,
                       const std::string* language);
  bool substitution_exhausted() const { return substitution_.exhausted(); }

  static const ElementStyle& initial();

 private:
  struct Candidate {
    const Declaration* declaration = nullptr;
    Origin origin = Origin::author;
    std::uint32_t layer = 0;
    bool of_element = false;
  };

  void collect(const std::vector<Applied>& blocks);
  void apply(Property property, std::size_t candidate, const ElementStyle& parent,
             ComputedStyle& style, ValueContext& values);
  void apply_wide(Property property, WideKeyword keyword, std::size_t candidate,
                  const ElementStyle& parent, ComputedStyle& style, ValueContext& values);
  void set_initial(Property property, ComputedStyle& style, const ValueContext& values) const;
  std::optional<Tokens> value_of(const Declaration& declaration, const ValueContext& values);

  Substitution substitution_;
  const Variables* variables_ = nullptr;  // of the element at hand
  std::vector<Candidate> candidates_;     // ascending
  std::vector<std::size_t> winner_;       // by property: index + 1 into candidates_
};

}  // namespace css
