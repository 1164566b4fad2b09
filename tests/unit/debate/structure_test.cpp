#include <doctest/doctest.h>

#include "debate/inlines.h"
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
      {"- soil that\n  drains well\n- light\n  from the\n  south\n",
       "ul|  p soil that drains well|ul|  p light from the south|"},
      {"1. soil\n   that drains\n2. light\n", "ol 1|  p soil that drains|ol 2|  p light|"},
      {"- soil.\n  it must drain\n- light\n", "ul|  p soil.|  p it must drain|ul|  p light|"},
      {"- soil\n  Drainage\n- light\n", "ul|  p soil|  p Drainage|ul|  p light|"},
      {"- soil\nand more\n- light\n", "ul|  p soil|  p and more|ul|  p light|"},
      {"1. soil\n\n2.Light\n\n3. water\n", "ol 1|  p soil|ol 2|  p Light|ol 3|  p water|"},
      {"1) soil\n\nIt must drain.\n\n2) light\n\nNot too much.\n",
       "ol 1|  p soil|  p It must drain.|ol 2|  p light|  p Not too much.|"},
      {"- soil\n\nIt must drain.\n\n- light\n\nNot too much.\n",
       "ul|  p soil|p It must drain.|ul|  p light|p Not too much.|"},
      {"- soil\n\n  It must drain.\n\n- light\n\nwhich is free\n\nThat is all.\n",
       "ul|  p soil|  p It must drain.|ul|  p light|  p which is free|p That is all.|"},
      {"1. soil\na) sand\nb) clay\n2. light\na) sun\nb) shade\n",
       "ol 1|  p soil|  ol a|    p sand|  ol b|    p clay|ol 2|  p light|  ol a|    p sun|  ol b|  "
       "  p "
       "shade|"},
      {"#1. soil\n\n#2. light\n", "ol 1|  p soil|ol 2|  p light|"},
      {"Things:\n\n#1. soil\n\n#2. light\n\nThat is what we need.\n",
       "p Things:|ol 1|  p soil|ol 2|  p light|p That is what we need.|"},
      {"(i) soil\n(ii) light\n(iii) air\n(iv) bees\n(v) care\n",
       "ol i|  p soil|ol ii|  p light|ol iii|  p air|ol iv|  p bees|ol v|  p care|"},
      {"a) soil\nb) light\n", "ol a|  p soil|ol b|  p light|"},
      {"Things:\n\nA. soil\n\nB. light\n\nC. bees\n",
       "p Things:|ol A|  p soil|ol B|  p light|ol C|  p bees|"},
      {"(A) soil\n(B) light\n", "ol A|  p soil|ol B|  p light|"},
      {"I. soil\nII. light\nIII. air\nIV. bees\nV. care\n",
       "ol I|  p soil|ol II|  p light|ol III|  p air|ol IV|  p bees|ol V|  p care|"},
      {"A. Roe says so.\n\nAnd so do I.\n", "p A. Roe says so.|p And so do I.|"},
      {"Things:\n\n1.soil\n2.light\n", "p Things:|ol 1|  p soil|ol 2|  p light|"},
      {"Things:\n\n\u2192 soil\n\u2192 light\n", "p Things:|ul|  p soil|ul|  p light|"},
      {"\u2192 the soil is what matters.\n", "p \u2192 the soil is what matters.|"},
      {"Things:\n\no soil\no light\n\nThat is all.\n",
       "p Things:|ul|  p soil|ul|  p light|p That is all.|"},
      {"\u2022\tsoil\no\tsand\no\tclay\n\u2022\tlight\n",
       "ul|  p soil|  ul|    p sand|  ul|    p clay|ul|  p light|"},
      {"Things:\n\n- soil\n- light\n\nand nothing else.\n",
       "p Things:|ul|  p soil|ul|  p light|p and nothing else.|"},
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

TEST_CASE("an answer in the paragraph of its question is no quotation") {
  const std::string beds = "What is it that makes a bed a good bed for those who dig beside it? ";
  const std::string lamps =
      "And who should pay for the lamps and for the water that the beds need in a dry summer?";
  const debate::Debate debate =
      testing::made_from("ASH: Two things. " + beds + lamps + "\n\nELM: " + beds + "Worms.\n\n" +
                         lamps + " Nobody.\n\nASH: Well.\n\nELM: Well.\n");
  REQUIRE(debate.posts.size() == 4);
  const std::string posts = testing::dump(debate, 200);
  CHECK(posts.find("quote post-1") == std::string::npos);
  CHECK(posts.find("[q:post-1:What is it") != std::string::npos);
  CHECK(posts.find("[q:post-1:And who") != std::string::npos);
}

TEST_CASE("quoted lines that a mail program wrapped become one paragraph") {
  const debate::Debate debate = testing::made_from(
      "> The gate by the river is closed at night, and nobody can say\n> who has the key.\n\nI "
      "have it.\n");
  const auto* quote = std::get_if<debate::BlockQuote>(&debate.posts.at(0).blocks.at(0).value);
  REQUIRE(quote != nullptr);
  CHECK(quote->blocks.size() == 1);
}

TEST_CASE("quotations in quoted mail have sources of their own") {
  const debate::Debate debate = testing::made_from(
      "From: Ash\nDate: Mon, 7 Mar 2016 18:00:11 +0000\n\nThe gate by the pond has to be mended "
      "before the fair, or the geese get out.\n\nAsh\n\n"
      "From: Elm\nDate: Tue, 8 Mar 2016 18:00:11 +0000\n\nWho has the key of the shed, and where "
      "are the long nails?\n\nElm\n\nOn Mon, 7 Mar 2016 at 18:00, Ash wrote:\n> The gate by the "
      "pond has to be mended before the fair, or the geese get out.\n\n"
      "From: Ash\nDate: Wed, 9 Mar 2016 18:00:11 +0000\n\nI have.\n\n-----Original "
      "Message-----\nFrom: Elm\nSent: Tuesday, 8 March 2016 18:00\n\nWho has the key of the shed, "
      "and where are the long nails?\n\n> Ash wrote:\n>\n>> The gate by the pond has to be mended "
      "before the fair, or the geese get out.\n");
  REQUIRE(debate.posts.size() == 3);
  REQUIRE(debate.posts[2].blocks.size() == 2);
  const auto& outer = std::get<debate::BlockQuote>(debate.posts[2].blocks[1].value);
  CHECK(outer.source == "post-2");
  std::vector<std::string> inner;
  for (const debate::Block* block = &outer.blocks.back(); block != nullptr;) {
    const auto* quote = std::get_if<debate::BlockQuote>(&block->value);
    if (quote != nullptr) inner.push_back(quote->source);
    block = quote != nullptr ? &quote->blocks.back() : nullptr;
  }
  CHECK(inner.back() == "post-1");
  CHECK(debate::text_stream(debate).find("wrote:") == std::string::npos);
}

TEST_CASE("passages with words left out are quotations, and marks inside them end first") {
  const std::string opening =
      "ASH: We sell nine hundred jars a year at the gate and give the rest away. That the rest is "
      "recorded as \"waste\" in the parish book is a mistake of mine.\n\n";
  for (const char* answer :
       {"ELM: \"We sell nine hundred jars a year … a mistake of mine.\" Was it?\n\n",
        "ELM: \"We sell nine hundred jars a year [...] recorded as \"waste\" in the parish "
        "book.\" Was it?\n\n"}) {
    CAPTURE(answer);
    const debate::Debate debate =
        testing::made_from(opening + answer + "ASH: It was.\n\nELM: I see.\n");
    REQUIRE(debate.posts.size() == 4);
    std::vector<std::string> sources;
    debate::for_each_paragraph(debate.posts[1].blocks, [&](const debate::Paragraph& paragraph) {
      for (const debate::Inline& part : paragraph.content) {
        if (const auto* quote = std::get_if<debate::InlineQuote>(&part))
          sources.push_back(quote->source);
      }
    });
    CHECK(!sources.empty());
    for (const std::string& source : sources) CHECK(source == "post-1");
  }
}

TEST_CASE("headings that count through the text open posts that name nobody") {
  const std::string talk =
      "Three questions\n\nQuestion 1. Who digs?\n\nASH: I do.\n\nELM: So do I.\n\n"
      "Question 2. Who plants?\n\nELM: Nobody yet.\n\nASH: Bed 1 is mine.\n\n";
  const debate::Debate debate = testing::made_from(talk);
  REQUIRE(debate.posts.size() == 6);
  CHECK(debate.posts[0].speaker.persons.empty());
  CHECK(debate.posts[3].speaker.persons.empty());
  // One participant counts his own points.
  const debate::Debate points = testing::made_from(
      "ASH: Three points.\n\nPoint 1. Dig.\n\nPoint 2. Plant.\n\nELM: Yes.\n\nASH: Then go.\n\n"
      "ELM: I go.\n");
  CHECK(points.posts.size() == 4);
}

TEST_CASE("a line below the title says whose work it is, or is none of that") {
  struct Row {
    std::string line;
    bool is_byline;
  };
  const Row rows[] = {
      {"By Ada Reed", true},
      {"Collated by Ruth Amberley", true},
      {"Herausgegeben von Anna Berg", true},
      {"By the end of May all was said.", false},
      {"Funded by the Town Council", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const debate::Debate debate = testing::made_from(
        "Tulips for all\n" + row.line + "\n\nPT: Good soil.\n\nTC: It is.\n\nPT: So it is.\n");
    CHECK(debate.front.byline.empty() == !row.is_byline);
  }
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

TEST_CASE("numbered participants below each other are no wrapped lines") {
  const debate::Debate debate = testing::made_from(
      "Participant 1: Reader in Gardens, University of Oakham, UK. McM 1\n"
      "Participant 2: Head of Parks, City of Lund, Sweden. McM 2\n"
      "Participant 3: Planner, Town of Mire, UK. ToM\n\n\nMcM 1: We begin.\n\n\nToM: Yes.\n");
  CHECK(debate.roster.persons.size() == 3);
  CHECK(debate.posts.size() == 2);
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
      "**all** tulips, TC, 2**3 and ***these***.\n\nTC: Thanks, PT's page is good.\n");
  REQUIRE(debate.posts.size() == 2);
  const std::string text = testing::dump(debate, 200);
  CHECK(text.find("I [em:do] like [strong:all] tulips, [TC=TC], 2**3 and ***these***.") !=
        std::string::npos);
  CHECK(text.find("[PT=PT]") != std::string::npos);
}

TEST_CASE("names and addresses that are taken out of the text are private, marks and numbers not") {
  const std::string raw =
      "From: AB <ann@example.org>\nDate: Tue, 12 Apr 2016 10:32:00 +0100\n\nTwo beds are dry:\n\n"
      "1. peas\n2. beans\n\n-- \nAnn Green\nTel. 020 7946 0958\n\n"
      "From: CD <ben@example.org>\nDate: Tue, 12 Apr 2016 11:32:00 +0100\n\nWater them.\n";
  base::Diagnostics diagnostics;
  const debate::MadeDebate made = debate::make_debate(raw, "transcript.txt", {}, diagnostics);
  for (const normalize::Change& change : made.ledger.entries) {
    CAPTURE(change.before);
    const bool words = change.before.find("example") != std::string::npos ||
                       change.before.find("Green") != std::string::npos ||
                       change.before.find("From") != std::string::npos;
    CHECK(change.identity == words);
  }
}

TEST_CASE("the words with which a writer introduces a quotation are no part of it") {
  const std::string said =
      "The pond is dirty and the ducks have left it, because nobody feeds them and nobody cleans "
      "it, which is a pity for a park like ours.";
  for (const std::string own : {"As was said, ", "I say again: ", "Quite so. "}) {
    CAPTURE(own);
    const debate::Debate debate =
        testing::made_from("AB: " + said + "\n\nCD: " + own + said + "\n\nAB: Thanks.\n");
    const std::string shown = testing::dump(debate, 400);
    CAPTURE(shown);
    const auto* paragraph = std::get_if<debate::Paragraph>(&debate.posts.at(1).blocks.at(0).value);
    REQUIRE(paragraph != nullptr);
    CHECK(std::holds_alternative<debate::TextPiece>(paragraph->content.at(0)));
  }
  const debate::Debate marked = testing::made_from(
      "AB: " + said + "\n\nCD: I disagree with \u201C" + said + "\u201D\n\nAB: Thanks.\n");
  CHECK(testing::dump(marked, 400).find("with \u201C[q:post-1:The pond") != std::string::npos);
}

TEST_CASE("a remark below the list of participants on how the debate goes is no post") {
  const std::string list =
      "On gates\n\nParticipants:\n\nPT \u2013 Gardener, Park Trust, UK\nTC \u2013 Clerk, Town "
      "Council, UK\n\n";
  for (const char* remark : {"It opens with a few words from the Park Trust.",
                             "It begins with PT and closes with TC."}) {
    CAPTURE(remark);
    const debate::Debate debate =
        testing::made_from(list + remark + "\n\n\nThe gate is shut.\n\nAt night.\n\n\nTC\n\nOh.\n");
    REQUIRE(debate.posts.size() == 2);
    CHECK(debate.front.after_roster.size() == 1);
    CHECK(debate.posts[0].speaker.persons == std::vector<std::string>{"PT"});
  }
}

TEST_CASE("a quotation between marks may differ in a few words, a paragraph without them may not") {
  const std::string said =
      "The gate by the river has been shut at night since the flood of last winter, and nobody in "
      "the council can say who has the key.";
  const std::string changed =
      "The gate by the river was closed at night since the flood of last winter, and nobody on the "
      "council can say who has the key.";
  const auto quotes = [&](const std::string& answer) {
    const debate::Debate debate = testing::made_from("ASH: " + said + "\n\nELM: " + answer +
                                                     "\n\nASH: Well.\n\nELM: Well.\n");
    return testing::dump(debate, 400);
  };
  CHECK(quotes("As said, \u201C" + changed + "\u201D I wonder.").find("[q:post-1:The gate by") !=
        std::string::npos);
  CHECK(quotes("> " + changed + "\n\nI wonder.").find("quote post-1") != std::string::npos);
  CHECK(quotes("I wonder.\n\n" + changed + "\n\nWell.").find("post-1:") == std::string::npos);
}
