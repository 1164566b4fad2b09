#pragma once
// A length on paper as an integer count of 1/65536 of a point (1 pt = 1/72 in), the unit in which
// HarfBuzz is scaled too. Integers, because sums of floating-point numbers differ between compilers
// and a page must not move for that.

#include <compare>
#include <cstdint>

namespace base {

class Length {
 public:
  static constexpr std::int64_t per_point = 65536;

  constexpr Length() = default;
  static constexpr Length from_units(std::int64_t units) { return Length(units); }
  // Rounds half away from zero.
  static constexpr Length from_points(double points) {
    const double units = points * static_cast<double>(per_point);
    return Length(static_cast<std::int64_t>(units < 0 ? units - 0.5 : units + 0.5));
  }

  constexpr std::int64_t units() const { return units_; }
  constexpr double points() const {
    return static_cast<double>(units_) / static_cast<double>(per_point);
  }

  constexpr Length operator-() const { return Length(-units_); }
  constexpr Length& operator+=(Length b) { return units_ += b.units_, *this; }
  constexpr Length& operator-=(Length b) { return units_ -= b.units_, *this; }
  friend constexpr Length operator+(Length a, Length b) { return Length(a.units_ + b.units_); }
  friend constexpr Length operator-(Length a, Length b) { return Length(a.units_ - b.units_); }
  friend constexpr Length operator*(Length a, std::int64_t n) { return Length(a.units_ * n); }
  friend constexpr Length operator*(std::int64_t n, Length a) { return Length(a.units_ * n); }
  // Truncates towards zero.
  friend constexpr Length operator/(Length a, std::int64_t n) { return Length(a.units_ / n); }
  friend constexpr auto operator<=>(Length, Length) = default;

 private:
  constexpr explicit Length(std::int64_t units) : units_(units) {}
  std::int64_t units_ = 0;
};

constexpr Length operator""_pt(long double points) {
  return Length::from_points(static_cast<double>(points));
}
constexpr Length operator""_pt(unsigned long long points) {
  return Length::from_units(static_cast<std::int64_t>(points) * Length::per_point);
}

// a × num / den without overflow in between; truncates towards zero.
constexpr Length scaled(Length a, std::int64_t num, std::int64_t den) {
  std::int64_t product = 0;  // mostly it fits, and division of longer numbers is slow
  if (!__builtin_mul_overflow(a.units(), num, &product)) return Length::from_units(product / den);
  __extension__ using Wide = __int128;
  return Length::from_units(static_cast<std::int64_t>(static_cast<Wide>(a.units()) * num / den));
}

}  // namespace base
