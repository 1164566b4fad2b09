#pragma once
// Used values of a block's margins, borders, paddings and width (CSS 2.2 §10.3.3 and §10.4).

#include "css/style.h"
#include "layout/pages.h"

namespace layout {

struct BoxEdges {
  Length margin_top, margin_right, margin_bottom, margin_left;
  Length top, right, bottom, left;  // border and padding together
  Length width;                     // of the content
  Length outer_width() const { return margin_left + left + width + right + margin_right; }
};

// In a container `available` wide. `shrink_to` is the content's preferred width for boxes that
// shrink to fit; nothing for blocks that fill their container.
BoxEdges resolve_edges(const css::ComputedStyle& style, Length available,
                       std::optional<Length> shrink_to);

// CSS 2.2 §10.3.3, in a container whose text runs from the right: what is left over lies before it.
void start_at_right(const css::ComputedStyle& style, Length available, BoxEdges& edges);

// Heights of a content box, from its own and its containing block's, which may not be known.
class Heights {
 public:
  Heights(const css::ComputedStyle& style, const BoxEdges& edges, std::optional<Length> base)
      : style_(style), edges_(edges), base_(base) {}

  // Nothing when the content decides, or what is not known.
  std::optional<Length> of(const css::Size& size, const css::ContentSize& by) const;

 private:
  const css::ComputedStyle& style_;
  const BoxEdges& edges_;
  std::optional<Length> base_;
};

// height, min-height and max-height in terms of the content box; nothing when the content decides.
// `base` is the containing block's height; without one, percentages count as auto (CSS 2.2 §10.5).
std::optional<Length> used_height(const css::ComputedStyle& style, const BoxEdges& edges,
                                  Length content, std::optional<Length> base);
// The height that percentages inside the box are of, when it does not depend on the content.
std::optional<Length> definite_height(const css::ComputedStyle& style, const BoxEdges& edges,
                                      std::optional<Length> base);

}  // namespace layout
