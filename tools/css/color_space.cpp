#include "css/color_space.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace css {
namespace {

using Matrix = std::array<Channels, 3>;

constexpr Channels operator*(const Matrix& m, const Channels& v) {
  Channels out{};
  for (std::size_t i = 0; i < 3; ++i) out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
  return out;
}

constexpr Matrix operator*(const Matrix& a, const Matrix& b) {
  Matrix out{};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      for (std::size_t k = 0; k < 3; ++k) out[i][j] += a[i][k] * b[k][j];
    }
  }
  return out;
}

constexpr Matrix inverse(const Matrix& m) {
  Matrix out{};
  const auto cofactor = [&](std::size_t i, std::size_t j) {
    const std::size_t a = (i + 1) % 3, b = (i + 2) % 3, c = (j + 1) % 3, d = (j + 2) % 3;
    return m[a][c] * m[b][d] - m[a][d] * m[b][c];
  };
  const double determinant =
      m[0][0] * cofactor(0, 0) + m[0][1] * cofactor(0, 1) + m[0][2] * cofactor(0, 2);
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) out[j][i] = cofactor(i, j) / determinant;
  }
  return out;
}

constexpr Matrix diagonal(const Channels& v) {
  return {{{v[0], 0, 0}, {0, v[1], 0}, {0, 0, v[2]}}};
}

// A chromaticity, and the colour of that with Y = 1.
struct Chromaticity {
  double x, y;
  constexpr Channels xyz() const { return {x / y, 1, (1 - x - y) / y}; }
};

constexpr Chromaticity d65{0.3127, 0.3290}, d50{0.3457, 0.3585};

// From linear light to XYZ, by the primaries and the white that all of them make.
constexpr Matrix to_xyz(Chromaticity red, Chromaticity green, Chromaticity blue,
                        Chromaticity white) {
  const Channels r = red.xyz(), g = green.xyz(), b = blue.xyz();
  const Matrix primaries{{{r[0], g[0], b[0]}, {r[1], g[1], b[1]}, {r[2], g[2], b[2]}}};
  return primaries * diagonal(inverse(primaries) * white.xyz());
}

// The cones of Bradford's chromatic adaptation.
constexpr Matrix cones{
    {{0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}}};

constexpr Matrix adaptation(Chromaticity from, Chromaticity to) {
  const Channels a = cones * from.xyz(), b = cones * to.xyz();
  return inverse(cones) * diagonal({b[0] / a[0], b[1] / a[1], b[2] / a[2]}) * cones;
}

constexpr Matrix d50_to_d65 = adaptation(d50, d65), d65_to_d50 = adaptation(d65, d50);
constexpr Matrix srgb_to_xyz = to_xyz({0.64, 0.33}, {0.30, 0.60}, {0.15, 0.06}, d65);
constexpr Matrix p3_to_xyz = to_xyz({0.68, 0.32}, {0.265, 0.69}, {0.15, 0.06}, d65);
constexpr Matrix a98_to_xyz = to_xyz({0.64, 0.33}, {0.21, 0.71}, {0.15, 0.06}, d65);
constexpr Matrix rec2020_to_xyz = to_xyz({0.708, 0.292}, {0.170, 0.797}, {0.131, 0.046}, d65);
constexpr Matrix prophoto_to_xyz =
    d50_to_d65 * to_xyz({0.734699, 0.265301}, {0.159597, 0.840403}, {0.036598, 0.000105}, d50);

// OKLab (Ottosson 2020) with the white of CSS Color 4 §10.
constexpr Matrix xyz_to_lms{{{0.8190224379967030, 0.3619062600528904, -0.1288737815209879},
                             {0.0329836539323885, 0.9292868615863434, 0.0361446663506424},
                             {0.0481771893596242, 0.2642395317527308, 0.6335478284694309}}};
constexpr Matrix lms_to_oklab{{{0.2104542683093140, 0.7936177747023054, -0.0040720430116193},
                               {1.9779985324311684, -2.4285922420485799, 0.4505937096174110},
                               {0.0259040424655478, 0.7827717124575296, -0.8086757549230774}}};

// Odd functions: what lies outside a gamut may be negative.
template <class Curve>
double mirrored(double value, const Curve& curve) {
  return std::copysign(curve(std::abs(value)), value);
}

double srgb_to_light(double v) {
  return mirrored(
      v, [](double x) { return x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4); });
}
double srgb_from_light(double v) {
  return mirrored(v, [](double x) {
    return x <= 0.0031308 ? x * 12.92 : 1.055 * std::pow(x, 1 / 2.4) - 0.055;
  });
}
double prophoto_to_light(double v) {
  return mirrored(v, [](double x) { return x <= 16.0 / 512 ? x / 16 : std::pow(x, 1.8); });
}
double prophoto_from_light(double v) {
  return mirrored(v, [](double x) { return x < 1.0 / 512 ? x * 16 : std::pow(x, 1 / 1.8); });
}
constexpr double a98_gamma = 563.0 / 256;
// ITU-R BT.2020-2, table 4.
constexpr double rec2020_alpha = 1.09929682680944, rec2020_beta = 0.018053968510807;
double rec2020_to_light(double v) {
  return mirrored(v, [](double x) {
    return x < rec2020_beta * 4.5 ? x / 4.5
                                  : std::pow((x + rec2020_alpha - 1) / rec2020_alpha, 1 / 0.45);
  });
}
double rec2020_from_light(double v) {
  return mirrored(v, [](double x) {
    return x > rec2020_beta ? rec2020_alpha * std::pow(x, 0.45) - (rec2020_alpha - 1) : x * 4.5;
  });
}

template <class Curve>
Channels each(Channels v, const Curve& curve) {
  for (double& channel : v) channel = curve(channel);
  return v;
}
Channels gamma(const Channels& v, double exponent) {
  return each(
      v, [&](double c) { return mirrored(c, [&](double x) { return std::pow(x, exponent); }); });
}

// CIE Lab.
constexpr double lab_epsilon = 216.0 / 24389, lab_kappa = 24389.0 / 27;

Channels lab_to_xyz(const Channels& lab) {
  const double f1 = (lab[0] + 16) / 116, f0 = lab[1] / 500 + f1, f2 = f1 - lab[2] / 200;
  const auto cubed = [](double f) {
    return f * f * f > lab_epsilon ? f * f * f : (116 * f - 16) / lab_kappa;
  };
  const double y = lab[0] > lab_kappa * lab_epsilon ? f1 * f1 * f1 : lab[0] / lab_kappa;
  const Channels white = d50.xyz();
  return d50_to_d65 * Channels{cubed(f0) * white[0], y, cubed(f2) * white[2]};
}

Channels lab_from_xyz(const Channels& xyz) {
  const Channels white = d50.xyz();
  Channels f = d65_to_d50 * xyz;
  for (std::size_t i = 0; i < 3; ++i) {
    const double v = f[i] / white[i];
    f[i] = v > lab_epsilon ? std::cbrt(v) : (lab_kappa * v + 16) / 116;
  }
  return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

Channels oklab_to_xyz(const Channels& oklab) {
  return inverse(xyz_to_lms) *
         each(inverse(lms_to_oklab) * oklab, [](double c) { return c * c * c; });
}
Channels oklab_from_xyz(const Channels& xyz) {
  return lms_to_oklab * each(xyz_to_lms * xyz, [](double c) { return std::cbrt(c); });
}

constexpr double degrees = 180 / std::numbers::pi;

double in_circle(double hue) {
  const double rest = std::fmod(hue, 360);
  return rest < 0 ? rest + 360 : rest;
}

Channels from_polar(const Channels& lch) {
  return {lch[0], lch[1] * std::cos(lch[2] / degrees), lch[1] * std::sin(lch[2] / degrees)};
}
Channels to_polar(const Channels& lab) {
  return {lab[0], std::hypot(lab[1], lab[2]), in_circle(std::atan2(lab[2], lab[1]) * degrees)};
}

// CSS Color 4 §7.1.
Channels hsl_to_srgb(const Channels& hsl) {
  const double a = hsl[1] * std::min(hsl[2], 1 - hsl[2]);
  const auto channel = [&](double n) {
    const double k = std::fmod(n + in_circle(hsl[0]) / 30, 12);
    return hsl[2] - a * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
  };
  return {channel(0), channel(8), channel(4)};
}

Channels srgb_to_hsl(const Channels& rgb) {
  const auto [least, most] = std::minmax({rgb[0], rgb[1], rgb[2]});
  const double lightness = (least + most) / 2, span = most - least;
  constexpr double grey = 1e-9;  // what sums lose
  if (span < grey) return {0, 0, lightness};
  const double most_of_lightness = std::min(lightness, 1 - lightness);
  const double saturation = most_of_lightness == 0 ? 0 : (most - lightness) / most_of_lightness;
  double hue = 0;
  if (most == rgb[0]) {
    hue = (rgb[1] - rgb[2]) / span;
  } else if (most == rgb[1]) {
    hue = (rgb[2] - rgb[0]) / span + 2;
  } else {
    hue = (rgb[0] - rgb[1]) / span + 4;
  }
  return {in_circle(hue * 60), saturation, lightness};
}

Channels hwb_to_srgb(const Channels& hwb) {
  const double white = hwb[1], black = hwb[2];
  if (white + black >= 1) return each({}, [&](double) { return white / (white + black); });
  return each(hsl_to_srgb({hwb[0], 1, 0.5}),
              [&](double c) { return c * (1 - white - black) + white; });
}
Channels srgb_to_hwb(const Channels& rgb) {
  const auto [least, most] = std::minmax({rgb[0], rgb[1], rgb[2]});
  return {srgb_to_hsl(rgb)[0], least, 1 - most};
}

// Red, green and blue of sRGB in another order, without the way through light, which would lose the
// last digits.
bool is_of_srgb(ColorSpace space) {
  return space == ColorSpace::srgb || space == ColorSpace::hsl || space == ColorSpace::hwb;
}
Channels srgb_of(ColorSpace space, const Channels& v) {
  if (space == ColorSpace::hsl) return hsl_to_srgb(v);
  return space == ColorSpace::hwb ? hwb_to_srgb(v) : v;
}
Channels from_srgb(ColorSpace space, const Channels& srgb) {
  if (space == ColorSpace::hsl) return srgb_to_hsl(srgb);
  return space == ColorSpace::hwb ? srgb_to_hwb(srgb) : srgb;
}

Channels to_xyz(ColorSpace space, const Channels& v) {
  switch (space) {
    case ColorSpace::srgb:
    case ColorSpace::hsl:
    case ColorSpace::hwb:
      return srgb_to_xyz * each(srgb_of(space, v), srgb_to_light);
    case ColorSpace::srgb_linear:
      return srgb_to_xyz * v;
    case ColorSpace::display_p3:
      return p3_to_xyz * each(v, srgb_to_light);
    case ColorSpace::display_p3_linear:
      return p3_to_xyz * v;
    case ColorSpace::a98_rgb:
      return a98_to_xyz * gamma(v, a98_gamma);
    case ColorSpace::prophoto_rgb:
      return prophoto_to_xyz * each(v, prophoto_to_light);
    case ColorSpace::rec2020:
      return rec2020_to_xyz * each(v, rec2020_to_light);
    case ColorSpace::xyz_d65:
      return v;
    case ColorSpace::xyz_d50:
      return d50_to_d65 * v;
    case ColorSpace::lab:
      return lab_to_xyz(v);
    case ColorSpace::oklab:
      return oklab_to_xyz(v);
    case ColorSpace::lch:
      return lab_to_xyz(from_polar(v));
    case ColorSpace::oklch:
      return oklab_to_xyz(from_polar(v));
  }
  return v;
}

Channels from_xyz(ColorSpace space, const Channels& xyz) {
  switch (space) {
    case ColorSpace::srgb:
    case ColorSpace::hsl:
    case ColorSpace::hwb:
      return from_srgb(space, each(inverse(srgb_to_xyz) * xyz, srgb_from_light));
    case ColorSpace::srgb_linear:
      return inverse(srgb_to_xyz) * xyz;
    case ColorSpace::display_p3:
      return each(inverse(p3_to_xyz) * xyz, srgb_from_light);
    case ColorSpace::display_p3_linear:
      return inverse(p3_to_xyz) * xyz;
    case ColorSpace::a98_rgb:
      return gamma(inverse(a98_to_xyz) * xyz, 1 / a98_gamma);
    case ColorSpace::prophoto_rgb:
      return each(inverse(prophoto_to_xyz) * xyz, prophoto_from_light);
    case ColorSpace::rec2020:
      return each(inverse(rec2020_to_xyz) * xyz, rec2020_from_light);
    case ColorSpace::xyz_d65:
      return xyz;
    case ColorSpace::xyz_d50:
      return d65_to_d50 * xyz;
    case ColorSpace::lab:
      return lab_from_xyz(xyz);
    case ColorSpace::oklab:
      return oklab_from_xyz(xyz);
    case ColorSpace::lch:
      return to_polar(lab_from_xyz(xyz));
    case ColorSpace::oklch:
      return to_polar(oklab_from_xyz(xyz));
  }
  return xyz;
}

Channels clipped(const Channels& srgb) {
  return each(srgb, [](double c) { return std::clamp(c, 0.0, 1.0); });
}
bool in_gamut(const Channels& srgb) {
  constexpr double slack = 1e-4;  // far less than one of 255 steps
  return std::all_of(srgb.begin(), srgb.end(),
                     [&](double c) { return c >= -slack && c <= 1 + slack; });
}
double difference(const Channels& oklab, const Channels& other) {
  return std::hypot(oklab[0] - other[0], oklab[1] - other[1], oklab[2] - other[2]);
}

// CSS Color 4 §13.2.4: by halves the chroma at which clipping makes no difference that is seen.
Channels mapped_to_srgb(ColorSpace space, const Channels& v) {
  constexpr double just_noticeable = 0.02, small = 1e-4;
  Channels lch = convert(space, ColorSpace::oklch, v);
  if (lch[0] >= 1) return {1, 1, 1};
  if (lch[0] <= 0) return {0, 0, 0};
  const auto srgb_with = [&](double chroma) {
    return convert(ColorSpace::oklch, ColorSpace::srgb, {lch[0], chroma, lch[2]});
  };
  const auto error = [&](const Channels& srgb, double chroma) {
    return difference(convert(ColorSpace::srgb, ColorSpace::oklab, clipped(srgb)),
                      from_polar({lch[0], chroma, lch[2]}));
  };
  const Channels whole = srgb_with(lch[1]);
  if (error(whole, lch[1]) < just_noticeable) return clipped(whole);
  double least = 0, most = lch[1];
  bool least_in_gamut = true;
  Channels best = clipped(whole);
  while (most - least > small) {
    const double chroma = (least + most) / 2;
    const Channels srgb = srgb_with(chroma);
    if (least_in_gamut && in_gamut(srgb)) {
      least = chroma;
      best = clipped(srgb);
      continue;
    }
    best = clipped(srgb);
    const double seen = error(srgb, chroma);
    if (seen >= just_noticeable) {
      most = chroma;
      continue;
    }
    if (just_noticeable - seen < small) break;
    least_in_gamut = false;
    least = chroma;
  }
  return best;
}

Channels plain(const std::array<std::optional<double>, 3>& channels) {
  return {channels[0].value_or(0), channels[1].value_or(0), channels[2].value_or(0)};
}

// Whether the hue says nothing: a grey has none.
bool is_powerless_hue(ColorSpace space, const Channels& v) {
  switch (space) {
    case ColorSpace::lch:
      return v[1] <= 0.0015;
    case ColorSpace::oklch:
      return v[1] <= 0.000004;
    case ColorSpace::hsl:
      return v[1] <= 0.00001;
    case ColorSpace::hwb:
      return v[1] + v[2] >= 0.99999;
    default:
      return false;
  }
}

ColorValue converted(const ColorValue& value, ColorSpace space) {
  if (value.space == space) return value;
  ColorValue out{space, {}, value.alpha};
  const Channels channels = convert(value.space, space, plain(value.channels));
  for (std::size_t i = 0; i < 3; ++i) out.channels[i] = channels[i];
  const std::optional<std::size_t> hue = hue_channel(space), old = hue_channel(value.space);
  const bool none = old && !value.channels[*old];
  if (hue && (none || is_powerless_hue(space, channels))) out.channels[*hue].reset();
  return out;
}

// CSS Color 4 §12.4: the way around the circle.
void lead_hues(double& from, double& to, HueInterpolation way) {
  from = in_circle(from);
  to = in_circle(to);
  const double span = to - from;
  switch (way) {
    case HueInterpolation::shorter:
      if (span > 180) from += 360;
      if (span < -180) to += 360;
      break;
    case HueInterpolation::longer:
      if (span > 0 && span < 180) from += 360;
      if (span <= 0 && span > -180) to += 360;
      break;
    case HueInterpolation::increasing:
      if (span < 0) to += 360;
      break;
    case HueInterpolation::decreasing:
      if (span > 0) from += 360;
      break;
  }
}

std::uint8_t to_byte(double share) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
}

}  // namespace

Channels convert(ColorSpace from, ColorSpace to, const Channels& channels) {
  if (from == to) return channels;
  if (is_of_srgb(from) && is_of_srgb(to)) return from_srgb(to, srgb_of(from, channels));
  return from_xyz(to, to_xyz(from, channels));
}

std::optional<std::size_t> hue_channel(ColorSpace space) {
  if (space == ColorSpace::hsl || space == ColorSpace::hwb) return 0;
  if (space == ColorSpace::lch || space == ColorSpace::oklch) return 2;
  return std::nullopt;
}

Color to_color(const ColorValue& value) {
  const Channels v = plain(value.channels);
  Channels srgb = convert(value.space, ColorSpace::srgb, v);
  if (!in_gamut(srgb)) srgb = mapped_to_srgb(value.space, v);
  return {to_byte(srgb[0]), to_byte(srgb[1]), to_byte(srgb[2]), to_byte(value.alpha.value_or(0))};
}

ColorValue value_of(const Color& color) {
  return {ColorSpace::srgb,
          {color.red / 255.0, color.green / 255.0, color.blue / 255.0},
          color.alpha / 255.0};
}

ColorValue interpolate(const ColorValue& first, const ColorValue& second, double second_share,
                       ColorSpace space, HueInterpolation hues) {
  ColorValue a = converted(first, space), b = converted(second, space);
  // What one of them lacks it takes from the other (§12.2).
  const auto complete = [](std::optional<double>& x, std::optional<double>& y) {
    if (!x) x = y;
    if (!y) y = x;
  };
  complete(a.alpha, b.alpha);
  for (std::size_t i = 0; i < 3; ++i) complete(a.channels[i], b.channels[i]);
  const std::optional<std::size_t> hue = hue_channel(space);
  if (hue && a.channels[*hue]) lead_hues(*a.channels[*hue], *b.channels[*hue], hues);
  const auto mixed = [&](double x, double y) { return x * (1 - second_share) + y * second_share; };
  ColorValue out{space, {}, {}};
  if (a.alpha) out.alpha = mixed(*a.alpha, *b.alpha);
  const double alpha = out.alpha.value_or(1);
  for (std::size_t i = 0; i < 3; ++i) {
    if (!a.channels[i]) continue;
    const bool weighs = a.alpha && i != hue && alpha > 0;  // premultiplied, but for hues (§12.3)
    out.channels[i] = weighs ? mixed(*a.channels[i] * *a.alpha, *b.channels[i] * *b.alpha) / alpha
                             : mixed(*a.channels[i], *b.channels[i]);
  }
  return out;
}

}  // namespace css
