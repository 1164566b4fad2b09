#include "layout/line_numbers.h"

#include <string>

#include "text/shape.h"

namespace layout {
namespace {

constexpr int numbered_every = 5;

}  // namespace

Fragment LineNumbers::of(const Fragment& content) {
  Fragment out;
  if (content.counted_lines.empty()) return out;
  const css::ComputedStyle& style = styles_.line_numbers(*run_.tree[run_.tree.root].style);
  const FontUse& use = run_.fonts.of(style);
  for (const auto& [start, text] : content.counted_lines) {
    if (++counted_ % numbered_every != 0) continue;
    const std::string digits = std::to_string(counted_);
    for (const text::ShapedRun& shaped : text::shape(digits, use.shaping)) {
      GlyphRun run;
      run.owner.artifact = Artifact::line_number;
      run.font = shaped.font;
      run.size = use.shaping.size_of(*shaped.font);
      run.color = {style.color.red, style.color.green, style.color.blue};
      run.origin = {start.x - shaped.advance - style.font_size, start.y};
      run.words.emplace_back(run_.fonts.glyphs().keep(shaped, digits, false), Length());
      run.advance = shaped.advance;
      out.items.push_back(std::move(run));
    }
  }
  return out;
}

}  // namespace layout
