#pragma once
// Numbers as counter styles write them (CSS Counter Styles 3 §6 and §7).

#include <string>
#include <string_view>

namespace layout {

// "iv" for (4, "lower-roman"). A bullet style gives its bullet, "none" nothing, an unknown style
// decimal; a number outside a style's range falls back to decimal. A style in quotes is itself.
std::string format_counter(int value, std::string_view style);

// What separates a list marker from the item's text: ". " after numbers, a space after bullets.
std::string_view marker_suffix(std::string_view style);

// ListNumbering of ISO 32000-1 table 347: "Decimal", "Disc", …
std::string_view list_numbering(std::string_view style);

}  // namespace layout
