#include "debate/make.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <map>
#include <optional>

#include "base/hash.h"
#include "debate/characters.h"
#include "debate/codes.h"
#include "debate/consistency.h"
#include "debate/cues.h"
#include "debate/identity.h"
#include "debate/inlines.h"
#include "debate/lines.h"
#include "debate/openings.h"
#include "debate/parse.h"
#include "debate/policies.h"
#include "debate/quotations.h"
#include "debate/remarks.h"
#include "debate/roster.h"
#include "debate/speakers.h"
#include "debate/words.h"
#include "normalize/engine.h"
#include "normalize/normalize.h"

namespace debate {

namespace {

using normalize::Policy;

// What is proposed but not applied, as the ledger tells it.
normalize::Change unapplied(normalize::Proposal proposal, const normalize::CleanText& clean,
                            std::string_view raw, normalize::Decision decision) {
  const base::Span at = clean.map.to_raw(proposal.at);
  std::string after = std::move(proposal.text);
  normalize::Change change = normalize::change_from(std::move(proposal));
  change.raw = at;
  change.before = raw.substr(at.begin, at.size());
  change.after = std::move(after);
  change.decision = decision;
  return change;
}

// Subtitles are no wrapped lines; where a text has them, the rest of it is left as it is.
std::vector<normalize::Proposal> joined_lines(std::string_view text) {
  const std::vector<Line> lines = split_lines(text);
  std::vector<normalize::Proposal> cues = join_cues(text, lines);
  return cues.empty() ? unwrap(text, lines) : cues;
}

normalize::CleanText join_lines(normalize::CleanText clean, std::string_view raw,
                                const Settings& settings, base::Diagnostics& diagnostics) {
  using Kind = normalize::Ruling::Kind;
  const Policy policy = policy_of_rule("D103", settings);
  std::vector<normalize::Proposal> proposals;
  std::vector<normalize::Change> others;
  normalize::Rulings rulings(settings.normalize.rulings);
  std::map<std::string, std::size_t> seen;
  for (normalize::Proposal& proposal : joined_lines(clean.text)) {
    const std::string first = normalize::make_id(proposal.rule, clean.text, proposal.at, 1);
    const std::size_t ordinal = ++seen[first];
    proposal.id = normalize::make_id(proposal.rule, clean.text, proposal.at, ordinal);
    const normalize::Ruling* ruling = rulings.find(proposal.id);
    if (ruling == nullptr && policy == Policy::off) continue;
    proposal.by_editor = ruling != nullptr;
    if (ruling != nullptr ? ruling->kind != Kind::reject : policy == Policy::fix) {
      proposals.push_back(std::move(proposal));
      continue;
    }
    others.push_back(unapplied(std::move(proposal), clean, raw,
                               ruling != nullptr           ? normalize::Decision::rejected
                               : policy == Policy::suggest ? normalize::Decision::suggested
                                                           : normalize::Decision::reported));
  }
  rulings.report_unmatched({"D103"}, diagnostics);
  if (proposals.empty() && others.empty()) return clean;
  normalize::Draft draft = normalize::reopen(std::move(clean));
  draft.others.insert(draft.others.end(), std::make_move_iterator(others.begin()),
                      std::make_move_iterator(others.end()));
  normalize::apply(draft, std::move(proposals));
  return normalize::finish(std::move(draft), raw);
}

normalize::KnownCode& known_code(std::vector<normalize::KnownCode>& codes, std::string_view code) {
  const auto same = [&](const normalize::KnownCode& known) { return known.code == code; };
  const auto found = std::find_if(codes.begin(), codes.end(), same);
  if (found != codes.end()) return *found;
  return codes.emplace_back(normalize::KnownCode{std::string(code), {}, 0});
}

// The names that labels bear may have been put in place of others, too.
void add_labels(std::string_view text, const std::vector<Line>& lines,
                const std::optional<Roster>& roster, std::vector<normalize::KnownCode>& codes) {
  constexpr std::size_t most_labels = 200;
  const NameIndex names(roster ? roster->persons : std::vector<Person>());
  std::size_t first = 0;
  while (roster && first < lines.size() && lines[first].whole.begin < roster->span.end) ++first;
  if (first * 3 > lines.size()) first = 0;
  const bool listed = roster.has_value();
  for (const Opening& opening : accept_openings(text, lines, first, names, listed, !listed)) {
    if (opening.person < 0 && !opening.name.empty() && codes.size() < most_labels) {
      known_code(codes, slice(text, opening.name));
    }
  }
}

// "McM" of "McM 2"; empty when the code is all of one piece.
std::string_view without_number(std::string_view code) {
  const std::size_t space = code.rfind(' ');
  if (space == std::string_view::npos || space < 2) return {};
  const std::string_view number = code.substr(space + 1);
  return std::all_of(number.begin(), number.end(), is_digit) ? code.substr(0, space)
                                                             : std::string_view();
}

// The codes that may stand in words: those of the list of participants, and the names that labels
// bear near the start of the text.
std::vector<normalize::KnownCode> known_codes(std::string_view text) {
  std::vector<normalize::KnownCode> codes;
  std::vector<Line> lines = split_lines(text);
  std::optional<Roster> roster = find_roster(text, lines);
  if (!roster) roster = find_roster_sentence(text, lines);
  for (const Person& person : roster ? roster->persons : std::vector<Person>()) {
    const std::string_view stem = without_number(person.code);
    ++known_code(codes, person.code).bearers;
    for (const std::string_view code : {std::string_view(person.code), stem}) {
      if (code.empty()) continue;
      normalize::KnownCode& known = known_code(codes, code);
      const std::vector<std::string> plain = initials(person.affiliation);
      const std::vector<std::string> all = abbreviations(person.affiliation);
      const std::vector<std::string> of_role = initials(person.role);
      for (const std::vector<std::string>& letters : {all, of_role}) {
        known.overwritten.insert(known.overwritten.end(), letters.begin(), letters.end());
      }
      known.shortened.insert(known.shortened.end(), of_role.begin(), of_role.end());
      std::copy_if(all.begin(), all.end(), std::back_inserter(known.shortened),
                   [&](const std::string& name) { return !is_one_of(name, plain); });
    }
  }
  constexpr std::size_t enough_lines = 20'000;
  if (lines.size() > enough_lines) lines.resize(enough_lines);
  add_labels(text, lines, roster, codes);
  return codes;
}

// Findings of rules that are off, and those that the editor has looked at and dismissed.
void drop_findings(Debate& debate, const Settings& settings, base::Diagnostics& diagnostics) {
  normalize::Rulings rulings(settings.normalize.rulings);
  const auto is_dropped = [&](const normalize::Finding& finding) {
    if (!finding.rule.starts_with("D")) return false;  // settled where it was found
    if (policy_of_rule(finding.rule, settings) == Policy::off) return true;
    const normalize::Ruling* ruling = rulings.find(finding.id);
    return ruling != nullptr && ruling->kind == normalize::Ruling::Kind::reject;
  };
  debate.findings.erase(std::remove_if(debate.findings.begin(), debate.findings.end(), is_dropped),
                        debate.findings.end());
  rulings.report_unmatched({"D3", "D4", "D5", "D6"}, diagnostics);
  report_idle_rulings(settings, diagnostics);
}

// What normalizing found and could not mend comes first; too much of it would crowd out the rest.
void take_findings_of_text(Debate& debate) {
  constexpr std::size_t most = 200;
  std::vector<normalize::Finding>& found = debate.clean.findings;
  const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), most));
  debate.findings.insert(debate.findings.begin(), found.begin(), end);
}

std::vector<Found> look_at_text(const Debate& debate, const Words& words) {
  std::vector<Found> found = find_inconsistencies(debate, words);
  for (Found& other : find_identity(debate, words)) found.push_back(std::move(other));
  return found;
}

std::string_view file_name(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  return path.substr(slash == std::string_view::npos ? 0 : slash + 1);
}

}  // namespace

ReadDebate read_debate(std::string_view raw, std::string_view path, const Settings& given,
                       base::Diagnostics& diagnostics) {
  Settings settings = without_idle_policies(given, diagnostics);
  normalize::CleanText clean = normalize::normalize(raw, path, settings.normalize, diagnostics);
  clean = join_lines(std::move(clean), raw, settings, diagnostics);
  const std::vector<normalize::KnownCode> codes = known_codes(clean.text);
  clean = normalize::repair_codes(std::move(clean), raw, codes, settings.normalize, diagnostics);
  Debate debate;
  debate.clean = std::move(clean);
  // Posts are found without the words, which are so cut meanwhile.
  std::future<Words> cutting =
      std::async(std::launch::async, [&] { return Words(debate.clean.text); });
  parse_debate(debate, settings, diagnostics);
  debate.metadata.language = debate.clean.language;
  debate.source_name = file_name(path);
  debate.source_sha256 = base::sha256_hex(raw);
  Words words = cutting.get();
  make_inlines(debate, words);
  mark_editorial_remarks(debate);
  join_persons(debate, settings, diagnostics);
  const std::vector<Quotation> quotations = mark_quotations(debate, words, settings, diagnostics);
  // What the text says is looked at meanwhile: it is the same whoever speaks.
  std::future<std::vector<Found>> looking =
      std::async(std::launch::async, [&] { return look_at_text(debate, words); });
  infer_speakers(debate, words, quotations, settings, diagnostics);
  take_findings_of_text(debate);
  report_codes(debate, words);
  std::vector<Found> found = looking.get();
  return {std::move(debate), std::move(found), std::move(settings)};
}

void add_findings(ReadDebate& read, base::Diagnostics& diagnostics) {
  for (Found& found : read.found) {
    add_finding(read.debate, found.rule, found.at, std::move(found.message), std::move(found.hint),
                found.certainty);
  }
  read.found.clear();
  drop_findings(read.debate, read.settings, diagnostics);
}

normalize::Ledger ledger_head(const Debate& debate, std::size_t raw_size) {
  return {debate.source_name, debate.source_sha256, raw_size, debate.clean.encoding, {}};
}

void way_back(const Debate& debate, std::string_view raw,
              const std::function<void(const normalize::Change&)>& entry) {
  normalize::leave_out(debate.clean, raw, structural_changes(debate), entry);
}

normalize::OffsetMap stream_map(const Debate& debate) {
  return normalize::map_without(debate.clean, structural_changes(debate));
}

MadeDebate make_debate(std::string_view raw, std::string_view path, const Settings& settings,
                       base::Diagnostics& diagnostics) {
  ReadDebate read = read_debate(raw, path, settings, diagnostics);
  add_findings(read, diagnostics);
  normalize::Ledger ledger = ledger_head(read.debate, raw.size());
  way_back(read.debate, raw,
           [&](const normalize::Change& entry) { ledger.entries.push_back(entry); });
  return {std::move(read.debate), std::move(ledger)};
}

}  // namespace debate
