#include "layout/pictures.h"

#include <utility>

#include "base/error.h"
#include "base/url_content.h"
#include "layout/images.h"

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
std::optional<ImageFile> Pictures::read_source(std::string_view source, std::string& why) const {
  std::optional<std::string> bytes = base::read_data_url(source);
  if (!bytes) {
    const std::optional<std::filesystem::path> path = image_path(source);
    if (!path) {
      why = " is not a file in the folder of the document";
      return std::nullopt;
    }
    try {
      if (loader_.read) bytes = loader_.read(*path);
    } catch (const base::Error& error) {
      why = ": " + error.diagnostic().message;
      return std::nullopt;
    }
  }
  std::optional<ImageFile> image;
  if (bytes) image = read_image(std::move(*bytes));
  if (!image) why = " is neither PNG nor JPEG";
  return image;
}

std::uint32_t Pictures::load(BoxTree& tree, std::string_view source, std::size_t line) {
  const auto [found, is_new] = loaded_.emplace(source, no_index);
  if (!is_new) return found->second;
  std::string why;
  std::optional<ImageFile> read = read_source(source, why);
  if (!read) {
    constexpr std::size_t most_shown = 200;  // a data URL may be a whole picture
    base::Diagnostic diagnostic;
    diagnostic.code = "L106";
    diagnostic.severity = base::Severity::warning;
    diagnostic.where.path = document_path_;
    diagnostic.where.line = line;
    diagnostic.message = "image \"" + std::string(source.substr(0, most_shown)) + "\"" + why +
                         "; its text was set instead";
    diagnostics_.push_back(std::move(diagnostic));
    return no_index;
  }
  found->second = static_cast<std::uint32_t>(tree.image_files.size());
  tree.image_files.push_back(std::move(*read));
  return found->second;
}

// CSS Values 4 §6.2: 1px is 1/96 in, and an image's pixel is one px.
ImageUse use_of(const std::vector<ImageFile>& files, std::uint32_t image) {
  const ImageFile& file = files[image];
  return {image, Length::from_units(file.width * Length::per_point * 3 / 4),
          Length::from_units(file.height * Length::per_point * 3 / 4)};
}

void Pictures::load_backgrounds(BoxTree& tree, const css::ComputedStyle& style,
                                std::size_t line) {
  const auto load_one = [&](const css::BackgroundImage& layer) {
    const std::string& url = layer.url;
    if (url.empty() || tree.backgrounds.count(url) > 0) return;
    const std::uint32_t image = load(tree, url, line);
    if (image != no_index) tree.backgrounds.emplace(url, use_of(tree.image_files, image));
  };
  load_one(style.background);
  for (const css::BackgroundImage& layer : style.backgrounds_above) load_one(layer);
}

}  // namespace layout
