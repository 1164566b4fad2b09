#include "xml/schema.h"

#include <algorithm>
#include <climits>
#include <mutex>
#include <optional>
#include <vector>

#include <libxml/relaxng.h>
#include <libxml/xmlreader.h>

#include "base/error.h"
#include "base/file.h"
#include "xml/libxml.h"
#include "xml/parsed_impl.h"
#include "xml/read.h"
#include "xml/value_patterns.h"

namespace xml {
namespace {

struct FreeSchema {
  void operator()(xmlRelaxNG* schema) const { xmlRelaxNGFree(schema); }
};
struct FreeSchemaParser {
  void operator()(xmlRelaxNGParserCtxt* parser) const { xmlRelaxNGFreeParserCtxt(parser); }
};
struct FreeValidation {
  void operator()(xmlRelaxNGValidCtxt* validation) const { xmlRelaxNGFreeValidCtxt(validation); }
};

struct FirstMessage {
  std::string text;
  int line = 0;
};

void keep_first(void* user, xmlErrorPtr error) {
  auto& first = *static_cast<FirstMessage*>(user);
  if (first.text.empty()) first = {one_line(error->message), error->line};
}

struct Collected {
  const std::string& path;
  base::Diagnostics& diagnostics;
  std::size_t count = 0;
  std::size_t last_line = 0;
};

// libxml2 follows the innermost failure by one message for each enclosing element; on one line only
// the first is worth reading.
void collect(void* user, xmlErrorPtr error) {
  auto& to = *static_cast<Collected*>(user);
  const auto line = static_cast<std::size_t>(std::max(error->line, 0));
  if (to.count > 0 && (line == to.last_line || to.count >= Schema::max_errors)) return;
  base::Diagnostic d;
  d.code = "X006";
  d.where = {to.path, line, line > 0 ? std::size_t{1} : std::size_t{0}};
  d.message = "does not fit the schema: " + one_line(error->message);
  to.diagnostics.push_back(std::move(d));
  ++to.count;
  to.last_line = line;
}

}  // namespace

namespace {

using SchemaPtr = std::unique_ptr<xmlRelaxNG, FreeSchema>;

SchemaPtr compile(xmlDoc& doc, const std::string& path) {
  const std::unique_ptr<xmlRelaxNGParserCtxt, FreeSchemaParser> parser(
      xmlRelaxNGNewDocParserCtxt(&doc));
  base::expects(parser != nullptr, "memory for a schema parser");
  FirstMessage first;
  xmlRelaxNGSetParserStructuredErrors(parser.get(), keep_first, &first);
  SchemaPtr schema(xmlRelaxNGParse(parser.get()));
  if (schema != nullptr) return schema;
  base::Diagnostic d;
  d.code = "X005";
  d.where = {path, static_cast<std::size_t>(std::max(first.line, 0)), 1};
  d.message = "is not a RELAX NG schema: " + first.text;
  throw base::Error(base::Error::Kind::environment, std::move(d));
}

DocPtr copy_of(xmlDoc& doc) {
  DocPtr copy(xmlCopyDoc(&doc, 1));
  base::expects(copy != nullptr, "memory for a schema");
  return copy;
}

}  // namespace

// The schema and what the one pass needs of it, each compiled when it is first asked for.
struct Schema::Compiled {
  struct Pass {
    explicit Pass(Compiled& of)
        : rest(copy_of(*of.doc)), patterns(*rest), without_patterns(compile(*rest, of.path)) {}

    DocPtr rest;
    ValuePatterns patterns;
    SchemaPtr without_patterns;
  };

  explicit Compiled(const std::filesystem::path& file)
      : path(file.string()), doc(parse_xml(base::read_file(file), path)) {}

  const SchemaPtr& whole() {
    std::call_once(whole_once_, [&] { whole_ = compile(*doc, path); });
    return whole_;
  }
  const Pass& pass() {
    std::call_once(pass_once_, [&] { pass_.emplace(*this); });
    return *pass_;
  }

  const std::string path;
  const DocPtr doc;

 private:
  std::once_flag whole_once_, pass_once_;
  SchemaPtr whole_;
  std::optional<Pass> pass_;
};

Schema::Schema(const std::filesystem::path& path, First first)
    : compiled_(std::make_unique<Compiled>(path)) {
  if (first == First::fits) {
    compiled_->pass();
  } else {
    compiled_->whole();
  }
}

Schema::~Schema() = default;
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;

namespace {

bool is_valid(const SchemaPtr& schema, xmlDoc* doc, const std::string& path,
              base::Diagnostics& diagnostics) {
  const std::unique_ptr<xmlRelaxNGValidCtxt, FreeValidation> validation(
      xmlRelaxNGNewValidCtxt(schema.get()));
  base::expects(validation != nullptr, "memory for a validation");
  Collected collected{path, diagnostics};
  xmlRelaxNGSetValidStructuredErrors(validation.get(), collect, &collected);
  const int verdict = xmlRelaxNGValidateDoc(validation.get(), doc);
  if (verdict != 0 && collected.count == 0) {
    diagnostics.push_back({"X006",
                           base::Severity::error,
                           {path, 0, 0},
                           "does not fit the schema, without a reason given",
                           "",
                           ""});
  }
  return verdict == 0;
}

}  // namespace

bool Schema::validate(std::string_view bytes, const std::string& path,
                      base::Diagnostics& diagnostics) const {
  const DocPtr doc = parse_xml(bytes, path);
  return is_valid(compiled_->whole(), doc.get(), path, diagnostics);
}

bool Schema::validate(const Parsed& document, base::Diagnostics& diagnostics) const {
  return is_valid(compiled_->whole(), document.impl_->doc.get(), document.impl_->path, diagnostics);
}

namespace {

struct FreeReader {
  void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};

void stay_silent(void*, xmlError*) {}

// A declaration at most, then the root: no document type, and so no entities.
bool begins_with_root(std::string_view bytes) {
  constexpr std::string_view white_space = " \t\r\n";
  if (bytes.starts_with("<?xml")) {
    const std::size_t end = bytes.find("?>");
    if (end == std::string_view::npos) return false;
    bytes.remove_prefix(end + 2);
  }
  bytes.remove_prefix(std::min(bytes.find_first_not_of(white_space), bytes.size()));
  return bytes.size() > 1 && bytes[0] == '<' && bytes[1] != '!' && bytes[1] != '?';
}

// Those of one element after another, in the same memory.
class ElementAttributes {
 public:
  std::span<const Attribute> of(const xmlNode& element) {
    std::size_t count = 0;
    for (const xmlAttr* a = element.properties; a != nullptr; a = a->next, ++count) {
      if (count == texts_.size()) texts_.emplace_back();
      read_attribute(*a, texts_[count].name, texts_[count].value);
    }
    attributes_.clear();
    for (std::size_t i = 0; i < count; ++i) {
      attributes_.push_back({texts_[i].name, texts_[i].value});
    }
    return attributes_;
  }

 private:
  struct Texts {
    std::string name, value;
  };
  std::vector<Texts> texts_;
  std::vector<Attribute> attributes_;
};

}  // namespace

bool Schema::fits(std::string_view bytes, const ElementVisitor& visit) const {
  if (bytes.size() > INT_MAX || !begins_with_root(bytes)) return false;
  const std::unique_ptr<xmlTextReader, FreeReader> reader(
      xmlReaderForMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                         XML_PARSE_NONET | XML_PARSE_HUGE));
  base::expects(reader != nullptr, "memory for a reader");
  xmlTextReaderSetStructuredErrorHandler(reader.get(), stay_silent, nullptr);
  const Compiled::Pass& pass = compiled_->pass();
  xmlTextReaderRelaxNGSetSchema(reader.get(), pass.without_patterns.get());
  ElementAttributes attributes;
  int read = 0;
  while ((read = xmlTextReaderRead(reader.get())) == 1) {
    if (xmlTextReaderNodeType(reader.get()) != XML_READER_TYPE_ELEMENT) continue;
    if (xmlTextReaderDepth(reader.get()) >= max_depth) return false;
    if (xmlTextReaderIsValid(reader.get()) != 1) return false;
    const xmlNode& element = *xmlTextReaderCurrentNode(reader.get());
    const std::span<const Attribute> values = attributes.of(element);
    if (!pass.patterns.match(view(element.name), values)) return false;
    visit(view(element.name), values);
  }
  return read == 0 && xmlTextReaderIsValid(reader.get()) == 1;
}

}  // namespace xml
