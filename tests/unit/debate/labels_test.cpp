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
      {roster + "(PT) Good morning.\n\n(TC) I agree.\n\n(PT) Fine.\n", "PT,TC,PT"},
      {"From: Ann Roe <ann@example.org>\nDate: Mon, 5 Mar 2018 09:12:44 +0000\nSubject: Tulips\n\n"
       "They bloom.\n\nAll of them.\n\nFrom: Ben\nDate: Mon, 5 Mar 2018 10:00:00 +0000\n\n"
       "Ann wrote:\n> They bloom.\n\nHardly.\n",
       "Ann Roe,Ben"},
      {"Just one thought about gardens.\n\nAnd another.\n", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(labels_of(testing::made_from(row.text)) == row.labels);
  }
}

TEST_CASE("a list of participants behind the posts is no part of them") {
  const debate::Debate debate = testing::made_from(
      "On tulips\n\nPT: Good morning.\n\nTC: I agree.\n\nPT: Fine.\n\nWho took part\n\nPT "
      "\u2013 Gardener, Park Trust, UK\nTC \u2013 Clerk, Town Council, UK\n");
  CHECK(labels_of(debate) == "PT,TC,PT");
  CHECK(debate.back.has_roster);
  CHECK(debate.back.before_roster.size() == 1);
  CHECK(testing::words_of(debate, debate.posts.back()) == "Fine. ");
}

TEST_CASE("what programs add to a post is structure, not text") {
  const debate::Debate debate = testing::made_from(
      "Ann wrote on 12 April 2016 at 10:32:\n\nGood morning.\nSent from my phone\n\n"
      "Ben wrote on 12 April 2016 at 11:02:\n\nOn 12 April 2016 at 10:32, Ann wrote:\n> Good\n> "
      "morning.\n\nThe same to you.\n\nLast edited by Ben on 13 April 2016\n");
  REQUIRE(debate.posts.size() == 2);
  CHECK(testing::words_of(debate, debate.posts[0]) == "Good morning. ");
  CHECK(debate.posts[0].when == "2016-04-12T10:32");
  CHECK(testing::words_of(debate, debate.posts[1]) == "Good morning. The same to you. ");
  CHECK(std::holds_alternative<debate::BlockQuote>(debate.posts[1].blocks[0].value));
}
