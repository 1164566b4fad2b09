#pragma once
// The pictures that a document and its styles name, each read once for a layout.

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "layout/boxes.h"
#include "layout/typeset.h"

namespace layout {

ImageUse use_of(const std::vector<ImageFile>& files, std::uint32_t image);

class Pictures {
 public:
  // Reports L106 for those that cannot be had.
  Pictures(std::string document_path, const ImageLoader& loader, base::Diagnostics& diagnostics)
      : document_path_(std::move(document_path)), loader_(loader), diagnostics_(diagnostics) {}

  // Its place in BoxTree::image_files; no_index when it cannot be had. `line` is where it is named.
  std::uint32_t load(BoxTree& tree, std::string_view source, std::size_t line);
  // For BoxTree::backgrounds.
  void load_backgrounds(BoxTree& tree, const css::ComputedStyle& style, std::size_t line);

 private:
  std::optional<std::filesystem::path> image_path(std::string_view source) const;
  std::optional<ImageFile> read_source(std::string_view source, std::string& why) const;

  std::string document_path_;
  const ImageLoader& loader_;
  base::Diagnostics& diagnostics_;
  std::map<std::string, std::uint32_t> loaded_;
};

}  // namespace layout
