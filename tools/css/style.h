#pragma once
// The computed style of one box: what the cascade hands to layout. Values are "computed values" in
// the sense of CSS Cascade 4: lengths absolute (base::Length), percentages and `auto` kept for
// layout to resolve against its containing block. Names are the CSS properties' names.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "css/grid_values.h"
#include "css/lengths.h"

namespace css {

struct Color {
  std::uint8_t red = 0, green = 0, blue = 0, alpha = 255;
  friend bool operator==(const Color&, const Color&) = default;
};

enum class Display : std::uint8_t {
  none,
  inline_,
  block,
  inline_block,
  list_item,
  contents,
  table,
  inline_table,
  table_row_group,
  table_header_group,
  table_footer_group,
  table_row,
  table_cell,
  table_caption,
  table_column,
  table_column_group,
  flow_root,
  flex,
  inline_flex,
  grid,
  inline_grid
};
// Containers that place what is in them item by item.
constexpr bool has_items(Display display) {
  return display == Display::flex || display == Display::inline_flex || display == Display::grid ||
         display == Display::inline_grid;
}
constexpr bool is_grid(Display display) {
  return display == Display::grid || display == Display::inline_grid;
}
enum class Position : std::uint8_t { static_, relative, absolute, fixed, running };
enum class Float : std::uint8_t { none, left, right, footnote };
enum class Clear : std::uint8_t { none, left, right, both };
enum class TextAlign : std::uint8_t { start, end, left, right, center, justify, justify_all };
// `inter-character` and `distribute` are auto_.
enum class TextJustify : std::uint8_t { auto_, none, inter_word };
enum class Hyphens : std::uint8_t { none, manual, auto_ };
enum class WhiteSpaceCollapse : std::uint8_t {
  collapse,
  preserve,
  preserve_breaks,
  preserve_spaces,
  break_spaces
};
// `stable` is auto_.
enum class TextWrapStyle : std::uint8_t { auto_, balance, pretty };
enum class TextTransform : std::uint8_t { none, uppercase, lowercase, capitalize };
enum class BorderStyle : std::uint8_t {
  none,
  hidden,
  dotted,
  dashed,
  solid,
  double_,
  groove,
  ridge,
  inset,
  outset
};
enum class VerticalAlign : std::uint8_t {
  baseline,
  sub,
  super,
  top,
  text_top,
  middle,
  bottom,
  text_bottom,
  length
};
enum class BreakBetween : std::uint8_t {
  auto_,
  avoid,
  avoid_page,
  avoid_column,
  page,
  left,
  right,
  recto,
  verso,
  column,
  always,
  all
};
enum class BreakInside : std::uint8_t { auto_, avoid, avoid_page, avoid_column };
enum class ListStylePosition : std::uint8_t { outside, inside };
enum class ColumnFill : std::uint8_t { balance, auto_ };
enum class Direction : std::uint8_t { ltr, rtl };
enum class UnicodeBidi : std::uint8_t {
  normal,
  embed,
  isolate,
  bidi_override,
  isolate_override,
  plaintext
};
enum class FontSlant : std::uint8_t { normal, italic, oblique };
enum class OverflowWrap : std::uint8_t { normal, break_word, anywhere };
enum class WordBreak : std::uint8_t { normal, break_all, keep_all };
enum class LineBreak : std::uint8_t { auto_, loose, normal, strict, anywhere };
enum class BoxSizing : std::uint8_t { content_box, border_box };
enum class CaptionSide : std::uint8_t { top, bottom };
enum class Visibility : std::uint8_t { visible, hidden, collapse };

enum class FlexDirection : std::uint8_t { row, row_reverse, column, column_reverse };
enum class FlexWrap : std::uint8_t { nowrap, wrap, wrap_reverse };
enum class Alignment : std::uint8_t {
  auto_,
  normal,
  stretch,
  flex_start,
  flex_end,
  start,
  end,
  left,
  right,
  center,
  baseline,
  space_between,
  space_around,
  space_evenly
};

struct FlexBasis {
  bool is_auto = true;  // the item's own size, or else that of its content
  Size size;            // nullopt: that of its content, as `content` says
  ContentSize content;
};

struct BorderEdge {
  Length width;  // 0 when the style is none or hidden
  BorderStyle style = BorderStyle::none;
  Color color;
};

template <class T>
struct Edges {
  T top{}, right{}, bottom{}, left{};
};

struct FontFamilies {
  std::vector<std::string> names;  // generic families keep their CSS names
  // A sheet of the document named them: they are wishes, where those of a chosen sheet are orders.
  bool of_document = false;
  friend bool operator==(const FontFamilies&, const FontFamilies&) = default;
};

// One OpenType feature setting, from font-feature-settings or a font-variant-* keyword.
struct FontFeature {
  std::string tag;  // four letters
  int value = 1;
  friend bool operator==(const FontFeature&, const FontFeature&) = default;
};

// A functional value of font-variant-alternates: stylistic(), styleset() …, with the names that
// @font-feature-values gives numbers for a family.
struct FontAlternate {
  std::string kind;  // as the function is called
  std::vector<std::string> names;
  friend bool operator==(const FontAlternate&, const FontAlternate&) = default;
};

struct FontAlternates {
  bool historical_forms = false;
  std::vector<FontAlternate> named;
};

// Where font_features comes from: it is all of these, joined in this order.
struct FontVariants {
  std::vector<FontFeature> ligatures, caps;
  FontAlternates alternates;
  std::vector<FontFeature> numeric, position, east_asian;  // font-variant-*
  std::vector<FontFeature> settings;                       // font-feature-settings
};

// One axis of a variable font.
struct FontVariation {
  std::string tag;         // four letters
  std::int32_t value = 0;  // in 1/65536, as fonts have it
  friend bool operator==(const FontVariation&, const FontVariation&) = default;
};

// CSS Fonts 5 §4.1: the part of the used font size that a metric of the font shall be.
struct FontSizeAdjust {
  enum class Metric : std::uint8_t { ex_height, cap_height, ch_width };
  Metric metric = Metric::ex_height;
  std::optional<double> value;  // nullopt: from-font, which the first font answers
  friend bool operator==(const FontSizeAdjust&, const FontSizeAdjust&) = default;
};

// Where a background begins or ends.
enum class BackgroundBox : std::uint8_t { border, padding, content };

// A picture behind a box (CSS Backgrounds 3 §2).
struct BackgroundImage {
  enum class Fit : std::uint8_t { size, contain, cover };
  enum class Repeat : std::uint8_t { repeat, no_repeat, space, round };
  std::string url;  // empty: none
  Repeat repeat_x = Repeat::repeat, repeat_y = Repeat::repeat;
  LengthPercentage x, y;  // percentages of the room that the picture leaves
  Fit fit = Fit::size;
  Size width, height;
  BackgroundBox origin = BackgroundBox::padding;
  BackgroundBox clip = BackgroundBox::border;  // of the colour too
};

template <class T>
struct Corners {
  T top_left{}, top_right{}, bottom_right{}, bottom_left{};
};

struct CornerRadius {  // percentages of the border box's width and height
  LengthPercentage x, y;
};

// CSS Backgrounds 3 §7.1; `spread` may be negative.
struct BoxShadow {
  Length x, y, blur, spread;
  std::optional<Color> color;  // nullopt: that of the text
  bool inset = false;
};

// `scroll` and `auto` are hidden: nothing scrolls on paper.
enum class Overflow : std::uint8_t { visible, clip, hidden };

struct OverflowClipMargin {
  BackgroundBox box = BackgroundBox::padding;
  Length length;
};

enum class DecorationStyle : std::uint8_t { solid, double_, dotted, dashed, wavy };

struct DecorationThickness {
  enum class Kind : std::uint8_t { automatic, from_font, length } kind = Kind::automatic;
  LengthPercentage length;  // percentages of the font size
};

// The generated content of ::before, ::after, ::marker and of margin boxes.
struct ContentText {
  std::string text;
};
struct ContentAttr {
  std::string name;
};
struct ContentCounter {
  std::string name;
  std::string style;
  std::optional<std::string> separator;
};
struct ContentString {
  std::string name;
  std::string which;
};  // string(name, first|start|last|first-except)
struct ContentElement {
  std::string name;
  std::string which;
};  // element(name): running elements
struct ContentTargetCounter {
  std::string url_attribute;
  std::string url;
  std::string counter;
  std::string style;
};
struct ContentTargetText {
  std::string url_attribute;
  std::string url;
  std::string which;
};
struct ContentLeader {
  std::string text;
};
enum class ContentQuote : std::uint8_t { open, close, no_open, no_close };
struct ContentContents {
  std::string which;
};  // content(text|before|after|first-letter), `contents`
struct ContentUrl {
  std::string url;
};
using ContentItem = std::variant<ContentText, ContentAttr, ContentCounter, ContentString,
                                 ContentElement, ContentTargetCounter, ContentTargetText,
                                 ContentLeader, ContentQuote, ContentContents, ContentUrl>;
// nullopt: `normal`; empty: `none`.
using Content = std::optional<std::vector<ContentItem>>;

struct StringSet {
  std::string name;
  std::vector<ContentItem> value;
};

struct CounterReset {
  std::string name;
  std::optional<int> value;  // nullopt: so that a reversed counter's last step ends at 1
  bool reversed = false;
};

enum class ObjectFit : std::uint8_t { fill, contain, cover, none, scale_down };

struct InitialLetter {
  double size = 1;  // in lines
  int sink = 1;     // lines that it stands beside

  friend bool operator==(const InitialLetter&, const InitialLetter&) = default;
};

// text-indent etc. keep percentages; font-size and line-height do not.
struct ComputedStyle {
  // Boxes
  Display display = Display::inline_;
  bool blockified = false;  // it was an inline-level one
  Position position = Position::static_;
  std::string running_name;  // position: running(name)
  Float float_ = Float::none;
  Clear clear = Clear::none;
  Visibility visibility = Visibility::visible;
  BoxSizing box_sizing = BoxSizing::content_box;
  Overflow overflow_x = Overflow::visible, overflow_y = Overflow::visible;
  bool overflow_clips = false;  // both are hidden; when one is, the other is not visible
  OverflowClipMargin overflow_clip_margin;
  bool contains_size = false;  // contain: size or strict
  Edges<Size> margin{LengthPercentage{}, LengthPercentage{}, LengthPercentage{},
                     LengthPercentage{}};
  Edges<LengthPercentage> padding;
  Edges<BorderEdge> border;
  BorderEdge outline;  // around the border, without room of its own
  Length outline_offset;
  Corners<CornerRadius> border_radius;
  std::vector<BoxShadow> box_shadow;  // the first lies above the others
  int opacity = 1000;                 // in thousandths
  Size width, height, max_width, max_height;
  LengthPercentage min_width, min_height;
  ContentSizes content_sizes;
  AspectRatio aspect_ratio;
  Edges<Size> inset;           // top right bottom left
  std::optional<int> z_index;  // nullopt: auto
  std::optional<Edges<Size>>
      clip;  // rect(): from the top and left of the border box; nullopt: auto
  ObjectFit object_fit = ObjectFit::fill;
  LengthPercentage object_x{Length(), 50'000}, object_y{Length(), 50'000};
  std::optional<Color> background_color;
  BackgroundImage background;                      // the lowest
  std::vector<BackgroundImage> backgrounds_above;  // the first lies above the others

  // Fonts
  FontFamilies font_family;
  Length font_size = Length::from_points(12);
  int font_weight = 400;
  FontSlant font_style = FontSlant::normal;
  int font_stretch = 100;  // per cent
  bool font_kerning = true;
  std::vector<FontFeature> font_features;
  FontVariants font_variants;
  std::vector<FontVariation> font_variations;  // font-variation-settings
  bool font_optical_sizing = true;
  std::optional<FontSizeAdjust> font_size_adjust;  // nullopt: none

  // Text
  std::optional<Length> line_height;         // nullopt: normal (from the font)
  std::optional<double> line_height_number;  // as written without a unit: what children inherit
  Color color;
  TextAlign text_align = TextAlign::start;
  std::optional<TextAlign> text_align_last;  // nullopt: auto
  TextJustify text_justify = TextJustify::auto_;
  LengthPercentage text_indent;
  bool text_indent_hanging = false, text_indent_each_line = false;
  TextTransform text_transform = TextTransform::none;
  bool transforms_to_full_width = false, transforms_to_full_size_kana = false;
  bool underline = false, line_through = false, overline = false;  // propagated to inline boxes
  std::optional<Color> decoration_color;
  DecorationStyle decoration_style = DecorationStyle::solid;
  DecorationThickness decoration_thickness;
  std::optional<LengthPercentage> underline_offset;  // nullopt: auto; percentages of the font size
  bool underline_under = false;                      // below the descenders
  Length letter_spacing, word_spacing;
  WhiteSpaceCollapse white_space_collapse = WhiteSpaceCollapse::collapse;
  bool wraps = true;  // text-wrap-mode
  TextWrapStyle text_wrap_style = TextWrapStyle::auto_;
  OverflowWrap overflow_wrap = OverflowWrap::normal;
  WordBreak word_break = WordBreak::normal;
  LineBreak line_break = LineBreak::auto_;
  int tab_size = 8;                       // in spaces …
  std::optional<Length> tab_size_length;  // … or else this
  Hyphens hyphens = Hyphens::manual;
  std::optional<std::string> hyphenate_character;  // nullopt: auto
  int hyphenate_limit_word = 5, hyphenate_limit_before = 2, hyphenate_limit_after = 2;
  int hyphenate_limit_lines = 0;      // 0: no limit
  bool hyphenate_limit_last = false;  // true: no hyphen at a column's, page's or spread's end
  bool hanging_punctuation = false;   // any value but none: margin kerning is on
  Direction direction = Direction::ltr;
  UnicodeBidi unicode_bidi = UnicodeBidi::normal;
  std::optional<InitialLetter> initial_letter;  // nullopt: normal
  VerticalAlign vertical_align = VerticalAlign::baseline;
  LengthPercentage vertical_align_length;
  std::string language;  // from xml:lang or lang: BCP 47, may be empty

  // Generated content, lists, counters
  Content content;
  // Open, close, open, close …; nullopt: auto.
  std::optional<std::vector<std::string>> quotes;
  std::string list_style_type = "disc";  // "none", a counter style, or a string in quotes
  ListStylePosition list_style_position = ListStylePosition::outside;
  std::string list_style_image;  // a URL; empty: none
  std::vector<CounterReset> counter_reset;
  std::vector<std::pair<std::string, int>> counter_increment, counter_set;
  std::vector<StringSet> string_set;

  // Columns, breaks, pages
  std::optional<int> column_count;
  std::optional<Length> column_width;
  std::optional<Length> column_gap;  // nullopt: normal (1em, or 0 between flex items)
  std::optional<Length> row_gap;
  BorderEdge column_rule;
  bool column_span_all = false;
  ColumnFill column_fill = ColumnFill::balance;
  BreakBetween break_before = BreakBetween::auto_, break_after = BreakBetween::auto_;
  BreakInside break_inside = BreakInside::auto_;
  bool decoration_clones = false;  // box-decoration-break: clone
  int orphans = 2, widows = 2;
  std::string page;  // named page; empty: auto

  // Flexible boxes; factors in thousandths
  static constexpr int flex_unit = 1000;
  FlexDirection flex_direction = FlexDirection::row;
  FlexWrap flex_wrap = FlexWrap::nowrap;
  std::int32_t flex_grow = 0, flex_shrink = flex_unit;
  FlexBasis flex_basis;
  int order = 0;
  Alignment justify_content = Alignment::normal, align_content = Alignment::normal;
  Alignment align_items = Alignment::normal, align_self = Alignment::auto_;
  Alignment justify_items = Alignment::normal, justify_self = Alignment::auto_;

  GridStyle grid;

  // Tables
  bool border_collapse = false;
  Length border_spacing_x, border_spacing_y;
  bool table_layout_fixed = false;
  CaptionSide caption_side = CaptionSide::top;
  bool empty_cells_show = true;

  // Bookmarks (GCPM): level 0 is none
  int bookmark_level = 0;
  std::vector<ContentItem> bookmark_label;

  // Ours, documented in styles/README.md: every baseline on a grid of this pitch; 0 is off.
  Length line_grid;           // -rapporteur-line-grid
  bool line_numbers = false;  // -rapporteur-line-numbers
};

// ex, ch and cap in a style's first font (CSS Values 4 §6.1.1), and how high its lines are when the
// style does not say, asked for where a sheet uses them.
struct FontUnits {
  Length ex, ch, cap;
  Length ascent, descent, line_gap;
};
using FontUnitsOf = std::function<FontUnits(const ComputedStyle&)>;

}  // namespace css
