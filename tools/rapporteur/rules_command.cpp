#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/utf8.h"
#include "debate/rules.h"
#include "normalize/policy.h"
#include "normalize/rule.h"
#include "rapporteur/commands.h"

namespace rapporteur {
namespace {

std::vector<normalize::Rule> catalogue() {
  std::vector<normalize::Rule> all(normalize::rules().begin(), normalize::rules().end());
  all.insert(all.end(), debate::rules().begin(), debate::rules().end());
  return all;
}

// Examples are shown on one line, with their line ends and other invisible characters named.
std::string visible(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::decode_utf8(text, at);
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool is_unseen = c.value == 0xA0 || c.value == 0xAD || c.value == 0xFEFF ||
                           (c.value >= 0x80 && c.value < 0xA0) ||
                           (c.value >= 0x2000 && c.value <= 0x200F) ||
                           (c.value >= 0x2028 && c.value <= 0x202F);
    if (c.value == '\n') {
      out += "\\n";
    } else if (c.value == '\r') {
      out += "\\r";
    } else if (c.value == '\t') {
      out += "\\t";
    } else if (!c.valid || byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\x{:02X}", byte);
    } else if (is_unseen) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c.value));
    } else {
      out += text.substr(at, c.length);
    }
    at += c.length;
  }
  return out;
}

// Inside a table cell of Markdown, and as code: what would end either is spelled out.
std::string in_cell(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
  return out;
}

std::string as_code(std::string_view text) {
  const std::string shown = in_cell(visible(text));
  const std::string_view fence = shown.find('`') == std::string::npos ? "`" : "``";
  const std::string_view space = fence.size() > 1 ? " " : "";
  return shown.empty() ? "" : fmt::format("{0}{1}{2}{1}{0}", fence, space, shown);
}

std::string catalogue_page() {
  std::string out =
      "# The rules\n\n"
      "Every rule that may change a transcript or say something about it. Made by\n"
      "`rapporteur rules --markdown`; do not edit. *Default* is what is done unless `[rules]` in\n"
      "debate.toml says otherwise: `fix` it, `suggest` it to the editor, `report` it, or `off`.\n\n"
      "| code | name | default | what it does | fires on | becomes | leaves alone | authority |\n"
      "|---|---|---|---|---|---|---|---|\n";
  for (const normalize::Rule& r : catalogue()) {
    out += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", r.code, r.name,
                       normalize::name_of(r.policy), in_cell(r.summary), as_code(r.fires),
                       as_code(r.becomes), as_code(r.quiet), in_cell(r.authority));
  }
  return out;
}

constexpr Option rules_options[] = {
    {0, "markdown", "", "the whole catalogue with examples, as a page in Markdown"},
};

bool wants_json(const Arguments& arguments) {
  return arguments.value("format", "text") == "json";
}

// Examples as `visible`, because some hold bytes that no JSON can.
nlohmann::ordered_json to_json(const normalize::Rule& rule) {
  return {{"code", rule.code},
          {"name", rule.name},
          {"policy", normalize::name_of(rule.policy)},
          {"summary", rule.summary},
          {"authority", rule.authority},
          {"fires", visible(rule.fires)},
          {"becomes", visible(rule.becomes)},
          {"quiet", visible(rule.quiet)}};
}

void run_rules(const Arguments& arguments, Console& console) {
  if (arguments.has("markdown")) return console.print(catalogue_page());
  if (wants_json(arguments)) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const normalize::Rule& rule : catalogue()) all.push_back(to_json(rule));
    return console.print(all.dump(1) + "\n");
  }
  std::string out;
  for (const normalize::Rule& r : catalogue()) {
    out += fmt::format("{}  {:<8} {:<32} {}\n", r.code, normalize::name_of(r.policy), r.name,
                       r.summary);
  }
  console.print(out);
}

void run_explain(const Arguments& arguments, Console& console) {
  const std::string& code = arguments.operands[0];
  const auto all = catalogue();
  const auto rule = std::find_if(all.begin(), all.end(),
                                 [&](const normalize::Rule& r) { return r.code == code; });
  if (rule == all.end()) {
    base::fail(base::Error::Kind::environment, "C006", "rapporteur",
               fmt::format("there is no rule {}", code), "rapporteur rules lists them");
  }
  if (wants_json(arguments)) return console.print(to_json(*rule).dump(1) + "\n");
  std::string out = fmt::format("{} {}\n\n{}\n\nauthority: {}\npolicy:    {}\nfires:     {}\n",
                                rule->code, rule->name, rule->summary, rule->authority,
                                normalize::name_of(rule->policy), visible(rule->fires));
  if (!rule->becomes.empty()) out += fmt::format("becomes:   {}\n", visible(rule->becomes));
  out += fmt::format("quiet:     {}\n", visible(rule->quiet));
  console.print(out);
}

}  // namespace

Command rules_command() {
  return {"rules",
          "",
          "list every rule of the normalizer",
          "Lists the rule catalogue: code, what is done by default, name and summary.",
          rules_options,
          0,
          0,
          run_rules};
}

Command explain_command() {
  return {
      "explain",
      "CODE",
      "explain one rule with an example",
      "Says what a rule does, on whose authority, with an example that fires and one that does\n"
      "not. debate.toml can set its policy to fix, suggest, report or off.",
      {},
      1,
      1,
      run_explain};
}

}  // namespace rapporteur
