#include "layout/typeset.h"

#include <deque>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "layout/assemble.h"
#include "layout/block_flow.h"
#include "layout/build_boxes.h"
#include "layout/document_information.h"
#include "layout/first_line.h"
#include "layout/hidden_words.h"

namespace layout {
namespace {

struct Inputs {
  const xml::Document& document;
  const css::Styled& styled;
  Fonts& fonts;
  text::Hyphenator& hyphenator;
  const ImageLoader& images;
  FirstLineStyles& first_lines;
  std::deque<css::ComputedStyle>& used_styles;
};

// One layout of the whole document with what the round before found out.
struct Round {
  Pages pages;
  base::Diagnostics diagnostics;
  PageWidths widths;
  std::map<std::string, int, std::less<>> page_numbers;
};

// The flow is gone when the pages are assembled: both together would be the most memory of all.
Paginated flow_into_pages(LayoutRun& run, PageStyles& styles, const PageWidths& widths) {
  const BoxTree& tree = run.tree;
  Flow flow;
  if (tree.root != no_box) {
    const Rect& page = styles.of(0, tree.page_names[tree[tree.root].start_page], false).content;
    BlockRequest request;
    request.width = page.width;
    request.height = page.height;
    request.paged = request.fragmented = true;
    request.page_widths = &widths;
    flow = flow_children(run, tree.root, request);
  }
  Notes notes(run);
  return paginate(run, flow, notes, styles);
}

Round lay_out(const Inputs& inputs, PageStyles& styles, References& references,
              const PageWidths& widths) {
  Round round;
  Pictures pictures(inputs.document.path(), inputs.images, round.diagnostics);
  BoxTree tree =
      build_boxes(inputs.document, inputs.styled, references, pictures, round.diagnostics);
  LayoutRun run{inputs.document,
                inputs.styled,
                inputs.hyphenator,
                round.diagnostics,
                inputs.fonts,
                tree,
                inputs.first_lines,
                pictures,
                inputs.used_styles,
                {},
                {},
                {}};
  Paginated paginated = flow_into_pages(run, styles, widths);
  PageBoxes boxes(run, paginated.pages);
  round.pages = assemble(run, paginated.pages, boxes, styles);
  for (const Destination& place : round.pages.destinations) {
    round.page_numbers[place.name] = boxes.number(place.page);
  }
  round.widths = std::move(paginated.widths);
  return round;
}

void report_hidden_words(const Pages& pages, const std::string& path,
                         base::Diagnostics& diagnostics) {
  const HiddenWords hidden = find_hidden_words(pages);
  if (hidden.count == 0) return;
  base::Diagnostic diagnostic;
  diagnostic.code = "L111";
  diagnostic.severity = base::Severity::warning;
  diagnostic.where.path = path;
  diagnostic.message = fmt::format(
      "{} on no paper: outside the page, or cut off by a box; the first is \"{}\" on page {}",
      hidden.count == 1 ? "one word is" : fmt::format("{} words are", hidden.count), hidden.first,
      hidden.page + 1);
  diagnostic.hint = "look at height, overflow and position of the boxes around it";
  diagnostics.push_back(std::move(diagnostic));
}

}  // namespace

Pages typeset(const xml::Document& document, const css::Styled& styled, text::FontLibrary& library,
              text::Hyphenator& hyphenator, const ImageLoader& images,
              base::Diagnostics& diagnostics) {
  const auto glyphs = std::make_shared<GlyphStore>();
  Fonts fonts(library, *glyphs);
  FirstLineStyles first_lines;
  std::deque<css::ComputedStyle> used_styles;
  const Inputs inputs{document, styled, fonts, hyphenator, images, first_lines, used_styles};
  const css::Direction direction =
      document.empty() ? css::Direction::ltr : styled.element(document.root()).direction;
  PageStyles styles(styled, direction);
  References references;
  PageWidths widths;
  Round round;
  bool settled = false;
  const auto most_rounds = [&] { return widths.within.empty() ? max_rounds : max_width_rounds; };
  for (int i = 0; i < most_rounds() && !settled; ++i) {
    const auto counters_before = references.counters;
    const auto wanted_before = references.wanted_counters;
    round = lay_out(inputs, styles, references, widths);
    settled = (!references.used ||
               (round.page_numbers == references.pages && counters_before == references.counters &&
                wanted_before == references.wanted_counters)) &&
              round.widths == widths;
    // Without forced breaks to other page sizes, the widths are all the first page's: the round
    // that found them was set with them.
    references.pages = round.page_numbers;
    widths = round.widths;
  }
  if (!settled) {
    base::Diagnostic diagnostic;
    diagnostic.code = "L105";
    diagnostic.severity = base::Severity::warning;
    diagnostic.where.path = document.path();
    diagnostic.message =
        fmt::format("page references had not settled after {} layouts; the last was kept",
                    widths.within.empty() ? "five" : "twenty");
    round.diagnostics.push_back(std::move(diagnostic));
  }
  for (base::Diagnostic& d : round.diagnostics) diagnostics.push_back(std::move(d));
  for (base::Diagnostic d : fonts.warnings()) {
    d.where.path = document.path();
    diagnostics.push_back(std::move(d));
  }
  report_hidden_words(round.pages, document.path(), diagnostics);
  round.pages.information = read_information(document);
  round.pages.information.right_to_left = direction == css::Direction::rtl;
  round.pages.glyphs = glyphs;
  return std::move(round.pages);
}

}  // namespace layout
