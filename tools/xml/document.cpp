#include "xml/document.h"

#include "base/error.h"

namespace xml {

std::span<const Attribute> Document::attributes(NodeId element) const {
  const Node& node = nodes_[element];
  return std::span(attributes_).subspan(node.first_attribute, node.attribute_count);
}

std::optional<std::string_view> Document::attribute(NodeId element, std::string_view name) const {
  for (const Attribute& a : attributes(element)) {
    if (a.name == name) return a.value;
  }
  return std::nullopt;
}

std::string Document::text_content(NodeId top) const {
  std::string text;
  for (NodeId id = top; id != no_node; id = next_in_order(id, top)) text += nodes_[id].text;
  return text;
}

NodeId Document::next_in_order(NodeId node, NodeId top) const {
  if (nodes_[node].first_child != no_node) return nodes_[node].first_child;
  while (node != top) {
    if (nodes_[node].next != no_node) return nodes_[node].next;
    node = nodes_[node].parent;
  }
  return no_node;
}

NodeId Document::add_element(NodeId parent, std::string_view name, std::string_view namespace_uri,
                             std::uint32_t line) {
  Node node;
  node.is_element = true;
  node.name = keep_name(name);
  node.namespace_uri = keep_name(namespace_uri);
  node.line = line;
  node.first_attribute = static_cast<std::uint32_t>(attributes_.size());
  return append(parent, node);
}

void Document::add_attribute(NodeId element, std::string_view name, std::string_view value) {
  Node& node = nodes_[element];
  base::expects(node.first_attribute + node.attribute_count == attributes_.size(),
                "attributes to be added right after their element");
  attributes_.push_back({keep_name(name), keep(value)});
  ++node.attribute_count;
}

NodeId Document::add_text(NodeId parent, std::string_view text, std::uint32_t line) {
  const NodeId last = nodes_[parent].last_child;
  if (last != no_node && !nodes_[last].is_element) {
    if (nodes_[last].text.data() == texts_.back().data()) {
      // Grown in place, because a document may be cut into any number of CDATA sections.
      nodes_[last].text = texts_.back().append(text);
    } else {
      nodes_[last].text = keep(std::string(nodes_[last].text) + std::string(text));
    }
    return last;
  }
  Node node;
  node.text = keep(text);
  node.line = line;
  return append(parent, node);
}

std::string_view Document::keep(std::string_view text) {
  return texts_.emplace_back(text);
}

std::string_view Document::keep_name(std::string_view name) {
  const auto found = names_.find(name);
  return found != names_.end() ? *found : *names_.insert(keep(name)).first;
}

NodeId Document::append(NodeId parent, Node node) {
  const auto id = static_cast<NodeId>(nodes_.size());
  node.parent = parent;
  if (parent != no_node) {
    node.previous = nodes_[parent].last_child;
    if (node.previous == no_node) {
      nodes_[parent].first_child = id;
    } else {
      nodes_[node.previous].next = id;
    }
    nodes_[parent].last_child = id;
  }
  nodes_.push_back(node);
  return id;
}

}  // namespace xml
