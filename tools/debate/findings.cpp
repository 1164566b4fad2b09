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

namespace {

Span first_paragraph(const Post& post) {
  Span found;
  for_each_paragraph(post.blocks, [&](const Paragraph& paragraph) {
    if (found.empty()) found = span_of(paragraph);
  });
  return found;
}

std::size_t find_post_at(const Debate& debate, std::string_view words, std::size_t byte) {
  std::size_t before = 0;  // where the text before ends, in the transcript
  for (std::size_t i = 0; i < debate.posts.size(); ++i) {
    const Post& post = debate.posts[i];
    const Span first = first_paragraph(post);
    const base::Span raw = debate.clean.map.to_raw(first);
    if (before <= byte && byte < raw.end) {
      return opens_with(slice(debate.clean.text, first), words) ? i : debate.posts.size();
    }
    before = debate.clean.map.to_raw(post.span).end;
  }
  return debate.posts.size();
}

}  // namespace

bool opens_with(std::string_view text, std::string_view words) {
  const auto counts = [](char c) { return is_ascii_letter(c) || is_digit(c); };
  std::size_t at = 0;
  for (const char c : words) {
    if (!counts(c)) continue;
    while (at < text.size() && !counts(text[at])) ++at;
    if (at == text.size() || to_lower(text[at++]) != to_lower(c)) return false;
  }
  return true;
}

bool is_opened_by(std::string_view text, std::string_view words) {
  if (starts_with_ignoring_case(text, words)) return true;
  return std::any_of(words.begin(), words.end(), is_ascii_letter) && opens_with(text, words);
}

std::size_t find_post(const Debate& debate, std::string_view name,
                      std::optional<std::size_t> byte) {
  const std::size_t none = debate.posts.size();
  if (byte) {
    const std::size_t there = find_post_at(debate, name, *byte);
    if (there != none) return there;
  }
  std::size_t found = none;
  for (std::size_t i = 0; i < debate.posts.size(); ++i) {
    const Post& post = debate.posts[i];
    if (post.id == name) return i;
    if (!is_opened_by(slice(debate.clean.text, first_paragraph(post)), name)) continue;
    if (found != none) return none;
    found = i;
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
