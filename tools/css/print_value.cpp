#include "css/print_value.h"

#include <array>

#include <fmt/format.h>

namespace css {
namespace {

template <std::size_t Count, class Enum>
std::string word(const std::array<std::string_view, Count>& words, Enum value) {
  return std::string(words[static_cast<std::size_t>(value)]);
}

constexpr std::array<std::string_view, 21> displays = {"none",
                                                       "inline",
                                                       "block",
                                                       "inline-block",
                                                       "list-item",
                                                       "contents",
                                                       "table",
                                                       "inline-table",
                                                       "table-row-group",
                                                       "table-header-group",
                                                       "table-footer-group",
                                                       "table-row",
                                                       "table-cell",
                                                       "table-caption",
                                                       "table-column",
                                                       "table-column-group",
                                                       "flow-root",
                                                       "flex",
                                                       "inline-flex",
                                                       "grid",
                                                       "inline-grid"};
constexpr std::array<std::string_view, 5> positions = {"static", "relative", "absolute", "fixed",
                                                       "running"};
constexpr std::array<std::string_view, 4> floats = {"none", "left", "right", "footnote"};
constexpr std::array<std::string_view, 4> clears = {"none", "left", "right", "both"};
constexpr std::array<std::string_view, 3> visibilities = {"visible", "hidden", "collapse"};
constexpr std::array<std::string_view, 3> justifications = {"auto", "none", "inter-word"};
constexpr std::array<std::string_view, 7> aligns = {"start",  "end",     "left",       "right",
                                                    "center", "justify", "justify-all"};
constexpr std::array<std::string_view, 3> hyphens = {"none", "manual", "auto"};
constexpr std::array<std::string_view, 5> collapses = {"collapse", "preserve", "preserve-breaks",
                                                       "preserve-spaces", "break-spaces"};
constexpr std::array<std::string_view, 3> wrap_styles = {"auto", "balance", "pretty"};
constexpr std::array<std::string_view, 6> bidis = {
    "normal", "embed", "isolate", "bidi-override", "isolate-override", "plaintext"};
constexpr std::array<std::string_view, 4> transforms = {"none", "uppercase", "lowercase",
                                                        "capitalize"};
constexpr std::array<std::string_view, 10> border_styles = {
    "none", "hidden", "dotted", "dashed", "solid", "double", "groove", "ridge", "inset", "outset"};
constexpr std::array<std::string_view, 8> vertical_aligns = {
    "baseline", "sub", "super", "top", "text-top", "middle", "bottom", "text-bottom"};
constexpr std::array<std::string_view, 12> breaks = {
    "auto",  "avoid", "avoid-page", "avoid-column", "page",   "left",
    "right", "recto", "verso",      "column",       "always", "all"};
constexpr std::array<std::string_view, 4> breaks_inside = {"auto", "avoid", "avoid-page",
                                                           "avoid-column"};
constexpr std::array<std::string_view, 3> slants = {"normal", "italic", "oblique"};
constexpr std::array<std::string_view, 3> wraps = {"normal", "break-word", "anywhere"};
constexpr std::array<std::string_view, 5> line_breaks = {"auto", "loose", "normal", "strict",
                                                         "anywhere"};
constexpr std::array<std::string_view, 3> word_breaks = {"normal", "break-all", "keep-all"};

constexpr std::array<std::string_view, 3> overflows = {"visible", "clip", "hidden"};
constexpr std::array<std::string_view, 5> decoration_styles = {"solid", "double", "dotted",
                                                               "dashed", "wavy"};

using css::print;

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n')
      out += "\\A ";
    else if (c == '"' || c == '\\')
      (out += '\\') += c;
    else
      out += c;
  }
  return out + '"';
}

std::string print(const Size& size, std::string_view missing) {
  return size ? print(*size) : std::string(missing);
}
std::string print(const ContentSize& size) {
  switch (size.kind) {
    case ContentSize::Kind::min_content:
      return "min-content";
    case ContentSize::Kind::max_content:
      return "max-content";
    case ContentSize::Kind::fit_content:
      return size.argument ? "fit-content(" + print(*size.argument) + ')' : "fit-content";
    case ContentSize::Kind::stretch:
      return "stretch";
    default:
      return {};
  }
}
std::string print(const Size& size, const ContentSize& content, std::string_view missing) {
  const std::string keyword = print(content);
  return keyword.empty() ? print(size, missing) : keyword;
}
std::string print(const AspectRatio& ratio) {
  if (ratio.width == 0) return "auto";
  const std::string parts = std::to_string(ratio.width) + " / " + std::to_string(ratio.height);
  return ratio.or_natural ? "auto " + parts : parts;
}
std::string print(const std::optional<Length>& length, std::string_view missing) {
  return length ? print(*length) : std::string(missing);
}
std::string print(const std::optional<Color>& color, std::string_view missing) {
  return color ? print(*color) : std::string(missing);
}

template <class Range, class Print>
std::string join(const Range& range, std::string_view between, Print print_one) {
  std::string out;
  for (const auto& item : range) {
    if (!out.empty()) out += between;
    out += print_one(item);
  }
  return out.empty() ? "none" : out;
}

struct ItemPrinter {
  static std::string target(const std::string& attribute, const std::string& url) {
    return attribute.empty() ? quoted(url) : "attr(" + attribute + ")";
  }
  std::string operator()(const ContentText& c) const { return quoted(c.text); }
  std::string operator()(const ContentAttr& c) const { return "attr(" + c.name + ")"; }
  std::string operator()(const ContentCounter& c) const {
    if (!c.separator) return "counter(" + c.name + ", " + c.style + ")";
    return "counters(" + c.name + ", " + quoted(*c.separator) + ", " + c.style + ")";
  }
  std::string operator()(const ContentString& c) const {
    return "string(" + c.name + ", " + c.which + ")";
  }
  std::string operator()(const ContentElement& c) const {
    return "element(" + c.name + ", " + c.which + ")";
  }
  std::string operator()(const ContentTargetCounter& c) const {
    return "target-counter(" + target(c.url_attribute, c.url) + ", " + c.counter + ", " + c.style +
           ")";
  }
  std::string operator()(const ContentTargetText& c) const {
    return "target-text(" + target(c.url_attribute, c.url) + ", " + c.which + ")";
  }
  std::string operator()(const ContentLeader& c) const { return "leader(" + quoted(c.text) + ")"; }
  std::string operator()(ContentQuote c) const {
    constexpr std::array<std::string_view, 4> quotes = {"open-quote", "close-quote",
                                                        "no-open-quote", "no-close-quote"};
    return word(quotes, c);
  }
  std::string operator()(const ContentContents& c) const { return "content(" + c.which + ")"; }
  std::string operator()(const ContentUrl& c) const { return "url(" + quoted(c.url) + ")"; }
};

std::string print(const std::vector<ContentItem>& items) {
  return join(items, " ", [](const ContentItem& i) { return std::visit(ItemPrinter{}, i); });
}

std::string print(const BorderEdge& edge) {
  return print(edge.width) + ' ' + word(border_styles, edge.style) + ' ' + print(edge.color);
}

std::string print(const BackgroundImage& image) {
  constexpr std::array<std::string_view, 4> repeats = {"repeat", "no-repeat", "space", "round"};
  if (image.url.empty()) return "none";
  const std::string size = image.fit == BackgroundImage::Fit::contain ? "contain"
                           : image.fit == BackgroundImage::Fit::cover
                               ? "cover"
                               : print(image.width, "auto") + ' ' + print(image.height, "auto");
  constexpr std::array<std::string_view, 3> boxes = {"border-box", "padding-box", "content-box"};
  return "url(" + quoted(image.url) + ") " + word(repeats, image.repeat_x) + ' ' +
         word(repeats, image.repeat_y) + ' ' + print(image.x) + ' ' + print(image.y) + " / " +
         size + ' ' + word(boxes, image.origin) + ' ' + word(boxes, image.clip);
}

std::string backgrounds(const ComputedStyle& s) {
  std::string out;
  for (const BackgroundImage& layer : s.backgrounds_above) out += print(layer) + ", ";
  return out + print(s.background);
}

std::string print(const CornerRadius& radius) {
  return print(radius.x) + ' ' + print(radius.y);
}

std::string print(const BoxShadow& shadow) {
  return (shadow.inset ? "inset " : "") + print(shadow.x) + ' ' + print(shadow.y) + ' ' +
         print(shadow.blur) + ' ' + print(shadow.spread) + ' ' +
         print(shadow.color, "currentcolor");
}

std::string print(const OverflowClipMargin& margin) {
  constexpr std::array<std::string_view, 3> boxes = {"border-box", "padding-box", "content-box"};
  return word(boxes, margin.box) + ' ' + print(margin.length);
}

std::string print(const DecorationThickness& thickness) {
  using Kind = DecorationThickness::Kind;
  if (thickness.kind == Kind::length) return print(thickness.length);
  return thickness.kind == Kind::from_font ? "from-font" : "auto";
}

std::string print(const std::vector<CounterReset>& counters) {
  return join(counters, " ", [](const CounterReset& c) {
    return (c.reversed ? "reversed(" + c.name + ')' : c.name) +
           (c.value ? ' ' + std::to_string(*c.value) : std::string());
  });
}

std::string print(const std::vector<std::pair<std::string, int>>& counters) {
  return join(counters, " ",
              [](const auto& c) { return c.first + ' ' + std::to_string(c.second); });
}

std::string decoration_lines(const ComputedStyle& s) {
  std::string out;
  for (const auto& [on, name] :
       {std::pair(s.underline, " underline"), std::pair(s.line_through, " line-through"),
        std::pair(s.overline, " overline")}) {
    if (on) out += name;
  }
  return out.empty() ? "none" : out.substr(1);
}

std::string print(const std::optional<FontSizeAdjust>& adjust) {
  if (!adjust) return "none";
  constexpr std::array<std::string_view, 3> metrics = {"ex-height", "cap-height", "ch-width"};
  return word(metrics, adjust->metric) + ' ' +
         (adjust->value ? fmt::format("{:g}", *adjust->value) : "from-font");
}

using Printed = std::vector<PrintedProperty>;

void add_boxes(const ComputedStyle& s, Printed& out) {
  out.push_back({"display", word(displays, s.display)});
  out.push_back({"position", s.position == Position::running ? "running(" + s.running_name + ")"
                                                             : word(positions, s.position)});
  out.push_back({"float", word(floats, s.float_)});
  out.push_back({"clear", word(clears, s.clear)});
  out.push_back({"visibility", word(visibilities, s.visibility)});
  out.push_back(
      {"box-sizing", s.box_sizing == BoxSizing::border_box ? "border-box" : "content-box"});
  out.push_back({"overflow", word(overflows, s.overflow_x) + ' ' + word(overflows, s.overflow_y)});
  out.push_back({"overflow-clip-margin", print(s.overflow_clip_margin)});
  out.push_back({"contain", s.contains_size ? "size" : "none"});
  out.push_back({"margin-top", print(s.margin.top, "auto")});
  out.push_back({"margin-right", print(s.margin.right, "auto")});
  out.push_back({"margin-bottom", print(s.margin.bottom, "auto")});
  out.push_back({"margin-left", print(s.margin.left, "auto")});
  out.push_back({"padding-top", print(s.padding.top)});
  out.push_back({"padding-right", print(s.padding.right)});
  out.push_back({"padding-bottom", print(s.padding.bottom)});
  out.push_back({"padding-left", print(s.padding.left)});
  out.push_back({"border-top", print(s.border.top)});
  out.push_back({"border-right", print(s.border.right)});
  out.push_back({"border-bottom", print(s.border.bottom)});
  out.push_back({"border-left", print(s.border.left)});
  out.push_back({"outline", print(s.outline) + ' ' + print(s.outline_offset)});
  out.push_back({"width", print(s.width, s.content_sizes.width, "auto")});
  out.push_back({"height", print(s.height, s.content_sizes.height, "auto")});
  out.push_back({"max-width", print(s.max_width, s.content_sizes.max_width, "none")});
  out.push_back({"max-height", print(s.max_height, s.content_sizes.max_height, "none")});
  out.push_back({"min-width", print(s.min_width, s.content_sizes.min_width, "0pt")});
  out.push_back({"min-height", print(s.min_height, s.content_sizes.min_height, "0pt")});
  out.push_back({"aspect-ratio", print(s.aspect_ratio)});
  out.push_back({"inset", print(s.inset.top, "auto") + ' ' + print(s.inset.right, "auto") + ' ' +
                              print(s.inset.bottom, "auto") + ' ' + print(s.inset.left, "auto")});
  out.push_back({"clip", !s.clip ? "auto"
                                 : "rect(" + print(s.clip->top, "auto") + ' ' +
                                       print(s.clip->right, "auto") + ' ' +
                                       print(s.clip->bottom, "auto") + ' ' +
                                       print(s.clip->left, "auto") + ')'});
  out.push_back({"z-index", s.z_index ? std::to_string(*s.z_index) : "auto"});
  out.push_back({"background-color", print(s.background_color, "transparent")});
  out.push_back({"background", backgrounds(s)});
  const Corners<CornerRadius>& radii = s.border_radius;
  out.push_back({"border-top-left-radius", print(radii.top_left)});
  out.push_back({"border-top-right-radius", print(radii.top_right)});
  out.push_back({"border-bottom-right-radius", print(radii.bottom_right)});
  out.push_back({"border-bottom-left-radius", print(radii.bottom_left)});
  out.push_back(
      {"box-shadow", join(s.box_shadow, ", ", [](const BoxShadow& b) { return print(b); })});
  out.push_back({"opacity", fmt::format("{}.{:03}", s.opacity / 1000, s.opacity % 1000)});
}

void add_fonts(const ComputedStyle& s, Printed& out) {
  out.push_back({"font-family", join(s.font_family.names, ", ", quoted)});
  out.push_back({"font-size", print(s.font_size)});
  out.push_back({"font-weight", std::to_string(s.font_weight)});
  out.push_back({"font-style", word(slants, s.font_style)});
  out.push_back({"font-stretch", std::to_string(s.font_stretch) + "%"});
  out.push_back({"font-kerning", s.font_kerning ? "normal" : "none"});
  out.push_back({"font-features", join(s.font_features, ", ", [](const FontFeature& f) {
                   return f.tag + ' ' + std::to_string(f.value);
                 })});
  out.push_back(
      {"font-variation-settings", join(s.font_variations, ", ", [](const FontVariation& v) {
         return v.tag + ' ' + fmt::format("{:g}", v.value / 65536.0);
       })});
  out.push_back({"font-optical-sizing", s.font_optical_sizing ? "auto" : "none"});
  out.push_back({"font-size-adjust", print(s.font_size_adjust)});
}

void add_text(const ComputedStyle& s, Printed& out) {
  out.push_back({"line-height", print(s.line_height, "normal")});
  out.push_back({"color", print(s.color)});
  out.push_back({"text-align", word(aligns, s.text_align)});
  out.push_back({"text-align-last", s.text_align_last ? word(aligns, *s.text_align_last) : "auto"});
  out.push_back({"text-justify", word(justifications, s.text_justify)});
  out.push_back({"text-indent", print(s.text_indent) + (s.text_indent_hanging ? " hanging" : "") +
                                    (s.text_indent_each_line ? " each-line" : "")});
  out.push_back({"text-transform", word(transforms, s.text_transform) +
                                       (s.transforms_to_full_width ? " full-width" : "") +
                                       (s.transforms_to_full_size_kana ? " full-size-kana" : "")});
  out.push_back({"text-decoration-line", decoration_lines(s)});
  out.push_back({"text-decoration-color", print(s.decoration_color, "currentcolor")});
  out.push_back({"text-decoration-style", word(decoration_styles, s.decoration_style)});
  out.push_back({"text-decoration-thickness", print(s.decoration_thickness)});
  out.push_back(
      {"text-underline-offset", s.underline_offset ? print(*s.underline_offset) : "auto"});
  out.push_back({"text-underline-position", s.underline_under ? "under" : "auto"});
  out.push_back({"letter-spacing", print(s.letter_spacing)});
  out.push_back({"word-spacing", print(s.word_spacing)});
  out.push_back({"white-space-collapse", word(collapses, s.white_space_collapse)});
  out.push_back({"text-wrap", std::string(s.wraps ? "wrap " : "nowrap ") +
                                  word(wrap_styles, s.text_wrap_style)});
  out.push_back({"overflow-wrap", word(wraps, s.overflow_wrap)});
  out.push_back({"word-break", word(word_breaks, s.word_break)});
  out.push_back({"line-break", word(line_breaks, s.line_break)});
  out.push_back(
      {"tab-size", s.tab_size_length ? print(*s.tab_size_length) : std::to_string(s.tab_size)});
  out.push_back({"hyphens", word(hyphens, s.hyphens)});
  out.push_back(
      {"hyphenate-character", s.hyphenate_character ? quoted(*s.hyphenate_character) : "auto"});
  out.push_back(
      {"hyphenate-limit-chars", fmt::format("{} {} {}", s.hyphenate_limit_word,
                                            s.hyphenate_limit_before, s.hyphenate_limit_after)});
  out.push_back({"hyphenate-limit-lines", std::to_string(s.hyphenate_limit_lines)});
  out.push_back({"hyphenate-limit-last", s.hyphenate_limit_last ? "always" : "none"});
  out.push_back({"hanging-punctuation", s.hanging_punctuation ? "on" : "none"});
  out.push_back({"direction", s.direction == Direction::rtl ? "rtl" : "ltr"});
  out.push_back({"unicode-bidi", word(bidis, s.unicode_bidi)});
  out.push_back({"vertical-align", s.vertical_align == VerticalAlign::length
                                       ? print(s.vertical_align_length)
                                       : word(vertical_aligns, s.vertical_align)});
  out.push_back({"language", s.language.empty() ? "none" : s.language});
}

void add_content(const ComputedStyle& s, Printed& out) {
  out.push_back({"content", s.content ? print(*s.content) : "normal"});
  out.push_back({"quotes", s.quotes ? join(*s.quotes, " ", quoted) : "auto"});
  out.push_back({"list-style-type", s.list_style_type});
  out.push_back({"list-style-position",
                 s.list_style_position == ListStylePosition::inside ? "inside" : "outside"});
  out.push_back({"list-style-image",
                 s.list_style_image.empty() ? "none" : "url(" + quoted(s.list_style_image) + ")"});
  out.push_back({"counter-reset", print(s.counter_reset)});
  out.push_back({"counter-increment", print(s.counter_increment)});
  out.push_back({"counter-set", print(s.counter_set)});
  out.push_back({"string-set", join(s.string_set, ", ", [](const StringSet& set) {
                   return set.name + ' ' + print(set.value);
                 })});
  out.push_back({"bookmark-level", std::to_string(s.bookmark_level)});
  out.push_back({"bookmark-label", print(s.bookmark_label)});
}

void add_flow(const ComputedStyle& s, Printed& out) {
  out.push_back({"column-count", s.column_count ? std::to_string(*s.column_count) : "auto"});
  out.push_back({"column-width", print(s.column_width, "auto")});
  out.push_back({"column-gap", print(s.column_gap, "normal")});
  out.push_back({"row-gap", print(s.row_gap, "normal")});
  out.push_back({"column-rule", print(s.column_rule)});
  out.push_back({"column-span", s.column_span_all ? "all" : "none"});
  out.push_back({"column-fill", s.column_fill == ColumnFill::auto_ ? "auto" : "balance"});
  out.push_back({"break-before", word(breaks, s.break_before)});
  out.push_back({"break-after", word(breaks, s.break_after)});
  out.push_back({"break-inside", word(breaks_inside, s.break_inside)});
  out.push_back({"orphans", std::to_string(s.orphans)});
  out.push_back({"widows", std::to_string(s.widows)});
  out.push_back({"page", s.page.empty() ? "auto" : s.page});
  out.push_back({"border-collapse", s.border_collapse ? "collapse" : "separate"});
  out.push_back({"border-spacing", print(s.border_spacing_x) + ' ' + print(s.border_spacing_y)});
  out.push_back({"table-layout", s.table_layout_fixed ? "fixed" : "auto"});
  out.push_back({"caption-side", s.caption_side == CaptionSide::bottom ? "bottom" : "top"});
  out.push_back({"empty-cells", s.empty_cells_show ? "show" : "hide"});
  out.push_back({"-rapporteur-line-grid", print(s.line_grid)});
  out.push_back({"-rapporteur-line-numbers", s.line_numbers ? "on" : "off"});
}

}  // namespace

std::string print(Length length) {
  std::string text = fmt::format("{:.2f}", length.points());
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return (text == "-0" ? "0" : text) + "pt";
}

std::string print(const LengthPercentage& value) {
  if (!value.has_percent()) return print(value.length);
  const std::string percent = fmt::format("{:g}%", value.percent / 1000.0);
  if (value.length == Length{}) return percent;
  return fmt::format("calc({} + {})", print(value.length), percent);
}

std::string print(const Color& c) {
  if (c.alpha == 255) return fmt::format("#{:02x}{:02x}{:02x}", c.red, c.green, c.blue);
  return fmt::format("#{:02x}{:02x}{:02x}{:02x}", c.red, c.green, c.blue, c.alpha);
}

std::vector<PrintedProperty> print_properties(const ComputedStyle& style) {
  Printed out;
  add_boxes(style, out);
  add_fonts(style, out);
  add_text(style, out);
  add_content(style, out);
  add_flow(style, out);
  return out;
}

}  // namespace css
