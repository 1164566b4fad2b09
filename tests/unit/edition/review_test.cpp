#include "edition/review.h"

#include <string>

#include <doctest/doctest.h>

#include "../tei/sample.h"
#include "edition/debate_graph.h"
#include "tei/public_copy.h"
#include "tei/stream.h"
#include "tei/write.h"
#include "xml/read.h"

namespace {

std::string tei() {
  return tei::write_tei(sample::debate(), "0.1.0");
}

edition::Review review_of(const std::string& stream) {
  edition::Review review;
  review.source_name = "transcript.txt";
  edition::ReviewChange secret{"N301-a", "N301", 0,         0,      "qTLoe", "quote",
                               "codes",  "high", "applied", "rule", true,    true};
  secret.begin = stream.find("quote from");
  secret.end = secret.begin + 5;
  edition::ReviewChange space{"N203-b", "N203", 0,         0,      " ",   "",
                              "",       "high", "applied", "rule", false, true};
  space.begin = space.end = stream.find(", CC.");
  review.changes = {secret, space};
  review.rules = {{"N301", "Words."}, {"N203", "Spaces."}};
  return review;
}

std::string page(bool is_public) {
  const std::string master = tei();
  edition::Review review = review_of(tei::read_stream(master, "debate.xml"));
  review.is_public = is_public;
  return edition::make_review(is_public ? tei::public_copy(master, "debate.xml") : master,
                              "debate.xml", review, "templates");
}

TEST_CASE("every change stands in its place in the text and in the list of its rule") {
  const std::string html = page(false);
  CHECK(html.find("id=\"mark-N301-a\"") != std::string::npos);
  CHECK(html.find(">quote</a></ins> from") != std::string::npos);
  CHECK(html.find("Thanks<ins><a class=\"change applied\" id=\"mark-N203-b\"") !=
        std::string::npos);
  CHECK(html.find("id=\"change-N203-b\"") != std::string::npos);
}

TEST_CASE("the received form of a post shows what stood there") {
  CHECK(page(false).find("Thanks<del> </del>, CC.") != std::string::npos);
}

TEST_CASE("a public page withholds what could identify and offers no rulings") {
  const std::string html = page(true);
  CHECK(html.find("qTLoe") == std::string::npos);
  CHECK(html.find("[withheld]") != std::string::npos);
  CHECK(html.find("id=\"review-data\"") == std::string::npos);
  CHECK(html.find("Public report") != std::string::npos);
  CHECK(page(false).find("Private:") != std::string::npos);
}

TEST_CASE("text that looks like markup stays text") {
  CHECK(page(false).find("the &lt;library&gt; open") != std::string::npos);
}

TEST_CASE("the picture has an arc and a sentence for each answer and quotation") {
  const edition::DebateGraph graph = edition::read_graph(xml::read_xml(tei(), "debate.xml"));
  REQUIRE(graph.posts.size() == 4);
  REQUIRE(graph.links.size() == 2);
  CHECK(graph.links[0].quotes);
  CHECK_FALSE(graph.links[1].quotes);
  CHECK(edition::draw_graph(graph).find("data-from=\"3\" data-to=\"2\"") != std::string::npos);
  CHECK(edition::describe_graph(graph).find("probably answers") != std::string::npos);
}

}  // namespace
