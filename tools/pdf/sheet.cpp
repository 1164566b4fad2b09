#include "pdf/sheet.h"

#include "pdf/decimal.h"

namespace pdf {
namespace {

using base::Length;
using namespace base;

// Marks begin a little outside the bleed, so that the trimmed sheet shows none.
constexpr Length mark_gap = 3_pt, mark_length = 15_pt, mark_room = 21_pt;
constexpr Length cross_radius = 5_pt;

void append_line(std::string& out, Length x1, Length y1, Length x2, Length y2) {
  for (const Length value : {x1, y1}) {
    append_points(out, value, 3);
    out += ' ';
  }
  out += "m ";
  for (const Length value : {x2, y2}) {
    append_points(out, value, 3);
    out += ' ';
  }
  out += "l S\n";
}

void append_crop_marks(std::string& out, const layout::Page& page, const Sheet& sheet) {
  const Length near = page.bleed + mark_gap, far = near + mark_length;
  const Length left = sheet.x({}), right = sheet.x(page.width);
  const Length top = sheet.y({}), bottom = sheet.y(page.height);
  for (const Length y : {top, bottom}) {
    append_line(out, left - far, y, left - near, y);
    append_line(out, right + near, y, right + far, y);
  }
  for (const Length x : {left, right}) {
    append_line(out, x, top + near, x, top + far);
    append_line(out, x, bottom - far, x, bottom - near);
  }
}

void append_cross(std::string& out, Length x, Length y) {
  append_line(out, x - cross_radius, y, x + cross_radius, y);
  append_line(out, x, y - cross_radius, x, y + cross_radius);
}

}  // namespace

Sheet sheet_of(const layout::Page& page) {
  const bool marks = page.crop_marks || page.cross_marks;
  const Length margin = page.bleed + (marks ? mark_room : Length{});
  return {margin, page.width + 2 * margin, page.height + 2 * margin, page.height};
}

Array rectangle(const Sheet& sheet, const layout::Rect& rect) {
  return {points(sheet.x(rect.x)), points(sheet.y(rect.y + rect.height)),
          points(sheet.x(rect.x + rect.width)), points(sheet.y(rect.y))};
}

void set_page_boxes(Dictionary& keys, const layout::Page& page) {
  const Sheet sheet = sheet_of(page);
  keys.set("MediaBox", Array{0, 0, points(sheet.width), points(sheet.height)});
  if (page.rotation != 0) keys.set("Rotate", page.rotation);
  if (sheet.margin == Length{}) return;
  const Length bleed = page.bleed;
  keys.set("BleedBox",
           rectangle(sheet, {-bleed, -bleed, page.width + 2 * bleed, page.height + 2 * bleed}));
  keys.set("TrimBox", rectangle(sheet, {{}, {}, page.width, page.height}));
}

std::string printer_marks(const layout::Page& page) {
  if (!page.crop_marks && !page.cross_marks) return {};
  const Sheet sheet = sheet_of(page);
  std::string out = "q 0.25 w 0 G\n";
  if (page.crop_marks) append_crop_marks(out, page, sheet);
  if (page.cross_marks) {
    const Length centre = page.bleed + mark_gap + mark_length / 2;
    append_cross(out, sheet.width / 2, sheet.y({}) + centre);
    append_cross(out, sheet.width / 2, sheet.y(page.height) - centre);
    append_cross(out, sheet.x({}) - centre, sheet.height / 2);
    append_cross(out, sheet.x(page.width) + centre, sheet.height / 2);
  }
  return out + "Q\n";
}

}  // namespace pdf
