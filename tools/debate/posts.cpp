#include "debate/posts.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "debate/characters.h"
#include "debate/findings.h"
#include "debate/machine_lines.h"
#include "debate/markers.h"
#include "debate/remarks.h"
#include "debate/roster.h"
#include "debate/signatures.h"
#include "debate/when.h"

namespace debate {

namespace {

bool starts_with_any(std::string_view line, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view s) { return starts_with_ignoring_case(line, s); });
}

// Where the editor's rulings on boundaries apply.
class RuledLines {
 public:
  RuledLines(const normalize::CleanText& clean, const std::vector<Line>& lines,
             const std::vector<BoundaryRuling>& rulings, std::vector<bool>& met)
      : text_(clean.text), lines_(lines), rulings_(rulings), met_(met), at_(rulings.size()) {
    for (std::size_t r = 0; r < rulings.size(); ++r) {
      if (rulings[r].byte) at_[r] = line_at(clean.map, rulings[r]);
    }
  }

  bool matches(std::size_t line, BoundaryRuling::Kind kind) {
    for (std::size_t r = 0; r < rulings_.size(); ++r) {
      if (rulings_[r].kind != kind) continue;
      const bool here =
          at_[r] ? *at_[r] == line : is_opened_by(slice(text_, lines_[line].body), rulings_[r].at);
      if (!here) continue;
      met_[r] = true;
      return true;
    }
    return false;
  }

 private:
  // Nothing when other words stand there: then the words alone are asked.
  std::optional<std::size_t> line_at(const normalize::OffsetMap& map,
                                     const BoundaryRuling& ruling) const {
    auto line = find_at_byte(lines_.begin(), lines_.end(), map, *ruling.byte,
                             [](const Line& l) { return l.body; });
    while (line != lines_.end() && line->blank()) ++line;
    if (line == lines_.end()) return std::nullopt;
    const std::optional<Marker> marker = parse_marker(text_, line->body);
    const Span words{marker ? marker->span.end : line->body.begin, line->body.end};
    if (!opens_with(slice(text_, words), ruling.at)) return std::nullopt;
    return static_cast<std::size_t>(line - lines_.begin());
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  const std::vector<BoundaryRuling>& rulings_;
  std::vector<bool>& met_;
  std::vector<std::optional<std::size_t>> at_;
};

// How mail programs and boards in some languages close the line above what somebody wrote.
constexpr std::array<std::string_view, 12> said_so = {
    " wrote", " writes",     " said",          " geschrieben", " schrieb",   " \u00E9crit",
    " skrev", " ha scritto", " escribi\u00F3", " schreef",     " kirjoitti", " escreveu"};

class Splitter {
 public:
  Splitter(std::string_view text, const std::vector<Line>& lines,
           const std::vector<Opening>& openings, const GapHabit& habit,
           std::vector<Structure>& structure)
      : text_(text), lines_(lines), openings_(openings), habit_(habit), structure_(structure) {}

  std::vector<PostLines> run(std::size_t first_line, RuledLines& ruled) {
    std::size_t gap = 0;
    for (std::size_t i = first_line; i < lines_.size(); ++i) {
      if (lines_[i].blank()) {
        ++gap;
        continue;
      }
      if (i < past_header_) continue;
      const bool ruled_join = ruled.matches(i, BoundaryRuling::Kind::join);
      const bool ruled_split = ruled.matches(i, BoundaryRuling::Kind::split);
      take(i, gap, ruled_join, ruled_split);
      gap = 0;
    }
    finish();
    return std::move(posts_);
  }

 private:
  const Opening* opening_at(std::size_t line) {
    while (next_opening_ < openings_.size() && openings_[next_opening_].line < line) {
      ++next_opening_;
    }
    const bool here = next_opening_ < openings_.size() && openings_[next_opening_].line == line;
    return here ? &openings_[next_opening_] : nullptr;
  }

  void take(std::size_t i, std::size_t gap, bool ruled_join, bool ruled_split) {
    const Line& line = lines_[i];
    const std::string_view body = slice(text_, line.body);
    const Opening* opening = opening_at(i);
    if (is_separator(body) || body == habit_.separator) {
      structure_.push_back({line.body, "D102", "a line that separates posts"});
      force_ = !posts_.empty() && (!habit_.by_headers || is_numbered_separator(body));
      return;
    }
    const bool label_alone = !posts_.empty() && posts_.back().strips.empty() &&
                             posts_.back().opening != nullptr && !posts_.back().opening->closes;
    const bool headed = opening != nullptr && opening->form == OpeningForm::quoting_header;
    const bool told = opening == nullptr && attributes_quotation(i);
    if (headed || (!posts_.empty() && (told || introduces_quotation(i)))) {
      const bool by_gap = !posts_.empty() && line.depth == 0 && !ruled_join &&
                          (ruled_split || is_boundary(i, gap, label_alone));
      if (posts_.empty() || by_gap) begin_post(line.body.begin, nullptr, by_gap);
      structure_.push_back({line.body, "D202", "the header of quoted lines"});
      return;
    }
    if (opening != nullptr && opening->closes && !posts_.empty()) {
      posts_.back().opening = opening;
      structure_.push_back(
          {line.body, "D201", "the name of the speaker and the date below a post"});
      force_ = true;
      return;
    }
    if (opening != nullptr && !ruled_join) {
      if (gap > habit_.label) lose_link_at_end();
      begin_post(line.body.begin, opening, false);
      add_label(line, *opening);
      return;
    }
    if (posts_.empty() || ruled_split || (!ruled_join && is_boundary(i, gap, label_alone))) {
      begin_post(line.body.begin, nullptr, !posts_.empty());
    }
    add_text(line, line.body, gap);
  }

  bool is_boundary(std::size_t i, std::size_t gap, bool label_alone) {
    if (label_alone) return false;
    if (force_) return true;
    if (lost_link(i, gap)) return false;
    if (!opens_by_gap(i, gap) && !(after_remark_ && gap > 0)) return false;
    // An editor's remark is no post, but what follows it is one.
    after_remark_ = opens_editorial_remark(slice(text_, lines_[i].body));
    return !after_remark_;
  }

  bool opens_by_gap(std::size_t i, std::size_t gap) const {
    if (habit_.post > 0 && gap >= habit_.post) return true;
    if (habit_.by_letters) return is_whole_salutation(slice(text_, lines_[i].body));
    if (habit_.by_turns && gap >= habit_.paragraph) return opens_like_turn(i);
    return false;
  }

  // "In article <12@news.example>, Anna wrote:", "Anna hat geschrieben:" right above quoted lines.
  bool attributes_quotation(std::size_t i) const {
    constexpr std::size_t longest = 200;
    const std::string_view body = slice(text_, lines_[i].body);
    if (body.size() > longest || body.back() != ':') return false;
    std::size_t next = i + 1;
    if (next < lines_.size() && lines_[next].blank()) ++next;
    if (next >= lines_.size() || lines_[next].depth <= lines_[i].depth) return false;
    const std::string_view words = trimmed(body.substr(0, body.size() - 1));
    return std::any_of(said_so.begin(), said_so.end(),
                       [&](std::string_view verb) { return words.ends_with(verb); });
  }

  // "> Anna wrote:" above lines that are quoted in the quoted ones.
  bool introduces_quotation(std::size_t i) const {
    if (lines_[i].depth == 0 || text_[lines_[i].body.end - 1] != ':') return false;
    std::size_t next = i + 1;
    while (next < lines_.size() && lines_[next].blank()) ++next;
    if (next == lines_.size() || lines_[next].depth <= lines_[i].depth) return false;
    Line line = lines_[i];
    line.depth = 0;
    const std::optional<Opening> opening = read_opening(text_, line, NameIndex({}));
    return opening &&
           (opening->form == OpeningForm::header || opening->form == OpeningForm::quoting_header);
  }

  bool opens_like_turn(std::size_t i) const {
    const std::string_view body = slice(text_, lines_[i].body);
    return starts_with_any(
        body,
        {"i agree", "thank",       "i think",   "yes",        "no,",          "dear ",  "hi ",
         "hello",   "i disagree",  "@",         "good point", "great ",       "agreed", "exactly",
         "well,",   "in response", "to answer", "my view",    "following up", "i'd ",   "i would"});
  }

  // The paragraph before ends in a colon and a gap wider than between paragraphs follows: the link
  // was taken out, and the post goes on.
  bool lost_link(std::size_t i, std::size_t gap) {
    if (posts_.empty() || posts_.back().strips.empty()) return false;
    Strip& last = posts_.back().strips.back();
    const std::string_view next = slice(text_, lines_[i].body);
    const LinkLead lead = find_link_lead(slice(text_, last.span));
    if (!lead.colon || starts_with_link(next) || lines_[i].depth > 0) return false;
    const bool wide = gap > habit_.paragraph;
    if (!wide && !(lead.strong && gap >= 1 && !parse_any_marker(text_, lines_[i].body)))
      return false;
    last.lost_link = true;
    return wide;
  }

  void begin_post(std::size_t at, const Opening* opening, bool by_gap) {
    finish();
    force_ = after_remark_ = false;
    signed_ = false;
    PostLines post;
    post.span = {at, at};
    post.opening = opening;
    post.by_gap = by_gap;
    post.unsure = by_gap && habit_.post == 0;
    posts_.push_back(std::move(post));
  }

  void add_label(const Line& line, const Opening& opening) {
    PostLines& post = posts_.back();
    post.label = opening.name;
    post.span.end = opening.name.empty() ? line.body.begin : opening.name.end;
    past_header_ = opening.last_line + 1;
    const std::size_t rest = std::min(opening.text_begin, lines_[opening.last_line].body.end);
    const std::string_view why = "what stands around the name of the speaker";
    const auto leave = [&](Span span) {
      if (!span.empty()) structure_.push_back({span, "D201", std::string(why)});
    };
    if (opening.name.empty()) {
      leave({line.body.begin, rest});
    } else {
      leave({line.body.begin, opening.name.begin});
      leave({opening.name.end, rest});
    }
    const Line& last = lines_[opening.last_line];
    if (rest >= last.body.end) return;
    // "CD: > …" quotes.
    Line text = last;
    const bool quotes =
        text_[rest] == '>' && rest + 1 < last.body.end && blank_at(text_, rest + 1) > 0;
    text.depth += quotes ? 1 : 0;
    add_text(text, trim(text_, {quotes ? rest + 1 : rest, last.body.end}), 0);
  }

  void add_text(const Line& line, Span span, std::size_t gap) {
    PostLines& post = posts_.back();
    const std::string_view body = slice(text_, span);
    if (body == "--" || body == "__") signed_ = true;
    if (signed_ || is_machine_line(body)) {
      force_ = force_ || (habit_.by_rows && !post.strips.empty() && is_row_of_buttons(body));
      structure_.push_back({span, "D203", "added below a post by a program or as a signature"});
      return;
    }
    Strip strip;
    strip.span = span;
    strip.indent = line.indent;
    strip.gap = gap;
    strip.depth = line.depth;
    post.strips.push_back(strip);
    post.span.end = span.end;
  }

  // A colon and a gap wider than before other labels.
  void lose_link_at_end() {
    if (posts_.empty() || posts_.back().strips.empty()) return;
    Strip& last = posts_.back().strips.back();
    last.lost_link = last.lost_link || find_link_lead(slice(text_, last.span)).colon;
  }

  // "Best wishes," and the name that the label gives anyway, with a job and the like below it.
  void take_signature() {
    constexpr std::size_t most_details = 3, longest_detail = 60;
    PostLines& post = posts_.back();
    if (post.opening == nullptr || post.opening->closes || post.label.empty()) return;
    const std::string key = code_key(slice(text_, post.label));
    std::size_t first = post.strips.size();
    for (std::size_t k = first; k-- > 1 && post.strips.size() - k <= most_details + 1;) {
      const Strip& strip = post.strips[k];
      const std::string_view line = slice(text_, strip.span);
      const std::string_view name = after_valediction(line);
      if (strip.depth == 0 && code_key(name) == key && !name.empty()) {
        const bool closes = name.size() < line.size() && name.data() != line.data();
        first =
            !closes && closes_letter(slice(text_, post.strips[k - 1].span)) && k > 1 ? k - 1 : k;
        break;
      }
      if (line.size() > longest_detail || std::string_view(".?!").find(line.back()) != line.npos)
        break;
    }
    for (std::size_t k = first; k < post.strips.size(); ++k) {
      structure_.push_back(
          {post.strips[k].span, "D203", "added below a post by a program or as a signature"});
    }
    post.strips.resize(first);
    post.span.end =
        std::min(post.span.end, post.strips.empty() ? post.span.end : post.strips.back().span.end);
  }

  // The last paragraph may lead to a link that was taken out at the very end.
  void finish() {
    if (posts_.empty() || posts_.back().strips.empty()) return;
    take_signature();
    Strip& last = posts_.back().strips.back();
    if (find_link_lead(slice(text_, last.span)).strong) last.lost_link = true;
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  const std::vector<Opening>& openings_;
  const GapHabit& habit_;
  std::vector<Structure>& structure_;
  std::vector<PostLines> posts_;
  std::size_t next_opening_ = 0;
  std::size_t past_header_ = 0;  // the line below the label or header at hand
  bool force_ = false;           // a separator stands before
  bool after_remark_ = false;    // a gap, and then an editor's remark, stand before
  bool signed_ = false;          // below a "-- " line
};

// "----- Monday, March 8th, 2021 -----", as chats part their days: nothing but a date between
// signs.
bool is_dated_separator(std::string_view line) {
  constexpr std::string_view signs = "-*=_~ \u2013\u2014";
  constexpr std::size_t fewest = 2, longest = 80;
  const std::size_t first = line.find_first_not_of(signs);
  if (first == line.npos || first < fewest || line.size() > longest) return false;
  const std::size_t last = line.find_last_not_of(signs);
  if (line.size() - last - 1 < fewest) return false;
  const std::optional<When> when = find_when(line, {first, last + 1});
  return when && when->date && count_words(line.substr(first, when->span.begin - first)) <= 1 &&
         trimmed(line.substr(when->span.end, last + 1 - when->span.end)).empty();
}

}  // namespace

bool is_numbered_separator(std::string_view line) {
  constexpr std::string_view signs = "-*=_~ ", digits = "0123456789";
  constexpr std::size_t fewest = 2;
  const std::size_t first = line.find_first_not_of(signs);
  if (first == line.npos || first < fewest) return false;
  const std::size_t last = line.find_last_not_of(signs);
  if (line.size() - last - 1 < fewest) return false;
  std::string name = lowered(line.substr(first, last + 1 - first));
  const std::size_t number = name.find_first_of(digits);
  if (number == name.npos || name.find_first_not_of(digits, number) != name.npos) return false;
  name.resize(number);
  const bool hash = name.find('#') != name.npos;
  std::erase_if(name, [](char c) { return c == ' ' || c == '#'; });
  if (name.empty()) return hash;
  constexpr std::array<std::string_view, 6> names = {"post",  "message", "comment",
                                                     "reply", "entry",   "no."};
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_separator(std::string_view line) {
  std::size_t signs = 0;
  for (const char c : line) {
    if (c == ' ') continue;
    if (std::string_view("-*=_~#").find(c) == std::string_view::npos) {
      return is_numbered_separator(line) || is_dated_separator(line);
    }
    ++signs;
  }
  return signs >= 3;
}

std::vector<Line> cut_lines(const normalize::CleanText& clean, std::vector<Line> lines,
                            const std::vector<BoundaryRuling>& rulings) {
  const std::string_view text = clean.text;
  for (const BoundaryRuling& ruling : rulings) {
    if (ruling.kind != BoundaryRuling::Kind::split || !ruling.byte) continue;
    const auto line = find_at_byte(lines.begin(), lines.end(), clean.map, *ruling.byte,
                                   [](const Line& l) { return l.body; });
    if (line == lines.end() || line->blank()) continue;
    std::size_t at = line->body.begin;
    const auto is_wanted = [&] {
      return text[at - 1] == ' ' && clean.map.to_raw({at, at + 1}).begin >= *ruling.byte;
    };
    while (++at < line->body.end && !is_wanted()) {
    }
    if (at >= line->body.end || clean.map.to_raw({at, at + 1}).begin != *ruling.byte) continue;
    if (!opens_with(slice(text, {at, line->body.end}), ruling.at)) continue;
    Line rest = *line;
    rest.whole.begin = rest.body.begin = at;
    rest.columns = rest.indent + base::count_code_points(slice(text, rest.body));
    line->whole.end = at;
    line->body = trim(text, {line->body.begin, at});
    line->columns -= rest.columns - rest.indent;
    lines.insert(line + 1, rest);
  }
  return lines;
}

std::vector<PostLines> split_posts(const normalize::CleanText& clean,
                                   const std::vector<Line>& lines, std::size_t first_line,
                                   const std::vector<Opening>& openings, const GapHabit& habit,
                                   const std::vector<BoundaryRuling>& rulings,
                                   std::vector<bool>& met, std::vector<Structure>& structure) {
  RuledLines ruled(clean, lines, rulings, met);
  return Splitter(clean.text, lines, openings, habit, structure).run(first_line, ruled);
}

std::vector<Strip> strips_of(std::string_view text, const std::vector<Line>& lines,
                             std::size_t begin, std::size_t end, const GapHabit& habit) {
  std::vector<Strip> strips;
  std::size_t gap = 0;
  for (std::size_t i = begin; i < end && i < lines.size(); ++i) {
    if (lines[i].blank()) {
      ++gap;
      continue;
    }
    if (!strips.empty()) {
      const LinkLead lead = find_link_lead(slice(text, strips.back().span));
      const bool strong = lead.strong && gap >= 1 && !parse_any_marker(text, lines[i].body);
      strips.back().lost_link = ((lead.colon && gap > habit.paragraph) || strong) &&
                                !starts_with_link(slice(text, lines[i].body));
    }
    Strip strip;
    strip.span = lines[i].body;
    strip.indent = lines[i].indent;
    strip.gap = gap;
    strip.depth = lines[i].depth;
    strips.push_back(strip);
    gap = 0;
  }
  return strips;
}

}  // namespace debate
