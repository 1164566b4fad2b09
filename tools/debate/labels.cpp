// Which of the lines that could open a post do so: a form counts as a label when the text uses it
// again and again, for names of the roster or for names that return.

#include <algorithm>
#include <map>
#include <set>

#include "debate/characters.h"
#include "debate/counted_openings.h"
#include "debate/frames.h"
#include "debate/learned_sign.h"
#include "debate/machine_lines.h"
#include "debate/openings.h"
#include "debate/posts.h"
#include "debate/roster.h"
#include "debate/signatures.h"
#include "debate/when.h"

namespace debate {

namespace {

struct Usage {
  int total = 0;
  int known = 0;
  int at_break = 0;  // after a blank line
  int dated = 0;
  int named = 0;
  int initials = 0;  // "AB"
  int bare = 0;
  int countries = 0;
  int repeated = 0;                  // names that return
  std::map<std::string, int> names;  // key → uses
  std::set<std::string> shapes;      // of the names that the list has
  std::set<std::string> all_shapes;
};

// What makes a code look like others of the list: "UoH" and "UoL", "P3" and "P9". Empty for plain
// words and for capitals alone, which may be any abbreviation.
std::string shape_of(std::string_view name) {
  std::string letters, cases;
  for (const char c : name) {
    if (is_digit(c)) return letters.empty() ? std::string() : letters + '9';
    if (!is_ascii_letter(c)) continue;
    letters += c;
    cases += is_upper(c) ? 'A' : 'a';
  }
  return cases.find("aA") == std::string::npos ? std::string() : cases;
}

bool is_role(std::string_view key) {
  static constexpr std::string_view roles[] = {
      "moderator",     "chair",       "host",         "facilitator", "editor",      "admin",
      "organiser",     "organizer",   "organisers",   "organizers",  "interviewer", "convenor",
      "administrator", "chairperson", "moderators",   "chairman",    "chairwoman",  "thechair",
      "thechairman",   "secretary",   "treasurer",    "clerk",       "president",   "rapporteur",
      "audience",      "minutes",     "themoderator", "thespeaker",  "interviewee", "notetaker"};
  return std::find(std::begin(roles), std::end(roles), key) != std::end(roles);
}

// "Mrs Tolley", "Cllr Pike"
bool bears_title(std::string_view name) {
  static constexpr std::string_view titles[] = {
      "mr",   "mrs",  "ms",  "miss", "mx",   "dr",     "prof",   "sir",
      "dame", "lord", "rev", "cllr", "lady", "father", "sister", "professor"};
  const Span first = next_word(name, 0, name.size());
  return first.end < name.size() && std::find(std::begin(titles), std::end(titles),
                                              lowered(slice(name, first))) != std::end(titles);
}

class Judge {
 public:
  Judge(std::string_view text, const std::vector<Line>& lines, std::size_t first_line,
        bool has_roster)
      : text_(text), lines_(lines), first_line_(first_line), has_roster_(has_roster) {}

  std::vector<Opening> run(const NameIndex& names, const std::map<std::size_t, Opening>& framed) {
    collect(names, framed);
    for (std::size_t form = 0; form < opening_forms; ++form) accepted_[form] = accept_form(form);
    std::vector<Opening> out;
    for (Opening& opening : candidates_) {
      if (!accept(opening) || (!out.empty() && signs_post(opening, out.back()))) continue;
      out.push_back(std::move(opening));
    }
    return out;
  }

 private:
  const Usage& usage(OpeningForm form) const { return usage_[static_cast<std::size_t>(form)]; }

  void collect(const NameIndex& names, const std::map<std::size_t, Opening>& framed) {
    first_filled_ = next_filled(lines_, 0);
    const std::string sign = learn_sign(text_, lines_, first_line_, names);
    std::size_t gap = 1;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].blank()) {
        ++gap;
        continue;
      }
      const std::size_t before = gap;
      gap = 0;
      if (i < first_line_) continue;
      if (before > 0) ++breaks_;
      ++filled_;
      if (is_machine_line(slice(text_, lines_[i].body)) || signs_message(i)) continue;
      std::optional<Opening> opening = read_mail_header(text_, lines_, i, names);
      // A row of signs parts posts, whatever stands below it.
      const bool row = next_word(text_, lines_[i].body.begin, lines_[i].body.end).empty();
      const auto frame = row ? framed.end() : framed.find(i);
      if (!opening) {
        opening = read_opening(text_, lines_[i], names);
        if (auto by_sign = read_signed(text_, lines_[i], names, sign)) opening = std::move(by_sign);
        if (opening) {
          opening->line = opening->last_line = i;
          take_details(text_, lines_, names, *opening);
        }
      }
      const bool is_framed =
          frame != framed.end() && (!opening || is_wider(frame->second, *opening));
      if (is_framed) opening = frame->second;
      if (!opening) continue;
      opening->gap = before;
      if (!is_framed && before == 0 && (takes_subject(*opening) || takes_time(*opening)))
        --opening->line;
      i = opening->last_line;
      if (closes_post(*opening, before)) continue;
      const bool known = opening->form == OpeningForm::alone && opening->person >= 0;
      if (known && !candidates_.empty() && candidates_.back().form == OpeningForm::alone &&
          candidates_.back().person >= 0 &&
          next_filled(lines_, candidates_.back().last_line + 1) == i) {
        adjacent_names_ = true;
      }
      if (!has_text(*opening)) {
        closes_with_name_ = known;
        closes_with_header_ = opening->form == OpeningForm::header;
        if (!closes_with_header_) continue;
        opening->closes = true;
      }
      candidates_.push_back(std::move(*opening));
    }
    drop_untimely();
    turn_into_footers();
    drop_signatures();
    attribute_quotations();
    for (const Opening& opening : candidates_) {
      Usage& usage = usage_[static_cast<std::size_t>(opening.form)];
      ++usage.total;
      if (opening.person >= 0) {
        ++usage.known;
        usage.shapes.insert(shape_of(slice(text_, opening.name)));
      }
      usage.all_shapes.insert(shape_of(slice(text_, opening.name)));
      usage.countries += is_country(slice(text_, opening.name)) ? 1 : 0;
      usage.at_break += opening.gap > 0 ? 1 : 0;
      usage.dated += opening.dated ? 1 : 0;
      usage.named += opening.key.empty() ? 0 : 1;
      usage.bare += opening.bare ? 1 : 0;
      usage.initials += is_initials_like(slice(text_, opening.name)) ? 1 : 0;
      if (!opening.key.empty() && ++usage.names[opening.key] == 2) ++usage.repeated;
    }
  }

  // What the frame of a header takes in counts for more than what one of its lines could be.
  static bool is_wider(const Opening& framed, const Opening& opening) {
    return opening.person < framed.person || opening.last_line < framed.last_line;
  }

  // A name nearer to the text above it than to the text below signs it, and so does a code right
  // below "Best wishes,".
  bool closes_post(const Opening& opening, std::size_t gap) const {
    if (opening.form != OpeningForm::alone) return false;
    if (gap == 0 && opening.person >= 0 && opening.line > first_line_ &&
        closes_letter(slice(text_, lines_[opening.line - 1].body))) {
      return true;
    }
    return is_nearer_above(opening, gap);
  }

  std::size_t gap_below(const Opening& opening) const {
    return next_filled(lines_, opening.last_line + 1) - opening.last_line - 1;
  }

  bool is_nearer_above(const Opening& opening, std::size_t gap) const {
    const std::size_t below = gap_below(opening);
    return below >= 2 && gap < below;
  }

  // "[03:46] is where …" between lines of 10:31 and 10:32 speaks of another time.
  void drop_untimely() {
    std::vector<bool> untimely(candidates_.size());
    std::string_view before;           // when the last named line was written
    std::vector<std::size_t> waiting;  // nameless ones since then
    for (std::size_t k = 0; k < candidates_.size(); ++k) {
      const Opening& opening = candidates_[k];
      if (opening.form != OpeningForm::chat) continue;
      const std::string_view here = slice(text_, opening.stamp);
      if (opening.name.empty()) {
        waiting.push_back(k);
        continue;
      }
      for (const std::size_t nameless : waiting) {
        const std::string_view time = slice(text_, candidates_[nameless].stamp);
        const bool alike = time.size() == before.size() && time.size() == here.size();
        untimely[nameless] = alike && before <= here && (time < before || time > here);
      }
      waiting.clear();
      before = here;
    }
    std::erase_if(candidates_, [&](const Opening& opening) {
      return untimely[static_cast<std::size_t>(&opening - candidates_.data())];
    });
  }

  // A name alone right above a header that names somebody, too, closes what stands above it.
  void drop_signatures() {
    std::vector<Opening> kept;
    for (std::size_t k = 0; k < candidates_.size(); ++k) {
      const Opening* next = k + 1 < candidates_.size() ? &candidates_[k + 1] : nullptr;
      const bool headed = next != nullptr && !next->name.empty() && next->dated &&
                          next->line == next_text(candidates_[k].last_line + 1);
      if (candidates_[k].form == OpeningForm::alone && headed) continue;
      kept.push_back(std::move(candidates_[k]));
    }
    candidates_ = std::move(kept);
  }

  // The next line that is more than a row of signs.
  std::size_t next_text(std::size_t line) const {
    line = next_filled(lines_, line);
    while (line < lines_.size() && is_separator(slice(text_, lines_[line].body)))
      line = next_filled(lines_, line + 1);
    return line;
  }

  // Right below "-- " the writer of a message signs it (RFC 3676, section 4.3).
  bool signs_message(std::size_t line) const {
    return line > first_line_ && slice(text_, lines_[line - 1].body) == "--";
  }

  // Boards print the subject above the line that says who posted when.
  bool takes_subject(const Opening& opening) const {
    if (opening.form != OpeningForm::header || !opening.dated) return false;
    if (opening.line <= first_line_ ||
        (!candidates_.empty() && candidates_.back().last_line + 1 >= opening.line)) {
      return false;
    }
    const std::string_view above = slice(text_, lines_[opening.line - 1].body);
    return above.size() < 200 &&
           (starts_with_ignoring_case(above, "re:") || starts_with_ignoring_case(above, "aw:") ||
            starts_with_ignoring_case(above, "fwd:"));
  }

  // Tables that are pasted cell by cell have the time above the name.
  bool takes_time(Opening& opening) const {
    if (opening.form != OpeningForm::alone || opening.line <= first_line_) return false;
    const Span above = lines_[opening.line - 1].body;
    const std::optional<When> when = find_when(text_, above);
    if (!when || when->span.begin != above.begin || when->span.end != above.end) return false;
    opening.when = when->iso;
    return true;
  }

  // A header below which nothing stands names the writer of what is above it; where text stands
  // above the first one, too, all do. Without a date, only the gaps around them tell.
  void turn_into_footers() {
    const bool at_end = closes_with_header_;
    const bool dated = at_end && candidates_.back().dated;
    const auto is_header = [&](const Opening& o) {
      return o.form == OpeningForm::header && (o.dated || !dated);
    };
    const auto is_below = [&](const Opening& o) {
      return !is_header(o) || o.closes || is_nearer_above(o, o.gap);
    };
    constexpr std::ptrdiff_t several = 2;
    const auto first = std::find_if(candidates_.begin(), candidates_.end(), is_header);
    const bool by_gaps =
        std::count_if(candidates_.begin(), candidates_.end(), is_header) >= several &&
        std::all_of(candidates_.begin(), candidates_.end(), is_below);
    const std::size_t title = next_filled(lines_, first_line_);
    const bool titled = !(by_gaps && has_roster_);  // else the title stands above the roster
    const bool below_text = first != candidates_.end() && !first->closes && first->line > title &&
                            (!titled || next_filled(lines_, title + 1) < first->line);
    if (!below_text || !(dated || by_gaps)) {
      if (at_end) candidates_.pop_back();
      return;
    }
    for (Opening& opening : candidates_) opening.closes = opening.closes || is_header(opening);
  }

  bool introduces_quotation(const Opening& opening) const {
    const std::size_t next = next_filled(lines_, opening.last_line + 1);
    return next < lines_.size() && lines_[next].depth > 0;
  }
  bool ends_in_colon(const Opening& opening) const {
    return text_[lines_[opening.last_line].body.end - 1] == ':';
  }

  // Where headers bear dates, or hardly any stands above words that are not quoted, "Anna wrote:"
  // above quoted lines says whose words these are; so does "Am 5. Mai 2018 schrieb Anna:" where no
  // other header ends in a colon.
  void attribute_quotations() {
    constexpr int several = 2;
    int dated = 0, plain = 0, colons = 0, introducing = 0, opening_posts = 0;
    for (const Opening& opening : candidates_) {
      if (opening.form != OpeningForm::header) continue;
      (introduces_quotation(opening) ? introducing : opening_posts) += 1;
      if (!opening.dated) continue;
      ++dated;
      if (introduces_quotation(opening)) continue;
      ++plain;
      colons += ends_in_colon(opening) ? 1 : 0;
    }
    if (dated == 0 && introducing <= opening_posts) return;
    for (Opening& opening : candidates_) {
      if (opening.form != OpeningForm::header || !introduces_quotation(opening)) continue;
      const bool other = plain >= several && colons == 0 && ends_in_colon(opening);
      if (!opening.dated || other) opening.form = OpeningForm::quoting_header;
    }
  }

  // An opening without anything to open is a line of text. Headers that introduce quoted lines
  // belong to the quotation.
  bool has_text(Opening& opening) const {
    if (opening.text_begin < lines_[opening.last_line].body.end) return true;
    const std::size_t next = next_filled(lines_, opening.last_line + 1);
    if (next == lines_.size()) return false;
    if (opening.form == OpeningForm::quoting_header && lines_[next].depth == 0) {
      opening.form = OpeningForm::header;
    }
    return true;
  }

  bool accept_form(std::size_t form) const {
    const Usage& used = usage_[form];
    if (used.total == 0) return false;
    switch (static_cast<OpeningForm>(form)) {
      case OpeningForm::quoting_header:
        return true;
      case OpeningForm::header:
        return used.dated > 0 || used.known > 0 || used.total >= 2;
      case OpeningForm::number:
        return used.total >= 2;
      case OpeningForm::chat:
        return used.named >= 2 || (used.named > 0 && filled_ <= 2);
      case OpeningForm::alone:
        // A name below which nothing follows is a signature, and then so are the others.
        if (closes_with_name_ && !adjacent_names_) return false;
        return used.known > 0 || is_consistent(used, 3) || are_codes(used);
      case OpeningForm::colon:
        // One "UWE: thank you" among labels alone on their lines addresses UWE.
        if (used.known > 0) return used.known >= 2 || usage(OpeningForm::alone).known <= used.known;
        return is_consistent(used, is_coded(used) ? 3 : 4);
      case OpeningForm::bracket:
      case OpeningForm::column:
        return used.known >= 2 || is_consistent(used, 3);
      case OpeningForm::sign:
        return has_roster_ ? used.known > usage(OpeningForm::alone).known &&
                                 used.known > usage(OpeningForm::colon).known
                           : used.total > usage(OpeningForm::alone).repeated &&
                                 used.total > usage(OpeningForm::colon).total;
      case OpeningForm::dash:
        // "UWE – I think …" may as well address UWE: only the chief form of the text is a label.
        if (used.known > 0) {
          return used.known >= 3 && used.known > 2 * usage(OpeningForm::alone).known &&
                 used.known > usage(OpeningForm::colon).known && used.at_break * 10 >= breaks_;
        }
        return is_consistent(used, 4);
      case OpeningForm::heading:  // added when the labels are known
        break;
    }
    return false;
  }

  // "AB" and "CD" before a good part of the paragraphs.
  bool is_coded(const Usage& used) const {
    return used.initials == used.total && used.total * 4 >= breaks_;
  }

  // "UoA", "UoB", "UoC", or "AB", "CD" and "AB" again, each alone above a good part of the text,
  // where no list says who takes part.
  bool are_codes(const Usage& used) const {
    const bool alike = used.all_shapes.size() == 1 && !used.all_shapes.begin()->empty();
    return !has_roster_ && used.countries == 0 && used.total >= 3 && is_coded(used) &&
           (used.repeated > 0 || alike);
  }

  // The name alone that the header of the post gives already, or the label, which stands right
  // above its text, where below this one a line is free: a signature.
  bool signs_post(const Opening& opening, const Opening& label) const {
    if (opening.form != OpeningForm::alone || opening.key != label.key) return false;
    if (label.form == OpeningForm::header) return label.dated;
    return label.form == OpeningForm::alone && gap_below(label) == 0 && gap_below(opening) > 0;
  }

  // Names that no roster vouches for: they return, and take a good part of the turns.
  bool is_consistent(const Usage& used, int least) const {
    if (has_roster_ && used.known == 0) return false;
    const int distinct = static_cast<int>(used.names.size());
    if (distinct < 2) return false;
    const bool everywhere = used.at_break * 10 >= breaks_ * 8 && used.total >= 2;
    if (everywhere && used.repeated == 0) return used.total >= 3 && distinct == used.total;
    int returning = 0;
    for (const auto& [name, uses] : used.names) returning += uses > 1 ? uses : 0;
    return used.total >= least && used.repeated >= 1 && returning * 2 >= used.total &&
           used.total * 8 >= breaks_;
  }

  // Whether unlisted names beside dates are headers of posts, and not where something was written
  // or from where it was taken: "Leeds, 12 April 2016".
  bool are_headers(const Usage& used) const {
    if (used.bare == 1) return false;
    for (std::size_t form = 0; form < opening_forms; ++form) {
      if (accepted_[form] && &usage_[form] != &used && usage_[form].known > 0) return false;
    }
    return !has_roster_ || used.known > 0 || used.repeated > 0;
  }

  bool accept(const Opening& opening) const {
    const std::size_t form = static_cast<std::size_t>(opening.form);
    if (!accepted_[form]) return false;
    const Usage& used = usage_[form];
    if (opening.bare && !are_headers(used)) return false;
    const bool machine = opening.form == OpeningForm::chat || opening.form == OpeningForm::header ||
                         opening.form == OpeningForm::quoting_header;
    // People put labels after a blank line; when they do not, they never do.
    if (!machine && opening.gap == 0 && used.at_break * 2 >= used.total) return false;
    if (opening.person >= 0 || machine || opening.form == OpeningForm::number) return true;
    const auto uses = used.names.find(opening.key);
    const int count = uses == used.names.end() ? 0 : uses->second;
    if (opening.form == OpeningForm::alone && are_codes(used)) return true;
    // "Group 4: the market hall" above a talk is its title.
    if (count == 1 && opening.line == first_filled_ && used.total > 3 && used.repeated > 0 &&
        !is_role(opening.key)) {
      return false;
    }
    // Lines of a program or a table return, too: they are many, and no list knows them.
    const bool mostly_known = opening.form != OpeningForm::alone || used.known * 2 >= used.total;
    if (used.known > 0) {
      const std::string shape = shape_of(slice(text_, opening.name));
      return is_role(opening.key) || (count >= 2 && used.known >= 2 && mostly_known) ||
             (!shape.empty() && used.shapes.count(shape) > 0);
    }
    if (count >= 2 || (opening.form != OpeningForm::alone && used.total <= 6)) return true;
    const bool version = slice(text_, opening.name).find('.') != std::string_view::npos;
    if (!version && is_of_series(opening.key, used)) return true;
    // Who speaks once is as good as the others where nearly every turn bears a label.
    const std::string_view name = slice(text_, opening.name);
    const int share = is_role(opening.key) || bears_title(name) ? 5 : 8;
    // A name above every block of lines, the title apart.
    if (opening.form == OpeningForm::alone && used.repeated > 0 && used.total >= 4 &&
        used.at_break == used.total && used.at_break + 1 >= breaks_) {
      return true;
    }
    return used.repeated != 1 && used.at_break * 10 >= breaks_ * share &&
           (share == 5 || opening.form != OpeningForm::alone);
  }

  // "P3" speaks once, "P1" and "P4" again and again.
  static bool is_of_series(const std::string& key, const Usage& used) {
    const std::size_t digits = key.find_first_of("0123456789");
    const bool numbered = digits != std::string::npos && digits > 0 &&
                          key.find_first_not_of("0123456789", digits) == std::string::npos;
    if (!numbered) return false;
    const auto returns = [&](const auto& name) {
      return name.second > 1 && name.first.size() > digits && is_digit(name.first[digits]) &&
             name.first.compare(0, digits, key, 0, digits) == 0;
    };
    return std::any_of(used.names.begin(), used.names.end(), returns);
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  std::size_t first_line_;
  bool has_roster_;
  bool closes_with_name_ = false, closes_with_header_ = false, adjacent_names_ = false;
  std::size_t first_filled_ = 0;
  int breaks_ = 0;
  int filled_ = 0;
  std::vector<Opening> candidates_;
  Usage usage_[opening_forms];
  bool accepted_[opening_forms] = {};
};

}  // namespace

std::vector<Opening> accept_openings(std::string_view text, const std::vector<Line>& lines,
                                     std::size_t first_line, const NameIndex& names,
                                     bool has_roster, bool learns_headers) {
  std::map<std::size_t, Opening> framed;
  if (learns_headers) framed = find_framed(text, lines, first_line, names);
  std::vector<Opening> openings = Judge(text, lines, first_line, has_roster).run(names, framed);
  return openings.empty() ? find_counted(text, lines, first_line) : openings;
}

}  // namespace debate
