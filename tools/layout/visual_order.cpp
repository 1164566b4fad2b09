#include "layout/visual_order.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "text/bidi.h"

namespace layout {
namespace {

using Kind = InlineElement::Kind;
using PieceKind = InlinePiece::Kind;

// A place between the ranks of what is in the line: beside one of them, the boxes around farther
// from it than those inside.
struct Place {
  int rank = 0, side = 0, distance = 0;
};

// An inline box on the line, by the ranks of what is in it.
struct Range {
  int least = std::numeric_limits<int>::max(), most = -1;
  std::uint32_t opens = no_index;  // the span of its edge, when it is on this line

  bool empty() const { return most < 0; }
  void include(int low, int high) {
    least = std::min(least, low);
    most = std::max(most, high);
  }
};

class Order {
 public:
  Order(std::span<const LineSpan> spans, const InlineText& text, bool right_to_left)
      : spans_(spans), text_(text), base_(right_to_left ? 1 : 0), places_(spans.size()) {}

  std::vector<std::uint32_t> make() {
    rank_content();
    place_edges();
    std::vector<std::uint32_t> order(spans_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto key = [&](std::uint32_t i) {
      const Place& p = places_[i];
      return std::make_tuple(p.rank, p.side, p.side * p.distance);
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
    return order;
  }

 private:
  bool is_edge(std::uint32_t i) const {
    return spans_[i].kind == PieceKind::element &&
           edge_of(text_.elements[spans_[i].element]) != Edge::none;
  }

  // What stands for no text has the level of what is before it, and spaces at the end that of the
  // paragraph.
  void rank_content() {
    std::vector<std::uint32_t> content;
    std::vector<std::uint8_t> levels;
    for (std::uint32_t i = 0; i < spans_.size(); ++i) {
      if (is_edge(i)) continue;
      const bool blank = spans_[i].kind == PieceKind::none;
      const std::uint8_t before = levels.empty() ? base_ : levels.back();
      content.push_back(i);
      levels.push_back(blank ? before : text_.elements[spans_[i].element].level);
    }
    for (std::size_t k = content.size(); k > 0; --k) {
      const PieceKind kind = spans_[content[k - 1]].kind;
      if (kind != PieceKind::space && kind != PieceKind::none) break;
      levels[k - 1] = base_;
    }
    const std::vector<std::uint32_t> order = text::visual_order(levels);
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
      places_[content[order[rank]]].rank = static_cast<int>(rank);
    }
  }

  // Whatever the directions inside, a box begins and ends beside the outermost of what is in it.
  void place_edges() {
    std::vector<Range> open(1);  // the first is the line, and what the line before left open
    int last = -1;
    for (std::uint32_t i = 0; i < spans_.size(); ++i) {
      if (!is_edge(i)) {
        last = places_[i].rank;
        open.back().include(last, last);
      } else if (text_.elements[spans_[i].element].kind == Kind::open) {
        open.push_back({});
        open.back().opens = i;
      } else if (open.size() == 1) {
        place_edge(i, open.back(), last, 0);
      } else {
        place_edge(i, open.back(), last, static_cast<int>(open.size()));
        close(open, last);
      }
    }
    while (open.size() > 1) close(open, last);
  }

  void close(std::vector<Range>& open, int last) {
    const Range box = open.back();
    place_edge(box.opens, box, last, static_cast<int>(open.size()));
    open.pop_back();
    if (!box.empty()) open.back().include(box.least, box.most);
  }

  void place_edge(std::uint32_t i, const Range& box, int last, int depth) {
    const bool left = edge_of(text_.elements[spans_[i].element]) == Edge::left;
    Place& place = places_[i];
    place.distance = -2 * depth;
    if (box.empty()) {
      place = {last, 1, left ? place.distance - 1 : place.distance};
    } else {
      place.rank = left ? box.least : box.most;
      place.side = left ? -1 : 1;
    }
  }

  std::span<const LineSpan> spans_;
  const InlineText& text_;
  std::uint8_t base_;
  std::vector<Place> places_;  // by span
};

}  // namespace

Edge edge_of(const InlineElement& element) {
  if (element.kind != Kind::open && element.kind != Kind::close) return Edge::none;
  const bool left = element.style->direction == css::Direction::ltr;
  return (element.kind == Kind::open) == left ? Edge::left : Edge::right;
}

std::vector<std::uint32_t> visual_spans(std::span<const LineSpan> spans, const InlineText& text,
                                        bool right_to_left) {
  return Order(spans, text, right_to_left).make();
}

}  // namespace layout
