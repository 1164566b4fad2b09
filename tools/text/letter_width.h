#pragma once
// Characters in other forms, for text-transform (CSS Text 3 §2.1.1 and §2.1.2).

#include <string>
#include <string_view>

namespace text {

// What has a full-width form, in it.
std::string full_width(std::string_view utf8);

// Small kana as the large ones.
std::string full_size_kana(std::string_view utf8);

}  // namespace text
