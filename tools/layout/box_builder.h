#pragma once
// The walk that build_boxes makes. One object per document; see build_boxes.h.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "layout/build_boxes.h"
#include "layout/content.h"
#include "layout/count_elements.h"
#include "layout/counters.h"
#include "layout/pictures.h"

namespace layout {

class BoxBuilder {
 public:
  BoxBuilder(const xml::Document& document, const css::Styled& styled, References& references,
             Pictures& pictures, base::Diagnostics& diagnostics)
      : document_(document),
        styled_(styled),
        references_(references),
        pictures_(pictures),
        diagnostics_(diagnostics),
        counters_(reversed_starts(document, styled)) {}

  BoxTree build();

 private:
  struct OpenInline {
    const css::ComputedStyle* style = nullptr;
    xml::NodeId node = xml::no_node;
    TagId tag = no_tag;  // its own, or no_tag
    BoxId box = no_box;  // in the open paragraph; no_box when it must be opened again
    bool opened_before = false;
  };
  // Where boxes are being added.
  struct Place {
    BoxId block = no_box;
    BoxId paragraph = no_box;
    TagId block_tag = no_tag;
    TagId paragraph_tag = no_tag;
    std::vector<OpenInline> inlines;
    int depth = 0;
  };

  // build_boxes.cpp: elements
  void element(xml::NodeId node);
  const css::ComputedStyle* find_canvas() const;
  void children(xml::NodeId node);
  void content_of(xml::NodeId node);  // ::before, children, ::after
  void generate(xml::NodeId node, const css::ComputedStyle& style);
  void block(xml::NodeId node, const css::ComputedStyle& style, BoxKind kind);
  void inline_box(xml::NodeId node, const css::ComputedStyle& style);
  void atom(xml::NodeId node, const css::ComputedStyle& style);
  void block_content(xml::NodeId node);
  void out_of_flow(xml::NodeId node, const css::ComputedStyle& style, BoxKind kind);
  bool is_replaced(xml::NodeId node);
  ImageUse empty_replaced(xml::NodeId node);
  void image(xml::NodeId node, const css::ComputedStyle& style);
  void propagate_breaks();

  // build_places.cpp: anonymous boxes and text
  void first_letter(std::string_view letter, const css::ComputedStyle& style, xml::NodeId node);
  void plain_text(std::string_view text, const css::ComputedStyle& style, xml::NodeId node,
                  std::uint32_t characters_before);
  void text(std::string_view text, const css::ComputedStyle& style, xml::NodeId node);
  BoxId parent_for(BoxKind child);
  BoxId anonymous_child(BoxId parent, BoxKind kind);
  void open_paragraph();
  void close_paragraph();
  BoxId inline_parent();
  TagId text_tag() const;
  TagId add_tag(Tag tag, TagId parent);
  std::uint32_t page_name(const std::string& name);
  BoxId add_inline(BoxKind kind, const css::ComputedStyle& style, xml::NodeId node);

  // build_generated.cpp: what CSS adds
  void marks(BoxId box, xml::NodeId node, const css::ComputedStyle& style);
  void pseudo(xml::NodeId node, css::Pseudo which);
  void generated_box(const std::vector<ContentPart>& made, const css::ComputedStyle& style,
                     xml::NodeId node);
  void parts(const std::vector<ContentPart>& parts, const css::ComputedStyle& style,
             xml::NodeId node);
  void marker_image(const ImageUse& image, const css::ComputedStyle& style, xml::NodeId node);
  void list_marker(BoxId box, xml::NodeId node, const css::ComputedStyle& style, TagId item_tag);
  void footnote(xml::NodeId node, const css::ComputedStyle& style);
  void running(xml::NodeId node, const css::ComputedStyle& style);
  ContentScope scope() { return {document_, styled_, counters_, references_, quote_depth_}; }
  std::size_t line_of(xml::NodeId node) const;
  void report(std::string code, xml::NodeId node, std::string message);

  const xml::Document& document_;
  const css::Styled& styled_;
  References& references_;
  Pictures& pictures_;
  base::Diagnostics& diagnostics_;
  BoxTree tree_;
  Place at_;
  Counters counters_;
  // The ::first-line and ::first-letter of the blocks around, until there is text for them.
  const css::ComputedStyle* first_line_ = nullptr;
  const css::ComputedStyle* first_letter_ = nullptr;
  int quote_depth_ = 0;
  bool too_deep_reported_ = false;
  std::map<std::string, std::uint32_t> page_names_{{"", 0}};
};

}  // namespace layout
