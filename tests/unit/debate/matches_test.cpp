#include "debate/matches.h"

#include <algorithm>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "debate/characters.h"

namespace {

using debate::Span;

// A debate whose posts are the lines of `text`, and their paragraphs what stands between bars.
debate::Debate debate_of(const std::string& text) {
  debate::Debate made;
  made.clean.text = text;
  for (std::size_t at = 0; at < text.size();) {
    debate::Post& post = made.posts.emplace_back();
    const std::size_t end = std::min(text.find('\n', at), text.size());
    while (at < end) {
      const std::size_t bar = std::min(text.find('|', at), end);
      debate::Paragraph paragraph;
      if (bar > at) paragraph.content.emplace_back(debate::TextPiece{{at, bar}});
      post.blocks.push_back({std::move(paragraph)});
      at = bar + (bar < end ? 1 : 0);
    }
    at = end + 1;
  }
  return made;
}

std::string words_of(const std::string& text, const debate::PostWords& words,
                     debate::WordRange range) {
  std::string joined;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    joined += (joined.empty() ? "" : " ") + std::string(debate::slice(text, words.span_of(i)));
  }
  return joined;
}

}  // namespace

TEST_CASE("the words of posts stand in one row and know where they come from") {
  const std::string text = "One two|three\n\n||four FIVE\none";
  const debate::Debate debate = debate_of(text);
  REQUIRE(debate.posts.size() == 4);
  const debate::Words words(text);
  const debate::PostWords row(debate, words);
  REQUIRE(row.size() == 6);
  CHECK(words_of(text, row, {0, 6}) == "One two three four FIVE one");
  CHECK(row.forms()[0] == row.forms()[5]);
  const std::size_t posts[] = {0, 0, 0, 2, 2, 3};
  const std::size_t paragraphs[] = {0, 0, 1, 4, 4, 5};
  REQUIRE(row.paragraphs().size() == 6);
  for (std::size_t i = 0; i < row.size(); ++i) {
    CAPTURE(i);
    CHECK(row.post_of(i) == posts[i]);
    CHECK(row.paragraph_of(i) == paragraphs[i]);
    CHECK(row.paragraphs()[row.paragraph_of(i)].post == posts[i]);
  }
  CHECK(row.words_of_post(1).size() == 0);
  CHECK(row.post_around(4).begin == 3);
  CHECK(row.post_around(4).end == 5);
}

TEST_CASE("a word ends with the paragraph that it begins in") {
  debate::Debate debate = debate_of("tree'|s");
  debate.clean.text = "tree's";
  debate.posts[0].blocks.resize(1);
  const debate::Words words(debate.clean.text);
  const debate::PostWords row(debate, words);
  REQUIRE(row.size() == 1);
  CHECK(row.span_of(0) == Span{0, 5});
}

TEST_CASE("a passage of another post is found, and its first place counts") {
  const std::string passage = "the old library in the park was built by the town itself";
  const std::string text = passage + "\nI like what you say: " + passage +
                           " indeed|and more of it\n" + "nothing of that\n" +
                           "the old library in the park was built then by the town itself";
  const debate::Debate debate = debate_of(text);
  const debate::Words words(text);
  const debate::PostWords row(debate, words);
  const auto matches = debate::find_matches(row, 7);
  REQUIRE(matches.size() == 2);
  CHECK(words_of(text, row, matches[0].later) == passage);
  CHECK(row.post_of(matches[0].later.begin) == 1);
  CHECK(row.post_of(matches[0].earlier.begin) == 0);
  CHECK(words_of(text, row, matches[1].later) == "the old library in the park was built");
  CHECK(row.post_of(matches[1].earlier.begin) == 0);
  CHECK(debate::find_matches(row, 20).empty());
}

TEST_CASE("what one post repeats of itself is no passage of another") {
  const std::string text =
      "one two three four five six seven|one two three four five six seven\nno";
  const debate::Debate debate = debate_of(text);
  const debate::Words words(text);
  const debate::PostWords row(debate, words);
  CHECK(debate::find_matches(row, 6).empty());
}

TEST_CASE("many repeated shingles are all found again") {
  std::string text;
  for (int i = 0; i < 6000; ++i) text += "w" + std::to_string(i) + " ";
  const std::string twice = text + "\n" + text;
  const debate::Debate debate = debate_of(twice);
  const debate::Words words(twice);
  const debate::PostWords row(debate, words);
  const auto matches = debate::find_matches(row, 7);
  REQUIRE(matches.size() == 1);
  CHECK(matches[0].earlier.size() == 6000);
  CHECK(matches[0].later.begin == 6000);
}

TEST_CASE("a phrase is found where it first stands in another post") {
  const std::string text = "a b c d\nx a b c d e\na b c d e\na b c";
  const debate::Debate debate = debate_of(text);
  const debate::Words words(text);
  const debate::PostWords row(debate, words);
  const debate::WordRange whole = row.words_of_post(2);
  const auto found = debate::find_phrases(
      row, {whole, {whole.begin, whole.begin + 4}, {whole.begin, whole.begin + 3}});
  REQUIRE(found.size() == 3);
  CHECK(found[0] == 5);  // behind the x
  CHECK(found[1] == 0);
  CHECK(found[2] == row.size());  // too short
}
