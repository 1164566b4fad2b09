#include "layout/assemble.h"

#include <map>
#include <optional>
#include <set>
#include <utility>

#include "layout/line_numbers.h"
#include "layout/text_places.h"

namespace layout {
namespace {

class Assembly {
 public:
  Assembly(LayoutRun& run, Pages& out) : run_(run), out_(out) {
    new_ids_.assign(run.tree.tags.size(), no_tag);
    for (TagId tag = 0; tag < run.tree.tags.size(); ++tag) {
      if (is_cell(run.tree.tags[tag])) cells_[run.tree.tags[tag].parent].push_back(tag);
    }
    if (!run.tree.tags.empty()) attach(0);
  }

  // A tag is added when its first content is met, after its parent: so kids are in reading order,
  // and tags that nothing stands in are left out, but for cells (complete_rows).
  TagId attach(TagId tag) {
    std::vector<TagId> missing;
    TagId at = tag;
    while (at != no_tag && new_ids_[at] == no_tag) {
      missing.push_back(at);
      at = run_.tree.tags[at].parent;
    }
    for (std::size_t i = missing.size(); i-- > 0;) {
      if (is_cell(run_.tree.tags[missing[i]])) make_cells_before(missing[i]);
      make(missing[i]);
    }
    return new_ids_[tag];
  }

  // A cell that nothing stands in keeps the others of its row in their columns (PDF/UA-1 §7.5).
  void complete_rows() {
    for (const auto& [row, cells] : cells_) {
      if (new_ids_[row] == no_tag) continue;
      for (const TagId cell : cells) attach(cell);
    }
  }

  // By value, so that memory goes as pages come.
  void add(Page& page, std::uint32_t index, Fragment content) {
    page.items.reserve(page.items.size() + content.items.size());
    std::size_t note = 0, tag = 0;
    for (std::uint32_t i = 0; i <= content.items.size(); ++i) {
      while (tag < content.tags.size() && content.tags[tag].after <= i) {
        if (content.tags[tag].tag != no_tag) attach(content.tags[tag].tag);
        ++tag;
      }
      while (note < content.notes.size() && content.notes[note].after <= i) {
        attach(run_.tree.notes[content.notes[note].note].tag);
        ++note;
      }
      if (i == content.items.size()) break;
      item(page, index, std::move(content.items[i]));
    }
    for (LinkArea& link : content.links) {
      if (link.tag != no_tag) link.tag = attach(link.tag);
      page.links.push_back(std::move(link));
    }
  }

 private:
  bool is_cell(const Tag& tag) const {
    return (tag.role == Role::table_header || tag.role == Role::table_data) &&
           tag.parent != no_tag && run_.tree.tags[tag.parent].role == Role::table_row;
  }

  void make_cells_before(TagId cell) {
    for (const TagId other : cells_.at(run_.tree.tags[cell].parent)) {
      if (other == cell) return;
      if (new_ids_[other] == no_tag) make(other);
    }
  }

  // Its parent is there.
  void make(TagId tag) {
    Tag made = run_.tree.tags[tag];
    const TagId parent = made.parent == no_tag ? no_tag : new_ids_[made.parent];
    made.parent = parent;
    const auto id = static_cast<TagId>(out_.tags.size());
    new_ids_[tag] = id;
    out_.tags.push_back(std::move(made));
    if (parent != no_tag) out_.kids.push_back({parent, id, 0, 0});
  }

  void item(Page& page, std::uint32_t index, Item&& item) {
    const auto place = static_cast<std::uint32_t>(page.items.size());
    std::visit(
        [&](auto& i) {
          if (i.owner.tag == no_tag) return;
          i.owner.tag = attach(i.owner.tag);
          out_.kids.push_back({i.owner.tag, no_tag, index, place});
        },
        item);
    page.items.push_back(std::move(item));
  }

  LayoutRun& run_;
  Pages& out_;
  std::vector<TagId> new_ids_;
  std::map<TagId, std::vector<TagId>> cells_;  // by row, in the document's order
};

void place_marks(const LayoutRun& run, const Fragment& content, std::uint32_t page, Pages& out,
                 std::set<std::string>& names) {
  for (const PlacedMark& placed : content.marks) {
    const Mark& mark = run.tree.marks[placed.mark];
    if (mark.kind == Mark::Kind::destination && names.insert(mark.name).second) {
      out.destinations.push_back({mark.name, page, placed.at});
    }
    if (mark.kind == Mark::Kind::bookmark) {
      out.outline.push_back({mark.value, mark.number, page, placed.at.y, true});
    }
  }
}

void check_links(LayoutRun& run, Pages& out, const std::set<std::string>& names) {
  for (Page& page : out.pages) {
    std::vector<LinkArea> kept;
    for (LinkArea& link : page.links) {
      const bool has_target =
          link.destination.empty() ? !link.uri.empty() : names.count(link.destination) > 0;
      if (has_target) {
        kept.push_back(std::move(link));
        continue;
      }
      run.warn("L104", no_box,
               "link to \"#" + link.destination + "\", which nothing on the pages has as its id; " +
                   "it was set without a target");
    }
    page.links = std::move(kept);
  }
}

// PDF/UA-1 §7.4.2: the first heading is of level 1, and none skips a level on the way down. Tags
// are in reading order.
void close_heading_gaps(std::vector<Tag>& tags) {
  std::vector<Role> above;
  for (Tag& tag : tags) {
    if (tag.role < Role::heading1 || tag.role > Role::heading6) continue;
    while (!above.empty() && above.back() >= tag.role) above.pop_back();
    above.push_back(tag.role);
    tag.role = static_cast<Role>(static_cast<std::size_t>(Role::heading1) + above.size() - 1);
  }
}

}  // namespace

Pages assemble(LayoutRun& run, std::vector<LaidPage>& pages, PageBoxes& boxes, PageStyles& styles) {
  LineNumbers numbers(run, styles);
  Pages out;
  Assembly assembly(run, out);
  std::set<std::string> names;
  std::vector<std::optional<TextStart>> starts, lines;  // of pages and of counted lines
  out.pages.reserve(pages.size());
  for (std::uint32_t p = 0; p < pages.size(); ++p) {
    const css::PageStyle& style = *pages[p].geometry->style;
    Page page;
    page.width = style.width;
    page.height = style.height;
    page.rotation = style.rotation;
    page.bleed = style.bleed;
    page.crop_marks = style.crop_marks;
    page.cross_marks = style.cross_marks;
    page.label = std::to_string(boxes.number(p));
    assembly.add(page, p, boxes.below(p));
    Fragment above = boxes.above(p);
    starts.push_back(pages[p].content.first_text);
    place_marks(run, pages[p].content, p, out, names);
    for (const LineStart& line : pages[p].content.counted_lines) {
      lines.push_back(line.text);
      out.counted_lines.push_back({static_cast<int>(lines.size()), p, {}});
    }
    Fragment line_numbers = numbers.of(pages[p].content);
    assembly.add(page, p, std::move(pages[p].content));
    assembly.add(page, p, std::move(line_numbers));
    assembly.add(page, p, std::move(above));
    out.pages.push_back(std::move(page));
  }
  assembly.complete_rows();
  const std::vector<std::optional<TextPlace>> places = find_text_places(run, starts);
  for (std::size_t p = 0; p < places.size(); ++p) out.pages[p].begins = places[p];
  if (!lines.empty()) {
    std::vector<std::optional<TextPlace>> begins = find_text_places(run, lines);
    for (std::size_t i = 0; i < begins.size(); ++i) {
      out.counted_lines[i].begins = std::move(begins[i]);
    }
  }
  check_links(run, out, names);
  close_heading_gaps(out.tags);
  out.images = std::move(run.tree.image_files);
  return out;
}

}  // namespace layout
