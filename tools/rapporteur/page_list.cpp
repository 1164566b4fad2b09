#include "rapporteur/page_list.h"

#include <utility>

namespace rapporteur {

PageList list_pages(const layout::Pages& pages, std::string source) {
  PageList list;
  list.source = std::move(source);
  for (const layout::Page& page : pages.pages) {
    if (!page.begins) continue;
    list.breaks.push_back({page.begins->anchor, page.begins->characters, page.label});
  }
  return list;
}

}  // namespace rapporteur
