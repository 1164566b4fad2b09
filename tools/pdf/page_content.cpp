#include "pdf/page_content.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <optional>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "pdf/decimal.h"
#include "pdf/deflate.h"
#include "pdf/sheet.h"
#include "pdf/text_writer.h"

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

std::int64_t divide_rounded(std::int64_t numerator, std::int64_t denominator) {
  const std::int64_t half = denominator / 2;
  return (numerator < 0 ? numerator - half : numerator + half) / denominator;
}

class ContentWriter {
 public:
  ContentWriter(const Sheet& sheet, const FontTable& fonts)
      : sheet_(sheet), text_(out_, sheet_, fonts) {}

  void paint(const layout::Item& item, const Mark& mark, std::string_view type) {
    if (const auto* edge = std::get_if<layout::Clip>(&item)) return clip(*edge);
    if (const auto* edge = std::get_if<layout::Group>(&item)) return group(*edge, mark.stream);
    open(mark, type, item);
    std::visit([this](const auto& shape) { paint_shape(shape); }, item);
  }

  // Without marked content, for what is painted as a whole.
  void paint(const layout::Item& item) {
    if (const auto* edge = std::get_if<layout::Clip>(&item)) return clip(*edge);
    std::visit([this](const auto& shape) { paint_shape(shape); }, item);
  }

  // `marks` are the printer's.
  PageContent finish(const std::string& marks = {}) {
    close();
    if (!marks.empty()) out_ += "/Artifact<</Type/Page>>BDC\n" + marks + "EMC\n";
    return {std::move(out_), std::move(groups_)};
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
        const std::string text = std::get<layout::GlyphRun>(item).text();
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
    set_alpha(std::exchange(color.alpha, 255));
    if (fill_ == color) return;
    fill_ = color;
    color_operands(color, "g\n", "rg\n");
  }

  void set_alpha(std::uint8_t alpha) {
    if (alpha_ == alpha) return;
    alpha_ = alpha;
    opacity(thousandths(alpha));
  }

  void opacity(int value) { out_ += fmt::format("/A{} gs\n", value); }

  // As a subpath: clockwise on the page or not does not matter to the even-odd rule.
  void path(const layout::Path& steps, bool closed) {
    using Kind = layout::PathStep::Kind;
    bool any = false;
    for (const layout::PathStep& step : steps) {
      if (step.kind == Kind::move && std::exchange(any, true) && closed) out_ += "h ";
      if (step.kind == Kind::curve) {
        point(step.first);
        point(step.second);
      }
      point(step.to);
      out_ += step.kind == Kind::move ? "m " : step.kind == Kind::line ? "l " : "c ";
    }
    if (any && closed) out_ += "h ";
  }
  void point(layout::Point at) {
    operand(sheet_.x(at.x), 3);
    operand(sheet_.y(at.y), 3);
  }

  // Between marked content, because the two may not overlap (§14.6.1).
  void clip(const layout::Clip& edge) {
    close();
    if (edge.begins) {
      saved_.push_back({text_.state(), fill_, alpha_});
      out_ += "q ";
      if (!edge.path.empty()) {
        path(edge.path, true);
        out_ += "W* n\n";
        return;
      }
      operand(sheet_.x(edge.rect.x), 3);
      operand(sheet_.y(edge.rect.y + edge.rect.height), 3);
      operand(edge.rect.width, 3);
      operand(edge.rect.height, 3);
      out_ += "re W n\n";
      return;
    }
    base::expects(!saved_.empty(), "a clip that ends has begun on this page");
    restore();
    out_ += "Q\n";
  }
  void paint_shape(const layout::Clip&) {}

  void restore() {
    text_.restore(saved_.back().state);
    fill_ = saved_.back().fill;
    alpha_ = saved_.back().alpha;
    saved_.pop_back();
  }

  // What is in a group goes into a stream of its own, which begins with the state of that around it
  // but for alpha (ISO 32000-1 §11.6.6), and leaves it as it was.
  void group(const layout::Group& edge, std::uint16_t stream) {
    close();
    if (edge.begins) {
      const bool own = stream != streams_.back();
      streams_.push_back(stream);
      if (!own) return;
      saved_.push_back({text_.state(), fill_, alpha_});
      out_ += "q ";
      opacity(edge.opacity);
      out_ += fmt::format("/G{} Do Q\n", stream - 1);
      groups_.emplace_back();
      around_.push_back(std::exchange(out_, {}));
      alpha_ = 255;
      return;
    }
    const std::uint16_t ended = streams_.back();
    streams_.pop_back();
    if (streams_.back() == ended) return;
    groups_[ended - 1U] = std::exchange(out_, std::move(around_.back()));
    around_.pop_back();
    restore();
  }
  void paint_shape(const layout::Group&) {}

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

  void paint_shape(const layout::FilledPath& shape) {
    end_text();
    set_fill(shape.color);
    path(shape.path, true);
    out_ += "f*\n";
  }

  void paint_shape(const layout::StrokedPath& shape) {
    end_text();
    out_ += "q ";
    if (shape.color.alpha != alpha_) opacity(thousandths(shape.color.alpha));
    color_operands(shape.color, "G ", "RG ");
    operand(shape.width, 3);
    out_ += shape.round ? "w 1 J " : "w ";
    if (shape.gap > Length()) {
      out_ += '[';
      operand(shape.dash, 3);
      operand(shape.gap, 3);
      out_ += "]0 d ";
    }
    path(shape.path, shape.closed);
    out_ += "S Q\n";
  }

  void paint_shape(const layout::DashedLine& shape) {
    end_text();
    out_ += "q ";
    if (shape.color.alpha != alpha_) opacity(thousandths(shape.color.alpha));
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
    set_alpha(255);
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
    set_alpha(255);
    out_ += fmt::format("q /Pattern cs /P{} scn ", tilings_++);
    operand(sheet_.x(shape.area.x), 3);
    operand(sheet_.y(shape.area.y + shape.area.height), 3);
    operand(shape.area.width, 3);
    operand(shape.area.height, 3);
    out_ += "re f Q\n";
  }

  void paint_shape(const layout::GlyphRun& run) {
    if (run.words.empty() || run.size <= Length()) return;
    begin_text();
    set_fill(run.color);
    text_.show(run);
  }

  Sheet sheet_;
  std::string out_;
  TextWriter text_;
  std::optional<Mark> mark_;
  std::optional<layout::Rgb> fill_ = layout::Rgb{};  // black at the start of a page
  std::uint8_t alpha_ = 255;
  std::size_t tilings_ = 0;  // painted so far
  struct Saved {
    TextState state;
    std::optional<layout::Rgb> fill;
    std::uint8_t alpha = 255;
  };
  std::vector<Saved> saved_;               // by clips and groups that have begun
  std::vector<std::string> groups_;        // that have begun; empty until they end
  std::vector<std::uint16_t> streams_{0};  // in which we are
  std::vector<std::string> around_;        // what the outer ones have so far
  bool in_text_ = false;
};

}  // namespace

int thousandths(std::uint8_t alpha) {
  const std::int64_t hundredths = divide_rounded(std::int64_t{alpha} * 100, 255);
  const bool exact = divide_rounded(hundredths * 255, 100) == alpha;
  return static_cast<int>(exact ? hundredths * 10
                                : divide_rounded(std::int64_t{alpha} * 1000, 255));
}

PageContent page_content(const layout::Pages& pages, std::size_t page, const PageMarks& marks,
                         const FontTable& fonts) {
  const layout::Page& source = pages.pages[page];
  ContentWriter writer(sheet_of(source), fonts);
  for (std::size_t i = 0; i < source.items.size(); ++i) {
    const Mark& mark = marks.items[i];
    const bool tagged = mark.tag != layout::no_tag;
    writer.paint(source.items[i], mark, tagged ? structure_type(pages.tags[mark.tag].role) : "");
  }
  return writer.finish(printer_marks(source));
}

std::string drawing_content(const layout::Drawing& drawing, base::Length height,
                            const FontTable& fonts) {
  Sheet sheet;
  sheet.height = sheet.page_height = height;
  ContentWriter writer(sheet, fonts);
  for (const layout::Item& item : drawing.items) writer.paint(item);
  return writer.finish().page;
}

std::vector<PageContent> deflated_contents(const layout::Pages& pages,
                                           const std::vector<PageMarks>& marks,
                                           const FontTable& fonts) {
  const std::size_t count = pages.pages.size();
  std::vector<PageContent> contents(count);
  std::vector<std::exception_ptr> failures(count);
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    Deflater deflater;
    for (std::size_t page = next++; page < count; page = next++) {
      try {
        contents[page] = page_content(pages, page, marks[page], fonts);
        contents[page].page = deflater(contents[page].page);
        for (std::string& group : contents[page].groups) group = deflater(group);
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
