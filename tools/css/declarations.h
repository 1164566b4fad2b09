#pragma once
// One declaration of a sheet → checked longhands in a Block, or a complaint.

#include "css/complaints.h"
#include "css/rules.h"
#include "css/syntax.h"

namespace css {

// The most tokens a custom property may hold.
inline constexpr std::size_t max_custom_tokens = 16'384;

class DeclarationReader {
 public:
  DeclarationReader(Names& names, Complaints& complaints, bool of_document)
      : names_(names), complaints_(complaints), of_document_(of_document) {}

  void read(const Item& item, Block& block);

 private:
  void custom(const Item& item, Block& block);
  void longhand(const Item& item, Property property, bool has_var, Block& block);
  void shorthand(const Item& item, const ShorthandRow& row, bool has_var, Block& block);
  void everything(const Item& item, Block& block);
  void unknown(const Item& item, const std::string& name);
  void bad_value(const Item& item);
  void add(const Item& item, Declaration declaration, Block& block) const;

  Names& names_;
  Complaints& complaints_;
  bool of_document_;
};

bool is_custom_name(std::string_view name);
// Whether it holds, outside brackets, what no value may (CSS Syntax 3 §7.1).
bool ends_declaration(Tokens value);
// Does the value use var()?
bool uses_var(Tokens value);
// Is every var() in it well formed (CSS Variables 1 §3)?
bool has_good_vars(Tokens value);

// As written, for messages; long ones are cut.
std::string shown(Tokens tokens, std::string_view text);

}  // namespace css
