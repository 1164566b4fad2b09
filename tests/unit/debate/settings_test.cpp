#include "debate/settings.h"

#include <doctest/doctest.h>

#include "base/file.h"
#include "unit/debate/making.h"

TEST_CASE("the settings of the first debate are read without complaint") {
  const std::string path =
      std::string(RAPPORTEUR_SOURCE_DIR) + "/seeds/online-debate-5/debate.toml";
  base::Diagnostics diagnostics;
  const debate::Settings settings =
      debate::parse_settings(base::read_file(path), "debate.toml", diagnostics);
  CHECK(diagnostics.empty());
  CHECK(settings.metadata.number_in_series == 5);
  CHECK(settings.metadata.authors == std::vector<std::string>{"Kieran McCartan"});
}

TEST_CASE("what is wrong in debate.toml is said with line and column and left out") {
  struct Row {
    std::string toml;
    std::string code;
    std::size_t line, column;
  };
  const Row rows[] = {
      {"[debate]\ntitel = \"x\"\n", "D901", 2, 1},
      {"[debate]\nnumber = \"five\"\n", "D902", 2, 10},
      {"[rules]\nN201 = \"perhaps\"\n", "D902", 2, 8},
      {"[[ruling]]\nchange = \"N301-1\"\ndecision = \"maybe\"\n", "D902", 3, 12},
      {"[debate\n", "D902", 1, 8},
      {"[[person]]\nsame = [\"A\"]\n", "D902", 1, 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.toml);
    base::Diagnostics diagnostics;
    debate::parse_settings(row.toml, "debate.toml", diagnostics);
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].code == row.code);
    CHECK(diagnostics[0].where.line == row.line);
    CHECK(diagnostics[0].where.column == row.column);
  }
}

TEST_CASE("rulings on boundaries split and join posts, and one that matches nothing is named") {
  const std::string raw =
      "Thank you all.\n\nA second thought.\n\n\nI agree with that.\n\nAnd one more thing.\n\n\n"
      "Last word.\n\nReally.\n";
  CHECK(testing::made_from(raw).posts.size() == 3);
  debate::Settings settings;
  settings.boundaries = {{debate::BoundaryRuling::Kind::split, "A second", {}},
                         {debate::BoundaryRuling::Kind::join, "I agree", {}}};
  CHECK(testing::made_from(raw, settings).posts.size() == 3);
  settings.boundaries = {{debate::BoundaryRuling::Kind::split, "No such words", {}}};
  base::Diagnostics diagnostics;
  debate::make_debate(raw, "t.txt", settings, diagnostics);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].code == "D903");
}

TEST_CASE("rulings name speakers, unmark quotations and join labels of one participant") {
  const std::string raw =
      "Participants:\n\nPT \u2013 Gardener, UK\nTC \u2013 Clerk, UK\n\n\nPT: The tulips at the "
      "station come up every year in May.\n\nTC: Good.\n\n\nThe tulips at the station come up "
      "every year in May.\n\nI agree.\n\n\nPtx: Hello.\n\n\nPtx: Bye.\n";
  debate::Settings settings;
  settings.speakers = {{"The tulips", {"TC"}, "a letter", {}}};
  settings.persons = {{{"PT", "Ptx"}, {}}};
  base::Diagnostics diagnostics;
  settings.speakers[0].post = "post-3";
  const debate::MadeDebate made = debate::make_debate(raw, "t.txt", settings, diagnostics);
  CHECK(diagnostics.empty());
  REQUIRE(made.debate.posts.size() == 5);
  CHECK(made.debate.posts[2].speaker.persons == std::vector<std::string>{"TC"});
  CHECK(made.debate.posts[2].speaker.origin == debate::Speaker::Origin::ruling);
  CHECK(made.debate.posts[3].speaker.persons == std::vector<std::string>{"PT"});
  CHECK(made.debate.roster.persons.size() == 2);
  CHECK(std::holds_alternative<debate::BlockQuote>(made.debate.posts[2].blocks[0].value));
  settings.quotations = {{"The tulips at the station come up every year in May.", "", {}}};
  const debate::MadeDebate plain = debate::make_debate(raw, "t.txt", settings, diagnostics);
  CHECK(plain.ledger.entries.size() == made.ledger.entries.size());
}
