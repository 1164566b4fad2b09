#include "debate/settings.h"

#define TOML_EXCEPTIONS 0
#include <algorithm>
#include <initializer_list>
#include <optional>

#include <toml++/toml.h>

#include "base/error.h"

namespace debate {

namespace {

class Reader {
 public:
  Reader(std::string_view path, std::string_view source, base::Diagnostics& diagnostics)
      : path_(path), source_(source), diagnostics_(diagnostics) {}

  Settings read(const toml::table& root) {
    Settings settings;
    settings.path = path_;
    allow(root,
          {"debate", "rules", "editions", "ruling", "speaker", "boundary", "quotation", "person"});
    if (const toml::table* table = table_at(root, "debate")) read_metadata(*table, settings);
    if (const toml::table* table = table_at(root, "rules")) read_policies(*table, settings);
    if (const toml::table* table = table_at(root, "editions")) read_editions(*table, settings);
    for_each_table(root, "ruling", [&](const toml::table& t) { read_ruling(t, settings); });
    for_each_table(root, "speaker", [&](const toml::table& t) { read_speaker(t, settings); });
    for_each_table(root, "boundary", [&](const toml::table& t) { read_boundary(t, settings); });
    for_each_table(root, "quotation", [&](const toml::table& t) { read_quotation(t, settings); });
    for_each_table(root, "person", [&](const toml::table& t) { read_person(t, settings); });
    return settings;
  }

  void report(std::string code, base::Location where, std::string message, std::string hint = {}) {
    diagnostics_.push_back(
        diagnostic(std::move(code), std::move(where), std::move(message), std::move(hint)));
  }

  base::Diagnostic diagnostic(std::string code, base::Location where, std::string message,
                              std::string hint) const {
    std::string line = line_of(where.line);
    return {std::move(code),    base::Severity::error, std::move(where),
            std::move(message), std::move(hint),       std::move(line)};
  }

  base::Location locate(const toml::source_region& region) const {
    return {std::string(path_), region.begin.line, region.begin.column};
  }

 private:
  std::string line_of(std::size_t line) const {
    std::size_t begin = 0;
    for (std::size_t i = 1; i < line && begin < source_.size(); ++i) {
      const std::size_t end = source_.find('\n', begin);
      if (end == std::string_view::npos) return {};
      begin = end + 1;
    }
    return std::string(source_.substr(begin, source_.find('\n', begin) - begin));
  }

  void allow(const toml::table& table, std::initializer_list<std::string_view> keys) {
    for (const auto& [key, value] : table) {
      const std::string_view name = key.str();
      if (std::find(keys.begin(), keys.end(), name) != keys.end()) continue;
      std::string known;
      for (const std::string_view k : keys) known += (known.empty() ? "" : ", ") + std::string(k);
      report("D901", locate(key.source()), "unknown key \"" + std::string(name) + "\", left out",
             "known here: " + known);
    }
  }

  void wrong(const toml::node& node, std::string_view key, std::string_view expected) {
    report("D902", locate(node.source()),
           "\"" + std::string(key) + "\" must be " + std::string(expected) + ", left out");
  }

  const toml::table* table_at(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return nullptr;
    if (node->as_table() == nullptr) wrong(*node, key, "a table");
    return node->as_table();
  }

  template <typename Visit>
  void for_each_table(const toml::table& root, std::string_view key, const Visit& visit) {
    const toml::node* node = root.get(key);
    if (node == nullptr) return;
    const toml::array* array = node->as_array();
    if (array == nullptr)
      return wrong(*node, key, "an array of tables, [[" + std::string(key) + "]]");
    for (const toml::node& element : *array) {
      if (const toml::table* table = element.as_table()) {
        visit(*table);
      } else {
        wrong(element, key, "a table");
      }
    }
  }

  std::optional<std::string> string_at(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return std::nullopt;
    if (const auto* value = node->as_string()) return value->get();
    // Dates and numbers are what they are printed as.
    if (const auto* value = node->as_integer()) return std::to_string(value->get());
    if (const auto* value = node->as_date()) {
      std::ostringstream printed;
      printed << value->get();
      return printed.str();
    }
    wrong(*node, key, "a string");
    return std::nullopt;
  }

  void put(const toml::table& table, std::string_view key, std::string& field) {
    if (std::optional<std::string> value = string_at(table, key)) field = std::move(*value);
  }

  void put_flag(const toml::table& table, std::string_view key, bool& field) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return;
    if (!node->is_boolean()) wrong(*node, key, "true or false");
    field = node->value_or(false);
  }

  std::vector<std::string> strings_at(const toml::table& table, std::string_view key) {
    std::vector<std::string> strings;
    const toml::node* node = table.get(key);
    if (node == nullptr) return strings;
    const toml::array* array = node->as_array();
    if (array == nullptr) {
      wrong(*node, key, "an array of strings");
      return strings;
    }
    for (const toml::node& element : *array) {
      if (const auto* value = element.as_string()) {
        strings.push_back(value->get());
      } else {
        wrong(element, key, "an array of strings");
      }
    }
    return strings;
  }

  std::optional<std::size_t> byte_at(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return std::nullopt;
    const auto* value = node->as_integer();
    if (value != nullptr && value->get() >= 0) return static_cast<std::size_t>(value->get());
    wrong(*node, key, "a place in the transcript, counted in bytes from 0");
    return std::nullopt;
  }

  void read_metadata(const toml::table& table, Settings& settings) {
    allow(table, {"title", "authors", "series", "number", "language", "publication", "volume",
                  "issue", "issued", "rights", "publisher", "doi", "issn", "keywords", "figure"});
    Metadata& metadata = settings.metadata;
    put(table, "title", metadata.title);
    put(table, "series", metadata.series);
    put(table, "language", metadata.language);
    put(table, "publication", metadata.publication);
    put(table, "volume", metadata.volume);
    put(table, "issue", metadata.issue);
    put(table, "issued", metadata.issued);
    put(table, "rights", metadata.rights);
    put(table, "publisher", metadata.publisher);
    put(table, "doi", metadata.doi);
    put(table, "issn", metadata.issn);
    metadata.authors = strings_at(table, "authors");
    metadata.keywords = strings_at(table, "keywords");
    put_flag(table, "figure", settings.figure);
    if (const toml::node* node = table.get("number")) {
      const auto* value = node->as_integer();
      if (value == nullptr || value->get() < 0 || value->get() > 1000000) {
        wrong(*node, "number", "a whole number");
      } else {
        metadata.number_in_series = static_cast<int>(value->get());
      }
    }
    if (table.contains("language")) settings.normalize.language = metadata.language;
  }

  void read_policies(const toml::table& table, Settings& settings) {
    for (const auto& [key, value] : table) {
      normalize::Policy policy{};
      const auto* word = value.as_string();
      if (word == nullptr || !normalize::parse_policy(word->get(), policy)) {
        wrong(value, key.str(), "\"fix\", \"suggest\", \"report\" or \"off\"");
        continue;
      }
      settings.normalize.policies.emplace(std::string(key.str()), policy);
      settings.policy_places.emplace(std::string(key.str()), locate(key.source()));
    }
  }

  void read_editions(const toml::table& table, Settings& settings) {
    for (const auto& [key, value] : table) {
      const toml::table* wishes = value.as_table();
      if (wishes == nullptr) {
        wrong(value, key.str(), "a table such as { style = \"forum\" }, or {}");
        continue;
      }
      allow(*wishes, {"style", "paper", "bleed", "marks", "lines"});
      EditionRequest request;
      request.file = std::string(key.str());
      request.where = locate(key.source());
      put(*wishes, "paper", request.paper);
      put(*wishes, "bleed", request.bleed);
      if (const toml::node* style = wishes->get("style"); style != nullptr && style->is_string()) {
        request.styles.push_back(style->as_string()->get());
      } else {
        request.styles = strings_at(*wishes, "style");
      }
      put_flag(*wishes, "marks", request.marks);
      put_flag(*wishes, "lines", request.lines);
      settings.editions.push_back(std::move(request));
    }
  }

  // The value of a key that must be there.
  std::string needed(const toml::table& table, std::string_view key) {
    std::string value;
    put(table, key, value);
    if (value.empty()) {
      report("D902", locate(table.source()), "\"" + std::string(key) + "\" is missing, left out");
    }
    return value;
  }

  void read_ruling(const toml::table& table, Settings& settings) {
    allow(table, {"change", "decision", "text", "reason"});
    normalize::Ruling ruling;
    ruling.change = needed(table, "change");
    const std::string decision = needed(table, "decision");
    put(table, "text", ruling.text);
    put(table, "reason", ruling.reason);
    ruling.where = locate(table.source());
    if (ruling.change.empty() || decision.empty()) return;
    if (decision == "accept") {
      ruling.kind = normalize::Ruling::Kind::accept;
    } else if (decision == "reject") {
      ruling.kind = normalize::Ruling::Kind::reject;
    } else if (decision == "replace" && table.contains("text") && !ruling.names_rule()) {
      ruling.kind = normalize::Ruling::Kind::replace;
    } else {
      wrong(*table.get("decision"), "decision",
            "\"accept\", \"reject\", or, for one change, \"replace\" together with text");
      return;
    }
    settings.normalize.rulings.push_back(std::move(ruling));
  }

  void read_speaker(const toml::table& table, Settings& settings) {
    allow(table, {"post", "byte", "persons", "reason"});
    SpeakerRuling ruling;
    ruling.post = needed(table, "post");
    ruling.persons = strings_at(table, "persons");
    put(table, "reason", ruling.reason);
    ruling.byte = byte_at(table, "byte");
    ruling.where = locate(table.source());
    if (!ruling.post.empty()) settings.speakers.push_back(std::move(ruling));
  }

  void read_boundary(const toml::table& table, Settings& settings) {
    allow(table, {"split", "join", "byte", "reason"});
    BoundaryRuling ruling;
    ruling.where = locate(table.source());
    ruling.kind = table.contains("join") ? BoundaryRuling::Kind::join : BoundaryRuling::Kind::split;
    ruling.at = needed(table, table.contains("join") ? "join" : "split");
    ruling.byte = byte_at(table, "byte");
    put(table, "reason", ruling.reason);
    if (!ruling.at.empty()) settings.boundaries.push_back(std::move(ruling));
  }

  void read_quotation(const toml::table& table, Settings& settings) {
    allow(table, {"text", "byte", "source", "source_byte", "reason"});
    QuotationRuling ruling;
    ruling.where = locate(table.source());
    ruling.text = needed(table, "text");
    put(table, "source", ruling.source);
    put(table, "reason", ruling.reason);
    ruling.byte = byte_at(table, "byte");
    ruling.source_byte = byte_at(table, "source_byte");
    if (!ruling.text.empty()) settings.quotations.push_back(std::move(ruling));
  }

  void read_person(const toml::table& table, Settings& settings) {
    allow(table, {"same", "reason"});
    PersonRuling ruling;
    ruling.where = locate(table.source());
    ruling.same = strings_at(table, "same");
    put(table, "reason", ruling.reason);
    if (ruling.same.size() < 2) {
      report("D902", ruling.where, "\"same\" must name at least two labels, left out");
      return;
    }
    settings.persons.push_back(std::move(ruling));
  }

  std::string_view path_;
  std::string_view source_;
  base::Diagnostics& diagnostics_;
};

}  // namespace

Settings parse_settings(std::string_view toml, std::string_view path,
                        base::Diagnostics& diagnostics) {
  Reader reader(path, toml, diagnostics);
  const toml::parse_result result = toml::parse(toml, path);
  if (!result) {
    const toml::parse_error& error = result.error();
    throw base::Error(base::Error::Kind::input,
                      reader.diagnostic("D905", reader.locate(error.source()),
                                        "not readable as TOML: " + std::string(error.description()),
                                        "correct it; nothing was made, so that no ruling is lost"));
  }
  return reader.read(result.table());
}

}  // namespace debate
