#include "pdf/write.h"

#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "pdf/attachment.h"
#include "pdf/decimal.h"
#include "pdf/font_table.h"
#include "pdf/image.h"
#include "pdf/marked_content.h"
#include "pdf/metadata.h"
#include "pdf/navigation.h"
#include "pdf/page_content.h"
#include "pdf/podofo_document.h"
#include "pdf/sheet.h"
#include "pdf/structure.h"
#include "pdf/tree.h"

namespace pdf {
namespace {

constexpr const char* profile_path = "/usr/share/color/icc/sRGB.icc";
constexpr std::size_t pages_per_node = 32;

// Device colours mean sRGB (ISO 19005-3 §6.2.3).
Reference add_output_intent(Document& document) {
  std::string profile;
  try {
    profile = base::read_file(profile_path);
  } catch (const base::Error&) {
    base::fail(base::Error::Kind::environment, "P005", profile_path,
               "the sRGB colour profile that a PDF/A needs cannot be read",
               "install the package icc-profiles-free");
  }
  const Reference stream = document.add_deflated_stream({{"N", 3}}, profile);
  return document.add(Dictionary{{"Type", name("OutputIntent")},
                                 {"S", name("GTS_PDFA1")},
                                 {"OutputConditionIdentifier", text_string("sRGB")},
                                 {"Info", text_string("sRGB IEC61966-2.1")},
                                 {"DestOutputProfile", stream}});
}

// A balanced tree, so that a viewer finds a late page of a long document quickly.
void add_page_tree(Document& document, const std::vector<Reference>& pages) {
  struct Node {
    Reference object;
    std::size_t leaves = 1;
  };
  std::vector<Node> level;
  level.reserve(pages.size());
  for (const Reference page : pages) level.push_back({page, 1});
  while (true) {
    const bool top = level.size() <= pages_per_node;
    std::vector<Node> above;
    for (std::size_t i = 0; i < level.size(); i += pages_per_node) {
      Node parent{top ? document.page_tree() : document.reserve(), 0};
      Array kids;
      for (std::size_t j = i; j < std::min(level.size(), i + pages_per_node); ++j) {
        kids.push_back(level[j].object);
        parent.leaves += level[j].leaves;
        document.fill(level[j].object, {{"Parent", parent.object}});
      }
      document.fill(parent.object,
                    {{"Type", name("Pages")}, {"Kids", std::move(kids)}, {"Count", parent.leaves}});
      above.push_back(parent);
    }
    if (top) return;
    level = std::move(above);
  }
}

// What all pages may use.
struct Resources {
  Dictionary keys;  // without their pictures
  Dictionary image_names;
  std::vector<Reference> images;
};

Resources add_resources(Document& document, const layout::Pages& pages, const FontTable& fonts) {
  Resources resources;
  if (const Dictionary list = add_fonts(document, fonts); !list.empty()) {
    resources.keys.set("Font", list);
  }
  Dictionary images;
  for (std::size_t i = 0; i < pages.images.size(); ++i) {
    resources.images.push_back(add_image(document, pages.images[i]));
    images.set(fmt::format("I{}", i), resources.images.back());
  }
  resources.image_names = std::move(images);
  return resources;
}

// The opacities that are used (§8.4.5, §11.6.4.4).
void find_opacities(const std::vector<layout::Item>& items, std::set<int>& used) {
  for (const layout::Item& item : items) {
    std::visit(
        [&](const auto& shape) {
          if constexpr (requires { shape.color; }) {
            if (shape.color.alpha != 255) used.insert({thousandths(shape.color.alpha), 1000});
          }
          if constexpr (requires { shape.opacity; }) used.insert(shape.opacity);
          if constexpr (requires { shape.drawing; }) {
            if (shape.drawing != nullptr) find_opacities(shape.drawing->items, used);
          }
        },
        item);
  }
}

// By the names that content has for them. One that lets light through is followed by 1 again.
Dictionary opacities_of(const std::vector<layout::Item>& items) {
  std::set<int> used;
  find_opacities(items, used);
  Dictionary states;
  for (const int opacity : used) {
    const Thousandths value{opacity};
    states.set(fmt::format("A{}", opacity),
               Dictionary{{"Type", name("ExtGState")}, {"ca", value}, {"CA", value}});
  }
  return states;
}

// A page's repeated pictures (ISO 32000-1 §8.7.3), in the order in which they are painted.
Dictionary add_patterns(Document& document, const layout::Page& page,
                        const std::vector<Reference>& images, const FontTable& fonts) {
  Dictionary patterns;
  const Sheet sheet = sheet_of(page);
  std::size_t count = 0;
  for (const layout::Item& item : page.items) {
    const auto* tiling = std::get_if<layout::Tiling>(&item);
    if (tiling == nullptr) continue;
    const layout::Rect& tile = tiling->tile;
    const Thousandths width = points(tile.width), height = points(tile.height);
    std::string cell;
    Dictionary resources;
    if (tiling->drawing != nullptr) {
      cell = drawing_content(*tiling->drawing, tile.height, fonts);
      const Dictionary opacities = opacities_of(tiling->drawing->items);
      if (!opacities.empty()) resources.set("ExtGState", opacities);
    } else {
      const std::string image = fmt::format("I{}", tiling->image);
      cell = "q ";
      append_points(cell, tile.width, 3);
      cell += " 0 0 ";
      append_points(cell, tile.height, 3);
      cell += " 0 0 cm /" + image + " Do Q\n";
      resources.set("XObject", Dictionary{{image, images[tiling->image]}});
    }
    const Dictionary keys{{"Type", name("Pattern")},
                          {"PatternType", 1},
                          {"PaintType", 1},
                          {"TilingType", 1},
                          {"BBox", Array{0, 0, width, height}},
                          {"XStep", points(tile.width + tiling->gap_x)},
                          {"YStep", points(tile.height + tiling->gap_y)},
                          {"Matrix", Array{1, 0, 0, 1, points(sheet.x(tile.x)),
                                           points(sheet.y(tile.y + tile.height))}},
                          {"Resources", std::move(resources)}};
    patterns.set(fmt::format("P{}", count++), document.add_deflated_stream(keys, cell));
  }
  return patterns;
}

// Blended in the colours of the output intent (§11.6.6, ISO 19005-3 §6.2.10).
Dictionary transparency_group() {
  return {{"Type", name("Group")}, {"S", name("Transparency")}, {"CS", name("DeviceRGB")}};
}

// What a page has besides what all have; its groups name what is in them by the same names.
Dictionary resources_of(const Resources& shared, const Dictionary& patterns,
                        const Dictionary& opacities, const std::vector<Reference>& groups) {
  Dictionary keys = shared.keys;
  Dictionary objects = shared.image_names;
  for (std::size_t g = 0; g < groups.size(); ++g) objects.set(fmt::format("G{}", g), groups[g]);
  if (!objects.empty()) keys.set("XObject", std::move(objects));
  if (!patterns.empty()) keys.set("Pattern", patterns);
  if (!opacities.empty()) keys.set("ExtGState", opacities);
  return keys;
}

GroupObjects reserve_groups(Document& document, const std::vector<PageMarks>& marks) {
  GroupObjects groups;
  for (const PageMarks& page : marks) {
    groups.emplace_back();
    for (std::size_t g = 1; g < page.owners.size(); ++g)
      groups.back().push_back(document.reserve());
  }
  return groups;
}

void fill_pages(Document& document, const layout::Pages& pages, const FontTable& fonts,
                const std::vector<PageMarks>& marks, const std::vector<Reference>& objects,
                const GroupObjects& groups, const std::vector<LinkAnnotation>& links) {
  const Resources shared = add_resources(document, pages, fonts);
  std::optional<Reference> common;  // of the pages that have nothing more
  const std::vector<PageContent> contents = deflated_contents(pages, marks, fonts);
  std::vector<Array> annotations(objects.size());
  std::size_t group_key = objects.size() + links.size();
  for (const LinkAnnotation& link : links) annotations[link.page].push_back(link.object);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const Dictionary patterns = add_patterns(document, pages.pages[i], shared.images, fonts);
    const Dictionary opacities = opacities_of(pages.pages[i].items);
    Reference resources;
    if (patterns.empty() && opacities.empty() && groups[i].empty()) {
      if (!common) common = document.add(resources_of(shared, {}, {}, {}));
      resources = *common;
    } else {
      resources = document.add(resources_of(shared, patterns, opacities, groups[i]));
    }
    Dictionary keys{
        {"Type", name("Page")},
        {"Resources", resources},
        {"Contents", document.add_stream({{"Filter", name("FlateDecode")}}, contents[i].page)},
        {"StructParents", i},
        {"Tabs", name("S")}};
    set_page_boxes(keys, pages.pages[i]);
    if (!opacities.empty()) keys.set("Group", transparency_group());
    if (!annotations[i].empty()) keys.set("Annots", std::move(annotations[i]));
    document.fill(objects[i], keys);
    const Sheet sheet = sheet_of(pages.pages[i]);
    for (std::size_t g = 0; g < groups[i].size(); ++g) {
      document.set_stream(groups[i][g],
                          {{"Type", name("XObject")},
                           {"Subtype", name("Form")},
                           {"BBox", Array{0, 0, points(sheet.width), points(sheet.height)}},
                           {"Group", transparency_group()},
                           {"Resources", resources},
                           {"StructParents", group_key++},
                           {"Filter", name("FlateDecode")}},
                          contents[i].groups[g]);
    }
  }
}

Reference add_metadata(Document& document, const layout::Pages& pages,
                       const std::string& producer) {
  fill_information(document, pages.information, producer);
  // Without a filter, so that programs that know no PDF find it (ISO 19005-3 §6.6.2.1).
  return document.add_stream({{"Type", name("Metadata")}, {"Subtype", name("XML")}},
                             xmp_packet(pages.information, producer));
}

void fill_names(Document& document, const layout::Pages& pages,
                const std::vector<Reference>& objects, const WriteOptions& options) {
  const std::string date = pdf_date(pages.information.date).value_or("");
  const EmbeddedFiles files = add_attachments(document, options.attachments, date);
  Dictionary names;
  if (!files.names.empty()) names.set("EmbeddedFiles", add_name_tree(document, files.names));
  const auto destinations = named_destinations(pages, objects);
  if (!destinations.empty()) names.set("Dests", add_name_tree(document, destinations));
  if (!names.empty()) document.fill(document.catalog(), {{"Names", names}});
  if (!files.associated.empty()) document.fill(document.catalog(), {{"AF", files.associated}});
}

void fill_catalog(Document& document, const layout::Pages& pages,
                  const std::vector<Reference>& objects, const std::string& producer) {
  const std::string& language = pages.information.language;
  Dictionary preferences{{"DisplayDocTitle", true}};
  if (pages.information.right_to_left) preferences.set("Direction", name("R2L"));
  Dictionary keys{{"Lang", text_string(language.empty() ? "und" : language)},
                  {"MarkInfo", Dictionary{{"Marked", true}}},
                  {"ViewerPreferences", std::move(preferences)},
                  {"Metadata", add_metadata(document, pages, producer)},
                  {"OutputIntents", Array{add_output_intent(document)}},
                  {"PageLabels", add_page_labels(document, pages)}};
  if (const auto outline = add_outline(document, pages, objects)) {
    keys.set("Outlines", *outline);
    keys.set("PageMode", name("UseOutlines"));
  }
  document.fill(document.catalog(), keys);
}

}  // namespace

std::string write_pdf(const layout::Pages& pages, const WriteOptions& options) {
  base::expects(!pages.pages.empty(), "a document has a page");
  const std::vector<PageMarks> marks = mark_pages(pages);
  const FontTable fonts(pages);
  Document document;
  std::vector<Reference> objects;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) objects.push_back(document.reserve());
  add_page_tree(document, objects);
  const std::vector<LinkAnnotation> links = add_links(document, pages, objects);
  const GroupObjects groups = reserve_groups(document, marks);
  fill_pages(document, pages, fonts, marks, objects, groups, links);
  const Reference structure = add_structure(document, pages, marks, objects, groups, links);
  document.fill(document.catalog(), {{"StructTreeRoot", structure}});
  fill_catalog(document, pages, objects, options.producer);
  fill_names(document, pages, objects, options);
  return write_file(document.serialize(), {document.catalog(), document.information()},
                    options.object_streams);
}

}  // namespace pdf
