#include "layout/count_elements.h"

#include <algorithm>
#include <string>

namespace layout {
namespace {

bool makes_reversed_counter(const css::ComputedStyle* style) {
  return style != nullptr &&
         std::any_of(style->counter_reset.begin(), style->counter_reset.end(),
                     [](const css::CounterReset& reset) { return !reset.value; });
}

class Walk {
 public:
  Walk(const xml::Document& document, const css::Styled& styled)
      : document_(document), styled_(styled) {}

  bool any() const {
    for (xml::NodeId node = 0; node < document_.size(); ++node) {
      if (!document_[node].is_element) continue;
      if (makes_reversed_counter(&styled_.element(node)) ||
          makes_reversed_counter(styled_.pseudo(node, css::Pseudo::before)) ||
          makes_reversed_counter(styled_.pseudo(node, css::Pseudo::after))) {
        return true;
      }
    }
    return false;
  }

  void element(xml::NodeId node) {
    const css::ComputedStyle& style = styled_.element(node);
    if (style.display == css::Display::none) return;
    const bool counts = style.display != css::Display::contents;
    if (counts) counters.enter();
    if (counts) count_element(style, counters);
    pseudo(node, css::Pseudo::before);
    const xml::NodeId first = style.content ? xml::no_node : document_[node].first_child;
    for (xml::NodeId c = first; c != xml::no_node; c = document_[c].next) {
      if (document_[c].is_element) element(c);
    }
    pseudo(node, css::Pseudo::after);
    if (counts) counters.leave();
  }

  Counters counters;

 private:
  void pseudo(xml::NodeId node, css::Pseudo which) {
    const css::ComputedStyle* style = styled_.pseudo(node, which);
    if (style == nullptr || !style->content || style->display == css::Display::none) return;
    counters.enter();
    counters.apply(*style);
    counters.leave();
  }

  const xml::Document& document_;
  const css::Styled& styled_;
};

}  // namespace

void count_element(const css::ComputedStyle& style, Counters& counters) {
  const std::string list_item = "list-item";
  counters.apply_resets(style);
  counters.apply_increments(style);
  if (style.display == css::Display::list_item && !is_incremented(style, list_item)) {
    counters.increment(list_item, counters.is_reversed(list_item) ? -1 : 1);
  }
  counters.apply_sets(style);
}

bool is_incremented(const css::ComputedStyle& style, std::string_view counter) {
  return std::any_of(style.counter_increment.begin(), style.counter_increment.end(),
                     [&](const auto& entry) { return entry.first == counter; });
}

std::vector<int> reversed_starts(const xml::Document& document, const css::Styled& styled) {
  Walk walk(document, styled);
  if (document.empty() || !walk.any()) return {};
  walk.element(document.root());
  return walk.counters.starts();
}

}  // namespace layout
