#include "normalize/damaged_words.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

#include "base/utf8.h"
#include "normalize/ascii.h"
#include "normalize/links.h"

namespace normalize {
namespace {

// No roster is larger; more codes than this are not looked for.
constexpr std::size_t most_codes = 2000;
constexpr std::size_t longest_side = 40;

bool is_letter_beyond_ascii(char32_t c) {
  return c >= 0xC0 && c != 0xD7 && c != 0xF7 && (c < 0x2000 || c > 0x2BFF) && c < 0xFE00;
}

// The length of the letter or digit that begins at `i`, or 0.
std::size_t word_char(std::string_view text, std::size_t i) {
  if (i >= text.size()) return 0;
  if (!is_beyond_ascii(text[i])) return is_alnum(text[i]) ? 1 : 0;
  const base::CodePoint c = base::decode_utf8(text, i);
  return c.valid && is_letter_beyond_ascii(c.value) ? c.length : 0;
}

std::size_t word_char_before(std::string_view text, std::size_t i) {
  for (std::size_t size = 1; size <= 4 && size <= i; ++size) {
    const auto byte = static_cast<unsigned char>(text[i - size]);
    if ((byte & 0xC0) == 0x80) continue;
    return word_char(text, i - size) == size ? size : 0;
  }
  return 0;
}

// Not the line of a table: "│".
bool holds_word_char(std::string_view code) {
  std::size_t i = 0;
  while (i < code.size() && word_char(code, i) == 0) ++i;
  return i < code.size();
}

}  // namespace

bool is_natural(std::string_view word) {
  const auto count = [&](auto predicate) {
    return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), predicate));
  };
  const std::size_t uppers = count(is_upper), digits = count(is_digit);
  if (digits > 0) return false;
  return uppers == 0 || uppers == word.size() || (uppers == 1 && is_upper(word[0])) ||
         (uppers == 2 && word.starts_with("Mc") && is_upper(word[2]));
}

namespace {

// Plurals in "es" only follow a hiss: "the GLXes", but never "KwBes" or "Maplees".
bool takes_es(std::string_view code) {
  return std::string_view("sxzh").find(to_lower(code.back())) != std::string_view::npos;
}

// "IWFs", "McM 2nd": forms of the code itself.
bool is_form_of_code(std::string_view code, std::string_view left, std::string_view right) {
  if (left.empty()) {
    if (right == "es") return takes_es(code);
    const bool in_e = to_lower(code.back()) == 'e', numbered = is_digit(code.back());
    for (const std::string_view ending : {"s", "S", "ers", "er", "ish"}) {
      if (right == ending) return !(in_e && right[0] == 'e') && !(numbered && right.size() > 1);
    }
    if (is_digit(code.back()) &&
        (is_digit(right[0]) || right == "st" || right == "nd" || right == "rd" || right == "th")) {
      return true;
    }
    return std::all_of(right.begin(), right.end(), is_digit);
  }
  return is_digit(code.front()) && is_digit(left.back());
}

class Finder {
 public:
  Finder(std::string_view text, const std::vector<KnownCode>& codes) : text_(text), codes_(codes) {
    for (std::size_t k = 0; k < codes.size() && k < most_codes; ++k) {
      const std::string& code = codes[k].code;
      if (code.size() < 2 || !holds_word_char(code)) continue;
      by_first_[static_cast<unsigned char>(code[0])].push_back(k);
      first_bytes_.add(code[0]);
      std::string compact;
      for (const char c : code) {
        if (c != ' ') compact += c;
      }
      whole_.insert(std::move(compact));
    }
    for (std::vector<std::size_t>& list : by_first_) {
      std::stable_sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
        return codes_[a].code.size() > codes_[b].code.size();
      });
    }
  }

  std::vector<DamagedWord> run() {
    for (std::size_t i = 0; (i = first_bytes_.find(text_, i, text_.size())) < text_.size(); ++i) {
      for (const std::size_t k : by_first_[static_cast<unsigned char>(text_[i])]) {
        const std::string& code = codes_[k].code;
        if (text_.compare(i, code.size(), code) != 0) continue;
        const std::size_t end = i + code.size();
        if (word_char_before(text_, i) == 0 && word_char(text_, end) == 0) break;
        if (const std::size_t past = inside_word(i, end, k); past > i) i = past - 1;
        break;
      }
    }
    if (!found_.empty()) mark_links();
    return std::move(found_);
  }

 private:
  // Returns where to go on, 0 when this is no damage.
  std::size_t inside_word(std::size_t begin, std::size_t end, std::size_t code) {
    const base::Span word{word_around(text_, {begin, end}).begin, end_of_word(end)};
    if (begin - word.begin > longest_side || word.end - end > longest_side) return 0;
    DamagedWord damaged;
    damaged.at = word;
    damaged.code = code;
    damaged.left = text_.substr(word.begin, begin - word.begin);
    damaged.right = text_.substr(end, word.end - end);
    const std::string_view typed = text_.substr(word.begin, word.size());
    if (whole_.contains(typed) || is_form_of_code(codes_[code].code, damaged.left, damaged.right)) {
      return 0;
    }
    damaged.natural = is_natural(typed);
    find_more(damaged);
    found_.push_back(std::move(damaged));
    return word.end;
  }

  // "it[P3]" and "itRN 3" behind a code: what stands in further codes belongs to the word.
  std::size_t end_of_word(std::size_t from) const {
    std::size_t i = from;
    while (i < text_.size() && i - from <= longest_side) {
      const std::size_t code = code_at(text_, i);
      const std::size_t size =
          code < codes_.size() ? codes_[code].code.size() : word_char(text_, i);
      if (size == 0) break;
      i += size;
    }
    return i;
  }

  // Further codes in the letters after the first one.
  void find_more(DamagedWord& word) const {
    std::string rest = std::move(word.right);
    word.right.clear();
    std::string* after = &word.right;
    for (std::size_t i = 0; i < rest.size();) {
      const std::size_t code = code_at(rest, i);
      if (code == codes_.size()) {
        *after += rest[i++];
        continue;
      }
      i += codes_[code].code.size();
      word.more.push_back({code, {}});
      after = &word.more.back().after;
    }
  }

  std::size_t code_at(std::string_view letters, std::size_t i) const {
    // A single capital letter or a lower-case code may as well be a part of the word.
    if (is_lower(letters[i])) return codes_.size();
    for (const std::size_t k : by_first_[static_cast<unsigned char>(letters[i])]) {
      if (letters.substr(i).starts_with(codes_[k].code)) return k;
    }
    return codes_.size();
  }

  void mark_links() {
    const std::vector<LinkSpan> all = links(text_);
    std::size_t next = 0;
    for (DamagedWord& word : found_) {
      while (next < all.size() && all[next].span.end <= word.at.begin) ++next;
      word.in_link = next < all.size() && all[next].span.begin < word.at.end;
    }
  }

  std::string_view text_;
  const std::vector<KnownCode>& codes_;
  std::array<std::vector<std::size_t>, 256> by_first_;
  ByteSet first_bytes_{""};
  std::set<std::string, std::less<>> whole_;
  std::vector<DamagedWord> found_;
};

}  // namespace

base::Span word_around(std::string_view text, base::Span inner) {
  base::Span word = inner;
  while (inner.begin - word.begin <= longest_side) {
    const std::size_t size = word_char_before(text, word.begin);
    if (size == 0) break;
    word.begin -= size;
  }
  while (word.end - inner.end <= longest_side) {
    const std::size_t size = word_char(text, word.end);
    if (size == 0) break;
    word.end += size;
  }
  return word;
}

std::vector<DamagedWord> find_damaged_words(std::string_view text,
                                            const std::vector<KnownCode>& codes) {
  return Finder(text, codes).run();
}

namespace {

// Three lower-case letters in a row: part of a compound such as "OpenStreetMap", not of a code.
bool has_syllable(std::string_view inner) {
  std::size_t run = 0;
  for (const char c : inner) {
    run = is_lower(c) ? run + 1 : 0;
    if (run == 3) return true;
  }
  return false;
}

bool stands_alone(std::string_view text, std::string_view code) {
  for (std::size_t i = text.find(code); i != std::string_view::npos; i = text.find(code, i + 1)) {
    if (word_char_before(text, i) == 0 && word_char(text, i + code.size()) == 0) return true;
  }
  return false;
}

// The different words in which a string stands, and those that go on at both its ends.
struct Hosts {
  std::set<std::string_view> all;
  std::size_t inside = 0;
};
using HostsOf = std::map<std::string, Hosts, std::less<>>;

void add_host(HostsOf& hosts, std::string_view text, base::Span inner) {
  const base::Span word = word_around(text, inner);
  Hosts& of = hosts[std::string(text.substr(inner.begin, inner.size()))];
  const bool fresh = of.all.insert(text.substr(word.begin, word.size())).second;
  if (fresh && word.begin < inner.begin && inner.end < word.end) ++of.inside;
}

// "Person7"
bool is_name_and_number(std::string_view inner) {
  const std::size_t digits = inner.find_first_of("0123456789");
  return is_upper(inner[0]) && digits != inner.npos &&
         std::all_of(inner.begin() + 1, inner.begin() + static_cast<std::ptrdiff_t>(digits),
                     is_lower) &&
         inner.find_first_not_of("0123456789", digits) == inner.npos;
}

constexpr ByteSet capitals("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
constexpr ByteSet capitals_and_digits("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

// Capitals and digits at both ends, lower-case letters beside them: "UoO" in "qUoOe", "X2" in
// "rarX2". Without a digit both sides must be lower case: not "iPhone", "eBay" or "photoDNA".
void find_marked(std::string_view text, HostsOf& hosts) {
  constexpr std::size_t longest = 16;
  for (std::size_t i = 0; (i = capitals_and_digits.find(text, i, text.size())) + 1 < text.size();) {
    std::size_t last = i, end = i, digits = 0, letters = 0;
    for (; end < text.size() && is_alnum(text[end]) && end - i < longest; ++end) {
      if (!capitals_and_digits.has(text[end])) continue;
      last = end;
      (is_digit(text[end]) ? digits : letters) += 1;
    }
    const base::Span inner{i, last + 1};
    const bool left = is_lower(before(text, i)), right = is_lower(at(text, inner.end));
    // "55As" and "DVD5s" are plurals.
    const bool plural = at(text, inner.end) == 's' && word_char(text, inner.end + 1) == 0;
    const bool hosted = digits > 0 ? left || (right && !plural) : left && right;
    const std::string_view code = text.substr(i, inner.size());
    if (letters > 0 && inner.size() >= 2 && hosted &&
        (!has_syllable(code) || is_name_and_number(code))) {
      add_host(hosts, text, inner);
    }
    // At the head of a word a capital is the word's own: "QuB77er" holds "B77".
    const bool own = !left && is_lower(at(text, i + 1)) && !is_digit(text[i]);
    i = own ? i + 1 : end;
  }
}

// "[redacted-3]" in "[redacted-3]land": brackets close to letters. "[T]he", "[sic]", "book[s]" and
// "note[3]" are what writers type.
void find_bracketed(std::string_view text, HostsOf& hosts) {
  constexpr std::size_t longest = 24;
  constexpr std::string_view opening = "[<({", closing = "]>)}";
  static constexpr ByteSet brackets(opening);
  for (std::size_t i = 0; (i = brackets.find(text, i, text.size())) < text.size(); ++i) {
    const char other = closing[opening.find(text[i])];
    const std::size_t close = text.substr(0, std::min(text.size(), i + longest)).find(other, i);
    if (close == std::string_view::npos) continue;
    const std::string_view name = text.substr(i + 1, close - i - 1);
    const auto marks = [](char c) { return is_upper(c) || is_digit(c); };
    const bool coded = name.size() >= 2 && name.find_first_of("[<({ \n") == name.npos &&
                       std::any_of(name.begin(), name.end(), marks) &&
                       !std::all_of(name.begin(), name.end(), is_digit);
    const base::Span inner{i, close + 1};
    if (coded && (word_char_before(text, i) > 0 || is_lower(at(text, inner.end)))) {
      add_host(hosts, text, inner);
    }
  }
}

// "P-07" in "plP-07ed".
void find_hyphenated(std::string_view text, HostsOf& hosts) {
  constexpr std::size_t most_letters = 3, most_digits = 3;
  for (std::size_t i = text.find('-'); i != std::string_view::npos; i = text.find('-', i + 1)) {
    std::size_t begin = i, end = i + 1;
    while (begin > 0 && is_upper(text[begin - 1]) && i - begin < most_letters) --begin;
    while (end < text.size() && is_digit(text[end]) && end - i <= most_digits) ++end;
    if (begin == i || end == i + 1) continue;
    const bool plural = at(text, end) == 's' && word_char(text, end + 1) == 0;
    if (is_lower(before(text, begin)) || (is_lower(at(text, end)) && !plural))
      add_host(hosts, text, {begin, end});
  }
}

// "Participant 7" in "plParticipant 7ed": a capitalized word and a number.
void find_numbered(std::string_view text, HostsOf& hosts) {
  constexpr std::size_t longest_word = 16, longest_number = 3, shortest_word = 3;
  static constexpr ByteSet digits("0123456789");
  for (std::size_t i = 0; (i = digits.find(text, i, text.size())) < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    std::size_t begin = i > 0 ? i - 1 : 0;
    while (begin > 0 && is_lower(text[begin - 1]) && i - begin <= longest_word) --begin;
    const bool named = before(text, i) == ' ' && i - begin > shortest_word && begin > 0 &&
                       is_upper(text[begin - 1]) && end - i <= longest_number;
    if (named) {
      const base::Span inner{begin - 1, end};
      const base::Span word = word_around(text, inner);
      const std::string_view right = text.substr(end, word.end - end);
      const bool form = right == "s" || right == "st" || right == "nd" || right == "rd" ||
                        right == "th" || right == "a" || right == "b";
      if (is_lower(before(text, inner.begin)) || (!right.empty() && !form)) {
        add_host(hosts, text, inner);
      }
    }
    i = end;
  }
}

// "StB77" stands in no more words than "B77", to which it belongs.
bool is_part_of_shorter(const HostsOf& hosts, const std::string& code, std::size_t words) {
  for (std::size_t i = 1; i + 2 <= code.size(); ++i) {
    const auto shorter = hosts.find(std::string_view(code).substr(i));
    if (shorter != hosts.end() && shorter->second.all.size() >= words) return true;
  }
  return false;
}

// "Ke7d" for the "Ke7" of "opinKe7d" and "questKe7d": the letters beside it are the same in all
// words, and with them it stands alone. `walks` counts the walks through the text.
std::string widened(std::string_view text, const std::string& code, const Hosts& hosts,
                    std::size_t& walks) {
  constexpr std::size_t widest = 3, most_walks = 64;
  std::string_view left, right;
  for (const std::string_view host : hosts.all) {
    const std::size_t at = host.find(code);
    std::string_view before = host.substr(0, at), after = host.substr(at + code.size());
    if (host == *hosts.all.begin()) {
      left = before.substr(before.size() - std::min(before.size(), widest));
      right = after.substr(0, widest);
    }
    while (!before.ends_with(left)) left.remove_prefix(1);
    while (!after.starts_with(right)) right.remove_suffix(1);
  }
  if (left.empty() && right.empty()) return code;
  for (std::size_t l = 0; l <= left.size(); ++l) {
    for (std::size_t r = right.size() + 1; r-- > 0;) {
      if (walks++ > most_walks) return code;
      std::string wide(left.substr(l));
      wide += code;
      wide += right.substr(0, r);
      if (stands_alone(text, wide)) return wide;
    }
  }
  return code;
}

}  // namespace

std::vector<std::string> find_unlisted_codes(std::string_view text,
                                             const std::vector<KnownCode>& codes) {
  HostsOf hosts;
  find_marked(text, hosts);
  find_bracketed(text, hosts);
  find_hyphenated(text, hosts);
  find_numbered(text, hosts);
  // Each code that stands in one word only costs a walk through the text.
  constexpr std::size_t most_walks = 64, most_unlisted = 20, several = 3;
  std::size_t walks = 0;
  std::vector<std::string> found;
  for (const auto& [code, of] : hosts) {
    const auto same = [&wanted = code](const KnownCode& known) { return known.code == wanted; };
    if (std::any_of(codes.begin(), codes.end(), same)) continue;
    const std::size_t words = of.all.size();
    if (is_part_of_shorter(hosts, code, words)) continue;
    const bool telling = of.inside >= 2 || words >= several;
    if (!telling && !(of.inside > 0 && walks++ < most_walks && stands_alone(text, code))) continue;
    std::string whole = words < several ? code : widened(text, code, of, walks);
    const auto listed = [&whole](const KnownCode& known) { return known.code == whole; };
    if (std::none_of(codes.begin(), codes.end(), listed)) found.push_back(std::move(whole));
    if (found.size() == most_unlisted) break;
  }
  return found;
}

namespace {

// "KzK" in "talkKzK" and "KzKer": capitals at one end of words only. Brand names and initials look
// the same, so there must be several, with three letters or more besides.
void find_at_ends(std::string_view text, HostsOf& hosts) {
  constexpr std::size_t longest = 5, least_letters = 3;
  for (std::size_t i = 0; (i = capitals.find(text, i, text.size())) < text.size();) {
    std::size_t last = i, end = i, letters = 0;
    for (; end < text.size() && is_alpha(text[end]); ++end) {
      if (!is_upper(text[end])) continue;
      last = end;
      ++letters;
    }
    const base::Span inner{i, last + 1};
    std::size_t left = 0, right = end - inner.end;
    while (left < least_letters && left < i && is_lower(text[i - 1 - left])) ++left;
    const bool bare = word_char_before(text, i - left) == 0 || left == least_letters;
    const bool one_side =
        (left >= least_letters && right == 0) || (left == 0 && bare && right >= least_letters);
    if (letters >= 2 && inner.size() <= longest && one_side &&
        !has_syllable(text.substr(i, inner.size()))) {
      add_host(hosts, text, inner);
    }
    i = std::max(end, i + 1);
  }
}

}  // namespace

std::vector<std::string> find_unlisted_names(std::string_view text,
                                             const std::vector<KnownCode>& codes) {
  constexpr std::size_t shortest = 3, longest = 16, most_hosts = 10'000, least_hosts = 3;
  std::map<std::string_view, std::string_view> hosts;  // the word → from its inner capital on
  for (std::size_t i = 1; (i = capitals.find(text, i, text.size())) < text.size(); ++i) {
    if (hosts.size() == most_hosts) break;
    if (!is_lower(text[i - 1])) continue;
    std::size_t end = i + 1;
    while (end < text.size() && is_lower(text[end]) && end - i < longest) ++end;
    if (end - i < shortest) continue;
    const base::Span word = word_around(text, {i, end});
    hosts.emplace(text.substr(word.begin, word.size()), text.substr(i, end - i));
    i = end - 1;
  }
  std::map<std::string_view, std::size_t> counts;
  for (const auto& [host, inner] : hosts) {
    for (std::size_t size = shortest; size <= inner.size(); ++size) ++counts[inner.substr(0, size)];
  }
  constexpr std::size_t most_walks = 64;
  std::size_t walks = 0;
  std::vector<std::string> found;
  for (auto entry = counts.begin(); entry != counts.end(); ++entry) {
    const std::string_view name = entry->first;
    const std::size_t count = entry->second;
    if (count < least_hosts) continue;
    // "Lin" of "Linden" stands in as many words, but is not the whole.
    const auto longer = std::next(entry);
    if (longer != counts.end() && longer->second == count && longer->first.starts_with(name)) {
      continue;
    }
    const auto holds = [&](const KnownCode& known) { return name.starts_with(known.code); };
    if (std::any_of(codes.begin(), codes.end(), holds)) continue;
    if (walks++ < most_walks && stands_alone(text, name)) found.emplace_back(name);
  }
  HostsOf ends;
  find_at_ends(text, ends);
  constexpr std::size_t several = 4, most_ends = 20;
  for (const auto& [code, of] : ends) {
    const auto same = [&wanted = code](const KnownCode& known) { return known.code == wanted; };
    if (of.all.size() < several || std::any_of(codes.begin(), codes.end(), same)) continue;
    if (found.size() < most_ends) found.push_back(code);
  }
  return found;
}

bool is_damaged_label(const KnownCode& known, const std::vector<std::string>& unlisted) {
  return known.bearers == 0 && std::any_of(unlisted.begin(), unlisted.end(), [&](const auto& code) {
           const std::size_t at = known.code.find(code);
           if (at == std::string::npos) return false;
           return is_lower(before(known.code, at)) ||
                  (at + code.size() < known.code.size() && is_lower(known.code[at + code.size()]));
         });
}

}  // namespace normalize
