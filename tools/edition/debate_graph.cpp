#include "edition/debate_graph.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "edition/review_parts.h"

namespace edition {
namespace {

constexpr int row = 22;
constexpr int label_width = 150;
constexpr int width = 420;

std::vector<std::string> targets_of(std::string_view pointers) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < pointers.size();) {
    const std::size_t end = std::min(pointers.find(' ', i), pointers.size());
    if (end > i + 1 && pointers[i] == '#') out.emplace_back(pointers.substr(i + 1, end - i - 1));
    i = end + 1;
  }
  return out;
}

int y_of(std::size_t post) {
  return static_cast<int>(post) * row + row / 2 + 4;
}

std::string arc(const GraphLink& link, std::size_t posts) {
  const int from = y_of(link.from);
  const int to = y_of(link.to);
  const int span = from > to ? from - to : to - from;
  const int total = std::max(1, static_cast<int>(posts) * row);
  const int reach = 24 + span * (width - label_width - 40) / total;
  // A cubic curve reaches three quarters of the way to its control points.
  const int control = label_width + reach * 4 / 3;
  return fmt::format(
      "<path class=\"{0}\" data-from=\"{1}\" data-to=\"{2}\" d=\"M{3} {4} C{5} {4} {5} {6} {3} "
      "{6}\"/>\n",
      link.quotes ? "quotes" : "answers", link.from + 1, link.to + 1, label_width, from, control,
      to);
}

}  // namespace

DebateGraph read_graph(const xml::Document& tei) {
  DebateGraph graph;
  std::map<std::string, std::size_t, std::less<>> index;
  std::vector<std::size_t> post_of(tei.size(), tei.size());
  struct Raw {
    std::string from, to, evidence;
    bool quotes;
  };
  std::vector<Raw> raw;
  std::string evidence;
  for (xml::NodeId id = tei.root(); id != xml::no_node; id = tei.next_in_order(id, tei.root())) {
    const xml::Node& node = tei[id];
    if (!node.is_element) continue;
    if (node.parent != xml::no_node) post_of[id] = post_of[node.parent];
    if (node.name == "post") {
      GraphPost post;
      post.id = tei.attribute(id, "xml:id").value_or("");
      post.label = tei.attribute(id, "n").value_or("");
      bool first = true;
      for (const std::string& who : targets_of(tei.attribute(id, "who").value_or(""))) {
        post.label += (first ? " " : " / ") + who;
        first = false;
      }
      post_of[id] = index[post.id] = graph.posts.size();
      graph.posts.push_back(std::move(post));
    } else if (node.name == "quote" && post_of[id] < graph.posts.size()) {
      for (const std::string& to : targets_of(tei.attribute(id, "source").value_or(""))) {
        raw.push_back({graph.posts[post_of[id]].id, to, "", true});
      }
    } else if (node.name == "linkGrp") {
      evidence.clear();
    } else if (node.name == "desc") {
      evidence = tei.text_content(id);
    } else if (node.name == "link") {
      const auto ends = targets_of(tei.attribute(id, "target").value_or(""));
      if (ends.size() == 2) raw.push_back({ends[0], ends[1], evidence, false});
    }
  }
  for (const Raw& link : raw) {
    const auto from = index.find(link.from);
    const auto to = index.find(link.to);
    if (from == index.end() || to == index.end() || from->second == to->second) continue;
    graph.links.push_back({from->second, to->second, link.quotes, link.evidence});
  }
  std::sort(graph.links.begin(), graph.links.end());
  graph.links.erase(std::unique(graph.links.begin(), graph.links.end()), graph.links.end());
  return graph;
}

std::string draw_graph(const DebateGraph& graph) {
  const int height = static_cast<int>(graph.posts.size()) * row + 8;
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"graph\" viewBox=\"0 0 {} {}\" "
      "role=\"img\" aria-label=\"Posts from first to last, with arcs to the posts that they quote "
      "or answer; the list below says the same\">\n",
      width, height);
  for (const GraphLink& link : graph.links) out += arc(link, graph.posts.size());
  for (std::size_t i = 0; i < graph.posts.size(); ++i) {
    out += fmt::format(
        "<circle cx=\"{}\" cy=\"{}\" r=\"4\"/><text x=\"{}\" y=\"{}\" "
        "text-anchor=\"end\">{}</text>\n",
        label_width, y_of(i), label_width - 10, y_of(i) + 5, escape_html(graph.posts[i].label));
  }
  return out + "</svg>\n";
}

std::string describe_graph(const DebateGraph& graph) {
  if (graph.links.empty()) return "<p>No post is known to answer or quote another.</p>\n";
  std::string out = "<ul>\n";
  for (const GraphLink& link : graph.links) {
    const GraphPost& from = graph.posts[link.from];
    const GraphPost& to = graph.posts[link.to];
    out += fmt::format("<li><a href=\"#{}\">Post {}</a> {} <a href=\"#{}\">post {}</a>{}</li>\n",
                       escape_html(from.id), escape_html(from.label),
                       link.quotes ? "quotes" : "probably answers", escape_html(to.id),
                       escape_html(to.label),
                       link.evidence.empty() ? "" : ": " + escape_html(link.evidence));
  }
  return out + "</ul>\n";
}

}  // namespace edition
