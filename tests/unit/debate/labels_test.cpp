#include <doctest/doctest.h>

#include "unit/debate/dump.h"
#include "unit/debate/making.h"

namespace {

std::string labels_of(const debate::Debate& debate) {
  std::string labels;
  for (const debate::Post& post : debate.posts) {
    labels += (post.number == 1 ? "" : ",") + testing::label_of(debate, post);
  }
  return labels;
}

const std::string roster =
    "Opening hours of the library\n\nParticipants:\n\nPT \u2013 Gardener, Park Trust, UK\nTC "
    "\u2013 Clerk, Town Council, UK\nLB \u2013 Librarian, Town Library, UK\n\n\n";

}  // namespace

TEST_CASE("labels of every dialect begin posts and are taken off the text") {
  struct Row {
    std::string text;
    std::string labels;
  };
  const Row rows[] = {
      {roster + "PT\n\nGood morning.\n\nTC\n\nI agree.\n\nPT\n\nFine.\n", "PT,TC,PT"},
      {roster + "PT: Good morning.\n\nTC: I agree.\n\nAnd more.\n\nPT: Fine.\n", "PT,TC,PT"},
      {roster + "PT \u2013 Good morning.\n\nTC \u2013 I agree.\n\nPT \u2013 Fine.\n", "PT,TC,PT"},
      {roster + "PT.- Good morning.\n\nTC.- I agree.\n\nPT.\u2014 Fine.\n", "PT,TC,PT"},
      // Both forms, each once; but one among others addresses somebody.
      {roster + "PT: Good morning to all of you.\n\nTC\n\nI agree.\n", "PT,TC"},
      {roster + "PT\n\nGood morning.\n\nTC\n\nI agree.\n\nPT: thank you.\n\nLB\n\nFine.\n",
       "PT,TC,LB"},
      // What no list vouches for, but initials return; "Participant 1" is whom the list calls P1.
      {"Opening hours\n\nPT: Good morning.\n\nTC: I agree.\n\nPT: Fine.\n", "PT,TC,PT"},
      {"Opening hours\n\nPT\n\nGood morning.\n\nTC\n\nI agree.\n\nPT\n\nFine.\n\nLB\n\nOh.\n",
       "PT,TC,PT,LB"},
      {"Opening hours\n\nUoA\n\nGood morning.\n\nUoB\n\nI agree.\n\nVery much.\n\nUoC\n\nFine.\n",
       "UoA,UoB,UoC"},
      {"The law of\n\nUSA\n\nThere it is so.\n\nEU\n\nThere it is not.\n\nUK\n\nWho knows.\n", ""},
      {roster + "PT | Good morning.\n\nTC | I agree.\n\nPT | Fine.\n", "PT,TC,PT"},
      {"[10:31] ann: good morning\n[03:46] is where the bell rings\n[10:32] ben: hello ann\n"
       "[10:35] ann: shall we start?\n",
       "ann,ben,ann"},
      {"Opening hours\n\nParticipants:\n\nP1: Gardener, UK\nP2: Clerk, UK\n\n\nParticipant 1: "
       "Good morning.\n\nParticipant 2: I agree.\n",
       "Participant 1,Participant 2"},
      {"Good morning.\n\non 12-14 April 2016\n\nI agree.\n", ""},
      {roster + "PT: Good morning.\n\nLeeds, 12 April 2016\n\nTC: I agree.\n\nPT: Fine.\n",
       "PT,TC,PT"},
      {roster + "PT: Good morning.\n\nLeeds, 12 April 2016\n\nIt rained.\n\nTC: I agree.\n\nDaily "
                "News, 13 May 2016\n\nIt snowed.\n\nPT: Fine.\n",
       "PT,TC,PT"},
      {"Ann, 3 May 2016\n\nGood morning.\n\nBen, 4 May 2016\n\nI agree.\n", "Ann,Ben"},
      {roster + "Speaker PT: Good morning.\n\nSpeaker TC: I agree.\n\nSpeaker PT: Fine.\n",
       "Speaker PT,Speaker TC,Speaker PT"},
      // A code that the list does not have, but of the same make as one of its own.
      {"Opening hours\n\nParticipants:\n\nUoH: Reader, UK\nP2: Clerk, UK\n\n\nUoH: Good "
       "morning.\n\n"
       "UoX: I agree.\n\nP2: Fine.\n\nP7: Why?\n\nUoH: As follows.\n\nNB: It rains.\n\nQ1: Who?\n",
       "UoH,UoX,P2,P7,UoH"},
      {roster + "-----\nPT\n\nGood morning.\n\n-----\nTC\n\nI agree.\n\n-----\nPT\n\nFine.\n",
       "PT,TC,PT"},
      {roster + "[PT] Good morning.\n\n[TC] I agree.\n\n[PT] Fine.\n", "PT,TC,PT"},
      {"Ann wrote on 12 April 2016 at 10:32:\n\nGood morning.\n\nBen wrote on 12 April 2016 at "
       "11:02:\n\nI agree.\n\nSent from my phone\n",
       "Ann,Ben"},
      {"[10:31] ann: good morning\n[10:32] ben: hello ann\n[10:35] ann: shall we start?\n",
       "ann,ben,ann"},
      {"#1 Ann Roe, 2016-04-12 10:32\nGood morning.\n\n#2 Ben Doe, 2016-04-12 11:00\nHello.\n",
       "Ann Roe,Ben Doe"},
      {"Moderator\n\nWelcome.\n\nTulip_Fan\n\nI "
       "agree.\n\nModerator\n\nGood.\n\nTulip_Fan\n\nBye.\n",
       "Moderator,Tulip_Fan,Moderator,Tulip_Fan"},
      {roster + "Good morning.\n\n\nTC - I think you are right.\n\n\nYes.\n\n\nFine then.\n",
       ",,,"},
      // Whose words are quoted, above the first words of a post whose own label was lost.
      {roster + "Good morning.\n\n\nPT wrote:\n\n> Good morning.\n\nI agree.\n\n\nTC wrote:\n\n> I "
                "agree.\n\nSo do I.\n",
       ",,"},
      // Signatures: below the headers of mail, and where labels stand right above their text.
      {roster + "From: PT\nDate: Mon, 4 Apr 2016 10:00:00 +0100\n\nGood morning.\n\nPT\nPark "
                "Trust\n\nFrom: TC\nDate: Mon, 4 Apr 2016 11:00:00 +0100\n\nI agree.\n\nTC\nPark "
                "Street\n\nFrom: PT\nDate: Mon, 4 Apr 2016 12:00:00 +0100\n\nFine.\n\nPT\nPark "
                "Trust\n",
       "PT,TC,PT"},
      {roster + "PT\nGood morning.\n\nPT\n\n> Good evening.\n\nTC\nI agree.\n\nLB\nFine.\n",
       "PT,TC,LB"},
      // Lines of a program that return.
      {roster + "PT\nGood morning.\n\nOPEN FILE\nREAD LINE\nEND LOOP\nOPEN FILE\nREAD LINE\nEND "
                "LOOP\n\nTC\nI agree.\n",
       "PT,TC"},
      // What sites print below a name, below a post, and between two names.
      {roster + "PT\nunread,\n3 May 2018, 09:14:51\nto tulips\n\nGood morning.\n\nTC\nunread,\n"
                "3 May 2018, 10:14:51\nto tulips\n\nI agree.\n",
       "PT,TC"},
      {roster +
           "PT\nGardener at Park Trust\nGood morning.\nLike (3) \u2022 Reply privately \u2022 4 "
           "days ago\n\nI agree.\nLike \u2022 Reply privately \u2022 3 days ago\n\nTC\nClerk at "
           "the Town Council\nFine.\nLike \u2022 Reply privately \u2022 2 days ago\n",
       "PT,,TC"},
      {roster +
           "PT \u2022 4 years ago\nGood morning.\n\nTC \u21AA PT \u2022 4 years ago\nI agree.\n"
           "\nPT \u21AA TC \u2022 3 years ago\nFine.\n",
       "PT,TC,PT"},
      // The headers of a later part were lost, and its gaps are wider than any before.
      {roster +
           "PT \u2022 4 years ago\nGood morning.\n\nAnd more.\n\nTC \u2022 4 years ago\nI agree."
           "\n\n\nThis is a post.\n\nIt goes on.\n\n\nThis is another one.\n",
       "PT,TC,,"},
      {roster + "(PT) Good morning.\n\n(TC) I agree.\n\n(PT) Fine.\n", "PT,TC,PT"},
      {"From: Ann Roe <ann@example.org>\nDate: Mon, 5 Mar 2018 09:12:44 +0000\nSubject: Tulips\n\n"
       "They bloom.\n\nAll of them.\n\nFrom: Ben\nDate: Mon, 5 Mar 2018 10:00:00 +0000\n\n"
       "Ann wrote:\n> They bloom.\n\nHardly.\n",
       "Ann Roe,Ben"},
      {"From: Ann\nDXyZ: Mon, 5 Mar 2018 09:12:44 +0000\n\nThey bloom.\n\nFrom: Ben\nDXyZ: Mon, 5 "
       "Mar 2018 10:00:00 +0000\n\nHardly.\n",
       "Ann,Ben"},
      {roster + "PT\tGood morning.\n\nTC\tI agree.\n\nPT\tFine.\n", "PT,TC,PT"},
      {"fern 5 hours ago\n\nWhy?\n\n    moss \u00B7 12 points \u00B7 4 hours ago\n\n    Why not?\n",
       "fern,moss"},
      {"Re: Roofs\nby Hawk \u00BB Tue Apr 12, 2016 10:32 am\n\nTwo hives.\n\nRe: Roofs\nby Lark "
       "\u00BB Tue Apr 12, 2016 11:15 am\n\n[quote=\"Hawk\"]Two hives.[/quote]\nThree.\n",
       "Hawk,Lark"},
      {"Chair: Welcome all.\n\nTreasurer: I agree.\n\nMrs Tolley: So do I.\n\nChair: "
       "Good.\n\nTreasurer: Fine.\n",
       "Chair,Treasurer,Mrs Tolley,Chair,Treasurer"},
      {"16:01:12\t From  Ann Roe  to  Everyone :\n\tGood morning.\n16:02:40\t From  Ben  to  Ann "
       "Roe "
       "(Direct Message) :\n\tHello.\n",
       "Ann Roe,Ben"},
      {"The pond\n\n<Ann> We should dig the pond in March, before the frogs come back to "
       "it.\n<Ben> I "
       "don't agree. March is too wet, and the digger would sink in it.\n<Ann> Then in April?\n",
       "Ann,Ben,Ann"},
      {"The pond\n\n1. Ann: In March.\n\n2. Ben: Too wet.\n\n3. Ann: In April.\n\n4. Ben: "
       "Better.\n",
       "Ann,Ben,Ann,Ben"},
      {"u/ann \u00B7 1 hr. ago\nIn March.\n\nUpvote\nDownvote\nReply\n\nu/ben \u00B7 2 hr. "
       "ago\nToo wet.\n\nUpvote\nDownvote\nReply\n",
       "ann,ben"},
      {"[[P3]] In March.\n\n[K] Too wet.\n\n[[P3]] In April.\n\n[K] Better.\n", "P3,K,P3,K"},
      {"WEBVTT\n\n1\n00:01.000 --> 00:02.000\n<v Ann>Good\n\n2\n00:02.000 --> "
       "00:03.000\n<v Ann>morning.\n\n3\n00:03.000 --> 00:04.000\n<v Ben>Hello.\n",
       "Ann,Ben"},
      {"Just one thought about gardens.\n\nAnd another.\n", ""},
      // Signs that only this document has, before names of the list.
      {roster + "PT >> Good morning.\n\nTC >> I agree.\n\nVery much.\n\nPT >> Fine.\n", "PT,TC,PT"},
      {roster + "{PT} Good morning.\n\n{TC} I agree.\n\n{PT} Fine.\n", "PT,TC,PT"},
      {roster + "PT :- Good morning.\n\nTC :- I agree.\n\nPT :- Fine.\n", "PT,TC,PT"},
      {roster + "PT said: Good morning.\n\nTC replied: I agree.\n\nPT writes: Fine.\n", "PT,TC,PT"},
      {roster + "PT, 12 April 2016: Good morning.\n\nTC, 13 April 2016: I agree.\n\nPT, 14 April "
                "2016: Fine.\n",
       "PT,TC,PT"},
      {roster + "PT, good morning.\n\nTC, I agree.\n\nPT, Fine.\n", ""},
      {roster + "PT-led work is good.\n\nTC-Led work is, too.\n\nPT-Led it stays.\n", ""},
      {roster + "PT: Good morning.\n\nTC said: \"I agree.\"\n\nPT: Fine.\n\nTC: Oh.\n", "PT,PT,TC"},
      {"The pond\n\nAB >> In March.\n\nCD >> Too wet.\n\nAB >> In April.\n\nCD >> Better.\n",
       "AB,CD,AB,CD"},
      {"The pond\n\nHawk | In March.\n\nLark | Too wet.\n\nHawk | In April.\n\nLark | "
       "Better.\n",
       "Hawk,Lark,Hawk,Lark"},
      {"The pond\n\n--- AB ---\n\nIn March.\n\n--- CD ---\n\nToo wet.\n\n--- AB ---\n\nIn "
       "April.\n\n--- CD ---\n\nBetter.\n",
       "AB,CD,AB,CD"},
      {"The pond\n\n1) AB: In March.\n\n2) CD: Too wet.\n\n3) AB: In April.\n\n4) CD: Better.\n",
       "AB,CD,AB,CD"},
      {"The pond\n\nParticipants\n\nanon1: Gardener, UK\nanon2: Clerk, UK\n\nanon1: In "
       "March.\n\nanon2: Too wet.\n\nanon1: In April.\n",
       "anon1,anon2,anon1"},
      // Rows of a table are no turns.
      {"The pond\n\nYear | Frogs\n\nApril | 12 of them\n\nMay | 30 of them\n\nJune | Few\n", ""},
      {roster + "PT\u2019s post:\n\nGood morning.\n\nTC\u2019s post:\n\nI agree.\n", "PT,TC"},
      {roster + "Participant PT: Good morning.\n\nDr TC: I agree.\n", "Participant PT,Dr TC"},
      {roster + "PT, Gardener, UK\n\nGood morning.\n\nTC, Clerk, Town Council\n\nI agree.\n",
       "PT,TC"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(labels_of(testing::made_from(row.text)) == row.labels);
  }
}

TEST_CASE("headers whose words no list knows are learned from how they return") {
  struct Row {
    std::string text;
    std::string labels;
    std::string second;  // the text of the second post begins so
  };
  const std::string fine =
      "And the key hangs behind the door, where I have never once looked for it. Who does?\n\nI "
      "would rather have it at the desk.\n\n";
  const Row rows[] = {
      // A language of which no words are known.
      {roster + "Kirjoitti PT 05.02.2018, 09:14\n\n" + fine + "Kirjoitti TC 05.02.2018, 10:02\n\n" +
           fine + "Kirjoitti PT 06.02.2018, 08:30\n\n" + fine,
       "PT,TC,PT", "And the key"},
      // The words of the header are damaged.
      {roster + "PosXYZ9 by PT\n\n" + fine + "PosXYZ9 by TC\n\n" + fine + "PosXYZ9 by LB\n\n" +
           fine,
       "PT,TC,LB", "And the key"},
      {roster + "FXYZm: PT\nDXYZe: 3 May 2018\nTo: the list\n\n" + fine +
           "FXYZm: TC\nDXYZe: 4 May 2018\nTo: the list\n\n" + fine +
           "FXYZm: PT\nDXYZe: 4 May 2018\nTo: the list\n\n" + fine,
       "PT,TC,PT", "And the key"},
      // What sites print above and below a name.
      {roster + "03-12-2018, 10:02\t#1\nPT\nMember\nPosts: 41\n\n" + fine +
           "03-12-2018, 11:07\t#2\nTC\nMember\nPosts: 209\n\n" + fine +
           "03-13-2018, 08:51\t#3\nLB\nMember\nPosts: 3\n\n" + fine,
       "PT,TC,LB", "And the key"},
      // A field before the text, and names without a list.
      {"User: Ann\nTime: 3 May 2018 09:14\nText: " + fine +
           "User: Ben\nTime: 3 May 2018 10:02\nText: " + fine +
           "User: Ann\nTime: 4 May 2018 08:30\nText: " + fine +
           "User: Cy\nTime: 4 May 2018 09:11\nText: " + fine,
       "Ann,Ben,Ann,Cy", "And the key"},
      {roster + "Comment 1 (PT): Good morning.\n\nComment 2 (TC): " + fine +
           "Comment 3 (PT): " + fine,
       "PT,TC,PT", "And the key"},
      // A salutation returns as well, and so does what people answer with.
      {roster + "Good morning.\n\n\nDear PT,\n\n" + fine + "\nDear TC,\n\n" + fine +
           "\nDear LB,\n\n" + fine,
       ",,,", "Dear PT,"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const debate::Debate debate = testing::made_from(row.text);
    CHECK(labels_of(debate) == row.labels);
    CHECK(testing::words_of(debate, debate.posts[1]).starts_with(row.second));
  }
}

TEST_CASE("a list of participants behind the posts is no part of them") {
  const debate::Debate debate = testing::made_from(
      "On tulips\n\nPT: Good morning.\n\nTC: I agree.\n\nPT: Fine.\n\nWho took part\n\nPT "
      "\u2013 Gardener, Park Trust, UK\nTC \u2013 Clerk, Town Council, UK\n");
  CHECK(labels_of(debate) == "PT,TC,PT");
  CHECK(debate.back.has_roster);
  CHECK(debate.back.before_roster.empty());
  CHECK(testing::words_of(debate, debate.posts.back()) == "Fine. ");
}

TEST_CASE("names below letters are signatures, and a salutation opens the next one") {
  const debate::Debate debate = testing::made_from(
      "A shed for all\n\nParticipants: Dell (gardener), Fox (carpenter) and Wold (clerk).\n\nDear "
      "Fox,\n\nShall we build?\n\nThink of it.\n\nDell\n\nDear Dell,\n\nWith pleasure.\n\nFox\n");
  CHECK(labels_of(debate) == ",");
  REQUIRE(debate.posts.size() == 2);
  CHECK(debate.posts[0].speaker.persons == std::vector<std::string>{"Dell"});
  CHECK(debate.posts[1].speaker.persons == std::vector<std::string>{"Fox"});
  CHECK(debate.roster.persons.size() == 3);
}

TEST_CASE("names and dates below posts say who wrote what is above them") {
  const debate::Debate board = testing::made_from(
      "Opening hours\n\nOpen later.\n\nPosted by Alma on 3 May 2011 at 19:02\n\nWhy?\n\nPosted by "
      "Bo on 4 May 2011 at 08:40\n");
  REQUIRE(board.posts.size() == 2);
  CHECK(board.posts[0].speaker.persons == std::vector<std::string>{"Alma"});
  CHECK(board.posts[1].speaker.persons == std::vector<std::string>{"Bo"});
  CHECK(testing::words_of(board, board.posts[1]) == "Why? ");
  // Without a date, the gaps tell.
  std::string undated = roster;
  for (const std::string name : {"PT", "TC", "PT", "LB", "TC"}) {
    undated += "Open later, " + name + " says.\n\nPosted by " + name + "\n\n\n";
  }
  const debate::Debate posted = testing::made_from(undated);
  REQUIRE(posted.posts.size() == 5);
  for (const debate::Post& post : posted.posts) {
    CHECK(testing::words_of(posted, post).starts_with("Open later, " + post.speaker.persons.at(0)));
  }
  // A signature names nobody when no list has the name, and never who writes next.
  const debate::Debate signed_posts = testing::made_from(
      "Open later, please.\n\n\u2013 PT\n\n\nWhy so?\n\n\u2013 TC\n\n\nBecause I work.\n\n"
      "\u2013 PT\n\n\nMe too.\n\n\u2013 TC\n");
  for (const debate::Post& post : signed_posts.posts) CHECK(post.speaker.persons.empty());
  const debate::Debate talk = testing::made_from(
      "Talk: Tram\n\nOne metre. -- Heron (talk) 09:14, 3 May 2014 (UTC)\n\n:Not so. -- Old Wren "
      "(talk) 11:40, 3 May 2014 (UTC)\n");
  REQUIRE(talk.posts.size() == 2);
  CHECK(talk.posts[1].speaker.persons == std::vector<std::string>{"OldWren"});
  CHECK(testing::words_of(talk, talk.posts[1]) == "Not so. ");
}

TEST_CASE("cues of one speaker are one paragraph, and tags of boards make quotations") {
  const debate::Debate cues = testing::made_from(
      "1\n00:00:01,000 --> 00:00:02,000\nAnn: Good\nmorning,\n\n2\n00:00:02,000 --> "
      "00:00:03,000\nall of you.\n\n3\n00:00:03,000 --> 00:00:04,000\nBen: "
      "Hello.\n\n4\n00:00:04,000 --> "
      "00:00:05,000\nAnn: Shall we?\n\n5\n00:00:05,000 --> 00:00:06,000\nBen: Yes.\n");
  REQUIRE(cues.posts.size() == 4);
  CHECK(testing::words_of(cues, cues.posts[0]) == "Good morning, all of you. ");
  const debate::Debate board = testing::made_from(
      "Ann wrote on 12 April 2016 at 10:32:\n\nGood morning.\n\nBen wrote on 12 April 2016 at "
      "11:02:\n\n[quote=\"Ann\"]\nGood morning.\n[/quote]The same to you.\n");
  REQUIRE(board.posts.size() == 2);
  CHECK(std::holds_alternative<debate::BlockQuote>(board.posts[1].blocks[0].value));
  CHECK(testing::words_of(board, board.posts[1]) == "Good morning. The same to you. ");
}

TEST_CASE("how a letter closes is no post, and no text where its header names the writer") {
  const debate::Debate debate = testing::made_from(
      roster +
      "Date: Mon, 4 Mar 2019 09:12:44 +0000\nFrom: PT\nSubject: Hours\n\nOpen later, please.\n\n"
      "Best wishes,\nPT\nTel: removed\n\n------------\n\nDate: Mon, 4 Mar 2019 10:02:10 +0000\n"
      "From: TC\nSubject: Re: Hours\n\nPT hat geschrieben:\n\n> Open later, please.\n\nBest "
      "wait.\n\n"
      "TC\n\n------------\n\nDate: Mon, 4 Mar 2019 11:31:09 +0000\nFrom: PT\nSubject: Re: Hours\n\n"
      "For what? Ask TC\n\nKind regards, PT\n");
  CHECK(labels_of(debate) == "PT,TC,PT");
  CHECK(testing::words_of(debate, debate.posts[0]) == "Open later, please. ");
  CHECK(testing::words_of(debate, debate.posts[1]) == "Open later, please. Best wait. ");
  CHECK(testing::words_of(debate, debate.posts[2]) == "For what? Ask TC ");
}

TEST_CASE("what programs add to a post is structure, not text") {
  const debate::Debate debate = testing::made_from(
      "Ann wrote on 12 April 2016 at 10:32:\n\nGood morning.\nSent from my phone\n\n"
      "Ben wrote on 12 April 2016 at 11:02:\n\nOn 12 April 2016 at 10:32, Ann wrote:\n> Good\n> "
      "morning.\n\nThe same to you.\n\nLast edited by Ben on 13 April 2016\n");
  REQUIRE(debate.posts.size() == 2);
  CHECK(testing::words_of(debate, debate.posts[0]) == "Good morning. ");
  CHECK(debate.posts[0].when == "2016-04-12T10:32:00");
  CHECK(testing::words_of(debate, debate.posts[1]) == "Good morning. The same to you. ");
  CHECK(std::holds_alternative<debate::BlockQuote>(debate.posts[1].blocks[0].value));
}

TEST_CASE("what a label stands before may be quoted") {
  const debate::Debate debate = testing::made_from(
      roster +
      "PT: The gate by the river is shut at night.\n\nTC: > The gate by the river is shut at "
      "night.\n\nI agree.\n\nPT: Fine.\n");
  REQUIRE(debate.posts.size() == 3);
  const std::string posts = testing::dump(debate, 200);
  CHECK(posts.find("    p The gate by the river is shut at night.\n  p I agree.") !=
        std::string::npos);
}

TEST_CASE("a gap like those before all headers begins a post that has lost its own") {
  const std::string ann = "Ann wrote on 12 April 2016 at 10:32:\n\nGood morning.\n\nIt rains.\n";
  const std::string ben = "Ben wrote on 12 April 2016 at 11:32:\n\nI agree.\n\nIt pours.\n";
  const std::string gap = "\n\n";
  const std::string headed = ann + gap + ben + gap + ann + gap + ben;
  CHECK(testing::made_from(headed + gap + "But who pays?\n" + gap + ann).posts.size() == 6);
  // Headers, or paragraphs, that keep no such distance tell nothing.
  CHECK(
      testing::made_from(headed + "\n" + ann + gap + "But who pays?\n" + gap + ann).posts.size() ==
      6);
  CHECK(testing::made_from(headed + gap + "But who pays?\n" + gap + "\nWho?\n" + gap + ann)
            .posts.size() == 5);
}

TEST_CASE("lines that count or date posts, or part them, begin posts where no name is left") {
  struct Row {
    std::string_view line;  // before each of five paragraphs; % counts
    std::size_t posts;
  };
  const Row rows[] = {
      {"Post %", 5},
      {"Reply #%", 5},
      {"Message % of 5", 5},
      {"Kommentar Nr. %:", 5},
      {"[%]", 5},
      {"%.", 5},
      {"(%)", 5},
      {"% April 2016", 5},
      {"2016-04-0% 10:32", 5},
      {"\u00A7", 5},
      {"\u2022 \u2022 \u2022", 5},
      {"[\u2026]", 1},
      {":-)", 1},
      {"Version 2.%", 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    std::string text = "The pond\n\n";
    for (int i = 1; i <= 5; ++i) {
      std::string line(row.line);
      const std::size_t at = line.find('%');
      if (at != std::string::npos) line.replace(at, 1, std::to_string(i));
      const bool counts = at != std::string::npos;
      if (counts || i > 1) text += line + "\n\n";
      text += "The frogs come back to it in March, and nobody knows how many of them.\n\n";
    }
    const debate::Debate made = testing::made_from(text);
    CHECK(made.posts.size() == row.posts);
  }
}
