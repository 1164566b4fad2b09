#pragma once
// How far characters may hang out of the text block, so that its edges look straight: the idea of
// Hàn Thế Thành, "Micro-typographic extensions to the TeX typesetting system" (2000), §3.1. The
// values are our own, tuned on Linux Libertine; they hold for any Latin text face.

namespace text {

// In 1/1000 of the glyph's advance width.
struct Protrusion {
  int left = 0, right = 0;
};

// Nothing for most characters. U+00AD stands for the hyphen that a line break adds.
Protrusion protrusion_of(char32_t character);

}  // namespace text
