#pragma once
// Style sheets + element tree → the style of every element, pseudo-element and page.
//
//   css::Sheets sheets = …;                        // css/sheets.h
//   css::Styled styled = css::compute_styles(document, sheets, diagnostics);
//   styled.element(node).font_size
//
// Cascade: CSS Cascade 4 §6 (origin, importance, specificity, order); inheritance §7.

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "css/counter_style.h"
#include "css/style.h"
#include "xml/document.h"

namespace css {

enum class Pseudo : std::uint8_t {
  before,
  after,
  marker,
  first_line,
  first_letter,
  footnote_call,
  footnote_marker
};

// CSS Paged Media 3 §4.3: the sixteen margin boxes, clockwise from the top left corner.
enum class MarginBox : std::uint8_t {
  top_left_corner,
  top_left,
  top_center,
  top_right,
  top_right_corner,
  right_top,
  right_middle,
  right_bottom,
  bottom_right_corner,
  bottom_right,
  bottom_center,
  bottom_left,
  bottom_left_corner,
  left_bottom,
  left_middle,
  left_top
};
inline constexpr std::size_t margin_box_count = 16;

// What a page is when its style is asked for.
struct PageSelector {
  std::string name;  // the used value of `page`; empty: auto
  bool first = false;
  bool left = false;  // a verso page; otherwise recto
  bool blank = false;
  int number = 0;  // the page's place in the document from 1, for :nth(); 0: unknown
};

struct PageStyle {
  Length width, height;  // the page box, CSS `size`
  int rotation = 0;  // `page-orientation`: degrees clockwise that the finished page is turned by
  Length bleed;      // `bleed`, 0 when auto or not marked
  bool crop_marks = false, cross_marks = false;
  ComputedStyle box;  // margin, border, padding, background, counters of the page context
  // A margin box exists when its `content` is neither none nor normal.
  std::array<std::optional<ComputedStyle>, margin_box_count> margin_boxes;
  std::optional<ComputedStyle> footnote_area;  // @footnote
};

// An @font-face rule.
struct FontFace {
  struct Source {
    std::string local_name;      // local(), or …
    std::filesystem::path file;  // absolute, below the folder that may be read
  };
  struct Range {
    int least = 0, most = 0;
  };
  struct Codes {
    char32_t first = 0, last = 0;
  };
  std::string family;
  std::optional<Range> weight, stretch;  // nullopt: auto
  bool italic = false;
  bool may_lean = true;  // an axis of the font may serve where italics are asked for
  std::vector<FontVariation> variations;
  std::vector<Codes> unicode_range;  // empty: all
  int size_adjust = 100'000;         // thousandths of a per cent
  std::vector<Source> sources;       // the first that can be had is it
};

class Styled {
 public:
  struct Impl;
  explicit Styled(std::unique_ptr<const Impl> impl);
  ~Styled();
  Styled(Styled&&) noexcept;
  Styled& operator=(Styled&&) noexcept;

  // Elements that share all values share one ComputedStyle, so pointers may be compared as a
  // quick test of equality. Valid as long as this object.
  const ComputedStyle& element(xml::NodeId element) const;
  // Null when no rule creates the pseudo-element (for before and after: when content is none).
  const ComputedStyle* pseudo(xml::NodeId element, Pseudo which) const;
  PageStyle page(const PageSelector& selector) const;
  // Does any rule ask for a page's number (:nth())? Otherwise `number` changes nothing.
  bool pages_have_numbers() const;
  // The predefined counter styles and those of @counter-style.
  const CounterStyles& counter_styles() const;

 private:
  std::unique_ptr<const Impl> impl_;
};

}  // namespace css
