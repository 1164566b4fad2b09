#include "layout/inline_items.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "layout/atoms.h"
#include "layout/justification.h"
#include "text/breaks.h"
#include "text/protrusion.h"
#include "text/shape.h"

namespace layout {
namespace {

using Kind = InlineElement::Kind;
using PieceKind = InlinePiece::Kind;

// Wider than any measure, and small enough that thousands of them can be added.
constexpr Length endless = Length::from_units(Length::per_point * 1'000'000);
constexpr std::int32_t anywhere_penalty = 3000;  // overflow-wrap: the last resort

text::BreakRules break_rules(const css::ComputedStyle& style) {
  using Strictness = text::BreakRules::Strictness;
  text::BreakRules rules;
  rules.keep_words = style.word_break == css::WordBreak::keep_all;
  if (style.line_break == css::LineBreak::loose) rules.strictness = Strictness::loose;
  if (style.line_break == css::LineBreak::normal) rules.strictness = Strictness::normal;
  if (style.line_break == css::LineBreak::strict) rules.strictness = Strictness::strict;
  return rules;
}

bool breaks_words(const css::ComputedStyle& style) {
  return style.word_break == css::WordBreak::break_all ||
         style.line_break == css::LineBreak::anywhere;
}

char32_t last_character(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return base::decode_utf8(text, at).value;
}

class ItemBuilder {
 public:
  ItemBuilder(LayoutRun& run, BoxId paragraph, const InlineText& text,
              const std::optional<LineContainer>& container)
      : run_(run),
        style_(*run.tree[paragraph].style),
        text_(text),
        container_(container.value_or(LineContainer{})),
        measures_(!container) {
    out_.words_give = words_give(text);
    if (text.text.empty()) return;
    const std::size_t about = text.text.size() / 2;  // words of English with their hyphens
    out_.items.reserve(about);
    out_.pieces.reserve(about);
    verbatim_ = text::verbatim_spans(text.text);
    breaks_ = text::line_breaks(text.text, style_.language, verbatim_, break_rules(style_));
  }

  InlineItems build() {
    if (!style_.text_indent_hanging) indent(1);
    for (std::uint32_t i = 0; i < text_.elements.size(); ++i) element(i);
    end_line();  // a line break at the very end makes no line of its own
    return std::move(out_);
  }

 private:
  // CSS 2.2 §16.4: justification leaves room between letters alone that a style sheet has set.
  bool words_give(const InlineText& text) const {
    return justifies(style_) && style_.text_justify == css::TextJustify::auto_ &&
           std::all_of(text.elements.begin(), text.elements.end(), [](const InlineElement& e) {
             return e.style == nullptr || e.style->letter_spacing == Length();
           });
  }

  void indent(int sign) {
    const Length indent = style_.text_indent.resolve(container_.width) * sign;
    if (indent != Length()) box(indent, {});
  }

  void element(std::uint32_t index) {
    const InlineElement& e = text_.elements[index];
    const InlinePiece piece{PieceKind::element, index, e.begin, e.end};
    const bool sizeless = e.kind == Kind::close || e.kind == Kind::note_call ||
                          e.kind == Kind::mark || e.kind == Kind::float_;
    if (line_ended_ && !sizeless) {
      end_line();
      line_ended_ = false;
      // Where indents hang, all lines but the first have one already.
      if (style_.text_indent_each_line) indent(style_.text_indent_hanging ? -1 : 1);
    }
    switch (e.kind) {
      case Kind::text:
        return text_element(index, e);
      case Kind::open:
      case Kind::close:
        return box(edge_width(e), piece);
      case Kind::atom:
      case Kind::image:
        return object(index, e, piece);
      case Kind::line_break:
        line_ended_ = true;  // the break belongs to the line it ends
        return box(Length(), piece);
      case Kind::leader:
        penalty(infinite_penalty, {});
        glue(Length(), endless, Length(), piece);
        return;
      default:
        return box(Length(), piece);
    }
  }

  Length edge_width(const InlineElement& e) const {
    const Box& b = run_.tree[e.box];
    if (e.kind == Kind::open ? b.broken_before : b.broken_after) return Length();
    const css::ComputedStyle& s = *e.style;
    const bool left = (e.kind == Kind::open) == (s.direction == css::Direction::ltr);
    const css::Size& margin = left ? s.margin.left : s.margin.right;
    const css::LengthPercentage& padding = left ? s.padding.left : s.padding.right;
    const Length border = left ? s.border.left.width : s.border.right.width;
    return (margin ? margin->resolve(container_.width) : Length()) +
           padding.resolve(container_.width) + border;
  }

  void object(std::uint32_t index, const InlineElement& e, const InlinePiece& piece) {
    break_at(e.begin, e);
    Fragment fragment;
    if (measures_) {
      out_.object_widths.push_back(atom_widths(run_, e.box));
      fragment.width = out_.object_widths.back().max;
    } else {
      fragment = lay_out_atom(run_, e.box, container_.width, container_.height);
    }
    out_.object_of.resize(text_.elements.size(), no_index);
    out_.object_of[index] = static_cast<std::uint32_t>(out_.objects.size());
    box(fragment.width, piece);
    out_.objects.push_back(std::move(fragment));
    break_at(e.end, e);
  }

  void text_element(std::uint32_t index, const InlineElement& e) {
    use_ = &run_.fonts.of(*e.style);
    const bool reversed = e.level % 2 == 1;
    words_ = &run_.fonts.words_of(*e.style,
                                  reversed ? Fonts::WordKind::reversed : Fonts::WordKind::usual);
    const std::string_view text = text_.text;
    std::uint32_t at = e.begin;
    while (at < e.end) {
      if (is_space_at(at)) {
        space(index, e, at);
        at += text[at] == ' ' || text[at] == '\t' ? 1 : 2;
        continue;
      }
      std::uint32_t end = at;
      const std::uint32_t next_break = next_break_after(at);
      while (end < e.end && end < next_break && !is_space_at(end)) ++end;
      word(index, e, at, end);
      if (end < e.end && is_space_at(end)) {
        at = end;
        continue;
      }
      break_at(end, e);
      at = end;
    }
  }

  bool is_space_at(std::uint32_t at) const {
    const std::string& t = text_.text;
    if (t[at] == ' ' || t[at] == '\t') return true;
    return t[at] == '\xC2' && at + 1 < t.size() && t[at + 1] == '\xA0';  // no-break space
  }

  std::uint32_t next_break_after(std::uint32_t at) {
    while (next_ < breaks_.size() && breaks_[next_].offset <= at) ++next_;
    return next_ < breaks_.size() ? breaks_[next_].offset
                                  : static_cast<std::uint32_t>(text_.text.size());
  }

  bool may_break_at(std::uint32_t at) {
    while (next_ < breaks_.size() && breaks_[next_].offset < at) ++next_;
    return next_ < breaks_.size() && breaks_[next_].offset == at;
  }

  // A break without a space: after a hyphen or dash, inside a URL, around an object.
  void break_at(std::uint32_t at, const InlineElement& e) {
    if (!e.style->wraps || at == 0 || at >= text_.text.size() || !may_break_at(at)) return;
    const char32_t before = last_character(std::string_view(text_.text).substr(0, at));
    if (before == 0xAD) {
      if (e.style->hyphens == css::Hyphens::none) return;
      hyphen(0, e, at);
      return;
    }
    BreakItem item;
    item.kind = BreakItem::Kind::penalty;
    item.penalty = breaks_[next_].penalty;
    item.flagged = before == U'-' || before == 0x2010;
    add(item, {});
  }

  // How far it is to the next tab stop (CSS Text 3 §4.2), as long as the line is not broken.
  Length tab_width(const css::ComputedStyle& style) {
    for (; summed_ < out_.items.size(); ++summed_) {
      const BreakItem& item = out_.items[summed_];
      if (item.kind != BreakItem::Kind::penalty) {
        pen_ += item.width;
      } else if (item.penalty <= -infinite_penalty) {
        pen_ = Length();
      }
    }
    const Length space = use_->space + style.word_spacing + style.letter_spacing;
    const Length stop = style.tab_size_length.value_or(space * style.tab_size);
    if (stop <= Length()) return Length();
    const Length left = stop - Length::from_units(pen_.units() % stop.units());
    return left < space / 2 ? left + stop : left;
  }

  bool begins_line() const {
    return out_.items.empty() || (out_.items.back().kind == BreakItem::Kind::penalty &&
                                  out_.items.back().penalty <= -infinite_penalty);
  }

  void space(std::uint32_t index, const InlineElement& e, std::uint32_t at) {
    const bool tab = text_.text[at] == '\t';
    const std::uint32_t end = at + (text_.text[at] == ' ' || tab ? 1 : 2);
    const bool stays = e.style->white_space_collapse == css::WhiteSpaceCollapse::break_spaces;
    // A line is broken so that glue at its beginning goes away; what still is here is to be seen.
    if (!stays && begins_line()) box(Length(), {});
    const Length natural =
        tab ? tab_width(*e.style) : use_->space + e.style->word_spacing + e.style->letter_spacing;
    if (stays && text_.text[at] != '\xC2') {
      box(natural, {PieceKind::space, index, at, end});
      if (end < text_.text.size()) penalty(0, {});
      return;
    }
    const bool breakable = text_.text[at] != '\xC2' && e.style->wraps && may_break_at(end);
    if (!breakable) {
      penalty(infinite_penalty, {});
    } else if (!out_.items.empty() && out_.items.back().kind == BreakItem::Kind::glue) {
      penalty(0, {});  // a line may end at glue behind a box only
    }
    // Half and a third of a space: TeX's Computer Modern, a little wider than microtype's default.
    const Length gives = tab ? Length() : natural;
    glue(natural, gives / 2, gives / 3, {PieceKind::space, index, at, end});
  }

  void word(std::uint32_t index, const InlineElement& e, std::uint32_t begin, std::uint32_t end) {
    const css::ComputedStyle& style = *e.style;
    const std::string_view text = std::string_view(text_.text).substr(begin, end - begin);
    const bool reversed = e.level % 2 == 1, verbatim = is_verbatim(begin);
    const WordMeasure measure{run_.fonts, style, *use_,
                              reversed ? use_->right_to_left : use_->shaping};
    const bool hyphens = style.hyphens == css::Hyphens::auto_ && style.wraps && !verbatim;
    const bool kept = !(reversed && verbatim);
    MeasuredWords& words =
        verbatim ? run_.fonts.words_of(style, Fonts::WordKind::verbatim) : *words_;
    const MeasuredWord* word = kept ? words.find(text) : nullptr;
    if (word == nullptr) {
      const bool keep = kept && words.keeps(text);
      word = &measure_word(measure, text, hyphens ? &run_.hyphenator : nullptr,
                           keep ? words.store() : own_words());
      if (keep) words.add(*word);
    }
    const bool in_need =
        style.overflow_wrap != css::OverflowWrap::normal && word->whole > container_.width;
    if (style.wraps && (in_need || breaks_words(style))) {
      return pieces(index, e, begin, measure_clusters(measure, text, own_words()), false);
    }
    pieces(index, e, begin, *word, true);
  }

  WordStore& own_words() {
    if (out_.own_words == nullptr)
      out_.own_words = std::make_unique<WordStore>(run_.fonts.glyphs());
    return *out_.own_words;
  }

  // CSS Text 4 §5.6: the ends of inline boxes do not part what stands side by side in one font.
  void kern(const InlineElement& e, std::uint32_t begin, const MeasuredWord& word) {
    if (e.level % 2 == 1) return;
    std::size_t i = out_.items.size();
    while (i > 0 && out_.pieces[i - 1].kind == PieceKind::element &&
           out_.items[i - 1].kind == BreakItem::Kind::box && out_.items[i - 1].width == Length())
      --i;
    if (i == 0 || out_.pieces[i - 1].kind != PieceKind::word) return;
    const InlinePiece& last = out_.pieces[i - 1];
    const InlineElement& before = text_.elements[last.element];
    if (last.end != begin || before.level % 2 == 1) return;
    const text::ShapeStyle& shaping = run_.fonts.of(*before.style).shaping;
    if (shaping.fonts.front() != use_->shaping.fonts.front() ||
        shaping.size != use_->shaping.size || shaping.adjust != use_->shaping.adjust ||
        shaping.features != use_->shaping.features)
      return;
    const Length kerning =
        text::kerning_between(out_.words[last.word].measured->text, word.text, shaping);
    if (kerning != Length()) box(kerning, {});
  }

  void pieces(std::uint32_t index, const InlineElement& e, std::uint32_t begin,
              const MeasuredWord& word, bool hyphenated) {
    if (begin == e.begin) kern(e, begin, word);
    const auto number = static_cast<std::uint32_t>(out_.words.size());
    out_.words.push_back({begin, &word});
    std::uint32_t from = 0;
    for (std::size_t i = 0; i < word.pieces.size(); ++i) {
      const MeasuredWord::Piece& piece = word.pieces[i];
      BreakItem item;
      item.width = piece.width;
      item.left_protrusion = piece.before;
      item.right_protrusion = piece.after;
      if (out_.words_give) {
        item.stretch = item.shrink = item.width * (glyphs_give + tracking_gives) / 1000;
      }
      add(item, {PieceKind::word, index, begin + from, begin + piece.end, number});
      from = piece.end;
      if (i + 1 == word.pieces.size()) break;
      if (hyphenated) {
        hyphen(index, e, begin + from);
      } else {
        penalty(breaks_words(*e.style) ? 0 : anywhere_penalty, {});
      }
    }
  }

  bool is_verbatim(std::uint32_t at) {
    while (next_verbatim_ < verbatim_.size() && verbatim_[next_verbatim_].end <= at)
      ++next_verbatim_;
    return next_verbatim_ < verbatim_.size() && verbatim_[next_verbatim_].begin <= at;
  }

  void hyphen(std::uint32_t index, const InlineElement& e, std::uint32_t at) {
    BreakItem item;
    item.kind = BreakItem::Kind::penalty;
    item.flagged = true;
    item.width = use_->hyphen + e.style->letter_spacing;
    if (e.style->hanging_punctuation) {
      item.right_protrusion = use_->hyphen * text::protrusion_of(0xAD).right / 1000;
    }
    add(item, {PieceKind::hyphen, index, at, at});
  }

  void box(Length width, const InlinePiece& piece) {
    BreakItem item;
    item.width = width;
    add(item, piece);
  }
  void penalty(std::int32_t value, const InlinePiece& piece) {
    BreakItem item;
    item.kind = BreakItem::Kind::penalty;
    item.penalty = value;
    add(item, piece);
  }
  void glue(Length width, Length stretch, Length shrink, const InlinePiece& piece) {
    BreakItem item;
    item.kind = BreakItem::Kind::glue;
    item.width = width;
    item.stretch = stretch;
    item.shrink = shrink;
    add(item, piece);
  }
  void end_line() {
    penalty(infinite_penalty, {});
    glue(Length(), text_.has_leader ? Length() : endless, Length(), {});
    penalty(-infinite_penalty, {});
  }
  void add(const BreakItem& item, const InlinePiece& piece) {
    out_.items.push_back(item);
    out_.pieces.push_back(piece);
  }

  LayoutRun& run_;
  const css::ComputedStyle& style_;
  const InlineText& text_;
  LineContainer container_;
  bool measures_ = false;
  std::vector<text::BreakOpportunity> breaks_;
  std::size_t next_ = 0;
  std::vector<text::VerbatimSpan> verbatim_;
  std::size_t next_verbatim_ = 0;
  bool line_ended_ = false;
  Length pen_;  // the width of the line so far, of the first summed_ items
  std::size_t summed_ = 0;
  const FontUse* use_ = nullptr;
  MeasuredWords* words_ = nullptr;
  InlineItems out_;
};

}  // namespace

InlineItems make_items(LayoutRun& run, BoxId paragraph, const InlineText& text,
                       const std::optional<LineContainer>& container) {
  return ItemBuilder(run, paragraph, text, container).build();
}

namespace {

Length least_width(const InlineItems& items, std::size_t i) {
  const InlinePiece& piece = items.pieces[i];
  if (piece.kind != InlinePiece::Kind::element || piece.element >= items.object_of.size()) {
    return items.items[i].width;
  }
  const std::uint32_t object = items.object_of[piece.element];
  return object == no_index ? items.items[i].width : items.object_widths[object].min;
}

// The other spaces are of one byte.
bool is_no_break_space(const InlinePiece& piece) {
  return piece.kind == PieceKind::space && piece.end - piece.begin == 2;
}

}  // namespace

IntrinsicWidths intrinsic_widths(const InlineItems& items) {
  IntrinsicWidths widths;
  Length line, part, spaces;  // `spaces` hang at the end of a line
  bool after_box = false;
  for (std::size_t i = 0; i < items.items.size(); ++i) {
    const BreakItem& item = items.items[i];
    switch (item.kind) {
      case BreakItem::Kind::box:
        line += spaces + item.width;
        spaces = Length();
        part += least_width(items, i);
        after_box = true;
        break;
      case BreakItem::Kind::glue:
        if (after_box) {
          widths.min = std::max(widths.min, part);
          part = Length();
        } else {
          part += item.width;
        }
        spaces += item.width;
        after_box = false;
        if (is_no_break_space(items.pieces[i])) line += std::exchange(spaces, Length());
        break;
      case BreakItem::Kind::penalty:
        after_box = item.penalty < infinite_penalty && after_box;
        if (item.penalty < infinite_penalty) {
          widths.min = std::max(widths.min, part + item.width);
          part = Length();
        }
        if (item.penalty <= -infinite_penalty) {
          widths.max = std::max(widths.max, line);
          line = spaces = Length();
        }
        break;
    }
  }
  widths.min = std::max(widths.min, part);
  widths.max = std::max({widths.max, line, widths.min});
  return widths;
}

}  // namespace layout
