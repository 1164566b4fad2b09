#include "layout/hidden_words.h"

namespace layout {
namespace {

struct Bounds {
  Length left, top, right, bottom;
};

Bounds bounds_of(const Rect& rect) {
  return {rect.x, rect.y, rect.x + rect.width, rect.y + rect.height};
}
Bounds common(const Bounds& a, const Bounds& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}
bool overlap(const Bounds& a, const Bounds& b) {
  const Bounds both = common(a, b);
  return both.left < both.right && both.top < both.bottom;
}
bool holds(const Bounds& outer, const Bounds& inner) {
  return outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right &&
         outer.bottom >= inner.bottom;
}

// Of letters of ordinary proportions.
Bounds bounds_of(const GlyphRun& run, Length x, Length advance) {
  const Length left = run.origin.x + x;
  return {left, run.origin.y - run.size * 3 / 4, left + advance, run.origin.y + run.size / 4};
}

bool is_space(std::string_view text) {
  return text.find_first_not_of(" \t\n\r") == std::string_view::npos;
}

void add_hidden(const GlyphRun& run, const Bounds& visible, std::size_t page, HiddenWords& out) {
  if (holds(visible, bounds_of(run, {}, run.advance))) return;
  for (const PlacedWord& placed : run.words) {
    const GlyphWord& word = *placed.word;
    if (is_space(word.text) || word.advance == Length()) continue;
    if (overlap(visible, bounds_of(run, placed.x, run.advance_of(word)))) continue;
    if (out.count++ > 0) continue;
    out.first = word.text;
    out.page = page;
  }
}

}  // namespace

HiddenWords find_hidden_words(const Pages& pages) {
  HiddenWords out;
  std::vector<Bounds> visible;  // of the page, and within each clip that is open
  for (std::size_t p = 0; p < pages.pages.size(); ++p) {
    const Page& page = pages.pages[p];
    visible.assign({{-page.bleed, -page.bleed, page.width + page.bleed, page.height + page.bleed}});
    for (const Item& item : page.items) {
      if (const Clip* clip = std::get_if<Clip>(&item)) {
        if (clip->begins)
          visible.push_back(common(visible.back(), bounds_of(clip->rect)));
        else
          visible.pop_back();
      } else if (const Group* group = std::get_if<Group>(&item)) {
        if (group->begins)
          visible.push_back(group->opacity > 0 ? visible.back() : Bounds{});
        else
          visible.pop_back();
      } else if (const GlyphRun* run = std::get_if<GlyphRun>(&item)) {
        const bool read = run->owner.tag != no_tag && !run->transparent;
        if (read) add_hidden(*run, visible.back(), p, out);
      }
    }
  }
  return out;
}

}  // namespace layout
