#pragma once
// What a style sheet says, parsed and validated: the material of the cascade.

#include <array>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "css/complaints.h"
#include "css/counter_style.h"
#include "css/font_alternates.h"
#include "css/names.h"
#include "css/property.h"
#include "css/selector.h"
#include "css/sheets.h"
#include "css/styled.h"
#include "css/token.h"

namespace css {

struct Declaration {
  Property property = 0;
  bool important = false;
  bool has_var = false;                     // valid only after substitution
  bool custom = false;                      // `name` instead of `property`
  bool of_document = false;                 // see SheetPlace
  Name name = no_name;                      // custom property
  const ShorthandRow* shorthand = nullptr;  // has_var: the value is this shorthand's
  Tokens value;
  std::shared_ptr<const std::vector<Token>> made = {};  // see Longhand
};

struct Block {
  std::vector<Declaration> declarations;
  bool any_important = false;
};

enum class Origin : std::uint8_t { user_agent, author };

struct StyleRule {
  Selector selector;
  const Block* block = nullptr;
  Origin origin = Origin::author;
  std::uint32_t layer = 0;  // rank in the cascade; unlayered rules have the highest
  std::uint32_t order = 0;  // of appearance
};

// One selector of an @page rule.
struct PageTest {
  std::string name;
  bool first = false, blank = false, left = false, right = false;
  std::optional<NthPattern> nth;

  bool matches(const PageSelector& page) const;
  std::uint32_t specificity() const;  // CSS Paged Media 3 §4.4
};

// `size`, `page-orientation`, `marks` and `bleed`, which are descriptors rather than properties.
struct PageSize {
  Length width, height;             // none: A4
  std::optional<bool> turned = {};  // no more than "landscape" or "portrait" was said
};
struct PageDescriptors {
  std::optional<PageSize> size;
  std::optional<int> rotation;
  std::optional<bool> crop_marks, cross_marks;
  std::optional<Length> bleed;
};

struct PageRule {
  std::vector<PageTest> tests;  // empty: every page
  Origin origin = Origin::author;
  std::uint32_t layer = 0;
  std::uint32_t order = 0;
  Block block;
  PageDescriptors normal, important;
  std::array<std::optional<Block>, margin_box_count> margin_boxes;
  std::optional<Block> footnote_area;
};

// Cascade layers (CSS Cascade 5 §6.4) by name; a layer's number is its order of first appearance.
// Nested layers are named with dots. The cascade ranks a child layer below its parent's own rules.
struct Layers {
  std::vector<std::string> names;

  // nullopt beyond the limits below.
  std::optional<std::uint32_t> add(const std::string& name);
};
inline constexpr std::uint32_t unlayered = 0xFFFFFFFF;
inline constexpr std::size_t max_layers = 1000;
inline constexpr std::size_t max_layer_name = 256;

struct SheetText {
  std::string text;
  TokenList list;
};

struct Sheets::Impl {
  Names names;
  Layers layers;
  std::deque<SheetText> texts;  // what the tokens of all rules point into
  std::deque<Block> blocks;
  std::deque<StyleRule> rules;
  std::deque<PageRule> pages;
  std::vector<FontFace> font_faces;
  std::vector<std::filesystem::path> imported;
  CounterStyleRules counter_styles;
  FontFeatureValues font_feature_values;
  std::uint32_t next_order = 0;
  Loader loader;
  std::filesystem::path root;  // see Sheets::read_below; empty: the document's folder
};

// Parses one sheet into `out`. `first_line` is where the text begins in its file.
// The file that a URL without its query names, when it is one in `root` or below: relative to the
// file `from`, and with a leading slash to `whole`, if that is given.
std::optional<std::filesystem::path> local_file(const std::string& url,
                                                const std::filesystem::path& from,
                                                const std::filesystem::path& root,
                                                const std::filesystem::path& whole);

struct SheetPlace {
  std::filesystem::path path;
  std::filesystem::path root;  // imports and fonts must lie below it
  Origin origin = Origin::author;
  bool of_document = false;  // its own, which nobody chose for this machine
  std::size_t first_line = 1;
};
void add_sheet(Sheets::Impl& out, std::string_view text, const SheetPlace& place,
               base::Diagnostics& diagnostics);

// A style="" attribute; `log` is that of the whole document.
Block parse_style_attribute(Sheets::Impl& out, std::string_view text, const std::string& path,
                            std::size_t line, ComplaintLog& log, base::Diagnostics& diagnostics);

// Values by which declarations are checked before any element is known.
const ValueContext& checking_context();

}  // namespace css
