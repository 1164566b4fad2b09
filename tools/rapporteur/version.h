#pragma once

#include <string_view>

namespace rapporteur {

inline constexpr std::string_view version = RAPPORTEUR_VERSION;
inline constexpr std::string_view version_day = "2026-11-22";  // as in tools/packaging/changelog

}  // namespace rapporteur
