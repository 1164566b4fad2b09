#include "layout/page_styles.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"

namespace layout {
namespace {

// PDF 1.7 (ISO 32000-1 annex C): a page is at most 14,400 units wide and high.
constexpr Length largest_page = Length::from_units(14'400 * Length::per_point);

Length margin(const css::Size& size, Length base) {
  return size ? size->resolve(base) : Length();
}

PageGeometry geometry_of(const css::PageStyle& style) {
  PageGeometry g;
  g.style = &style;
  const css::ComputedStyle& box = style.box;
  g.margin_top = margin(box.margin.top, style.height);
  g.margin_bottom = margin(box.margin.bottom, style.height);
  g.margin_left = margin(box.margin.left, style.width);
  g.margin_right = margin(box.margin.right, style.width);
  const Length left = g.margin_left + box.border.left.width + box.padding.left.resolve(style.width);
  const Length right =
      g.margin_right + box.border.right.width + box.padding.right.resolve(style.width);
  const Length top = g.margin_top + box.border.top.width + box.padding.top.resolve(style.height);
  const Length bottom =
      g.margin_bottom + box.border.bottom.width + box.padding.bottom.resolve(style.height);
  g.content = {left, top, style.width - left - right, style.height - top - bottom};
  const Length least = Length::from_points(1);
  const bool too_large = style.width > largest_page || style.height > largest_page;
  if (g.content.width < least || g.content.height < least || too_large) {
    base::fail(
        base::Error::Kind::input, "L001", {},
        fmt::format("a page of {:.2f} by {:.2f} pt {}", style.width.points(), style.height.points(),
                    too_large ? "is larger than PDF allows"
                              : "leaves no room for text between its margins"),
        "change size or margin in @page");
  }
  return g;
}

}  // namespace

const css::ComputedStyle& PageStyles::line_numbers(const css::ComputedStyle& style) {
  if (!line_number_style_) {
    line_number_style_ = style;
    line_number_style_->font_size = style.font_size * 7 / 10;
    line_number_style_->line_height.reset();
  }
  return *line_number_style_;
}

const PageGeometry& PageStyles::of(std::size_t index, const std::string& name, bool blank) {
  css::PageSelector selector;
  selector.name = name;
  selector.first = index == 0;
  selector.left = is_left(index);
  selector.blank = blank;
  if (by_number_) selector.number = static_cast<int>(index) + 1;
  const auto key = std::tuple(name, selector.first, selector.left, blank, selector.number);
  const auto found = geometries_.find(key);
  if (found != geometries_.end()) return found->second;
  styles_.push_back(styled_.page(selector));
  return geometries_.emplace(key, geometry_of(styles_.back())).first->second;
}

}  // namespace layout
