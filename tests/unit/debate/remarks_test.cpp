#include "debate/remarks.h"

#include <doctest/doctest.h>

#include "debate/inlines.h"
#include "unit/debate/making.h"

TEST_CASE("a remark of the editor's is known by its name, or by who speaks in brackets") {
  const std::string_view remarks[] = {
      "[Editor's note: a table is left out.]",
      "[Editor’s note: a table is left out.]",
      "(Editorial note: see the appendix.)",
      "*[Ed.: the council]*",
      "[Moderator: two posts were merged here]",
      "[Note from the editors: the debate was closed on 3 June.]",
      "Editors' note – the first post was shortened.",
      "[Anm. d. Red.: gekürzt]",
  };
  for (const std::string_view remark : remarks) {
    CAPTURE(remark);
    CHECK(debate::is_editorial_remark(remark));
    CHECK(debate::opens_editorial_remark(remark));
  }
  const std::string_view others[] = {
      "",
      "[",
      "Moderator: welcome, all of you.",
      "[Moderator] Welcome, all of you.",
      "[Moderator: one] and text of the writer's [two]",
      "[the editor's note was right]",
      "(Note: I have not read it.)",
      "The editor's note: nobody reads it.",
      "[P3]: hello",
  };
  for (const std::string_view other : others) {
    CAPTURE(other);
    CHECK_FALSE(debate::is_editorial_remark(other));
    CHECK_FALSE(debate::opens_editorial_remark(other));
  }
  CHECK(debate::opens_editorial_remark("[Moderator: two posts were"));
  CHECK_FALSE(debate::is_editorial_remark("[Moderator: two posts were"));
}

TEST_CASE("a remark begins no post and is told from the words around it") {
  const debate::Debate made = testing::made_from(
      "Participant 1: Gardener. UoO\nParticipant 2: Warden. CoL\n\n\n"
      "UoO: We should open the park.\n\n[Moderator: two posts were merged here]\n\nIt is "
      "late.\n\n\n"
      "CoL: I agree.\n\nEditor's note: a table is left out.\n");
  REQUIRE(made.posts.size() == 2);
  std::string told;
  for (const debate::Post& post : made.posts) {
    debate::for_each_paragraph(post.blocks, [&](const debate::Paragraph& paragraph) {
      const debate::Span span = debate::span_of(paragraph);
      told += paragraph.is_editorial ? "note " : "p ";
      told += made.clean.text.substr(span.begin, span.size()) + "|";
    });
  }
  CHECK(told ==
        "p We should open the park.|note [Moderator: two posts were merged here]|p It is late.|"
        "p I agree.|note Editor’s note: a table is left out.|");
}

TEST_CASE("a remark between posts without labels is no post of its own") {
  const std::string first =
      "Participant 1: Gardener. UoO\nParticipant 2: Warden. CoL\n\n\n\n"
      "We should open the park. It is late.\n\nCan it be June?\n\n\n\n";
  const std::string last = "Thank you both. We plan to open it in June.\n\nThe paths come first.\n";
  const std::string remark = "[Editor's note: two posts were lost here.]\n";
  const std::string texts[] = {first + remark + "\n\n\n" + last, first + remark + "\n" + last};
  for (const std::string& text : texts) {
    CAPTURE(text);
    const debate::Debate made = testing::made_from(text + "\n\n\nI agree with that, too.\n");
    REQUIRE(made.posts.size() == 3);
    CHECK(made.posts[0].blocks.size() == 3);
    CHECK(made.posts[1].blocks.size() == 2);
  }
}

TEST_CASE("a code whose letters stand rightly in words of capitals leaks nothing") {
  const auto leaks = [](const std::string& word) {
    const debate::Debate debate = testing::made_from(
        "Participants:\n\nART \u2013 Gardener, UK\nTC \u2013 Clerk, UK\n\n\nART: " + word +
        " it is.\n\nTC: Yes.\n");
    return std::count_if(debate.findings.begin(), debate.findings.end(),
                         [](const normalize::Finding& f) { return f.rule == "D605"; });
  };
  CHECK(leaks("START") == 0);
  CHECK(leaks("PARTED") == 0);
  CHECK(leaks("zzARTqq") == 1);
}

TEST_CASE("the address of a computer and the writer's own name are told, section numbers not") {
  const auto rules_of = [](const std::string& text) {
    std::string rules;
    for (const normalize::Finding& finding : testing::made_from(text).findings)
      rules += finding.rule + " ";
    return rules;
  };
  CHECK(rules_of("The server is 192.168.1.7, as far as one knows.\n") == "D601 ");
  CHECK(rules_of("My name is Benedict, and here it rains.\n") == "D602 ");
  CHECK(rules_of("See 1.2.3.4 and 300.1.1.1, or version 192.168.1.7.2 of it.\n") == "");
}

TEST_CASE("postal addresses and handles are told, other numbers and codes not") {
  const auto told = [](const std::string& text) {
    const debate::Debate made = testing::made_from(text);
    return std::count_if(made.findings.begin(), made.findings.end(),
                         [](const auto& f) { return f.rule == "D601"; });
  };
  for (const char* address : {"Send it to LS2 9JT by post.", "It is in SW1A 1AA, of course.",
                              "In Ottawa, K1A 0B1, it is.", "In Dublin, D02 AF30, it is.",
                              "In Springfield, IL 62704, it is.", "We met at 221B Baker Street.",
                              "We met at 14 High Bridge Road, as ever.",
                              "Write to PO Box 12 for the key.", "Look for @wardvoices there."}) {
    CAPTURE(address);
    CHECK(told(std::string(address) + "\n") == 1);
  }
  for (const char* other :
       {"In A4 and M25 we trust.", "In 2010 Baker Street was shut.", "It is 5 Street lamps away.",
        "The CD 12345 is old.", "Tell @everyone and @here.",
        "Tell ann@example or @ann or @p1.example it.", "Of 14 Bridges two fell."}) {
    CAPTURE(other);
    CHECK(told(std::string(other) + "\n") == 0);
  }
  CHECK(told("PkTown: Hello.\n\nLibry: @PkTown I agree.\n\nPkTown: Good.\n\nLibry: Yes.\n") == 0);
}

TEST_CASE("a number of participants in brackets is held against the list") {
  const std::string list =
      "Participants:\n\nPT \u2013 Gardener, UK\nTC \u2013 Clerk, UK\n\n\nPT: Hello.\n\nTC: "
      "Hello.\n";
  const auto counts = [&](const std::string& preface) {
    const debate::Debate made = testing::made_from("On gardens\n\n" + preface + "\n\n" + list);
    return std::count_if(made.findings.begin(), made.findings.end(),
                         [](const auto& f) { return f.rule == "D502"; });
  };
  CHECK(counts("The participants (n = 4) wrote for a week.") == 1);
  CHECK(counts("The participants (n=4) wrote for a week.") == 1);
  CHECK(counts("The participants (n = 2) wrote for a week.") == 0);
  CHECK(counts("The participants read a study (n = 214) of this debate.") == 0);
}

TEST_CASE("an address that is written out is told, and no link is made of it") {
  const struct {
    std::string text;
    int told, links;
  } rows[] = {
      {"Write to <ann.roe at example.org> for the key.\n", 1, 0},
      {"Write to ann.roe [at] example.org for the key.\n", 1, 0},
      {"Write to ann.roe(at)example.org for the key.\n", 1, 0},
      {"Write to ann.roe at gmail.com for the key.\n", 1, 0},
      {"Look at example.org for the key.\n", 0, 1},
      {"We met at www.example.org, as said.\n", 0, 1},
      {"It is at gmail.com/help for all.\n", 0, 1},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const debate::Debate made = testing::made_from(row.text);
    const auto told = std::count_if(made.findings.begin(), made.findings.end(),
                                    [](const auto& f) { return f.rule == "D601"; });
    CHECK(told == row.told);
    int links = 0;
    for (const debate::Post& post : made.posts) {
      debate::for_each_paragraph(post.blocks, [&](const debate::Paragraph& paragraph) {
        for (const debate::Inline& part : paragraph.content) {
          links += std::holds_alternative<debate::Link>(part) ? 1 : 0;
        }
      });
    }
    CHECK(links == row.links);
  }
}
