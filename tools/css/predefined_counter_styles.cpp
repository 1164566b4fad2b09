#include "css/predefined_counter_styles.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace css {
namespace {

using System = CounterStyle::System;
using Styles = std::map<std::string_view, CounterStyle>;
using Symbols = std::vector<std::string>;

constexpr std::string_view ideographic_comma = "\u3001";

Symbols letters(char32_t first, char32_t last) {
  Symbols out;
  for (char32_t c = first; c <= last; ++c) base::append_utf8(out.emplace_back(), c);
  return out;
}

Symbols letters(std::string_view text) {
  Symbols out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = base::decode_utf8(text, at).length;
    out.emplace_back(text.substr(at, length));
    at += length;
  }
  return out;
}

CounterStyle of(System system, Symbols symbols, std::string_view suffix = ". ") {
  CounterStyle style;
  style.system = system;
  style.symbols = std::move(symbols);
  style.suffix = suffix;
  return style;
}

// Letters for 1 to 9, then for 10 to 90, and so on.
CounterStyle of_weights(const Symbols& symbols, int most) {
  CounterStyle style;
  style.system = System::additive;
  style.ranges = {{1, most}};
  int unit = 1;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (i > 0 && i % 9 == 0) unit *= 10;
    style.additive.emplace_back(static_cast<int>(i % 9 + 1) * unit, symbols[i]);
  }
  std::reverse(style.additive.begin(), style.additive.end());
  return style;
}

CounterStyle roman(std::string_view one_to_thousand) {
  const Symbols s = letters(one_to_thousand);
  CounterStyle style;
  style.system = System::additive;
  style.ranges = {{1, 3999}};
  style.additive.emplace_back(1000, s[6]);
  for (const int place : {2, 1, 0}) {
    const auto at = static_cast<std::size_t>(place) * 2;
    const int unit = place == 2 ? 100 : place == 1 ? 10 : 1;
    style.additive.emplace_back(9 * unit, s[at] + s[at + 2]);
    style.additive.emplace_back(5 * unit, s[at + 1]);
    style.additive.emplace_back(4 * unit, s[at] + s[at + 1]);
    style.additive.emplace_back(unit, s[at]);
  }
  return style;
}

CounterStyle hebrew() {
  CounterStyle style = of_weights(letters("\u05D0\u05D1\u05D2\u05D3\u05D4\u05D5\u05D6\u05D7\u05D8"
                                          "\u05D9\u05DB\u05DC\u05DE\u05E0\u05E1\u05E2\u05E4\u05E6"
                                          "\u05E7\u05E8\u05E9\u05EA"),
                                  10999);
  const Symbols thousands = letters("\u05D0\u05D1\u05D2\u05D3\u05D4\u05D5\u05D6\u05D7\u05D8\u05D9");
  auto& weights = style.additive;
  for (std::size_t i = 0; i < thousands.size(); ++i) {
    weights.emplace(weights.begin(), static_cast<int>(i + 1) * 1000, thousands[i] + "\u05F3");
  }
  // 15 and 16 would begin as a name of God does.
  const auto ten = std::find_if(weights.begin(), weights.end(),
                                [](const auto& weight) { return weight.first == 10; });
  weights.insert(ten, {{19, "\u05D9\u05D8"},
                       {18, "\u05D9\u05D7"},
                       {17, "\u05D9\u05D6"},
                       {16, "\u05D8\u05D6"},
                       {15, "\u05D8\u05D5"}});
  return style;
}

// Digits with their units behind them, from thousands to ones; informally, a unit stands alone for
// one of it.
CounterStyle of_units(std::string_view zero_to_nine, std::string_view units, bool informal,
                      std::string_view minus, std::string_view suffix) {
  const Symbols digits = letters(zero_to_nine), unit = letters(units);
  CounterStyle style;
  style.system = System::additive;
  style.ranges = {{-9999, 9999}};
  style.negative_prefix = minus;
  style.suffix = suffix;
  style.fallback = "cjk-decimal";
  int weight = 1000;
  for (std::size_t place = unit.size(); place-- > 0; weight /= 10) {
    for (std::size_t digit = 9; digit > 0; --digit) {
      style.additive.emplace_back(static_cast<int>(digit) * weight,
                                  (informal && digit == 1 ? "" : digits[digit]) + unit[place]);
    }
  }
  for (std::size_t digit = 10; digit-- > 0;) {
    style.additive.emplace_back(static_cast<int>(digit), digits[digit]);
  }
  return style;
}

CounterStyle chinese(System system, std::string_view digits_and_units, std::string_view minus) {
  CounterStyle style = of(system, letters(digits_and_units), ideographic_comma);
  style.ranges = {{-9999, 9999}};
  style.negative_prefix = minus;
  style.fallback = "cjk-decimal";
  return style;
}

void add_western(Styles& out) {
  out["decimal"] = of(System::numeric, letters(U'0', U'9'));
  CounterStyle padded = out["decimal"];
  padded.pad_length = 2;
  padded.pad_symbol = "0";
  out["decimal-leading-zero"] = padded;
  out["lower-alpha"] = out["lower-latin"] = of(System::alphabetic, letters(U'a', U'z'));
  out["upper-alpha"] = out["upper-latin"] = of(System::alphabetic, letters(U'A', U'Z'));
  Symbols greek = letters(U'\u03B1', U'\u03C9');
  greek.erase(greek.begin() + 17);  // final sigma
  out["lower-greek"] = of(System::alphabetic, std::move(greek));
  out["lower-roman"] = roman("ivxlcdm");
  out["upper-roman"] = roman("IVXLCDM");
  const auto bullet = [](std::string_view symbol) {
    return of(System::cyclic, {std::string(symbol)}, " ");
  };
  out["disc"] = bullet("\u2022");
  out["circle"] = bullet("\u25E6");
  out["square"] = bullet("\u25AA");
  out["disclosure-open"] = bullet("\u25BE");
  out["disclosure-closed"] = bullet("\u25B8");
  out["armenian"] = out["upper-armenian"] = of_weights(letters(U'\u0531', U'\u0554'), 9999);
  out["lower-armenian"] = of_weights(letters(U'\u0561', U'\u0584'), 9999);
  out["georgian"] = of_weights(letters("\u10D0\u10D1\u10D2\u10D3\u10D4\u10D5\u10D6\u10F1\u10D7"
                                       "\u10D8\u10D9\u10DA\u10DB\u10DC\u10F2\u10DD\u10DE\u10DF"
                                       "\u10E0\u10E1\u10E2\u10F3\u10E4\u10E5\u10E6\u10E7\u10E8"
                                       "\u10E9\u10EA\u10EB\u10EC\u10ED\u10EE\u10F4\u10EF\u10F0"
                                       "\u10F5"),
                               19999);
  out["hebrew"] = hebrew();
  out["ethiopic-numeric"] = of(System::ethiopic, {}, "/ ");
}

void add_digits(Styles& out) {
  constexpr std::pair<std::string_view, char32_t> zeros[] = {
      {"arabic-indic", U'\u0660'}, {"bengali", U'\u09E6'},   {"cambodian", U'\u17E0'},
      {"devanagari", U'\u0966'},   {"gujarati", U'\u0AE6'},  {"gurmukhi", U'\u0A66'},
      {"kannada", U'\u0CE6'},      {"khmer", U'\u17E0'},     {"lao", U'\u0ED0'},
      {"malayalam", U'\u0D66'},    {"mongolian", U'\u1810'}, {"myanmar", U'\u1040'},
      {"oriya", U'\u0B66'},        {"persian", U'\u06F0'},   {"tamil", U'\u0BE6'},
      {"telugu", U'\u0C66'},       {"thai", U'\u0E50'},      {"tibetan", U'\u0F20'}};
  for (const auto& [name, zero] : zeros) {
    out[name] = of(System::numeric, letters(zero, zero + 9));
  }
}

void add_east_asian(Styles& out) {
  CounterStyle& digits = out["cjk-decimal"] =
      of(System::numeric, letters("〇一二三四五六七八九"), ideographic_comma);
  digits.ranges = {{0, std::numeric_limits<int>::max()}};
  const auto alphabet = [&](std::string_view name, std::string_view symbols) {
    out[name] = of(System::alphabetic, letters(symbols), ideographic_comma);
  };
  alphabet("hiragana",
           "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろ"
           "わゐゑをん");
  alphabet("katakana",
           "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロ"
           "ワヰヱヲン");
  alphabet("hiragana-iroha",
           "いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑ"
           "ひもせす");
  alphabet("katakana-iroha",
           "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱ"
           "ヒモセス");
  const auto list = [&](std::string_view name, std::string_view symbols) {
    CounterStyle& style = out[name] = of(System::fixed, letters(symbols), ideographic_comma);
    style.fallback = "cjk-decimal";
  };
  list("cjk-earthly-branch", "子丑寅卯辰巳午未申酉戌亥");
  list("cjk-heavenly-stem", "甲乙丙丁戊己庚辛壬癸");
  out["japanese-informal"] =
      of_units("〇一二三四五六七八九", "十百千", true, "マイナス", ideographic_comma);
  out["japanese-formal"] =
      of_units("零壱弐参四伍六七八九", "拾百阡", false, "マイナス", ideographic_comma);
  out["korean-hangul-formal"] =
      of_units("영일이삼사오육칠팔구", "십백천", false, "마이너스 ", ", ");
  out["korean-hanja-informal"] =
      of_units("零一二三四五六七八九", "十百千", true, "마이너스 ", ", ");
  out["korean-hanja-formal"] = of_units("零壹貳參四五六七八九", "拾百仟", false, "마이너스 ", ", ");
  out["simp-chinese-informal"] =
      chinese(System::chinese_informal, "零一二三四五六七八九十百千", "负");
  out["simp-chinese-formal"] = chinese(System::chinese_formal, "零壹贰叁肆伍陆柒捌玖拾佰仟", "负");
  out["trad-chinese-informal"] = out["cjk-ideographic"] =
      chinese(System::chinese_informal, "零一二三四五六七八九十百千", "負");
  out["trad-chinese-formal"] = chinese(System::chinese_formal, "零壹貳參肆伍陸柒捌玖拾佰仟", "負");
}

Styles all_styles() {
  Styles styles;
  add_western(styles);
  add_digits(styles);
  add_east_asian(styles);
  return styles;
}

}  // namespace

const CounterStyle* predefined_counter_style(std::string_view name) {
  static const Styles styles = all_styles();
  const auto found = styles.find(name);
  return found == styles.end() ? nullptr : &found->second;
}

}  // namespace css
