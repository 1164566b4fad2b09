#include "layout/line_break.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <random>
#include <vector>

#include <doctest/doctest.h>

using base::Length;
using layout::BreakItem;
using layout::LineBreakOptions;

namespace {

using Kind = BreakItem::Kind;

BreakItem item(Kind kind, int width, int stretch = 0, int shrink = 0) {
  BreakItem out;
  out.kind = kind;
  out.width = Length::from_units(width);
  out.stretch = Length::from_units(stretch);
  out.shrink = Length::from_units(shrink);
  return out;
}
BreakItem box(int width) {
  return item(Kind::box, width);
}
BreakItem space() {
  return item(Kind::glue, 30, 15, 10);
}
BreakItem penalty(int value, int width = 0, bool flagged = false) {
  BreakItem out = item(Kind::penalty, width);
  out.penalty = value;
  out.flagged = flagged;
  return out;
}
BreakItem forced() {
  return penalty(-layout::infinite_penalty);
}

std::vector<Length> measures(std::initializer_list<int> widths) {
  std::vector<Length> out;
  for (const int w : widths) out.push_back(Length::from_units(w));
  return out;
}

// The same costs, written a second time without any cleverness: every set of breaks is tried.
class BruteForce {
 public:
  BruteForce(const std::vector<BreakItem>& items, const std::vector<Length>& widths,
             const LineBreakOptions& options)
      : items_(items), widths_(widths), options_(options) {}

  std::optional<std::int64_t> run() {
    extend(0, 0, 2, 0, false, 0);
    return best_;
  }

 private:
  std::size_t after(std::size_t at) const {
    std::size_t i = at + 1;
    while (i < items_.size() && items_[i].kind != Kind::box && !is_forced(i)) ++i;
    return i;
  }
  bool is_forced(std::size_t i) const {
    return i == items_.size() ||
           (items_[i].kind == Kind::penalty && items_[i].penalty <= -layout::infinite_penalty);
  }
  bool is_legal(std::size_t i) const {
    if (is_forced(i)) return true;
    const BreakItem& b = items_[i];
    const std::size_t next = after(i);
    if (next >= items_.size() || items_[next].kind != Kind::box) return false;
    if (b.kind == Kind::glue) return i > 0 && items_[i - 1].kind == Kind::box;
    return b.kind == Kind::penalty && b.penalty < layout::infinite_penalty;
  }

  static std::int64_t bad(std::int64_t t, std::int64_t s) {
    if (t <= 0) return 0;
    if (s <= 0) return 10000;
    const std::int64_t r = 297 * t / s;
    return r > 1290 ? 10000 : (r * r * r + (1 << 17)) >> 18;
  }

  // Boxes give first, and that counts a quarter.
  static std::int64_t seen(std::int64_t amount, std::int64_t boxes) {
    return amount <= boxes ? amount / 4 : amount - boxes + boxes / 4;
  }

  // Badness and fitness class, nothing when overfull.
  std::optional<std::pair<std::int64_t, int>> rate(std::size_t begin, std::size_t end, int line,
                                                   std::int64_t& natural) const {
    std::int64_t glue = 0, boxes = 0, shrink = 0, box_shrink = 0;
    natural = 0;
    const BreakItem* last = nullptr;
    for (std::size_t i = begin; i < end; ++i) {
      if (items_[i].kind == Kind::penalty) continue;
      natural += items_[i].width.units();
      (items_[i].kind == Kind::box ? box_shrink : shrink) += items_[i].shrink.units();
      (items_[i].kind == Kind::box ? boxes : glue) += items_[i].stretch.units();
      if (items_[i].kind == Kind::box) last = &items_[i];
    }
    if (end < items_.size() && items_[end].kind == Kind::penalty) {
      natural += items_[end].width.units();
      if (last && items_[end].width > Length()) last = &items_[end];
    }
    if (last) natural -= last->right_protrusion.units();
    if (begin < end) natural -= items_[begin].left_protrusion.units();
    const auto index = std::min<std::size_t>(static_cast<std::size_t>(line), widths_.size() - 1);
    const std::int64_t missing = widths_[index].units() - natural;
    if (options_.ragged) shrink = box_shrink = boxes = 0, glue = options_.ragged_stretch.units();
    if (missing < 0) {
      if (-missing > shrink + box_shrink) return std::nullopt;
      const std::int64_t b = bad(seen(-missing, box_shrink), shrink);
      return std::make_pair(b, b > 12 ? 3 : 2);
    }
    if (is_forced(end)) return std::make_pair(std::int64_t{0}, 2);
    const std::int64_t b = bad(seen(missing, boxes), glue);
    return std::make_pair(b, b > 99 ? 0 : b > 12 ? 1 : 2);
  }

  void extend(std::size_t begin, int line, int fitness, int hyphens, bool flagged,
              std::int64_t demerits) {
    for (std::size_t end = begin; end <= items_.size(); ++end) {
      if (end == begin && line == 0 && end < items_.size() && !is_forced(end)) continue;
      if (!is_legal(end)) continue;
      std::int64_t natural = 0;
      const auto rated = rate(begin, end, line, natural);
      const bool final = end == items_.size() || (is_forced(end) && end + 1 == items_.size());
      if (rated && rated->first <= options_.tolerance) {
        close(end, line, fitness, hyphens, flagged, demerits, *rated, natural, final);
      }
      if (is_forced(end)) return;
    }
  }

  void close(std::size_t end, int line, int fitness, int hyphens, bool flagged,
             std::int64_t demerits, std::pair<std::int64_t, int> rated, std::int64_t natural,
             bool final) {
    const std::int64_t sum = options_.line_penalty + rated.first;
    demerits += sum >= 10000 ? 100000000 : sum * sum;
    bool now = false;
    if (end < items_.size() && items_[end].kind == Kind::penalty && !is_forced(end)) {
      now = items_[end].flagged;
      const std::int64_t p = items_[end].penalty + (now ? options_.hyphen_penalty : 0);
      demerits += p > 0 ? p * p : -p * p;
    }
    if (now && options_.max_consecutive_hyphens > 0 &&
        hyphens + 1 > options_.max_consecutive_hyphens) {
      return;
    }
    if (now && flagged) demerits += options_.double_hyphen_demerits;
    if (final && flagged) demerits += options_.final_hyphen_demerits;
    const std::int64_t least = options_.min_last_line.units();
    if (final && line > 0 && natural < least) {
      const std::int64_t missing = std::min(least - natural, least);
      demerits += options_.short_last_line_demerits * missing / least * missing / least;
    }
    if (std::abs(fitness - rated.second) > 1) demerits += options_.adjacent_demerits;
    if (!final) {
      extend(after(end), line + 1, rated.second, now ? hyphens + 1 : 0, now, demerits);
    } else if (!best_ || demerits < *best_) {
      best_ = demerits;
    }
  }

  const std::vector<BreakItem>& items_;
  const std::vector<Length>& widths_;
  const LineBreakOptions& options_;
  std::optional<std::int64_t> best_;
};

int between(std::mt19937& random, int low, int high) {
  return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
}

std::vector<BreakItem> random_items(std::mt19937& random, int words, bool with_forced) {
  std::vector<BreakItem> items;
  for (int w = 0; w < words; ++w) {
    BreakItem b = box(between(random, 20, 160));
    if (between(random, 0, 2) == 0) {
      b.stretch = b.shrink = Length::from_units(b.width.units() / 20);
    }
    if (between(random, 0, 3) == 0) b.left_protrusion = Length::from_units(between(random, 1, 8));
    if (between(random, 0, 3) == 0) b.right_protrusion = Length::from_units(between(random, 1, 8));
    items.push_back(b);
    if (w + 1 == words) break;
    const int kind = between(random, 0, 9);
    if (kind <= 2) {
      items.push_back(penalty(between(random, 0, 1) * 20, between(random, 0, 1) * 18, true));
      items.back().right_protrusion = Length::from_units(between(random, 0, 9));
    } else if (kind == 3 && with_forced) {
      items.push_back(forced());
    } else if (kind == 4) {
      items.push_back(penalty(between(random, -200, 200)));
      items.push_back(space());
    } else if (kind == 5) {
      items.push_back(penalty(layout::infinite_penalty));
      items.push_back(space());
    } else {
      items.push_back(space());
    }
  }
  return items;
}

LineBreakOptions random_options(std::mt19937& random) {
  LineBreakOptions options;
  options.pretolerance = -1;
  options.tolerance = between(random, 0, 3) == 0 ? 10000 : between(random, 100, 1500);
  options.hyphen_penalty = between(random, 0, 100);
  options.double_hyphen_demerits = between(random, 0, 1) * 10000;
  options.adjacent_demerits = between(random, 0, 1) * 10000;
  options.max_consecutive_hyphens = between(random, 0, 2);
  options.min_last_line = Length::from_units(between(random, 0, 1) * 120);
  options.ragged = between(random, 0, 4) == 0;
  options.ragged_stretch = Length::from_units(60);
  return options;
}

// Every item is on one line or discarded between two, in order.
void check_covers(const std::vector<BreakItem>& items, const layout::BrokenParagraph& paragraph) {
  std::size_t next = 0;
  for (const layout::Line& line : paragraph.lines) {
    REQUIRE(line.begin >= next);
    for (std::size_t i = next; i < line.begin; ++i) CHECK(items[i].kind != Kind::box);
    REQUIRE(line.end >= line.begin);
    next = line.end;
  }
  for (std::size_t i = next; i < items.size(); ++i) CHECK(items[i].kind != Kind::box);
}

}  // namespace

TEST_CASE("the cost is exactly what trying all breaks finds") {
  std::mt19937 random(1981);
  int feasible = 0;
  for (int round = 0; round < 4000; ++round) {
    CAPTURE(round);
    const auto items = random_items(random, between(random, 1, 9), true);
    const auto widths = round % 3 == 0 ? measures({220, 300, 260}) : measures({260});
    const LineBreakOptions options = random_options(random);
    auto expected = BruteForce(items, widths, options).run();
    const auto paragraph = layout::break_lines(items, widths, options);
    check_covers(items, paragraph);
    // Where nothing is feasible, or the last line is short, looser lines are allowed.
    const bool is_short = paragraph.lines.back().natural < options.min_last_line;
    if (!expected || (paragraph.demerits != *expected && options.min_last_line > Length())) {
      LineBreakOptions patient = options;
      patient.tolerance = std::max(options.tolerance, 3000);
      const auto looser = BruteForce(items, widths, patient).run();
      CHECK((!expected || !looser || *looser <= *expected));
      if (looser && !is_short) expected = looser;
    }
    if (!expected) continue;
    ++feasible;
    REQUIRE(paragraph.demerits == *expected);
    for (const layout::Line& line : paragraph.lines) CHECK_FALSE(line.overfull);
  }
  CHECK(feasible > 1000);
}
