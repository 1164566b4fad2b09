// What posts tell of their own writers.
#include <doctest/doctest.h>

#include "unit/debate/making.h"

namespace {

const std::string preface =
    "Participants:\n\n"
    "Participant 1: Area manager, Probation Board of Selby, UK. PBS\n\n"
    "Participant 2: Reader in Law, University of Exeter, UK. UoE\n\n"
    "Participant 3: Psychologist, Halden Unit, Norway. HaU\n\n"
    "Participant 4: School nurse, Ottawa Community Health, Canada. OCH 1\n\n"
    "Participant 6: Adviser, Society of Sailors, UK. SoS\n\n"
    "Participant 7: Sailor and writer, Isle Press, UK. IsP\n\n"
    "Participant 5: Paediatrician, Ottawa Community Health, Canada. OCH 2\n\n\n"
    "Dear all, welcome. I hope that many of you will write.\n\nIt is a matter of some "
    "weight.\n\n\n";

// "UoE high", "none"
std::string writer_of(const std::string& post, const std::string& before = {}) {
  static constexpr const char* levels[] = {" low", " medium", " high"};
  const debate::Debate debate = testing::made_from(preface + before + post + "\n");
  const debate::Speaker& speaker = debate.posts.back().speaker;
  if (speaker.persons.size() != 1) return "none";
  return speaker.persons.front() + levels[static_cast<int>(speaker.certainty)];
}

struct Row {
  std::string post, writer;
};

}  // namespace

TEST_CASE("a post is given to whom its writer describes as himself") {
  const Row rows[] = {
      {"As the only manager on this panel I had better begin.", "PBS high"},
      {"As a lawyer I would rather read the act first.", "UoE medium"},
      {"As the lawyer said, I would rather read the act first.", "none"},
      {"As a lawyer would say, the act comes first.", "none"},
      {"A lawyer\u2019s footnote to all this. The act comes first.", "UoE medium"},
      {"A lawyer\u2019s day begins at nine, and it is long.", "none"},
      {"From a lawyer\u2019s point of view the act comes first.", "UoE medium"},
      {"Lawyer here, and a tired one. The act comes first.", "UoE high"},
      {"The lawyer here is right, the act comes first.", "none"},
      {"We psychologists have no word for it.", "HaU medium"},
      {"Speaking for the nurses, it is a long way.", "OCH1 medium"},
      {"Speaking for the sailors, it is a long way.", "SoS medium"},
      {"I am not a lawyer, but the act comes first.", "none"},
      {"I am that manager, and I would do so again.", "PBS high"},
      {"Ask a doctor, I would say, or a nurse.", "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.post);
    CHECK(writer_of(row.post) == row.writer);
  }
}

TEST_CASE("a post is given to whose place or colleague its writer calls his own") {
  const Row rows[] = {
      {"Here in Norway nobody does so before May.", "HaU high"},
      {"Nobody in Norway does so before May.", "none"},
      {"Greetings from Exeter, where it rains. I agree with all of it.", "UoE high"},
      {"A word came from Exeter, but it was late.", "none"},
      {"We in Selby have no such thing.", "PBS high"},
      {"Our colleagues in Exeter have no such thing.", "none"},
      {"Our field work in Norway took a year.", "HaU medium"},
      {"Here in Canada it is dearer.", "none"},  // two of them are there
      {"My colleague the paediatrician is too polite.", "OCH1 medium"},
      {"I write as a colleague of OCH 1 and see the same.", "OCH2 medium"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.post);
    CHECK(writer_of(row.post) == row.writer);
  }
}

TEST_CASE("posts are tied by what their writer calls his own words and numbers") {
  const std::string first =
      "Here in Norway we asked 348 sailors what they dream of.\n\nMost of them dream of bread."
      "\n\n\nI cannot say much of sailors, but I like to read of them.\n\n\n";
  const Row rows[] = {
      {"The 348 sailors whom we asked are older now.", "HaU medium"},
      {"You asked 348 sailors, and we ask none.", "none"},
      {"As I wrote, the sailors mostly dream of bread.", "HaU medium"},
      {"As somebody wrote, the sailors mostly dream of bread.", "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.post);
    CHECK(writer_of(row.post, first) == row.writer);
  }
}

TEST_CASE("who is asked by name answers next, when the answer is to the one who asked") {
  const std::string asked =
      "Here in Norway we have no fences. Could UoE tell us whether a fence needs a permit?\n\n\n";
  const Row rows[] = {
      {"To HaU: a fence needs no permit below two metres.", "UoE medium"},
      {"I have never seen a fence here.", "none"},
      {"PBS may know whether a hedge is better.", "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.post);
    CHECK(writer_of(row.post, asked) == row.writer);
  }
}

TEST_CASE("codes, roles and lands by which writers introduce themselves are theirs") {
  const Row rows[] = {
      {"PBS here. I would rather wait.", "PBS high"},
      {"Hi all, PBS here, with a short note.", "PBS high"},
      {"This is PBS. I would rather wait.", "PBS high"},
      {"This is PBS\u2019s view, not mine.", "none"},
      {"I represent PBS here and would rather wait.", "PBS high"},
      {"I would rather wait. PBS", "PBS high"},
      {"I would rather wait for PBS.", "none"},
      {"I would rather wait.\n\nBest wishes,\n\nPBS", "PBS high"},
      {"My colleagues at the probation board of Selby would rather wait.", "PBS high"},
      {"In my role as area manager I would rather wait.", "PBS medium"},
      {"I teach law, and my students would rather wait.", "UoE medium"},
      {"My own discipline, law, has little to say.", "UoE medium"},
      {"Being a nurse, I would rather wait.", "OCH1 medium"},
      {"As psychologists we would rather wait.", "HaU medium"},
      {"As a nurse told me last week, one should wait.", "none"},
      {"In our Norwegian towns one would rather wait.", "HaU medium"},
      {"From a Norwegian perspective one would rather wait.", "HaU medium"},
      {"Our Norwegian colleagues would rather wait.", "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.post);
    CHECK(writer_of(row.post) == row.writer);
  }
}

TEST_CASE("who is described is credited as who is named, and of two joined names neither") {
  const std::string claim =
      "The bronze bells of the chapel crack in a hard frost every winter.\n\n\n";
  const Row rows[] = {
      {"As our Norwegian colleague says, bronze bells crack in a hard frost.", "HaU"},
      {"As our colleague from Norway says, bronze bells crack in a hard frost.", "HaU"},
      {"The lawyer\u2019s point that bronze bells crack in a hard frost is a good one.", "UoE"},
      {"I was struck by UoE\u2019s bronze bells, which crack in a hard frost.", "UoE"},
      {"PBS and UoE say that bronze bells crack in a hard frost.", ""},
      {"As our Canadian colleague says, bronze bells crack in a hard frost.", ""},  // there are two
  };
  for (const Row& row : rows) {
    CAPTURE(row.post);
    const debate::Debate debate = testing::made_from(preface + claim + row.post + "\n");
    REQUIRE(debate.posts.size() == 3);
    const std::vector<std::string>& persons = debate.posts[1].speaker.persons;
    CHECK((persons.empty() ? std::string() : persons.front()) == row.writer);
    CHECK(debate.posts[2].speaker.persons.empty());
  }
}
