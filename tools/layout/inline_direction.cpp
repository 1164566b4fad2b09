#include "layout/inline_direction.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/bidi.h"

namespace layout {
namespace {

using css::UnicodeBidi;
using Kind = InlineElement::Kind;

// The control characters that stand for a style (CSS Writing Modes 4 §2.4.3).
struct Controls {
  std::string_view open, close;
};
Controls controls_of(const css::ComputedStyle& style) {
  const bool left = style.direction == css::Direction::ltr;
  switch (style.unicode_bidi) {
    case UnicodeBidi::embed:
      return {left ? "\u202A" : "\u202B", "\u202C"};
    case UnicodeBidi::isolate:
      return {left ? "\u2066" : "\u2067", "\u2069"};
    case UnicodeBidi::bidi_override:
      return {left ? "\u202D" : "\u202E", "\u202C"};
    case UnicodeBidi::isolate_override:
      return {left ? "\u2066\u202D" : "\u2067\u202E", "\u202C\u2069"};
    case UnicodeBidi::plaintext:
      return {"\u2068", "\u2069"};
    default:
      return {};
  }
}

// A block is a paragraph of its own already; only the override is left.
std::string_view override_of(const css::ComputedStyle& block) {
  if (block.unicode_bidi != UnicodeBidi::bidi_override &&
      block.unicode_bidi != UnicodeBidi::isolate_override)
    return {};
  return block.direction == css::Direction::ltr ? "\u202D" : "\u202E";
}

// Hebrew, Arabic and the other right-to-left scripts begin at U+0590: UTF-8 lead bytes D6 and up,
// of which common punctuation (E2 80 …) is left out.
bool may_be_right_to_left(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0xD6) continue;
    if (c <= 0xDF || c == 0xE0 || c == 0xEF || c >= 0xF0) return true;
    if (c == 0xE2 && i + 2 < text.size()) {
      const auto next = static_cast<unsigned char>(text[i + 1]);
      const auto last = static_cast<unsigned char>(text[i + 2]);
      if (next == 0x80 && ((last >= 0x8E && last <= 0x8F) || (last >= 0xAA && last <= 0xAE)))
        return true;
      if (next == 0x81 && last >= 0xA6 && last <= 0xA9) return true;
    }
  }
  return false;
}

class Splitter {
 public:
  Splitter(InlineText& text, const css::ComputedStyle& style) : text_(text), style_(style) {
    elements_.reserve(text.elements.size());
  }

  // Forced breaks end paragraphs; what was embedded goes on behind them.
  void split() {
    const std::vector<InlineElement>& all = text_.elements;
    for (std::size_t begin = 0; begin < all.size();) {
      std::size_t end = begin;
      while (end < all.size() && all[end].kind != Kind::line_break) ++end;
      end = std::min(end + 1, all.size());
      paragraph(begin, end);
      begin = end;
    }
    text_.elements = std::move(elements_);
  }

 private:
  void paragraph(std::size_t begin, std::size_t end) {
    controlled_.assign(override_of(style_));
    for (const Controls& outer : open_) controlled_ += outer.open;
    places_.clear();
    for (std::size_t i = begin; i < end; ++i) add(text_.elements[i]);
    bool right_to_left = text_.right_to_left;
    if (style_.unicode_bidi == UnicodeBidi::plaintext) {
      right_to_left = text::is_right_to_left(controlled_, right_to_left);
      text_.paragraphs.push_back({text_.elements[end - 1].end, right_to_left});
    }
    runs_ = text::bidi_runs(controlled_, right_to_left);
    if (runs_.empty()) runs_.push_back({0, 0, static_cast<std::uint8_t>(right_to_left ? 1 : 0)});
    run_ = 0;
    for (std::size_t i = begin; i < end; ++i) level(text_.elements[i], places_[i - begin]);
  }

  void add(const InlineElement& element) {
    if (element.kind == Kind::open) {
      open_.push_back(controls_of(*element.style));
      controlled_ += open_.back().open;
    }
    places_.push_back(static_cast<std::uint32_t>(controlled_.size()));
    controlled_.append(text_.text, element.begin, element.end - element.begin);
    if (element.kind == Kind::close && !open_.empty()) {
      controlled_ += open_.back().close;
      open_.pop_back();
    }
  }

  void level(InlineElement element, std::uint32_t at) {
    while (run_ + 1 < runs_.size() && runs_[run_].end <= at) ++run_;
    element.level = runs_[run_].level;
    const std::uint32_t shift = at - element.begin;
    while (element.kind == Kind::text && run_ + 1 < runs_.size() &&
           runs_[run_].end - shift < element.end) {
      InlineElement part = element;
      part.end = element.begin = runs_[run_].end - shift;
      elements_.push_back(part);
      element.level = runs_[++run_].level;
    }
    elements_.push_back(element);
  }

  InlineText& text_;
  const css::ComputedStyle& style_;
  std::vector<InlineElement> elements_;
  std::vector<Controls> open_;         // of the inline boxes around
  std::string controlled_;             // the paragraph with its controls
  std::vector<std::uint32_t> places_;  // in it, of each of its elements
  std::vector<text::BidiRun> runs_;
  std::size_t run_ = 0;
};

}  // namespace

std::optional<css::Direction> first_direction(std::string_view text) {
  const auto found = text::first_direction(text);
  if (!found) return std::nullopt;
  return *found == text::LetterDirection::left_to_right ? css::Direction::ltr : css::Direction::rtl;
}

void split_by_direction(InlineText& text, const css::ComputedStyle& style) {
  const bool plain = !text.right_to_left && !text.has_embeddings && override_of(style).empty();
  if (plain && !may_be_right_to_left(text.text)) return;
  Splitter(text, style).split();
}

}  // namespace layout
