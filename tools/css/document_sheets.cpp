#include "css/document_sheets.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "base/error.h"
#include "base/file.h"
#include "css/conditions.h"

namespace css {
namespace {

bool is_html(const xml::Node& node) {
  return node.is_element &&
         (node.namespace_uri == xml::xhtml_namespace || node.namespace_uri.empty());
}

bool media_attribute_matches(const xml::Document& document, xml::NodeId element) {
  const auto media = document.attribute(element, "media");
  if (!media) return true;
  const TokenList list = tokenize(*media);
  return media_matches(list.all());
}

bool names_css(const xml::Document& document, xml::NodeId element) {
  const auto type = document.attribute(element, "type");
  return !type || type->empty() || to_lower(*type).starts_with("text/css");
}

void warn(base::Diagnostics& diagnostics, const xml::Document& document, xml::NodeId element,
          std::string message) {
  base::Diagnostic d;
  d.code = "S005";
  d.severity = base::Severity::warning;
  d.where = {document.path(), document[element].line, 0};
  d.message = std::move(message);
  diagnostics.push_back(std::move(d));
}

void add_link(Sheets::Impl& out, const xml::Document& document, xml::NodeId element,
              base::Diagnostics& diagnostics) {
  namespace fs = std::filesystem;
  const std::string rel = to_lower(document.attribute(element, "rel").value_or(""));
  const auto href = document.attribute(element, "href");
  const bool sheet = rel == "stylesheet" || rel.starts_with("stylesheet ");
  if (!sheet || !href || !names_css(document, element) ||
      !media_attribute_matches(document, element)) {
    return;
  }
  const fs::path folder = fs::path(document.path()).parent_path();
  const fs::path root = !out.root.empty() ? out.root : folder.empty() ? fs::path(".") : folder;
  const auto path = local_file(std::string(*href), document.path(), root, out.root);
  if (!path) {
    warn(diagnostics, document, element,
         "the style sheet “" + std::string(*href) + "” is not a local file below " +
             (out.root.empty() ? "the document's folder" : out.root.string()) + "; it is not read");
    return;
  }
  try {
    const std::string bytes = out.loader ? out.loader(*path) : base::read_file(*path);
    SheetPlace place;
    place.path = *path;
    place.root = out.root.empty() ? path->parent_path() : out.root;
    if (place.root.empty()) place.root = ".";
    place.of_document = true;
    add_sheet(out, bytes, place, diagnostics);
    out.imported.push_back(*path);
  } catch (const base::Error& error) {
    warn(diagnostics, document, element,
         "the style sheet “" + std::string(*href) +
             "” cannot be read: " + error.diagnostic().message);
  }
}

// An HTML dimension: "120" is pixels, "50%" a percentage.
void add_dimension(std::string& css, const xml::Document& document, xml::NodeId element,
                   std::string_view attribute, std::string_view property) {
  const auto value = document.attribute(element, attribute);
  if (!value) return;
  double number = 0;
  const auto end = std::from_chars(value->data(), value->data() + value->size(), number);
  if (end.ec != std::errc() || number < 0 || number > 1e6) return;
  const bool percent = end.ptr != value->data() + value->size() && *end.ptr == '%';
  css += std::string(property) + ':' +
         std::string(value->data(), static_cast<std::size_t>(end.ptr - value->data())) +
         (percent ? "%;" : "px;");
}

// HTML's rules for parsing integers: what follows the digits does not matter.
std::optional<int> integer(std::optional<std::string_view> text) {
  if (!text) return std::nullopt;
  text->remove_prefix(std::min(text->find_first_not_of(" \t\n\f\r"), text->size()));
  if (text->starts_with('+')) text->remove_prefix(1);
  int value = 0;
  if (std::from_chars(text->data(), text->data() + text->size(), value).ec != std::errc()) {
    return std::nullopt;
  }
  return value;
}

// The number of the first item, or of this one (CSS Lists 3 §4.6).
std::string list_hint(const xml::Document& document, xml::NodeId element) {
  if (document[element].name == "li") {
    const std::optional<int> value = integer(document.attribute(element, "value"));
    return value ? "counter-set:list-item " + std::to_string(*value) + ';' : "";
  }
  const std::optional<int> start = integer(document.attribute(element, "start"));
  if (!start) return "";
  const long long first = *start;
  return document.attribute(element, "reversed")
             ? "counter-reset:reversed(list-item)" + std::to_string(first + 1) + ';'
             : "counter-reset:list-item " + std::to_string(first - 1) + ';';
}

std::string hint_text(const xml::Document& document, xml::NodeId element) {
  const std::string_view name = document[element].name;
  std::string css;
  if (name == "img" || name == "table" || name == "td" || name == "th" || name == "col" ||
      name == "hr" || name == "object" || name == "video" || name == "iframe" || name == "embed") {
    add_dimension(css, document, element, "width", "width");
    if (name != "hr" && name != "col") {
      add_dimension(css, document, element, "height", "height");
    }
    if (name == "table") {
      add_dimension(css, document, element, "cellspacing", "border-spacing");
    }
  }
  if (name == "ol" || name == "li") css += list_hint(document, element);
  return css;
}

// HTML §3.2.6.4: as the first letter with a direction in it, but not in what has a direction of its
// own or is not shown.
std::string automatic_direction(const xml::Document& document, xml::NodeId element,
                                const DirectionOf& direction_of) {
  const auto skips = [&](xml::NodeId id) {
    const std::string_view name = document[id].name;
    return name == "bdi" || name == "script" || name == "style" || name == "textarea" ||
           document.attribute(id, "dir").has_value();
  };
  xml::NodeId id = document[element].first_child;
  while (direction_of && id != xml::no_node) {
    const xml::Node& node = document[id];
    if (!node.is_element) {
      if (const auto direction = direction_of(node.text)) {
        return *direction == Direction::rtl ? "direction:rtl;" : "direction:ltr;";
      }
    }
    if (node.is_element && !skips(id) && node.first_child != xml::no_node) {
      id = node.first_child;
      continue;
    }
    while (id != element && document[id].next == xml::no_node) id = document[id].parent;
    if (id == element) break;
    id = document[id].next;
  }
  return "direction:ltr;";
}

bool has_automatic_direction(const xml::Document& document, xml::NodeId element) {
  const auto written = document.attribute(element, "dir");
  return written ? to_lower(*written) == "auto" : document[element].name == "bdi";
}

}  // namespace

void add_document_sheets(Sheets::Impl& out, const xml::Document& document,
                         base::Diagnostics& diagnostics) {
  for (xml::NodeId id = 0; id < document.size(); ++id) {
    if (!is_html(document[id])) continue;
    if (document[id].name == "link") {
      add_link(out, document, id, diagnostics);
    } else if (document[id].name == "style" && names_css(document, id) &&
               media_attribute_matches(document, id)) {
      SheetPlace place;
      place.path = document.path();
      place.root = out.root.empty() ? place.path.parent_path() : out.root;
      if (place.root.empty()) place.root = ".";
      place.of_document = true;
      place.first_line = std::max<std::size_t>(document[id].line, 1);
      add_sheet(out, document.text_content(id), place, diagnostics);
    }
  }
}

std::uint32_t AttributeStyles::number_of(std::string text, xml::NodeId element) {
  const auto found = numbers_.find(text);
  if (found != numbers_.end()) return found->second;
  blocks_.push_back(parse_style_attribute(out_, text, document_.path(),
                                          std::max<std::size_t>(document_[element].line, 1), log_,
                                          diagnostics_));
  const auto number = static_cast<std::uint32_t>(blocks_.size());
  numbers_.emplace(std::move(text), number);
  return number;
}

std::uint32_t AttributeStyles::style_attribute(xml::NodeId element) {
  const auto text = document_.attribute(element, "style");
  return text && !text->empty() ? number_of(std::string(*text), element) : 0;
}

std::uint32_t AttributeStyles::hints(xml::NodeId element) {
  if (document_[element].namespace_uri != xml::xhtml_namespace) return 0;
  std::string text = hint_text(document_, element);
  if (has_automatic_direction(document_, element)) {
    text += automatic_direction(document_, element, direction_);
  }
  return text.empty() ? 0 : number_of(std::move(text), element);
}

}  // namespace css
