#include <doctest/doctest.h>

#include "unit/debate/making.h"

namespace {

const std::string preface =
    "Participants:\n\nPkT \u2013 Head Gardener, Park Trust, UK\nToC \u2013 Clerk, Town Council, "
    "UK\nLiB \u2013 Librarian, Library Board, Ireland\n\nThe debate begins with an opening "
    "statement "
    "by LiB and is then summarised.\n\n\n";

// "LiB high", "PkT medium", "none"
std::string speaker_of(const debate::Debate& debate, std::size_t post) {
  static constexpr const char* levels[] = {" low", " medium", " high"};
  const debate::Speaker& speaker = debate.posts.at(post).speaker;
  if (speaker.origin == debate::Speaker::Origin::label) return speaker.persons.front() + " label";
  if (speaker.persons.size() != 1) return "none";
  return speaker.persons.front() + levels[static_cast<int>(speaker.certainty)];
}

}  // namespace

TEST_CASE("posts without a label are given to whom the text itself names, and else to nobody") {
  struct Row {
    std::string posts;
    std::size_t post;
    std::string speaker;
  };
  const std::string opening =
      "I speak of the Library Board, the county lender of last resort, and of its book bus.\n\n\n"
      "PkT\n\nGood.\n\n\nToC\n\nSo be it.\n\n\n";
  const Row rows[] = {
      // The institution in the first person.
      {opening + "Thank you all for this. The bus adds much to the work of our town.\n", 3, "none"},
      {"I speak of the Library Board, the island lender, and of its bus.\n\n\nPkT\n\nGood.\n\n\n"
       "ToC\n\nYes.\n\n\nThank you all. It adds much to what we do in our lender.\n",
       3, "LiB medium"},
      {"I speak of the Library Board, the island lender, and of the Town Council, the chief "
       "lender.\n\n\nPkT\n\nGood.\n\n\nToC\n\nYes.\n\n\nIt adds to what we do in our lender.\n",
       3, "none"},
      {opening +
           "Thanks to all. The figure is what the LiB counted in May, and we count by hand.\n",
       3, "LiB medium"},
      {opening + "The LiB suggests a bus, and we suggest a tram.\n", 3, "none"},
      {opening + "What LiB counted is wrong, for we count by hand.\n", 3, "none"},
      {opening + "Thanks to all participants for their contributions.\n", 3, "none"},
      // What somebody is asked, and what he calls himself.
      {opening +
           "ToC\n\nI would like to hear from PkT whether the gravel paths drain.\n\n\nTo ToC's "
           "question: the gravel paths drain well.\n",
       4, "PkT medium"},
      {opening + "ToC\n\nIt rained. PkT, do the gravel paths drain?\n\n\nThey do. We laid them on "
                 "sand.\n",
       4, "PkT low"},
      {opening + "ToC\n\nPkT, do the gravel paths drain?\n\n\nYes, on sand.\n", 4, "PkT low"},
      {opening + "ToC\n\nPkT, do the gravel paths drain? It rained.\n\n\nThey do.\n", 4, "PkT low"},
      {opening + "ToC\n\nPkT, do the gravel paths drain? Does anybody know?\n\n\nThey do.\n", 4,
       "none"},
      {opening + "ToC\n\nPkT, do the gravel paths drain?\n\n\nA little. On sand.\n", 4, "PkT low"},
      // What stands behind a sentence that credits somebody is no part of a later post.
      {opening +
           "ToC\n\nPkT raises something new. Is a gravel path of seventy feet too long?\n\n\nA "
           "gravel path of seventy feet floods.\n",
       4, "none"},
      {opening + "ToC\n\nPkT and LiB, do the gravel paths drain?\n\n\nYes, on sand.\n", 4, "none"},
      {opening + "ToC\n\nPkT, do the gravel paths drain?\n\n\nI wonder. We have sand.\n", 4,
       "none"},
      // With whom somebody sides, whom he admires or thanks, is another one.
      {opening + "I\u2019m with PkT. The paths drain.\n", 3, "none"},
      {opening + "I am with the PkT on this, for the paths drain.\n", 3, "none"},
      {opening + "I\u2019m with the Park Trust, and I am its gardener.\n", 3, "PkT high"},
      {opening + "I am a great admirer of the Park Trust.\n", 3, "none"},
      {opening + "I am a little surprised by what the Park Trust does.\n", 3, "none"},
      {opening + "I am a gardener of the Park Trust.\n", 3, "PkT high"},
      {opening + "On behalf of all of us I thank the Park Trust.\n", 3, "none"},
      {opening + "I write on behalf of the staff of the Park Trust.\n", 3, "PkT high"},
      // An answer to somebody holds the words of who gives it.
      {opening + "The toll bridge has a troll.\n\n\nLiB\n\nA short answer to PkT from the bus: the "
                 "toll bridge has no troll.\n",
       3, "none"},
      // One word of an earlier post is not what somebody says that he wrote.
      {opening +
           "The gravel drains.\n\n\nPkT\n\nThe moss grows.\n\n\nToC\n\nI was wrong in my first "
           "post, and I had the gravel before my eyes.\n",
       3, "none"},
      // Continuity.
      {opening + "ToC\n\nOur 2011 survey found it.\n\n\nPkT\n\nNo.\n\n\nIn the 2011 survey we "
                 "asked all.\n",
       5, "ToC medium"},
      {opening + "ToC\n\nOur 2011 survey found it.\n\n\nPkT\n\nNo.\n\n\nThe 2011 survey asked "
                 "all.\n",
       5, "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.posts);
    const debate::Debate debate = testing::made_from(preface + row.posts);
    REQUIRE(debate.posts.size() > row.post);
    CHECK(speaker_of(debate, 0) == "LiB high");
    CHECK(speaker_of(debate, row.post) == row.speaker);
  }
}

TEST_CASE("who calls himself what only one of the list is wrote the post") {
  const debate::Debate debate = testing::made_from(
      "Participants:\n\nPkT \u2013 Vice-dean for teaching, Park School, UK\nToC \u2013 Teacher of "
      "law, "
      "Town School, UK\n\n\nShall we?\n\n\nI am vice-dean, so do not ask me.\n");
  REQUIRE(debate.posts.size() == 2);
  CHECK(speaker_of(debate, 1) == "PkT medium");
}

TEST_CASE("a post is given to whom others credit with its words, in whatever turn of phrase") {
  const std::string claim = "The bronze bells of the chapel crack in a hard frost every winter.";
  const char* credits[] = {
      "PkT makes the point that bronze bells crack in a hard frost.",
      "To answer PkT\u2019s question whether bronze bells crack in a hard frost, they do.",
      "PkT, you mention that bronze bells crack in a hard frost.",
      "Building on PkT, I add that bronze bells crack in any hard frost.",
      "In reply to PkT, whose bronze bells crack in a hard frost, I say no.",
      "As PkT says, bronze bells crack in a hard frost.",
      "Like PkT, I fear that bronze bells crack in a hard frost.",
      "PkT is right that bronze bells crack in a hard frost.",
      "I second PkT, for bronze bells crack in a hard frost.",
      "PkT tells us that bronze bells crack in a hard frost.",
      "I agree with PkT. Bronze bells crack in a hard frost.",
  };
  for (const char* credit : credits) {
    CAPTURE(credit);
    const debate::Debate debate = testing::made_from(
        preface + "Welcome.\n\n\n" + claim + "\n\n\nToC\n\n" + credit + "\n\n\nLiB\n\nGood.\n");
    REQUIRE(debate.posts.size() == 4);
    const std::string speaker = speaker_of(debate, 1);
    CHECK((speaker == "PkT high" || speaker == "PkT medium"));
  }
}

TEST_CASE("who is merely named, or shares one word with a post, did not write it") {
  const std::string claim = "The bronze bells of the chapel crack in a hard frost every winter.";
  for (const char* other : {"I wonder what PkT thinks of the bronze bells in a hard frost.",
                            "PkT also raised the frost.", "We heard PkT, LiB, and others."}) {
    CAPTURE(other);
    const debate::Debate debate = testing::made_from(
        preface + "Welcome.\n\n\n" + claim + "\n\n\nToC\n\n" + other + "\n\n\nLiB\n\nGood.\n");
    const std::string speaker = speaker_of(debate, 1);
    CHECK((speaker == "none" || speaker == "PkT low"));
  }
}

TEST_CASE("evidence reads as sentences for an editor") {
  const debate::Debate debate = testing::made_from(
      preface + "Welcome.\n\n\nPkT\n\nThanks for the introduction, LiB.\n\n\nToC\n\nYes.\n");
  REQUIRE(!debate.posts.empty());
  CHECK(debate.posts[0].speaker.evidence.size() == 2);
  for (const std::string& sentence : debate.posts[0].speaker.evidence) {
    CAPTURE(sentence);
    CHECK((sentence[0] >= 'A' && sentence[0] <= 'Z'));
    CHECK(sentence.back() == '.');
    CHECK(sentence.find("post-") == std::string::npos);
    CHECK(sentence.find_first_of("\"'") == std::string::npos);
  }
}

TEST_CASE("what a post quotes says nothing of its writer") {
  const std::string roster =
      "Participants:\n\nPT \u2013 Gardener, Park Trust, UK\nTC \u2013 Clerk, Town Council, "
      "UK\n\n\n";
  for (const std::string quoted :
       {"I am no gardener", "\u201CI work for the Park Trust and I know ponds\u201D",
        "\"As a gardener I know ponds\"", "\u201CWe at the Park Trust will pay for it\u201D"}) {
    CAPTURE(quoted);
    const debate::Debate debate = testing::made_from(
        roster + quoted +
        ", somebody wrote.\n\nI do not.\n\n\nWhat of the tulips?\n\nPlease.\n\n\n" +
        "It rains.\n\nIt pours.\n");
    CHECK(debate.posts.at(0).speaker.persons.empty());
  }
}

TEST_CASE("the preface may announce who opens and closes by what he or she is") {
  const std::string list =
      "On gates\n\nParticipants:\n\nPkT \u2013 Head Gardener, Park Trust, UK\nToC \u2013 Clerk, "
      "Town "
      "Council, UK\nLiB \u2013 Librarian, Library Board, Ireland\n\n";
  const debate::Debate debate = testing::made_from(
      list +
      "The gardener agreed to open the debate and to close it.\n\n\nThe gate is shut.\n\nAt "
      "night.\n\n\nToC\n\nOh.\n\n\nThank you all.\n");
  REQUIRE(debate.posts.size() == 3);
  CHECK(speaker_of(debate, 0) == "PkT medium");
  CHECK(speaker_of(debate, 2) == "PkT medium");
  const debate::Debate other = testing::made_from(
      list +
      "The opening of the debate is by ToC, who also summarised it.\n\n\nThe gate is "
      "shut.\n\nAt night.\n\n\nPkT\n\nOh.\n\n\nTo sum up, thank you all.\n");
  CHECK(speaker_of(other, 2) == "ToC high");
}
