#include "debate/findings.h"

#include <algorithm>
#include <map>

#include "debate/characters.h"
#include "debate/inlines.h"
#include "normalize/engine.h"

namespace debate {

namespace {

// More than this nobody reads; the limit also bounds the search for ids.
constexpr std::size_t most_findings = 500;

}  // namespace

void add_finding(Debate& debate, std::string_view rule, Span at, std::string message,
                 std::string hint, Certainty certainty) {
  if (debate.findings.size() >= most_findings) return;
  normalize::Finding finding;
  finding.rule = rule;
  finding.raw = debate.clean.map.to_raw(at);
  finding.message = std::move(message);
  finding.hint = std::move(hint);
  finding.certainty = certainty;
  std::string id = normalize::make_id(rule, debate.clean.text, at, 1);
  const auto taken = [&](const normalize::Finding& f) { return f.id == id; };
  for (std::size_t n = 2; std::any_of(debate.findings.begin(), debate.findings.end(), taken); ++n) {
    id = normalize::make_id(rule, debate.clean.text, at, n);
  }
  finding.id = std::move(id);
  debate.findings.push_back(std::move(finding));
}

std::vector<normalize::Finding> worth_reading(const std::vector<normalize::Finding>& findings) {
  constexpr std::size_t most = 40, most_of_a_rule = 10;
  std::vector<normalize::Finding> chosen;
  std::map<std::string, std::size_t> taken;  // by rule
  for (const Certainty certainty : {Certainty::high, Certainty::medium}) {
    for (const normalize::Finding& finding : findings) {
      if (finding.certainty != certainty || chosen.size() == most) continue;
      if (++taken[finding.rule] <= most_of_a_rule) chosen.push_back(finding);
    }
  }
  std::stable_sort(chosen.begin(), chosen.end(),
                   [](const auto& a, const auto& b) { return a.raw.begin < b.raw.begin; });
  return chosen;
}

std::string name_of(const Post& post) {
  return "post " + std::to_string(post.number);
}

std::size_t find_post(const Debate& debate, std::string_view name) {
  const std::size_t none = debate.posts.size();
  std::size_t found = none;
  for (std::size_t i = 0; i < debate.posts.size(); ++i) {
    const Post& post = debate.posts[i];
    if (post.id == name) return i;
    bool first = true;
    for_each_paragraph(post.blocks, [&](const Paragraph& paragraph) {
      if (!first) return;
      first = false;
      if (!starts_with_ignoring_case(slice(debate.clean.text, span_of(paragraph)), name)) return;
      found = found == none ? i : none;
    });
  }
  return found;
}

void report_unmatched(base::Diagnostics& diagnostics, const base::Location& where,
                      std::string_view table, std::string_view name) {
  diagnostics.push_back({"D903",
                         base::Severity::error,
                         where,
                         std::string(table) + " matches nothing: \"" + std::string(name) + "\"",
                         "give the opening words as they stand in the transcript",
                         {}});
}

}  // namespace debate
