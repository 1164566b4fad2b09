#include "debate/learned_sign.h"

#include <algorithm>
#include <map>
#include <set>

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

// The longest name of the list that begins here.
Span known_name(std::string_view text, std::size_t begin, std::size_t end, const NameIndex& names) {
  constexpr std::size_t most_words = 3;
  Span tried{begin, begin}, found;
  for (std::size_t words = 0; words < most_words; ++words) {
    const Span next = next_word(text, tried.end, end);
    const bool beside = words == 0 ? next.begin == begin
                                   : blank_at(text, tried.end) > 0 && next.begin == tried.end + 1;
    if (next.empty() || !beside || next.end - begin > longest_name) break;
    tried.end = next.end;
    if (names.find(slice(text, tried)) >= 0) found = tried;
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

std::optional<SignedHead> read_head(std::string_view text, const Line& line,
                                    const NameIndex& names) {
  constexpr std::size_t longest_before = 3, longest_date = 40;
  if (line.blank() || line.depth > 0) return std::nullopt;
  const std::size_t end = line.body.end;
  SignedHead head;
  std::size_t at = line.body.begin;
  take_signs(text, std::min(end, at + longest_before), at, head.sign);
  head.name = known_name(text, at, end, names);
  if (head.name.empty()) return std::nullopt;
  head.person = names.find(slice(text, head.name));
  head.sign += '\x01';
  at = head.name.end;
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
  if (!opens_sentence || !parts(head.sign)) return std::nullopt;
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
    std::set<int> persons;
  };
  constexpr std::size_t least = 3, least_persons = 2, share = 6;
  std::map<std::string, Uses> signs;
  std::size_t paragraphs = 0;
  for (std::size_t i = first_line; i < lines.size(); ++i) {
    if (lines[i].blank() || (i > first_line && !lines[i - 1].blank())) continue;
    ++paragraphs;
    std::optional<SignedHead> head = read_head(text, lines[i], names);
    if (!head) continue;
    Uses& uses = signs[std::move(head->sign)];
    ++uses.count;
    uses.persons.insert(head->person);
  }
  const auto chief = std::max_element(signs.begin(), signs.end(), [](const auto& a, const auto& b) {
    return a.second.count < b.second.count;
  });
  if (chief == signs.end()) return {};
  const Uses& uses = chief->second;
  const bool used = uses.count >= least && uses.persons.size() >= least_persons &&
                    uses.count * share >= paragraphs;
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
