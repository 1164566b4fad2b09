#pragma once
// An XML or HTML document as a read-only tree of elements and text, held in one block of nodes.
// Nodes are named by index; every string_view points into the document and lives as long as it.
// Comments and processing instructions are dropped, CDATA sections are text, adjacent text is one
// node. Built by read_xml and read_html (xml/read.h); nothing here knows libxml2.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace xml {

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xFFFFFFFF;

inline constexpr std::string_view xhtml_namespace = "http://www.w3.org/1999/xhtml";
inline constexpr std::string_view tei_namespace = "http://www.tei-c.org/ns/1.0";

// `name` is the local name when the attribute is in no namespace ("href"), "xml:lang" and "xml:id"
// for the XML namespace, and "{uri}local" for any other.
struct Attribute {
  std::string_view name;
  std::string_view value;
};

struct Node {
  bool is_element = false;
  std::string_view name;           // element: local name; HTML names are lower case
  std::string_view namespace_uri;  // element
  std::string_view text;           // text node
  std::uint32_t line = 0;          // 1-based line of the start tag or text, 0 unknown
  NodeId parent = no_node;
  NodeId first_child = no_node;
  NodeId last_child = no_node;
  NodeId next = no_node;
  NodeId previous = no_node;
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
};

class Document {
 public:
  explicit Document(std::string path) : path_(std::move(path)) {}
  Document(const Document&) = delete;  // views into it would dangle
  Document& operator=(const Document&) = delete;
  Document(Document&&) = default;
  Document& operator=(Document&&) = default;

  const std::string& path() const { return path_; }
  bool empty() const { return nodes_.empty(); }
  NodeId root() const { return nodes_.empty() ? no_node : 0; }
  std::size_t size() const { return nodes_.size(); }
  const Node& operator[](NodeId id) const { return nodes_[id]; }

  std::span<const Attribute> attributes(NodeId element) const;
  std::optional<std::string_view> attribute(NodeId element, std::string_view name) const;
  // The text of all descendants, concatenated.
  std::string text_content(NodeId node) const;
  // The next node in document order inside `top`, or no_node; start with `top` itself.
  NodeId next_in_order(NodeId node, NodeId top) const;

  // For builders: children are appended in document order, attributes before children.
  NodeId add_element(NodeId parent, std::string_view name, std::string_view namespace_uri,
                     std::uint32_t line);
  void add_attribute(NodeId element, std::string_view name, std::string_view value);
  NodeId add_text(NodeId parent, std::string_view text, std::uint32_t line);

 private:
  std::string_view keep(std::string_view text);
  std::string_view keep_name(std::string_view name);
  NodeId append(NodeId parent, Node node);

  std::string path_;
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::deque<std::string> texts_;
  std::unordered_set<std::string_view> names_;
};

}  // namespace xml
