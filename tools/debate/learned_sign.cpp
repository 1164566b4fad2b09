#include "debate/learned_sign.h"

#include <algorithm>
#include <map>

#include "debate/characters.h"
#include "debate/label_names.h"
#include "debate/roster.h"
#include "debate/when.h"

namespace debate {

namespace {

struct SignedHead {
  std::string sign;  // what stands around the name; a date in it is '\x02'
  Span name;
  int person = -1;
  std::size_t text_begin = 0;
  std::string when;
};

// Whether a word goes on here that is parted by no more than a space or a hyphen: "McM 2", "LIB-1".
bool goes_on(std::string_view text, std::size_t end, Span next) {
  return next.begin == end ||
         (next.begin == end + 1 && (blank_at(text, end) > 0 || text[end] == '-'));
}

// The longest name of the list that begins here; without a list, initials or a name of one word.
Span name_at(std::string_view text, std::size_t begin, std::size_t end, const NameIndex& names) {
  constexpr std::size_t most_words = 3;
  Span tried{begin, begin}, found;
  for (std::size_t words = 0; words < most_words; ++words) {
    const Span next = next_word(text, tried.end, end);
    const bool beside = words == 0 ? next.begin == begin : goes_on(text, tried.end, next);
    if (next.empty() || !beside || next.end - begin > longest_name) break;
    tried.end = next.end;
    const std::string_view typed = slice(text, tried);
    if (std::none_of(typed.begin(), typed.end(), is_ascii_letter)) continue;  // "1.3. Scope"
    const bool fits = names.empty() ? (words == 0 ? is_name_like(typed) : is_initials_like(typed))
                                    : names.find(typed) >= 0;
    if (fits) found = tried;
  }
  return found;
}

bool is_saying(std::string_view low) {
  return is_one_of(low, {"said", "says", "wrote", "writes", "replied", "replies", "responded",
                         "responds", "answered", "answers", "asked", "asks", "added", "adds",
                         "commented", "comments", "continued", "continues"});
}

// Moves `at` past what is neither a word nor the beginning of one, and adds it to the sign.
void take_signs(std::string_view text, std::size_t end, std::size_t& at, std::string& sign) {
  while (at < end && !is_word_at(text, at)) sign += text[at++];
}

// Whether the sign says by itself that what follows was said, and to nobody: "UoH, I agree" and
// "UoH! …" address UoH; "UoH-led" and "UoH/UoL" are other words; "UoH (…)" explains it.
bool parts(std::string_view sign) {
  constexpr std::size_t longest = 24;
  if (sign.size() > longest || sign.starts_with('@')) return false;
  const std::size_t name = sign.find('\x01');
  const std::string_view before = sign.substr(0, name), behind = sign.substr(name + 1);
  if (behind.find('\x02') != behind.npos || behind.find(':') != behind.npos) return true;
  if (trimmed(before).empty() && (behind.empty() || behind[0] == ',')) return false;
  constexpr std::string_view telling = ">{}=|~;.-\xE2";  // the last begins dashes and arrows
  return (behind.find_first_of(telling) != behind.npos ||
          before.find_first_of("{>=|~") != before.npos) &&
         behind.find_first_of("'/&()!?\"") == behind.npos && behind != "-";
}

// Whether the line opens by one of the usual signs.
bool is_usual(std::string_view text, const Line& line, const NameIndex& names) {
  const std::optional<Opening> opening = read_opening(text, line, names);
  return opening && (names.empty() || opening->person >= 0);
}

std::optional<SignedHead> read_head(std::string_view text, const Line& line,
                                    const NameIndex& names) {
  constexpr std::size_t longest_before = 3, longest_date = 40;
  if (line.blank() || line.depth > 0) return std::nullopt;
  const std::size_t end = line.body.end;
  SignedHead head;
  std::size_t at = line.body.begin;
  take_signs(text, std::min(end, at + longest_before), at, head.sign);
  head.name = name_at(text, at, end, names);
  if (head.name.empty()) return std::nullopt;
  head.person = names.find(slice(text, head.name));
  // "A. Smith" is one name, unless a list has A.
  if (names.empty() && head.name.end < end && text[head.name.end] == '.') return std::nullopt;
  head.sign += '\x01';
  at = head.name.end;
  if (at < end && text[at] == ':' && head.sign.size() == 1) return std::nullopt;  // as usual
  take_signs(text, end, at, head.sign);
  const Span verb = next_word(text, at, end);
  if (verb.begin == at && is_saying(lowered(slice(text, verb)))) {
    head.sign += "said";  // whichever word says it
    at = verb.end;
    take_signs(text, end, at, head.sign);
  }
  const std::optional<When> when = find_when(text, {at, std::min(end, at + longest_date)});
  if (when && when->span.begin == at) {
    head.sign += '\x02';
    head.when = when->iso;
    at = when->span.end;
    take_signs(text, end, at, head.sign);
  }
  head.text_begin = at;
  const bool opens_sentence = at < end && (is_upper(text[at]) || is_digit(text[at]) ||
                                           static_cast<unsigned char>(text[at]) >= 0x80);
  if (!opens_sentence || !parts(head.sign) || is_usual(text, line, names)) return std::nullopt;
  // A mark that opens the text belongs to it.
  while (head.text_begin > head.name.end &&
         std::string_view("\"'(").find(text[head.text_begin - 1]) != std::string_view::npos) {
    --head.text_begin;
    head.sign.pop_back();
  }
  return head;
}

}  // namespace

std::string learn_sign(std::string_view text, const std::vector<Line>& lines,
                       std::size_t first_line, const NameIndex& names) {
  struct Uses {
    std::size_t count = 0;
    std::map<std::string, std::size_t> names;
  };
  std::map<std::string, Uses> signs;
  constexpr std::size_t most_paragraphs = 5000;  // a habit shows long before
  std::size_t paragraphs = 0;
  for (std::size_t i = first_line; i < lines.size() && paragraphs < most_paragraphs; ++i) {
    if (lines[i].blank() || (i > first_line && !lines[i - 1].blank())) continue;
    ++paragraphs;
    std::optional<SignedHead> head = read_head(text, lines[i], names);
    if (!head) continue;
    Uses& uses = signs[std::move(head->sign)];
    ++uses.count;
    ++uses.names[code_key(slice(text, head->name))];
  }
  const auto chief = std::max_element(signs.begin(), signs.end(), [](const auto& a, const auto& b) {
    return a.second.count < b.second.count;
  });
  if (chief == signs.end()) return {};
  const Uses& uses = chief->second;
  // Names that no list vouches for must return, and stand before a good part of the text.
  const auto returning = std::count_if(uses.names.begin(), uses.names.end(),
                                       [](const auto& name) { return name.second > 1; });
  const bool listed = !names.empty();
  const std::size_t least = listed ? 3 : 4, share = listed ? 6 : 3;
  const bool used = uses.count >= least && uses.names.size() >= 2 &&
                    uses.count * share >= paragraphs && (listed || returning >= 2);
  return used ? chief->first : std::string();
}

std::optional<Opening> read_signed(std::string_view text, const Line& line, const NameIndex& names,
                                   std::string_view sign) {
  if (sign.empty()) return std::nullopt;
  const std::optional<SignedHead> head = read_head(text, line, names);
  if (!head || head->sign != sign) return std::nullopt;
  Opening opening;
  opening.form = OpeningForm::sign;
  opening.name = head->name;
  opening.text_begin = head->text_begin;
  opening.when = head->when;
  opening.dated = !head->when.empty();
  opening.key = code_key(slice(text, head->name));
  opening.person = head->person;
  return opening;
}

}  // namespace debate
