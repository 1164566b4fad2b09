#include "debate/rules.h"

#include <algorithm>

namespace debate {

namespace {

using normalize::Policy;
using normalize::Rule;

constexpr std::string_view house = "practice of this program";
constexpr std::string_view tei_cmc =
    "TEI Guidelines 4.8, chapter 9 (computer-mediated communication)";
constexpr std::string_view chicago = "Chicago Manual of Style 17, 2.80 (queries to the author)";
constexpr std::string_view anonymity =
    "UK Data Service, Anonymising qualitative data: direct and indirect identifiers";

// Two posts, told apart by a wide gap.
constexpr std::string_view plain = "The library opens late.\n\nIt closes early.\n\n\nThat is so.\n";
constexpr std::string_view list =
    "Participants:\n\nPT \u2013 Gardener, Park Trust, UK\nTC \u2013 Clerk, Town Council, UK\n\n\n"
    "PT: Good soil matters.\n\nTC: It does.\n";

constexpr Rule catalogue[] = {
    {"D101", "space-between-parts", "White space between titles, paragraphs and posts.", tei_cmc,
     Policy::fix, plain, "The library opens late.It closes early.That is so.", "One line alone.",
     false},
    {"D102", "separator-line", "A line of signs between posts.", tei_cmc, Policy::fix,
     "The library opens late.\n\n-----\n\nThat is so.\n", "The library opens late.That is so.",
     "A dash -- in the text.\n", false},
    {"D103", "wrapped-line", "A line end that only wraps a paragraph becomes a space.",
     "RFC 3676, section 4 (quoted and wrapped text)", Policy::fix,
     "The library should open on Sundays, because most people who work\nduring the week cannot "
     "come "
     "on any other day, and a library that\nnobody can visit is only a store of paper.\n",
     "The library should open on Sundays, because most people who work during the week cannot come "
     "on any other day, and a library that nobody can visit is only a store of paper.",
     "Kind regards,\nAnn\n", true},
    {"D104", "list-marker", "The bullet or number of a list item.",
     "TEI Guidelines 4.8, 3.8 (lists)", Policy::fix, "- soil\n- light\n", "soillight",
     "Soil - and light.\n", false},
    {"D105", "emphasis-marks", "Asterisks around emphasised words.",
     "TEI Guidelines 4.8, 3.3.2 (emphasis)", Policy::fix, "It is *not* so.\n", "It is not so.",
     "Two * three.\n", false},
    {"D106", "participants-punctuation", "Punctuation between the fields of the participants.",
     "TEI Guidelines 4.8, 16.2.2 (participants)", Policy::fix, list,
     "ParticipantsPTGardenerPark TrustUKTCClerkTown CouncilUKPTGood soil matters.TCIt does.", plain,
     false},
    {"D201", "label-punctuation", "What stands around the name of a speaker.", tei_cmc, Policy::fix,
     "[10:31] ann: good morning\n[10:32] ben: hello\n", "anngood morningbenhello", plain, false},
    {"D202", "quotation-header", "The header of quoted lines.", tei_cmc, Policy::fix,
     "On 12 April 2016 at 10:32, Ann wrote:\n> Good morning.\n\nThe same to you.\n",
     "Good morning.The same to you.", "On 12 April 2016 we met.\n", false},
    {"D203", "machine-line", "What a program or a signature adds below a post.", tei_cmc,
     Policy::fix, "Good morning.\n\nSent from my phone\n", "Good morning.",
     "I sent it from my phone.\n", false},
    {"D301", "shared-code", "Two participants bear one code.", chicago, Policy::report,
     "Participants:\n\nPT \u2013 Gardener, Park Trust, UK\nTC \u2013 Clerk, Council, UK\nPT \u2013 "
     "Painter, Port Theatre, UK\n\n\nTC: Good morning.\n\nTC: Hello.\n",
     "", list},
    {"D302", "code-spelling", "A code is spelled in more than one way.", chicago, Policy::report,
     "Participants:\n\nPtT \u2013 Gardener, Park Trust, UK\nTC \u2013 Clerk, Council, UK\n\n\nTC: "
     "I "
     "agree with PTT here.\n\nPtT: Fine.\n",
     "", list},
    {"D303", "unlisted-label",
     "A label, or a participant whom a post answers, that the list does not have.", chicago,
     Policy::report,
     "Participants:\n\nPT \u2013 Gardener, Park Trust, UK\nTC \u2013 Clerk, Council, UK\n\n\nPT: "
     "Hello.\n\nTC: Hello.\n\nModerator: Welcome.\n",
     "", list},
    {"D304", "silent-participant", "No post is known to be by a participant.", chicago,
     Policy::report,
     "Participants:\n\nPT \u2013 Gardener, Park Trust, UK\nTC \u2013 Clerk, Council, UK\n\n\nPT: "
     "Hello.\n\nPT: Anyone?\n",
     "", list},
    {"D311", "inferred-speaker", "The text itself says who wrote a post without a label.", house,
     Policy::fix,
     "Participants:\n\nPT \u2013 Gardener, Park Trust, UK\nTC \u2013 Clerk, Council, UK\n\n\nWhat "
     "of "
     "the tulips?\n\nPlease answer.\n\n\nSpeaking for the Park Trust, I promise tulips.\n\nMany.\n",
     "", list},
    {"D401", "quotation", "A passage that repeats another post.",
     "Manber 1994, Finding similar files in a large file system", Policy::fix,
     "How many readers come to the library on a Sunday in spring?\n\nI wonder.\n\n\nHow many "
     "readers "
     "come to the library on a Sunday in spring?\n\nSome forty of them.\n",
     "", plain},
    {"D402", "quotation-of-later-post", "A post quotes one that is printed later.", chicago,
     Policy::report,
     "I liked this: \"How many readers come to the library on a Sunday\".\n\nGood.\n\n\nHow many "
     "readers come to the library on a Sunday in spring when it rains?\n\nI wonder.\n",
     "", plain},
    {"D501", "figures-differ", "A figure differs by one digit from one for the same thing.",
     chicago, Policy::report,
     "We counted 31,266 visitors of the gardens.\n\n\nYes, 31,226 visitors of the gardens.\n", "",
     "We counted 31,266 visitors.\n\n\nThe shop sold 58,100 tulips.\n"},
    {"D502", "count-differs", "The text counts participants or countries otherwise than the list.",
     chicago, Policy::report,
     "On gardens\n\nThree participants took part in the debate:\n\nPT \u2013 Gardener, Park Trust, "
     "UK\nTC \u2013 Clerk, Council, UK\n\n\nPT: Hello.\n\nTC: Hello.\n",
     "",
     "On gardens\n\nTwo participants took part in the debate:\n\nPT \u2013 Gardener, Park Trust, "
     "UK\nTC \u2013 Clerk, Council, UK\n\n\nPT: Hello.\n\nTC: Hello.\n"},
    {"D503", "names-differ", "Two names differ by one letter.", chicago, Policy::report,
     "We saw Hillbrook. We liked Hillbrook.\n\n\nSo did we, at Hilbrook.\n", "",
     "We saw Hillbrook. We liked Brookfield.\n"},
    {"D504", "acronym-differs", "An acronym is written out in two ways.", chicago, Policy::report,
     "The Town Garden Club (TGC) met.\n\n\nThe Tulip Growers Circle (TGC) met too.\n", "",
     "The Town Garden Club (TGC) met.\n\n\nThe Town Garden Club (TGC) met too.\n"},
    {"D505", "aim-differs", "The stated aim shares hardly a word with the title.", chicago,
     Policy::report,
     "Sunday opening of village libraries\n\nThe aim of this debate is to discuss growing tulips "
     "in "
     "heavy clay soils.\n\nParticipants:\n\nPT \u2013 Gardener, UK\nTC \u2013 Clerk, UK\n\n\nPT: "
     "Hello.\n\nTC: Hello.\n",
     "",
     "Sunday opening of village libraries\n\nThe aim of this debate is to discuss whether "
     "libraries "
     "in a village need Sunday opening.\n\nParticipants:\n\nPT \u2013 Gardener, UK\nTC \u2013 "
     "Clerk, "
     "UK\n\n\nPT: Hello.\n\nTC: Hello.\n"},
    {"D601", "address", "An address of any kind, a telephone number or a person's page.", anonymity,
     Policy::report, "Call me on 020 7946 0958 any time.\n", "", "We counted 31,266 visitors.\n"},
    {"D602", "first-person-trace", "The first person speaks of work that can be looked up.",
     anonymity, Policy::report, "As we reported in our 2011 meta-analysis, tulips like sun.\n", "",
     "As was reported in a meta-analysis, tulips like sun.\n"},
    {"D604", "telling-position", "Position and institution single a participant out.", anonymity,
     Policy::report, list, "",
     "Participants:\n\nPT \u2013 Gardener, UK\nTC \u2013 Clerk, UK\n\n\nPT: Hello.\n\nTC: "
     "Hello.\n"},
    {"D605", "leaking-damage", "A code inside a word shows what it replaced.", anonymity,
     Policy::report,
     "Participants:\n\nUoX \u2013 Gardener, UK\nTC \u2013 Clerk, UK\n\n\nUoX: zzUoXqq is "
     "odd.\n\nTC: "
     "Yes.\n",
     "", list},
};

}  // namespace

std::span<const Rule> rules() {
  return catalogue;
}

const Rule* find_rule(std::string_view code) {
  const auto found = std::find_if(std::begin(catalogue), std::end(catalogue),
                                  [&](const Rule& rule) { return rule.code == code; });
  return found == std::end(catalogue) ? nullptr : found;
}

}  // namespace debate
