#pragma once
// The faces installed on this machine, and the choice among the faces of one family
// (CSS Fonts 4 §5.2 "Matching font styles"); private to this room.

#include <string>
#include <string_view>
#include <vector>

#include "text/font.h"

namespace text {

struct Face {
  std::vector<std::string> families;    // every name the font gives itself
  std::vector<std::string> full_names;  // with weight and slant; and the PostScript name
  std::string path;
  unsigned index = 0;
  FaceRange weight{400, 400};  // CSS
  FaceRange width{100, 100};   // per cent
  enum class Slant { upright, oblique, italic } slant = Slant::upright;
  bool varies = false;                // a variable font
  bool leans = false;                 // … that has an axis of slant or italics
  std::vector<Variation> variations;  // see FaceRule
  std::vector<CodeRange> covers;
  int size_adjust = 100'000;
};

// The ranges of a variable font's axes, when it is one.
void read_axes(const std::string& path, unsigned index, Face& face);

// Where on its axes a variable face is what `query` asks for.
std::vector<Variation> variations_for(const Face& face, const FontQuery& query);

// Scalable sfnt faces in the system's and the user's font folders, sorted by path and index. Reads
// fontconfig's caches but none of its configuration.
std::vector<Face> installed_faces();

// ASCII letters compare without case.
bool same_family(std::string_view a, std::string_view b);

// The best of `candidates`; equal ones are decided by their order. Null when there are none.
const Face* best_face(const std::vector<const Face*>& candidates, const FontQuery& query);
// Whether a query likes both equally.
bool equally_good(const Face& a, const Face& b, const FontQuery& query);

// The Debian package that has the family; empty when not known.
std::string_view package_of_family(std::string_view family);

}  // namespace text
