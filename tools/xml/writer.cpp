#include "xml/writer.h"

#include <array>

#include "base/ascii.h"
#include "base/error.h"
#include "base/utf8.h"

namespace xml {
namespace {

constexpr std::string_view declaration = R"(<?xml version="1.0" encoding="UTF-8"?>)";

// A carriage return, and in attributes a tab or line end, would not survive a parser
// (XML 1.0, 2.11 and 3.3.3), so they become character references.
constexpr std::array<bool, 256> bytes_of(std::string_view set) {
  std::array<bool, 256> has{};
  for (const char c : set) has[static_cast<unsigned char>(c)] = true;
  return has;
}

void append_escaped(std::string& out, std::string_view text, bool in_attribute) {
  static constexpr std::array<bool, 256> in_text = bytes_of("&<>\r");
  static constexpr std::array<bool, 256> in_quotes = bytes_of("&<>\r\"\t\n");
  const std::array<bool, 256>& escaped = in_attribute ? in_quotes : in_text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t begin = i;
    while (i < text.size() && !escaped[static_cast<unsigned char>(text[i])]) ++i;
    out += text.substr(begin, i - begin);
    if (i == text.size()) return;
    const char c = text[i];
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '\r':
        out += "&#13;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\t':
        out += "&#9;";
        break;
      case '\n':
        out += "&#10;";
        break;
      default:
        break;
    }
  }
}

bool is_forbidden(base::CodePoint c) {
  return !c.valid || (c.value < 0x20 && c.value != '\t' && c.value != '\n' && c.value != '\r') ||
         c.value == 0xFFFE || c.value == 0xFFFF;
}

}  // namespace

std::size_t find_forbidden(std::string_view text) {
  for (std::size_t i = base::skip_printable_ascii(text, 0); i < text.size();
       i = base::skip_printable_ascii(text, i)) {
    const base::CodePoint c = base::decode_utf8(text, i);
    if (is_forbidden(c)) return i;
    i += c.length;
  }
  return std::string_view::npos;
}

Writer::Writer(std::size_t expected) {
  out_.reserve(expected);
  out_ = declaration;
}

void Writer::open(std::string_view name, Attributes attributes) {
  start(name, attributes, false);
}

void Writer::open_mixed(std::string_view name, Attributes attributes) {
  start(name, attributes, true);
}

void Writer::start(std::string_view name, Attributes attributes, bool mixed) {
  base::expects(!name.empty(), "an element name");
  end_start_tag();
  const bool inside_mixed = !open_.empty() && open_.back().mixed;
  if (!open_.empty()) open_.back().has_content = true;
  if (!inside_mixed) new_line();
  out_ += '<';
  out_ += name;
  open_.push_back({std::string(name), mixed || inside_mixed, false});
  in_start_tag_ = true;
  for (const Attribute& a : attributes) attribute(a.name, a.value);
}

void Writer::attribute(std::string_view name, std::string_view value) {
  base::expects(in_start_tag_, "attributes before content");
  base::expects(find_forbidden(value) == std::string_view::npos, "XML characters in an attribute");
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  append_escaped(out_, value, true);
  out_ += '"';
}

void Writer::text(std::string_view text) {
  base::expects(!open_.empty() && open_.back().mixed, "text inside a mixed element");
  base::expects(find_forbidden(text) == std::string_view::npos, "XML characters in text");
  if (text.empty()) return;
  end_start_tag();
  open_.back().has_content = true;
  append_escaped(out_, text, false);
}

void Writer::close() {
  base::expects(!open_.empty(), "an open element");
  const Open element = std::move(open_.back());
  open_.pop_back();
  if (in_start_tag_) {
    out_ += "/>";
    in_start_tag_ = false;
    return;
  }
  if (!element.mixed) new_line();
  out_ += "</" + element.name + ">";
}

void Writer::element(std::string_view name, Attributes attributes, std::string_view content) {
  open_mixed(name, attributes);
  text(content);
  close();
}

std::string Writer::finish() {
  base::expects(open_.empty(), "every element closed");
  out_ += '\n';
  return std::exchange(out_, std::string(declaration));
}

void Writer::end_start_tag() {
  if (in_start_tag_) out_ += '>';
  in_start_tag_ = false;
}

void Writer::new_line() {
  out_ += '\n';
  out_.append(open_.size(), ' ');
}

namespace {

std::string attribute_name(std::string_view name, const Prefixes& prefixes) {
  if (!name.starts_with('{')) return std::string(name);
  const std::size_t end = name.find('}');
  for (const auto& [prefix, uri] : prefixes) {
    if (name.substr(1, end - 1) == uri) return prefix + ":" + std::string(name.substr(end + 1));
  }
  base::expects(false, "a prefix for every attribute namespace");
  return {};
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "=\"";
  append_escaped(out, value, true);
  out += '"';
}

// `top` declares its namespaces, because its parent is not written.
void append_start_tag(std::string& out, const Document& document, NodeId id, NodeId top,
                      const Prefixes& prefixes) {
  const Node& node = document[id];
  out += '<';
  out += node.name;
  const std::string_view outer = id == top ? "" : document[node.parent].namespace_uri;
  if (node.namespace_uri != outer) append_attribute(out, "xmlns", node.namespace_uri);
  if (id == top) {
    for (const auto& [prefix, uri] : prefixes) append_attribute(out, "xmlns:" + prefix, uri);
  }
  for (const xml::Attribute& a : document.attributes(id)) {
    append_attribute(out, attribute_name(a.name, prefixes), a.value);
  }
  out += node.first_child == no_node ? "/>" : ">";
}

void append_end_tag(std::string& out, const Node& node) {
  out += "</";
  out += node.name;
  out += '>';
}

}  // namespace

std::string write_element(const Document& document, NodeId top, const Prefixes& prefixes) {
  std::string out;
  NodeId id = top;
  while (true) {
    const Node& node = document[id];
    if (!node.is_element) {
      append_escaped(out, node.text, false);
    } else {
      append_start_tag(out, document, id, top, prefixes);
      if (node.first_child != no_node) {
        id = node.first_child;
        continue;
      }
    }
    while (id != top && document[id].next == no_node) {
      id = document[id].parent;
      append_end_tag(out, document[id]);
    }
    if (id == top) return out;
    id = document[id].next;
  }
}

std::string write_document(const Document& document, const Prefixes& prefixes) {
  std::string out(declaration);
  out += '\n';
  if (!document.empty()) out += write_element(document, document.root(), prefixes);
  return out + '\n';
}

}  // namespace xml
