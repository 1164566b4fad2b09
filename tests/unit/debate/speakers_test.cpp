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
