#include <doctest/doctest.h>

#include "unit/debate/dump.h"
#include "unit/debate/making.h"

TEST_CASE("lists of every spelling nest, and paragraphs continue items") {
  struct Row {
    std::string text;
    std::string blocks;
  };
  const Row rows[] = {
      {"Points:\n\n- soil\n- light\n  - sun\n  - shade\n- water\n\nThat is all.\n",
       "p Points:|ul|  p soil|ul|  p light|  ul|    p sun|  ul|    p shade|ul|  p water|p That is "
       "all.|"},
      {"1. soil\n\n2.Light\n\n3. water\n", "ol 1|  p soil|ol 2|  p Light|ol 3|  p water|"},
      {"1) soil\n\nIt must drain.\n\n2) light\n\nNot too much.\n",
       "ol 1|  p soil|  p It must drain.|ol 2|  p light|  p Not too much.|"},
      {"- soil\n\nIt must drain.\n\n- light\n\nNot too much.\n",
       "ul|  p soil|p It must drain.|ul|  p light|p Not too much.|"},
      {"- soil\n\n  It must drain.\n\n- light\n\nwhich is free\n\nThat is all.\n",
       "ul|  p soil|  p It must drain.|ul|  p light|  p which is free|p That is all.|"},
      {"#1. soil\n\n#2. light\n", "ol 1|  p soil|ol 2|  p light|"},
      {"(i) soil\n(ii) light\n(iii) air\n(iv) bees\n(v) care\n",
       "ol i|  p soil|ol ii|  p light|ol iii|  p air|ol iv|  p bees|ol v|  p care|"},
      {"a) soil\nb) light\n", "ol a|  p soil|ol b|  p light|"},
      {"5. is a number, not a list.\n", "p 5. is a number, not a list.|"},
      {"> first\n> > deeper\n\nAnswer.\n", "quote |  p first|  quote |    p deeper|p Answer.|"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const debate::Debate debate = testing::made_from(row.text);
    std::string blocks = testing::dump(debate, 200);
    const std::size_t first = blocks.find('\n', blocks.find("post-1"));
    std::string flat;
    bool start = true;
    for (std::size_t i = first + 1; i < blocks.size(); ++i) {
      if (start && blocks.compare(i, 2, "  ") == 0) {
        i += 1;
        start = false;
        continue;
      }
      start = blocks[i] == '\n';
      flat += blocks[i] == '\n' ? '|' : blocks[i];
    }
    CHECK(flat == row.blocks);
  }
}

TEST_CASE("questions that an answer repeats stand alone, and the answers are ordinary text") {
  const std::string drain = "How deep must the drain below the lower beds be, and who digs it?";
  const std::string light = "Which of the old trees may we fell so that the glass house has light?";
  const std::string opening = "Two questions:\n\n- " + drain + "\n\n- " + light + "\n\n\n";
  struct Row {
    std::string answer;
    std::string blocks;
  };
  const Row rows[] = {
      {"Thanks.\n\n- " + drain + "\n\nTwo feet.\n\n- " + light + "\n\nNone.\n\nGood luck.\n",
       "  p Thanks.\n  quote post-1\n    p " + drain + "\n  p Two feet.\n  quote post-1\n    p " +
           light + "\n  p None.\n  p Good luck.\n"},
      {"(1) " + drain + "\n\nTwo feet.\n\n(2) " + light + "\n\nNone.\n",
       "  quote post-1\n    ol 1\n      p " + drain +
           "\n  p Two feet.\n  quote post-1\n    ol 2\n" + "      p " + light + "\n  p None.\n"},
      {"- " + drain + "\n\n- " + light + "\n\nNo idea.\n", "  quote post-1\n    ul\n      p " +
                                                               drain + "\n    ul\n      p " +
                                                               light + "\n  p No idea.\n"},
      {"1) The beds are fine.\n\n2) " + light + "\n\nNone of them.\n",
       "  ol 1\n    p The beds are fine.\n  ol 2\n    quote post-1\n      p " + light +
           "\n  p None of them.\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.answer);
    const debate::Debate debate = testing::made_from(opening + row.answer);
    REQUIRE(debate.posts.size() == 2);
    const std::string blocks = testing::dump(debate, 200);
    CHECK(blocks.substr(blocks.find('\n', blocks.find("post-2")) + 1) == row.blocks);
  }
}

TEST_CASE("quoted lines that a mail program wrapped become one paragraph") {
  const debate::Debate debate = testing::made_from(
      "> The gate by the river is closed at night, and nobody can say\n> who has the key.\n\nI "
      "have it.\n");
  const auto* quote = std::get_if<debate::BlockQuote>(&debate.posts.at(0).blocks.at(0).value);
  REQUIRE(quote != nullptr);
  CHECK(quote->blocks.size() == 1);
}

TEST_CASE("lines wrapped at a fixed width become one paragraph") {
  const debate::Debate debate = testing::made_from(
      "The library should open on Sundays, because most people who work\nduring the week cannot "
      "come on any other day, and a library that\nnobody can visit is only a store of paper that "
      "costs the town its\nmoney without giving anything back.\n\nThe staff would need a rest on "
      "another day, though, and Monday is\nthe day on which the fewest readers were counted.\n");
  REQUIRE(debate.posts.size() == 1);
  CHECK(debate.posts[0].blocks.size() == 2);
}

TEST_CASE("gaps between posts are learned from the text, and a lost link is no boundary") {
  const debate::Debate debate = testing::made_from(
      "The plan is here.\n\nIt has two parts.\n\n\nThank you, I found it at:\n\n\n\nIt is "
      "long.\n\n\n"
      "Yes, it is.\n\nVery.\n\n\nAgreed.\n\nLet us start.\n");
  REQUIRE(debate.posts.size() == 4);
  CHECK(testing::words_of(debate, debate.posts[1]) == "Thank you, I found it at: It is long. ");
}

TEST_CASE("emphasis and participants in running text are marked") {
  const debate::Debate debate = testing::made_from(
      "Participants:\n\nPT \u2013 Gardener, UK\nTC \u2013 Clerk, UK\n\n\nPT: I *do* like "
      "tulips, TC.\n\nTC: Thanks, PT's page is good.\n");
  REQUIRE(debate.posts.size() == 2);
  const std::string text = testing::dump(debate, 200);
  CHECK(text.find("I [em:do] like tulips, [TC=TC].") != std::string::npos);
  CHECK(text.find("[PT=PT]") != std::string::npos);
}
