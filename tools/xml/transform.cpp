#include "xml/transform.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdarg>
#include <cstdio>
#include <memory>
#include <mutex>

#include <libxml/parserInternals.h>
#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include "base/error.h"
#include "base/file.h"
#include "xml/libxml.h"
#include "xml/read.h"

namespace xml {
namespace {

// A transformation of a long debate takes some millions of XPath steps; a loop takes all of them in
// a few seconds.
constexpr unsigned long max_steps = 200'000'000;
constexpr int max_template_depth = 1500;

struct FreeStyleSheet {
  void operator()(xsltStylesheet* sheet) const { xsltFreeStylesheet(sheet); }
};
struct FreeTransform {
  void operator()(xsltTransformContext* context) const { xsltFreeTransformContext(context); }
};
struct FreeSecurity {
  void operator()(xsltSecurityPrefs* security) const { xsltFreeSecurityPrefs(security); }
};

// libxslt keeps its document loader and the sink of its messages in globals, so that one
// transformation runs at a time and finds its own state here.
struct Session {
  std::filesystem::path folder;
  std::string messages;
  bool load_failed = false;  // document() itself would go on with nothing
};
std::mutex one_at_a_time;
Session* session = nullptr;

void append_message(void*, const char* format, ...) __attribute__((format(printf, 2, 3)));

void append_message(void*, const char* format, ...) {
  if (session == nullptr || session->messages.size() > 100'000) return;
  std::array<char, 4096> line;
  va_list arguments;
  va_start(arguments, format);
  const int size = std::vsnprintf(line.data(), line.size(), format, arguments);
  va_end(arguments);
  if (size > 0) {
    session->messages.append(
        line.data(), std::min<std::size_t>(static_cast<std::size_t>(size), line.size() - 1));
  }
}

// Remote and outside documents are refused by their path alone, before anything is opened.
bool is_below(const std::filesystem::path& path, const std::filesystem::path& folder) {
  const auto relative = path.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

xmlDoc* load(const xmlChar* uri, xmlDict*, int, void*, xsltLoadType) {
  if (session == nullptr) return nullptr;
  std::string name(view(uri));
  if (name.starts_with("file://")) name.erase(0, std::string_view("file://").size());
  std::error_code failure;
  const auto path = std::filesystem::weakly_canonical(name, failure);
  if (failure || name.find("://") != std::string::npos || !is_below(path, session->folder)) {
    session->load_failed = true;
    session->messages += "refused to read " + name + ", which is not in the style sheet's folder\n";
    return nullptr;
  }
  try {
    return parse_xml(base::read_file(path), path.string()).release();
  } catch (const base::Error& error) {
    session->load_failed = true;
    session->messages += base::format_diagnostic(error.diagnostic()) + "\n";
    return nullptr;
  }
}

class SessionScope {
 public:
  explicit SessionScope(const std::filesystem::path& style_sheet) : lock_(one_at_a_time) {
    state_.folder =
        std::filesystem::weakly_canonical(std::filesystem::absolute(style_sheet)).parent_path();
    session = &state_;
    xsltSetGenericErrorFunc(nullptr, append_message);
    xmlSetGenericErrorFunc(nullptr, append_message);
    xsltSetLoaderFunc(load);
  }
  ~SessionScope() {
    xsltSetLoaderFunc(nullptr);
    xsltSetGenericErrorFunc(nullptr, nullptr);
    xmlSetGenericErrorFunc(nullptr, nullptr);
    session = nullptr;
  }
  SessionScope(const SessionScope&) = delete;
  SessionScope& operator=(const SessionScope&) = delete;

  const std::string& messages() const { return state_.messages; }
  bool load_failed() const { return state_.load_failed; }

 private:
  std::lock_guard<std::mutex> lock_;
  Session state_;
};

// libxslt says "runtime error: file F line N element E" on a line before the message.
[[noreturn]] void fail_with(std::string code, const std::filesystem::path& style_sheet,
                            const std::string& messages) {
  base::Diagnostic d;
  d.code = std::move(code);
  d.where.path = style_sheet.string();
  std::string message = messages;
  const std::size_t line = messages.find(" line ");
  const std::size_t file = messages.find("file ");
  if (line != std::string::npos && file != std::string::npos && file < line) {
    d.where.path = messages.substr(file + 5, line - file - 5);
    const std::size_t digits = line + std::string_view(" line ").size();
    std::from_chars(messages.data() + digits, messages.data() + messages.size(), d.where.line);
    d.where.column = 1;
    const std::size_t rest = messages.find('\n', line);
    if (rest != std::string::npos) message = messages.substr(rest + 1);
  }
  message = one_line(message.substr(0, 600).c_str());
  d.message = message.empty() ? "the template failed without a reason given" : message;
  throw base::Error(base::Error::Kind::environment, std::move(d));
}

using StyleSheet = std::unique_ptr<xsltStylesheet, FreeStyleSheet>;

StyleSheet compile(const std::filesystem::path& path, const SessionScope& scope) {
  DocPtr doc = parse_xml(base::read_file(path), path.string());
  StyleSheet sheet(xsltParseStylesheetDoc(doc.get()));
  if (sheet != nullptr) static_cast<void>(doc.release());  // the sheet owns it now
  if (sheet == nullptr || sheet->errors != 0) fail_with("X010", path, scope.messages());
  return sheet;
}

std::unique_ptr<xsltSecurityPrefs, FreeSecurity> no_writing_no_network() {
  std::unique_ptr<xsltSecurityPrefs, FreeSecurity> security(xsltNewSecurityPrefs());
  base::expects(security != nullptr, "memory for security preferences");
  for (const xsltSecurityOption option : {XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY,
                                          XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK}) {
    xsltSetSecurityPrefs(security.get(), option, xsltSecurityForbid);
  }
  return security;
}

void set_parameters(xsltTransformContext& context, const std::vector<Parameter>& parameters) {
  std::vector<const char*> names_and_values;
  for (const Parameter& p : parameters) {
    names_and_values.push_back(p.name.c_str());
    names_and_values.push_back(p.value.c_str());
  }
  names_and_values.push_back(nullptr);
  xsltQuoteUserParams(&context, names_and_values.data());
}

void note_messages(const std::string& messages, const std::filesystem::path& style_sheet,
                   base::Diagnostics& diagnostics) {
  std::size_t begin = 0;
  while (begin < messages.size()) {
    const std::size_t end = std::min(messages.find('\n', begin), messages.size());
    if (end > begin) {
      diagnostics.push_back({"X012",
                             base::Severity::note,
                             {style_sheet.string(), 0, 0},
                             messages.substr(begin, end - begin),
                             "",
                             ""});
    }
    begin = end + 1;
  }
}

// Whether the tree is all that its bytes would say: one element, written as XML and as it is.
bool tells_all(const xmlDoc& result, const xsltStylesheet& sheet) {
  const bool is_xml = sheet.method == nullptr || view(sheet.method) == "xml";
  if (!is_xml || sheet.indent == 1 || sheet.doctypePublic != nullptr ||
      sheet.doctypeSystem != nullptr || result.intSubset != nullptr) {
    return false;
  }
  const xmlNode* root = xmlDocGetRootElement(&result);
  if (root == nullptr || root != result.children || root->next != nullptr) return false;
  // Text that a template writes as markup.
  for (const xmlNode* node = root; node != nullptr; node = next_node(node, root)) {
    if (node->type == XML_TEXT_NODE && node->name == xmlStringTextNoenc) return false;
  }
  return true;
}

}  // namespace

struct Transformed::Impl {
  StyleSheet sheet;
  DocPtr result;
};

Transformed::Transformed(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Transformed::Transformed(Transformed&&) noexcept = default;
Transformed::~Transformed() = default;

std::string Transformed::bytes() const {
  xmlChar* bytes = nullptr;
  int size = 0;
  const int verdict =
      xsltSaveResultToString(&bytes, &size, impl_->result.get(), impl_->sheet.get());
  const std::unique_ptr<xmlChar, void (*)(void*)> owner(bytes, xmlFree);
  base::expects(verdict == 0, "memory for the result of a template");
  return std::string(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

Document Transformed::document(std::string path) const {
  if (!tells_all(*impl_->result, *impl_->sheet)) return read_xml(bytes(), std::move(path));
  const bool has_declaration = impl_->sheet->omitXmlDeclaration != 1;
  return to_document(*impl_->result, path, has_declaration ? 2 : 1);
}

std::string transform(const std::filesystem::path& style_sheet, std::string_view input,
                      const std::string& input_path, const std::vector<Parameter>& parameters,
                      base::Diagnostics& diagnostics) {
  return transform_to_tree(style_sheet, input, input_path, parameters, diagnostics).bytes();
}

Transformed transform_to_tree(const std::filesystem::path& style_sheet, std::string_view input,
                              const std::string& input_path,
                              const std::vector<Parameter>& parameters,
                              base::Diagnostics& diagnostics) {
  const DocPtr document = parse_xml(input, input_path);
  SessionScope scope(style_sheet);
  StyleSheet sheet = compile(style_sheet, scope);
  const std::unique_ptr<xsltTransformContext, FreeTransform> context(
      xsltNewTransformContext(sheet.get(), document.get()));
  base::expects(context != nullptr, "memory for a transformation");
  const auto security = no_writing_no_network();
  xsltSetCtxtSecurityPrefs(security.get(), context.get());
  context->maxTemplateDepth = max_template_depth;
  context->opLimit = max_steps;
  context->xpathCtxt->opLimit = max_steps;
  set_parameters(*context, parameters);
  DocPtr result(xsltApplyStylesheetUser(sheet.get(), document.get(), nullptr, nullptr, nullptr,
                                        context.get()));
  if (result == nullptr || context->state != XSLT_STATE_OK || scope.load_failed()) {
    fail_with("X011", style_sheet, scope.messages());
  }
  note_messages(scope.messages(), style_sheet, diagnostics);
  return Transformed(
      std::make_unique<Transformed::Impl>(Transformed::Impl{std::move(sheet), std::move(result)}));
}

}  // namespace xml
