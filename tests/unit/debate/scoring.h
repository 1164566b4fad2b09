#pragma once
// How well a debate whose truth is known was read, counted by class.

#include <map>
#include <string>

#include "debate/debate.h"
#include "generator/debates.h"

namespace testing {

struct Score {
  std::size_t found = 0, right = 0, wanted = 0;
  double precision() const {
    return found == 0 ? 1.0 : static_cast<double>(right) / static_cast<double>(found);
  }
  double recall() const {
    return wanted == 0 ? 1.0 : static_cast<double>(right) / static_cast<double>(wanted);
  }
};

using Scores = std::map<std::string, Score>;

// Adds to the classes posts, labels, lists, speakers, quotations, links, gaps, findings,
// participants and repairs.
// With `tell` it prints what was missed or wrong.
void add_scores(const generator::TrueDebate& truth, const debate::Debate& debate, Scores& scores,
                bool tell = false);

void print_scores(const std::string& title, const Scores& scores);

}  // namespace testing
