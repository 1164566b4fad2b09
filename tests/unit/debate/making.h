#pragma once
// Debates made in memory for tests.

#include <string>

#include <doctest/doctest.h>

#include "debate/make.h"
#include "debate/parse.h"
#include "normalize/ledger.h"

namespace testing {

// Checks on the way that the raw bytes can be restored and that nothing was complained of.
inline debate::Debate made_from(const std::string& raw, const debate::Settings& settings = {}) {
  base::Diagnostics diagnostics;
  debate::MadeDebate made = debate::make_debate(raw, "transcript.txt", settings, diagnostics);
  CHECK(diagnostics.empty());
  CHECK(normalize::restore(debate::text_stream(made.debate), made.ledger) == raw);
  return std::move(made.debate);
}

inline std::string label_of(const debate::Debate& debate, const debate::Post& post) {
  return debate.clean.text.substr(post.label.begin, post.label.size());
}

}  // namespace testing
