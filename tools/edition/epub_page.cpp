#include "edition/epub_page.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/error.h"
#include "base/utf8.h"
#include "xml/writer.h"

namespace edition {
namespace {

constexpr std::string_view epub_type = "{http://www.idpf.org/2007/ops}type";

struct SectionKind {
  std::string_view id, type, role;
};

// EPUB Structural Semantics 1.1 beside DPUB-ARIA 1.0, which Ace wants in agreement.
constexpr std::array<SectionKind, 4> section_kinds{
    {{"introduction", "introduction", "doc-introduction"},
     {"debate", "chapter", "doc-chapter"},
     {"editorial-note", "afterword", "doc-afterword"},
     {"changes", "appendix", "doc-appendix"}}};

bool has_class(std::string_view classes, std::string_view name) {
  return (" " + std::string(classes) + " ").find(" " + std::string(name) + " ") !=
         std::string::npos;
}

// Pandoc's own classes off.
std::string own_classes(std::string_view classes) {
  std::string out;
  while (!classes.empty()) {
    const std::size_t end = std::min(classes.find(' '), classes.size());
    const std::string_view word = classes.substr(0, end);
    classes.remove_prefix(std::min(end + 1, classes.size()));
    if (word.empty() || word == "unnumbered" || word.starts_with("level")) continue;
    out += (out.empty() ? "" : " ") + std::string(word);
  }
  return out;
}

std::string collapsed(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank || (!out.empty() && out.back() != ' ')) out += blank ? ' ' : c;
  }
  return out;
}

bool is_white_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

class Finisher {
 public:
  Finisher(const xml::Document& in, const std::string& file, const Places& places,
           std::string_view language, const std::vector<PageBreak>& breaks)
      : in_(in), out_(file), places_(places), language_(language), breaks_(breaks) {
    result_.file = file;
  }

  BookPage run(std::string_view book_title) {
    std::vector<xml::NodeId> place(in_.size(), xml::no_node);
    title_ = std::string(book_title);
    for (xml::NodeId id = in_.root(); id != xml::no_node; id = in_.next_in_order(id, in_.root())) {
      collect_heading(id);
    }
    if (!result_.headings.empty()) title_ = result_.headings.front().text;
    for (xml::NodeId id = in_.root(); id != xml::no_node; id = in_.next_in_order(id, in_.root())) {
      const xml::Node& node = in_[id];
      leave_anchors(id);
      if (node.is_element) {
        const xml::NodeId parent = node.parent == xml::no_node ? xml::no_node : place[node.parent];
        place[id] = copy_element(id, parent);
      } else {
        copy_text(id, place[node.parent]);
      }
    }
    result_.bytes = xml::write_document(out_, {{"epub", std::string(epub_namespace)}});
    return std::move(result_);
  }

 private:
  // An element of the article whose characters are being counted.
  struct Anchor {
    xml::NodeId element;
    std::size_t characters = 0;
    std::vector<const PageBreak*> waiting;  // in order, the next one last
  };

  void collect_heading(xml::NodeId id) {
    const xml::Node& node = in_[id];
    if (!node.is_element || node.name.size() != 2 || node.name[0] != 'h' || node.name[1] < '1' ||
        node.name[1] > '6') {
      return;
    }
    std::string section;
    if (in_[node.parent].name == "section") section = in_.attribute(node.parent, "id").value_or("");
    const bool unnamed = has_class(in_.attribute(id, "class").value_or(""), "unknown");
    result_.headings.push_back({node.name[1] - '0', collapsed(in_.text_content(id)), section,
                                unnamed ? opening_after(id) : ""});
  }

  // The first words of what follows a heading.
  std::string opening_after(xml::NodeId heading) const {
    constexpr std::size_t words = 7;
    std::string text;
    for (xml::NodeId next = in_[heading].next; next != xml::no_node && text.size() < 200;
         next = in_[next].next) {
      text += in_.text_content(next) + " ";
    }
    text = collapsed(text);
    std::size_t end = 0;
    for (std::size_t i = 0; i < words && end != std::string::npos; ++i) {
      end = text.find(' ', end + (i > 0 ? 1 : 0));
    }
    if (end == std::string::npos) return text;
    std::string opening = text.substr(0, end);
    while (!opening.empty() && std::string_view(" ,;:.-").find(opening.back()) != std::string::npos)
      opening.pop_back();
    for (const std::string_view dash : {"–", "—"}) {
      if (opening.ends_with(dash)) opening.resize(opening.size() - dash.size());
    }
    while (opening.ends_with(' ')) opening.pop_back();
    return opening + "…";
  }

  xml::NodeId copy_element(xml::NodeId id, xml::NodeId parent) {
    const xml::Node& node = in_[id];
    const xml::NodeId copy = out_.add_element(parent, node.name, node.namespace_uri, node.line);
    const std::string_view own_id = in_.attribute(id, "id").value_or("");
    if (node.name == "html") {
      out_.add_attribute(copy, "lang", language_);
      out_.add_attribute(copy, "xml:lang", language_);
      return copy;
    }
    for (const xml::Attribute& a : in_.attributes(id)) copy_attribute(node, copy, a);
    if (node.name == "section") {
      for (const SectionKind& kind : section_kinds) {
        if (kind.id != own_id) continue;
        out_.add_attribute(copy, epub_type, kind.type);
        out_.add_attribute(copy, "role", kind.role);
      }
    }
    if (!own_id.empty()) enter_anchor(id, own_id);
    return copy;
  }

  void copy_attribute(const xml::Node& node, xml::NodeId copy, const xml::Attribute& a) {
    const bool heading = node.name.size() == 2 && node.name[0] == 'h';
    if (a.name == "data-number") return;
    if (a.name == "class") {
      // Pandoc repeats a section's class on its heading.
      const std::string classes = own_classes(a.value);
      if (!classes.empty() && !(heading && has_class(a.value, "unnumbered"))) {
        out_.add_attribute(copy, a.name, classes);
      }
    } else if (a.name == "href" && a.value.starts_with('#')) {
      const auto place = places_.find(std::string(a.value.substr(1)));
      const bool elsewhere = place != places_.end() && place->second != result_.file;
      out_.add_attribute(copy, a.name, (elsewhere ? place->second : "") + std::string(a.value));
    } else {
      out_.add_attribute(copy, a.name, a.value);
    }
  }

  void enter_anchor(xml::NodeId id, std::string_view name) {
    Anchor anchor{id, 0, {}};
    for (auto b = breaks_.rbegin(); b != breaks_.rend(); ++b) {
      if (b->anchor == name) anchor.waiting.push_back(&*b);
    }
    if (!anchor.waiting.empty()) anchors_.push_back(std::move(anchor));
  }

  // Ends the anchors whose element does not hold `id`. Breaks past an element's end are put at it,
  // by the next text in the document.
  void leave_anchors(xml::NodeId id) {
    while (!anchors_.empty()) {
      xml::NodeId up = id;
      while (up != xml::no_node && up != anchors_.back().element) up = in_[up].parent;
      if (up != xml::no_node) return;
      Anchor done = std::move(anchors_.back());
      anchors_.pop_back();
      for (auto b = done.waiting.rbegin(); b != done.waiting.rend(); ++b) overdue_.push_back(*b);
    }
  }

  bool is_counted(xml::NodeId text) const {
    for (xml::NodeId up = in_[text].parent; up != xml::no_node; up = in_[up].parent) {
      const std::string_view classes = in_.attribute(up, "class").value_or("");
      if (has_class(classes, "noteref") || has_class(classes, "footnote")) return false;
      if (in_[up].name == "head") return false;
    }
    return true;
  }

  void copy_text(xml::NodeId id, xml::NodeId parent) {
    const xml::Node& node = in_[id];
    if (in_[node.parent].name == "title") {
      out_.add_text(parent, title_, node.line);
      return;
    }
    const bool idle = anchors_.empty() && overdue_.empty();
    if (idle || !is_counted(id)) {
      out_.add_text(parent, node.text, node.line);
      return;
    }
    std::size_t begin = 0;
    for (std::size_t at = 0; at < node.text.size();) {
      const base::CodePoint c = base::decode_utf8(node.text, at);
      if (!is_white_space(c.value)) {
        const std::vector<const PageBreak*> due = take_due();
        if (!due.empty()) {
          if (at > begin) out_.add_text(parent, node.text.substr(begin, at - begin), node.line);
          for (const PageBreak* b : due) mark(*b, parent);
          begin = at;
        }
        for (Anchor& anchor : anchors_) ++anchor.characters;
      }
      at += c.length;
    }
    if (begin < node.text.size()) out_.add_text(parent, node.text.substr(begin), node.line);
  }

  std::vector<const PageBreak*> take_due() {
    std::vector<const PageBreak*> due = std::move(overdue_);
    overdue_.clear();
    for (Anchor& anchor : anchors_) {
      while (!anchor.waiting.empty() && anchor.waiting.back()->characters <= anchor.characters) {
        due.push_back(anchor.waiting.back());
        anchor.waiting.pop_back();
      }
    }
    return due;
  }

  void mark(const PageBreak& page, xml::NodeId parent) {
    const std::string id = fmt::format("page-{}", &page - breaks_.data() + 1);
    const xml::NodeId span = out_.add_element(parent, "span", xml::xhtml_namespace, 0);
    out_.add_attribute(span, epub_type, "pagebreak");
    out_.add_attribute(span, "role", "doc-pagebreak");
    out_.add_attribute(span, "id", id);
    out_.add_attribute(span, "aria-label", page.label);
    result_.marked.push_back({result_.file, id, page.label});
  }

  const xml::Document& in_;
  xml::Document out_;
  const Places& places_;
  std::string_view language_;
  const std::vector<PageBreak>& breaks_;
  std::string title_;
  std::vector<Anchor> anchors_;
  std::vector<const PageBreak*> overdue_;
  BookPage result_;
};

}  // namespace

void collect_ids(const xml::Document& page, const std::string& file, Places& places) {
  for (xml::NodeId id = 0; id < page.size(); ++id) {
    if (!page[id].is_element) continue;
    if (const auto name = page.attribute(id, "id")) places.try_emplace(std::string(*name), file);
  }
}

BookPage finish_page(const xml::Document& page, const std::string& file, const Places& places,
                     std::string_view language, std::string_view book_title,
                     const std::vector<PageBreak>& breaks) {
  return Finisher(page, file, places, language, breaks).run(book_title);
}

}  // namespace edition
