#include "tei/public_copy.h"

#include <utility>
#include <vector>

#include "tei/header.h"
#include "xml/read.h"
#include "xml/writer.h"

namespace tei {
namespace {

bool is_private(const xml::Document& tei, xml::NodeId id) {
  return tei[id].is_element && tei.attribute(id, "ana") == identity_pointer;
}

// The id of a change is made from what stood before, so it could confirm a guess at that.
bool names_change(const xml::Node& node, const xml::Attribute& attribute) {
  return node.name == "corr" && attribute.name == "n";
}

bool has_private_child(const xml::Document& tei, xml::NodeId id) {
  for (xml::NodeId child = tei[id].first_child; child != xml::no_node; child = tei[child].next) {
    if (is_private(tei, child)) return true;
  }
  return false;
}

}  // namespace

std::string public_copy(std::string_view bytes, std::string path) {
  return public_copy(xml::read_xml(bytes, std::move(path)));
}

std::string public_copy(const xml::Document& tei) {
  xml::Document copy(tei.path());
  // Where the children of each element of the master go; no_node: nowhere.
  std::vector<xml::NodeId> place(tei.size(), xml::no_node);
  for (xml::NodeId id = tei.root(); id != xml::no_node; id = tei.next_in_order(id, tei.root())) {
    const xml::Node& node = tei[id];
    const bool root = node.parent == xml::no_node;
    const xml::NodeId parent = root ? xml::no_node : place[node.parent];
    if (!root && (parent == xml::no_node || is_private(tei, id))) continue;
    if (!node.is_element) {
      copy.add_text(parent, node.text, node.line);
    } else if (!root && node.name == "choice" && has_private_child(tei, id)) {
      place[id] = parent;
    } else {
      place[id] = copy.add_element(parent, node.name, node.namespace_uri, node.line);
      for (const xml::Attribute& a : tei.attributes(id)) {
        if (!names_change(node, a)) copy.add_attribute(place[id], a.name, a.value);
      }
    }
  }
  return xml::write_document(copy);
}

}  // namespace tei
