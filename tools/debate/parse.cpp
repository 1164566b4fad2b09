#include "debate/parse.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "debate/blocks.h"
#include "debate/characters.h"
#include "debate/codes.h"
#include "debate/cues.h"
#include "debate/forwarded.h"
#include "debate/front.h"
#include "debate/gaps.h"
#include "debate/headings.h"
#include "debate/lines.h"
#include "debate/openings.h"
#include "debate/posts.h"
#include "debate/quote_tags.h"
#include "debate/roster.h"
#include "debate/signatures.h"

namespace debate {

namespace {

constexpr std::size_t longest_heading = 80;

std::size_t line_at(const std::vector<Line>& lines, std::size_t offset) {
  const auto found = std::partition_point(
      lines.begin(), lines.end(), [&](const Line& line) { return line.whole.end < offset; });
  return static_cast<std::size_t>(found - lines.begin());
}

class Parser {
 public:
  Parser(Debate& debate, const Settings& settings, base::Diagnostics& diagnostics)
      : debate_(debate),
        settings_(settings),
        diagnostics_(diagnostics),
        text_(debate.clean.text),
        lines_(cut_lines(debate.clean, split_lines(text_), settings.boundaries)) {}

  void run() {
    leave_out_cue_lines(text_, lines_, debate_.structure);
    lines_ = read_quote_tags(text_, std::move(lines_), debate_.structure);
    lines_ = read_forwarded(text_, std::move(lines_), debate_.structure);
    lines_ = split_signatures(text_, std::move(lines_));
    std::optional<Roster> roster = find_roster(text_, lines_);
    const bool has_list = roster.has_value();
    if (!has_list) roster = find_roster_sentence(text_, lines_);
    const bool has_roster = roster.has_value();
    if (roster) {
      debate_.roster = std::move(*roster);
      propose_codes(debate_.roster, debate_.clean);
    }
    for (const Person& person : debate_.roster.persons) {
      bearers_[code_key(person.code)].push_back(person.id);
      taken_.insert(person.id);
    }
    const NameIndex names(debate_.roster.persons);
    const std::vector<Line> back = has_list ? take_back(names) : std::vector<Line>();
    const bool in_front = has_list && back.empty();
    const std::size_t after_roster =
        in_front ? line_at(lines_, debate_.roster.span.end) + 1 : std::size_t{0};
    std::vector<Opening> openings = accept_openings(text_, lines_, after_roster, names, has_roster);
    add_headings(text_, lines_, openings);
    FrontLayout layout = find_title(text_, lines_, openings, has_roster);
    if (in_front) {
      layout.roster_begin = line_at(lines_, debate_.roster.span.begin);
      layout.roster_end = after_roster;
      if (layout.after_title > layout.roster_begin) {
        layout.title = layout.byline = {};
        layout.after_title = 0;
      }
    }
    const std::size_t body = std::max(layout.after_title, after_roster);
    const GapHabit habit = learn_gaps(text_, lines_, body, openings);
    find_first_post(text_, lines_, openings, habit, layout);
    if (in_front) find_head(lines_, layout.after_title);
    make_front(layout, habit);
    make_posts(layout, habit, openings);
    if (!back.empty()) make_back(back, habit);
  }

 private:
  // Takes the lines from the heading of the list of participants on off the text when posts with
  // labels stand before it; none when they follow it.
  std::vector<Line> take_back(const NameIndex& names) {
    std::size_t first = line_at(lines_, debate_.roster.span.begin);
    if (first < lines_.size() / 3) return {};
    std::size_t heading = first;
    while (heading > 0 && lines_[heading - 1].blank()) --heading;
    if (heading > 0 && is_roster_cue(slice(text_, lines_[heading - 1].body)) &&
        lines_[heading - 1].body.size() < longest_heading) {
      first = heading - 1;
    }
    const auto middle = lines_.begin() + static_cast<std::ptrdiff_t>(first);
    const std::vector<Line> before(lines_.begin(), middle);
    if (accept_openings(text_, before, 0, names, true).size() < 2) return {};
    std::vector<Line> back(middle, lines_.end());
    lines_.erase(middle, lines_.end());
    return back;
  }

  void make_back(const std::vector<Line>& lines, const GapHabit& habit) {
    find_head(lines, 0);
    const std::size_t begin = list_begin(lines);
    const std::size_t end = line_at(lines, debate_.roster.span.end) + 1;
    debate_.back.has_roster = true;
    debate_.back.before_roster =
        build_blocks(text_, strips_of(text_, lines, 0, begin, habit), debate_.structure);
    debate_.structure.push_back({debate_.roster.span, "D106", "punctuation of the participants"});
    debate_.back.after_roster =
        build_blocks(text_, strips_of(text_, lines, end, lines.size(), habit), debate_.structure);
  }

  // Takes the heading of the list out of the lines before it.
  void find_head(const std::vector<Line>& lines, std::size_t from) {
    const std::size_t list = line_at(lines, debate_.roster.span.begin);
    const Span head = find_roster_head(text_, lines, list);
    const std::size_t line = line_at(lines, head.begin);
    if (head.empty() || line < from) return;
    debate_.roster.head = head;
    const Span around{lines[line].whole.begin, lines[list].whole.begin};
    debate_.structure.push_back({around, "D106", "punctuation of the participants"});
  }

  // The line before which the list, with its heading, begins.
  std::size_t list_begin(const std::vector<Line>& lines) const {
    const Roster& roster = debate_.roster;
    return line_at(lines, roster.head.empty() ? roster.span.begin : roster.head.begin);
  }

  void make_front(const FrontLayout& layout, const GapHabit& habit) {
    Front& front = debate_.front;
    front.title = layout.title;
    front.byline = layout.byline;
    const bool has_roster = layout.roster_end > layout.roster_begin;
    const std::size_t before_end = has_roster ? list_begin(lines_) : layout.first_post;
    front.before_roster = build_blocks(
        text_, strips_of(text_, lines_, layout.after_title, before_end, habit), debate_.structure);
    if (has_roster) {
      debate_.structure.push_back({debate_.roster.span, "D106", "punctuation of the participants"});
      front.after_roster =
          build_blocks(text_, strips_of(text_, lines_, layout.roster_end, layout.first_post, habit),
                       debate_.structure);
    }
  }

  void make_posts(const FrontLayout& layout, const GapHabit& habit,
                  const std::vector<Opening>& openings) {
    std::vector<bool> met(settings_.boundaries.size(), false);
    std::vector<PostLines> posts = split_posts(debate_.clean, lines_, layout.first_post, openings,
                                               habit, settings_.boundaries, met, debate_.structure);
    for (std::size_t i = 0; i < met.size(); ++i) {
      if (met[i]) continue;
      diagnostics_.push_back({"D903",
                              base::Severity::error,
                              settings_.boundaries[i].where,
                              "no paragraph begins with \"" + settings_.boundaries[i].at + "\"",
                              "give the opening words as they stand in the transcript",
                              {}});
    }
    debate_.posts.reserve(posts.size());
    for (PostLines& lines : posts) add_post(lines);
  }

  void add_post(const PostLines& lines) {
    Post post;
    post.number = static_cast<int>(debate_.posts.size()) + 1;
    post.id = "post-" + std::to_string(post.number);
    post.span = lines.span;
    post.label = lines.label;
    if (lines.opening != nullptr) {
      post.when = lines.opening->when;
      if (!lines.opening->name.empty()) post.speaker = speaker_of(*lines.opening);
    }
    post.blocks = build_blocks(text_, lines.strips, debate_.structure);
    debate_.posts.push_back(std::move(post));
  }

  Speaker speaker_of(const Opening& opening) {
    Speaker speaker;
    speaker.origin = Speaker::Origin::label;
    std::vector<Person>& persons = debate_.roster.persons;
    if (opening.person >= 0) {
      const Person& named = persons[static_cast<std::size_t>(opening.person)];
      speaker.persons = bearers_[code_key(named.code)];
    } else {
      speaker.persons.push_back(unlisted(opening));
    }
    if (speaker.persons.size() > 1) {
      speaker.certainty = Certainty::low;
      speaker.evidence.push_back("The label names a code that several participants bear.");
    }
    return speaker;
  }

  // A person who is only known from labels.
  std::string unlisted(const Opening& opening) {
    const auto [found, fresh] = unlisted_.emplace(opening.key, std::string());
    if (!fresh) return found->second;
    Person person;
    person.code = std::string(slice(text_, opening.name));
    const std::string wish = id_from(person.code);
    person.id = wish;
    for (int n = 2; !taken_.insert(person.id).second; ++n) {
      person.id = wish + "-" + std::to_string(n);
    }
    found->second = person.id;
    debate_.roster.persons.push_back(std::move(person));
    return found->second;
  }

  Debate& debate_;
  const Settings& settings_;
  base::Diagnostics& diagnostics_;
  std::string_view text_;
  std::vector<Line> lines_;
  std::map<std::string, std::vector<std::string>> bearers_;  // key of a code → ids
  std::map<std::string, std::string> unlisted_;              // key of a label → id
  std::set<std::string> taken_;                              // ids
};

}  // namespace

void parse_debate(Debate& debate, const Settings& settings, base::Diagnostics& diagnostics) {
  debate.metadata = settings.metadata;
  Parser(debate, settings, diagnostics).run();
}

}  // namespace debate
