#include "rapporteur/desk.h"

#include <algorithm>
#include <future>

#include <fmt/format.h>

#include "base/binary.h"
#include "base/error.h"
#include "base/file.h"
#include "normalize/encoding.h"
#include "normalize/ledger.h"
#include "rapporteur/resources.h"
#include "rapporteur/version.h"
#include "tei/check.h"
#include "tei/write.h"
#include "xml/schema.h"

namespace rapporteur {
namespace {

debate::Settings read_settings(const Seed& seed, base::Diagnostics& diagnostics) {
  if (seed.settings.empty()) return {};
  return debate::parse_settings(base::read_file(seed.settings), seed.settings.string(),
                                diagnostics);
}

constexpr std::size_t largest_transcript = std::size_t{2} << 30;

}  // namespace

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

namespace {

xml::Schema read_profile() {
  return xml::Schema(find_resource("templates", "debate", ".rng"), xml::Schema::First::fits);
}

base::Diagnostics check(const std::string& tei, const xml::Schema& profile) {
  base::Diagnostics diagnostics;
  tei::check_tei(tei, "debate.xml", profile, diagnostics);
  return diagnostics;
}

}  // namespace

namespace {

bool holds_no_text(std::string_view raw) {
  return raw.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// The normalizer takes any bytes and can give them back; a person who names a program or a picture
// has taken the wrong file. In UTF-16 every other byte of a text may be NUL.
void check_bytes(std::string_view raw, const std::string& path) {
  if (raw.size() > largest_transcript) {
    base::fail(base::Error::Kind::input, "C014", path, "is larger than 2 GiB", "give it in parts");
  }
  const bool wide = normalize::unit_size(normalize::detect_encoding(raw).charset) > 1;
  if (!wide && base::is_binary(raw)) {
    base::fail(base::Error::Kind::input, "C013", path, "is not a text file",
               "give the transcript as plain text");
  }
}

}  // namespace

void check_transcript(std::string_view raw, const std::string& path) {
  if (holds_no_text(raw)) base::fail(base::Error::Kind::input, "C012", path, "holds no text");
  check_bytes(raw, path);
}

namespace {

void write_ledger(const debate::Debate& debate, std::string_view raw,
                  const std::function<void(std::string_view)>& ledger) {
  normalize::LedgerWriter writer(debate::ledger_head(debate, raw.size()), ledger);
  debate::way_back(debate, raw, [&](const normalize::Change& entry) { writer.add(entry); });
  writer.finish();
}

}  // namespace

// The TEI needs no findings and no ledger, and the profile no debate: these are made meanwhile.
DeskResult make_tei(const Seed& seed, base::Diagnostics& diagnostics,
                    const std::function<void(std::string_view)>& ledger, Empty empty) {
  std::string raw = base::read_file(seed.transcript);
  const std::string path = seed.transcript.string();
  if (empty == Empty::refused) {
    check_transcript(raw, path);
  } else {
    check_bytes(raw, path);
    if (holds_no_text(raw))
      diagnostics.push_back(
          {"C012", base::Severity::warning, {path, 0, 0}, "holds no text", "", {}});
  }
  std::future<xml::Schema> profile = std::async(std::launch::async, read_profile);
  DeskResult result;
  result.settings = read_settings(seed, diagnostics);
  debate::ReadDebate read =
      debate::read_debate(raw, seed.transcript.string(), result.settings, diagnostics);
  std::future<base::Diagnostics> checked = std::async(std::launch::async, [&] {
    result.tei = tei::write_tei(read.debate, version, result.settings.figure);
    return check(result.tei, profile.get());
  });
  debate::add_findings(read, diagnostics);
  write_ledger(read.debate, raw, ledger);
  for (base::Diagnostic& d : checked.get()) diagnostics.push_back(std::move(d));
  result.debate = std::move(read.debate);
  result.raw = std::move(raw);
  return result;
}

std::string summarize(const debate::Debate& debate) {
  using Origin = debate::Speaker::Origin;
  const auto speakers = [&](Origin origin) {
    return std::count_if(debate.posts.begin(), debate.posts.end(),
                         [&](const debate::Post& p) { return p.speaker.origin == origin; });
  };
  std::size_t repairs = 0;
  std::size_t suggestions = 0;
  for (const normalize::Change& c : debate.clean.changes) {
    // Typography (N1xx, N2xx) is changed silently; what an editor counts as repairs are words.
    if (c.decision == normalize::Decision::applied && c.rule.starts_with("N3")) ++repairs;
    if (c.decision == normalize::Decision::suggested) ++suggestions;
  }
  std::string out =
      fmt::format("{}, {}: speakers {} labelled, {} inferred, {} unknown",
                  counted(debate.posts.size(), "post", "posts"),
                  counted(debate.roster.persons.size(), "participant", "participants"),
                  speakers(Origin::label), speakers(Origin::inferred), speakers(Origin::unknown));
  if (const auto ruled = speakers(Origin::ruling); ruled > 0) {
    out += fmt::format(", {} by the editor", ruled);
  }
  out += fmt::format("\n{} of damaged words, {} in all; {} for the editor, {}",
                     counted(repairs, "repair", "repairs"),
                     counted(debate.clean.changes.size(), "change", "changes"),
                     counted(debate.findings.size(), "finding", "findings"),
                     counted(suggestions, "suggestion", "suggestions"));
  return out;
}

}  // namespace rapporteur
