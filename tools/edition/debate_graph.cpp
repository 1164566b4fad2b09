#include "edition/debate_graph.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/utf8.h"
#include "edition/review_parts.h"

namespace edition {
namespace {

// In user units, of which the typesetter and browsers make 1/96 inch.
constexpr int least_pitch = 3, most_pitch = 18;  // from one post to the next
constexpr int tallest = 640;                     // of all posts, before the pitch is least
constexpr int column = 27;                       // from one participant to the next
constexpr int numbers = 30;                      // width of the column of numbers
constexpr int head = 34;                         // two lines of codes
constexpr int reach = 84;                        // of the longest arc
constexpr int key_line = 17;
constexpr std::size_t longest_code = 7;  // letters that stand in the head

std::vector<std::string> targets_of(std::string_view pointers) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < pointers.size();) {
    const std::size_t end = std::min(pointers.find(' ', i), pointers.size());
    if (end > i + 1 && pointers[i] == '#') out.emplace_back(pointers.substr(i + 1, end - i - 1));
    i = end + 1;
  }
  return out;
}

struct Grid {
  int pitch = most_pitch;
  int posts = 0, persons = 0;

  int x(std::size_t person) const {
    return numbers + static_cast<int>(person) * column + column / 2;
  }
  int y(std::size_t post) const { return head + static_cast<int>(post) * pitch + pitch / 2 + 2; }
  int arcs() const { return numbers + (persons + 1) * column + 6; }
  int bottom() const { return head + posts * pitch + 4; }
  int width() const { return std::max(arcs() + reach + 10, 330); }
};

Grid grid_of(const DebateGraph& graph) {
  Grid grid;
  grid.posts = static_cast<int>(graph.posts.size());
  grid.persons = static_cast<int>(graph.persons.size());
  grid.pitch = std::clamp(tallest / std::max(1, grid.posts), least_pitch, most_pitch);
  return grid;
}

std::string text_at(int x, int y, std::string_view anchor, std::string_view text) {
  return fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" font-size=\"11\">{}</text>\n", x,
                     y, anchor, escape_html(text));
}

std::string line(int x1, int y1, int x2, int y2, std::string_view width) {
  return fmt::format(
      "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"currentColor\" "
      "stroke-width=\"{}\"/>\n",
      x1, y1, x2, y2, width);
}

// A disc: said by a label. A ring: inferred. A ring with a point: one of several. A cross: unknown.
enum class Sign { disc, ring, target, cross };

std::string sign_at(Sign sign, int x, int y, int size) {
  const auto disc = [&](std::string_view r) {
    return fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"currentColor\"/>\n", x, y, r);
  };
  if (sign == Sign::disc) return disc(fmt::format("{}", size));
  if (sign == Sign::cross) {
    const int arm = std::max(1, size - 1);
    return line(x - arm, y - arm, x + arm, y + arm, "1.3") +
           line(x - arm, y + arm, x + arm, y - arm, "1.3");
  }
  return fmt::format(
             "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"none\" stroke=\"currentColor\" "
             "stroke-width=\"1.3\"/>\n",
             x, y, size) +
         (sign == Sign::target ? disc("1.3") : "");
}

std::string curve(int x, int from, int to, int depth, bool quotes) {
  // A cubic curve reaches three quarters of the way to its control points.
  const int control = x + depth * 4 / 3;
  return fmt::format(
      "<path d=\"M{0} {1} C{2} {1} {2} {3} {0} {3}\" fill=\"none\" stroke=\"currentColor\" "
      "stroke-width=\"1.2\"{4}/>\n<circle cx=\"{0}\" cy=\"{3}\" r=\"2\" fill=\"currentColor\"/>\n",
      x, from, control, to, quotes ? "" : " stroke-dasharray=\"4 3\"");
}

std::string arc(const Grid& grid, const GraphLink& link) {
  const int span = static_cast<int>(std::max(link.from, link.to) - std::min(link.from, link.to));
  const int depth = 10 + (reach - 10) * span / std::max(1, grid.posts - 1);
  return curve(grid.arcs(), grid.y(link.from), grid.y(link.to), depth, link.quotes);
}

// Codes stand on two lines by turns, since most are wider than a column.
std::string heads(const Grid& grid, const std::vector<std::string>& persons) {
  std::string out;
  for (std::size_t i = 0; i <= persons.size(); ++i) {
    std::string code = i < persons.size() ? persons[i] : "?";
    if (base::count_code_points(code) > longest_code) {
      std::size_t end = 0;
      for (std::size_t n = 0; n + 1 < longest_code; ++n) end += base::decode_utf8(code, end).length;
      code = code.substr(0, end) + "…";
    }
    const bool upper = i % 2 == 0;
    out += text_at(grid.x(i), upper ? 11 : 25, "middle", code);
    out += line(grid.x(i), upper ? 15 : 29, grid.x(i), grid.bottom(), "0.25");
  }
  return out;
}

std::string row(const Grid& grid, const DebateGraph& graph, std::size_t index) {
  const GraphPost& post = graph.posts[index];
  const int y = grid.y(index);
  const int size = std::clamp(grid.pitch / 4, 1, 4);
  // Numbers that would touch each other are left out.
  const std::size_t every = static_cast<std::size_t>((11 + grid.pitch - 1) / grid.pitch);
  std::string out;
  if (index % every == 0) out += text_at(numbers - 8, y + 4, "end", post.number);
  out += line(numbers - 4, y, grid.arcs(), y, "0.25");
  if (post.persons.empty())
    return out + sign_at(Sign::cross, grid.x(graph.persons.size()), y, size);
  const Sign sign = post.persons.size() > 1 ? Sign::target
                    : post.inferred         ? Sign::ring
                                            : Sign::disc;
  for (const std::string& person : post.persons) {
    const auto found = std::find(graph.persons.begin(), graph.persons.end(), person);
    if (found == graph.persons.end()) continue;
    out += sign_at(sign, grid.x(static_cast<std::size_t>(found - graph.persons.begin())), y, size);
  }
  return out;
}

std::string key(const Grid& grid) {
  const int top = grid.bottom() + key_line;
  struct Entry {
    Sign sign;
    std::string_view text;
  };
  static constexpr Entry entries[] = {{Sign::disc, "named by a label"},
                                      {Sign::ring, "inferred from the text"},
                                      {Sign::target, "one of several"},
                                      {Sign::cross, "not known"}};
  std::string out;
  int at = 0;
  for (const Entry& entry : entries) {
    const int x = 8 + at % 2 * 150;
    const int y = top + at / 2 * key_line;
    out += sign_at(entry.sign, x, y - 4, 4) + text_at(x + 11, y, "start", entry.text);
    ++at;
  }
  for (const bool quotes : {true, false}) {
    const int x = quotes ? 8 : 158;
    const int y = top + 2 * key_line + 2;
    out += fmt::format(
        "<path d=\"M{} {} L{} {}\" fill=\"none\" stroke=\"currentColor\" "
        "stroke-width=\"1.2\"{}/>\n",
        x - 6, y - 4, x + 18, y - 4, quotes ? "" : " stroke-dasharray=\"4 3\"");
    out +=
        fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"2\" fill=\"currentColor\"/>\n", x + 18, y - 4);
    out += text_at(x + 25, y, "start", quotes ? "quotes" : "probably answers");
  }
  return out;
}

std::string written_by(const GraphPost& post) {
  if (post.persons.empty()) return "not known";
  std::string out = fmt::format("{}", fmt::join(post.persons, " or "));
  if (!post.inferred) return out;
  return out + (post.certainty.empty() ? " (by the editor)" : " (inferred)");
}

bool asks_for_picture(const xml::Document& tei) {
  for (xml::NodeId id = tei.root(); id != xml::no_node; id = tei.next_in_order(id, tei.root())) {
    if (tei[id].is_element && tei[id].name == "divGen") return true;
  }
  return false;
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
    if (node.name == "person") {
      graph.persons.emplace_back(tei.attribute(id, "xml:id").value_or(""));
    } else if (node.name == "post") {
      GraphPost post;
      post.id = tei.attribute(id, "xml:id").value_or("");
      post.number = tei.attribute(id, "n").value_or("");
      post.persons = targets_of(tei.attribute(id, "who").value_or(""));
      post.certainty = tei.attribute(id, "cert").value_or("");
      post.inferred = tei.attribute(id, "resp").has_value();
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
  const Grid grid = grid_of(graph);
  const int height = grid.bottom() + 3 * key_line + 10;
  // Title and description name it (SVG Accessibility API Mappings §8.1); vnu allows no aria
  // attributes of names here.
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"graph\" width=\"{0}\" height=\"{1}\" "
      "viewBox=\"0 0 {0} {1}\" role=\"img\">\n<title>Who posts when, and whom they answer</title>\n"
      "<desc>{2}</desc>\n",
      grid.width(), height, escape_html(narrate_graph(graph)));
  out += heads(grid, graph.persons);
  for (std::size_t i = 0; i < graph.posts.size(); ++i) out += row(grid, graph, i);
  for (const GraphLink& link : graph.links) out += arc(grid, link);
  return out + key(grid) + "</svg>\n";
}

std::string narrate_graph(const DebateGraph& graph) {
  std::string out =
      fmt::format("{} post{} in order.", graph.posts.size(), graph.posts.size() == 1 ? "" : "s");
  std::vector<std::pair<std::string, std::string>> by;  // in order of the first post
  for (const GraphPost& post : graph.posts) {
    const std::string who =
        post.persons.empty() ? "Not known" : fmt::format("{}", fmt::join(post.persons, " or "));
    auto found = std::find_if(by.begin(), by.end(), [&](const auto& b) { return b.first == who; });
    if (found == by.end()) found = by.insert(by.end(), {who, ""});
    found->second += (found->second.empty() ? "" : ", ") + post.number;
  }
  for (const auto& [who, posts] : by) out += fmt::format(" {}: {}.", who, posts);
  for (const GraphLink& link : graph.links) {
    out += fmt::format(" Post {} {} post {}.", graph.posts[link.from].number,
                       link.quotes ? "quotes" : "probably answers", graph.posts[link.to].number);
  }
  return out;
}

std::string tabulate_graph(const DebateGraph& graph) {
  std::string out =
      "<table class=\"graph-table\">\n<thead><tr><th scope=\"col\">Post</th><th "
      "scope=\"col\">Written "
      "by</th><th scope=\"col\">Quotes</th><th scope=\"col\">Probably "
      "answers</th></tr></thead>\n<tbody>\n";
  auto link = graph.links.begin();
  for (std::size_t i = 0; i < graph.posts.size(); ++i) {
    const GraphPost& post = graph.posts[i];
    std::string quotes, answers;
    for (; link != graph.links.end() && link->from == i; ++link) {
      const GraphPost& to = graph.posts[link->to];
      std::string& cell = link->quotes ? quotes : answers;
      cell += fmt::format("{}<a href=\"#{}\">post {}</a>{}", cell.empty() ? "" : "; ",
                          escape_html(to.id), escape_html(to.number),
                          link->evidence.empty() ? "" : ": " + escape_html(link->evidence));
    }
    out += fmt::format(
        "<tr><th scope=\"row\"><a href=\"#{}\">{}</a></th><td>{}</td><td>{}</td><td>{}</td></tr>\n",
        escape_html(post.id), escape_html(post.number), escape_html(written_by(post)), quotes,
        answers);
  }
  return out + "</tbody>\n</table>\n";
}

std::string append_graph(std::string xhtml, const xml::Document& tei) {
  if (!asks_for_picture(tei)) return xhtml;
  const DebateGraph graph = read_graph(tei);
  const std::size_t end = xhtml.rfind("</article>");
  if (end == std::string::npos || graph.posts.empty()) return xhtml;
  xhtml.insert(
      end,
      "<section class=\"glance\" id=\"glance\">\n<h2>The debate at a glance</h2>\n<p>The posts "
      "from the first to the last, with a column for each participant. An arc leads from a "
      "post to one that it quotes or answers, where the point is.</p>\n<figure>" +
          draw_graph(graph) + "</figure>\n</section>\n");
  return xhtml;
}

}  // namespace edition
