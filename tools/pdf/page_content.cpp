#include "pdf/page_content.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <exception>
#include <optional>
#include <thread>

#include <fmt/format.h>

#include "base/error.h"
#include "pdf/decimal.h"
#include "pdf/deflate.h"
#include "pdf/sheet.h"

namespace pdf {
namespace {

using base::Length;
using layout::Artifact;

std::string_view artifact_properties(Artifact artifact) {
  switch (artifact) {
    case Artifact::background:
      return "<</Type/Background>>";
    case Artifact::header:
      return "<</Type/Pagination/Subtype/Header>>";
    case Artifact::footer:
      return "<</Type/Pagination/Subtype/Footer>>";
    case Artifact::page_number:
    case Artifact::line_number:
      return "<</Type/Pagination>>";
    case Artifact::none:
    case Artifact::layout:
      return "<</Type/Layout>>";
  }
  return "<</Type/Layout>>";
}

// Kerning below this many thousandths of an em waits for the next glyph: at 10 pt it is 5 µm.
constexpr std::int64_t smallest_adjustment = 2;

constexpr int spacing_decimals = 4;

std::int64_t divide_rounded(std::int64_t numerator, std::int64_t denominator) {
  const std::int64_t half = denominator / 2;
  return (numerator < 0 ? numerator - half : numerator + half) / denominator;
}

// The text state that persists between text objects (§9.3.1), to set only what changes.
struct TextState {
  std::size_t resource = static_cast<std::size_t>(-1);
  Length size;
  std::int32_t expansion = 0;
  bool transparent = false;
  std::int64_t spacing = 0;  // between characters, in 1/10000 pt
};

class ContentWriter {
 public:
  ContentWriter(const layout::Page& page, const FontTable& fonts)
      : page_(page), fonts_(fonts), sheet_(sheet_of(page)) {}

  void paint(const layout::Item& item, const Mark& mark, std::string_view type) {
    if (const auto* edge = std::get_if<layout::Clip>(&item)) return clip(*edge);
    open(mark, type, item);
    std::visit([this](const auto& shape) { paint_shape(shape); }, item);
  }

  std::string finish() {
    close();
    const std::string marks = printer_marks(page_);
    if (!marks.empty()) out_ += "/Artifact<</Type/Page>>BDC\n" + marks + "EMC\n";
    return std::move(out_);
  }

 private:
  void open(const Mark& mark, std::string_view type, const layout::Item& item) {
    if (mark_ == mark) return;
    close();
    mark_ = mark;
    if (mark.tag == layout::no_tag) {
      out_ += fmt::format("/Artifact{}BDC\n", artifact_properties(mark.artifact));
    } else {
      out_ += fmt::format("/{}<</MCID {}", type, mark.mcid);
      if (mark.actual_text) {
        const std::string& text = std::get<layout::GlyphRun>(item).text;
        out_ += "/ActualText" + hexadecimal_string(utf16_with_mark(text));
      }
      out_ += ">>BDC\n";
    }
  }

  void close() {
    end_text();
    if (mark_) out_ += "EMC\n";
    mark_.reset();
  }

  void begin_text() {
    if (!in_text_) out_ += "BT\n";
    in_text_ = true;
  }

  void end_text() {
    if (in_text_) out_ += "ET\n";
    in_text_ = false;
  }

  void operand(Length length, int decimals) {
    append_points(out_, length, decimals);
    out_ += ' ';
  }

  void color_operands(layout::Rgb color, const char* gray, const char* rgb) {
    const auto component = [this](std::uint8_t value) {
      append_decimal(out_, divide_rounded(std::int64_t{value} * 10000, 255), 4);
      out_ += ' ';
    };
    component(color.red);
    if (color.red == color.green && color.green == color.blue) {
      out_ += gray;
      return;
    }
    component(color.green);
    component(color.blue);
    out_ += rgb;
  }

  void set_fill(layout::Rgb color) {
    if (fill_ == color) return;
    fill_ = color;
    color_operands(color, "g\n", "rg\n");
  }

  // Between marked content, because the two may not overlap (§14.6.1).
  void clip(const layout::Clip& edge) {
    close();
    if (edge.begins) {
      saved_.push_back({state_, fill_});
      out_ += "q ";
      operand(sheet_.x(edge.rect.x), 3);
      operand(sheet_.y(edge.rect.y + edge.rect.height), 3);
      operand(edge.rect.width, 3);
      operand(edge.rect.height, 3);
      out_ += "re W n\n";
      return;
    }
    base::expects(!saved_.empty(), "a clip that ends has begun on this page");
    state_ = saved_.back().state;
    fill_ = saved_.back().fill;
    saved_.pop_back();
    out_ += "Q\n";
  }
  void paint_shape(const layout::Clip&) {}

  void paint_shape(const layout::FilledRect& shape) {
    end_text();
    set_fill(shape.color);
    operand(sheet_.x(shape.rect.x), 3);
    operand(sheet_.y(shape.rect.y + shape.rect.height), 3);
    operand(shape.rect.width, 3);
    operand(shape.rect.height, 3);
    out_ += "re f\n";
  }

  void paint_shape(const layout::FilledPolygon& shape) {
    end_text();
    set_fill(shape.color);
    const char* step = "m ";
    for (const layout::Point& corner : shape.corners) {
      operand(sheet_.x(corner.x), 3);
      operand(sheet_.y(corner.y), 3);
      out_ += std::exchange(step, "l ");
    }
    out_ += "f\n";
  }

  void paint_shape(const layout::DashedLine& shape) {
    end_text();
    out_ += "q ";
    color_operands(shape.color, "G ", "RG ");
    operand(shape.width, 3);
    out_ += shape.round ? "w 1 J [" : "w [";
    // Round caps make a dot of a dash without length.
    operand(shape.round ? Length{} : shape.dash, 3);
    operand(shape.round ? shape.dash + shape.gap : shape.gap, 3);
    out_ += "]0 d ";
    operand(sheet_.x(shape.from.x), 3);
    operand(sheet_.y(shape.from.y), 3);
    out_ += "m ";
    operand(sheet_.x(shape.to.x), 3);
    operand(sheet_.y(shape.to.y), 3);
    out_ += "l S Q\n";
  }

  void paint_shape(const layout::Image& shape) {
    end_text();
    out_ += "q ";
    operand(shape.rect.width, 3);
    out_ += "0 0 ";
    operand(shape.rect.height, 3);
    operand(sheet_.x(shape.rect.x), 3);
    operand(sheet_.y(shape.rect.y + shape.rect.height), 3);
    out_ += fmt::format("cm /I{} Do Q\n", shape.image);
  }

  // The pattern is a resource of the page; see add_patterns.
  void paint_shape(const layout::Tiling& shape) {
    end_text();
    out_ += fmt::format("q /Pattern cs /P{} scn ", tilings_++);
    operand(sheet_.x(shape.area.x), 3);
    operand(sheet_.y(shape.area.y + shape.area.height), 3);
    operand(shape.area.width, 3);
    operand(shape.area.height, 3);
    out_ += "re f Q\n";
  }

  void paint_shape(const layout::GlyphRun& run) {
    if (run.glyphs.empty() || run.size <= Length()) return;
    begin_text();
    set_fill(run.color);
    if (state_.transparent != run.transparent) {  // ISO 32000-1 §9.3.6
      out_ += run.transparent ? "3 Tr\n" : "0 Tr\n";
      state_.transparent = run.transparent;
    }
    if (state_.expansion != run.expansion) {
      append_decimal(out_, 1000 + std::int64_t{run.expansion}, 1);
      out_ += " Tz\n";
      state_.expansion = run.expansion;
    }
    set_spacing(run);
    const FontUse& font = fonts_.of(*run.font);
    texts_.clear();
    if (font.layers > 1 && shares_clusters(run)) glyph_texts(run, texts_);
    const std::size_t first = shown_glyph(run, 0);
    pen_ = run.glyphs[first].x;
    select_font(font, layer_for(font, run, first), run.size);
    out_ += "1 0 0 1 ";
    operand(sheet_.x(run.origin.x + pen_), 2);
    operand(sheet_.y(run.origin.y), 2);
    out_ += "Tm\n";
    show(font, run);
  }

  // Character spacing says in one number what adjustments would say glyph by glyph; what rounding
  // leaves, adjustments make good. It is scaled horizontally, as all widths are (§9.4.4).
  void set_spacing(const layout::GlyphRun& run) {
    const std::int64_t thousandths = 1000 + std::int64_t{run.expansion};
    const Length unscaled = base::scaled(run.letter_spacing, 1000, thousandths);
    const std::int64_t spacing = points_in_decimal(unscaled, spacing_decimals);
    if (state_.spacing != spacing) {
      append_decimal(out_, spacing, spacing_decimals);
      out_ += " Tc\n";
      state_.spacing = spacing;
    }
    const Length shown = Length::from_units(divide_rounded(spacing * Length::per_point, 10000));
    spacing_ = base::scaled(shown, thousandths, 1000);
  }

  void select_font(const FontUse& font, std::size_t layer, Length size) {
    const std::size_t resource = font.first_resource + layer;
    if (state_.resource == resource && state_.size == size) return;
    out_ += fmt::format("/F{} ", resource);
    operand(size, 3);
    out_ += "Tf\n";
    state_.resource = resource;
    state_.size = size;
  }

  // The present layer when it tells the right text, to change fonts as little as possible.
  std::size_t layer_for(const FontUse& font, const layout::GlyphRun& run, std::size_t index) const {
    if (font.layers == 1) return 0;
    const GlyphUse& use = font.glyphs[run.glyphs[index].id];
    const std::size_t present = state_.resource - font.first_resource;
    if (use.texts.size() == 1) return present < font.layers ? present : 0;
    const std::string_view text = texts_.empty() ? own_text(run, run.glyphs[index]) : texts_[index];
    if (present < font.layers && use.text_in(present) == text) return present;
    std::size_t layer = 0;
    while (use.text_in(layer) != text) ++layer;
    return layer;
  }

  void show(const FontUse& font, const layout::GlyphRun& run) {
    const std::int64_t scale = run.size.units() * (1000 + std::int64_t{run.expansion});
    base::expects(scale > 0, "text has a size");
    Length rise;
    open_array();
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
      const std::size_t index = shown_glyph(run, i);
      const layout::PlacedGlyph& glyph = run.glyphs[index];
      const std::size_t layer = layer_for(font, run, index);
      const bool other_font = font.first_resource + layer != state_.resource;
      if (other_font || rise != glyph.y) {
        close_array();
        select_font(font, layer, run.size);
        if (rise != glyph.y) {
          operand(-Length(glyph.y), 3);
          out_ += "Ts\n";
          rise = glyph.y;
        }
        open_array();
      }
      show_glyph(font.glyphs[glyph.id], glyph, scale);
    }
    close_array();
    if (rise != Length{}) out_ += "0 Ts\n";
  }

  // `scale` is the em in units times 1000 for the expansion: a thousandth of it is 1e6 times
  // smaller.
  void show_glyph(const GlyphUse& use, const layout::PlacedGlyph& glyph, std::int64_t scale) {
    constexpr std::int64_t million = 1000000;
    const std::int64_t missing = (pen_ - glyph.x).units();
    // An adjustment is rounded: below one and a half it is too small, told without a division.
    static_assert(smallest_adjustment == 2);
    if (std::abs(missing) * million * 2 >= scale * 3) {
      const std::int64_t adjustment = divide_rounded(missing * million, scale);
      close_string();
      append_decimal(out_, adjustment, 0);
      pen_ -= Length::from_units(divide_rounded(adjustment * scale, million));
    }
    open_string();
    literal_byte(use.code >> 8);
    literal_byte(use.code & 0xFF);
    pen_ += Length::from_units(divide_rounded(use.width * scale, million)) + spacing_;
  }

  // §7.3.4.2: a bare carriage return would be read as a line feed.
  void literal_byte(std::uint32_t value) {
    if (string_size_ + 2 > string_.size()) flush_string();
    char byte = static_cast<char>(value);
    if (byte == '\r' || byte == '(' || byte == ')' || byte == '\\') {
      string_[string_size_++] = '\\';
      if (byte == '\r') byte = 'r';
    }
    string_[string_size_++] = byte;
  }
  void flush_string() {
    out_.append(string_.data(), string_size_);
    string_size_ = 0;
  }

  void open_array() { out_ += '['; }
  void close_array() {
    close_string();
    // An array without a string paints nothing and need not be there.
    if (out_.back() == '[') {
      out_.pop_back();
    } else {
      out_ += "]TJ\n";
    }
  }
  void open_string() {
    if (!in_string_) out_ += '(';
    in_string_ = true;
  }
  void close_string() {
    if (!in_string_) return;
    flush_string();
    out_ += ')';
    in_string_ = false;
  }

  const layout::Page& page_;
  const FontTable& fonts_;
  Sheet sheet_;
  std::string out_;
  std::optional<Mark> mark_;
  std::optional<layout::Rgb> fill_ = layout::Rgb{};  // black at the start of a page
  TextState state_;
  std::size_t tilings_ = 0;  // painted so far
  struct Saved {
    TextState state;
    std::optional<layout::Rgb> fill;
  };
  std::vector<Saved> saved_;  // by clips that have begun
  // Of the run that is shown, when its font has layers and its glyphs share clusters.
  std::vector<std::string_view> texts_;
  Length pen_;      // where the next glyph would be shown, relative to the run's origin
  Length spacing_;  // after every glyph of the run, as it will be shown
  bool in_text_ = false, in_string_ = false;
  std::array<char, 256> string_;  // what is not yet in out_ of the string that is open
  std::size_t string_size_ = 0;
};

}  // namespace

std::string page_content(const layout::Pages& pages, std::size_t page, const PageMarks& marks,
                         const FontTable& fonts) {
  const layout::Page& source = pages.pages[page];
  ContentWriter writer(source, fonts);
  for (std::size_t i = 0; i < source.items.size(); ++i) {
    const Mark& mark = marks.items[i];
    const bool tagged = mark.tag != layout::no_tag;
    writer.paint(source.items[i], mark, tagged ? structure_type(pages.tags[mark.tag].role) : "");
  }
  return writer.finish();
}

std::vector<std::string> deflated_contents(const layout::Pages& pages,
                                           const std::vector<PageMarks>& marks,
                                           const FontTable& fonts) {
  const std::size_t count = pages.pages.size();
  std::vector<std::string> contents(count);
  std::vector<std::exception_ptr> failures(count);
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    Deflater deflater;
    for (std::size_t page = next++; page < count; page = next++) {
      try {
        contents[page] = deflater(page_content(pages, page, marks[page], fonts));
      } catch (...) {
        failures[page] = std::current_exception();
      }
    }
  };
  constexpr std::size_t pages_worth_a_thread = 8, most_threads = 16;
  const std::size_t threads = std::min({count / pages_worth_a_thread, most_threads,
                                        std::size_t{std::thread::hardware_concurrency()}});
  std::vector<std::thread> crew;
  for (std::size_t i = 1; i < threads; ++i) crew.emplace_back(work);
  work();
  for (std::thread& thread : crew) thread.join();
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
  return contents;
}

}  // namespace pdf
