#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/hash.h"
#include "normalize/ledger.h"
#include "normalize/normalize.h"

namespace {

using Codes = std::vector<normalize::KnownCode>;

normalize::CleanText repaired(const std::string& raw, const Codes& codes) {
  base::Diagnostics diagnostics;
  normalize::CleanText clean = normalize::normalize(raw, "raw.txt", {}, diagnostics);
  return normalize::repair_codes(std::move(clean), raw, codes, {}, diagnostics);
}

struct Case {
  const char* name;
  Codes codes;
  std::string raw, clean;
  std::size_t findings = 0;
};

const Codes universities = {{"UoX", {"UoX", "UoT"}}, {"LPW", {"LPW"}}, {"McM 1", {"MU"}}};

}  // namespace

TEST_CASE("a code inside a word gives back what it overwrote") {
  const std::vector<Case> cases = {
      {"initials in the roster", universities, "To qUoXe the mayor.\n", "To quote the mayor.\n"},
      {"case", universities, "QUoXE, QuoXe, QUoXed, misqUoXed.\n",
       "QUOTE, QuoXe, Quoted, misquoted.\n"},
      {"a name without a roster entry, in several words",
       {{"P3", {}}},
       "A plP3ed chP3el; P3 and P3's tyrP3y.\n",
       "A planned channel; P3 and P3’s tyranny.\n"},
      {"a name in one long word alone, and in one that other letters fit as well",
       {{"P3", {}}, {"P4", {}}},
       "These pP3lems of P3 help; the offP4s.\n",
       "These problems of P3 help; the offP4s.\n",
       1},
      {"capitals of the writer's own",
       {{"CON", {}}},
       "CON has a microCONtroller.\n",
       "CON has a microCONtroller.\n",
       1},
      {"two names of one participant",
       {{"P3", {}}},
       "The plP3ed chP3el, tyrP3y and plP3er; mP3ers; pP3lem, pP3ably, pP3ation, a P3in.\n",
       "The planned channel, tyranny and planner; manners; problem, probably, probation, a "
       "robin.\n"},
      {"three names of one participant",
       {{"P3", {}}},
       "The tyrP3y of a cP3ibal chP3el; pP3lem, micP3e, wardP3e; depP3ment, pP3icular, "
       "pP3icipate.\n",
       "The tyranny of a cannibal channel; problem, microbe, wardrobe; department, particular, "
       "participate.\n"},
      {"a sign that is no code",
       {{"│", {}}},
       "The │Feedback, the │Indicator, an │Action, │Control and │Value.\n",
       "The │Feedback, the │Indicator, an │Action, │Control and │Value.\n"},
      {"two names that make words of the same letters",
       {{"P3", {}}},
       "NevP3, hundrP3 and sevP3al; agrP3ment, succP3, consP3vP3 and govP3nment, pP3on; sharP3.\n",
       "NevP3, hundrP3 and sevP3al; agrP3ment, succP3, consP3vP3 and govP3nment, pP3on; sharP3.\n",
       9},
      {"one word that stands intact elsewhere",
       {{"DBU", {}}},
       "The coDBUnity of this community.\n",
       "The community of this community.\n"},
      {"an address", universities, "We qUoXe http://www.myqUoXes.org/qUoXe.\n",
       "We quote http://www.myquotes.org/quote.\n"},
      {"initials that fit here and there by chance",
       {{"K2c", {"RE"}}},
       "We coveK2c and offeK2c what we admiK2c, a hundK2c and more, were prepaK2c and weaK2c.\n",
       "We coveK2c and offeK2c what we admiK2c, a hundK2c and more, were prepaK2c and weaK2c.\n",
       6},
      {"a code that ends like a plural",
       {{"Maple", {"Tim"}}, {"KwB", {"ASH"}}},
       "Maplees of the opMapleist; the KwBes of a wKwB.\n",
       "Times of the optimist; the ashes of a wash.\n"},
      {"two participants with one code",
       {{"GoB", {}, 2}},
       "In a miGoBe the dimiGoBive GoBants ofGoB lisGoB to an atGoBtive man.\n",
       "In a minute the diminutive tenants often listen to an attentive man.\n"},
      {"a pseudonym that no list has",
       {},
       "Linden portLindened an arLinden of tLindens and cLindenons; the X-Lindened hip of Linden "
       "betLindened it and went astLinden, so pLinden.\n",
       "Linden portrayed an array of trays and crayons; the X-rayed hip of Linden betrayed it and "
       "went astray, so pray.\n"},
      {"compounds that share a name",
       {},
       "JavaScript, TypeScript and PostScript. Script and MacBook, FaceBook, NoteBook. Book it!\n",
       "JavaScript, TypeScript and PostScript. Script and MacBook, FaceBook, NoteBook. Book it!\n"},
      {"an address with several codes",
       {{"Q9", {"ION"}}, {"J2", {"STA"}}},
       "The J2tQ9 of conJ2nt questQ9s: http://www.lQ9J2te.org/J2tQ9 and http://x.J2y.org/zJ2q\n",
       "The station of constant questions: http://www.lionstate.org/station and "
       "http://x.J2y.org/zJ2q\n",
       2},
      {"the cell of a table, and what follows a label",
       {{"R1", {"CAN"}}},
       "R1\tR1al Trust\nR1: R1als froze.\nthe R1al, R1AL, an SR1\n",
       "R1\tCanal Trust\nR1: Canals froze.\nthe canal, CANAL, an Scan\n"},
      {"an ending that another one would fit as well, but for standing here and there",
       {{"P3", {}}},
       "They wanP3, reporP3, noP3, suggesP3, counP3, expecP3, collecP3 and compuP3 it. The meeting "
       "is about to rate the sitting and the rating.\n",
       "They wanted, reported, noted, suggested, counted, expected, collected and computed it. The "
       "meeting is about to rate the sitting and the rating.\n"},
      {"initials of two letters that fit one word by chance",
       {{"P3", {"NS"}}},
       "What happeP3 is a P3t of bends.\n",
       "What happeP3 is a P3t of bends.\n",
       2},
      {"the head of a word in a headline, in a date, behind a writer of small letters, in an aside",
       {{"P3", {"DI"}}, {"P4", {"MO"}}},
       "End of Parks List P3gest\n\nDate: P4n, 4 Mar 2019\n\ni do now. so it is. P3nosaurs, "
       "and P4re.\n\nIt went. (P3ctated)\n",
       "End of Parks List Digest\n\nDate: Mon, 4 Mar 2019\n\ni do now. so it is. dinosaurs, and "
       "more.\n\nIt went. (dictated)\n"},
      {"the head of a sentence",
       {{"P3", {"Ann"}}},
       "P3ual fairs. The P3ual fair.\n",
       "Annual fairs. The annual fair.\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const normalize::CleanText clean = repaired(c.raw, c.codes);
    CHECK(clean.text == c.clean);
    CHECK(clean.findings.size() == c.findings);
    for (const normalize::Change& change : clean.changes) {
      if (change.rule[1] != '3') continue;
      CHECK(change.identity);
      CHECK_FALSE(change.evidence.empty());
    }
    const normalize::Ledger ledger =
        normalize::make_ledger("raw.txt", base::sha256_hex(c.raw), c.raw.size(), clean);
    CHECK(normalize::restore(clean.text, ledger) == c.raw);
  }
}

TEST_CASE("sound words stay, and damage without proof is only reported") {
  const std::vector<Case> cases = {
      {"names and brands", universities,
       "McMaster, McMillan, PhD, eBay, YouTube, LaTeX, iOS, OpenStreetMap, OpenStreetMaps, GitHub, "
       "photoDNA, videoDNA, MySQL, JavaScript, deSilva.\n",
       ""},
      {"forms of the code", universities, "UoXs, UoX’s, the McM 1st, McM 12, LPWs.\n", ""},
      {"words that hold the letters",
       {{"Cat", {"Dog"}}, {"Ann", {"Kat"}}},
       "Category, Catalogue, Annual, Annette, Catskill, Catma.\n",
       ""},
      {"lower-case codes", {{"art", {"oak"}}}, "A party started in the heart of Bart.\n", ""},
      {"a code as a label of a host", universities, "http://www.UoX.org/UoX, ann@UoX.org\n", ""},
      {"no word fits", universities, "The zqUoXrk.\n", "", 1},
      {"several words fit", {{"P3", {}}}, "The cP3t.\n", "", 1},
      {"two strings fit all places (planned channel, platted chattel)",
       {{"P3", {}}},
       "A plP3ed chP3el.\n",
       "",
       2},
      {"two strings of the roster fit", {{"P3", {"oa", "os"}}}, "The cP3t.\n", "", 1},
      {"an address alone", {{"P3", {}}}, "See http://chP3el.org\n", "", 1},
      {"no roster", {}, "The gaXyZen and the paXyZing, or XyZ.\n", "", 2},
      {"no roster and no damage", {}, "The garden and the parking.\n", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const normalize::CleanText clean = repaired(c.raw, c.codes);
    CHECK(clean.text == c.raw);
    CHECK(clean.findings.size() == c.findings);
  }
}

TEST_CASE("the editor's ruling on a repaired word is followed") {
  const std::string raw = "To qUoXe the mayor, and to qUoXe the town.\n";
  const normalize::CleanText first = repaired(raw, universities);
  REQUIRE(first.changes.size() == 2);
  normalize::Options options;
  options.rulings = {{first.changes[0].id, normalize::Ruling::Kind::reject, "", {}},
                     {first.changes[1].id, normalize::Ruling::Kind::replace, "cite", {}},
                     {"N301-0000000000", normalize::Ruling::Kind::accept, "", {}}};
  base::Diagnostics diagnostics;
  normalize::CleanText clean = normalize::normalize(raw, "raw.txt", options, diagnostics);
  CHECK(diagnostics.empty());
  clean = normalize::repair_codes(std::move(clean), raw, universities, options, diagnostics);
  CHECK(clean.text == "To qUoXe the mayor, and to cite the town.\n");
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].code == "N001");
  CHECK(diagnostics[0].message.find("N301-0000000000") != std::string::npos);
}

TEST_CASE("one letter tells nothing while a common word may be what a code hides") {
  constexpr std::size_t long_text = 12'000;
  const auto told = [&](const std::string& filler) {
    std::string raw =
        "The P3e of opP3al senP3ents: esP3ates of a vicP3 and an ulP3ate inP3ate.\n\n";
    while (raw.size() < long_text) raw += filler;
    return repaired(raw, {{"P3", {}}}).text.substr(0, 11);
  };
  const std::string without_sam =
      "The cameras and the names of it are madly linear on both sides, and to be sure the donors "
      "of "
      "the comets see that the changes please one in the fine ";
  CHECK(told(without_sam) == "The P3e of ");
  CHECK(told(without_sam + "samples ") == "The time of");
}
