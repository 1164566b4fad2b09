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

// CSS Images 3 §4.3: of a replaced element that says nothing of its size.
inline constexpr Length default_width = Length::from_units(300 * Length::per_point * 3 / 4);
inline constexpr Length default_height = Length::from_units(150 * Length::per_point * 3 / 4);

class Pictures {
 public:
  // Reports L106 for those that cannot be had.
  Pictures(std::string document_path, const ImageLoader& loader, base::Diagnostics& diagnostics)
      : document_path_(std::move(document_path)), loader_(loader), diagnostics_(diagnostics) {}

  // Nothing when it cannot be had. `line` is where it is named.
  std::optional<ImageUse> load(BoxTree& tree, std::string_view source, std::size_t line);
  // For BoxTree::backgrounds.
  void load_backgrounds(BoxTree& tree, const css::ComputedStyle& style, std::size_t line);

 private:
  std::optional<std::filesystem::path> image_path(std::string_view source) const;
  std::optional<std::string> read_source(std::string_view source, std::string& why) const;
  std::optional<ImageUse> read(BoxTree& tree, std::string_view source, std::size_t line,
                               std::string& why);
  std::optional<ImageUse> read_drawing(BoxTree& tree, std::string bytes, std::string_view source,
                                       std::size_t line);
  void warn(std::string code, std::size_t line, std::string message);

  std::string document_path_;
  const ImageLoader& loader_;
  base::Diagnostics& diagnostics_;
  std::map<std::string, std::optional<ImageUse>> loaded_;
};

}  // namespace layout
