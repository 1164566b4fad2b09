#include "pdf/structure.h"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "layout/path.h"
#include "pdf/sheet.h"
#include "pdf/tree.h"

namespace pdf {
namespace {

using layout::no_tag;
using layout::Role;
using layout::Tag;
using layout::TagId;

// The kids of one element as they are found, and the page that most of them need not name.
struct Element {
  Reference object;
  Array kids;
  std::size_t page = no_page;
  std::size_t last_page = no_page;  // of the last sequence that was added
  std::uint16_t last_stream = 0;
  std::uint32_t last_mcid = 0;
  std::optional<layout::Rect> extent;  // of a figure's pictures and lines

  static constexpr std::size_t no_page = static_cast<std::size_t>(-1);
};

// The rectangle around what was there and one item more; text adds nothing.
void extend(std::optional<layout::Rect>& extent, const layout::Item& item) {
  layout::Rect more;
  if (const auto* image = std::get_if<layout::Image>(&item)) {
    more = image->rect;
  } else if (const auto* filled = std::get_if<layout::FilledRect>(&item)) {
    more = filled->rect;
  } else if (const auto* line = std::get_if<layout::DashedLine>(&item)) {
    more.x = std::min(line->from.x, line->to.x);
    more.y = std::min(line->from.y, line->to.y);
    more.width = std::max(line->from.x, line->to.x) - more.x;
    more.height = std::max(line->from.y, line->to.y) - more.y;
  } else if (const auto* path = std::get_if<layout::FilledPath>(&item)) {
    more = layout::extent_of(path->path);
  } else {
    return;
  }
  if (!extent) {
    extent = more;
    return;
  }
  const auto right = std::max(extent->x + extent->width, more.x + more.width);
  const auto bottom = std::max(extent->y + extent->height, more.y + more.height);
  extent->x = std::min(extent->x, more.x);
  extent->y = std::min(extent->y, more.y);
  extent->width = right - extent->x;
  extent->height = bottom - extent->y;
}

std::string_view name_of(layout::Scope scope) {
  switch (scope) {
    case layout::Scope::row:
      return "Row";
    case layout::Scope::column:
      return "Column";
    case layout::Scope::both:
      return "Both";
    case layout::Scope::none:
      break;
  }
  return "";
}

// §14.8.5.7; only what differs from the default.
Dictionary table_attributes(const Tag& tag) {
  Dictionary out;
  if (tag.scope != layout::Scope::none) out.set("Scope", name(name_of(tag.scope)));
  if (tag.row_span > 1) out.set("RowSpan", tag.row_span);
  if (tag.column_span > 1) out.set("ColSpan", tag.column_span);
  if (!tag.headers.empty()) {
    Array headers;
    for (const std::string& id : tag.headers) headers.push_back(ByteString{id});
    out.set("Headers", std::move(headers));
  }
  if (!out.empty()) out.set("O", name("Table"));
  return out;
}

class StructureTree {
 public:
  StructureTree(Document& document, const layout::Pages& pages, const std::vector<PageMarks>& marks,
                const std::vector<Reference>& page_objects, const GroupObjects& groups)
      : document_(document),
        pages_(pages),
        marks_(marks),
        page_objects_(page_objects),
        groups_(groups) {
    root_ = document.reserve();
    for (std::size_t i = 0; i < pages.tags.size(); ++i) {
      elements_.emplace_back();
      elements_.back().object = document.reserve();
    }
  }

  Reference add(const std::vector<LinkAnnotation>& links) {
    std::size_t groups = 0;
    for (const std::vector<Reference>& of_page : groups_) groups += of_page.size();
    for (const layout::Kid& kid : pages_.kids) add_kid(kid);
    for (const LinkAnnotation& link : links) add_link(link);
    for (TagId tag = 0; tag < elements_.size(); ++tag) fill_element(tag);
    Dictionary keys{{"Type", name("StructTreeRoot")},
                    {"K", Array{elements_.front().object}},
                    {"ParentTree", add_parent_tree(links)},
                    {"ParentTreeNextKey", pages_.pages.size() + links.size() + groups}};
    if (!ids_.empty()) keys.set("IDTree", add_name_tree(document_, ids_));
    if (const Dictionary roles = role_map(); !roles.empty()) keys.set("RoleMap", roles);
    document_.set(root_, std::move(keys));
    return root_;
  }

 private:
  void add_kid(const layout::Kid& kid) {
    Element& owner = elements_[kid.owner];
    if (kid.tag != no_tag) {
      owner.kids.push_back(elements_[kid.tag].object);
      owner.last_page = Element::no_page;
      return;
    }
    if (pages_.tags[kid.owner].role == Role::figure) {
      extend(owner.extent, pages_.pages[kid.page].items[kid.item]);
    }
    const Mark& mark = marks_[kid.page].items[kid.item];
    const std::uint32_t mcid = mark.mcid;
    const bool known =
        owner.last_page == kid.page && owner.last_mcid == mcid && owner.last_stream == mark.stream;
    if (known) return;
    owner.last_page = kid.page;
    owner.last_mcid = mcid;
    owner.last_stream = mark.stream;
    if (mark.stream != 0) {
      owner.kids.emplace_back(Dictionary{{"Type", name("MCR")},
                                         {"Pg", page_objects_[kid.page]},
                                         {"Stm", groups_[kid.page][mark.stream - 1U]},
                                         {"MCID", std::int64_t{mcid}}});
      return;
    }
    if (owner.page == Element::no_page) owner.page = kid.page;
    if (owner.page == kid.page) {
      owner.kids.emplace_back(std::int64_t{mcid});
    } else {
      owner.kids.emplace_back(Dictionary{
          {"Type", name("MCR")}, {"Pg", page_objects_[kid.page]}, {"MCID", std::int64_t{mcid}}});
    }
  }

  void add_link(const LinkAnnotation& link) {
    Element& owner = elements_[link.tag];
    Dictionary keys{{"Type", name("OBJR")}, {"Obj", link.object}};
    if (owner.page == Element::no_page) owner.page = link.page;
    if (owner.page != link.page) keys.set("Pg", page_objects_[link.page]);
    owner.kids.emplace_back(std::move(keys));
  }

  void fill_element(TagId id) {
    const Tag& tag = pages_.tags[id];
    Element& element = elements_[id];
    const Reference parent = id == 0 ? root_ : elements_[tag.parent].object;
    Dictionary keys{
        {"Type", name("StructElem")}, {"S", name(structure_type(tag.role))}, {"P", parent}};
    if (element.page != Element::no_page) keys.set("Pg", page_objects_[element.page]);
    if (element.kids.size() == 1) {
      keys.set("K", element.kids.front());
    } else if (!element.kids.empty()) {
      keys.set("K", std::move(element.kids));
    }
    if (!tag.language.empty()) keys.set("Lang", text_string(tag.language));
    if (!tag.alternative.empty()) keys.set("Alt", text_string(tag.alternative));
    if (!tag.actual_text.empty()) keys.set("ActualText", text_string(tag.actual_text));
    if (!tag.title.empty()) keys.set("T", text_string(tag.title));
    set_id(keys, id);
    set_attributes(keys, tag, element);
    document_.set(element.object, std::move(keys));
  }

  // Of two equal ids the first holds, as in HTML. PDF/UA-1 §7.9: a note has one in any case.
  void set_id(Dictionary& keys, TagId tag) {
    std::string id = pages_.tags[tag].id;
    const bool free = !id.empty() && ids_.try_emplace(id, elements_[tag].object).second;
    if (!free) {
      if (pages_.tags[tag].role != Role::note) return;
      id = fmt::format("note {}", tag);  // with a space, which no id of XML has
      ids_.try_emplace(id, elements_[tag].object);
    }
    keys.set("ID", ByteString{std::move(id)});
  }

  void set_attributes(Dictionary& keys, const Tag& tag, const Element& element) {
    Array attributes;
    if (!tag.list_numbering.empty()) {
      attributes.emplace_back(
          Dictionary{{"O", name("List")}, {"ListNumbering", name(tag.list_numbering)}});
    }
    if (const Dictionary table = table_attributes(tag); !table.empty()) {
      attributes.emplace_back(table);
    }
    if (tag.role == Role::figure && element.extent && element.page != Element::no_page) {
      const Sheet sheet = sheet_of(pages_.pages[element.page]);
      attributes.emplace_back(Dictionary{{"O", name("Layout")},
                                         {"Placement", name("Block")},
                                         {"BBox", rectangle(sheet, *element.extent)}});
    }
    if (attributes.size() == 1) {
      keys.set("A", attributes.front());
    } else if (!attributes.empty()) {
      keys.set("A", std::move(attributes));
    }
  }

  // §14.7.4.4: from a page's sequences, and from annotations, back to the elements.
  Reference add_parent_tree(const std::vector<LinkAnnotation>& links) {
    std::vector<std::pair<std::int64_t, Value>> entries;
    std::int64_t next = 0;
    const auto add_stream = [&](const std::vector<TagId>& tags) {
      Array owners;
      for (const TagId tag : tags) owners.push_back(elements_[tag].object);
      entries.emplace_back(next++, document_.add(owners));
    };
    for (const PageMarks& page : marks_) add_stream(page.owners.front());
    for (const LinkAnnotation& link : links) {
      entries.emplace_back(next++, elements_[link.tag].object);
    }
    for (const PageMarks& page : marks_) {
      for (std::size_t stream = 1; stream < page.owners.size(); ++stream) {
        add_stream(page.owners[stream]);
      }
    }
    return add_number_tree(document_, entries);
  }

  // PDF 1.7 has no types of its own for these; the names are those of PDF 2.0.
  Dictionary role_map() const {
    bool strong = false, emphasis = false;
    for (const Tag& tag : pages_.tags) {
      strong = strong || tag.role == Role::strong;
      emphasis = emphasis || tag.role == Role::emphasis;
    }
    Dictionary roles;
    if (strong) roles.set("Strong", name("Span"));
    if (emphasis) roles.set("Em", name("Span"));
    return roles;
  }

  Document& document_;
  const layout::Pages& pages_;
  const std::vector<PageMarks>& marks_;
  const std::vector<Reference>& page_objects_;
  const GroupObjects& groups_;
  Reference root_;
  std::vector<Element> elements_;  // by tag
  std::map<std::string, Value> ids_;
};

}  // namespace

Reference add_structure(Document& document, const layout::Pages& pages,
                        const std::vector<PageMarks>& marks,
                        const std::vector<Reference>& page_objects, const GroupObjects& groups,
                        const std::vector<LinkAnnotation>& links) {
  return StructureTree(document, pages, marks, page_objects, groups).add(links);
}

}  // namespace pdf
