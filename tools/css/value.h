#pragma once
// Reads the value of one declaration, piece by piece. Each function takes its piece if it is there
// and leaves the reader alone if not; white space between pieces is skipped. Lengths come out
// absolute (CSS Values 4 §5, §6), calc() and its kin resolved as far as percentages allow (§10).

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "css/style.h"
#include "css/token.h"

namespace css {

// What relative values are relative to.
struct ValueContext {
  const ComputedStyle* parent = nullptr;    // what this element inherits from; never null
  Length font_size;                         // em; while font-size is read: the parent's
  Length line_height;                       // lh
  Length root_font_size;                    // rem
  Length page_width, page_height;           // what vw and vh are of
  Color color;                              // currentColor
  const ComputedStyle* font = nullptr;      // whose font ex, ch and cap are of
  const FontUnitsOf* font_units = nullptr;  // null or empty: they are guessed
  bool of_document = false;                 // see SheetPlace
  std::string* remark = nullptr;            // if set: where a reader says what it approximated
};

enum class Sign : std::uint8_t { any, non_negative };

class ValueReader {
 public:
  ValueReader(Tokens tokens, const ValueContext& context) : rest_(tokens), context_(&context) {}

  const ValueContext& context() const { return *context_; }
  // Tells, once for a declaration, that a value is only approximated: "flex is set as block".
  void remark(std::string text);

  bool at_end();
  const Token* peek();  // null at the end
  // The next token or block as a whole.
  Tokens component();
  Tokens rest() { return trim(rest_); }

  bool keyword(std::string_view lower);
  std::optional<std::string_view> ident();
  // An ident that is not `none`, `auto`, `default` or a CSS-wide keyword.
  std::optional<std::string> custom_ident();
  bool comma();
  bool slash();
  std::optional<std::string> string();
  std::optional<std::string> url();
  std::optional<double> number(Sign sign = Sign::any);
  std::optional<int> integer();  // clamped to ±10^9
  std::optional<double> percent(Sign sign = Sign::any);
  std::optional<Length> length(Sign sign = Sign::any);  // unitless only when 0
  std::optional<LengthPercentage> length_percentage(Sign sign = Sign::any);
  std::optional<Color> color();
  std::optional<double> angle();  // degrees
  // Consumes a function of this name; the result reads its arguments.
  std::optional<ValueReader> function(std::string_view lower);

  template <class Value>
  using Keywords = std::initializer_list<std::pair<std::string_view, Value>>;
  template <class Value>
  std::optional<Value> one_of(Keywords<Value> keywords) {
    for (const auto& [name, value] : keywords) {
      if (keyword(name)) return value;
    }
    return std::nullopt;
  }

 private:
  Tokens rest_;
  const ValueContext* context_;
};

// Number, length and percentage at once: what calc() computes with.
struct Numeric {
  enum class Type : std::uint8_t { number, length, angle };

  Type type = Type::number;
  bool has_percent = false;
  double value = 0;    // a plain number; points; degrees
  double percent = 0;  // added to it
};
// A number, dimension, percentage or math function; nullopt when it is none or its types clash.
// `token` may open a block; the block is read whole.
std::optional<Numeric> read_numeric(const Token& token, const ValueContext& context);

// Nothing on paper is larger; keeps sums of lengths inside 64 bits.
inline constexpr double max_points = 1e7;
Length to_length(double points);

}  // namespace css
