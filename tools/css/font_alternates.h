#pragma once
// font-variant-alternates and the numbers that @font-feature-values gives its names
// (CSS Fonts 4 §6.8 and §6.9).

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "css/style.h"
#include "css/value.h"

namespace css {

// Of one family: for each kind ("styleset") the numbers of each name.
using FeatureValues =
    std::map<std::string, std::map<std::string, std::vector<int>, std::less<>>, std::less<>>;
// By family, in lower case.
using FontFeatureValues = std::map<std::string, FeatureValues, std::less<>>;

std::optional<FontAlternates> read_alternates(ValueReader& in);

// The numbers of one name in a block of this kind (“@styleset”); nullopt when they are not valid.
std::optional<std::vector<int>> read_feature_numbers(std::string_view kind, ValueReader& in);
bool is_feature_kind(std::string_view kind);

// What the alternates switch in the first of the families that has a name for any of them. A name
// that the family does not have switches nothing.
std::vector<FontFeature> features_of(const FontAlternates& alternates,
                                     const std::vector<std::string>& families,
                                     const FontFeatureValues& values);

}  // namespace css
