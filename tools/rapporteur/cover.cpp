#include "rapporteur/cover.h"

#include "layout/svg.h"
#include "rapporteur/press.h"
#include "rapporteur/resources.h"
#include "xml/read.h"
#include "xml/transform.h"

namespace rapporteur {

std::string draw_cover(const std::string& public_tei, const std::string& path,
                       const std::filesystem::path& templates, base::Diagnostics& diagnostics) {
  std::filesystem::path style_sheet = templates / "cover.xsl";
  std::error_code error;
  if (!std::filesystem::exists(style_sheet, error))
    style_sheet = resource_folder("templates") / "cover.xsl";
  const std::string page = xml::transform(style_sheet, public_tei, path, {}, diagnostics);
  const css::Sheets sheets = parse_styles(read_styles({"cover"}), diagnostics);
  return layout::write_svg(make_pages(xml::read_xml(page, path), sheets, diagnostics), 0);
}

}  // namespace rapporteur
