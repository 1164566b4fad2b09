// The shared parsing tests of CSS implementations (github.com/CourtBouillon/css-parsing-tests,
// CC0): every suite we have the matter for, with an exact count of cases that pass and the
// exceptions by name. Usage: css_parsing_suite FOLDER; exit code 77 says that the folder is not
// there.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "css/color.h"
#include "css/decode.h"
#include "css/rules.h"
#include "css/syntax.h"

namespace {

using Json = nlohmann::json;

// The suites were written for a draft in which "~=" and its kin were one token.
bool joins(const css::Token& a, const css::Token& b) {
  using T = css::TokenType;
  if (a.type != T::delim || b.type != T::delim || a.end != b.begin) return false;
  if (a.text == "|" && b.text == "|") return true;
  return b.text == "=" && std::string_view("~|^$*").find(a.text) != std::string_view::npos;
}

Json number_json(const char* type, const css::Token& t, std::string_view source) {
  // The representation as written: what is left of the token without its unit.
  std::string_view written = source.substr(t.begin, t.end - t.begin);
  std::size_t length = written.find_first_not_of("0123456789+-.eE");
  if (length == written.npos) length = written.size();
  if (t.type == css::TokenType::dimension) {
    length = 0;
    const auto digits = [&] {
      while (length < written.size() && written[length] >= '0' && written[length] <= '9') ++length;
    };
    if (written[0] == '+' || written[0] == '-') ++length;
    digits();
    if (written.substr(length).starts_with('.')) ++length, digits();
    const std::string_view rest = written.substr(length);
    const bool sign = rest.size() > 1 && (rest[1] == '+' || rest[1] == '-');
    const std::size_t digit = sign ? 2 : 1;
    if ((rest.starts_with('e') || rest.starts_with('E')) && rest.size() > digit &&
        rest[digit] >= '0' && rest[digit] <= '9') {
      length += digit;
      digits();
    }
  }
  Json json = Json::array(
      {type, std::string(written.substr(0, length)), t.number, t.integer ? "integer" : "number"});
  if (t.type == css::TokenType::dimension) json.push_back(std::string(t.text));
  return json;
}

void append_values(Json& out, css::Tokens tokens, std::string_view source);

void append_value(Json& out, const css::Token& t, std::string_view source) {
  using T = css::TokenType;
  const std::string text(t.text);
  const auto block = [&](const char* name) {
    Json json = Json::array({name});
    append_values(json, css::inside(t), source);
    out.push_back(json);
  };
  switch (t.type) {
    case T::ident:
      out.push_back({"ident", text});
      break;
    case T::at_keyword:
      out.push_back({"at-keyword", text});
      break;
    case T::hash:
      out.push_back({"hash", text, t.is_id ? "id" : "unrestricted"});
      break;
    case T::string:
      out.push_back({"string", text});
      break;
    case T::url:
      out.push_back({"url", text});
      break;
    case T::bad_string:
      out.push_back({"error", "bad-string"});
      break;
    case T::bad_url:
      out.push_back({"error", "bad-url"});
      break;
    case T::number:
      out.push_back(number_json("number", t, source));
      break;
    case T::percentage:
      out.push_back(number_json("percentage", t, source));
      break;
    case T::dimension:
      out.push_back(number_json("dimension", t, source));
      break;
    case T::whitespace:
      out.push_back(" ");
      break;
    case T::cdo:
      out.push_back("<!--");
      break;
    case T::cdc:
      out.push_back("-->");
      break;
    case T::colon:
      out.push_back(":");
      break;
    case T::semicolon:
      out.push_back(";");
      break;
    case T::comma:
      out.push_back(",");
      break;
    case T::delim:
      out.push_back(text);
      break;
    case T::open_curly:
      block("{}");
      break;
    case T::open_round:
      block("()");
      break;
    case T::open_square:
      block("[]");
      break;
    case T::function: {
      Json json = Json::array({"function", text});
      append_values(json, css::inside(t), source);
      out.push_back(json);
      break;
    }
    case T::close_curly:
      out.push_back({"error", "}"});
      break;
    case T::close_round:
      out.push_back({"error", ")"});
      break;
    case T::close_square:
      out.push_back({"error", "]"});
      break;
  }
  if (t.unterminated) {
    out.push_back({"error", t.type == T::url ? "eof-in-url" : "eof-in-string"});
  }
}

void append_values(Json& out, css::Tokens tokens, std::string_view source) {
  for (const css::Token* at = tokens.first; at != tokens.last; at = css::step_over(at)) {
    if (at != tokens.first && joins(at[-1], *at) && out.back().is_string()) {
      out.back() = out.back().get<std::string>() + std::string(at->text);
    } else {
      append_value(out, *at, source);
    }
  }
}

Json values_json(css::Tokens tokens, std::string_view source) {
  Json json = Json::array();
  append_values(json, tokens, source);
  return json;
}

Json item_json(const css::Item& item, std::string_view source) {
  const Json prelude = values_json(item.prelude, source);
  const Json block = item.block ? values_json(*item.block, source) : Json();
  switch (item.kind) {
    case css::Item::Kind::declaration:
      return {"declaration", std::string(item.name), prelude, item.important};
    case css::Item::Kind::at_rule:
      return {"at-rule", std::string(item.name), prelude, block};
    case css::Item::Kind::qualified_rule:
      return {"qualified rule", prelude, block};
    default:
      return {"error", "invalid"};
  }
}

using ParseItems = std::vector<css::Item> (*)(css::Tokens);

Json items_json(const std::string& text, ParseItems parse) {
  const css::TokenList list = css::tokenize(text);
  Json json = Json::array();
  for (const css::Item& item : parse(list.all())) json.push_back(item_json(item, text));
  return json;
}

Json one_component(const std::string& text) {
  const css::TokenList list = css::tokenize(text);
  const css::Tokens tokens = css::trim(list.all());
  if (tokens.empty()) return {"error", "empty"};
  if (css::step_over(tokens.first) != tokens.last) return {"error", "extra-input"};
  return values_json(tokens, text)[0];
}

Json one_declaration(const std::string& text) {
  const css::TokenList list = css::tokenize(text);
  if (css::trim(list.all()).empty()) return {"error", "empty"};
  const auto item = css::parse_declaration(list.all());
  return item ? item_json(*item, text) : Json{"error", "invalid"};
}

Json one_rule(const std::string& text) {
  const css::TokenList list = css::tokenize(text);
  const auto items = css::parse_rule_list(list.all());
  if (items.empty()) return {"error", "empty"};
  if (items.size() > 1) return {"error", "extra-input"};
  return item_json(items[0], text);
}

Json nth(const std::string& text) {
  const css::TokenList list = css::tokenize(text);
  const auto parsed = css::parse_nth(list.all());
  return parsed ? Json{parsed->step, parsed->offset} : Json();
}

Json color(const std::string& text) {
  const css::TokenList list = css::tokenize(text);
  css::ValueReader in(list.all(), css::checking_context());
  const auto c = in.color();
  if (!c || !in.at_end()) return Json();
  const std::string rgb =
      std::to_string(c->red) + ", " + std::to_string(c->green) + ", " + std::to_string(c->blue);
  if (c->alpha == 255) return "rgb(" + rgb + ")";
  char alpha[16];
  std::snprintf(alpha, sizeof alpha, "%.6g", c->alpha / 255.0);
  return "rgba(" + rgb + ", " + alpha + ")";
}

// Strings of these tests hold one byte in each character.
std::string bytes_of(const Json& text) {
  const std::string utf8 = text.get<std::string>();
  std::string bytes;
  for (std::size_t i = 0; i < utf8.size();) {
    const base::CodePoint c = base::decode_utf8(utf8, i);
    bytes += static_cast<char>(c.value);
    i += c.length;
  }
  return bytes;
}

Json stylesheet_bytes(const Json& input) {
  const auto name = [&](const char* key) {
    const auto found = input.find(key);
    return found == input.end() || found->is_null() ? std::string() : found->get<std::string>();
  };
  const css::DecodedSheet sheet = css::decode_sheet(
      bytes_of(input.at("css_bytes")), name("protocol_encoding"), name("environment_encoding"));
  return {items_json(sheet.text, css::parse_stylesheet), sheet.encoding};
}

struct Suite {
  const char* file;
  std::function<Json(const Json&)> run;
  int passing;
  std::vector<int> exceptions;  // places in the file from 0
};

Json text_values(const Json& input) {
  const std::string text = input.get<std::string>();
  const css::TokenList list = css::tokenize(text);
  return values_json(list.all(), text);
}

auto items_by(ParseItems parse) {
  return [parse](const Json& input) { return items_json(input.get<std::string>(), parse); };
}

std::vector<Suite> suites() {
  // CSS Syntax 3 has dropped this token; a unicode-range descriptor is read from others now (§7.1).
  const std::vector<int> unicode_range_tokens = {38, 39, 40, 41, 42, 43, 44, 45, 46};
  return {
      {"An+B.json", nth, 128, {}},
      {"blocks_contents.json", items_by(css::parse_block_contents), 13, {}},
      {"color_hexadecimal_4.json", color, 324, {}},
      {"color_keywords_3.json", color, 160, {}},
      {"color_keywords_4.json", color, 1, {}},
      {"component_value_list.json", text_values, 41, unicode_range_tokens},
      {"declaration_list.json", items_by(css::parse_declaration_list), 10, {}},
      {"one_component_value.json", one_component, 10, {}},
      {"one_declaration.json", one_declaration, 21, {}},
      {"one_rule.json", one_rule, 14, {}},
      {"rule_list.json", items_by(css::parse_rule_list), 15, {}},
      {"stylesheet.json", items_by(css::parse_stylesheet), 16, {}},
      {"stylesheet_bytes.json", stylesheet_bytes, 28, {}},
  };
}

// The number of complaints.
int run(const Suite& suite, const std::filesystem::path& folder) {
  std::ifstream file(folder / suite.file);
  const Json cases = Json::parse(file);
  int passing = 0;
  std::vector<int> failing;
  for (std::size_t i = 0; i + 1 < cases.size(); i += 2) {
    const Json actual = suite.run(cases[i]);
    if (actual == cases[i + 1]) {
      ++passing;
      continue;
    }
    const int place = static_cast<int>(i / 2);
    failing.push_back(place);
    if (std::find(suite.exceptions.begin(), suite.exceptions.end(), place) ==
        suite.exceptions.end()) {
      std::printf("%s %d: %s\n  wanted %s\n  got    %s\n", suite.file, place,
                  cases[i].dump().c_str(), cases[i + 1].dump().c_str(), actual.dump().c_str());
    }
  }
  const bool good = passing == suite.passing && failing == suite.exceptions;
  std::printf("%s: %d pass, %zu are known exceptions%s\n", suite.file, passing,
              suite.exceptions.size(), good ? "" : " — NOT AS EXPECTED");
  return good ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  constexpr int skipped = 77;
  const std::filesystem::path folder = argc > 1 ? argv[1] : "";
  if (!std::filesystem::is_directory(folder)) {
    std::printf("not run: the folder “%s” with the css-parsing-tests is not there\n",
                folder.string().c_str());
    return skipped;
  }
  int complaints = 0;
  for (const Suite& suite : suites()) complaints += run(suite, folder);
  return complaints == 0 ? 0 : 1;
}
