#pragma once
// The faces installed on this machine, and the choice among the faces of one family
// (CSS Fonts 4 §5.2 "Matching font styles"); private to this room.

#include <string>
#include <string_view>
#include <vector>

namespace text {

struct Face {
  std::vector<std::string> families;    // every name the font gives itself
  std::vector<std::string> full_names;  // with weight and slant; and the PostScript name
  std::string path;
  unsigned index = 0;
  int weight = 400;  // CSS
  int width = 100;   // per cent
  enum class Slant { upright, oblique, italic } slant = Slant::upright;
};

// Scalable sfnt faces in the system's and the user's font folders, sorted by path and index. Reads
// fontconfig's caches but none of its configuration.
std::vector<Face> installed_faces();

// ASCII letters compare without case.
bool same_family(std::string_view a, std::string_view b);

// The best of `candidates`; equal ones are decided by their order. Null when there are none.
const Face* best_face(const std::vector<const Face*>& candidates, int weight, bool italic,
                      int width);

// The Debian package that has the family; empty when not known.
std::string_view package_of_family(std::string_view family);

}  // namespace text
