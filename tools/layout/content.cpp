#include "layout/content.h"

#include <algorithm>
#include <variant>

#include "text/quotation_marks.h"

namespace layout {

std::string quotation_mark(css::ContentQuote quote, const css::ComputedStyle& style,
                           const std::string& language, int& depth) {
  const std::vector<std::string> quotes =
      style.quotes ? *style.quotes : text::quotation_marks(language);
  const bool opens = quote == css::ContentQuote::open || quote == css::ContentQuote::no_open;
  const bool shown = quote == css::ContentQuote::open || quote == css::ContentQuote::close;
  if (!opens) depth = std::max(0, depth - 1);
  std::string mark;
  if (shown && quotes.size() >= 2) {
    const std::size_t last = quotes.size() / 2 - 1;
    const std::size_t pair = std::min(static_cast<std::size_t>(depth), last);
    mark = quotes[pair * 2 + (opens ? 0 : 1)];
  }
  if (opens) ++depth;
  return mark;
}

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

class Evaluation {
 public:
  Evaluation(xml::NodeId element, const css::ComputedStyle& style, const ContentScope& scope)
      : element_(element), style_(style), scope_(scope) {}

  void operator()(const css::ContentText& item) { add(item.text); }
  void operator()(const css::ContentAttr& item) { add(attribute(item.name)); }
  void operator()(const css::ContentString&) {}
  void operator()(const css::ContentElement&) {}
  void operator()(const css::ContentLeader& item) {
    parts.push_back({ContentPart::Kind::leader, item.text});
  }
  void operator()(const css::ContentUrl& item) {
    parts.push_back({ContentPart::Kind::image, item.url});
  }
  void operator()(const css::ContentCounter& item) {
    if (!item.separator) {
      add(written(scope_.counters.value(item.name), item.style));
      return;
    }
    std::string joined;
    for (const int value : scope_.counters.values(item.name)) {
      if (!joined.empty()) joined += *item.separator;
      joined += written(value, item.style);
    }
    add(joined);
  }
  void operator()(const css::ContentTargetCounter& item) {
    const std::string id = target(item.url_attribute, item.url);
    scope_.references.used = true;
    if (id.empty()) return;
    if (item.counter == "page" || item.counter == "pages") {
      const auto found = scope_.references.pages.find(id);
      add(written(found == scope_.references.pages.end() ? 0 : found->second, item.style));
      return;
    }
    scope_.references.wanted_counters.insert(item.counter);
    const auto found = scope_.references.counters.find({id, item.counter});
    add(written(found == scope_.references.counters.end() ? 0 : found->second, item.style));
  }
  void operator()(const css::ContentTargetText& item) {
    const std::string id = target(item.url_attribute, item.url);
    for (xml::NodeId n = scope_.document.root(); n != xml::no_node && !id.empty();
         n = scope_.document.next_in_order(n, scope_.document.root())) {
      if (scope_.document[n].is_element && scope_.document.attribute(n, "id") == id) {
        add(visible_text(scope_.document, scope_.styled, n));
        return;
      }
    }
  }
  void operator()(const css::ContentQuote& item) {
    const xml::NodeId around = scope_.document[element_].parent;
    const css::ComputedStyle& outer =
        around == xml::no_node ? style_ : scope_.styled.element(around);
    add(quotation_mark(item, style_, outer.language, scope_.quote_depth));
  }
  void operator()(const css::ContentContents& item) {
    if (item.which == "before" || item.which == "after") {
      const auto which = item.which == "before" ? css::Pseudo::before : css::Pseudo::after;
      const css::ComputedStyle* style = scope_.styled.pseudo(element_, which);
      if (style == nullptr || !style->content) return;
      for (const css::ContentItem& part : *style->content) {
        if (!std::holds_alternative<css::ContentContents>(part)) std::visit(*this, part);
      }
      return;
    }
    add(visible_text(scope_.document, scope_.styled, element_));
  }

  std::vector<ContentPart> parts;

 private:
  std::string written(int value, const std::string& style) const {
    return scope_.styled.counter_styles().format(value, style);
  }
  void add(const std::string& text) {
    if (text.empty()) return;
    if (parts.empty() || parts.back().kind != ContentPart::Kind::text) parts.emplace_back();
    parts.back().text += text;
  }
  std::string attribute(const std::string& name) const {
    return std::string(scope_.document.attribute(element_, name).value_or(""));
  }
  std::string target(const std::string& attribute_name, const std::string& url) const {
    const std::string whole = attribute_name.empty() ? url : attribute(attribute_name);
    const std::size_t hash = whole.find('#');
    return hash == std::string::npos ? std::string() : whole.substr(hash + 1);
  }

  xml::NodeId element_;
  const css::ComputedStyle& style_;
  const ContentScope& scope_;
};

}  // namespace

std::vector<ContentPart> evaluate_content(const std::vector<css::ContentItem>& items,
                                          xml::NodeId element, const css::ComputedStyle& style,
                                          const ContentScope& scope) {
  Evaluation evaluation(element, style, scope);
  for (const css::ContentItem& item : items) std::visit(evaluation, item);
  return std::move(evaluation.parts);
}

std::string content_text(const std::vector<ContentPart>& parts) {
  std::string text;
  for (const ContentPart& part : parts) {
    if (part.kind == ContentPart::Kind::text) text += part.text;
  }
  return text;
}

std::string visible_text(const xml::Document& document, const css::Styled& styled,
                         xml::NodeId element) {
  std::string out;
  bool space = false;
  xml::NodeId node = element;
  while (node != xml::no_node) {
    bool skip = false;
    if (document[node].is_element) {
      const css::ComputedStyle& style = styled.element(node);
      skip = style.display == css::Display::none ||
             (style.float_ == css::Float::footnote && node != element);
      space = space || document[node].name == "br";
    }
    for (const char c : document[node].text) {
      if (is_space(c)) {
        space = true;
        continue;
      }
      if (space && !out.empty()) out += ' ';
      space = false;
      out += c;
    }
    if (!skip) {
      node = document.next_in_order(node, element);
      continue;
    }
    while (node != element && document[node].next == xml::no_node) node = document[node].parent;
    node = node == element ? xml::no_node : document[node].next;
  }
  return out;
}

}  // namespace layout
