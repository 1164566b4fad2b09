#include "layout/drawing_view.h"

#include <algorithm>

namespace layout {
namespace {

constexpr std::int64_t unit = drawing_unit;

}  // namespace

std::int64_t take_number(std::string_view& text, std::int64_t most) {
  const std::size_t start = text.find_first_not_of(" \t\r\n,");
  text.remove_prefix(std::min(start, text.size()));
  std::int64_t value = 0, scale = unit;
  bool minus = false, fraction = false;
  std::size_t i = 0;
  if (i < text.size() && (text[i] == '-' || text[i] == '+')) minus = text[i++] == '-';
  for (; i < text.size(); ++i) {
    if (text[i] == '.' && !fraction) {
      fraction = true;
    } else if (text[i] >= '0' && text[i] <= '9') {
      const std::int64_t digit = text[i] - '0';
      if (!fraction) {
        value = std::min(value * 10 + digit * unit, most);
      } else if (scale > 1) {
        scale /= 10;
        value += digit * scale;
      }
    } else {
      break;
    }
  }
  text.remove_prefix(i);
  return minus ? -value : value;
}

bool starts_number(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n,");
  return start != std::string_view::npos &&
         std::string_view("+-.0123456789").find(text[start]) != std::string_view::npos;
}

std::optional<ViewBox> view_box(const xml::Document& document, xml::NodeId svg) {
  for (const std::string_view name : {"viewBox", "viewbox"}) {
    if (auto given = document.attribute(svg, name)) {
      ViewBox box;
      box.x = take_number(*given);
      box.y = take_number(*given);
      box.width = std::max<std::int64_t>(take_number(*given), 1);
      box.height = std::max<std::int64_t>(take_number(*given), 1);
      return box;
    }
  }
  return std::nullopt;
}

ViewBox view_of(Rect rect) {
  const auto pixels = [&](Length length) {
    const std::int64_t value = length.units() * 4 * unit / (3 * Length::per_point);
    return std::max<std::int64_t>(value, 1);
  };
  return {0, 0, pixels(rect.width), pixels(rect.height)};
}

Rect fitted(std::string_view keeping, const ViewBox& view, const Rect& rect) {
  if (keeping.find("none") != std::string_view::npos) return rect;
  const Length by_width = base::scaled(rect.width, view.height, view.width);
  const Length by_height = base::scaled(rect.height, view.width, view.height);
  const bool slices = keeping.find("slice") != std::string_view::npos;
  const bool whole_width = (by_width <= rect.height) != slices;
  const Length width = whole_width ? rect.width : by_height;
  const Length height = whole_width ? by_width : rect.height;
  const auto share = [&](const char* least, const char* most, Length room) {
    if (keeping.find(least) != std::string_view::npos) return Length();
    return keeping.find(most) != std::string_view::npos ? room : room / 2;
  };
  return {rect.x + share("xMin", "xMax", rect.width - width),
          rect.y + share("YMin", "YMax", rect.height - height), width, height};
}

DrawingSize drawing_size(const xml::Document& document, xml::NodeId svg) {
  const ViewBox view = view_box(document, svg).value_or(ViewBox());
  const auto length = [&](std::string_view name, std::int64_t missing) {
    auto given = document.attribute(svg, name);
    const bool percent = given && given->find('%') != std::string_view::npos;
    const std::int64_t value = given && !percent ? take_number(*given) : missing;
    const Length points = Length::from_units(Length::per_point * 3 / 4);
    return base::scaled(points, std::max<std::int64_t>(value, 1), unit);
  };
  return {length("width", view.width), length("height", view.height)};
}

NaturalSize natural_size(const xml::Document& picture) {
  const xml::NodeId svg = picture.root();
  const auto length = [&](std::string_view name) -> std::optional<Length> {
    auto given = picture.attribute(svg, name);
    if (!given || given->find('%') != std::string_view::npos || !starts_number(*given)) {
      return std::nullopt;
    }
    const Length px = Length::from_units(Length::per_point * 3 / 4);
    return base::scaled(px, std::max<std::int64_t>(take_number(*given), 0), unit);
  };
  NaturalSize out{length("width"), length("height"), {}};
  if (out.width && out.height && *out.width > Length() && *out.height > Length()) {
    out.ratio = {out.width->units(), out.height->units(), true};
  } else if (auto view = picture.attribute(svg, "viewBox")) {
    constexpr std::int64_t most = 10'000'000'000 * unit;  // a ratio is no length
    take_number(*view);
    take_number(*view);
    out.ratio.width = take_number(*view, most);
    out.ratio.height = take_number(*view, most);
  }
  return out;
}

bool is_empty(const xml::Document& picture) {
  auto view = picture.attribute(picture.root(), "viewBox");
  if (!view) return false;
  take_number(*view);
  take_number(*view);
  const std::int64_t width = take_number(*view);
  return width <= 0 || take_number(*view) <= 0;
}

}  // namespace layout
