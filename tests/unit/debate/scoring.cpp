#include "unit/debate/scoring.h"

#include <algorithm>
#include <cstdio>
#include <set>

#include "debate/characters.h"
#include "debate/inlines.h"

namespace testing {

namespace {

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

// Several persons are right when they share the code.
bool is_speaker(const debate::Debate& debate, const debate::Post& post, const std::string& name) {
  const std::vector<std::string>& ids = post.speaker.persons;
  return !ids.empty() && std::all_of(ids.begin(), ids.end(), [&](const std::string& id) {
    return std::any_of(
        debate.roster.persons.begin(), debate.roster.persons.end(),
        [&](const debate::Person& person) { return person.id == id && person.code == name; });
  });
}

void say(const char* what, const std::string& raw, std::size_t at) {
  std::printf("    %s: \"%s\"\n", what, raw.substr(at, 50).c_str());
}

void tell_speaker(const generator::TrueDebate& truth, const generator::TruePost& expected,
                  const debate::Post& post, bool right) {
  if (right || expected.speaker == "?") return;
  const bool named = !post.speaker.persons.empty();
  if (!named && !expected.labelled && !expected.credited) return;
  std::string what = "not known to be by " + expected.speaker;
  if (named) what = "by " + expected.speaker + ", not by " + post.speaker.persons.front();
  for (const std::string& sentence : post.speaker.evidence) what += "; " + sentence;
  say(what.c_str(), truth.raw, expected.begin);
}

void score_posts(const generator::TrueDebate& truth, const debate::Debate& debate, Scores& scores,
                 bool tell) {
  const auto posts = posts_of(debate);
  scores["posts"].wanted += truth.posts.size();
  scores["posts"].found += posts.size();
  for (const generator::TruePost& expected : truth.posts) {
    scores["lists"].wanted += expected.items.size();
    scores["labels"].wanted += expected.labelled ? 1 : 0;
    scores["speakers (credited)"].wanted += !expected.labelled && expected.credited ? 1 : 0;
    const auto found = posts.find(expected.begin);
    if (found == posts.end()) {
      if (tell) say("no post begins here", truth.raw, expected.begin);
      continue;
    }
    const debate::Post& post = *found->second;
    ++scores["posts"].right;
    std::set<std::size_t> items;
    collect_items(debate, post.blocks, items);
    scores["lists"].found += items.size();
    for (const std::size_t item : expected.items) {
      scores["lists"].right += items.count(item);
      if (tell && items.count(item) == 0) say("no item begins here", truth.raw, item);
    }
    const bool right = is_speaker(debate, post, expected.speaker);
    if (tell) tell_speaker(truth, expected, post, right);
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
                      Scores& scores, bool tell) {
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
  for (const auto& pair : truth.quotations) {
    scores["quotations"].right += found.count(pair);
    if (tell && found.count(pair) == 0)
      say("quotation not found", truth.raw, truth.posts[pair.first].begin);
  }
}

void score_links(const generator::TrueDebate& truth, const debate::Debate& debate, Scores& scores,
                 bool tell) {
  std::set<std::size_t> found;
  for (const debate::Post& post : debate.posts) {
    debate::for_each_paragraph(post.blocks, [&](const debate::Paragraph& paragraph) {
      for (const debate::Inline& part : paragraph.content) {
        if (const auto* link = std::get_if<debate::Link>(&part))
          found.insert(raw_begin(debate, link->span));
      }
    });
  }
  scores["links"].wanted += truth.links.size();
  scores["links"].found += found.size();
  for (const std::size_t link : truth.links) {
    scores["links"].right += found.count(link);
    if (tell && found.count(link) == 0) say("no link begins here", truth.raw, link);
  }
}

// Blanks between the text and what is missing belong to neither.
std::size_t behind_text(const std::string& raw, std::size_t at) {
  while (at > 0 && std::string_view(" \t\r\n").find(raw[at - 1]) != std::string_view::npos) --at;
  return at;
}

void score_gaps(const generator::TrueDebate& truth, const debate::Debate& debate, Scores& scores,
                bool tell) {
  if (truth.gaps.empty()) return;  // nobody has marked them
  std::set<std::size_t> found;
  for (const debate::Post& post : debate.posts) {
    debate::for_each_paragraph(post.blocks, [&](const debate::Paragraph& paragraph) {
      for (const debate::Inline& part : paragraph.content) {
        const auto* gap = std::get_if<debate::Gap>(&part);
        if (gap != nullptr)
          found.insert(behind_text(truth.raw, raw_begin(debate, {gap->at, gap->at})));
      }
    });
  }
  scores["gaps"].wanted += truth.gaps.size();
  scores["gaps"].found += found.size();
  for (const std::size_t gap : truth.gaps) {
    scores["gaps"].right += found.count(gap);
    if (tell && found.count(gap) == 0) say("no gap behind", truth.raw, gap < 30 ? 0 : gap - 30);
    found.erase(gap);
  }
  for (const std::size_t gap : found) {
    if (tell) say("no link was lost behind", truth.raw, gap < 30 ? 0 : gap - 30);
  }
}

void score_findings(const generator::TrueDebate& truth, const debate::Debate& debate,
                    Scores& scores, bool tell) {
  if (!truth.findings) return;
  std::set<std::string> found;
  for (const normalize::Finding& finding : debate.findings) {
    const bool judged = finding.rule == "D301" || finding.rule.substr(0, 2) == "D5";
    if (judged) found.insert(std::string(finding.rule));
    if (tell && judged && truth.findings->count(std::string(finding.rule)) == 0)
      std::printf("    %s found: %s\n", std::string(finding.rule).c_str(), finding.message.c_str());
  }
  Score& score = scores["findings"];
  score.wanted += truth.findings->size();
  score.found += found.size();
  for (const std::string& rule : *truth.findings) {
    score.right += found.count(rule);
    if (tell && found.count(rule) == 0) std::printf("    %s found nothing\n", rule.c_str());
  }
}

void score_participants(const generator::TrueDebate& truth, const debate::Debate& debate,
                        Scores& scores, bool tell) {
  std::multiset<std::string> wanted(truth.codes.begin(), truth.codes.end());
  Score& score = scores["participants"];
  score.wanted += wanted.size();
  for (const debate::Person& person : debate.roster.persons) {
    // Whom a sentence names has no place of his own, but a role; whom only labels name has neither.
    if (person.code_span.empty() && (person.role.empty() || truth.codes.empty())) continue;
    ++score.found;
    const auto same = wanted.find(person.code);
    if (same == wanted.end()) {
      if (tell) std::printf("    no participant is called \"%s\"\n", person.code.c_str());
      continue;
    }
    ++score.right;
    wanted.erase(same);
  }
  for (const std::string& code : wanted) {
    if (tell) std::printf("    the participant \"%s\" was not found\n", code.c_str());
  }
}

bool is_repair(const normalize::Change& change) {
  return change.rule.substr(0, 2) == "N3" && change.decision == normalize::Decision::applied;
}

// What a repair outside the places that were damaged does is wrong whatever it is.
void score_repairs(const generator::TrueDebate& truth, const debate::Debate& debate, Scores& scores,
                   bool tell) {
  Score& score = scores["repairs"];
  score.wanted += truth.places.size();
  const std::vector<normalize::Change>& changes = debate.clean.changes;
  std::size_t inside = 0;
  for (const generator::DamagedPlace& place : truth.places) {
    std::string result;
    std::size_t at = place.at.begin;
    bool touched = false;
    for (const normalize::Change& change : changes) {
      if (!is_repair(change) || change.raw.begin < at || change.raw.end > place.at.end) continue;
      result += truth.raw.substr(at, change.raw.begin - at) + change.after;
      at = change.raw.end;
      touched = true;
      ++inside;
    }
    result += truth.raw.substr(at, place.at.end - at);
    score.found += touched ? 1 : 0;
    score.right += result == place.before ? 1 : 0;
    if (tell && result != place.before) {
      std::printf("    %s: \"%s\" for \"%s\"\n", touched ? "WRONG REPAIR" : "not repaired",
                  result.c_str(), place.before.c_str());
    }
  }
  for (const normalize::Change& change : changes) {
    if (!is_repair(change)) continue;
    if (inside > 0 && std::any_of(truth.places.begin(), truth.places.end(), [&](const auto& place) {
          return place.at.begin <= change.raw.begin && change.raw.end <= place.at.end;
        }))
      continue;
    ++score.found;
    if (tell)
      std::printf("    FALSE REPAIR: \"%s\" became \"%s\"\n", change.before.c_str(),
                  change.after.c_str());
  }
}

}  // namespace

void add_scores(const generator::TrueDebate& truth, const debate::Debate& debate, Scores& scores,
                bool tell) {
  score_posts(truth, debate, scores, tell);
  score_quotations(truth, debate, scores, tell);
  score_links(truth, debate, scores, tell);
  score_gaps(truth, debate, scores, tell);
  score_findings(truth, debate, scores, tell);
  score_participants(truth, debate, scores, tell);
  score_repairs(truth, debate, scores, tell);
}

void print_scores(const std::string& title, const Scores& scores) {
  std::printf("%s\n", title.c_str());
  for (const auto& [name, score] : scores) {
    std::printf("  %-24s precision %.3f recall %.3f (%zu found, %zu true)\n", name.c_str(),
                score.precision(), score.recall(), score.found, score.wanted);
  }
}

}  // namespace testing
