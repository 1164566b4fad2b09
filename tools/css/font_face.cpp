// @font-face (CSS Fonts 4 §4, Fonts 5 §3).

#include <algorithm>
#include <charconv>
#include <cmath>

#include "css/property_parts.h"
#include "css/sheet_parser.h"

namespace css {
namespace {

using Range = FontFace::Range;
constexpr char32_t last_code_point = 0x10FFFF;

// `auto`, or one or two values.
template <auto Read>
bool read_range(ValueReader& in, std::optional<Range>& out) {
  out.reset();
  if (in.keyword("auto")) return in.at_end();
  const auto first = Read(in);
  if (!first) return false;
  const auto second = in.at_end() ? first : Read(in);
  if (!second || !in.at_end()) return false;
  out = Range{std::min(*first, *second), std::max(*first, *second)};
  return true;
}

std::string read_name(ValueReader& in) {
  if (auto text = in.string()) return *text;
  std::string name;
  while (const auto word = in.ident()) name += (name.empty() ? "" : " ") + std::string(*word);
  return name;
}

std::optional<char32_t> code_point(std::string_view digits) {
  std::uint32_t value = 0;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  const bool whole = end.ec == std::errc() && end.ptr == digits.data() + digits.size();
  if (!whole || digits.size() > 6) return std::nullopt;
  return static_cast<char32_t>(value);
}

// "U+26", "U+0-7F" or "U+4??" (CSS Syntax 3 §7); its tokens are those of names and numbers, so it
// is read as it was written.
std::optional<FontFace::Codes> read_codes(std::string_view written) {
  if (written.size() < 3 || (written[0] != 'u' && written[0] != 'U') || written[1] != '+') {
    return std::nullopt;
  }
  written.remove_prefix(2);
  const std::size_t dash = written.find('-');
  std::string first(written.substr(0, dash));
  std::string last(dash == written.npos ? first : written.substr(dash + 1));
  if (dash == written.npos) {
    std::replace(first.begin(), first.end(), '?', '0');
    std::replace(last.begin(), last.end(), '?', 'F');
  }
  const auto from = code_point(first), to = code_point(last);
  if (!from || !to || *from > *to || *to > last_code_point) return std::nullopt;
  return FontFace::Codes{*from, *to};
}

bool read_unicode_range(std::string_view written, std::vector<FontFace::Codes>& out) {
  std::vector<FontFace::Codes> read;
  while (!written.empty()) {
    const std::size_t comma = std::min(written.find(','), written.size());
    std::string_view part = written.substr(0, comma);
    written.remove_prefix(std::min(comma + 1, written.size()));
    constexpr std::string_view blank = " \t\n\r\f";
    part.remove_prefix(std::min(part.find_first_not_of(blank), part.size()));
    part = part.substr(0, part.find_last_not_of(blank) + 1);
    const auto codes = read_codes(part);
    if (!codes) return false;
    read.push_back(*codes);
  }
  out = std::move(read);
  return true;
}

std::string_view written(Tokens tokens, std::string_view text) {
  tokens = trim(tokens);
  if (tokens.empty()) return {};
  return text.substr(tokens.first->begin, (tokens.last - 1)->end - tokens.first->begin);
}

bool read_size_adjust(ValueReader& in, int& out) {
  const auto share = in.percent(Sign::non_negative);
  if (!share || !in.at_end()) return false;
  out = static_cast<int>(std::lround(std::min(*share, 10'000.0) * 1000));
  return true;
}

bool read_style(ValueReader& in, FontFace& face) {
  if (in.one_of<bool>({{"italic", true}, {"oblique", true}})) {
    face.italic = face.may_lean = true;
    while (in.angle()) continue;
    return in.at_end();
  }
  face.italic = false;
  face.may_lean = !in.keyword("normal");
  return in.at_end() || in.keyword("auto");
}

}  // namespace

std::vector<FontFace::Source> SheetParser::sources(const Item& item) {
  std::vector<FontFace::Source> sources;
  ValueReader in(item.prelude, checking_context());
  while (!in.at_end()) {
    FontFace::Source source;
    if (auto arguments = in.function("local")) {
      source.local_name = read_name(*arguments);
    } else if (const auto url = in.url()) {
      if (const auto path = local_path(*url, item.at)) {
        source.file = std::filesystem::absolute(*path);
      }
    } else {
      in.component();
    }
    if (!source.local_name.empty() || !source.file.empty()) sources.push_back(std::move(source));
  }
  return sources;
}

void SheetParser::font_face(const Item& item) {
  FontFace face;
  for (const Item& d : parse_declaration_list(*item.block)) {
    if (d.kind != Item::Kind::declaration) continue;
    const std::string name = to_lower(d.name);
    ValueReader in(d.prelude, checking_context());
    bool understood = true;
    if (name == "font-family") {
      face.family = read_name(in);
    } else if (name == "font-weight") {
      understood = read_range<read_weight>(in, face.weight);
    } else if (name == "font-stretch" || name == "font-width") {
      understood = read_range<read_stretch>(in, face.stretch);
    } else if (name == "font-style") {
      understood = read_style(in, face);
    } else if (name == "font-variation-settings") {
      const auto variations = read_variations(in);
      understood = variations && in.at_end();
      if (understood) face.variations = *variations;
    } else if (name == "unicode-range") {
      understood = read_unicode_range(written(d.prelude, text_.text), face.unicode_range);
    } else if (name == "size-adjust") {
      understood = read_size_adjust(in, face.size_adjust);
    } else if (name == "src") {
      face.sources = sources(d);
    } else {
      complaints_.warn_once("@font-face " + name, "S003", d.at->begin,
                            "the descriptor “" + name + "” of @font-face is ignored");
    }
    if (!understood) {
      warn("S003", d.at,
           "the value of “" + name + "” is not one that is understood; the descriptor is ignored");
    }
  }
  if (face.family.empty() || face.sources.empty()) {
    warn("S005", item.at, "@font-face without a family or a local source; it is ignored");
    return;
  }
  out_.font_faces.push_back(std::move(face));
}

}  // namespace css
