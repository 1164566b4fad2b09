#pragma once
// Values of one keyword, which shorthands give to longhands that a sheet does not mention.

#include "css/token.h"

namespace css {

inline constexpr Token initial_token = keyword_token("initial"), auto_token = keyword_token("auto"),
                       none_token = keyword_token("none"), normal_token = keyword_token("normal");
inline constexpr Tokens initial_value{&initial_token, &initial_token + 1},
    auto_value{&auto_token, &auto_token + 1}, none_value{&none_token, &none_token + 1},
    normal_value{&normal_token, &normal_token + 1};

}  // namespace css
