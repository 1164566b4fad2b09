#include "debate/roster.h"

#include <doctest/doctest.h>

#include "debate/lines.h"
#include "unit/debate/making.h"

namespace {

std::vector<debate::Person> persons_of(const std::string& text) {
  const auto roster = debate::find_roster(text, debate::split_lines(text));
  return roster ? roster->persons : std::vector<debate::Person>();
}

}  // namespace

TEST_CASE("participants whom the prose of a preface names by their codes are read") {
  struct Row {
    std::string preface;
    std::string codes;
    std::string second_role;
  };
  const std::string posts =
      "\n\nThe hall closes at five.\n\n\nThank you PT. And TCN?\n\n\nAsk LIB-1, as PT said.\n";
  const Row rows[] = {
      {"They were: a gardener in Leeds (PT), a town clerk (TCN) and the head of a library (LIB-1).",
       "PT TCN LIB-1", "town clerk"},
      {"Three took part: PT, a gardener; TCN, who is a clerk; and LIB-1, a librarian.",
       "PT TCN LIB-1", "clerk"},
      {"PT is a gardener, TCN a town clerk and LIB-1 a librarian.", "PT TCN LIB-1", "town clerk"},
      {"Below PT stands for a gardener, TCN for a clerk and LIB-1 for a librarian.", "PT TCN LIB-1",
       "clerk"},
      {"The gardener is identified as PT, the clerk as TCN and the librarian as LIB-1.",
       "PT TCN LIB-1", "clerk"},
      {"The participants were PT (Senior Gardener in Parks, Leeds City Council, UK), PT (Head "
       "Gardener, York City Council, UK), TCN 2 (Town Clerk, Moor Council, Canada) and LIB-1 (Team "
       "Leader in Reading, Library of Hull, UK).",
       "PT TCN 2 LIB-1", "Town Clerk"},
      // Not who speaks of others, and not what nobody uses.
      {"PT: So this is the plan that TCN drew up last winter, and LIB-1 keeps the whole copy.\n\n"
       "PT: Good.",
       "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.preface);
    const std::string text = "On tulips\n\n" + row.preface + posts;
    const auto roster = debate::find_roster_sentence(text, debate::split_lines(text));
    std::string codes;
    for (const debate::Person& person : roster ? roster->persons : std::vector<debate::Person>())
      codes += (codes.empty() ? "" : " ") + person.code;
    CHECK(codes == row.codes);
    if (roster) CHECK(roster->persons[1].role == row.second_role);
  }
}

TEST_CASE("a list of participants is read in every usual spelling") {
  struct Row {
    std::string text;
    std::string ids;
    std::string first_country;
  };
  const Row rows[] = {
      {"Participants:\n\n[PT] Gardener, Park Trust, UK\n[TC] Clerk, Town Council, Canada\n",
       "PT TC", "UK"},
      // Cards.
      {"Name: Participant 1\nRole: Gardener\nInstitution: Park Trust\nCountry: UK\nCode: PT\n\n"
       "Name: Participant 2\nRole: Clerk\nInstitution: Town Council\nCountry: UK\nCode: TC\n",
       "PT TC", "UK"},
      {"Code: PT\nPosition: Gardener\nLocation: UK\nCode: TC\nPosition: Clerk\nLocation: UK\n",
       "PT TC", "UK"},
      {"Participant 1\n- **Code:** PT\n- **Role:** Gardener\n- **Country:** UK\n\nParticipant 2\n- "
       "**Code:** TC\n- **Role:** Clerk\n- **Country:** UK\n",
       "PT TC", "UK"},
      {"Name: Ann\nLocation: Leeds\n\nI dig.\n\nName: Ben\nLocation: Hull\n\nI do not.\n", "", ""},
      {"Participants:\n\nGardener, Park Trust, UK (hereafter PT)\nClerk, Town Council, Canada "
       "(referred to as TC)\n",
       "PT TC", "UK"},
      {"Participants:\n\nPT -> Gardener, Park Trust, UK\nTC \u2192 Clerk, Town Council, Canada\n",
       "PT TC", "UK"},
      {"Participants\n\nCode,Role,Institution,Country\nPT,Gardener,Park Trust,UK\nTC,Clerk,Town "
       "Council,Canada\n",
       "PT TC", "UK"},
      {"- Participant 1: Gardener, Park Trust, UK. PT\n\n- Participant 2: Clerk, Town Council, "
       "Canada. TC\n",
       "PT TC", "UK"},
      {"Participants:\n\nPT \u2013 Gardener, Park Trust, UK\nTC \u2013 Clerk, Town Council, "
       "Canada\n\nPT\n\nHello.\n",
       "PT TC", "UK"},
      {"Participants\n\n* **PT** (Gardener, Park Trust, UK)\n* **TC** (Clerk, Town Council, "
       "Spain)\n",
       "PT TC", "UK"},
      {"Codes\n\nPT stands for Gardener, Park Trust, UK\nTC stands for Clerk, Town Council, "
       "Spain\n",
       "PT TC", "UK"},
      {"Participants\n\nP1 = PT: Gardener, Park Trust, UK\nP2 = TC: Clerk, Town Council, Spain\n",
       "PT TC", "UK"},
      {"The contributors are:\n* PT: Gardener, Park Trust, UK\n* TC: Clerk, Town Council, Spain\n",
       "PT TC", "UK"},
      {"Participants\n\nGardener, Park Trust, UK (PT)\nClerk, Town Council, Spain (TC)\n", "PT TC",
       "UK"},
      {"| Code | Role | Country |\n|------|------|------|\n| PT 1 | Gardener | UK |\n| PT 2 | "
       "Clerk "
       "| UK |\n",
       "PT1 PT2", "UK"},
      {"Code\tRole\tInstitution\nPT\tGardener\tPark Trust\nTC\tClerk\tCouncil\n", "PT TC", ""},
      {"The writers are:\n\nPT (Gardener, Park Trust, UK)\nTC (Clerk, Town Council, Spain)\n",
       "PT TC", "UK"},
      {"Participant 1: Gardener, UK. PT\nParticipant 2: Clerk, UK. PT\n", "PT PT-2", "UK"},
      // Short posts right below a numbered list are no second list.
      {"Participants\n\nParticipant 1: Gardener, Park Trust, UK. PT\nParticipant 2: Clerk, Town "
       "Council, UK. TC\n\nPT: The Town Association met.\n\nTC: The City Authority met.\n\nPT: "
       "The Association is old.\n\nTC: Yes, it is so.\n",
       "PT TC", "UK"},
      // A code in the word "Participant" itself.
      {"ParticiXp2t 1: Gardener, UK. PT\nParticiXp2t 2: Clerk, UK. Xp2\n", "PT Xp2", "UK"},
      {"Particip[x-7] 1: Gardener, UK. PT\nParticip[x-7] 2: Clerk, UK. TC\n", "PT TC", "UK"},
      {"ParticipAb 7 1: Gardener, UK. PT\nParticipAb 7 2: Clerk, UK. pQ4\n", "PT pQ4", "UK"},
      // The code before what it stands for, at its end, or in brackets, however they are parted.
      {"Participant 1: (PT) gardener, Park Trust, UK\nParticipant 2: (TC) clerk, Council, UK\n",
       "PT TC", "UK"},
      {"Participant 1: [PT] gardener, Park Trust, UK\nParticipant 2: [TC] clerk, Council, UK\n",
       "PT TC", "UK"},
      {"Participant 1: PT, gardener, Park Trust, UK\nParticipant 2: TC, clerk, Council, UK\n",
       "PT TC", "UK"},
      {"Participant 1: PT \u2013 gardener, Park Trust, UK\nParticipant 2: TC \u2013 clerk, UK\n",
       "PT TC", "UK"},
      {"Participant 1: Gardener, Park Trust, UK, PT\nParticipant 2: Clerk, Council, UK, TC\n",
       "PT TC", "UK"},
      {"Participant 1: Gardener, Park Trust, UK PT 1\nParticipant 2: Clerk, Council, UK PT 2\n",
       "PT1 PT2", "UK"},
      {"Who takes part:\n\nPT - gardener, Park Trust, UK\nTC - clerk, Town Council, UK\n", "PT TC",
       "UK"},
      {"Those who took part:\n\nPT, gardener, Park Trust, UK\nTC, clerk, Town Council, UK\n",
       "PT TC", "UK"},
      {"Those who took part:\n\nGardener, Park Trust, UK [PT]\nClerk, Town Council, UK [TC]\n",
       "PT TC", "UK"},
      {"Those who took part:\n\n1. Gardener, Park Trust, UK. PT\n2. Clerk, Council, UK. TC\n",
       "PT TC", "UK"},
      {"Those who took part:\n\nGardener, Park Trust, UK \u2192 PT\nClerk, UK \u2192 TC\n", "PT TC",
       "UK"},
      {"Participant 1 \u2013 Gardener \u2013 Park Trust \u2013 UK \u2013 PT\n"
       "Participant 2 \u2013 Clerk \u2013 Council \u2013 UK \u2013 TC\n",
       "PT TC", "UK"},
      {"No.\tCode\tWho\n1\tPT\tGardener, Park Trust, UK\n2\tTC\tClerk, Council, UK\n", "PT TC",
       "UK"},
      // Counted in other ways.
      {"Panellist A: Gardener, Park Trust, UK. PT\nPanellist B: Clerk, Council, UK. TC\n", "PT TC",
       "UK"},
      {"Participant No. 1: Gardener, Trust, UK. PT\nParticipant No. 2: Clerk, UK. TC\n", "PT TC",
       "UK"},
      {"Participant One: Gardener, Trust, UK. PT\nParticipant Two: Clerk, UK. TC\n", "PT TC", "UK"},
      {"Teilnehmer 1: Gardener, Trust, UK. PT\nTeilnehmer 2: Clerk, UK. TC\n", "PT TC", "UK"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::string ids;
    const auto persons = persons_of(row.text);
    for (const debate::Person& person : persons) ids += (ids.empty() ? "" : " ") + person.id;
    CHECK(ids == row.ids);
    if (!persons.empty()) CHECK(persons[0].country == row.first_country);
  }
}

TEST_CASE("a heading above the list of participants is its own, a sentence is not") {
  struct Row {
    std::string above, head;
  };
  const Row rows[] = {
      {"Tulips\n\nParticipants:\n\n", "Participants"},
      {"Tulips\n\nSpeakers\n", "Speakers"},
      {"Tulips\n\n## Who took part\n\n", "Who took part"},
      {"Tulips\n\n**The panel:**\n\n", "The panel"},
      {"Tulips\n\nThe participants are:\n\n", ""},
      {"Tulips\n\nTwo participants took part in May.\n\n", ""},
      {"Tulips\n\nThey all met in May, and these are the\nparticipants:\n\n", ""},
      {"A list of participants\n\n", ""},  // the title
  };
  for (const Row& row : rows) {
    CAPTURE(row.above);
    const debate::Debate debate = testing::made_from(
        row.above +
        "PT \u2013 Gardener, Park Trust, UK\nTC \u2013 Clerk, Town Council, UK\n\nPT: "
        "Good soil matters.\n\nTC: It does.\n");
    const debate::Span head = debate.roster.head;
    CHECK(debate.clean.text.substr(head.begin, head.size()) == row.head);
    CHECK(debate.roster.persons.size() == 2);
  }
}

TEST_CASE("a dialogue is not a list of participants") {
  CHECK(persons_of("Ann: Good morning to the garden club.\nBen: I have a question.\nAnn: Yes?\n"
                   "Ben: Where are the tulips?\n")
            .empty());
  CHECK(persons_of("Two things matter:\n\nSoil: it must drain.\n\nLight: it must not burn.\n")
            .empty());
}

TEST_CASE("initials leave small words small or out") {
  CHECK(debate::initials("University of Toronto") == std::vector<std::string>{"UoT", "UT"});
  CHECK(debate::initials("Town Council") == std::vector<std::string>{"TC"});
}

TEST_CASE("codes that the text spells otherwise than the list are found") {
  const std::string list =
      "Participant 1: Gardener, Park Trust, UK. McM 1\n\nParticipant 2: Clerk, Town Council, "
      "Canada. McM 2\n\nParticipant 3: Mayor, Town Council, Spain. UoO\n\n\n";
  struct Row {
    std::string_view text;
    std::string_view spelled;
  };
  const Row rows[] = {
      {"As McM-1 and UOO said.", "McM-1 UOO"},
      {"As McM1, McM 2 and UoO\u2019s paper said.", ""},
      {"As MCM 2 said, and Mcm 2.", "MCM 2"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string raw =
        list + "UoO: We begin.\n\n\nMcM 1: Yes.\n\n\nUoO: " + std::string(row.text) + "\n";
    const debate::Debate debate = testing::made_from(raw);
    std::string found;
    for (const normalize::Finding& finding : debate.findings) {
      if (finding.rule != "D302") continue;
      found += (found.empty() ? "" : " ") + raw.substr(finding.raw.begin, finding.raw.size());
    }
    CHECK(found == row.spelled);
  }
}
