// Quotation marks, apostrophes and primes (N210–N212, N217, N218).

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "normalize/ascii.h"
#include "normalize/phases.h"
#include "normalize/proposing.h"
#include "normalize/quote_marks.h"

namespace normalize {
namespace {

bool one_of(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

// Words that have lost their beginning. The first ones have no other reading.
constexpr std::array<std::string_view, 18> clipped = {
    "tis", "twas",  "twere", "twill", "twould", "tisn", "twasn", "em",    "n",
    "til", "cause", "cos",   "bout",  "round",  "cuz",  "nuff",  "phone", "flu"};
constexpr std::size_t surely_clipped = 10;

class Quotes {
 public:
  Quotes(Proposing& to, base::Span paragraph)
      : to_(to), text_(to.text), begin_(paragraph.begin), end_(paragraph.end) {}

  void run() {
    collect();
    pair_doubled();
    pair_backticks();
    closing_later_.assign(marks_.size(), false);
    for (std::size_t i = marks_.size(); i-- > 0;) {
      // Whether, reading on, a single mark closes before another one opens.
      const bool later = i + 1 < marks_.size() && closing_later_[i + 1];
      const Mark& mark = marks_[i];
      const bool single =
          mark.kind == MarkKind::straight_single || mark.kind == MarkKind::close_single;
      const bool closes = single && mark.closes && !mark.opens;
      const bool opens =
          (single && mark.opens && !mark.closes) || mark.kind == MarkKind::open_single;
      closing_later_[i] = closes || (later && !opens);
    }
    for (std::size_t i = 0; i < marks_.size(); ++i) decide(i);
  }

 private:
  void collect() {
    for (std::size_t i = begin_; (i = to_.signs.find(i, end_)) < end_; ++i) {
      std::size_t size = 1;
      const MarkKind kind = kind_of(text_, i, size);
      if (kind == MarkKind::none || to_.in_link({i, i + size})) continue;
      if (const std::size_t row = row_end(i, size); row > i + most_marks * size) {
        i = row - 1;
        continue;
      }
      Mark mark{{i, i + size}, kind};
      mark.opens = parts_before(solid_before(text_, begin_, i));
      mark.closes =
          parts_after(solid_after(text_, i + size, end_)) && !(mark.opens && is_option(i + size));
      marks_.push_back(mark);
      i += size - 1;
    }
  }

  // "--all", as programs take it.
  bool is_option(std::size_t i) const {
    return text_.substr(i, 2) == "--" && is_lower(at(text_, i + 2));
  }

  // Two single marks side by side and no third.
  bool is_doubled(std::size_t i) const {
    const auto follows = [&](std::size_t k) {
      return k + 1 < marks_.size() && marks_[k].at.end == marks_[k + 1].at.begin &&
             marks_[k].kind == marks_[k + 1].kind;
    };
    const bool is_typed = marks_[i].kind == MarkKind::straight_single ||
                          (marks_[i].kind == MarkKind::backtick && marks_[i].at.size() == 1);
    return is_typed && follows(i) && !follows(i + 1) && (i == 0 || !follows(i - 1));
  }

  void join_next(std::size_t i, MarkKind kind) {
    marks_[i].at.end = marks_[i + 1].at.end;
    marks_[i].kind = kind;
    marks_[i + 1].kind = MarkKind::none;
  }

  // ``these'' and ''these'' are double marks when both of them are there.
  void pair_doubled() {
    constexpr std::size_t none = ~std::size_t{0};
    std::size_t open = none;
    bool any = false;
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      Mark& mark = marks_[i];
      if (!is_doubled(i)) continue;
      if (mark.opens && !mark.closes) {
        open = i;
      } else if (open != none && mark.kind == MarkKind::straight_single && mark.closes &&
                 !is_digit(previous(mark))) {
        any = true;
        join_next(open, MarkKind::typed_open);
        join_next(i, MarkKind::typed_close);
        open = none;
      } else if (open == none && mark.kind == MarkKind::straight_single && mark.closes &&
                 is_digit(previous(mark))) {
        any = true;
        join_next(i, MarkKind::straight_double);  // inches
      }
    }
    if (any) std::erase_if(marks_, [](const Mark& mark) { return mark.kind == MarkKind::none; });
  }

  // `these', with nothing but apostrophes inside.
  void pair_backticks() {
    Mark* open = nullptr;
    for (Mark& mark : marks_) {
      if (mark.kind == MarkKind::backtick && mark.at.size() == 1 && mark.opens && !mark.closes) {
        open = &mark;
      } else if (mark.opens || mark.closes) {
        if (open != nullptr && mark.kind == MarkKind::straight_single && !mark.opens) {
          open->kind = MarkKind::typed_open;
          mark.kind = MarkKind::typed_close;
        }
        open = nullptr;
      }
    }
  }

  // Where the row of the same sign ends: a long one is a pattern, no quotation.
  std::size_t row_end(std::size_t i, std::size_t size) const {
    std::size_t end = i + size;
    while (end + size <= end_ && text_.substr(end, size) == text_.substr(i, size)) end += size;
    return end;
  }

  void decide(std::size_t index) {
    const Mark& mark = marks_[index];
    switch (mark.kind) {
      case MarkKind::straight_double:
        double_mark(mark);
        break;
      case MarkKind::straight_single:
        single_mark(index);
        break;
      case MarkKind::open_double:
      case MarkKind::close_double:
        curly_double(mark);
        break;
      case MarkKind::open_single:
      case MarkKind::close_single:
        curly_single(index);
        break;
      case MarkKind::low_double:
        low_double_open_ = true;
        break;
      case MarkKind::low_single:
        low_single_open_ = true;
        break;
      case MarkKind::backtick:
        backtick(mark);
        break;
      case MarkKind::typed_open:
      case MarkKind::typed_close:
        typed_mark(mark);
        break;
      case MarkKind::none:
        break;
    }
  }

  char previous(const Mark& mark) const {
    return mark.at.begin > begin_ ? text_[mark.at.begin - 1] : '\n';
  }
  char next(const Mark& mark) const { return mark.at.end < end_ ? text_[mark.at.end] : '\n'; }

  void set(const Mark& mark, std::string_view rule, std::string_view sign,
           Certainty certainty = Certainty::high) {
    if (text_.substr(mark.at.begin, mark.at.size()) != sign) {
      to_.propose(rule, mark.at, sign, certainty);
    }
  }

  // Spaces between a quotation mark and what it quotes.
  void no_space_after(const Mark& mark) {
    std::size_t end = mark.at.end;
    while (end < end_ && text_[end] == ' ') ++end;
    if (end > mark.at.end && end < end_ && text_[end] != '\n') {
      to_.propose("N212", {mark.at.end, end}, "", Certainty::medium);
    }
  }
  void no_space_before(const Mark& mark) {
    std::size_t begin = mark.at.begin;
    while (begin > begin_ && text_[begin - 1] == ' ') --begin;
    if (begin < mark.at.begin && begin > begin_ && text_[begin - 1] != '\n') {
      to_.propose("N212", {begin, mark.at.begin}, "", Certainty::medium);
    }
  }

  // Whether a number ends at `end` that is no part of a name such as "GPL-2".
  bool measures(std::size_t end) const {
    std::size_t i = end;
    if (!is_digit(before(text_, i))) return false;
    while (i > begin_ && (is_digit(text_[i - 1]) || text_[i - 1] == '.')) --i;
    const char c = i > begin_ ? text_[i - 1] : '\n';
    return !is_alpha(c) && !one_of(c, "_/") && !(c == '-' && is_alpha(before(text_, i - 1)));
  }

  bool nothing_follows(const Mark& mark) const {
    std::size_t i = mark.at.end;
    while (i < end_ && is_space(text_[i])) ++i;
    return i == end_;
  }

  // ---- Double ----

  void double_mark(const Mark& mark) {
    if (to_.in_code(mark.at.begin)) return;
    const HouseStyle& style = to_.style;
    if (measures(mark.at.begin) && !double_open_ && mark.closes) {
      set(mark, "N218", "″", Certainty::medium);
      return;
    }
    const bool alone = mark.opens && mark.closes;
    if (alone && !double_open_ && nothing_follows(mark)) return;
    const bool opening = mark.opens == mark.closes ? !double_open_ : mark.opens;
    if (opening) {
      set(mark, "N210", style.open_double);
      double_open_ = true;
      if (alone) no_space_after(mark);
    } else {
      set(mark, "N210", style.close_double);
      if (alone && double_open_) no_space_before(mark);
      double_open_ = false;
    }
  }

  void curly_double(const Mark& mark) {
    const HouseStyle& style = to_.style;
    if (low_double_open_ && !mark.opens) {
      low_double_open_ = false;
      return;
    }
    const std::string_view sign = text_.substr(mark.at.begin, mark.at.size());
    const bool ours = style.open_double == "“";
    const bool opening = sign == style.open_double;
    if (opening && ours && double_open_ && mark.closes &&
        !(is_space(previous(mark)) && !is_space(next(mark)))) {
      set(mark, "N217", style.close_double);
      if (is_space(previous(mark))) no_space_before(mark);
      double_open_ = false;
    } else if (!opening && ours && !double_open_ && mark.opens && !mark.closes) {
      set(mark, "N217", style.open_double);
      double_open_ = true;
    } else if (opening) {
      double_open_ = true;
      if (next(mark) == ' ') no_space_after(mark);
    } else {
      if (double_open_ && previous(mark) == ' ' && mark.closes) no_space_before(mark);
      double_open_ = false;
    }
  }

  // ---- Single ----

  std::string_view word_at(std::size_t i) const {
    std::size_t end = i;
    while (end < end_ && end - i < 12 && is_alpha(text_[end])) ++end;
    return text_.substr(i, end - i);
  }

  // "'90s", "'tis": the mark stands for what was left out.
  bool stands_for_omission(std::size_t index) const {
    const Mark& mark = marks_[index];
    const std::size_t i = mark.at.end;
    const bool closes_later = index + 1 < marks_.size() && closing_later_[index + 1];
    if (is_digit(at(text_, i)) && is_digit(at(text_, i + 1)) && !is_digit(at(text_, i + 2))) {
      if (at(text_, i + 2) == 's' && !is_alnum(at(text_, i + 3))) {
        return at(text_, i + 3) != '\'';
      }
      return !is_alnum(at(text_, i + 2)) && !closes_later;
    }
    std::string word(word_at(i));
    if (!word.empty()) word[0] = to_lower(word[0]);
    const auto found = std::find(clipped.begin(), clipped.end(), word);
    if (found == clipped.end()) return false;
    return found - clipped.begin() < static_cast<std::ptrdiff_t>(surely_clipped) || !closes_later;
  }

  bool prime(const Mark& mark) const {
    if (single_open_) return false;
    const std::size_t begin = mark.at.begin;
    const bool function = next(mark) == '(' && is_alpha(previous(mark)) &&
                          !is_alnum(before(text_, begin - 1));  // f'(x)
    if (function) return true;
    if (!measures(begin)) return false;
    if (is_digit(next(mark))) {
      std::size_t i = mark.at.end;
      while (i < end_ && is_digit(text_[i])) ++i;
      return at(text_, i) == '"' || text_.substr(i, 3) == "″";
    }
    return mark.closes;
  }

  void single_mark(std::size_t index) {
    const Mark& mark = marks_[index];
    const HouseStyle& style = to_.style;
    if (to_.in_code(mark.at.begin)) return;
    if (prime(mark)) {
      set(mark, "N218", "′", Certainty::medium);
    } else if (!mark.opens) {
      // Inside or after a word. A closing mark and an apostrophe look the same.
      const bool inside = !mark.closes;
      set(mark, "N211", inside ? style.apostrophe : style.close_single);
      if (!inside) single_open_ = false;
    } else if (!mark.closes) {
      if (stands_for_omission(index)) {
        set(mark, "N211", style.apostrophe);
      } else {
        set(mark, "N211", style.open_single,
            index + 1 < marks_.size() && closing_later_[index + 1] ? Certainty::high
                                                                   : Certainty::medium);
        single_open_ = true;
      }
    } else if (single_open_ && previous(mark) == ' ') {
      set(mark, "N211", style.close_single);
      no_space_before(mark);
      single_open_ = false;
    }
  }

  void curly_single(std::size_t index) {
    const Mark& mark = marks_[index];
    const HouseStyle& style = to_.style;
    const std::string_view sign = text_.substr(mark.at.begin, mark.at.size());
    if (style.open_single != "‘") return;
    if (low_single_open_ && sign == style.open_single && !mark.opens) {
      low_single_open_ = false;
      return;
    }
    if (sign == style.open_single) {
      if (single_open_ && mark.closes) {
        set(mark, "N217", style.close_single);
        if (previous(mark) == ' ') no_space_before(mark);
        single_open_ = false;
      } else if (mark.opens && stands_for_omission(index)) {
        set(mark, "N217", style.apostrophe);
      } else if (!mark.opens && is_alnum(previous(mark)) && is_alpha(next(mark))) {
        set(mark, "N217", style.apostrophe);
      } else {
        single_open_ = true;
        if (next(mark) == ' ') no_space_after(mark);
      }
    } else if (mark.closes) {
      if (single_open_ && previous(mark) == ' ') no_space_before(mark);
      single_open_ = false;
    }
  }

  void typed_mark(const Mark& mark) {
    const HouseStyle& style = to_.style;
    const bool opens = mark.kind == MarkKind::typed_open;
    if (mark.at.size() == 2) {
      set(mark, "N210", opens ? style.open_double : style.close_double);
      double_open_ = opens;
    } else {
      set(mark, "N211", opens ? style.open_single : style.close_single);
      single_open_ = opens;
    }
  }

  // "don`t", "don´t"
  void backtick(const Mark& mark) {
    if (is_alpha(previous(mark)) && is_alpha(next(mark)) && !to_.in_link(mark.at)) {
      set(mark, "N211", to_.style.apostrophe);
    }
  }

  Proposing& to_;
  std::string_view text_;
  std::size_t begin_, end_;
  std::vector<Mark> marks_;
  std::vector<bool> closing_later_;
  bool double_open_ = false, single_open_ = false;
  bool low_double_open_ = false, low_single_open_ = false;
};

}  // namespace

void propose_quotes(Proposing& to, base::Span paragraph) {
  Quotes(to, paragraph).run();
}

std::span<const Rule> quote_rules() {
  static constexpr std::array<Rule, 5> rows = {{
      {"N210", "straight-double-quotes", "Double quotation marks in their typographic form.",
       "New Hart's Rules (2014), 9.2", Policy::fix, "He said \"no\" (\"never\").\n",
       "He said “no” (“never”).\n", "x=\"1\"\n"},
      {"N211", "straight-single-quotes", "Single quotation marks and apostrophes likewise.",
       "New Hart's Rules (2014), 4.2 and 9.2", Policy::fix,
       "It's UoX's 'open' garden of the '90s, 'tis so.\n",
       "It’s UoX’s ‘open’ garden of the ’90s, ’tis so.\n", "x='1'\n"},
      {"N212", "space-inside-quotes", "Quotation marks stand close to what they quote.",
       "New Hart's Rules (2014), 9.2", Policy::fix, "the “ open garden ” we ‘know ’.\n",
       "the “open garden” we ‘know’.\n", "the ‘open’ garden\n"},
      {"N217", "reversed-quotes", "A mark that opens where one must close, and the reverse.",
       "New Hart's Rules (2014), 9.2", Policy::fix, "the ‘open‘ garden of the ‘90s\n",
       "the ‘open’ garden of the ’90s\n", "the ‘open’ garden\n"},
      {"N218", "primes", "Feet and inches take primes, not quotation marks.",
       "The Chicago Manual of Style (17th ed.), 10.66", Policy::fix,
       "a pole of 5'10\" or 6', and f'(x)\n", "a pole of 5′10″ or 6′, and f′(x)\n",
       "“route 66” and the 1990s’ end of ‘f’(x)\n"},
  }};
  return rows;
}

}  // namespace normalize
