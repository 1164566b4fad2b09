#pragma once
// Reads one sheet's rules into Sheets::Impl. Private to the room: rules.h has the door.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "css/complaints.h"
#include "css/declarations.h"
#include "css/rules.h"
#include "css/syntax.h"

namespace css {

inline constexpr int max_rule_depth = 32;        // @media in @supports in …
inline constexpr std::size_t max_imports = 256;  // of one Sheets
inline constexpr std::size_t max_import_depth = 16;

class SheetParser {
 public:
  // `importing`: the files that are being read above this one, for cycles.
  SheetParser(Sheets::Impl& out, const SheetText& text, const SheetPlace& place,
              base::Diagnostics& diagnostics, std::vector<std::filesystem::path> importing,
              std::uint32_t layer);

  void read();

 private:
  struct Scope {
    std::uint32_t layer = unlayered;
    std::string layer_name;
    std::shared_ptr<const SelectorList> parent;  // of nested rules
    int depth = 0;
  };

  void rules(const std::vector<Item>& items, const Scope& scope);
  void style_rule(const Item& item, const Scope& scope);
  void block(Tokens tokens, const SelectorList& selectors, const Scope& scope);
  void nested(Tokens tokens, const Scope& scope);
  void at_rule(const Item& item, const Scope& scope);
  bool conditional(const Item& item, const Scope& scope);
  void import(const Item& item, const Scope& scope);
  void import_file(const Item& item, const std::string& url, std::uint32_t layer);
  void name_space(const Item& item);
  void layer(const Item& item, const Scope& scope);
  std::uint32_t layer_named(const std::string& name, const Token* at);
  void font_face(const Item& item);
  std::vector<FontFace::Source> sources(const Item& item);
  void counter_style(const Item& item);
  void font_feature_values(const Item& item);
  void page(const Item& item, const Scope& scope);
  void page_item(const Item& item, PageRule& rule);
  bool descriptor(const Item& item, PageRule& rule);
  std::optional<std::vector<PageTest>> page_tests(Tokens prelude);

  std::optional<std::filesystem::path> local_path(const std::string& url, const Token* at);
  SelectorContext selector_context(const Scope& scope);
  void warn(std::string_view code, const Token* at, std::string message, std::string hint = {});
  void unknown_at_rule(const Item& item);

  Sheets::Impl& out_;
  const SheetText& text_;
  SheetPlace place_;
  base::Diagnostics& diagnostics_;
  ComplaintLog log_;
  Complaints complaints_;
  DeclarationReader declarations_;
  std::vector<std::filesystem::path> importing_;
  std::uint32_t outer_layer_;
  std::map<std::string, std::string, std::less<>> namespaces_;
  bool imports_allowed_ = true, namespaces_allowed_ = true;
};

}  // namespace css
