#include "pdf/navigation.h"

#include "base/error.h"
#include "pdf/page_label.h"
#include "pdf/sheet.h"
#include "pdf/tree.h"

namespace pdf {
namespace {

// One bookmark with its place in the tree; indices into Pages::outline.
struct Bookmark {
  Reference object;
  std::vector<std::size_t> children;
  std::int64_t visible = 0;  // descendants that show when it is open
};

class Outline {
 public:
  Outline(Document& document, const layout::Pages& pages,
          const std::vector<Reference>& page_objects)
      : document_(document), pages_(pages), page_objects_(page_objects) {}

  Reference add() {
    const Reference root = document_.reserve();
    // A level deeper than its predecessor's by more than one hangs below the predecessor all the
    // same.
    std::vector<std::size_t> path;
    for (std::size_t i = 0; i < pages_.outline.size(); ++i) {
      marks_.push_back({document_.reserve(), {}, 0});
      while (!path.empty() && pages_.outline[path.back()].level >= pages_.outline[i].level) {
        path.pop_back();
      }
      (path.empty() ? top_ : marks_[path.back()].children).push_back(i);
      path.push_back(i);
    }
    // Children come after their parents, so that their counts are known first from the back.
    for (std::size_t i = marks_.size(); i-- > 0;) count(marks_[i].children, marks_[i].visible);
    fill_children(root, top_);
    for (std::size_t i = 0; i < marks_.size(); ++i)
      fill_children(marks_[i].object, marks_[i].children);
    std::int64_t visible = 0;
    count(top_, visible);
    document_.fill(root, {{"Type", name("Outlines")}, {"Count", visible}});
    return root;
  }

 private:
  void count(const std::vector<std::size_t>& children, std::int64_t& visible) const {
    for (const std::size_t child : children) {
      visible += 1 + (pages_.outline[child].open ? marks_[child].visible : 0);
    }
  }

  void fill_children(Reference parent, const std::vector<std::size_t>& children) {
    if (children.empty()) return;
    document_.fill(parent, {{"First", marks_[children.front()].object},
                            {"Last", marks_[children.back()].object}});
    for (std::size_t i = 0; i < children.size(); ++i) {
      const layout::OutlineEntry& entry = pages_.outline[children[i]];
      const Bookmark& mark = marks_[children[i]];
      Dictionary keys{
          {"Title", text_string(entry.title)},
          {"Parent", parent},
          {"Dest", destination_array(pages_, page_objects_, entry.page, {{}, entry.y})}};
      if (i > 0) keys.set("Prev", marks_[children[i - 1]].object);
      if (i + 1 < children.size()) keys.set("Next", marks_[children[i + 1]].object);
      if (mark.visible > 0) keys.set("Count", entry.open ? mark.visible : -mark.visible);
      document_.fill(mark.object, keys);
    }
  }

  Document& document_;
  const layout::Pages& pages_;
  const std::vector<Reference>& page_objects_;
  std::vector<Bookmark> marks_;
  std::vector<std::size_t> top_;
};

// A URI in an action is seven-bit ASCII (§12.6.4.7): other bytes are percent-encoded (RFC 3987
// §3.1).
std::string ascii_uri(std::string_view uri) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : uri) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

Dictionary link_keys(const layout::LinkArea& link, const Sheet& sheet, Reference page,
                     std::size_t key) {
  const std::string& target = link.uri.empty() ? link.destination : link.uri;
  const std::string& spoken = link.alternative.empty() ? target : link.alternative;
  constexpr int print = 4;
  return {{"Type", name("Annot")},
          {"Subtype", name("Link")},
          {"Rect", rectangle(sheet, link.rect)},
          {"Border", Array{0, 0, 0}},
          {"F", print},
          {"P", page},
          {"Contents", text_string(spoken)},
          {"StructParent", key}};
}

}  // namespace

Array destination_array(const layout::Pages& pages, const std::vector<Reference>& page_objects,
                        std::uint32_t page, layout::Point at) {
  base::expects(page < pages.pages.size(), "a destination is on a page of the document");
  const Sheet sheet = sheet_of(pages.pages[page]);
  return {page_objects[page], name("XYZ"), points(sheet.x(at.x)), points(sheet.y(at.y)), Value()};
}

std::optional<Reference> add_outline(Document& document, const layout::Pages& pages,
                                     const std::vector<Reference>& page_objects) {
  if (pages.outline.empty()) return std::nullopt;
  return Outline(document, pages, page_objects).add();
}

std::map<std::string, Value> named_destinations(const layout::Pages& pages,
                                                const std::vector<Reference>& page_objects) {
  std::map<std::string, Value> out;
  for (const layout::Destination& destination : pages.destinations) {
    out.try_emplace(destination.name,
                    destination_array(pages, page_objects, destination.page, destination.at));
  }
  return out;
}

Reference add_page_labels(Document& document, const layout::Pages& pages) {
  std::vector<std::string_view> labels;
  for (const layout::Page& page : pages.pages) labels.push_back(page.label);
  std::vector<std::pair<std::int64_t, Value>> entries;
  for (const LabelRange& range : label_ranges(labels)) {
    Dictionary keys;
    if (range.style != 0) keys.set("S", name(std::string(1, range.style)));
    if (!range.prefix.empty()) keys.set("P", text_string(range.prefix));
    if (range.start != 1) keys.set("St", range.start);
    entries.emplace_back(static_cast<std::int64_t>(range.first_page), std::move(keys));
  }
  return add_number_tree(document, entries);
}

std::vector<LinkAnnotation> add_links(Document& document, const layout::Pages& pages,
                                      const std::vector<Reference>& page_objects) {
  const std::map<std::string, Value> destinations = named_destinations(pages, page_objects);
  std::vector<LinkAnnotation> out;
  for (std::size_t page = 0; page < pages.pages.size(); ++page) {
    const Sheet sheet = sheet_of(pages.pages[page]);
    for (const layout::LinkArea& link : pages.pages[page].links) {
      if (link.tag == layout::no_tag) continue;
      base::expects(link.tag < pages.tags.size() && pages.tags[link.tag].role == layout::Role::link,
                    "a link area belongs to a Link tag");
      Dictionary keys = link_keys(link, sheet, page_objects[page], pages.pages.size() + out.size());
      if (!link.uri.empty()) {
        keys.set("A", Dictionary{{"S", name("URI")}, {"URI", ByteString{ascii_uri(link.uri)}}});
      } else if (const auto found = destinations.find(link.destination);
                 found != destinations.end()) {
        keys.set("Dest", found->second);
      } else {
        continue;
      }
      out.push_back({link.tag, page, document.add(keys)});
    }
  }
  return out;
}

}  // namespace pdf
