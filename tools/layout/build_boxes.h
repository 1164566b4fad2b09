#pragma once
// Styled element tree → box tree: display types, anonymous boxes (CSS 2.2 §9.2 and §17.2.1),
// generated content, counters, list markers, notes, structure tags. Breaks and page names are
// propagated to the outermost box that starts or ends at the same place (CSS Break 3 §3.1).

#include "base/diagnostic.h"
#include "css/styled.h"
#include "layout/boxes.h"
#include "layout/pictures.h"
#include "layout/references.h"
#include "layout/typeset.h"
#include "xml/document.h"

namespace layout {

// Reports L106 for images that cannot be had and L107 for nesting that was flattened.
BoxTree build_boxes(const xml::Document& document, const css::Styled& styled,
                    References& references, Pictures& pictures, base::Diagnostics& diagnostics);

}  // namespace layout
