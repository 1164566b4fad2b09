#include "tei/check.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/span.h"
#include "tei/uri.h"

namespace tei {
namespace {

constexpr std::string_view white_space = " \t\r\n";

std::vector<std::string_view> tokens(std::string_view list) {
  std::vector<std::string_view> out;
  for (std::size_t at = list.find_first_not_of(white_space); at != std::string_view::npos;) {
    const std::size_t end = std::min(list.find_first_of(white_space, at), list.size());
    out.push_back(list.substr(at, end - at));
    at = list.find_first_not_of(white_space, end);
  }
  return out;
}

// "src:12-40" → [12, 40).
std::optional<base::Span> parse_range(std::string_view pointer) {
  constexpr std::string_view scheme = "src:";
  if (!pointer.starts_with(scheme)) return std::nullopt;
  pointer.remove_prefix(scheme.size());
  base::Span span;
  const char* const end = pointer.data() + pointer.size();
  const auto first = std::from_chars(pointer.data(), end, span.begin);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != '-') return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, end, span.end);
  if (second.ec != std::errc() || second.ptr != end || span.end < span.begin) return std::nullopt;
  return span;
}

// Attributes that hold pointers; `target` of a ref may also lead out of the document.
constexpr std::array<std::string_view, 9> pointing{"who",    "ref", "resp",    "replyTo", "source",
                                                   "target", "ana", "corresp", "copyOf"};

// What an element is pointed to as.
struct Target {
  std::string element;
  std::size_t line = 0;
};

// One pointer of an attribute.
struct Use {
  std::size_t place = 0;  // among all that can be wrong, in the order of the document
  std::size_t line = 0;
  std::string element, attribute, pointer;
};

// Sees the elements in the order of the document. Pointers may lead forward, so those that cannot
// be judged at once wait until all is seen.
class Checker {
 public:
  explicit Checker(std::string path) : path_(std::move(path)) {}

  void see(std::string_view element, std::span<const xml::Attribute> attributes,
           std::size_t line = 0) {
    element_ = element;
    line_ = line;
    const auto id = value_of(attributes, "xml:id");
    if (id) collect_id(*id);
    for (const xml::Attribute& a : attributes) {
      if (std::find(pointing.begin(), pointing.end(), a.name) != pointing.end()) check_attribute(a);
    }
    if (element == "post") check_post(attributes);
  }

  // To be asked once, after the last element: ids that stand twice first.
  base::Diagnostics finish() && {
    for (const Use& use : open_) judge(use);
    std::stable_sort(found_.begin(), found_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    base::Diagnostics diagnostics;
    for (auto& [place, found] : found_) diagnostics.push_back(std::move(found));
    return diagnostics;
  }

 private:
  using Value = std::optional<std::string_view>;

  static Value value_of(std::span<const xml::Attribute> attributes, std::string_view name) {
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const xml::Attribute& a) { return a.name == name; });
    return found == attributes.end() ? Value() : found->value;
  }

  void report(std::size_t place, std::size_t line, std::string code, std::string message,
              std::string hint) {
    base::Diagnostic d{
        std::move(code),    base::Severity::error, {path_, line, line > 0 ? std::size_t{1} : 0},
        std::move(message), std::move(hint),       ""};
    found_.emplace_back(place, std::move(d));
  }

  void report_here(std::string code, std::string message, std::string hint) {
    report(++places_, line_, std::move(code), std::move(message), std::move(hint));
  }

  void collect_id(std::string_view id) {
    const auto [known, is_new] =
        ids_.try_emplace(std::string(id), Target{std::string(element_), line_});
    if (!is_new) {
      report(0, line_, "X102",
             fmt::format("the id \"{}\" is already that of the {} in line {}", id,
                         known->second.element, known->second.line),
             "give one of them another id");
    }
  }

  void check_attribute(const xml::Attribute& a) {
    if (a.name == "source" && element_ == "post") {
      check_range(a.value);
      return;
    }
    const bool link = a.name == "target" && element_ == "ref";
    for (const std::string_view pointer : tokens(a.value)) {
      if (link && !pointer.starts_with('#')) {
        check_link(pointer);
      } else if (!leads_right(element_, a.name, pointer)) {
        open_.push_back(
            {++places_, line_, std::string(element_), std::string(a.name), std::string(pointer)});
      }
    }
  }

  void check_link(std::string_view uri) {
    if (link_uri(uri)) return;
    report_here("X110", fmt::format("a link leads to \"{}\"", uri),
                "only absolute http, https, ftp and mailto addresses are links");
  }

  static bool leads_to_person(std::string_view element, std::string_view attribute) {
    return (attribute == "who" && element == "post") || attribute == "ref";
  }
  static bool leads_to_words(std::string_view element, std::string_view attribute) {
    return attribute == "replyTo" || (attribute == "source" && element == "quote");
  }

  // By what has been seen so far.
  bool leads_right(std::string_view element, std::string_view attribute,
                   std::string_view pointer) const {
    const Target* target = pointer.starts_with('#') ? find(pointer.substr(1)) : nullptr;
    if (target == nullptr) return false;
    const std::string_view name = target->element;
    if (leads_to_person(element, attribute)) return name == "person" || name == "personGrp";
    if (leads_to_words(element, attribute)) return name == "post" || name == "p";
    return true;
  }

  void judge(const Use& use) {
    if (leads_right(use.element, use.attribute, use.pointer)) return;
    const auto wrong = [&](std::string code, std::string message, std::string hint) {
      report(use.place, use.line, std::move(code), std::move(message), std::move(hint));
    };
    if (!use.pointer.starts_with('#')) {
      wrong("X103",
            fmt::format("{} has \"{}\", which is not a pointer", use.attribute, use.pointer),
            find(use.pointer) != nullptr ? fmt::format("write \"#{}\"", use.pointer) : "");
      return;
    }
    const Target* target = find(std::string_view(use.pointer).substr(1));
    if (target == nullptr) {
      wrong("X104",
            fmt::format("{} points to \"{}\", which is nowhere", use.attribute, use.pointer),
            "correct the id or remove the attribute");
      return;
    }
    std::string message =
        fmt::format("{} points to \"{}\", a {}", use.attribute, use.pointer, target->element);
    if (leads_to_person(use.element, use.attribute)) {
      wrong("X105", std::move(message), "speakers and mentions point to a person in listPerson");
    } else {
      wrong("X106", std::move(message),
            "replies and quotations point to a post or a paragraph in one");
    }
  }

  const Target* find(std::string_view id) const {
    const auto found = ids_.find(id);
    return found == ids_.end() ? nullptr : &found->second;
  }

  void check_range(std::string_view pointer) {
    const auto range = parse_range(pointer);
    if (!range) {
      report_here("X107", fmt::format("\"{}\" is not a range of bytes", pointer),
                  "write src:BEGIN-END with BEGIN not after END");
      return;
    }
    if (range->begin < last_end_) {
      report_here("X107", fmt::format("\"{}\" begins before the post before it ends", pointer),
                  "posts keep the order of the transcript");
    }
    last_end_ = std::max(last_end_, range->end);
  }

  void check_post(std::span<const xml::Attribute> attributes) {
    ++posts_;
    const Value n = value_of(attributes, "n");
    if (n && *n != fmt::format("{}", posts_)) {
      report_here("X108", fmt::format("post {} of the debate is numbered {}", posts_, *n),
                  "number the posts from 1 without gaps");
    }
    if (value_of(attributes, "replyTo") && value_of(attributes, "cert")) {
      report_here("X109", "an inferred reply stands in replyTo",
                  "move it to standOff/linkGrp[@type=\"inferredReply\"]");
    }
  }

  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  std::string path_;
  std::string_view element_;  // that is seen now
  std::size_t line_ = 0;
  std::unordered_map<std::string, Target, Hash, std::equal_to<>> ids_;
  std::vector<Use> open_;
  std::vector<std::pair<std::size_t, base::Diagnostic>> found_;  // by place
  std::size_t places_ = 0;
  std::size_t last_end_ = 0;
  std::size_t posts_ = 0;
};

base::Diagnostics check_pointers(const xml::Document& tei) {
  Checker checker(tei.path());
  for (xml::NodeId id = 0; id < tei.size(); ++id) {
    if (tei[id].is_element) checker.see(tei[id].name, tei.attributes(id), tei[id].line);
  }
  return std::move(checker).finish();
}

}  // namespace

// A debate without faults, which most are, needs no tree; where one lies, a tree can say.
bool check_tei(std::string_view bytes, const std::string& path, const xml::Schema& profile,
               base::Diagnostics& diagnostics) {
  Checker checker(path);
  const bool fits =
      profile.fits(bytes, [&](std::string_view name, std::span<const xml::Attribute> attributes) {
        checker.see(name, attributes);
      });
  if (fits && std::move(checker).finish().empty()) return true;
  const xml::Parsed parsed(bytes, path);
  return check_tei(parsed, parsed.elements(), profile, diagnostics);
}

bool check_tei(const xml::Parsed& tei, const xml::Document& document, const xml::Schema& profile,
               base::Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.size();
  profile.validate(tei, diagnostics);
  for (base::Diagnostic& d : check_pointers(document)) diagnostics.push_back(std::move(d));
  return std::none_of(
      diagnostics.begin() + static_cast<std::ptrdiff_t>(before), diagnostics.end(),
      [](const base::Diagnostic& d) { return d.severity == base::Severity::error; });
}

}  // namespace tei
