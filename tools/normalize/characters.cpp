// Characters that are damaged, invisible, or only look like others (N105–N113).

#include <array>
#include <charconv>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"
#include "normalize/ascii.h"
#include "normalize/encoding.h"
#include "normalize/links.h"
#include "normalize/mojibake.h"
#include "normalize/phases.h"

namespace normalize {
namespace {

bool is_wide_blank(char32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_always_invisible(char32_t c) {
  return c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x180E;
}

// Joiners and marks of direction, which some scripts and emoji need.
bool is_control_of_script(char32_t c) {
  return (c >= 0x200C && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

// Hebrew to Sinhala and beyond: scripts that run from the right or join their letters.
bool needs_controls(char32_t c) {
  return (c >= 0x0590 && c < 0x1200) || (c >= 0x1700 && c < 0x1E00) ||
         (c >= 0xA800 && c < 0xAC00) || (c >= 0xFB1D && c < 0xFE00) || (c >= 0xFE70 && c < 0xFEFF);
}

std::string_view ligature(char32_t c) {
  static constexpr std::array<std::string_view, 7> letters = {"ff",  "fi", "fl", "ffi",
                                                              "ffl", "st", "st"};
  return c >= 0xFB00 && c <= 0xFB06 ? letters[c - 0xFB00] : std::string_view();
}

struct Entity {
  std::string_view name;
  std::string_view character;
};
constexpr std::array<Entity, 18> entities = {{
    {"amp", "&"},
    {"quot", "\""},
    {"apos", "'"},
    {"nbsp", " "},
    {"lt", "<"},
    {"gt", ">"},
    {"ndash", "–"},
    {"mdash", "—"},
    {"lsquo", "‘"},
    {"rsquo", "’"},
    {"ldquo", "“"},
    {"rdquo", "”"},
    {"hellip", "…"},
    {"pound", "£"},
    {"euro", "€"},
    {"eacute", "é"},
    {"egrave", "è"},
    {"copy", "©"},
}};

class Characters {
 public:
  explicit Characters(std::string_view text) : text_(text) {}

  std::vector<Proposal> run() {
    references();
    const std::size_t first = base::skip_ascii(text_, 0);
    for (std::size_t i = first; i < text_.size(); i = base::skip_ascii(text_, i)) i = one(i);
    weak_mojibake();
    return std::move(proposals_);
  }

 private:
  void propose(std::string_view rule, std::size_t begin, std::size_t end, std::string text,
               std::string evidence = {}) {
    Proposal proposal;
    proposal.at = {begin, end};
    proposal.text = std::move(text);
    proposal.rule = rule;
    proposal.evidence = std::move(evidence);
    proposals_.push_back(std::move(proposal));
  }

  // The character at `i`, beyond ASCII; returns where the next one begins.
  std::size_t one(std::size_t i) {
    const base::CodePoint c = base::decode_utf8(text_, i);
    const std::size_t end = i + c.length;
    if (c.value >= 0xC2 && c.value <= 0xF4) {
      if (const auto run = read_mojibake(text_, i)) return mojibake(i, *run);
    }
    if (c.value < 0xA0) {
      const char32_t meant = from_windows1252(static_cast<unsigned char>(c.value));
      std::string character;
      if (meant != c.value) base::append_utf8(character, meant);
      propose("N105", i, end, std::move(character), "a Windows-1252 byte read as Latin-1");
    } else if (c.value == 0xAD) {
      propose("N106", i, end, "");
    } else if (is_always_invisible(c.value) || (is_control_of_script(c.value) && idle(i, end))) {
      propose("N107", i, end, "");
    } else if (is_wide_blank(c.value)) {
      return wide_blanks(i);
    } else if (c.value == 0x2028 || c.value == 0x2029) {
      propose("N114", i, end, c.value == 0x2028 ? "\n" : "\n\n");
    } else if (!ligature(c.value).empty()) {
      propose("N112", i, end, std::string(ligature(c.value)));
    }
    return end;
  }

  // A run of blanks with a no-break space or another wide one: in the indent of a line they keep
  // their number, elsewhere they are one space.
  std::size_t wide_blanks(std::size_t i) {
    std::size_t begin = i, end = i, count = 0;
    while (begin > blanks_end_ && text_[begin - 1] == ' ') --begin, ++count;
    for (; end < text_.size(); ++count) {
      if (text_[end] == ' ') {
        ++end;
      } else if (blank_begins(end)) {
        end += base::decode_utf8(text_, end).length;
      } else {
        break;
      }
    }
    blanks_end_ = end;
    const bool indent = before(text_, begin) == '\n';
    if (count > 1 || !is_deliberate(begin, end)) {
      propose("N108", begin, end, std::string(indent ? count : 1, ' '));
    }
    return end;
  }

  std::size_t mojibake(std::size_t i, const Mojibake& run) {
    if (run.strong) {
      ++strong_runs_;
      propose("N109", i, run.end, run.meant, "bytes of UTF-8 read as Windows-1252 or Latin-1");
    } else {
      weak_.push_back({{i, run.end}, run.meant});
    }
    return run.end;
  }

  // What is only unlikely is mended when the same text has the damage beyond doubt.
  void weak_mojibake() {
    constexpr int runs_that_prove = 3;
    if (strong_runs_ < runs_that_prove) return;
    for (auto& [at, meant] : weak_) {
      propose("N109", at.begin, at.end, std::move(meant),
              "bytes of UTF-8 read as Windows-1252 or Latin-1, as elsewhere in the text");
    }
  }

  // A joiner or mark of direction that has nothing to do here.
  bool idle(std::size_t begin, std::size_t end) {
    if (!is_beyond_ascii(before(text_, begin)) && !is_beyond_ascii(at(text_, end))) return true;
    const base::CodePoint c = base::decode_utf8(text_, begin);
    return c.value >= 0x200E && !text_needs_controls();
  }

  bool text_needs_controls() {
    if (!needs_controls_known_) {
      needs_controls_known_ = true;
      for (std::size_t i = base::skip_ascii(text_, 0); i < text_.size() && !needs_controls_;
           i = base::skip_ascii(text_, i)) {
        const base::CodePoint c = base::decode_utf8(text_, i);
        needs_controls_ = needs_controls(c.value);
        i += c.length;
      }
    }
    return needs_controls_;
  }

  // A no-break space that a typesetter would want: "p. 5", "10 km", "Dr Smith".
  bool is_deliberate(std::size_t begin, std::size_t end) const {
    const char previous = before(text_, begin), next = at(text_, end);
    if (is_space(previous) || is_space(next)) return false;
    if (is_digit(previous) || is_digit(next)) return true;
    std::size_t word = begin;
    while (word > 0 && begin - word < 6 && (is_alpha(text_[word - 1]) || text_[word - 1] == '.')) {
      --word;
    }
    const std::string_view abbreviation = text_.substr(word, begin - word);
    if (previous == '.') return abbreviation.size() >= 2 && abbreviation.size() <= 4;
    for (const std::string_view title : {"Dr", "Mr", "Mrs", "Ms", "Prof", "St"}) {
      if (abbreviation == title) return is_upper(next);
    }
    return false;
  }

  bool blank_begins(std::size_t i) const {
    return i < text_.size() && is_beyond_ascii(text_[i]) &&
           is_wide_blank(base::decode_utf8(text_, i).value);
  }

  // ---- HTML character references ----

  void references() {
    std::size_t i = text_.find('&');
    if (i == std::string_view::npos) return;
    if (text_.find("</") != std::string_view::npos) return;  // a text with markup, or about it
    for (; i != std::string_view::npos; i = text_.find('&', i + 1)) reference(i);
    drop_those_in_links();
  }

  void drop_those_in_links() {
    if (proposals_.empty()) return;
    const std::vector<LinkSpan> found = links(text_);
    std::size_t link = 0;
    const auto inside = [&](const Proposal& proposal) {
      while (link < found.size() && found[link].span.end <= proposal.at.begin) ++link;
      return link < found.size() && found[link].span.begin <= proposal.at.begin;
    };
    std::vector<Proposal> kept;
    for (Proposal& proposal : proposals_) {
      if (!inside(proposal)) kept.push_back(std::move(proposal));
    }
    proposals_ = std::move(kept);
  }

  void reference(std::size_t i) {
    constexpr std::size_t longest = 8;
    const std::size_t end = text_.substr(i, longest + 2).find(';');
    if (end == std::string_view::npos || end < 3) return;
    const std::string_view name = text_.substr(i + 1, end - 1);
    if (name[0] == '#') {
      number(i, i + end + 1, name.substr(1));
      return;
    }
    for (const Entity& entity : entities) {
      if (entity.name == name) propose("N113", i, i + end + 1, std::string(entity.character));
    }
  }

  void number(std::size_t begin, std::size_t end, std::string_view digits) {
    const bool hex = !digits.empty() && (digits[0] == 'x' || digits[0] == 'X');
    if (hex) digits.remove_prefix(1);
    std::uint32_t value = 0;
    const auto read =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    if (digits.empty() || read.ptr != digits.data() + digits.size()) return;
    const bool surrogate = value >= 0xD800 && value < 0xE000;
    const bool non_character = (value & 0xFFFE) == 0xFFFE || (value >= 0xFDD0 && value < 0xFDF0);
    if (value < 0x20 || value == 0x7F || surrogate || non_character || value > 0x10FFFF) return;
    std::string character;
    base::append_utf8(character, value);
    propose("N113", begin, end, std::move(character));
  }

  struct Weak {
    base::Span at;
    std::string meant;
  };

  std::string_view text_;
  std::vector<Proposal> proposals_;
  std::vector<Weak> weak_;
  int strong_runs_ = 0;
  std::size_t blanks_end_ = 0;
  bool needs_controls_ = false, needs_controls_known_ = false;
};

}  // namespace

std::vector<Proposal> propose_characters(std::string_view text) {
  return Characters(text).run();
}

std::vector<Remark> remark_characters(std::string_view text) {
  std::vector<Remark> remarks;
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  for (std::size_t i = text.find(replacement); i != std::string_view::npos;) {
    std::size_t end = i + replacement.size();
    while (text.substr(end).starts_with(replacement)) end += replacement.size();
    remarks.push_back({"N110",
                       {i, end},
                       "a character was lost before this file was written",
                       "compare with an earlier copy of the transcript"});
    i = text.find(replacement, end);
  }
  return remarks;
}

std::span<const Rule> character_rules() {
  static constexpr std::array<Rule, 9> rows = {{
      {"N105", "c1-controls", "A control character of Latin-1 is the Windows-1252 sign it was.",
       "WHATWG Encoding (2023), section 9", Policy::fix, "the \xC2\x93green\xC2\x94 park\n",
       "the “green” park\n", "the “green” park\n"},
      {"N106", "soft-hyphens", "Hyphenation is the typesetter's, not the transcript's.",
       "Unicode 15, section 23.2", Policy::fix,
       "gar\xC2\xAD"
       "den\n",
       "garden\n", "self-made\n"},
      {"N107", "zero-width-characters", "Characters that nobody sees are left out.",
       "Unicode 15, section 23.2", Policy::fix,
       "gar\xE2\x80\x8B"
       "den\n",
       "garden\n",
       "نمی\xE2\x80\x8C"
       "خواهم\n"},
      {"N108", "no-break-spaces", "A no-break space without a reason is a space.",
       "New Hart's Rules (2014), 2.5", Policy::fix, "the\xC2\xA0green park\n", "the green park\n",
       "at p.\xC2\xA0"
       "5 and 10\xC2\xA0km\n"},
      {"N109", "mojibake", "UTF-8 that was read as Windows-1252 is read again.",
       "Unicode 15, section 3.9", Policy::fix, "the cafÃ© wasnâ€™t open\n",
       "the café wasn’t open\n", "LE CAFÉ” et IRMÃ… naïve Ångström\n"},
      {"N110", "lost-characters", "A replacement character stands where one was lost.",
       "Unicode 15, section 23.8", Policy::report, "the caf\xEF\xBF\xBD\n", "", "the café\n"},
      {"N112", "presentation-ligatures", "A ligature taken from a typeset page is its letters.",
       "Unicode 15, section 22.6", Policy::fix,
       "the o\xEF\xAC\x83"
       "ce\n",
       "the office\n", "the œuvre\n"},
      {"N113", "character-references", "References left from a web page are their characters.",
       "HTML Living Standard, 13.5", Policy::fix, "bread &amp; butter&#8217;s\n",
       "bread & butter’s\n", "R&D; http://example.org/?a=1&amp;b=2\n"},
      {"N114", "line-separators", "Unicode's line and paragraph separators end lines.",
       "Unicode 15, section 5.8", Policy::fix, "one\xE2\x80\xA8two\n", "one\ntwo\n", "one\ntwo\n"},
  }};
  return rows;
}

}  // namespace normalize
