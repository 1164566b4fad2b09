// Debian 12 packages of families that style sheets name; from `apt-file`-like package contents.
#include <algorithm>
#include <array>
#include <utility>

#include "text/font_faces.h"

namespace text {
namespace {

using Row = std::pair<std::string_view, std::string_view>;

constexpr std::array packages{
    Row{"Carlito", "fonts-crosextra-carlito"},
    Row{"Caladea", "fonts-crosextra-caladea"},
    Row{"Cantarell", "fonts-cantarell"},
    Row{"DejaVu Sans", "fonts-dejavu-core"},
    Row{"DejaVu Sans Mono", "fonts-dejavu-core"},
    Row{"DejaVu Serif", "fonts-dejavu-core"},
    Row{"EB Garamond", "fonts-ebgaramond"},
    Row{"EB Garamond 12", "fonts-ebgaramond"},
    Row{"FreeMono", "fonts-freefont-otf"},
    Row{"FreeSans", "fonts-freefont-otf"},
    Row{"FreeSerif", "fonts-freefont-otf"},
    Row{"Fira Code", "fonts-firacode"},
    Row{"Gentium Book Plus", "fonts-sil-gentiumplus"},
    Row{"Gentium Plus", "fonts-sil-gentiumplus"},
    Row{"Hack", "fonts-hack"},
    Row{"Inter", "fonts-inter"},
    Row{"JetBrains Mono", "fonts-jetbrains-mono"},
    Row{"Junicode", "fonts-junicode"},
    Row{"Lato", "fonts-lato"},
    Row{"Liberation Mono", "fonts-liberation"},
    Row{"Liberation Sans", "fonts-liberation"},
    Row{"Liberation Serif", "fonts-liberation"},
    Row{"Linux Biolinum O", "fonts-linuxlibertine"},
    Row{"Linux Libertine Display O", "fonts-linuxlibertine"},
    Row{"Linux Libertine Mono O", "fonts-linuxlibertine"},
    Row{"Linux Libertine O", "fonts-linuxlibertine"},
    Row{"Noto Sans", "fonts-noto-core"},
    Row{"Noto Sans Arabic", "fonts-noto-core"},
    Row{"Noto Sans CJK SC", "fonts-noto-cjk"},
    Row{"Noto Sans Devanagari", "fonts-noto-core"},
    Row{"Noto Sans Hebrew", "fonts-noto-core"},
    Row{"Noto Sans Mono", "fonts-noto-mono"},
    Row{"Noto Sans Symbols", "fonts-noto-core"},
    Row{"Noto Serif", "fonts-noto-core"},
    Row{"Noto Serif CJK SC", "fonts-noto-cjk"},
    Row{"Open Sans", "fonts-open-sans"},
    Row{"Roboto", "fonts-roboto-unhinted"},
    Row{"STIX", "fonts-stix"},
    Row{"TeX Gyre Heros", "fonts-texgyre"},
    Row{"TeX Gyre Pagella", "fonts-texgyre"},
    Row{"TeX Gyre Schola", "fonts-texgyre"},
    Row{"TeX Gyre Termes", "fonts-texgyre"},
    Row{"Ubuntu", "fonts-ubuntu"},
    Row{"Vollkorn", "fonts-vollkorn"},
};

}  // namespace

std::string_view package_of_family(std::string_view family) {
  const auto row = std::find_if(packages.begin(), packages.end(),
                                [&](const Row& r) { return same_family(r.first, family); });
  return row == packages.end() ? std::string_view{} : row->second;
}

}  // namespace text
