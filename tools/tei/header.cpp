#include "tei/header.h"

#include <algorithm>
#include <map>
#include <string>

#include <fmt/format.h>

#include "normalize/rule.h"
#include "tei/uri.h"

namespace tei {
namespace {

using debate::Debate;
using debate::Metadata;
using debate::Person;
using xml::Writer;

constexpr std::string_view not_published = "Not published.";

void element_if(Writer& out, std::string_view name, xml::Writer::Attributes attributes,
                const std::string& text) {
  if (!text.empty()) out.element(name, attributes, text);
}

// att.datable's when takes a year, a month or a day (W3C date forms); anything else is only text.
bool is_date(std::string_view text) {
  constexpr std::string_view form = "0000-00-00";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (form[i] == '-' ? text[i] != '-' : !digit) return false;
  }
  return true;
}

void write_date(Writer& out, const std::string& issued) {
  if (issued.empty()) return;
  out.open_mixed("date");
  if (is_date(issued)) out.attribute("when", issued);
  out.text(issued);
  out.close();
}

bool has_rulings(const Debate& debate) {
  const bool changes = std::any_of(
      debate.clean.changes.begin(), debate.clean.changes.end(),
      [](const normalize::Change& c) { return c.decided_by == normalize::DecidedBy::editor; });
  return changes || std::any_of(debate.posts.begin(), debate.posts.end(), [](const auto& post) {
           return post.speaker.origin == debate::Speaker::Origin::ruling;
         });
}

void write_title_statement(Writer& out, const Debate& debate) {
  const Metadata& m = debate.metadata;
  const debate::Span title = debate.front.title;
  out.open("titleStmt");
  out.element("title", !m.title.empty() ? m.title
                       : !title.empty() ? debate.clean.text.substr(title.begin, title.size())
                                        : "Online debate");
  for (const std::string& author : m.authors) out.element("author", author);
  if (has_rulings(debate)) {
    out.open("respStmt", {{"xml:id", editor_id}});
    out.element("resp", "rulings on proposed changes and speakers");
    out.element("name", "the editor");
    out.close();
  }
  out.close();
}

void write_publication(Writer& out, const Metadata& m) {
  out.open("publicationStmt");
  if (!m.publisher.empty()) {
    out.element("publisher", m.publisher);
    write_date(out, m.issued);
    element_if(out, "idno", {{"type", "DOI"}}, m.doi);
    if (!m.rights.empty()) {
      out.open("availability");
      out.element("p", m.rights);
      out.close();
    }
  } else if (m.issued.empty() && m.doi.empty() && m.rights.empty()) {
    out.element("p", not_published);
  } else {
    // Without a publisher, TEI has room for these in paragraphs only (model.publicationStmtPart).
    if (!m.issued.empty()) {
      out.open_mixed("p");
      write_date(out, m.issued);
      out.close();
    }
    if (!m.doi.empty()) {
      out.open_mixed("p");
      out.element("idno", {{"type", "DOI"}}, m.doi);
      out.close();
    }
    element_if(out, "p", {{"rend", "rights"}}, m.rights);
  }
  out.close();
}

void write_series(Writer& out, const Metadata& m) {
  if (!m.series.empty()) {
    out.open("seriesStmt");
    out.element("title", {{"level", "s"}}, m.series);
    if (m.number_in_series > 0) {
      out.element("biblScope", {{"unit", "number"}}, fmt::format("{}", m.number_in_series));
    }
    out.close();
  }
  if (!m.publication.empty()) {
    out.open("seriesStmt");
    out.element("title", {{"level", "j"}}, m.publication);
    element_if(out, "idno", {{"type", "ISSN"}}, m.issn);
    element_if(out, "biblScope", {{"unit", "volume"}}, m.volume);
    element_if(out, "biblScope", {{"unit", "issue"}}, m.issue);
    out.close();
  }
}

void write_source(Writer& out, const Debate& debate) {
  out.open("sourceDesc");
  out.open("bibl", {{"xml:id", source_id}});
  out.element("title", debate.source_name.empty() ? "transcript" : debate.source_name);
  element_if(out, "idno", {{"type", "sha256"}}, debate.source_sha256);
  out.close();
  out.close();
}

struct Practice {
  std::string_view element;
  std::string_view attribute;
  std::string_view value;
  std::string_view text;
};

constexpr Practice practices[] = {
    {"correction", "method", "markup",
     "A word that automatic replacement had damaged is given in corr, with what stood there in "
     "sic. "
     "Nothing is corrected without evidence in the transcript itself."},
    {"normalization", "method", "silent",
     "White space, quotation marks, dashes, list markers and the encoding of characters are "
     "brought "
     "to print style in silence. The ledger of the edition, which is kept apart, has each case and "
     "rebuilds the transcript byte for byte."},
    {"quotation", "marks", "all",
     "Quotation marks are kept. A passage that repeats another post is a quote that points to it."},
    {"segmentation", "", "",
     "One post for each contribution, one p for each paragraph of the transcript. Speaker labels "
     "that "
     "stand in the transcript are kept in label."},
    {"interpretation", "", "",
     "A post without who has no known speaker. A speaker who is named by inference has cert and "
     "resp "
     "and the evidence in a note; two names in who mean that the transcript cannot tell them "
     "apart. "
     "Inferred replies stand apart in standOff."}};

void write_encoding(Writer& out, const Debate& debate, std::string_view version) {
  out.open("encodingDesc");
  out.open("editorialDecl");
  for (const Practice& practice : practices) {
    out.open(practice.element);
    if (!practice.attribute.empty()) out.attribute(practice.attribute, practice.value);
    out.element("p", practice.text);
    out.close();
  }
  out.close();
  out.open("classDecl");
  out.open("taxonomy");
  out.open("category", {{"xml:id", identity_id}});
  out.element("catDesc", "could help to identify a participant: not for publication");
  out.close();
  out.close();
  out.close();
  out.open("listPrefixDef");
  const std::string replacement = percent_encode(debate.source_name) + "#byte=$1-$2";
  out.open("prefixDef", {{"ident", "src"},
                         {"matchPattern", "([0-9]+)-([0-9]+)"},
                         {"replacementPattern", replacement}});
  out.element("p", "src:a-b is the half-open range of bytes [a, b) of the transcript.");
  out.close();
  out.close();
  out.open("appInfo");
  out.open("application", {{"xml:id", program_id}, {"ident", "rapporteur"}, {"version", version}});
  out.element("label", "Rapporteur");
  out.close();
  out.close();
  out.close();
}

void write_person(Writer& out, const Person& person) {
  out.open("person", {{"xml:id", person.id}});
  if (person.number > 0) out.attribute("n", fmt::format("{}", person.number));
  const bool proposed = !person.proposed_code.empty() && person.proposed_code != person.code;
  out.element("persName", {{"type", "code"}}, person.code);
  if (proposed) {
    out.element("persName", {{"type", "proposedCode"}, {"resp", "#rapporteur"}},
                person.proposed_code);
  }
  element_if(out, "occupation", {}, person.role);
  if (!person.affiliation.empty() || !person.country.empty()) {
    out.open("affiliation");
    element_if(out, "orgName", {}, person.affiliation);
    element_if(out, "country", {}, person.country);
    out.close();
  }
  if (person.code_shared) {
    out.element(
        "note", {{"type", "sharedCode"}},
        fmt::format("The transcript gives the code {} to more than one participant.", person.code));
  }
  element_if(out, "note", {{"type", "evidence"}, {"ana", identity_pointer}},
             person.proposal_evidence);
  out.close();
}

void write_profile(Writer& out, const Debate& debate) {
  const Metadata& m = debate.metadata;
  out.open("profileDesc");
  out.open("langUsage");
  out.element("language", {{"ident", m.language}}, m.language);
  out.close();
  if (!debate.roster.persons.empty()) {
    out.open("particDesc");
    out.open("listPerson");
    for (const Person& person : debate.roster.persons) write_person(out, person);
    out.close();
    out.close();
  }
  if (!m.keywords.empty()) {
    out.open("textClass");
    out.open("keywords");
    for (const std::string& keyword : m.keywords) out.element("term", keyword);
    out.close();
    out.close();
  }
  out.close();
}

// "N201: blanks at the end of a line are removed."
std::string described(const std::string& code) {
  const auto rules = normalize::rules();
  const auto rule = std::find_if(rules.begin(), rules.end(),
                                 [&](const normalize::Rule& r) { return r.code == code; });
  return rule == rules.end() ? code : fmt::format("{}: {}", code, rule->summary);
}

void write_revision(Writer& out, const Debate& debate, std::string_view version) {
  std::map<std::string, std::size_t> by_rule;
  std::size_t rulings = 0;
  for (const normalize::Change& change : debate.clean.changes) {
    if (change.decision == normalize::Decision::applied) ++by_rule[change.rule];
    if (change.decided_by == normalize::DecidedBy::editor) ++rulings;
  }
  out.open("revisionDesc");
  if (rulings > 0) {
    out.element("change", {{"who", "#editor"}}, fmt::format("Rulings of the editor: {}.", rulings));
  }
  out.open_mixed("change", {{"who", "#rapporteur"}});
  out.text(fmt::format("Normalized and segmented by Rapporteur {}.", version));
  if (!by_rule.empty()) out.open("list");
  for (const auto& [rule, count] : by_rule) {
    out.element("item", {{"n", fmt::format("{}", count)}}, described(rule));
  }
  if (!by_rule.empty()) out.close();
  out.close();
  out.close();
}

}  // namespace

std::string_view name_of(normalize::Certainty certainty) {
  switch (certainty) {
    case normalize::Certainty::low:
      return "low";
    case normalize::Certainty::medium:
      return "medium";
    case normalize::Certainty::high:
      return "high";
  }
  return "low";
}

void write_header(Writer& out, const Debate& debate, std::string_view version) {
  out.open("teiHeader");
  out.open("fileDesc");
  write_title_statement(out, debate);
  write_publication(out, debate.metadata);
  write_series(out, debate.metadata);
  write_source(out, debate);
  out.close();
  write_encoding(out, debate, version);
  write_profile(out, debate);
  write_revision(out, debate, version);
  out.close();
}

}  // namespace tei
