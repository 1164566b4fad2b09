#include "tei/check.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "base/span.h"
#include "tei/uri.h"
#include "xml/read.h"

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

class Checker {
 public:
  Checker(const xml::Document& tei, base::Diagnostics& diagnostics)
      : tei_(tei), diagnostics_(diagnostics) {}

  void run() {
    for (xml::NodeId id = 0; id < tei_.size(); ++id) collect_id(id);
    for (xml::NodeId id = 0; id < tei_.size(); ++id) {
      if (!tei_[id].is_element) continue;
      for (const xml::Attribute& a : tei_.attributes(id)) {
        if (std::find(pointing.begin(), pointing.end(), a.name) != pointing.end()) {
          check_attribute(id, a);
        }
      }
      if (tei_[id].name == "post") check_post(id);
    }
  }

 private:
  void report(xml::NodeId id, std::string code, std::string message, std::string hint) {
    diagnostics_.push_back({std::move(code),
                            base::Severity::error,
                            {tei_.path(), tei_[id].line, tei_[id].line > 0 ? std::size_t{1} : 0},
                            std::move(message),
                            std::move(hint),
                            ""});
  }

  void collect_id(xml::NodeId id) {
    if (!tei_[id].is_element) return;
    const auto name = tei_.attribute(id, "xml:id");
    if (!name) return;
    const auto [place, is_new] = ids_.try_emplace(*name, id);
    if (!is_new) {
      report(id, "X102",
             fmt::format("the id \"{}\" is already that of the {} in line {}", *name,
                         tei_[place->second].name, tei_[place->second].line),
             "give one of them another id");
    }
  }

  void check_attribute(xml::NodeId id, const xml::Attribute& a) {
    if (a.name == "source" && tei_[id].name == "post") {
      check_range(id, a.value);
      return;
    }
    const bool link = a.name == "target" && tei_[id].name == "ref";
    for (const std::string_view pointer : tokens(a.value)) {
      if (pointer.starts_with('#')) {
        check_target(id, a.name, pointer);
      } else if (link) {
        check_link(id, pointer);
      } else {
        report(id, "X103", fmt::format("{} has \"{}\", which is not a pointer", a.name, pointer),
               ids_.count(pointer) > 0 ? fmt::format("write \"#{}\"", pointer) : "");
      }
    }
  }

  void check_link(xml::NodeId id, std::string_view uri) {
    if (link_uri(uri)) return;
    report(id, "X110", fmt::format("a link leads to \"{}\"", uri),
           "only absolute http, https, ftp and mailto addresses are links");
  }

  void check_target(xml::NodeId id, std::string_view attribute, std::string_view pointer) {
    const auto found = ids_.find(pointer.substr(1));
    if (found == ids_.end()) {
      report(id, "X104", fmt::format("{} points to \"{}\", which is nowhere", attribute, pointer),
             "correct the id or remove the attribute");
      return;
    }
    const std::string_view name = tei_[found->second].name;
    if ((attribute == "who" && tei_[id].name == "post") || attribute == "ref") {
      if (name == "person" || name == "personGrp") return;
      report(id, "X105", fmt::format("{} points to \"{}\", a {}", attribute, pointer, name),
             "speakers and mentions point to a person in listPerson");
    } else if (attribute == "replyTo" || (attribute == "source" && tei_[id].name == "quote")) {
      if (name == "post" || name == "p") return;
      report(id, "X106", fmt::format("{} points to \"{}\", a {}", attribute, pointer, name),
             "replies and quotations point to a post or a paragraph in one");
    }
  }

  void check_range(xml::NodeId id, std::string_view pointer) {
    const auto range = parse_range(pointer);
    if (!range) {
      report(id, "X107", fmt::format("\"{}\" is not a range of bytes", pointer),
             "write src:BEGIN-END with BEGIN not after END");
      return;
    }
    if (range->begin < last_end_) {
      report(id, "X107", fmt::format("\"{}\" begins before the post before it ends", pointer),
             "posts keep the order of the transcript");
    }
    last_end_ = std::max(last_end_, range->end);
  }

  void check_post(xml::NodeId id) {
    ++posts_;
    const auto n = tei_.attribute(id, "n");
    if (n && *n != fmt::format("{}", posts_)) {
      report(id, "X108", fmt::format("post {} of the debate is numbered {}", posts_, *n),
             "number the posts from 1 without gaps");
    }
    if (tei_.attribute(id, "replyTo") && tei_.attribute(id, "cert")) {
      report(id, "X109", "an inferred reply stands in replyTo",
             "move it to standOff/linkGrp[@type=\"inferredReply\"]");
    }
  }

  const xml::Document& tei_;
  base::Diagnostics& diagnostics_;
  std::unordered_map<std::string_view, xml::NodeId> ids_;
  std::size_t last_end_ = 0;
  std::size_t posts_ = 0;
};

}  // namespace

void check_pointers(const xml::Document& tei, base::Diagnostics& diagnostics) {
  Checker(tei, diagnostics).run();
}

bool check_tei(std::string_view bytes, const std::string& path, const xml::Schema& profile,
               base::Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.size();
  check_pointers(profile.read_elements_and_validate(bytes, path, diagnostics), diagnostics);
  return std::none_of(
      diagnostics.begin() + static_cast<std::ptrdiff_t>(before), diagnostics.end(),
      [](const base::Diagnostic& d) { return d.severity == base::Severity::error; });
}

}  // namespace tei
