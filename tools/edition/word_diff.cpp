#include "edition/word_diff.h"

#include <algorithm>

namespace edition {
namespace {

using Words = std::vector<std::string>;
using Position = std::ptrdiff_t;

// The part of both between their common beginning and their common end.
struct Middle {
  std::size_t begin = 0, old_end = 0, new_end = 0;
};

Middle middle_of(const Words& before, const Words& after) {
  Middle m{0, before.size(), after.size()};
  while (m.begin < m.old_end && m.begin < m.new_end && before[m.begin] == after[m.begin]) ++m.begin;
  while (m.old_end > m.begin && m.new_end > m.begin &&
         before[m.old_end - 1] == after[m.new_end - 1]) {
    --m.old_end;
    --m.new_end;
  }
  return m;
}

class Search {
 public:
  Search(const Words& before, const Words& after, const Middle& middle)
      : before_(before),
        after_(after),
        begin_(static_cast<Position>(middle.begin)),
        old_size_(static_cast<Position>(middle.old_end) - begin_),
        new_size_(static_cast<Position>(middle.new_end) - begin_) {}

  // False when there are too many differences.
  bool run() {
    const Position most = std::min(old_size_ + new_size_, Position{most_differences});
    std::vector<Position> reach(static_cast<std::size_t>(2 * most + 3), 0);
    const auto at = [&](Position k) -> Position& {
      return reach[static_cast<std::size_t>(k + most + 1)];
    };
    for (Position d = 0; d <= most; ++d) {
      for (Position k = -d; k <= d; k += 2) {
        const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
        Position x = down ? at(k + 1) : at(k - 1) + 1;
        Position y = x - k;
        while (x < old_size_ && y < new_size_ && same(x, y)) {
          ++x;
          ++y;
        }
        at(k) = x;
        if (x >= old_size_ && y >= new_size_) {
          keep(reach, most, d);
          return true;
        }
      }
      keep(reach, most, d);
    }
    return false;
  }

  // The single steps, walked back from the end and joined where they touch.
  std::vector<Hunk> hunks() const {
    std::vector<Hunk> out;
    Position x = old_size_;
    Position y = new_size_;
    for (auto d = static_cast<Position>(trace_.size()) - 1; d > 0; --d) {
      const std::vector<Position>& reach = trace_[static_cast<std::size_t>(d - 1)];
      const auto at = [&](Position k) { return reach[static_cast<std::size_t>(k + d - 1)]; };
      const Position k = x - y;
      const bool from_above = k == -d || (k != d && at(k - 1) < at(k + 1));
      const Position k_before = from_above ? k + 1 : k - 1;
      const Position x_before = at(k_before);
      const Position y_before = x_before - k_before;
      add(out, x_before, from_above ? x_before : x_before + 1, y_before,
          from_above ? y_before + 1 : y_before);
      x = x_before;
      y = y_before;
    }
    std::reverse(out.begin(), out.end());
    return out;
  }

 private:
  bool same(Position x, Position y) const {
    return before_[static_cast<std::size_t>(begin_ + x)] ==
           after_[static_cast<std::size_t>(begin_ + y)];
  }

  void keep(const std::vector<Position>& reach, Position most, Position d) {
    const auto first = reach.begin() + (most + 1 - d);
    trace_.emplace_back(first, first + 2 * d + 1);
  }

  void add(std::vector<Hunk>& out, Position old_begin, Position old_end, Position new_begin,
           Position new_end) const {
    const auto place = [&](Position p) { return static_cast<std::size_t>(begin_ + p); };
    const Hunk hunk{place(old_begin), place(old_end), place(new_begin), place(new_end)};
    if (!out.empty() && out.back().old_begin == hunk.old_end &&
        out.back().new_begin == hunk.new_end) {
      out.back().old_begin = hunk.old_begin;
      out.back().new_begin = hunk.new_begin;
    } else {
      out.push_back(hunk);
    }
  }

  const Words& before_;
  const Words& after_;
  Position begin_, old_size_, new_size_;
  std::vector<std::vector<Position>> trace_;  // for each d the reach of its diagonals -d … d
};

}  // namespace

std::vector<Hunk> diff_words(const Words& before, const Words& after) {
  const Middle m = middle_of(before, after);
  if (m.begin == m.old_end && m.begin == m.new_end) return {};
  const Hunk whole{m.begin, m.old_end, m.begin, m.new_end};
  if (m.begin == m.old_end || m.begin == m.new_end) return {whole};
  Search search(before, after, m);
  return search.run() ? search.hunks() : std::vector<Hunk>{whole};
}

}  // namespace edition
