#include "debate/settings.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "base/error.h"
#include "base/file.h"
#include "debate/rules.h"
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

TEST_CASE("what is no TOML is refused with its place") {
  base::Diagnostics diagnostics;
  try {
    debate::parse_settings("[debate]\ntitle = \"A\n", "debate.toml", diagnostics);
    FAIL("accepted");
  } catch (const base::Error& error) {
    CHECK(error.diagnostic().code == "D905");
    CHECK(error.diagnostic().where.line == 2);
    CHECK(error.diagnostic().source_line == "title = \"A");
  }
}

TEST_CASE("a policy that means nothing for its rule is refused, and the text is made without it") {
  struct Row {
    std::string key;
    normalize::Policy policy;
    std::string code;  // of the diagnostic; none: it is obeyed
  };
  using normalize::Policy;
  const Row rows[] = {
      {"D104", Policy::off, "D906"},
      {"list-marker", Policy::suggest, "D906"},
      {"D1", Policy::off, "D906"},
      {"D2", Policy::fix, ""},
      {"D501", Policy::fix, "D906"},
      {"figures-differ", Policy::suggest, "D906"},
      {"D5", Policy::off, ""},
      {"D501", Policy::report, ""},
      {"D103", Policy::suggest, ""},
      {"D311", Policy::report, ""},
      {"quotation", Policy::suggest, ""},
      {"D999", Policy::off, "D904"},
      {"no-such-rule", Policy::off, "D904"},
      {"N201", Policy::off, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.key);
    debate::Settings settings;
    settings.normalize.policies.emplace(row.key, row.policy);
    settings.policy_places.emplace(row.key, base::Location{"debate.toml", 7, 1});
    base::Diagnostics diagnostics;
    debate::make_debate("- soil\n- light\n", "t.txt", settings, diagnostics);
    REQUIRE(diagnostics.size() == (row.code.empty() ? 0U : 1U));
    if (row.code.empty()) continue;
    CHECK(diagnostics[0].code == row.code);
    CHECK(diagnostics[0].where.line == 7);
  }
}

namespace {

debate::Debate made_with(std::string_view rule, normalize::Policy policy) {
  debate::Settings settings;
  settings.normalize.policies.emplace(rule, policy);
  return testing::made_from(std::string(debate::find_rule(rule)->fires), settings);
}

std::size_t findings_of(const debate::Debate& debate, std::string_view rule) {
  return static_cast<std::size_t>(
      std::count_if(debate.findings.begin(), debate.findings.end(),
                    [&](const normalize::Finding& finding) { return finding.rule == rule; }));
}

}  // namespace

TEST_CASE("wrapped lines are joined, proposed or left, as the policy of D103 says") {
  using normalize::Policy;
  const auto lines = [](const debate::Debate& debate) {
    return std::count(debate.clean.text.begin(), debate.clean.text.end(), '\n');
  };
  const auto listed = [](const debate::Debate& debate, normalize::Decision decision) {
    return std::count_if(debate.clean.changes.begin(), debate.clean.changes.end(),
                         [&](const normalize::Change& change) {
                           return change.rule == "D103" && change.decision == decision;
                         });
  };
  CHECK(lines(made_with("D103", Policy::fix)) == 1);
  CHECK(lines(made_with("D103", Policy::off)) == 3);
  CHECK(lines(made_with("D103", Policy::suggest)) == 3);
  CHECK(listed(made_with("D103", Policy::suggest), normalize::Decision::suggested) == 2);
  CHECK(listed(made_with("D103", Policy::report), normalize::Decision::reported) == 2);
  CHECK(listed(made_with("D103", Policy::off), normalize::Decision::reported) == 0);
}

TEST_CASE("a speaker is named, found or not looked for, as the policy of D311 says") {
  using normalize::Policy;
  const auto inferred = [](const debate::Debate& debate) {
    return std::count_if(debate.posts.begin(), debate.posts.end(), [](const debate::Post& post) {
      return post.speaker.origin == debate::Speaker::Origin::inferred;
    });
  };
  CHECK(inferred(made_with("D311", Policy::fix)) == 1);
  for (const Policy policy : {Policy::suggest, Policy::report, Policy::off}) {
    const debate::Debate debate = made_with("D311", policy);
    CHECK(inferred(debate) == 0);
    REQUIRE(findings_of(debate, "D311") == (policy == Policy::off ? 0U : 1U));
  }
}

TEST_CASE("a quotation is marked, found or not looked for, as the policy of D401 says") {
  using normalize::Policy;
  const auto marked = [](const debate::Debate& debate) {
    std::size_t quotes = 0;
    for (const debate::Post& post : debate.posts) {
      for (const debate::Block& block : post.blocks) {
        quotes += std::holds_alternative<debate::BlockQuote>(block.value) ? 1U : 0U;
      }
    }
    return quotes;
  };
  CHECK(marked(made_with("D401", Policy::fix)) == 1);
  for (const Policy policy : {Policy::suggest, Policy::report, Policy::off}) {
    const debate::Debate debate = made_with("D401", policy);
    CHECK(marked(debate) == 0);
    CHECK(findings_of(debate, "D401") == (policy == Policy::off ? 0U : 1U));
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

TEST_CASE("a post can be split at a sentence inside a paragraph, and its bytes come back") {
  const std::string raw = "The first bed is for beans. The second bed is for peas.  And then?\n";
  debate::Settings settings;
  REQUIRE(testing::made_from(raw).posts.size() == 1);
  for (const std::string words : {"The second bed", "And then"}) {
    CAPTURE(words);
    settings.boundaries = {{debate::BoundaryRuling::Kind::split, words, {}, raw.find(words)}};
    const debate::Debate made = testing::made_from(raw, settings);
    REQUIRE(made.posts.size() == 2);
    const debate::Post& second = made.posts[1];
    CHECK(made.clean.text.substr(second.span.begin, words.size()) == words);
  }
  // In the middle of a word no post begins.
  settings.boundaries = {{debate::BoundaryRuling::Kind::split, "cond bed", {}, raw.find("cond")}};
  base::Diagnostics diagnostics;
  CHECK(debate::make_debate(raw, "t.txt", settings, diagnostics).debate.posts.size() == 1);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].code == "D903");
}

TEST_CASE("a ruling with a byte means the paragraph there, whatever is split or joined before it") {
  const std::string raw =
      "Dear all, the first garden.\n\nA second thought.\n\n\nDear all, the second garden.\n\n"
      "- one bed\n- two beds\n\n\nDear all, the third garden.\n\nThe end.\n";
  const std::size_t third = raw.find("Dear all, the third");
  debate::Settings settings;
  settings.speakers = {{"Dear all", {"PT"}, "", {}, third}};
  settings.persons = {};
  const auto speaker_of = [&](const debate::Settings& given, std::size_t posts) {
    base::Diagnostics diagnostics;
    debate::Settings asked = given;
    asked.speakers[0].persons = {};
    asked.speakers[0].reason = "asked";
    const debate::Debate made = debate::make_debate(raw, "t.txt", asked, diagnostics).debate;
    CHECK(diagnostics.empty());
    REQUIRE(made.posts.size() == posts);
    for (const debate::Post& post : made.posts) {
      if (!post.speaker.evidence.empty()) return post.number;
    }
    return 0;
  };
  CHECK(speaker_of(settings, 3) == 3);
  settings.boundaries = {
      {debate::BoundaryRuling::Kind::split, "A second", {}, raw.find("A second")}};
  CHECK(speaker_of(settings, 4) == 4);
  settings.boundaries.push_back(
      {debate::BoundaryRuling::Kind::split, "two beds", {}, raw.find("two beds")});
  CHECK(speaker_of(settings, 5) == 5);
  settings.boundaries.push_back({debate::BoundaryRuling::Kind::join,
                                 "Dear all, the second",
                                 {},
                                 raw.find("Dear all, the second")});
  CHECK(speaker_of(settings, 4) == 4);
}

TEST_CASE("where a byte leads to other words, the words alone are asked") {
  const std::string raw = "Thank you all.\n\nA second thought.\n\n\nI agree with that.\n";
  debate::Settings settings;
  settings.boundaries = {{debate::BoundaryRuling::Kind::split, "A second", {}, 2}};
  CHECK(testing::made_from(raw, settings).posts.size() == 3);
  settings.boundaries = {{debate::BoundaryRuling::Kind::split, "No such words", {}, 2}};
  base::Diagnostics diagnostics;
  debate::make_debate(raw, "t.txt", settings, diagnostics);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].code == "D903");
}

TEST_CASE("one ruling stands for a whole rule, and a change's own ruling is stronger") {
  const std::string raw = "He said \"yes\" and \"no\" and \"perhaps\".\n\n\nSo be it .\n";
  const auto made = [&](std::vector<normalize::Ruling> rulings) {
    debate::Settings settings;
    settings.normalize.rulings = std::move(rulings);
    base::Diagnostics diagnostics;
    std::string text = debate::make_debate(raw, "t.txt", settings, diagnostics).debate.clean.text;
    CHECK(diagnostics.empty());
    return text;
  };
  using Kind = normalize::Ruling::Kind;
  CHECK(made({}).find("\u201Cyes\u201D") != std::string::npos);
  CHECK(made({{"N210", Kind::reject, "", {}}}).find("\"yes\" and \"no\"") != std::string::npos);
  debate::Settings none;
  base::Diagnostics diagnostics;
  const debate::MadeDebate first = debate::make_debate(raw, "t.txt", none, diagnostics);
  std::string own;
  for (const normalize::Change& change : first.debate.clean.changes) {
    if (change.rule == "N210" && own.empty()) own = change.id;
  }
  const std::string mixed = made({{"N210", Kind::reject, "", {}}, {own, Kind::accept, "", {}}});
  CHECK(mixed.find("\u201Cyes\" and") != std::string::npos);
}

TEST_CASE("a finding that the editor dismissed is not reported again") {
  const std::string raw = "Write to garden@example.org for seeds.\n\n\nThank you.\n";
  debate::Settings settings;
  base::Diagnostics diagnostics;
  const debate::Debate before = debate::make_debate(raw, "t.txt", settings, diagnostics).debate;
  REQUIRE(before.findings.size() == 1);
  settings.normalize.rulings = {{before.findings[0].id, normalize::Ruling::Kind::reject, "", {}}};
  CHECK(debate::make_debate(raw, "t.txt", settings, diagnostics).debate.findings.empty());
  CHECK(diagnostics.empty());
}

TEST_CASE("a ruling names a post or paragraph as the transcript or the clean text has it") {
  const std::string raw = "It's good  that we met.\n\nSo it \"is\".\n\n\nI agree.\n\nVery much.\n";
  for (const std::string words :
       {"It's good  that", "It\u2019s good that", "it's good that we met."}) {
    CAPTURE(words);
    debate::Settings settings;
    settings.speakers = {{words, {}, "a letter", {}}};
    settings.boundaries = {{debate::BoundaryRuling::Kind::split, "So it \"is\"", {}}};
    base::Diagnostics diagnostics;
    CHECK(debate::make_debate(raw, "t.txt", settings, diagnostics).debate.posts.size() == 3);
    CHECK(diagnostics.empty());
  }
}

TEST_CASE("a ruling on what no rule calls a change, or on the structure of the text, is refused") {
  struct Row {
    std::string change, code;
  };
  for (const Row& row : {Row{"X", "N001"}, Row{"N999-0123456789", "N001"}, Row{"D999", "N001"},
                         Row{"N203-0123456789", "N001"}, Row{"D604-0123456789", "N001"},
                         Row{"D101-0123456789", "D906"}, Row{"D201-0123456789", "D906"}}) {
    CAPTURE(row.change);
    debate::Settings settings;
    settings.normalize.rulings = {{row.change, normalize::Ruling::Kind::reject, "", {"d", 3, 1}}};
    base::Diagnostics diagnostics;
    debate::make_debate("We met.\n\nIt was good.\n", "t.txt", settings, diagnostics);
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].code == row.code);
    CHECK(diagnostics[0].where.line == 3);
    CHECK(diagnostics[0].message.find(row.change) != std::string::npos);
  }
}
