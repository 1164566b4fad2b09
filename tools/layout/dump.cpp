// Pages as text, for goldens and for eyes.

#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "layout/pages.h"

namespace layout {
namespace {

// Points with two decimals, by integer arithmetic: the same on every machine.
std::string points(Length length) {
  const bool negative = length < Length();
  const std::int64_t units = negative ? -length.units() : length.units();
  const std::int64_t hundredths = (units * 100 + Length::per_point / 2) / Length::per_point;
  return fmt::format("{}{}.{:02}", negative && hundredths != 0 ? "-" : "", hundredths / 100,
                     hundredths % 100);
}

std::string rect(const Rect& r) {
  return fmt::format("{} {} {}x{}", points(r.x), points(r.y), points(r.width), points(r.height));
}

std::string color(const Rgb& c) {
  const std::string alpha = c.alpha == 255 ? "" : fmt::format("{:02x}", c.alpha);
  return fmt::format("#{:02x}{:02x}{:02x}{}", c.red, c.green, c.blue, alpha);
}

std::string path(const Path& steps) {
  std::string out;
  for (const PathStep& step : steps) {
    out += step.kind == PathStep::Kind::move   ? " M"
           : step.kind == PathStep::Kind::line ? " L"
                                               : " C";
    if (step.kind == PathStep::Kind::curve) {
      for (const Point& p : {step.first, step.second}) {
        out += fmt::format(" {} {}", points(p.x), points(p.y));
      }
    }
    out += fmt::format(" {} {}", points(step.to.x), points(step.to.y));
  }
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "\u00AD") {
      out += "\\-";
      ++i;
    } else if (text[i] == '\n') {
      out += "\\n";
    } else if (text[i] == '"' || text[i] == '\\') {
      out += '\\';
      out += text[i];
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string owner(const Owner& o) {
  constexpr std::array<std::string_view, 7> names{"none",   "layout",      "background", "header",
                                                  "footer", "page-number", "line-number"};
  if (o.tag != no_tag) return fmt::format("t{}", o.tag);
  return std::string(names[static_cast<std::size_t>(o.artifact)]);
}

struct ItemDump {
  std::string& out;
  void operator()(const GlyphRun& run) const {
    out += fmt::format("  text {} {} +{} {} {} \"{}\" {}", points(run.origin.x),
                       points(run.origin.y), points(run.advance), run.font->post_script_name(),
                       points(run.size), escaped(run.text()), owner(run.owner));
    if (run.color != Rgb{}) out += " " + color(run.color);
    if (run.transparent) out += " transparent";
    if (run.expansion != 0) out += fmt::format(" expansion {}", run.expansion);
    if (run.letter_spacing != Length()) {
      out += fmt::format(" letter-spacing {}", points(run.letter_spacing));
    }
    if (run.right_to_left) out += " rtl";
    if (!run.language.empty()) out += " lang " + run.language;
    out += '\n';
  }
  void operator()(const FilledRect& r) const {
    out += fmt::format("  rect {} {} {}\n", rect(r.rect), color(r.color), owner(r.owner));
  }
  void operator()(const FilledPolygon& p) const {
    out += "  polygon";
    for (const Point& corner : p.corners) {
      out += fmt::format(" {} {}", points(corner.x), points(corner.y));
    }
    out += fmt::format(" {} {}\n", color(p.color), owner(p.owner));
  }
  void operator()(const DashedLine& l) const {
    out += fmt::format("  dashes {} {} to {} {} width {} {} {}{}\n", points(l.from.x),
                       points(l.from.y), points(l.to.x), points(l.to.y), points(l.width),
                       color(l.color), owner(l.owner), l.round ? " round" : "");
  }
  void operator()(const Image& i) const {
    out += fmt::format("  image {} #{} {}\n", rect(i.rect), i.image, owner(i.owner));
  }
  void operator()(const Tiling& t) const {
    const bool apart = t.gap_x != Length() || t.gap_y != Length();
    const std::string picture =
        t.drawing != nullptr ? std::string("drawing") : fmt::format("#{}", t.image);
    out += fmt::format("  tiles {} in {} {} {}{}\n", rect(t.tile), rect(t.area), picture,
                       owner(t.owner),
                       apart ? fmt::format(" gaps {} {}", points(t.gap_x), points(t.gap_y)) : "");
    if (t.drawing == nullptr) return;
    for (const Item& item : t.drawing->items) std::visit(*this, item);
  }
  void operator()(const Clip& c) const {
    if (!c.begins) {
      out += "  clip ends\n";
    } else if (c.path.empty()) {
      out += fmt::format("  clip {}\n", rect(c.rect));
    } else {
      out += fmt::format("  clip{}\n", path(c.path));
    }
  }
  void operator()(const FilledPath& f) const {
    out += fmt::format("  fill{} {} {}\n", path(f.path), color(f.color), owner(f.owner));
  }
  void operator()(const StrokedPath& s) const {
    out += fmt::format("  stroke{} width {} dash {} {} {} {}{}\n", path(s.path), points(s.width),
                       points(s.dash), points(s.gap), color(s.color), owner(s.owner),
                       s.round ? " round" : "");
  }
  void operator()(const Group& g) const {
    out += g.begins ? fmt::format("  group opacity {}.{:03}\n", g.opacity / 1000, g.opacity % 1000)
                    : std::string("  group ends\n");
  }
};

std::string_view name_of(Role role) {
  constexpr std::array<std::string_view, 36> names{
      "Document", "Art",   "Part",  "Sect",      "Div",  "BlockQuote", "Caption", "TOC",    "TOCI",
      "P",        "H1",    "H2",    "H3",        "H4",   "H5",         "H6",      "L",      "LI",
      "Lbl",      "LBody", "Table", "TR",        "TH",   "TD",         "THead",   "TBody",  "TFoot",
      "Span",     "Quote", "Note",  "Reference", "Link", "Figure",     "Code",    "Strong", "Em"};
  return names[static_cast<std::size_t>(role)];
}

void dump_tag(const Pages& pages, TagId id, std::string& out) {
  const Tag& tag = pages.tags[id];
  out += fmt::format("t{} {}", id, name_of(tag.role));
  if (tag.parent != no_tag) out += fmt::format(" in t{}", tag.parent);
  if (!tag.language.empty()) out += " lang " + tag.language;
  if (!tag.alternative.empty()) out += " alt \"" + escaped(tag.alternative) + "\"";
  if (!tag.id.empty()) out += " id " + tag.id;
  if (!tag.list_numbering.empty()) out += " numbering " + tag.list_numbering;
  if (tag.scope != Scope::none) {
    out += tag.scope == Scope::row      ? " scope row"
           : tag.scope == Scope::column ? " scope column"
                                        : " scope both";
  }
  if (tag.row_span > 1) out += fmt::format(" rows {}", tag.row_span);
  if (tag.column_span > 1) out += fmt::format(" columns {}", tag.column_span);
  out += '\n';
}

}  // namespace

std::string dump_pages(const Pages& pages) {
  std::string out;
  for (std::size_t p = 0; p < pages.pages.size(); ++p) {
    const Page& page = pages.pages[p];
    out += fmt::format("page {} \"{}\" {}x{}{}\n", p + 1, page.label, points(page.width),
                       points(page.height),
                       page.rotation == 0 ? "" : fmt::format(" turned {}", page.rotation));
    for (const Item& item : page.items) std::visit(ItemDump{out}, item);
    for (const LinkArea& link : page.links) {
      out += fmt::format("  link {} {} t{}\n", rect(link.rect),
                         link.uri.empty() ? "#" + link.destination : link.uri, link.tag);
    }
  }
  for (TagId id = 0; id < pages.tags.size(); ++id) dump_tag(pages, id, out);
  for (const Kid& kid : pages.kids) {
    if (kid.tag != no_tag) {
      out += fmt::format("kid t{}: t{}\n", kid.owner, kid.tag);
    } else {
      out += fmt::format("kid t{}: page {} item {}\n", kid.owner, kid.page + 1, kid.item);
    }
  }
  for (const Destination& d : pages.destinations) {
    out += fmt::format("destination {} page {} {} {}\n", d.name, d.page + 1, points(d.at.x),
                       points(d.at.y));
  }
  for (const OutlineEntry& e : pages.outline) {
    out += fmt::format("outline {} \"{}\" page {} {}\n", e.level, escaped(e.title), e.page + 1,
                       points(e.y));
  }
  return out;
}

}  // namespace layout
