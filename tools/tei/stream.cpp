#include "tei/stream.h"

#include <algorithm>
#include <array>
#include <utility>

#include "xml/read.h"

namespace tei {
namespace {

constexpr std::array<std::string_view, 7> carriers{"p",         "head", "titlePart", "byline",
                                                   "docAuthor", "cell", "label"};
constexpr std::array<std::string_view, 4> silent{"sic", "note", "gap", "fw"};

template <std::size_t n>
bool is_one_of(std::string_view name, const std::array<std::string_view, n>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What holds for the content of an element, handed down from its parent.
struct Place {
  bool in_text = false;
  bool in_carrier = false;
  bool in_silence = false;
};

Place enter(const xml::Document& tei, xml::NodeId id, Place outer) {
  const xml::Node& node = tei[id];
  if (node.namespace_uri != xml::tei_namespace) return outer;
  const bool label_row = node.name == "row" && tei.attribute(id, "role") == "label";
  return {outer.in_text || node.name == "text",
          outer.in_carrier || (outer.in_text && is_one_of(node.name, carriers)),
          outer.in_silence || is_one_of(node.name, silent) || label_row};
}

}  // namespace

std::vector<std::size_t> stream_offsets(const xml::Document& tei) {
  std::vector<std::size_t> offsets(tei.size(), not_in_stream);
  std::vector<Place> places(tei.size());
  std::size_t offset = 0;
  for (xml::NodeId id = tei.root(); id != xml::no_node; id = tei.next_in_order(id, tei.root())) {
    const xml::Node& node = tei[id];
    const Place outer = node.parent == xml::no_node ? Place() : places[node.parent];
    if (node.is_element) {
      places[id] = enter(tei, id, outer);
    } else if (outer.in_carrier && !outer.in_silence) {
      offsets[id] = offset;
      offset += node.text.size();
    }
  }
  return offsets;
}

std::string read_stream(const xml::Document& tei) {
  const std::vector<std::size_t> offsets = stream_offsets(tei);
  std::string stream;
  for (xml::NodeId id = tei.root(); id != xml::no_node; id = tei.next_in_order(id, tei.root())) {
    if (offsets[id] != not_in_stream) stream += tei[id].text;
  }
  return stream;
}

std::string read_stream(std::string_view tei, std::string path) {
  return read_stream(xml::read_xml(tei, std::move(path)));
}

}  // namespace tei
