#pragma once
// Which language a text is written in, as far as its house style and word list need it.

#include <string>
#include <string_view>

namespace normalize {

// A BCP 47 tag, by the function words and for English by the spelling of the first 64 KiB. Another
// language than English has to show clearly; "en-GB" when nothing tells.
std::string guess_language(std::string_view text);

}  // namespace normalize
