#include "xml/html_tree.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/ascii.h"
#include "base/error.h"
#include "xml/libxml.h"

namespace xml {
namespace {

using Name = std::string_view;

template <std::size_t size>
bool is_any(const xmlNode* node, const std::array<Name, size>& names) {
  return node != nullptr && node->type == XML_ELEMENT_NODE &&
         std::find(names.begin(), names.end(), view(node->name)) != names.end();
}
bool is(const xmlNode* node, Name name) {
  return is_any(node, std::array<Name, 1>{name});
}

// §13.2.6.4.4: what a head may hold.
constexpr std::array<Name, 9> metadata{"base",   "basefont", "link",  "meta",    "noscript",
                                       "script", "style",    "title", "template"};
// §13.1.2: elements without content that HTML 4 did not know.
constexpr std::array<Name, 5> empty_elements{"embed", "keygen", "source", "track", "wbr"};
// §13.2.6.4.7: start tags that end an open paragraph, and that HTML 4 did not know.
constexpr std::array<Name, 15> new_blocks{"article", "aside",  "details", "dialog",  "figcaption",
                                          "figure",  "footer", "header",  "hgroup",  "main",
                                          "nav",     "search", "section", "summary", "fieldset"};

bool is_blank(const xmlNode* node) {
  if (node->type != XML_TEXT_NODE) return node->type == XML_COMMENT_NODE;
  const std::string_view text = view(node->content);
  return text.find_first_not_of(" \t\r\n\f") == text.npos;
}

void move_to_end(xmlNode* parent, xmlNode* child) {
  xmlUnlinkNode(child);
  xmlAddChild(parent, child);  // joins it to a text before it
}

// Whatever follows `after`, and is below `from`, comes behind `from`.
void move_behind(xmlNode* from, xmlNode* first) {
  while (first != nullptr) {
    xmlNode* const last = from->last;
    const bool done = last == first;
    xmlUnlinkNode(last);
    xmlAddNextSibling(from, last);
    if (done) return;
  }
}

xmlNode* next_in_order(xmlNode* node) {
  if (node->children != nullptr && node->type == XML_ELEMENT_NODE) return node->children;
  while (node != nullptr && node->next == nullptr) node = node->parent;
  return node == nullptr || node->type == XML_HTML_DOCUMENT_NODE ? nullptr : node->next;
}

// The element comes first and then what was read as its content.
void mend_elements(xmlNode* root) {
  for (xmlNode* node = root; node != nullptr; node = next_in_order(node)) {
    if (is_any(node, empty_elements) && node->children != nullptr) {
      move_behind(node, node->children);
    }
    if (is_any(node, new_blocks) && is(node->parent, "p")) {
      xmlNode* const paragraph = node->parent;
      move_behind(paragraph, node);
      node = paragraph;  // go on behind what is left of it
      while (node->last != nullptr) node = node->last;
    }
  }
}

xmlNode* child_named(xmlNode* root, Name name) {
  for (xmlNode* child = root->children; child != nullptr; child = child->next) {
    if (is(child, name)) return child;
  }
  return nullptr;
}

// §13.2.6.4.4 to .6: the first thing that is no metadata ends the head and begins the body.
void mend_sections(xmlDoc& doc, xmlNode* root) {
  xmlNode* const head = child_named(root, "head");
  xmlNode* const found = child_named(root, "body");
  xmlNode* const body =
      found != nullptr
          ? found
          : xmlNewDocNode(&doc, nullptr, reinterpret_cast<const xmlChar*>("body"), nullptr);
  base::expects(body != nullptr, "memory for an element");
  if (found == nullptr) xmlAddChild(root, body);
  xmlNode* const own = body->children;  // what is moved comes before it
  const auto move = [&](xmlNode* first, bool metadata_stays) {
    bool began = false;
    while (first != nullptr) {
      xmlNode* const child = first;
      first = first->next;
      if (child == head || child == body) continue;
      began = began || !(is_blank(child) || (metadata_stays && is_any(child, metadata)));
      if (!began) continue;
      if (own == nullptr) {
        move_to_end(body, child);
      } else {
        xmlUnlinkNode(child);
        xmlAddPrevSibling(own, child);
      }
    }
  };
  if (head != nullptr) move(head->children, true);
  const bool after_body = body->next != nullptr;
  if (!after_body) return move(root->children, false);
  while (body->next != nullptr) move_to_end(body, body->next);
  move(root->children, false);
}

}  // namespace

namespace {

// In any case; `text` is in small letters.
bool has_at(std::string_view html, std::size_t at, std::string_view text) {
  if (html.size() - at < text.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (base::to_lower(html[at + i]) != text[i]) return false;
  }
  return true;
}

std::size_t find_tag(std::string_view html, std::size_t from, std::string_view start) {
  for (std::size_t at = html.find('<', from); at != html.npos; at = html.find('<', at + 1)) {
    if (has_at(html, at, start)) return at;
  }
  return html.npos;
}

std::size_t behind(std::string_view html, std::string_view end, std::size_t from) {
  const std::size_t at = html.find(end, from);
  return at == html.npos ? html.size() : at + end.size();
}

// A `>` in a quoted attribute ends no tag.
std::size_t behind_tag(std::string_view html, std::size_t at) {
  char quote = 0;
  for (; at < html.size(); ++at) {
    const char c = html[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return at;
}

// Behind what may come before a body; `at` itself when something else is there.
std::size_t behind_head_part(std::string_view html, std::size_t at) {
  constexpr std::array<Name, 6> tags{"html", "head", "meta", "link", "base", "basefont"};
  constexpr std::array<Name, 5> with_text{"title", "style", "script", "noscript", "template"};
  if (has_at(html, at, "<!--")) return behind(html, "-->", at + 4);
  if (has_at(html, at, "<!") || has_at(html, at, "<?")) return behind(html, ">", at);
  if (has_at(html, at, "</head")) return behind_tag(html, at);
  const std::size_t name_end = std::min(html.find_first_of(" \t\r\n\f/>", at + 1), html.size());
  std::string name;
  for (std::size_t i = at + 1; i < name_end; ++i) name += base::to_lower(html[i]);
  const auto among = [&](const auto& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (html[at] != '<' || name_end - at > 10) return at;
  if (among(tags)) return behind_tag(html, at);
  if (!among(with_text)) return at;
  const std::size_t end = find_tag(html, behind_tag(html, at), "</" + name);
  return end == html.npos ? html.size() : behind_tag(html, end);
}

}  // namespace

std::optional<std::size_t> find_body(std::string_view html) {
  if (find_tag(html, 0, "<body") != html.npos || find_tag(html, 0, "<frameset") != html.npos) {
    return std::nullopt;
  }
  for (std::size_t at = has_at(html, 0, "\xEF\xBB\xBF") ? 3 : 0; at < html.size();) {
    at = html.find_first_not_of(" \t\r\n\f", at);
    if (at == html.npos) return std::nullopt;
    const std::size_t next = behind_head_part(html, at);
    if (next == at) return at;
    at = next;
  }
  return std::nullopt;
}

std::string close_word_breaks(std::string_view html) {
  constexpr std::string_view tag = "<wbr";
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    if (html.size() - at <= tag.size() || !has_at(html, at, tag)) continue;
    const char after = html[at + tag.size()];
    if (after != '>' && after != '/' && after != ' ' && after != '\n') continue;
    const std::size_t end = html.find('>', at);
    if (end == html.npos) break;
    out += html.substr(done, end + 1 - done);
    out += "</wbr>";
    done = end + 1;
  }
  out += html.substr(done);
  return out;
}

void mend_html_tree(xmlDoc& doc) {
  xmlNode* const root = xmlDocGetRootElement(&doc);
  if (!is(root, "html")) return;
  mend_elements(root);
  mend_sections(doc, root);
}

}  // namespace xml
