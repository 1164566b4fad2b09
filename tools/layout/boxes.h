#pragma once
// The box tree (CSS Display 3 §2): what the element tree becomes once display, generated content,
// counters and anonymous boxes are settled, and before anything has a size. Boxes are named by
// index; a parent precedes its children. Styles are not copied: boxes point at the shared computed
// styles.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "css/style.h"
#include "layout/pages.h"
#include "xml/document.h"

namespace layout {

using BoxId = std::uint32_t;
inline constexpr BoxId no_box = 0xFFFFFFFF;
inline constexpr std::uint32_t no_index = 0xFFFFFFFF;

// Boxes nested deeper than this are laid out as if they had display: contents (diagnostic L107).
inline constexpr int max_box_depth = 200;

enum class BoxKind : std::uint8_t {
  block,      // holds block-level boxes
  paragraph,  // anonymous: one inline formatting context
  inline_,
  text,
  line_break,
  atom,   // inline-block or inline-table: its only child is a block or a table
  image,  // inside a paragraph
  note_call,
  leader,
  mark,      // a zero-size place: a running element, an empty target
  float_,    // in a paragraph: its only child is a block that floats
  absolute,  // out of flow: its only child is positioned
  table,
  row_group,
  row,
  cell,
  caption,
  column
};

struct Box {
  BoxKind kind = BoxKind::block;
  bool anonymous = false;  // ignores all properties that are not inherited
  bool list_item = false;
  bool broken_before = false, broken_after = false;  // inline: a part of a box that a block splits
  css::BreakBetween break_before = css::BreakBetween::auto_;
  css::BreakBetween break_after = css::BreakBetween::auto_;  // propagated (CSS Break 3 §3.1)
  int span_columns = 1, span_rows = 1;                       // cells; columns: `span_columns`
  const css::ComputedStyle* style = nullptr;
  const css::ComputedStyle* first_line = nullptr;  // paragraph: its first line's, when it has one
  xml::NodeId node = xml::no_node;
  TagId tag = no_tag;
  BoxId parent = no_box, first_child = no_box, last_child = no_box, next = no_box;
  std::uint32_t text_begin = 0, text_end = 0;  // text and leader: bytes of BoxTree::text
  std::uint32_t index = no_index;              // note_call: notes; image: images; list item:
                                   // markers; text: how many characters, white space apart, its
                                   // node has in boxes before this one
  std::uint32_t first_mark = 0, mark_count = 0;
  std::uint32_t start_page = 0, end_page = 0;  // BoxTree::page_names: the used value of `page`
};

// What happens at a place of the text, known once that place is on a page.
struct Mark {
  enum class Kind : std::uint8_t {
    destination,
    string,
    running,
    bookmark,
    counter
  } kind = Kind::destination;
  int number = 0;      // bookmark: its level; counter: its value
  bool adds = false;   // counter: `number` is added to the value it has on the page
  std::string name;    // destination, string, running, counter
  std::string value;   // string, bookmark
  BoxId box = no_box;  // running
};

struct Note {
  BoxId box = no_box;  // a block
  TagId tag = no_tag;
};

struct Marker {  // of a list item, outside
  BoxId paragraph = no_box;
};

// What a picture says of its own size (CSS Images 3 §4.1).
struct NaturalSize {
  std::optional<Length> width, height;
  css::AspectRatio ratio;
};

struct ImageUse {
  std::uint32_t image = no_index;  // Pages::images; no_index when it is not one of them
  Length width, height;            // natural, at 96 pixels per inch; or else those of an empty box
  const xml::Document* drawing = nullptr;  // SVG in a file of its own …
  NaturalSize natural = {};                // … and what it says of its size
};

// By the URL of a layer of `background`.
using BackgroundPictures = std::map<std::string, ImageUse, std::less<>>;

struct BoxTree {
  std::vector<Box> boxes;
  std::string text;
  std::vector<Mark> marks;
  std::vector<Note> notes;
  std::vector<Marker> markers;
  std::vector<ImageUse> images;
  std::vector<ImageFile> image_files;
  std::vector<std::unique_ptr<const xml::Document>> drawings;
  BackgroundPictures backgrounds;  // those that could be had
  std::vector<std::string> page_names{""};
  // Of boxes that are no element's.
  std::vector<std::unique_ptr<const css::ComputedStyle>> own_styles;
  std::vector<Tag> tags;
  BoxId root = no_box;
  // Whose background is the canvas's (CSS Backgrounds 3 §2.11); nullptr when it has none.
  const css::ComputedStyle* canvas = nullptr;

  const Box& operator[](BoxId id) const { return boxes[id]; }
  Box& operator[](BoxId id) { return boxes[id]; }
  std::string_view text_of(const Box& box) const {
    return std::string_view(text).substr(box.text_begin, box.text_end - box.text_begin);
  }
  BoxId add(BoxId parent, Box box);
};

bool is_inline_level(BoxKind kind);
bool is_forced(css::BreakBetween value);
// Of two values at one place the forced one wins, and the later of two forced ones.
css::BreakBetween combine_breaks(css::BreakBetween outer, css::BreakBetween inner);
// Of an element: does it stand by itself, not in a line (CSS Display 3 §2.7)?
bool is_block_level(const css::ComputedStyle& style);

// One line per box, indented, for tests.
std::string dump_boxes(const BoxTree& tree);

}  // namespace layout
