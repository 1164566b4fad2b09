#include "layout/count_elements.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

namespace layout {
namespace {

// HTML's rules for parsing integers: what follows the digits does not matter.
std::optional<int> integer(std::optional<std::string_view> text) {
  if (!text) return std::nullopt;
  text->remove_prefix(std::min(text->find_first_not_of(" \t\n\f\r"), text->size()));
  if (text->starts_with('+')) text->remove_prefix(1);
  int value = 0;
  if (std::from_chars(text->data(), text->data() + text->size(), value).ec != std::errc()) {
    return std::nullopt;
  }
  return value;
}

bool names(const std::vector<std::pair<std::string, int>>& counters, std::string_view name) {
  return std::any_of(counters.begin(), counters.end(),
                     [&](const auto& counter) { return counter.first == name; });
}

// Attributes are as weak as the built-in sheet, which leaves such a counter; another is an
// author's.
bool starts_by_attribute(const css::ComputedStyle& style, bool is_reversed) {
  return std::any_of(style.counter_reset.begin(), style.counter_reset.end(),
                     [&](const auto& reset) {
                       return reset.name == "list-item" && reset.reversed == is_reversed &&
                              (is_reversed ? !reset.value : reset.value == 0);
                     });
}

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
    if (counts) count_element(document_, node, style, counters);
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

void count_element(const xml::Document& document, xml::NodeId node, const css::ComputedStyle& style,
                   Counters& counters) {
  const std::string list_item = "list-item";
  const std::string_view name = document[node].name;
  counters.apply_resets(style);
  if (name == "ol" &&
      starts_by_attribute(style, document.attribute(node, "reversed").has_value())) {
    if (const std::optional<int> start = integer(document.attribute(node, "start"))) {
      counters.set(list_item, counters.is_reversed(list_item) ? *start + 1 : *start - 1);
    }
  }
  counters.apply_increments(style);
  if (style.display == css::Display::list_item && !is_incremented(style, list_item)) {
    counters.increment(list_item, counters.is_reversed(list_item) ? -1 : 1);
  }
  if (const std::optional<int> value = integer(document.attribute(node, "value"));
      value && name == "li" && !names(style.counter_set, list_item)) {
    counters.set(list_item, *value);
  }
  counters.apply_sets(style);
}

bool is_incremented(const css::ComputedStyle& style, std::string_view counter) {
  return names(style.counter_increment, counter);
}

std::vector<int> reversed_starts(const xml::Document& document, const css::Styled& styled) {
  Walk walk(document, styled);
  if (document.empty() || !walk.any()) return {};
  walk.element(document.root());
  return walk.counters.starts();
}

}  // namespace layout
