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
  CHECK(html.find("\"settings\"") == std::string::npos);
  // An id is made from the words: whoever guesses them could prove it.
  CHECK(html.find("N301-a") == std::string::npos);
  CHECK(html.find("id=\"change-N301-withheld-1\"") != std::string::npos);
  CHECK(html.find("<strong>Public report.</strong>") != std::string::npos);
  CHECK(page(false).find("<strong>Private.</strong>") != std::string::npos);
}

TEST_CASE("text that looks like markup stays text") {
  CHECK(page(false).find("the &lt;library&gt; open") != std::string::npos);
}

TEST_CASE("hostile values of changes, findings and settings stay values") {
  const std::string master = tei();
  edition::Review review = review_of(tei::read_stream(master, "debate.xml"));
  review.changes[0].before = "</script><img src=x onerror=\"p()\">\x93\x01\xE2\x80\xA8]]>";
  review.changes[0].evidence = "<b>&</b>";
  review.findings = {{"D601-a", "D601", 3, "a <script> here", "\"><img>", "high"}};
  review.settings = "title = \"</script><!--\"\n";
  review.rulings = "[{\"table\":\"ruling\",\"change\":\"</script>\"}]";
  const std::string html = edition::make_review(master, "debate.xml", review, "templates");
  CHECK(html.find("<img") == std::string::npos);
  CHECK(html.find("<!--") == std::string::npos);
  std::size_t ends = 0;
  for (auto at = html.find("</script>"); at != std::string::npos;
       at = html.find("</script>", at + 1))
    ++ends;
  CHECK(ends == 2);  // of the values and of the program
  CHECK(html.find("\\x93[U+0001][U+2028]]]&gt;") != std::string::npos);
  CHECK(html.find("a &lt;script&gt; here") != std::string::npos);
}

TEST_CASE("every finding stands behind the paragraph that it is about, whatever comes first") {
  const std::string master = tei();
  const std::string stream = tei::read_stream(master, "debate.xml");
  edition::Review review = review_of(stream);
  const auto at = [&](const char* words) { return stream.find(words) + 1; };
  review.findings = {{"D601-later", "D601", at("Thanks"), "later", "", "high"},
                     {"D501-first", "D501", 0, "first", "", "high"}};
  const std::string html = edition::make_review(master, "debate.xml", review, "templates");
  const auto place = [&](const char* words) { return html.find(words); };
  CHECK(place("id=\"finding-D501-first\"") < place("id=\"post-1\""));
  CHECK(place("id=\"finding-D501-first\"") < place("id=\"finding-D601-later\""));
  CHECK(place("<strong>Later.</strong>") != std::string::npos);
}

TEST_CASE("a paragraph tells at which of its sentences a post could begin") {
  const std::string master = tei();
  const std::string html = edition::make_review(
      master, "debate.xml", review_of(tei::read_stream(master, "debate.xml")), "templates");
  CHECK(html.find(" data-sentences=\"[[") != std::string::npos);
  CHECK(page(true).find("data-sentences") == std::string::npos);
}

TEST_CASE("changes that would have one id on the page are told apart") {
  const std::string master = tei();
  edition::Review review = review_of(tei::read_stream(master, "debate.xml"));
  review.changes.push_back(review.changes.back());
  const std::string html = edition::make_review(master, "debate.xml", review, "templates");
  CHECK(html.find("id=\"mark-N203-b\"") != std::string::npos);
  CHECK(html.find("id=\"mark-N203-b_2\"") != std::string::npos);
}

TEST_CASE("the page allows itself nothing but its own style and script") {
  CHECK(page(false).find("default-src 'none'; style-src 'sha256-") != std::string::npos);
}

TEST_CASE("a paragraph carries its words and its place in the transcript, on private pages alone") {
  const std::string master = tei();
  edition::Review review = review_of(tei::read_stream(master, "debate.xml"));
  review.byte_of = [](std::size_t at) { return at + 1000; };
  const std::string html = edition::make_review(master, "debate.xml", review, "templates");
  CHECK(html.find("<p data-byte=\"1") != std::string::npos);
  CHECK(page(true).find("<p data-byte") == std::string::npos);
}

TEST_CASE("the picture has an arc and a sentence for each answer and quotation") {
  const edition::DebateGraph graph = edition::read_graph(xml::read_xml(tei(), "debate.xml"));
  REQUIRE(graph.posts.size() == 4);
  REQUIRE(graph.links.size() == 2);
  CHECK(graph.links[0].quotes);
  CHECK_FALSE(graph.links[1].quotes);
  const std::string svg = edition::draw_graph(graph);
  const auto count = [&](const std::string& what) {
    std::size_t n = 0;
    for (std::size_t at = svg.find(what); at != std::string::npos; at = svg.find(what, at + 1)) ++n;
    return n;
  };
  CHECK(count("<path d=\"M") == graph.links.size() + 2);  // two stand in the key
  CHECK(count("stroke-dasharray") == 2);
  CHECK(svg.find("role=\"img\">\n<title>") != std::string::npos);
  CHECK(edition::narrate_graph(graph).find("probably answers post") != std::string::npos);
  CHECK(edition::tabulate_graph(graph).find("<th scope=\"col\">Quotes</th>") != std::string::npos);
}

}  // namespace
