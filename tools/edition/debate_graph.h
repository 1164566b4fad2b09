#pragma once
// A picture of a debate: posts from top to bottom, a column for each participant with a mark where
// he or she posts, and arcs to the posts that are quoted (solid) or probably answered (dashed); and
// the same as a table. Drawn in SVG 1.1 with lines, circles, cubic curves and text alone, which the
// typesetter understands; in the colour of the text, so that shape and not colour says what is
// what.

#include <string>
#include <vector>

#include "xml/document.h"

namespace edition {

struct GraphPost {
  std::string id, number;            // "post-3", "3"
  std::vector<std::string> persons;  // ids; none: not known; several: one of these
  std::string certainty;             // of an inference, else empty
  bool inferred = false;             // no label of the source says it
};
struct GraphLink {
  std::size_t from = 0, to = 0;  // indices of posts
  bool quotes = false;           // false: answers, by inference
  std::string evidence;
  friend auto operator<=>(const GraphLink&, const GraphLink&) = default;
};
struct DebateGraph {
  std::vector<std::string> persons;  // ids, in the order of the list of participants
  std::vector<GraphPost> posts;
  std::vector<GraphLink> links;  // sorted, without repetition
};

DebateGraph read_graph(const xml::Document& tei);

// One svg element with a title and a description.
std::string draw_graph(const DebateGraph& graph);

// What the picture shows, in sentences without markup.
std::string narrate_graph(const DebateGraph& graph);

// A table with one row a post, each with ways to the posts it quotes or answers. XHTML.
std::string tabulate_graph(const DebateGraph& graph);

// The article (see xhtml.h) with the picture as its last section, "The debate at a glance", when
// the TEI asks for it by a divGen of the type "picture"; else the article as it is.
std::string append_graph(std::string xhtml, const xml::Document& tei);

}  // namespace edition
