// What sites print below the name of a writer: job, date, recipients.

#include <algorithm>
#include <array>

#include "debate/characters.h"
#include "debate/openings.h"
#include "debate/when.h"

namespace debate {

namespace {

constexpr std::size_t most_details = 5;

// "Mon, ", "posted on "
bool may_stand_before_date(std::string_view words) {
  constexpr std::array<std::string_view, 7> days = {"mon", "tue", "wed", "thu",
                                                    "fri", "sat", "sun"};
  const std::string low = lowered(trimmed(words));
  if (low.empty() || low == "on" || low == "posted" || low == "posted on" || low == "sent")
    return true;
  return count_words(low) == 1 && std::any_of(days.begin(), days.end(), [&](std::string_view day) {
           return low.starts_with(day);
         });
}

// A date, with a weekday and a zone at most.
std::optional<When> whole_date(std::string_view text, Span body) {
  constexpr std::size_t longest_zone = 8;
  const std::optional<When> when = find_when(text, body);
  const bool whole = when && when->date &&
                     may_stand_before_date(slice(text, {body.begin, when->span.begin})) &&
                     body.end - when->span.end <= longest_zone;
  return whole ? when : std::nullopt;
}

}  // namespace

void take_details(std::string_view text, const std::vector<Line>& lines, const NameIndex& names,
                  Opening& opening) {
  constexpr std::size_t longest_recipient = 60;
  if (opening.form != OpeningForm::alone) return;
  bool posted = false;  // the line before belongs to a program's header
  for (std::size_t n = 0; n < most_details; ++n) {
    const std::size_t next = opening.last_line + 1;
    // Something must be left to be the text.
    if (next + 1 >= lines.size() || lines[next].blank()) return;
    const Span body = lines[next].body;
    const std::string low = lowered(slice(text, body));
    const std::optional<When> when = whole_date(text, body);
    const bool job = opening.person >= 0 && names.describes(opening.person, slice(text, body));
    const bool unread = low == "unread," || low == "unread";
    const bool recipients = posted && low.starts_with("to ") && low.size() <= longest_recipient;
    if (!when && !job && !unread && !recipients) return;
    if (when) {
      opening.when = when->iso;
      opening.dated = true;
    }
    posted = posted || when || unread;
    opening.last_line = next;
    opening.text_begin = body.end;
  }
}

}  // namespace debate
