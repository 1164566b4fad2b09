#pragma once
// Pages made by hand for the tests of the PDF writer: a very small layout that sets lines of text
// at given places and keeps the structure tree whole.

#include <memory>
#include <string>
#include <vector>

#include "layout/pages.h"
#include "text/font.h"
#include "text/shape.h"

namespace sample {

using layout::Role;
using layout::TagId;

class PagesBuilder {
 public:
  PagesBuilder();

  layout::Pages pages;
  std::shared_ptr<layout::GlyphStore> glyphs = std::make_shared<layout::GlyphStore>();
  text::FontLibrary fonts;
  text::FontRef regular, bold;

  void new_page(std::string label);
  TagId tag(TagId parent, Role role);
  layout::Tag& at(TagId tag) { return pages.tags[tag]; }

  // One line of text at the cursor of the present page, which then moves right. Returns its width.
  base::Length text(TagId tag, const std::string& text, const text::FontRef& font = nullptr);
  // The cursor goes to the start of the next line, `indent` from the left margin.
  void next_line(base::Length indent = {});
  // A link area over what was set since `from` on the present line.
  void link(TagId tag, base::Length from, const std::string& uri, const std::string& destination);
  void artifact(layout::Artifact kind, const std::string& text, base::Length y);
  // A tag with a line of text of its own.
  TagId line(TagId parent, Role role, const std::string& text, base::Length indent = {});

  base::Length x, y, size;
  bool right_to_left = false;
  std::vector<text::Feature> features;

  layout::GlyphRun& add_run(TagId tag, const std::string& text, const text::FontRef& font,
                            base::Length run_x, base::Length run_y);
  void own(TagId tag);  // the last item of the present page becomes a kid of the tag
};

// A document with every construct that the writer knows, on two pages.
layout::Pages every_construct();

// A document of `count` pages of running text.
layout::Pages many_pages(std::size_t count);

// A picture of 2 × 2 pixels, one of them half transparent.
std::string small_png();

}  // namespace sample
