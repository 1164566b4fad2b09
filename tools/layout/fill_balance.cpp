#include "layout/fill_balance.h"

#include <algorithm>
#include <utility>

namespace layout {
namespace {

constexpr int most_tries = 240;

// The latest end with at most this break cost and text no higher than `limit`.
const ColumnEnd* latest(const std::vector<ColumnEnd>& ends, Length limit, std::int64_t most_cost) {
  const ColumnEnd* found = nullptr;
  for (const ColumnEnd& end : ends) {
    if (end.column.used <= limit && end.cost <= most_cost && end.left_over >= Length())
      found = &end;
  }
  return found;
}

// `first` holds the ends of the first column.
std::optional<Balanced> try_height(ColumnEnds& ends, const FillRequest& request, ColumnStart start,
                                   const std::vector<ColumnEnd>& first, Length limit,
                                   std::int64_t most_cost) {
  Balanced made;
  std::vector<ColumnEnd> found;
  const Flow& flow = request.flow;
  const bool fixed = flow.groups.empty() && flow.given_heights.empty();  // whatever the height
  if (!fixed) start.height = limit;
  for (int column = 0; column < request.set.count; ++column) {
    const bool known = column == 0 && fixed;
    if (!known) found = ends.find(start);
    const ColumnEnd* end = latest(known ? first : found, limit, most_cost);
    if (end == nullptr) return std::nullopt;
    made.cost += end->cost;
    made.page.push_back(end->column);
    if (end->final) {
      made.waiting = end->waiting;
      return made;
    }
    start.at = end->next;
    start.rest = end->rest;
    start.wasted = end->wasted;
    start.keeps_space = false;
    start.waiting = end->waiting;
  }
  return std::nullopt;
}

std::int64_t unevenness(const FilledPage& page, Length pitch) {
  Length highest;
  for (const FilledColumn& column : page) highest = std::max(highest, column.used);
  std::int64_t sum = 0;
  for (const FilledColumn& column : page) {
    const std::int64_t lines = (highest - column.used).units() * 16 / pitch.units();
    sum += lines * lines / 5;
  }
  return sum;
}

}  // namespace

std::optional<Balanced> balance(ColumnEnds& ends, const FillRequest& request,
                                const ColumnStart& start, Length pitch, Length step) {
  const Length most = start.height - request.reserve;
  const std::int64_t count = request.set.count;
  const Length all = most * count + pitch;
  if (ends.least_rest(start.at) >= all) return std::nullopt;
  const Length total = ends.rest_height(start, all);
  if (total >= all) return std::nullopt;
  const std::vector<ColumnEnd> first = ends.find(start);
  const Length lowest = std::max(step, total / count - pitch);
  for (const std::int64_t most_cost : {std::int64_t{cost::hyphen} - 1, std::int64_t{cost::hyphen},
                                       std::int64_t{cost::never} - 1}) {
    Length limit = lowest;
    for (int i = 0; i < most_tries && limit <= most + step; ++i, limit += step) {
      std::optional<Balanced> made =
          try_height(ends, request, start, first, std::min(limit, most), most_cost);
      if (!made) continue;
      made->cost += unevenness(made->page, pitch);
      return made;
    }
  }
  return std::nullopt;
}

std::optional<Balanced> balance_quickly(ColumnEnds& ends, const FillRequest& request,
                                        const ColumnStart& start, Length pitch, Length step) {
  const Length all = start.height * request.set.count + pitch;
  if (ends.rest_height(start, all) >= all) return std::nullopt;
  const std::vector<ColumnEnd> first = ends.find(start);
  for (const std::int64_t most_cost : {std::int64_t{cost::hyphen}, std::int64_t{cost::never} - 1}) {
    Length high = start.height, low;
    std::optional<Balanced> best = try_height(ends, request, start, first, high, most_cost);
    while (best && high - low > step) {
      const Length middle = low + (high - low) / 2;
      std::optional<Balanced> made = try_height(ends, request, start, first, middle, most_cost);
      (made ? high : low) = middle;
      if (made) best = std::move(made);
    }
    if (best) return best;
  }
  return std::nullopt;
}

}  // namespace layout
