#pragma once
// A picture of a debate as SVG 1.1: posts from top to bottom, arcs to the posts that they answer
// (dashed) or quote (solid); and the same as sentences.

#include <string>
#include <vector>

#include "xml/document.h"

namespace edition {

struct GraphPost {
  std::string id, label;  // "post-3", "3 UWE"
};
struct GraphLink {
  std::size_t from = 0, to = 0;  // indices of posts
  bool quotes = false;           // false: answers, by inference
  std::string evidence;
  friend auto operator<=>(const GraphLink&, const GraphLink&) = default;
};
struct DebateGraph {
  std::vector<GraphPost> posts;
  std::vector<GraphLink> links;  // sorted, without repetition
};

DebateGraph read_graph(const xml::Document& tei);

std::string draw_graph(const DebateGraph& graph);

// A list with one entry a link, each with a way to both posts.
std::string describe_graph(const DebateGraph& graph);

}  // namespace edition
