#include <array>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/base64.h"
#include "base/error.h"
#include "normalize/ledger.h"
#include "normalize/policy.h"

namespace normalize {
namespace {

using Json = nlohmann::json;

class Reader {
 public:
  explicit Reader(std::string_view path) : path_(path) {}

  Ledger read(std::string_view lines) {
    Ledger ledger;
    bool head_read = false;
    while (!lines.empty()) {
      const std::size_t end = lines.find('\n');
      const std::string_view line = lines.substr(0, end);
      lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
      ++line_;
      if (line.empty()) continue;
      const Json object = Json::parse(line, nullptr, false);
      if (!object.is_object()) fail("the line is not a JSON object");
      if (head_read) {
        ledger.entries.push_back(entry(object));
      } else {
        head(object, ledger);
        head_read = true;
      }
    }
    if (!head_read) fail("the file is empty");
    return ledger;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    base::Diagnostic diagnostic;
    diagnostic.code = "N902";
    diagnostic.where.path = path_;
    diagnostic.where.line = line_;
    diagnostic.message = fmt::format("not a ledger of this program: {}", what);
    diagnostic.hint = "give the ledger.jsonl that was written beside the TEI file";
    throw base::Error(base::Error::Kind::input, std::move(diagnostic));
  }

  std::string text(const Json& object, const char* key, bool required = true) const {
    const auto found = object.find(key);
    if (found == object.end()) {
      if (required) fail(fmt::format("\"{}\" is missing", key));
      return {};
    }
    if (!found->is_string()) fail(fmt::format("\"{}\" is not a string", key));
    return found->get<std::string>();
  }

  std::size_t number(const Json& value, const char* key) const {
    if (!value.is_number_unsigned()) fail(fmt::format("\"{}\" is not a whole number", key));
    return value.get<std::size_t>();
  }

  template <class Value, std::size_t size>
  Value word(const Json& object, const char* key, const std::array<Value, size>& values) const {
    const std::string given = text(object, key);
    for (const Value value : values) {
      if (name_of(value) == given) return value;
    }
    fail(fmt::format("\"{}\" cannot be \"{}\"", key, given));
  }

  void head(const Json& object, Ledger& ledger) const {
    if (text(object, "format") != "rapporteur-ledger") fail("it has another format");
    if (object.value("version", Json()) != 1) fail("it has another version");
    ledger.source_name = text(object, "source");
    ledger.raw_sha256 = text(object, "sha256");
    ledger.raw_size = number(object.value("bytes", Json()), "bytes");
    ledger.encoding.charset = word(object, "charset", charsets);
    ledger.encoding.newline =
        word(object, "newline", std::array{Newline::lf, Newline::crlf, Newline::cr});
  }

  Change entry(const Json& object) const {
    Change change;
    change.id = text(object, "id");
    change.rule = text(object, "rule");
    const Json raw = object.value("raw", Json());
    if (!raw.is_array() || raw.size() != 2) fail("\"raw\" is not a pair");
    change.raw = {number(raw[0], "raw"), number(raw[1], "raw")};
    if (change.raw.begin > change.raw.end) fail("\"raw\" ends before it begins");
    change.before =
        object.contains("before64") ? base64(text(object, "before64")) : text(object, "before");
    change.after = text(object, "after");
    change.evidence = text(object, "evidence", false);
    change.certainty =
        word(object, "certainty", std::array{Certainty::low, Certainty::medium, Certainty::high});
    change.decision = word(
        object, "decision",
        std::array{Decision::applied, Decision::suggested, Decision::reported, Decision::rejected});
    change.decided_by =
        word(object, "by", std::array{DecidedBy::rule, DecidedBy::policy, DecidedBy::editor});
    change.identity = object.value("identity", Json()) == true;
    return change;
  }

  std::string base64(const std::string& digits) const {
    const std::optional<std::string> bytes = base::decode_base64(digits);
    if (!bytes) fail("\"before64\" is not Base64");
    return *bytes;
  }

  std::string_view path_;
  std::size_t line_ = 0;
};

}  // namespace

Ledger read_ledger(std::string_view json_lines, std::string_view path) {
  return Reader(path).read(json_lines);
}

}  // namespace normalize
