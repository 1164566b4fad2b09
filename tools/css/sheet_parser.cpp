#include "css/sheet_parser.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/file.h"
#include "css/conditions.h"
#include "css/decode.h"

namespace css {

SheetParser::SheetParser(Sheets::Impl& out, const SheetText& text, const SheetPlace& place,
                         base::Diagnostics& diagnostics,
                         std::vector<std::filesystem::path> importing, std::uint32_t layer)
    : out_(out),
      text_(text),
      place_(place),
      diagnostics_(diagnostics),
      complaints_(place.path.generic_string(), text.text, diagnostics, log_, place.first_line),
      declarations_(out.names, complaints_, place.of_document),
      importing_(std::move(importing)),
      outer_layer_(layer) {}

void SheetParser::warn(std::string_view code, const Token* at, std::string message,
                       std::string hint) {
  complaints_.warn(code, at->begin, std::move(message), std::move(hint));
}

void SheetParser::read() {
  if (text_.list.truncated) {
    complaints_.warn("S001", 0, "the style sheet is too long; its end is left out");
  }
  Scope scope;
  scope.layer = outer_layer_;
  if (outer_layer_ != unlayered) scope.layer_name = out_.layers.names[outer_layer_];
  rules(parse_stylesheet(text_.list.all()), scope);
}

SelectorContext SheetParser::selector_context(const Scope& scope) {
  SelectorContext context;
  context.names = &out_.names;
  context.namespaces = &namespaces_;
  context.parent = scope.parent;
  context.nested = scope.parent != nullptr;
  return context;
}

void SheetParser::rules(const std::vector<Item>& items, const Scope& scope) {
  for (const Item& item : items) {
    if (item.kind == Item::Kind::at_rule) {
      at_rule(item, scope);
    } else if (item.kind == Item::Kind::qualified_rule) {
      imports_allowed_ = namespaces_allowed_ = false;
      style_rule(item, scope);
    } else {
      warn("S001", item.at, "this is not a rule; it is ignored",
           "a rule is a selector and declarations in braces");
    }
  }
}

void SheetParser::style_rule(const Item& item, const Scope& scope) {
  std::string problem;
  const auto selectors = parse_selectors(item.prelude, selector_context(scope), problem);
  if (!selectors) {
    warn("S004", item.at, problem + "; the rule is ignored");
    return;
  }
  block(*item.block, *selectors, scope);
}

// Registers the declarations of a block under its selectors, then its nested rules.
void SheetParser::block(Tokens tokens, const SelectorList& selectors, const Scope& scope) {
  Block& block = out_.blocks.emplace_back();
  std::vector<Item> inner;
  for (const Item& item : parse_block_contents(tokens)) {
    if (item.kind == Item::Kind::declaration)
      declarations_.read(item, block);
    else if (item.kind == Item::Kind::error) {
      warn("S001", item.at, "this is not a declaration; it is ignored");
    } else {
      inner.push_back(item);
    }
  }
  if (!block.declarations.empty()) {
    for (const Selector& selector : selectors) {
      out_.rules.push_back({selector, &block, place_.origin, scope.layer, out_.next_order++});
    }
  }
  if (inner.empty()) return;
  if (scope.depth >= max_rule_depth) {
    warn("S001", inner.front().at, "rules nested too deeply; these are ignored");
    return;
  }
  Scope deeper = scope;
  deeper.parent = std::make_shared<const SelectorList>(selectors);
  ++deeper.depth;
  rules(inner, deeper);
}

// What stands inside a conditional rule: rules, or inside a style rule also declarations.
void SheetParser::nested(Tokens tokens, const Scope& scope) {
  if (scope.depth >= max_rule_depth) {
    if (!tokens.empty()) warn("S001", tokens.first, "rules nested too deeply; these are ignored");
    return;
  }
  Scope deeper = scope;
  ++deeper.depth;
  if (scope.parent)
    block(tokens, *scope.parent, deeper);
  else
    rules(parse_rule_list(tokens), deeper);
}

void SheetParser::unknown_at_rule(const Item& item) {
  complaints_.warn_once("@" + to_lower(item.name), "S004", item.at->begin,
                        "the rule @" + std::string(item.name) + " is not supported; it is ignored");
}

void SheetParser::at_rule(const Item& item, const Scope& scope) {
  const std::string name = to_lower(item.name);
  if (name == "charset") return;
  if (name == "import") {
    if (imports_allowed_ && scope.depth == 0)
      import(item, scope);
    else
      warn("S001", item.at, "@import must come before other rules; it is ignored");
    return;
  }
  if (name == "namespace") {
    imports_allowed_ = false;
    if (namespaces_allowed_ && scope.depth == 0)
      name_space(item);
    else
      warn("S001", item.at, "@namespace must come before other rules; it is ignored");
    return;
  }
  const bool names_layers = name == "layer" && !item.block;
  if (!names_layers) imports_allowed_ = namespaces_allowed_ = false;
  if (name == "layer") return layer(item, scope);
  if (!item.block) {
    warn("S001", item.at, "@" + name + " without a block; it is ignored");
    return;
  }
  if (conditional(item, scope)) return;
  if (name == "page")
    page(item, scope);
  else if (name == "font-face")
    font_face(item);
  else if (name == "counter-style")
    counter_style(item);
  else if (name == "font-feature-values")
    font_feature_values(item);
  else if (name == "nest") {
    std::string problem;
    const auto selectors = parse_selectors(item.prelude, selector_context(scope), problem);
    if (selectors)
      block(*item.block, *selectors, scope);
    else
      warn("S004", item.at, problem + "; the rule is ignored");
  } else {
    unknown_at_rule(item);
  }
}

bool SheetParser::conditional(const Item& item, const Scope& scope) {
  const std::string name = to_lower(item.name);
  if (name == "media") {
    if (media_matches(item.prelude)) nested(*item.block, scope);
    return true;
  }
  if (name == "supports") {
    if (supports(item.prelude, selector_context(scope))) nested(*item.block, scope);
    return true;
  }
  return false;
}

void SheetParser::layer(const Item& item, const Scope& scope) {
  const auto full_name = [&](Tokens written) {
    std::string name = scope.layer_name.empty() ? "" : scope.layer_name + ".";
    for (const Token& t : trim(written)) name += t.text;
    return name;
  };
  if (!item.block) {
    const Token* at = item.prelude.first;
    while (at != item.prelude.last) {
      const Token* end = at;
      while (end != item.prelude.last && end->type != TokenType::comma) end = step_over(end);
      layer_named(full_name({at, end}), item.at);
      at = end == item.prelude.last ? end : end + 1;
    }
    return;
  }
  Scope inner = scope;
  inner.layer_name = full_name(item.prelude);
  if (trim(item.prelude).empty()) {
    inner.layer_name += "(" + std::to_string(out_.layers.names.size()) + ")";  // anonymous
  }
  inner.layer = layer_named(inner.layer_name, item.at);
  nested(*item.block, inner);
}

std::uint32_t SheetParser::layer_named(const std::string& name, const Token* at) {
  const auto number = out_.layers.add(name);
  if (!number) {
    complaints_.warn_once("@layer", "S004", at->begin,
                          "too many cascade layers; the rules of the others are in none");
  }
  return number.value_or(unlayered);
}

void SheetParser::name_space(const Item& item) {
  ValueReader in(item.prelude, checking_context());
  std::string prefix;
  if (const auto name = in.ident()) prefix = *name;
  auto uri = in.string();
  if (!uri) uri = in.url();
  if (!uri || !in.at_end()) {
    warn("S001", item.at, "broken @namespace; it is ignored");
    return;
  }
  namespaces_[prefix] = *uri;
}

std::optional<std::filesystem::path> local_file(const std::string& url,
                                                const std::filesystem::path& from,
                                                const std::filesystem::path& root,
                                                const std::filesystem::path& whole) {
  namespace fs = std::filesystem;
  const std::string name = url.substr(0, url.find_first_of("?#"));
  const std::size_t colon = name.find(':');
  const bool remote = (colon != name.npos && colon < name.find('/')) || name.starts_with("//");
  if (remote || name.empty() || name.find('\0') != name.npos) return std::nullopt;
  const bool from_root = name.starts_with('/');
  if (from_root && whole.empty()) return std::nullopt;
  const fs::path path =
      (from_root ? whole / name.substr(1) : from.parent_path() / name).lexically_normal();
  const fs::path below =
      fs::absolute(path).lexically_relative(fs::absolute(root).lexically_normal());
  if (below.empty() || *below.begin() == "..") return std::nullopt;
  return path;
}

// Local, and inside the folder of the first sheet.
std::optional<std::filesystem::path> SheetParser::local_path(const std::string& url,
                                                             const Token* at) {
  std::optional<std::filesystem::path> path = local_file(url, place_.path, place_.root, out_.root);
  if (!path) {
    const bool leaves = url.starts_with("..");
    warn("S005", at,
         "“" + url +
             (leaves ? "” leaves the folder of the style sheet; it is not read"
                     : "” is not a local, relative file; it is not read"));
  }
  return path;
}

void SheetParser::import(const Item& item, const Scope& scope) {
  ValueReader in(item.prelude, checking_context());
  auto url = in.string();
  if (!url) url = in.url();
  if (!url || item.block) {
    warn("S001", item.at, "broken @import; it is ignored");
    return;
  }
  std::uint32_t target = scope.layer;
  const std::string outer = scope.layer_name.empty() ? "" : scope.layer_name + ".";
  if (auto named = in.function("layer")) {
    std::string name = outer;
    for (const Token& t : named->rest()) name += t.text;
    target = layer_named(name, item.at);
  } else if (in.keyword("layer")) {
    target = layer_named(outer + "(" + std::to_string(out_.layers.names.size()) + ")", item.at);
  }
  if (auto condition = in.function("supports")) {
    // supports(display: block) may leave out the inner parentheses.
    const Tokens inner = condition->rest();
    const bool bare = parse_declaration(inner).has_value();
    if (bare ? inner.empty() : !supports(inner, selector_context(scope))) return;
  }
  if (media_matches(in.rest())) import_file(item, *url, target);
}

void SheetParser::import_file(const Item& item, const std::string& url, std::uint32_t layer) {
  const auto path = local_path(url, item.at);
  if (!path) return;
  if (std::find(importing_.begin(), importing_.end(), *path) != importing_.end()) {
    warn("S005", item.at, "“" + url + "” imports itself; it is not read again");
    return;
  }
  if (importing_.size() >= max_import_depth || out_.imported.size() >= max_imports) {
    warn("S005", item.at, "too many imports; “" + url + "” is not read");
    return;
  }
  SheetText* text = nullptr;
  try {
    const std::string bytes = out_.loader ? out_.loader(*path) : base::read_file(*path);
    text = &out_.texts.emplace_back();
    text->text = decode_sheet(bytes).text;
  } catch (const base::Error& error) {
    warn("S005", item.at, "“" + url + "” cannot be read: " + error.diagnostic().message);
    return;
  }
  text->list = tokenize(text->text);
  out_.imported.push_back(*path);
  SheetPlace place = place_;
  place.path = *path;
  place.first_line = 1;
  std::vector<std::filesystem::path> importing = importing_;
  importing.push_back(*path);
  SheetParser(out_, *text, place, diagnostics_, std::move(importing), layer).read();
}

void add_sheet(Sheets::Impl& out, std::string_view bytes, const SheetPlace& place,
               base::Diagnostics& diagnostics) {
  SheetText& text = out.texts.emplace_back();
  text.text = decode_sheet(bytes).text;
  text.list = tokenize(text.text);
  SheetParser(out, text, place, diagnostics, {place.path.lexically_normal()}, unlayered).read();
}

Block parse_style_attribute(Sheets::Impl& out, std::string_view written, const std::string& path,
                            std::size_t line, ComplaintLog& log, base::Diagnostics& diagnostics) {
  SheetText& text = out.texts.emplace_back();
  text.text = written;
  text.list = tokenize(text.text);
  Complaints complaints(path, text.text, diagnostics, log, line);
  constexpr bool of_document = true;
  DeclarationReader declarations(out.names, complaints, of_document);
  Block block;
  for (const Item& item : parse_declaration_list(text.list.all())) {
    if (item.kind == Item::Kind::declaration)
      declarations.read(item, block);
    else
      complaints.warn("S001", item.at->begin, "this is not a declaration; it is ignored");
  }
  return block;
}

std::optional<std::uint32_t> Layers::add(const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<std::uint32_t>(found - names.begin());
  if (names.size() >= max_layers || name.size() > max_layer_name) return std::nullopt;
  // A layer's parent exists even when nothing stands in it directly.
  const std::size_t dot = name.rfind('.');
  if (dot != name.npos && !add(name.substr(0, dot))) return std::nullopt;
  names.push_back(name);
  return static_cast<std::uint32_t>(names.size() - 1);
}

}  // namespace css
