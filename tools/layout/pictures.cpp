#include "layout/pictures.h"

#include <utility>

#include "base/error.h"
#include "base/url_content.h"
#include "layout/drawing.h"
#include "layout/drawing_view.h"
#include "layout/images.h"
#include "xml/read.h"

namespace layout {

std::optional<std::filesystem::path> Pictures::image_path(std::string_view source) const {
  namespace fs = std::filesystem;
  if (source.empty() || source.find(':') != source.npos || source.find('\0') != source.npos) {
    return std::nullopt;
  }
  const fs::path named(source), folder = fs::path(document_path_).parent_path();
  if (named.is_absolute() && loader_.root.empty()) return std::nullopt;
  const fs::path path = named.is_absolute() ? loader_.root / named.relative_path() : folder / named;
  const fs::path root = !loader_.root.empty() ? loader_.root : folder.empty() ? "." : folder;
  const fs::path below = fs::absolute(path).lexically_normal().lexically_relative(
      fs::absolute(root).lexically_normal());
  if (below.empty() || *below.begin() == "..") return std::nullopt;
  return path;
}

// `why` is told when there is none.
std::optional<std::string> Pictures::read_source(std::string_view source, std::string& why) const {
  std::optional<std::string> bytes = base::read_data_url(source);
  if (bytes) return bytes;
  const std::optional<std::filesystem::path> path = image_path(source);
  if (!path) {
    why = " is not a file in the folder of the document";
    return std::nullopt;
  }
  try {
    if (loader_.read) bytes = loader_.read(*path);
  } catch (const base::Error& error) {
    why = ": " + error.diagnostic().message;
  }
  return bytes;
}

void Pictures::warn(std::string code, std::size_t line, std::string message) {
  base::Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.severity = base::Severity::warning;
  diagnostic.where.path = document_path_;
  diagnostic.where.line = line;
  diagnostic.message = std::move(message);
  diagnostics_.push_back(std::move(diagnostic));
}

namespace {

constexpr std::size_t most_shown = 200;  // a data URL may be a whole picture

bool may_be_svg(std::string_view bytes) {
  constexpr std::size_t looked_at = 4096;
  const std::size_t start = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return start != std::string_view::npos && bytes[start] == '<' &&
         bytes.substr(0, looked_at).find("<svg") != std::string_view::npos;
}

}  // namespace

std::optional<ImageUse> Pictures::read_drawing(BoxTree& tree, std::string bytes,
                                               std::string_view source, std::size_t line) {
  const std::string shown(source.substr(0, most_shown));
  auto document = std::make_unique<xml::Document>("");
  try {
    *document = xml::read_xml(bytes, shown);
  } catch (const base::Error&) {
    return std::nullopt;
  }
  if (document->empty() || (*document)[document->root()].name != "svg") return std::nullopt;
  const std::vector<std::string> left_out = left_out_of(*document);
  if (!left_out.empty()) warn("L109", line, "image \"" + shown + "\": " + left_out.front());
  ImageUse use;
  use.natural = natural_size(*document);
  use.width = use.natural.width.value_or(default_width);
  use.height = use.natural.height.value_or(default_height);
  use.drawing = document.get();
  tree.drawings.push_back(std::move(document));
  return use;
}

std::optional<ImageUse> Pictures::read(BoxTree& tree, std::string_view source, std::size_t line,
                                       std::string& why) {
  std::optional<std::string> bytes = read_source(source, why);
  if (!bytes) return std::nullopt;
  if (may_be_svg(*bytes)) {
    std::optional<ImageUse> drawing = read_drawing(tree, std::move(*bytes), source, line);
    if (!drawing) why = " is not well-formed SVG";
    return drawing;
  }
  std::optional<ImageFile> image = read_image(std::move(*bytes));
  if (!image) {
    why = " is neither PNG nor JPEG nor SVG";
    return std::nullopt;
  }
  tree.image_files.push_back(std::move(*image));
  return use_of(tree.image_files, static_cast<std::uint32_t>(tree.image_files.size() - 1));
}

std::optional<ImageUse> Pictures::load(BoxTree& tree, std::string_view source, std::size_t line) {
  const auto [found, is_new] = loaded_.emplace(source, std::nullopt);
  if (!is_new) return found->second;
  std::string why;
  found->second = read(tree, source, line, why);
  if (!found->second) {
    warn("L106", line,
         "image \"" + std::string(source.substr(0, most_shown)) + "\"" + why +
             "; its text was set instead");
  }
  return found->second;
}

// CSS Values 4 §6.2: 1px is 1/96 in, and an image's pixel is one px.
ImageUse use_of(const std::vector<ImageFile>& files, std::uint32_t image) {
  const ImageFile& file = files[image];
  ImageUse use{image, Length::from_units(file.width * Length::per_point * 3 / 4),
               Length::from_units(file.height * Length::per_point * 3 / 4)};
  use.natural = {use.width, use.height, {use.width.units(), use.height.units(), true}};
  return use;
}

void Pictures::load_backgrounds(BoxTree& tree, const css::ComputedStyle& style, std::size_t line) {
  const auto load_one = [&](const css::BackgroundImage& layer) {
    const std::string& url = layer.url;
    if (url.empty() || tree.backgrounds.count(url) > 0) return;
    if (const auto picture = load(tree, url, line)) tree.backgrounds.emplace(url, *picture);
  };
  load_one(style.background);
  for (const css::BackgroundImage& layer : style.backgrounds_above) load_one(layer);
}

}  // namespace layout
