// Opacity of colours and of groups (ISO 32000-1 §11.6), paths and clips.

#include <algorithm>
#include <memory>
#include <string>

#include <doctest/doctest.h>

#include "pdf/font_table.h"
#include "pdf/page_content.h"
#include "pdf/write.h"
#include "unit/pdf/reading.h"
#include "unit/pdf/sample_pages.h"

namespace {

using namespace base;
using reading::Reading;

layout::Group group(bool begins) {
  layout::Group out;
  out.opacity = 300;
  out.begins = begins;
  return out;
}

// A paragraph, and one in a group in a group.
layout::Pages grouped_pages() {
  sample::PagesBuilder b;
  b.new_page("1");
  b.line(0, layout::Role::paragraph, "before");
  b.pages.pages[0].items.emplace_back(group(true));
  b.pages.pages[0].items.emplace_back(group(true));
  b.line(0, layout::Role::paragraph, "inside");
  b.pages.pages[0].items.emplace_back(group(false));
  b.pages.pages[0].items.emplace_back(group(false));
  b.line(0, layout::Role::paragraph, "after");
  b.pages.glyphs = b.glyphs;
  return b.pages;
}

pdf::PageContent content(const layout::Pages& pages) {
  const auto marks = pdf::mark_pages(pages);
  const pdf::FontTable fonts(pages);
  return pdf::page_content(pages, 0, marks[0], fonts);
}

}  // namespace

TEST_CASE("a group is a stream of its own, with sequences of its own") {
  const layout::Pages pages = grouped_pages();
  const pdf::PageContent made = content(pages);
  REQUIRE(made.groups.size() == 2);
  CHECK(made.page.find("q /A300 gs\n/G0 Do Q\n") != std::string::npos);
  CHECK(made.groups[0] == "q /A300 gs\n/G1 Do Q\n");
  CHECK(made.groups[1].starts_with("/P<</MCID 0>>BDC\nBT\n"));
  CHECK(made.page.find("MCID 1") != std::string::npos);
  CHECK(made.page.find("MCID 2") == std::string::npos);
}

TEST_CASE("the structure tree leads into a group, and its parent tree back") {
  const layout::Pages pages = grouped_pages();
  Reading pdf(pdf::write_pdf(pages, {}));
  const pdf::Value page = pdf.document.object(pdf.pages()[0]);
  const pdf::Value resources = pdf.key(page, "Resources");
  CHECK(reading::name(pdf.key(pdf.key(page, "Group"), "CS")) == "DeviceRGB");
  const pdf::Value form = pdf.key(pdf.key(resources, "XObject"), "G1");
  const std::int64_t key = reading::integer(pdf.key(form, "StructParents"));
  CHECK(key == 2);
  CHECK(reading::integer(pdf.at({"StructTreeRoot", "ParentTreeNextKey"})) == 3);
  const auto parents = pdf.tree(pdf.at({"StructTreeRoot", "ParentTree"}), "Nums");
  REQUIRE(parents.size() == 3);
  const pdf::Array owners = reading::array(pdf.resolve(parents[2].second));
  REQUIRE(owners.size() == 1);
  const pdf::Value kid = pdf.key(pdf.resolve(owners[0]), "K");
  CHECK(reading::name(pdf.key(kid, "Type")) == "MCR");
  CHECK(reading::number(Reading::direct(kid, "Stm")) ==
        reading::number(Reading::direct(pdf.key(resources, "XObject"), "G1")));
}

TEST_CASE("the pictures and the groups of a page stand in one dictionary") {
  layout::Pages pages = grouped_pages();
  pages.images.push_back({layout::ImageFile::Kind::png, sample::small_png(), 2, 2});
  pdf::WriteOptions options;
  options.object_streams = false;
  const std::string file = pdf::write_pdf(pages, options);
  const std::size_t first = file.find("/XObject <<"), close = file.find("/XObject<<");
  const std::size_t at = std::min(first, close);
  REQUIRE(at != std::string::npos);
  CHECK(file.find("/XObject <<", at + 1) == std::string::npos);
  CHECK(file.find("/XObject<<", at + 1) == std::string::npos);
}

TEST_CASE("a page without opacity has no transparency group") {
  Reading pdf(pdf::write_pdf(sample::many_pages(1), {}));
  const pdf::Value page = pdf.document.object(pdf.pages()[0]);
  CHECK(std::holds_alternative<std::monostate>(pdf.key(page, "Group").content()));
}

TEST_CASE("an alpha is the hundredths that it means") {
  CHECK(pdf::thousandths(255) == 1000);
  CHECK(pdf::thousandths(128) == 500);
  CHECK(pdf::thousandths(127) == 498);
  CHECK(pdf::thousandths(0) == 0);
}

TEST_CASE("an alpha holds for what it is of") {
  layout::Pages pages = sample::many_pages(1);
  pages.pages[0].items.clear();
  pages.kids.clear();
  pages.tags.resize(1);
  layout::FilledRect rect;
  rect.owner.artifact = layout::Artifact::background;
  rect.rect = {{}, {}, 1_pt, 1_pt};
  rect.color = {255, 0, 0, 128};
  pages.pages[0].items.emplace_back(rect);
  rect.color.alpha = 255;
  pages.pages[0].items.emplace_back(rect);
  rect.color.alpha = 128;
  pages.pages[0].items.emplace_back(rect);
  layout::Tiling tiling;
  tiling.owner = rect.owner;
  tiling.area = tiling.tile = rect.rect;
  tiling.drawing = std::make_shared<const layout::Drawing>();
  pages.pages[0].items.emplace_back(tiling);
  const std::string made = content(pages).page;
  const std::size_t first = made.find("/A500 gs"), second = made.find("/A1000 gs");
  CHECK(made.rfind("/A1000 gs") > made.rfind("/A500 gs"));  // pictures have none
  CHECK(first < second);
  CHECK(made.find("rg", made.find("rg") + 1) == std::string::npos);
  Reading pdf(pdf::write_pdf(pages, {}));
  const pdf::Value states =
      pdf.key(pdf.key(pdf.document.object(pdf.pages()[0]), "Resources"), "ExtGState");
  CHECK(std::get<pdf::Thousandths>(pdf.key(pdf.key(states, "A500"), "ca").content()).value == 500);
}

TEST_CASE("paths are filled and clip by the even-odd rule, and strokes have dashes or none") {
  layout::Pages pages = sample::many_pages(1);
  pages.pages[0].items.clear();
  pages.kids.clear();
  pages.tags.resize(1);
  using Kind = layout::PathStep::Kind;
  const layout::Path path{{Kind::move, {0_pt, 0_pt}, {}, {}},
                          {Kind::curve, {9_pt, 0_pt}, {1_pt, 2_pt}, {3_pt, 4_pt}},
                          {Kind::move, {5_pt, 5_pt}, {}, {}},
                          {Kind::line, {6_pt, 6_pt}, {}, {}}};
  layout::Clip clip;
  clip.path = path;
  layout::StrokedPath stroke;
  stroke.owner.artifact = layout::Artifact::layout;
  stroke.path = path;
  stroke.width = 1_pt;
  auto& items = pages.pages[0].items;
  items.emplace_back(clip);
  items.emplace_back(layout::FilledPath{stroke.owner, path, {}});
  items.emplace_back(stroke);
  stroke.closed = false;
  stroke.gap = 2_pt;
  items.emplace_back(stroke);
  clip.begins = false;
  items.emplace_back(clip);
  const std::string made = content(pages).page;
  CHECK(made.find("c h ") != std::string::npos);
  CHECK(made.find("l h W* n\n") != std::string::npos);
  CHECK(made.find("l h f*\n") != std::string::npos);
  CHECK(made.find("l h S Q\n") != std::string::npos);
  CHECK(made.find("[0 2 ]0 d ") != std::string::npos);
  CHECK(made.find("l S Q\n") != std::string::npos);
}
