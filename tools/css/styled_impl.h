#pragma once
// What Styled holds. Private to the room.

#include <deque>
#include <memory>
#include <utility>
#include <vector>

#include "css/cascade.h"
#include "css/rules.h"
#include "css/styled.h"

namespace css {

// One combination of parent and matched rules, shared by all elements that have it.
struct Record {
  ElementStyle element;
  std::vector<std::pair<Pseudo, ComputedStyle>> pseudos;
};

// Where a layer stands in the cascade: later layers are higher, a layer's own rules are above those
// of the layers inside it, and what is in no layer is above all.
std::vector<std::uint32_t> rank_layers(const Layers& layers);
std::uint32_t rank_of(std::uint32_t layer, const std::vector<std::uint32_t>& ranks);

struct Styled::Impl {
  std::deque<Record> records;
  std::vector<std::uint32_t> record_of;  // by node; text nodes have 0
  // The rules that pages are computed from, alive as long as this.
  std::shared_ptr<const Sheets::Impl> sheets, document;
  std::unique_ptr<Cascade> cascade;  // owns the tokens that variables point into
  std::vector<std::uint32_t> layer_ranks;
  CascadeContext context;
  ElementStyle root;
  CounterStyles counter_styles;
};

PageStyle compute_page(const Styled::Impl& impl, const PageSelector& selector);

// The content area of the first page, when no name singles it out: the initial containing block
// (CSS Paged Media 3 §3.1), which the viewport units are of (CSS Values 4 §6.1.2).
PageSize first_page_area(const Styled::Impl& impl);

}  // namespace css
