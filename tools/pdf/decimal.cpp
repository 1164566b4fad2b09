#include "pdf/decimal.h"

#include <charconv>

namespace pdf {
namespace {

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

void append_integer(std::string& out, std::int64_t value) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

}  // namespace

void append_decimal(std::string& out, std::int64_t value, int decimals) {
  while (decimals > 0 && value % 10 == 0) value /= 10, --decimals;
  if (value < 0) out += '-', value = -value;
  const std::int64_t unit = power_of_ten(decimals);
  if (value >= unit || decimals == 0) append_integer(out, value / unit);
  if (decimals == 0) return;
  char fraction[24];
  std::int64_t rest = value % unit;
  for (int i = decimals; i-- > 0; rest /= 10) fraction[i] = static_cast<char>('0' + rest % 10);
  out += '.';
  out.append(fraction, static_cast<std::size_t>(decimals));
}

std::int64_t points_in_decimal(base::Length length, int decimals) {
  const std::int64_t scaled = length.units() * power_of_ten(decimals);
  const std::int64_t half = base::Length::per_point / 2;
  return (scaled < 0 ? scaled - half : scaled + half) / base::Length::per_point;
}

void append_points(std::string& out, base::Length length, int decimals) {
  append_decimal(out, points_in_decimal(length, decimals), decimals);
}

}  // namespace pdf
