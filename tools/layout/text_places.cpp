#include "layout/text_places.h"

#include <algorithm>
#include <string_view>

namespace layout {
namespace {

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    return !blank && (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// How many characters stand before each node, notes apart.
std::vector<std::size_t> characters_before(const LayoutRun& run) {
  const xml::Document& document = run.document;
  std::vector<bool> in_note(document.size());
  for (const Note& note : run.tree.notes) {
    if (note.box == no_box) continue;
    const xml::NodeId node = run.tree[note.box].node;
    if (node != xml::no_node) in_note[node] = true;
  }
  std::vector<std::size_t> before(document.size());
  std::size_t count = 0;
  for (xml::NodeId id = document.root(); id != xml::no_node;
       id = document.next_in_order(id, document.root())) {
    const xml::NodeId parent = document[id].parent;
    if (parent != xml::no_node && in_note[parent]) in_note[id] = true;
    before[id] = count;
    if (!document[id].is_element && !in_note[id]) count += count_characters(document[id].text);
  }
  return before;
}

}  // namespace

std::vector<std::optional<TextPlace>> find_text_places(
    const LayoutRun& run, const std::vector<std::optional<TextStart>>& starts) {
  std::vector<std::optional<TextPlace>> places(starts.size());
  if (run.document.empty()) return places;
  const std::vector<std::size_t> before = characters_before(run);
  for (std::size_t i = 0; i < starts.size(); ++i) {
    if (!starts[i]) continue;
    const xml::NodeId text = run.tree[starts[i]->box].node;
    for (xml::NodeId up = run.document[text].parent; up != xml::no_node;
         up = run.document[up].parent) {
      const auto id = run.document.attribute(up, "id");
      if (!id) continue;
      places[i] = {std::string(*id), before[text] - before[up] + starts[i]->characters};
      break;
    }
  }
  return places;
}

}  // namespace layout
