#include <doctest/doctest.h>

#include "base/file.h"
#include "unit/debate/dump.h"
#include "unit/debate/making.h"

namespace {

debate::Debate online_debate_5() {
  return testing::made_from(base::read_file(std::string(RAPPORTEUR_SOURCE_DIR) +
                                            "/seeds/online-debate-5/transcript.txt"));
}

// Dashes and apostrophes as the transcript has them.
std::string as_typed(std::string text) {
  for (const auto& [print, typed] : {std::pair{"\u2013", "-"}, std::pair{"\u2019", "'"}}) {
    for (std::size_t at = 0; (at = text.find(print, at)) != std::string::npos;) {
      text.replace(at, 3, typed);
    }
  }
  return text;
}

}  // namespace

TEST_CASE("the first debate has its 28 posts, five of them with labels of their own") {
  // The opening words of each post, as a reader of the transcript finds them.
  struct Row {
    std::string start;
    std::string label;
  };
  const Row rows[] = {{"Dear Participants,", ""},
                      {"Thank you IWF for a very important", ""},
                      {"I am wondering whether the estimates", ""},
                      {"On the Dark Web, contributors may", ""},
                      {"Thank-you IWF for introducing", ""},
                      {"Generally, I think we can all agree", "McM 2"},
                      {"Based on previous posts, here", ""},
                      {"Just some supplementary comments", ""},
                      {"Following up on the last comment by", ""},
                      {"I agree that the scale and nature", ""},
                      {"I am of the view that technology", ""},
                      {"Thank you very much for giving", "McM 3"},
                      {"I agree with UWE that because", "McM 1"},
                      {"This is already really interesting,", ""},
                      {"I think this point is worth", ""},
                      {"I have read the posts with great", ""},
                      {"I know there is interest in", ""},
                      {"Thank you for all contributions", ""},
                      {"I see the rational for", "McM 3"},
                      {"So, if we follow from comments", "McM 2"},
                      {"I think the analogy to the so-called", ""},
                      {"This has been a very interesting", ""},
                      {"I totally agree with your last point", ""},
                      {"This sounds like an interesting", ""},
                      {"Although I am not na\u00efve I was", ""},
                      {"UWE - I think the biggest learning", ""},
                      {"UoL & UWE - just a brief", ""},
                      {"We would like to thank all", ""}};
  const debate::Debate debate = online_debate_5();
  REQUIRE(debate.posts.size() == std::size(rows));
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    CAPTURE(rows[i].start);
    const std::string words = as_typed(testing::words_of(debate, debate.posts[i]));
    CHECK(words.substr(0, rows[i].start.size()) == rows[i].start);
    CHECK(testing::label_of(debate, debate.posts[i]) == rows[i].label);
  }
}

TEST_CASE("the first debate has twelve participants, two of them with one code") {
  const debate::Debate debate = online_debate_5();
  CHECK(debate.roster.persons.size() == 12);
  int shared = 0;
  for (const debate::Person& person : debate.roster.persons) shared += person.code_shared ? 1 : 0;
  CHECK(shared == 2);
  CHECK(debate.front.before_roster.size() == 4);
  CHECK(debate.front.after_roster.size() == 1);
}
