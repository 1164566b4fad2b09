#include "css/font_alternates.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "css/syntax.h"

namespace css {
namespace {

struct Kind {
  std::string_view name;
  std::size_t most_names;    // in one function
  std::size_t most_numbers;  // of one name
};
constexpr std::size_t many = 100;
constexpr std::array<Kind, 6> kinds = {{{"stylistic", 1, 1},
                                        {"styleset", many, many},
                                        {"character-variant", many, 2},
                                        {"swash", 1, 1},
                                        {"ornaments", 1, 1},
                                        {"annotation", 1, 1}}};

const Kind* find_kind(std::string_view name) {
  const auto found =
      std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.name == name; });
  return found == kinds.end() ? nullptr : &*found;
}

std::optional<FontAlternate> read_alternate(ValueReader& in) {
  for (const Kind& kind : kinds) {
    auto arguments = in.function(kind.name);
    if (!arguments) continue;
    FontAlternate alternate{std::string(kind.name), {}};
    do {
      auto name = arguments->custom_ident();
      if (!name || alternate.names.size() >= kind.most_names) return std::nullopt;
      alternate.names.push_back(std::move(*name));
    } while (arguments->comma());
    if (!arguments->at_end()) return std::nullopt;
    return alternate;
  }
  return std::nullopt;
}

void add_features(std::string_view kind, const std::vector<int>& numbers,
                  std::vector<FontFeature>& out) {
  const int first = numbers.front();
  if (kind == "styleset") {
    for (const int number : numbers) {
      if (number >= 1 && number <= 20) out.push_back({fmt::format("ss{:02}", number), 1});
    }
  } else if (kind == "character-variant") {
    const int value = numbers.size() > 1 ? numbers[1] : 1;
    if (first >= 1 && first <= 99) out.push_back({fmt::format("cv{:02}", first), value});
  } else if (kind == "swash") {
    out.push_back({"swsh", first});
    out.push_back({"cswh", first});
  } else {
    out.push_back({kind == "stylistic" ? "salt" : kind == "ornaments" ? "ornm" : "nalt", first});
  }
}

}  // namespace

std::optional<FontAlternates> read_alternates(ValueReader& in) {
  FontAlternates alternates;
  if (in.keyword("normal")) return alternates;
  bool any = false;
  for (; !in.at_end(); any = true) {
    if (in.keyword("historical-forms")) {
      if (std::exchange(alternates.historical_forms, true)) return std::nullopt;
      continue;
    }
    auto alternate = read_alternate(in);
    if (!alternate) return std::nullopt;
    const auto same = [&](const FontAlternate& a) { return a.kind == alternate->kind; };
    if (std::any_of(alternates.named.begin(), alternates.named.end(), same)) return std::nullopt;
    alternates.named.push_back(std::move(*alternate));
  }
  if (!any) return std::nullopt;
  return alternates;
}

bool is_feature_kind(std::string_view kind) {
  return find_kind(kind) != nullptr;
}

std::optional<std::vector<int>> read_feature_numbers(std::string_view kind, ValueReader& in) {
  const Kind* const known = find_kind(kind);
  std::vector<int> numbers;
  while (!in.at_end()) {
    const auto number = in.integer();
    if (!number || *number < 0 || numbers.size() >= known->most_numbers) return std::nullopt;
    numbers.push_back(*number);
  }
  if (numbers.empty()) return std::nullopt;
  return numbers;
}

std::vector<FontFeature> features_of(const FontAlternates& alternates,
                                     const std::vector<std::string>& families,
                                     const FontFeatureValues& values) {
  std::vector<FontFeature> features;
  if (alternates.historical_forms) features.push_back({"hist", 1});
  for (const std::string& family : families) {
    const auto of_family = alternates.named.empty() ? values.end() : values.find(to_lower(family));
    if (of_family == values.end()) continue;
    for (const FontAlternate& alternate : alternates.named) {
      const auto of_kind = of_family->second.find(alternate.kind);
      if (of_kind == of_family->second.end()) continue;
      for (const std::string& name : alternate.names) {
        const auto numbers = of_kind->second.find(name);
        if (numbers != of_kind->second.end()) {
          add_features(alternate.kind, numbers->second, features);
        }
      }
    }
    break;
  }
  return features;
}

}  // namespace css
