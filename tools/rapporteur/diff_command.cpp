#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "edition/passages.h"
#include "edition/word_diff.h"
#include "rapporteur/commands.h"

namespace rapporteur {
namespace {

using edition::Hunk;
using edition::Passage;
using edition::Passages;
using Words = std::vector<std::string>;

constexpr std::size_t context_words = 5;
constexpr std::size_t opening_words = 12;

std::string joined(const Words& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < std::min(end, words.size()); ++i) {
    out += (i == begin ? "" : " ") + words[i];
  }
  return out;
}

// "… the words before [-old-] {+new+} the words after …".
std::string show(const Hunk& hunk, const Words& before, const Words& after) {
  const std::size_t begin = hunk.old_begin - std::min(hunk.old_begin, context_words);
  const std::size_t end = std::min(hunk.old_end + context_words, before.size());
  std::string out = begin > 0 ? "  …" : " ";
  const auto add = [&](const std::string& text) {
    if (!text.empty()) out += " " + text;
  };
  add(joined(before, begin, hunk.old_begin));
  if (hunk.old_end > hunk.old_begin)
    add(fmt::format("[-{}-]", joined(before, hunk.old_begin, hunk.old_end)));
  if (hunk.new_end > hunk.new_begin)
    add(fmt::format("{{+{}+}}", joined(after, hunk.new_begin, hunk.new_end)));
  add(joined(before, hunk.old_end, end));
  return out + (end < before.size() ? " …\n" : "\n");
}

bool are_alike(const Passage& one, const Passage& other) {
  const std::set<std::string> words(one.words.begin(), one.words.end());
  const auto shared = std::count_if(other.words.begin(), other.words.end(),
                                    [&](const std::string& w) { return words.contains(w); });
  return 2 * static_cast<std::size_t>(shared) >= std::max(one.words.size(), other.words.size());
}

class Comparison {
 public:
  Comparison(Passages before, Passages after)
      : before_(std::move(before)), after_(std::move(after)) {
    same_format_ = before_.format == after_.format;
    // What an edition says around the posts is its own.
    for (Passages* side : {&before_, &after_}) {
      if (same_format_) continue;
      std::erase_if(side->passages, [](const Passage& p) { return !p.name.starts_with("post "); });
    }
  }

  void run() {
    const auto texts = [](const Passages& side) {
      Words out;
      for (const Passage& p : side.passages) out.push_back(joined(p.words, 0, p.words.size()));
      return out;
    };
    const std::vector<Hunk> hunks = edition::diff_words(texts(before_), texts(after_));
    std::size_t old_at = 0;
    std::size_t new_at = 0;
    for (const Hunk& hunk : hunks) {
      for (; old_at < hunk.old_begin; ++old_at, ++new_at) same_text(old_at, new_at);
      changed(hunk);
      old_at = hunk.old_end;
      new_at = hunk.new_end;
    }
    for (; old_at < before_.passages.size(); ++old_at, ++new_at) same_text(old_at, new_at);
  }

  const std::string& text() const { return text_; }
  std::size_t differing() const { return differing_; }
  std::size_t passages() const { return std::max(before_.passages.size(), after_.passages.size()); }

 private:
  void same_text(std::size_t old_at, std::size_t new_at) {
    std::string out;
    heading(before_.passages[old_at], after_.passages[new_at], out);
    if (out.empty()) return;
    text_ += after_.passages[new_at].name + "\n" + out;
    ++differing_;
  }

  void heading(const Passage& before, const Passage& after, std::string& out) const {
    if (!same_format_ || before.heading == after.heading) return;
    out += fmt::format("  speaker [-{}-] {{+{}+}}\n",
                       before.heading.empty() ? "nobody" : before.heading,
                       after.heading.empty() ? "nobody" : after.heading);
  }

  // Passages in a stretch that differs: each goes with the next of the other side that has most of
  // its words; with as many on both sides, in order.
  void changed(const Hunk& hunk) {
    const bool in_order = hunk.old_end - hunk.old_begin == hunk.new_end - hunk.new_begin;
    std::size_t new_at = hunk.new_begin;
    for (std::size_t old_at = hunk.old_begin; old_at < hunk.old_end; ++old_at) {
      const Passage& before = before_.passages[old_at];
      std::size_t partner = new_at;
      while (!in_order && partner < hunk.new_end && !are_alike(before, after_.passages[partner]))
        ++partner;
      if (partner >= hunk.new_end) {
        alone(before, "only in the old edition");
        continue;
      }
      for (; new_at < partner; ++new_at) alone(after_.passages[new_at], "only in the new edition");
      compare(before, after_.passages[new_at++]);
    }
    for (; new_at < hunk.new_end; ++new_at)
      alone(after_.passages[new_at], "only in the new edition");
  }

  void alone(const Passage& passage, std::string_view where) {
    ++differing_;
    text_ += fmt::format("{}: {}\n  {}{}\n", passage.name, where,
                         joined(passage.words, 0, opening_words),
                         passage.words.size() > opening_words ? " …" : "");
  }

  void compare(const Passage& before, const Passage& after) {
    ++differing_;
    text_ +=
        before.name == after.name ? after.name : fmt::format("{}, now {}", before.name, after.name);
    text_ += "\n";
    heading(before, after, text_);
    for (const Hunk& hunk : edition::diff_words(before.words, after.words))
      text_ += show(hunk, before.words, after.words);
  }

  Passages before_, after_;
  bool same_format_ = true;
  std::string text_;
  std::size_t differing_ = 0;
};

Passages read(const std::string& path) {
  return edition::read_passages(base::read_file(path), path);
}

void run(const Arguments& arguments, Console& console) {
  try {
    Comparison comparison(read(arguments.operands[0]), read(arguments.operands[1]));
    comparison.run();
    if (comparison.differing() == 0) {
      console.say(fmt::format("the same words in {} passages", comparison.passages()));
      return;
    }
    console.print(comparison.text());
    console.say(
        fmt::format("{} of {} passages differ", comparison.differing(), comparison.passages()));
    console.set_exit_code(1);
  } catch (const base::Error& e) {
    // 1 already means something else here.
    throw base::Error(base::Error::Kind::environment, e.diagnostic());
  }
}

}  // namespace

Command diff_command() {
  return {
      "diff",
      "OLD NEW",
      "which words of two editions differ, post by post",
      "Compares two editions by their words, not their looks: TEI, XHTML, EPUB or PDF, also one\n"
      "with another, but then only the posts. Shows [-old-] and {+new+} words. The exit code is\n"
      "0 when all words are the same, 1 when some differ, 2 when a file cannot be read.",
      {},
      2,
      2,
      run};
}

}  // namespace rapporteur
