#include "edition/metadata.h"

#include <algorithm>

namespace edition {
namespace {

// Leading and trailing white space off, runs of it to one blank.
std::string collapsed(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool has_ancestor(const xml::Document& tei, xml::NodeId id, std::string_view name) {
  for (id = tei[id].parent; id != xml::no_node; id = tei[id].parent) {
    if (tei[id].name == name) return true;
  }
  return false;
}

std::string level_of_series(const xml::Document& tei, xml::NodeId id) {
  const xml::NodeId series = tei[id].parent;
  for (xml::NodeId c = tei[series].first_child; c != xml::no_node; c = tei[c].next) {
    if (tei[c].name == "title") return std::string(tei.attribute(c, "level").value_or("s"));
  }
  return "s";
}

void read_series(const xml::Document& tei, xml::NodeId id, Metadata& m, const std::string& text) {
  const xml::Node& node = tei[id];
  const bool journal = level_of_series(tei, id) == "j";
  const std::string_view unit = tei.attribute(id, "unit").value_or("");
  if (node.name == "title") (journal ? m.journal : m.series) = text;
  if (node.name == "idno") m.issn = text;
  if (node.name == "biblScope" && unit == "volume") m.volume = text;
  if (node.name == "biblScope" && unit == "issue") m.issue = text;
  if (node.name == "biblScope" && unit == "number") m.number_in_series = text;
}

void read_publication(const xml::Document& tei, xml::NodeId id, Metadata& m,
                      const std::string& text) {
  const xml::Node& node = tei[id];
  if (node.name == "publisher") m.publisher = text;
  if (node.name == "date") m.issued = text;
  if (node.name == "idno" && tei.attribute(id, "type") == "DOI") m.doi = text;
  const bool rights =
      tei.attribute(id, "rend") == "rights" || has_ancestor(tei, id, "availability");
  if (node.name == "p" && rights) m.rights = text;
}

}  // namespace

Metadata read_metadata(const xml::Document& tei) {
  Metadata m;
  if (tei.empty()) return m;
  m.language = tei.attribute(tei.root(), "xml:lang").value_or("und");
  for (xml::NodeId id = tei.root(); id != xml::no_node; id = tei.next_in_order(id, tei.root())) {
    const xml::Node& node = tei[id];
    if (!node.is_element || node.parent == xml::no_node) continue;
    if (node.name == "text") break;
    const std::string_view parent = tei[node.parent].name;
    if (parent == "titleStmt" || parent == "keywords" || parent == "seriesStmt" ||
        has_ancestor(tei, id, "publicationStmt")) {
      const std::string text = collapsed(tei.text_content(id));
      if (parent == "titleStmt" && node.name == "title") m.title = text;
      if (parent == "titleStmt" && node.name == "author") m.authors.push_back(text);
      if (parent == "keywords") m.keywords.push_back(text);
      if (parent == "seriesStmt") read_series(tei, id, m, text);
      if (has_ancestor(tei, id, "publicationStmt")) read_publication(tei, id, m, text);
    }
  }
  return m;
}

std::string moment_of(const std::string& issued, const std::string& fallback) {
  constexpr std::string_view rest = "0000-01-01T00:00:00Z";
  const bool dated = (issued.size() == 4 || issued.size() == 7 || issued.size() == 10) &&
                     std::all_of(issued.begin(), issued.end(),
                                 [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
  return dated ? issued + std::string(rest.substr(issued.size())) : fallback;
}

}  // namespace edition
