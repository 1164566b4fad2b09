#include "unit/pdf/sample_pages.h"

#include <fmt/format.h>
#include <png.h>

namespace sample {

using namespace base;
using layout::Artifact;

PagesBuilder::PagesBuilder() : size(10_pt) {
  pages.glyphs = glyphs;
  regular = fonts.find({{"Linux Libertine O"}}).front();
  bold = fonts.find({{"Linux Libertine O"}, 700}).front();
  layout::Tag root;
  root.role = Role::document;
  pages.tags.push_back(root);
  pages.information.title = "The Garden of the Town Library";
  pages.information.language = "en-GB";
}

void PagesBuilder::new_page(std::string label) {
  pages.pages.emplace_back();
  pages.pages.back().width = 420_pt;
  pages.pages.back().height = 595_pt;
  pages.pages.back().label = std::move(label);
  x = 50_pt;
  y = 60_pt;
}

TagId PagesBuilder::tag(TagId parent, Role role) {
  const auto id = static_cast<TagId>(pages.tags.size());
  layout::Tag tag;
  tag.role = role;
  tag.parent = parent;
  pages.tags.push_back(std::move(tag));
  pages.kids.push_back({parent, id, 0, 0});
  return id;
}

void PagesBuilder::own(TagId tag) {
  const auto page = static_cast<std::uint32_t>(pages.pages.size() - 1);
  const auto item = static_cast<std::uint32_t>(pages.pages.back().items.size() - 1);
  pages.kids.push_back({tag, layout::no_tag, page, item});
}

layout::GlyphRun& PagesBuilder::add_run(TagId tag, const std::string& text,
                                        const text::FontRef& font, Length run_x, Length run_y) {
  text::ShapeStyle style{fonts.find({{font ? font->family() : regular->family()},
                                     font ? font->weight() : regular->weight()}),
                         size, "en", features, right_to_left};
  for (const text::ShapedRun& shaped : text::shape(text, style)) {
    layout::GlyphRun run;
    run.owner.tag = tag;
    run.font = shaped.font;
    run.size = size;
    run.origin = {run_x, run_y};
    run.right_to_left = right_to_left;
    run.words.emplace_back(glyphs->keep(shaped, text, right_to_left), Length());
    run.advance = shaped.advance;
    run_x += shaped.advance;
    pages.pages.back().items.emplace_back(std::move(run));
    if (tag != layout::no_tag) own(tag);
  }
  return std::get<layout::GlyphRun>(pages.pages.back().items.back());
}

Length PagesBuilder::text(TagId tag, const std::string& text, const text::FontRef& font) {
  const std::size_t before = pages.pages.back().items.size();
  add_run(tag, text, font, x, y);
  Length width;
  for (std::size_t i = before; i < pages.pages.back().items.size(); ++i) {
    width += std::get<layout::GlyphRun>(pages.pages.back().items[i]).advance;
  }
  x += width;
  return width;
}

void PagesBuilder::next_line(Length indent) {
  x = 50_pt + indent;
  y += scaled(size, 13, 10);
}

void PagesBuilder::link(TagId tag, Length from, const std::string& uri,
                        const std::string& destination) {
  layout::LinkArea area;
  area.tag = tag;
  area.rect = {from, y - size, x - from, scaled(size, 13, 10)};
  area.uri = uri;
  area.destination = destination;
  pages.pages.back().links.push_back(std::move(area));
}

void PagesBuilder::artifact(Artifact kind, const std::string& text, Length line_y) {
  add_run(layout::no_tag, text, nullptr, 50_pt, line_y).owner.artifact = kind;
}

TagId PagesBuilder::line(TagId parent, Role role, const std::string& words, Length indent) {
  next_line(indent);
  const TagId id = tag(parent, role);
  text(id, words);
  return id;
}

std::string small_png() {
  const unsigned char pixels[] = {255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 128, 0, 0, 0, 255};
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = image.height = 2;
  image.format = PNG_FORMAT_RGBA;
  png_alloc_size_t length = 0;
  png_image_write_to_memory(&image, nullptr, &length, 0, pixels, 0, nullptr);
  std::string out(length, '\0');
  png_image_write_to_memory(&image, out.data(), &length, 0, pixels, 0, nullptr);
  return out;
}

namespace {

void add_table(PagesBuilder& b, TagId parent) {
  const TagId table = b.tag(parent, Role::table);
  b.line(table, Role::caption, "Table 1. Visitors in a week of May ");
  const TagId head = b.tag(table, Role::table_head), body = b.tag(table, Role::table_body);
  const TagId row = b.tag(head, Role::table_row);
  b.next_line();
  const char* titles[] = {"Day", "Garden", "Reading room"};
  for (int i = 0; i < 3; ++i) {
    const TagId cell = b.tag(row, Role::table_header);
    b.at(cell).scope = layout::Scope::column;
    b.at(cell).id = fmt::format("column-{}", i);
    b.x = 50_pt + i * 90_pt;
    b.text(cell, titles[i], b.bold);
  }
  for (int r = 0; r < 3; ++r) {
    const TagId line = b.tag(body, Role::table_row);
    b.next_line();
    const TagId day = b.tag(line, Role::table_header);
    b.at(day).scope = layout::Scope::row;
    b.at(day).id = fmt::format("row-{}", r);
    b.text(day, r == 0 ? "Monday" : r == 1 ? "Tuesday" : "Wednesday");
    if (r == 2) {
      const TagId cell = b.tag(line, Role::table_data);
      b.at(cell).column_span = 2;
      b.at(cell).headers = {"column-1", "column-2", "row-2"};
      b.x = 140_pt;
      b.text(cell, "closed for the gardeners’ meeting");
      continue;
    }
    for (int c = 1; c < 3; ++c) {
      const TagId cell = b.tag(line, Role::table_data);
      b.at(cell).headers = {fmt::format("column-{}", c), fmt::format("row-{}", r)};
      b.x = 50_pt + c * 90_pt;
      b.text(cell, fmt::format("{}", 17 + 4 * r + c));
    }
  }
  layout::FilledRect rule;
  rule.owner.artifact = Artifact::layout;
  rule.rect = {50_pt, b.y + 4_pt, 270_pt, Length::from_points(0.5)};
  b.pages.pages.back().items.emplace_back(rule);
}

void add_list(PagesBuilder& b, TagId parent) {
  const TagId list = b.tag(parent, Role::list);
  b.at(list).list_numbering = "Decimal";
  for (int i = 1; i <= 2; ++i) {
    const TagId item = b.tag(list, Role::list_item);
    b.line(item, Role::label, fmt::format("{}. ", i), 10_pt);
    const TagId item_body = b.tag(item, Role::list_body);
    b.text(item_body, i == 1 ? "Borrow a spade at the desk. " : "Bring it back, and with it ");
    if (i == 1) continue;
    const TagId inner = b.tag(item_body, Role::list);
    b.at(inner).list_numbering = "Disc";
    const TagId inner_item = b.tag(inner, Role::list_item);
    b.line(inner_item, Role::label, "• ", 25_pt);
    b.text(b.tag(inner_item, Role::list_body), "the watering can.");
  }
}

void add_hyphen(PagesBuilder& b, TagId paragraph) {
  // The drawn hyphen is U+2010 and its text U+00AD.
  layout::GlyphRun& run = b.add_run(paragraph, "‐", nullptr, b.x, b.y);
  layout::WordGlyph hyphen = run.words.front().word->glyphs.front();
  hyphen.text_size = 2;
  run.words.front() = {b.glyphs->keep("\u00AD", std::span(&hyphen, 1)), Length()};
}

void add_paragraph(PagesBuilder& b, TagId article) {
  const TagId paragraph = b.tag(article, Role::paragraph);
  b.next_line();
  b.text(paragraph, "The office of the first floor offers fine affidavits and ");
  const TagId link = b.tag(paragraph, Role::link);
  Length from = b.x;
  b.text(link, "a long link ");
  b.link(link, from, "https://library.example/garden?tür", "");
  b.next_line();
  from = b.x;
  b.text(link, "over a line end");
  b.link(link, from, "https://library.example/garden?tür", "");
  b.text(paragraph, ", says the ");
  const TagId quote = b.tag(paragraph, Role::quote);
  b.text(quote, "“morning gar");
  add_hyphen(b, quote);
  b.next_line();
  b.text(quote, "dener”");
  b.text(paragraph, "; real hyphens: well‐known, well-known. ");
  const TagId foreign = b.tag(paragraph, Role::span);
  b.at(foreign).language = "de";
  b.text(foreign, "Schöne Grüße ");
  b.features = {{"smcp", 1}, {"c2sc", 1}};
  b.text(paragraph, "Small Capitals, AaBb ");
  b.features.clear();
  b.text(b.tag(paragraph, Role::strong), "strong ", b.bold);
  b.next_line();
  b.text(b.tag(paragraph, Role::emphasis), "and stressed ");
  const TagId reference = b.tag(paragraph, Role::reference);
  from = b.x;
  const TagId to_note = b.tag(reference, Role::link);
  b.text(to_note, "1");
  b.link(to_note, from, "", "note-1");
  const TagId note = b.tag(paragraph, Role::note);
  b.at(note).id = "note-1";
  const Length x = b.x, y = b.y;
  b.x = 50_pt, b.y = 540_pt;
  b.pages.destinations.push_back({"note-1", 0, {b.x, b.y - 10_pt}});
  b.text(b.tag(note, Role::label), "1 ");
  b.text(b.tag(note, Role::paragraph), "A note at the foot of the page.");
  b.x = x, b.y = y;
}

void add_right_to_left(PagesBuilder& b, TagId parent) {
  b.next_line();
  const TagId paragraph = b.tag(parent, Role::paragraph);
  b.at(paragraph).language = "he";
  b.right_to_left = true;
  b.text(paragraph, "שלום לגן הספרייה");
  b.right_to_left = false;
}

void add_figure(PagesBuilder& b, TagId parent) {
  const TagId figure = b.tag(parent, Role::figure);
  b.at(figure).alternative = "Four squares in red, green, blue and black — “a plan”";
  layout::ImageFile picture;
  picture.bytes = small_png();
  picture.width = picture.height = 2;
  b.pages.images.push_back(picture);
  layout::Image image;
  image.owner.tag = figure;
  image.rect = {50_pt, b.y + 10_pt, 60_pt, 60_pt};
  b.pages.pages.back().items.emplace_back(image);
  b.own(figure);
  b.y += 80_pt;
  b.line(parent, Role::paragraph, "Figure 1. A plan of the beds ");
  layout::DashedLine dots;
  dots.from = {b.x, b.y};
  dots.to = {300_pt, b.y};
  dots.width = 1_pt, dots.dash = 1_pt, dots.gap = 3_pt;
  dots.round = true;
  b.pages.pages.back().items.emplace_back(dots);
}

void set_information(layout::DocumentInformation& information) {
  information.authors = {"Ada Lovelace", "Émilie du Châtelet"};
  information.subject = "A sample";
  information.keywords = {"library", "garden"};
  information.rights = "© the town <council> & all";
  information.publication = "Town Gazette";
  information.volume = "12";
  information.issue = "3";
  information.doi = "10.5555/12345678";
  information.issn = "1234-5679";
  information.publisher = "The Town";
  information.date = "2024-05-17";
}

void add_running_heads(PagesBuilder& b) {
  b.artifact(Artifact::header, "Town Gazette", 30_pt);
  b.artifact(Artifact::page_number, b.pages.pages.back().label, 570_pt);
}

}  // namespace

layout::Pages every_construct() {
  PagesBuilder b;
  set_information(b.pages.information);
  b.new_page("iv");
  add_running_heads(b);
  const TagId article = b.tag(0, Role::article);
  const TagId title = b.line(article, Role::heading1, "The Garden of the Town Library");
  b.at(title).title = "Title";
  b.pages.outline.push_back({"The Garden", 1, 0, 60_pt, true});
  add_paragraph(b, article);
  const TagId section = b.tag(article, Role::section);
  b.line(section, Role::heading2, "Visitors");
  b.pages.outline.push_back({"Visitors", 2, 0, b.y, true});
  add_table(b, section);
  add_list(b, section);
  const TagId quotation = b.tag(section, Role::block_quote);
  b.line(quotation, Role::paragraph, "A garden and a library are all one needs. ", 20_pt);
  const TagId broken = b.line(section, Role::paragraph, "A paragraph with ");
  const TagId link = b.tag(broken, Role::link);
  const Length from = b.x;
  b.text(link, "a link over ");
  b.link(link, from, "", "plan");
  b.new_page("5");
  add_running_heads(b);
  b.text(link, "a page break");
  b.link(link, 50_pt, "", "plan");
  b.text(broken, " ends here.");
  b.pages.outline.push_back({"Plan", 1, 1, 60_pt, false});
  b.pages.outline.push_back({"Beds — “four”", 2, 1, 60_pt, true});
  b.pages.destinations.push_back({"plan", 1, {50_pt, b.y}});
  add_figure(b, section);
  add_right_to_left(b, section);
  return std::move(b.pages);
}

namespace {

// Words in an order that compresses like prose, not like one sentence again and again.
std::string prose_line(std::uint32_t& state) {
  const char* words[] = {"the",     "town",   "council",   "met",      "in",        "garden",
                         "of",      "a",      "library",   "where",    "affairs",   "office",
                         "and",     "were",   "discussed", "at",       "length",    "by",
                         "readers", "who",    "gave",      "their",    "afternoon", "to",
                         "waffles", "flying", "fish",      "Tomatoes", "Wells",     "Avenue"};
  std::string line;
  for (int i = 0; i < 14; ++i) {
    state = state * 1664525u + 1013904223u;
    line += words[(state >> 16) % std::size(words)];
    line += i % 7 == 6 ? ", " : " ";
  }
  return line;
}

}  // namespace

layout::Pages many_pages(std::size_t count) {
  PagesBuilder b;
  std::uint32_t state = 1;
  for (std::size_t page = 0; page < count; ++page) {
    b.new_page(std::to_string(page + 1));
    b.artifact(Artifact::footer, b.pages.pages.back().label, 570_pt);
    TagId paragraph = 0;
    for (int i = 0; i < 40; ++i) {
      if (i % 4 == 0) paragraph = b.tag(0, Role::paragraph);
      b.next_line();
      b.text(paragraph, prose_line(state), i % 9 == 0 ? b.bold : nullptr);
    }
  }
  return std::move(b.pages);
}

}  // namespace sample
