// How well the desk reads debates whose truth is known, as numbers by class.

#include <cstdio>
#include <map>
#include <set>

#include <doctest/doctest.h>

#include "debate/characters.h"
#include "debate/inlines.h"
#include "generator/debates.h"
#include "unit/debate/dump.h"
#include "unit/debate/making.h"

namespace {

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

std::size_t raw_begin(const debate::Debate& debate, debate::Span span) {
  return debate.clean.map.to_raw(span).begin;
}

void collect_items(const debate::Debate& debate, const std::vector<debate::Block>& blocks,
                   std::set<std::size_t>& items) {
  for (const debate::Block& block : blocks) {
    if (const auto* list = std::get_if<debate::List>(&block.value)) {
      for (const debate::ListItem& item : list->items) {
        bool first = true;
        debate::for_each_paragraph(item.blocks, [&](const debate::Paragraph& paragraph) {
          if (first) items.insert(raw_begin(debate, debate::span_of(paragraph)));
          first = false;
        });
        collect_items(debate, item.blocks, items);
      }
    }
  }
}

void collect_sources(const std::vector<debate::Block>& blocks, std::set<std::string>& sources) {
  for (const debate::Block& block : blocks) {
    if (const auto* quote = std::get_if<debate::BlockQuote>(&block.value)) {
      sources.insert(quote->source);
      collect_sources(quote->blocks, sources);
    } else if (const auto* list = std::get_if<debate::List>(&block.value)) {
      for (const debate::ListItem& item : list->items) collect_sources(item.blocks, sources);
    }
  }
  debate::for_each_paragraph(blocks, [&](const debate::Paragraph& paragraph) {
    for (const debate::Inline& part : paragraph.content) {
      if (const auto* quote = std::get_if<debate::InlineQuote>(&part))
        sources.insert(quote->source);
    }
  });
  sources.erase("");
}

// The posts of the debate by the raw byte at which their text begins.
std::map<std::size_t, const debate::Post*> posts_of(const debate::Debate& debate) {
  std::map<std::size_t, const debate::Post*> posts;
  for (const debate::Post& post : debate.posts) {
    bool first = true;
    debate::for_each_paragraph(post.blocks, [&](const debate::Paragraph& paragraph) {
      if (first) posts[raw_begin(debate, debate::span_of(paragraph))] = &post;
      first = false;
    });
  }
  return posts;
}

bool is_speaker(const debate::Debate& debate, const debate::Post& post, const std::string& name) {
  if (post.speaker.persons.size() != 1) return false;
  for (const debate::Person& person : debate.roster.persons) {
    if (person.id == post.speaker.persons.front()) return person.code == name;
  }
  return false;
}

void score_posts(const generator::TrueDebate& truth, const debate::Debate& debate, Scores& scores) {
  const auto posts = posts_of(debate);
  scores["posts"].wanted += truth.posts.size();
  scores["posts"].found += posts.size();
  std::set<std::string> true_quotes, found_quotes;
  for (const generator::TruePost& expected : truth.posts) {
    scores["lists"].wanted += expected.items.size();
    scores["labels"].wanted += expected.labelled ? 1 : 0;
    scores["speakers (credited)"].wanted += !expected.labelled && expected.credited ? 1 : 0;
    const auto found = posts.find(expected.begin);
    if (found == posts.end()) continue;
    const debate::Post& post = *found->second;
    ++scores["posts"].right;
    std::set<std::size_t> items;
    collect_items(debate, post.blocks, items);
    scores["lists"].found += items.size();
    for (const std::size_t item : expected.items) scores["lists"].right += items.count(item);
    const bool right = is_speaker(debate, post, expected.speaker);
    if (post.speaker.origin == debate::Speaker::Origin::label) {
      ++scores["labels"].found;
      scores["labels"].right += right && expected.labelled ? 1 : 0;
    } else if (post.speaker.origin == debate::Speaker::Origin::inferred) {
      ++scores["speakers (any level)"].found;
      scores["speakers (any level)"].right += right ? 1 : 0;
      ++scores["speakers (any level)"].wanted;
      if (expected.credited) {
        ++scores["speakers (credited)"].found;
        scores["speakers (credited)"].right += right ? 1 : 0;
      }
      if (post.speaker.certainty == debate::Certainty::high) {
        ++scores["speakers (high)"].found;
        ++scores["speakers (high)"].wanted;
        scores["speakers (high)"].right += right ? 1 : 0;
      }
    }
  }
}

void score_quotations(const generator::TrueDebate& truth, const debate::Debate& debate,
                      Scores& scores) {
  const auto posts = posts_of(debate);
  std::map<std::string, std::size_t> index;  // id → true index
  for (std::size_t i = 0; i < truth.posts.size(); ++i) {
    const auto found = posts.find(truth.posts[i].begin);
    if (found != posts.end()) index[found->second->id] = i;
  }
  std::set<std::pair<std::size_t, std::size_t>> found;
  for (const debate::Post& post : debate.posts) {
    std::set<std::string> sources;
    collect_sources(post.blocks, sources);
    for (const std::string& source : sources) {
      if (index.count(post.id) > 0 && index.count(source) > 0) {
        found.emplace(index[post.id], index[source]);
      }
    }
  }
  scores["quotations"].wanted += truth.quotations.size();
  scores["quotations"].found += found.size();
  for (const auto& pair : truth.quotations) scores["quotations"].right += found.count(pair);
}

}  // namespace

TEST_CASE("generated debates of all dialects are read with the precision and recall demanded") {
  Scores scores;
  for (int dialect = 0; dialect < generator::dialects; ++dialect) {
    Scores own;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
      CAPTURE(dialect);
      CAPTURE(seed);
      const generator::TrueDebate truth = generator::make_debate(dialect, seed);
      const debate::Debate debate = testing::made_from(truth.raw);
      score_posts(truth, debate, own);
      score_quotations(truth, debate, own);
    }
    std::printf("%s:", generator::make_debate(dialect, 1).dialect.c_str());
    for (const auto& [name, score] : own) {
      std::printf(" %s %.2f/%.2f", name.c_str(), score.precision(), score.recall());
      scores[name].found += score.found;
      scores[name].right += score.right;
      scores[name].wanted += score.wanted;
    }
    std::printf("\n");
  }
  for (const auto& [name, score] : scores) {
    std::printf("%-24s precision %.3f recall %.3f (%zu found, %zu true)\n", name.c_str(),
                score.precision(), score.recall(), score.found, score.wanted);
  }
  CHECK(scores["posts"].precision() >= 0.97);
  CHECK(scores["posts"].recall() >= 0.97);
  CHECK(scores["labels"].precision() >= 0.99);
  CHECK(scores["labels"].recall() >= 0.97);
  CHECK(scores["lists"].precision() >= 0.95);
  CHECK(scores["lists"].recall() >= 0.95);
  CHECK(scores["quotations"].precision() >= 0.95);
  CHECK(scores["quotations"].recall() >= 0.85);
  CHECK(scores["speakers (high)"].precision() >= 0.95);
}
