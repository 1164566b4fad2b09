#include "normalize/signs.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "normalize/ascii.h"

namespace {

bool is_sign(std::string_view text, std::size_t i) {
  const char before = i > 0 ? text[i - 1] : '\n';
  const char after = normalize::at(text, i + 1);
  const bool plain_space = text[i] == ' ' && normalize::is_alnum(after) &&
                           std::string_view("([ \t\n").find(before) == std::string_view::npos;
  return !normalize::is_alnum(text[i]) && !plain_space;
}

std::vector<std::size_t> signs_of(std::string_view text) {
  const normalize::Signs signs(text);
  std::vector<std::size_t> found;
  for (std::size_t i = 0; (i = signs.find(i, text.size())) < text.size(); ++i) found.push_back(i);
  return found;
}

}  // namespace

TEST_CASE("signs are what is neither letter, digit nor a plain space") {
  CHECK(signs_of("the park, at 10") == std::vector<std::size_t>{8});
  CHECK(signs_of(" a  b [ c ( d\n e") ==
        std::vector<std::size_t>{0, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14});
  CHECK(signs_of("").empty());
}

TEST_CASE("every byte beside every other is a sign or not, wherever a block ends") {
  std::string text;
  for (int first = 0; first < 256; ++first) {
    for (const char second : std::string_view("a0 Z\t([\n.\xC3")) {
      ((text += static_cast<char>(first)) += second) += ' ';
    }
  }
  for (std::size_t size : {std::size_t{1}, std::size_t{63}, std::size_t{64}, std::size_t{65},
                           std::size_t{128}, text.size()}) {
    CAPTURE(size);
    std::vector<std::size_t> expected;
    const std::string_view part = std::string_view(text).substr(0, size);
    for (std::size_t i = 0; i < part.size(); ++i) {
      if (is_sign(part, i)) expected.push_back(i);
    }
    CHECK(signs_of(part) == expected);
  }
}

TEST_CASE("a search for signs ends where it is told") {
  const normalize::Signs signs(std::string(200, 'a') + ".");
  CHECK(signs.find(0, 150) == 150);
  CHECK(signs.find(150, 150) == 150);
  CHECK(signs.find(3, 201) == 200);
}
