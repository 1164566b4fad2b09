#pragma once
// What layout makes and the exporters read: finished pages, items at fixed positions, and the
// structure tree for tagged output. Nothing here refers back to boxes, styles or XML.
//
// Coordinates: origin at the top left corner of the page box, x to the right, y downwards.

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/length.h"
#include "layout/glyphs.h"
#include "text/font.h"

namespace layout {

struct Point {
  Length x, y;
};
struct Rect {
  Length x, y, width, height;
};
struct Rgb {
  std::uint8_t red = 0, green = 0, blue = 0;
  std::uint8_t alpha = 255;
  friend bool operator==(const Rgb&, const Rgb&) = default;
};

using TagId = std::uint32_t;
inline constexpr TagId no_tag = 0xFFFFFFFF;

// Why an item is not content (ISO 32000-1 §14.8.2.2.2).
enum class Artifact : std::uint8_t {
  none,
  layout,
  background,
  header,
  footer,
  page_number,
  line_number
};

// Every painted item belongs to exactly one tag, or is an artifact and has none.
struct Owner {
  TagId tag = no_tag;
  Artifact artifact = Artifact::layout;  // meaningful when tag is no_tag
};

// Words and spaces of one font, size and colour on one baseline. The space that ends a line broken
// at a space is kept.
struct GlyphRun {
  Owner owner;
  text::FontRef font;
  Length size;
  Rgb color;
  Point origin;  // on the baseline
  bool right_to_left = false;
  bool transparent = false;       // it is read and found, but not seen
  std::int32_t expansion = 0;     // horizontal scale in 1/1000 beyond 1000: 20 is 102 %
  Length letter_spacing;          // after every glyph that has an advance
  Length advance;                 // of all words as set, justification included
  std::vector<PlacedWord> words;  // in visual order
  std::string language;           // BCP 47; empty: the document's

  std::string text() const;  // UTF-8, logical order
  Length advance_of(const GlyphWord& word) const {
    return expanded(word.advance, expansion) + letter_spacing * std::int64_t{word.advancing};
  }
};

// A glyph of a run at its place, relative to the run's origin; y downwards.
struct PlacedGlyph {
  std::uint16_t id = 0;
  Length x, y;
  std::string_view text;  // what it shows
};

// In visual order. `glyphs` is what the result is put into, so that its room is used again.
void place_glyphs(const GlyphRun& run, const PlacedWord& placed, std::vector<PlacedGlyph>& glyphs);

struct FilledRect {  // rules, borders, backgrounds
  Owner owner;
  Rect rect;
  Rgb color;
};

struct FilledPolygon {  // where borders of two colours meet
  Owner owner;
  std::array<Point, 4> corners;
  Rgb color;
};

struct DashedLine {
  Owner owner;
  Point from, to;
  Length width, dash, gap;
  bool round = false;  // dots
  Rgb color;
};

// A step of a path, from where the one before ended: there, in a straight line, or in a cubic
// Bézier curve with two control points (ISO 32000-1 §8.5.2). Every part of a path is closed.
struct PathStep {
  enum class Kind : std::uint8_t { move, line, curve } kind = Kind::move;
  Point to;
  Point first, second;
};
using Path = std::vector<PathStep>;

struct FilledPath {  // by the even-odd rule
  Owner owner;
  Path path;
  Rgb color;
};

struct StrokedPath {
  Owner owner;
  Path path;
  bool closed = true;       // or else each part is open
  Length width, dash, gap;  // without dashes when both are 0
  bool round = false;       // dots
  Rgb color;
};

struct Drawing;

struct Image {
  Owner owner;
  Rect rect;
  std::uint32_t image = 0;  // index into Pages::images
};

// A picture repeated over an area; `tile` is one of its places.
struct Tiling {
  Owner owner;
  Rect area, tile;
  Length gap_x, gap_y;                     // between two of them
  std::shared_ptr<const Drawing> drawing;  // what is repeated, or else the image
  std::uint32_t image = 0;                 // index into Pages::images
};

// What follows is cut off at `rect`, up to the Clip that ends it. Clips nest and end on their page.
struct Clip {
  Owner owner;
  Rect rect;
  bool begins = true;
  Path path = {};  // if there is one, the area inside it by the even-odd rule; `rect` is around it
};

// What follows is painted as one picture, up to the Group that ends it, and that picture with an
// opacity. Groups nest in each other and in clips, and end on their page.
struct Group {
  Owner owner;
  int opacity = 1000;  // in thousandths
  bool begins = true;
};

using Item = std::variant<GlyphRun, FilledRect, FilledPolygon, DashedLine, Image, Tiling, Clip,
                          FilledPath, StrokedPath, Group>;

// Items without owners, from the top left corner of a tile.
struct Drawing {
  std::vector<Item> items;
};

// An active area. Exactly one of uri and destination is set.
struct LinkArea {
  TagId tag = no_tag;  // the Link tag it belongs to
  Rect rect;
  std::string uri;
  std::string destination;  // name in Pages::destinations
  std::string alternative;  // what a screen reader says
};

// A place in the document's text, named so that other editions of the same document have it too.
struct TextPlace {
  std::string anchor;          // the id of the nearest element with an id around it
  std::size_t characters = 0;  // that stand before it in that element: neither white space, nor in
                               // a footnote, nor added by CSS
};

struct Page {
  Length width, height;  // the page box, without bleed
  int rotation = 0;      // degrees clockwise by which it is turned when it is shown
  Length bleed;
  bool crop_marks = false, cross_marks = false;
  std::string label;  // as printed: "iv", "101"
  // The first text of the document on it, footnotes apart; none when it has none, or no element
  // with an id is around it.
  std::optional<TextPlace> begins;
  std::vector<Item> items;
  std::vector<LinkArea> links;
};

// A line that is counted (-rapporteur-line-numbers), whether or not its number is printed.
struct CountedLine {
  int number = 0;          // from 1 through the whole document
  std::uint32_t page = 0;  // index
  std::optional<TextPlace> begins;
};

enum class Role : std::uint8_t {
  document,
  article,
  part,
  section,
  division,
  block_quote,
  caption,
  toc,
  toc_item,
  paragraph,
  heading1,
  heading2,
  heading3,
  heading4,
  heading5,
  heading6,
  list,
  list_item,
  label,
  list_body,
  table,
  table_row,
  table_header,
  table_data,
  table_head,
  table_body,
  table_foot,
  span,
  quote,
  note,
  reference,
  link,
  figure,
  code,
  strong,
  emphasis
};

enum class Scope : std::uint8_t { none, row, column, both };

// Its kids, in reading order, are the entries of Pages::kids that name it as owner.
struct Tag {
  Role role = Role::division;
  TagId parent = no_tag;
  std::string language;     // when it differs from the parent's
  std::string alternative;  // figures
  std::string actual_text;
  std::string title;
  std::string id;              // notes and table cells: unique in the document
  std::string list_numbering;  // "None", "Disc", "Decimal", "LowerAlpha", "LowerRoman", …
  Scope scope = Scope::none;
  int row_span = 1, column_span = 1;
  std::vector<std::string> headers;  // ids of the cells that head this one
};

// Item `item` of page `page`, or a child tag, in reading order.
struct Kid {
  TagId owner = no_tag;              // the tag whose kid this is
  TagId tag = no_tag;                // a child tag …
  std::uint32_t page = 0, item = 0;  // … or else a painted item
};

struct Destination {
  std::string name;
  std::uint32_t page = 0;  // index
  Point at;
};

struct OutlineEntry {
  std::string title;
  int level = 1;  // 1 is the top
  std::uint32_t page = 0;
  Length y;
  bool open = true;
};

struct ImageFile {
  enum class Kind { png, jpeg } kind = Kind::png;
  std::string bytes;  // the file
  std::uint32_t width = 0, height = 0;
};

struct DocumentInformation {
  std::string title;
  std::vector<std::string> authors;
  std::string language;  // BCP 47
  std::string subject;
  std::vector<std::string> keywords;
  std::string rights;
  std::string publication, volume, issue, doi, issn, publisher;  // PRISM
  std::string date;            // ISO 8601 date of the document itself; empty: none known
  bool right_to_left = false;  // the order of its pages
};

struct Pages {
  DocumentInformation information;
  std::shared_ptr<const GlyphStore> glyphs;  // the words of all runs
  std::vector<Page> pages;
  std::vector<Tag> tags;  // tag 0 is the Document; a parent precedes its children
  std::vector<Kid> kids;  // reading order of the whole document, each owner's kids in order
  std::vector<Destination> destinations;
  std::vector<OutlineEntry> outline;
  std::vector<CountedLine> counted_lines;
  std::vector<ImageFile> images;
};

// Stable text for goldens: one line per item, points with two decimals.
std::string dump_pages(const Pages& pages);

}  // namespace layout
