#include "edition/passages.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/error.h"
#include "edition/process.h"
#include "edition/zip.h"
#include "xml/document.h"
#include "xml/read.h"

namespace edition {
namespace {

constexpr std::string_view white = " \t\r\n";
constexpr std::chrono::seconds pdf_patience{60};

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = text.find_first_not_of(white); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(white, at), text.size());
    words.emplace_back(text.substr(at, end - at));
    at = text.find_first_not_of(white, end);
  }
  return words;
}

template <std::size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool has_class(const xml::Document& document, xml::NodeId id, std::string_view wanted) {
  const auto words = words_of(document.attribute(id, "class").value_or(""));
  return std::find(words.begin(), words.end(), wanted) != words.end();
}

// Inside these no word ends at an element's edge.
constexpr std::array<std::string_view, 24> inline_elements{
    "a",     "abbr", "b",      "code",  "em",  "i",       "q",      "s",
    "small", "span", "strong", "sub",   "sup", "corr",    "choice", "ref",
    "rs",    "hi",   "emph",   "quote", "seg", "foreign", "name",   "persName"};

// Gathers text under the name of the passage that it stands in.
class Reader {
 public:
  void read(const xml::Document& document) {
    const bool is_tei = document[document.root()].namespace_uri == xml::tei_namespace;
    std::vector<std::size_t> place(document.size(), none);  // index in texts_; none: left out
    // Nodes are in document order, so that a parent's place is known before its children's.
    for (xml::NodeId id = 0; id < document.size(); ++id) {
      const xml::Node& node = document[id];
      const std::size_t outer = node.parent == xml::no_node ? none : place[node.parent];
      if (!node.is_element) {
        if (outer != none) texts_[outer] += node.text;
        continue;
      }
      place[id] = is_tei ? tei_place(document, id, outer) : xhtml_place(document, id, outer);
      if (place[id] != none && !is_one_of(node.name, inline_elements)) texts_[place[id]] += ' ';
    }
  }

  std::vector<Passage> take() {
    for (std::size_t i = 0; i < texts_.size(); ++i) passages_[i].words = words_of(texts_[i]);
    std::erase_if(passages_, [](const Passage& p) { return p.words.empty(); });
    return std::move(passages_);
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::size_t begin(std::string name, std::string heading = {}) {
    passages_.push_back({std::move(name), std::move(heading), {}});
    texts_.emplace_back();
    return texts_.size() - 1;
  }

  std::size_t tei_place(const xml::Document& document, xml::NodeId id, std::size_t outer) {
    constexpr std::array<std::string_view, 5> left_out{"note", "sic", "label", "gap", "fw"};
    const std::string_view name = document[id].name;
    if (name == "front") return begin("front");
    if (name == "body") return begin("posts");
    if (name == "post") {
      return begin(fmt::format("post {}", document.attribute(id, "n").value_or("?")),
                   std::string(document.attribute(id, "who").value_or("")));
    }
    return is_one_of(name, left_out) ? none : outer;
  }

  std::size_t xhtml_place(const xml::Document& document, xml::NodeId id, std::size_t outer) {
    const std::string_view name = document[id].name;
    if (name == "body") return begin("text");
    if (name == "aside" || name == "nav" || name == "script" || name == "style") return none;
    if (has_class(document, id, "note") || has_class(document, id, "noteref")) return none;
    if (has_class(document, id, "source") || has_class(document, id, "gap")) return none;
    if (document.attribute(id, "role").value_or("") == "doc-pagebreak") return none;
    if (has_class(document, id, "speaker")) {
      speaker(document, id, outer);
      return none;
    }
    if (name == "header" || has_class(document, id, "title-block")) return begin("title");
    if (name != "section") return outer;
    const std::string_view own = document.attribute(id, "id").value_or("");
    if (own.starts_with("post-")) return begin(fmt::format("post {}", own.substr(5)));
    const std::string_view kind = document.attribute(id, "class").value_or("");
    return kind.empty() ? outer : begin(std::string(kind));
  }

  void speaker(const xml::Document& document, xml::NodeId heading, std::size_t post) {
    for (xml::NodeId id = heading; id != xml::no_node && post != none;
         id = document.next_in_order(id, heading)) {
      if (document[id].is_element && has_class(document, id, "name"))
        passages_[post].heading = document.text_content(id);
    }
  }

  std::vector<Passage> passages_;
  std::vector<std::string> texts_;  // of the passages
};

const ZipEntry& entry_of(const std::vector<ZipEntry>& book, std::string_view name,
                         const std::string& path) {
  const auto found =
      std::find_if(book.begin(), book.end(), [&](const ZipEntry& e) { return e.name == name; });
  if (found == book.end()) {
    base::fail(base::Error::Kind::input, "E040", path,
               fmt::format("is no EPUB: it holds no {}", name));
  }
  return *found;
}

// EPUB 3.3, 4.2.6.3.1 and 5.7: the container names the package, the package's spine its documents.
std::vector<Passage> read_epub(std::string_view bytes, const std::string& path) {
  const std::vector<ZipEntry> book = read_zip(bytes, path);
  const auto elements = [&](const xml::Document& d, std::string_view name, const auto& visit) {
    for (xml::NodeId id = 0; id < d.size(); ++id) {
      if (d[id].is_element && d[id].name == name) visit(id);
    }
  };
  const auto value = [](const xml::Document& d, xml::NodeId id, std::string_view name) {
    return std::string(d.attribute(id, name).value_or(""));
  };
  std::string package_name;
  const xml::Document container =
      xml::read_xml(entry_of(book, "META-INF/container.xml", path).bytes, path);
  elements(container, "rootfile",
           [&](xml::NodeId id) { package_name = value(container, id, "full-path"); });
  const xml::Document package = xml::read_xml(entry_of(book, package_name, path).bytes, path);
  const std::string folder = package_name.substr(0, package_name.rfind('/') + 1);
  std::map<std::string, std::string> items;
  elements(package, "item", [&](xml::NodeId item) {
    items[value(package, item, "id")] = value(package, item, "href");
  });
  Reader reader;
  std::set<std::string> seen;
  elements(package, "itemref", [&](xml::NodeId reference) {
    const std::string name = folder + items[value(package, reference, "idref")];
    if (!seen.insert(name).second) return;
    reader.read(xml::read_xml(entry_of(book, name, path).bytes, name));
  });
  return reader.take();
}

// pdfinfo's tree: an element on each line, its text in quotes below it, two spaces for each level.
class StructureReader {
 public:
  void line(std::string_view line) {
    const std::size_t depth = line.find_first_not_of(' ');
    if (depth == std::string_view::npos) return;
    line.remove_prefix(depth);
    if (skipped_ && depth > *skipped_) return;
    skipped_.reset();
    if (quotation_ && depth <= *quotation_) quotation_.reset();
    if (line.starts_with('"')) return text(line.substr(1, line.size() - (line.size() > 1 ? 2 : 1)));
    const std::string_view type = line.substr(0, line.find_first_of(" :"));
    if (type == "Lbl" || type == "Note" || type == "Reference") {
      skipped_ = depth;
    } else if (type.size() == 2 && type[0] == 'H' && type[1] >= '1' && type[1] <= '6') {
      heading_ = true;
      passages_.emplace_back();
    } else if (line.find("(inline)") == std::string_view::npos && !line.starts_with("Object")) {
      heading_ = false;
      if (type == "BlockQuote") quotation_ = depth;
      if (!texts_.empty()) texts_.back() += ' ';
    }
    texts_.resize(passages_.size());
  }

  std::vector<Passage> take() {
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      Passage& p = passages_[i];
      p.words = words_of(texts_[i]);
      const std::size_t digits = p.heading.find_first_not_of("0123456789");
      const bool is_post = digits != 0 && digits != std::string::npos && p.heading[digits] == ' ';
      p.name = is_post ? "post " + p.heading.substr(0, digits) : p.heading;
      p.heading = is_post ? p.heading.substr(digits + 1) : std::string();
    }
    std::erase_if(passages_, [](const Passage& p) { return p.words.empty(); });
    return std::move(passages_);
  }

 private:
  void text(std::string_view quoted) {
    if (passages_.empty()) {
      passages_.push_back({"title", "", {}});
      texts_.emplace_back();
    }
    if (heading_) {
      passages_.back().heading += quoted;
    } else if (!(quotation_ && quoted.starts_with("Post ") && quoted.find(", ") < 12)) {
      texts_.back() += quoted;
    }
  }

  std::vector<Passage> passages_;
  std::vector<std::string> texts_;
  std::optional<std::size_t> skipped_, quotation_;  // depths
  bool heading_ = false;
};

std::vector<Passage> read_pdf(std::string_view bytes, const std::string& path) {
  const char* search = std::getenv("PATH");
  const std::vector<std::string> environment{"LANG=C.UTF-8",
                                             fmt::format("PATH={}", search ? search : "/usr/bin")};
  const Finished done = run_process("pdfinfo", {"-struct-text", "-enc", "UTF-8", "-"}, environment,
                                    bytes, pdf_patience);
  if (done.start_error != 0 || done.timed_out || done.exit_code != 0) {
    base::fail(base::Error::Kind::environment, "E041", path,
               done.start_error != 0 ? "the text of a PDF is read by pdfinfo, which was not found"
                                     : "pdfinfo cannot read it",
               done.start_error != 0 ? "apt-get install poppler-utils" : "");
  }
  StructureReader reader;
  std::string_view rest = done.output;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    reader.line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return reader.take();
}

}  // namespace

Passages read_passages(std::string_view bytes, const std::string& path) {
  if (bytes.starts_with("%PDF-")) return {"PDF", read_pdf(bytes, path)};
  if (bytes.starts_with("PK\x03\x04")) return {"EPUB", read_epub(bytes, path)};
  if (bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n") == std::string_view::npos ||
      bytes[bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n")] != '<') {
    base::fail(base::Error::Kind::input, "E040", path,
               "is not an edition that can be compared: TEI, XHTML, HTML, EPUB or PDF");
  }
  base::Diagnostics repairs;
  const bool is_html = bytes.substr(0, 200).find("<!DOCTYPE html>") != std::string_view::npos &&
                       bytes.substr(0, 400).find("xmlns=") == std::string_view::npos;
  const xml::Document document =
      is_html ? xml::read_html(bytes, path, repairs) : xml::read_xml(bytes, path);
  const bool is_tei = document[document.root()].namespace_uri == xml::tei_namespace;
  Reader reader;
  reader.read(document);
  return {is_tei ? "TEI" : "XHTML", reader.take()};
}

}  // namespace edition
