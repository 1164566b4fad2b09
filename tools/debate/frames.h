#pragma once
// Headers of sites and programs that no list of words knows, or whose words are damaged: around a
// name that changes stand the same words, again and again, and so they do in the lines next to it.
//
//   Beitrag von P3 » Mo 5. Feb 2018, 09:14        PosXYed by P3        03-12-2018, 10:02   #4
//                                                                      P3
//                                                                      Member

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "debate/lines.h"
#include "debate/openings.h"

namespace debate {

// By the line with the name. Lines before `first_line` are front matter and not looked at.
std::map<std::size_t, Opening> find_framed(std::string_view text, const std::vector<Line>& lines,
                                           std::size_t first_line, const NameIndex& names);

}  // namespace debate
