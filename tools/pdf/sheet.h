#pragma once
// The sheet of paper around a page box: room for the bleed and for printer's marks, and the change
// from layout's coordinates (y downwards from the page box) to PDF's (y upwards from the sheet).

#include "layout/pages.h"
#include "pdf/value.h"

namespace pdf {

struct Sheet {
  base::Length margin;  // on every side of the page box, bleed included
  base::Length width, height;
  base::Length page_height;

  base::Length x(base::Length page_x) const { return margin + page_x; }
  base::Length y(base::Length page_y) const { return margin + page_height - page_y; }
};

Sheet sheet_of(const layout::Page& page);

// A PDF rectangle (ISO 32000-1 §7.9.5) of a rectangle on the page.
Array rectangle(const Sheet& sheet, const layout::Rect& rect);

// Rotate when it is turned, MediaBox, and BleedBox and TrimBox when the sheet is larger than the
// page (§14.11.2).
void set_page_boxes(Dictionary& keys, const layout::Page& page);

// Printer's marks as path operators, without marked content; empty when none are asked for.
std::string printer_marks(const layout::Page& page);

}  // namespace pdf
