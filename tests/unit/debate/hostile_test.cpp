#include <cstdint>
#include <string>

#include <doctest/doctest.h>

#include "generator/debates.h"
#include "unit/debate/making.h"

namespace {

std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("long and odd texts are read and restored in time that grows with their length") {
  // Each would take minutes if a rule compared every line with every other.
  const std::string rows[] = {
      repeated("word ", 20000),
      repeated("x\n", 6000),
      repeated("\n", 100000),
      repeated("1. a\n", 1500),
      repeated("- a\n\nb\n\n", 2500),
      repeated("> ", 1500) + "deep\n",
      repeated("> a\nb\n", 2500),
      repeated("Ann: hello there\n\n", 2500),
      repeated("[10:31] ann: hello\n", 2500),
      repeated("the same seven words again and again\n\n\n", 1500),
      repeated("(ABC) ", 20000),
      repeated("*a ", 4000),
      repeated("\"a b c d ", 20000),
      repeated("12,345 12,346 ", 2500),
      repeated("or:\n\n\n\n", 4000),
      repeated("[", 50000),
  };
  for (const std::string& raw : rows) {
    CAPTURE(raw.substr(0, 20));
    testing::made_from(raw);
  }
}

TEST_CASE("any bytes become a debate and come back") {
  std::uint64_t state = 42;
  for (int round = 0; round < 60; ++round) {
    std::string raw;
    for (int i = 0; i < 400; ++i) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      const auto roll = static_cast<unsigned>(state >> 40);
      static constexpr char signs[] = "\n\n\n :-*>[]().|#1a A\tUoO \"";
      raw += roll % 5 == 0 ? static_cast<char>(roll >> 8) : signs[(roll >> 4) % (sizeof signs - 1)];
    }
    testing::made_from(raw);
  }
}

TEST_CASE("no word of a generated debate is lost, and its text read again gives the same posts") {
  for (int dialect = 0; dialect < generator::dialects; ++dialect) {
    CAPTURE(dialect);
    const generator::TrueDebate truth = generator::make_debate(dialect, 99);
    const debate::Debate first = testing::made_from(truth.raw);
    const debate::Debate again = testing::made_from(first.clean.text);
    CHECK(again.clean.text == first.clean.text);
    CHECK(again.posts.size() == first.posts.size());
  }
}
