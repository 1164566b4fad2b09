#pragma once

#include <string_view>

namespace rapporteur {

inline constexpr std::string_view version = RAPPORTEUR_VERSION;

}  // namespace rapporteur
