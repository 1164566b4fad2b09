#include "edition/resources.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"

namespace edition {
namespace {

constexpr std::array<std::string_view, 13> loading{"img",   "script", "iframe", "object", "embed",
                                                   "audio", "video",  "source", "track",  "link",
                                                   "style", "base",   "form"};
// What a picture may be made of: these load nothing, unlike use, image and foreignObject.
constexpr std::array<std::string_view, 8> drawing{"svg",    "g",    "title", "desc",
                                                  "circle", "line", "path",  "text"};
constexpr std::string_view svg_namespace = "http://www.w3.org/2000/svg";

[[noreturn]] void fail(std::string code, base::Location where, std::string message) {
  base::Diagnostic d;
  d.code = std::move(code);
  d.where = std::move(where);
  d.message = std::move(message);
  d.hint = "an edition has no resources but its own: remove it";
  throw base::Error(base::Error::Kind::input, std::move(d));
}

struct Decoded {
  std::string text;                  // in lower case
  std::vector<std::size_t> offsets;  // of each byte in what was decoded
};

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// An escape could spell what is looked for (CSS Syntax 3, 4.3.7); only ASCII matters here.
Decoded decode_escapes(std::string_view css) {
  Decoded out;
  for (std::size_t i = 0; i < css.size(); ++i) {
    const std::size_t begin = i;
    int c = css[i];
    if (c == '\\' && i + 1 < css.size()) {
      c = css[++i];
      if (hex_value(css[i]) >= 0) {
        c = 0;
        const std::size_t end = std::min(i + 6, css.size());
        for (; i < end && hex_value(css[i]) >= 0; ++i) c = c * 16 + hex_value(css[i]);
        const bool blank = i < css.size() && (css[i] == ' ' || css[i] == '\n' || css[i] == '\t');
        if (!blank) --i;
      }
    }
    out.text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a')
                                     : static_cast<char>(c < 0x80 ? c : '?');
    out.offsets.push_back(begin);
  }
  return out;
}

}  // namespace

void refuse_resources(const xml::Document& article) {
  for (xml::NodeId id = 0; id < article.size(); ++id) {
    const xml::Node& node = article[id];
    if (!node.is_element) continue;
    const bool svg = node.namespace_uri == svg_namespace || node.name == "svg";
    const auto attributes = article.attributes(id);
    const bool listens = std::any_of(attributes.begin(), attributes.end(),
                                     [](const auto& a) { return a.name.starts_with("on"); });
    const bool listed = svg ? std::find(drawing.begin(), drawing.end(), node.name) == drawing.end()
                            : std::find(loading.begin(), loading.end(), node.name) != loading.end();
    const bool loads = listed || listens;
    if (!loads && !article.attribute(id, "style")) continue;
    fail("E013", {article.path(), node.line, node.line > 0 ? std::size_t{1} : 0},
         fmt::format("the template made a \"{}\" that {}", node.name,
                     loads ? "loads another file or runs" : "has a style of its own"));
  }
}

void refuse_style_resources(std::string_view css, const std::string& path) {
  const Decoded decoded = decode_escapes(css);
  for (const std::string_view reach : {"@import", "url(", "src("}) {
    const std::size_t at = decoded.text.find(reach);
    if (at == std::string::npos) continue;
    fail("E012", base::locate(path, css, decoded.offsets[at]),
         fmt::format("the style reaches out of the edition with \"{}\"", reach));
  }
}

}  // namespace edition
