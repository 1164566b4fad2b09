#include "xml/value_patterns.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "xml/libxml.h"

namespace xml {
namespace {

constexpr std::string_view relaxng_namespace = "http://relaxng.org/ns/structure/1.0";
constexpr std::string_view white_space = " \t\r\n";

bool is_relaxng(const xmlNode* node, std::string_view name) {
  return node->type == XML_ELEMENT_NODE && node->ns != nullptr &&
         view(node->ns->href) == relaxng_namespace && view(node->name) == name;
}

std::string attribute_of(const xmlNode* node, const char* name) {
  xmlChar* const value = xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string text(view(value));
  xmlFree(value);
  text.erase(0, text.find_first_not_of(white_space));
  text.erase(text.find_last_not_of(white_space) + 1);
  return text;
}

// The name that Document gives it; nothing when that depends on more than the attribute "name".
std::string plain_name(const xmlNode* node) {
  std::string name = attribute_of(node, "name");
  const bool foreign = name.find(':') != std::string::npos && !name.starts_with("xml:");
  const bool elsewhere = is_relaxng(node, "attribute") &&
                         xmlHasProp(node, reinterpret_cast<const xmlChar*>("ns")) != nullptr;
  return foreign || elsewhere ? std::string() : name;
}

// Where a pattern stands.
struct Use {
  std::string element, attribute;
  bool in_list = false;
  auto operator<=>(const Use&) const = default;
};

class Finder {
 public:
  // Patterns and all their places, but for those that also stand where no attribute with a name is.
  // None when other files belong to the schema: these may use what is defined here.
  std::map<xmlNode*, std::set<Use>> run(xmlNode* root) {
    collect(root);
    if (has_other_files_) return {};
    for (xmlNode* element : elements_) walk_children(element, {plain_name(element), "", false});
    walk(root, {});  // what stands in no element at all
    for (xmlNode* pattern : elsewhere_) found_.erase(pattern);
    return std::move(found_);
  }

 private:
  void collect(xmlNode* node) {
    if (is_relaxng(node, "define")) definitions_[attribute_of(node, "name")].push_back(node);
    if (is_relaxng(node, "element")) elements_.push_back(node);
    if (is_relaxng(node, "include") || is_relaxng(node, "externalRef")) has_other_files_ = true;
    for (xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type == XML_ELEMENT_NODE) collect(child);
    }
  }

  // What is in the content of one element, without the elements in it.
  void walk_children(xmlNode* node, const Use& use) {
    for (xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type == XML_ELEMENT_NODE) walk(child, use);
    }
  }

  void walk(xmlNode* node, Use use) {
    if (is_relaxng(node, "element")) return;
    if (is_relaxng(node, "param") && attribute_of(node, "name") == "pattern") {
      const bool is_named = !use.element.empty() && !use.attribute.empty();
      if (is_named) found_[node].insert(std::move(use));
      if (!is_named) elsewhere_.insert(node);
      return;
    }
    if (is_relaxng(node, "ref") || is_relaxng(node, "parentRef")) {
      const std::string name = attribute_of(node, "name");
      if (!entered_.emplace(name, use).second) return;
      for (xmlNode* definition : definitions_[name]) walk_children(definition, use);
      return;
    }
    if (is_relaxng(node, "define")) return;  // followed from where it is referred to
    if (is_relaxng(node, "attribute")) use.attribute = plain_name(node);
    if (is_relaxng(node, "list")) use.in_list = true;
    walk_children(node, use);
  }

  std::map<std::string, std::vector<xmlNode*>> definitions_;
  std::vector<xmlNode*> elements_;
  bool has_other_files_ = false;
  std::set<std::pair<std::string, Use>> entered_;
  std::map<xmlNode*, std::set<Use>> found_;
  std::set<xmlNode*> elsewhere_;
};

}  // namespace

ValuePatterns::ValuePatterns(xmlDoc& schema) {
  for (const auto& [node, uses] : Finder().run(xmlDocGetRootElement(&schema))) {
    xmlChar* const text = xmlNodeGetContent(node);
    Pattern pattern(xmlRegexpCompile(text));
    xmlFree(text);
    if (pattern == nullptr) continue;
    for (const Use& use : uses) {
      rules_[use.element].push_back({use.attribute, patterns_.size(), use.in_list});
    }
    patterns_.push_back(std::move(pattern));
    xmlUnlinkNode(node);
    xmlFreeNode(node);
  }
}

bool ValuePatterns::match(std::string_view element, std::span<const Attribute> attributes) const {
  const auto rules = rules_.find(element);
  if (rules == rules_.end()) return true;
  return std::all_of(attributes.begin(), attributes.end(), [&](const Attribute& attribute) {
    return std::all_of(rules->second.begin(), rules->second.end(), [&](const Rule& rule) {
      return rule.attribute != attribute.name || matches(rule, attribute.value);
    });
  });
}

bool ValuePatterns::matches(const Rule& rule, std::string_view value) const {
  const auto matches_whole = [&](std::string_view text) {
    const std::string ended(text);
    return xmlRegexpExec(patterns_[rule.pattern].get(),
                         reinterpret_cast<const xmlChar*>(ended.c_str())) == 1;
  };
  if (!rule.in_list) return matches_whole(value);
  for (std::size_t at = value.find_first_not_of(white_space); at != std::string_view::npos;) {
    const std::size_t end = std::min(value.find_first_of(white_space, at), value.size());
    if (!matches_whole(value.substr(at, end - at))) return false;
    at = value.find_first_not_of(white_space, end);
  }
  return true;
}

}  // namespace xml
