#include "edition/html.h"

#include <algorithm>
#include <array>

#include "base/error.h"

namespace edition {
namespace {

// 13.1.2: elements without an end tag.
constexpr std::array<std::string_view, 8> void_elements{"meta", "link", "br",  "hr",
                                                        "img",  "col",  "wbr", "input"};

bool is_void(std::string_view name) {
  return std::find(void_elements.begin(), void_elements.end(), name) != void_elements.end();
}

void append_escaped(std::string& out, std::string_view text, bool in_attribute) {
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '"' && in_attribute) {
      out += "&quot;";
    } else {
      out += c;
    }
  }
}

class HtmlWriter {
 public:
  HtmlWriter(const xml::Document& page, std::string_view style) : page_(page), style_(style) {}

  std::string write() {
    out_ = "<!DOCTYPE html>\n";
    xml::NodeId id = page_.root();
    while (id != xml::no_node) {
      const xml::Node& node = page_[id];
      if (!node.is_element) {
        append_escaped(out_, node.text, false);
      } else {
        start(id);
        if (node.first_child != xml::no_node) {
          id = node.first_child;
          continue;
        }
        end(id);
      }
      while (id != xml::no_node && page_[id].next == xml::no_node) {
        id = page_[id].parent;
        if (id != xml::no_node) end(id);
      }
      if (id != xml::no_node) id = page_[id].next;
    }
    return std::move(out_) + "\n";
  }

 private:
  void start(xml::NodeId id) {
    out_ += '<';
    out_ += page_[id].name;
    for (const xml::Attribute& a : page_.attributes(id)) {
      if (a.name == "xml:lang") continue;  // lang stands beside it
      out_ += ' ';
      out_ += a.name;
      out_ += "=\"";
      append_escaped(out_, a.value, true);
      out_ += '"';
    }
    out_ += '>';
  }

  void end(xml::NodeId id) {
    const std::string_view name = page_[id].name;
    if (is_void(name)) return;
    if (name == "head" && !style_.empty()) {
      out_ += "<style>\n";
      out_ += style_;
      out_ += "</style>\n";
    }
    out_ += "</";
    out_ += name;
    out_ += '>';
  }

  const xml::Document& page_;
  std::string_view style_;
  std::string out_;
};

}  // namespace

std::string write_html(const xml::Document& page, std::string_view style) {
  base::expects(style.find("</style") == std::string_view::npos, "a style that can stand inside");
  return HtmlWriter(page, style).write();
}

}  // namespace edition
