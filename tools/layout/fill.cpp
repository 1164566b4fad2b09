#include "layout/fill.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "layout/fill_balance.h"
#include "layout/fill_column.h"
#include "layout/fill_nodes.h"
#include "layout/loosen.h"

namespace layout {
namespace {

constexpr int most_changed = 2;         // paragraphs of a column set longer, or shorter
constexpr std::int64_t most_short = 2;  // lines of a column with such paragraphs
constexpr int most_compared = 4;        // columns on a page; of more, fewer ends are kept
constexpr std::size_t kept_ends = 6, few_ends = 3;  // of each column's possible ends, the cheapest
constexpr std::int64_t page_cost = 500;             // fewer pages when all else is equal
// Times the square of the lines missing: at the foot of a page, between its columns, above notes.
constexpr std::int64_t short_per_line = 2'000, uneven_per_line = 25'000, gap_per_line = 8'000;
constexpr std::int64_t most_unevenness = 2'000'000;  // less than any avoided break
constexpr std::int64_t wasted_piece = 10'000;        // of a box's empty rest that would have fitted
constexpr std::int64_t most_missing = 64;            // eighths of a line
constexpr std::int64_t most_change_cost = 100'000;
constexpr std::int64_t unbalanced_cost = 50'000'000;
constexpr std::int64_t overfull_cost = 5'000'000'000;
// A column's foot that is uneven by a line and a quarter: columns find back to the same places, so
// that what costs so much more than another way hardly ever wins in the end. For a book of 1,000
// pages, twice as much finds a way that is 3 % cheaper, and half as much one a quarter dearer.
constexpr std::int64_t far_behind = 40'000, endless = std::numeric_limits<std::int64_t>::max();

struct Final {
  bool found = false;
  std::int64_t cost = 0;
  std::size_t node = 0;
  FilledPage rest;  // columns after the node, all on its page
  std::vector<NotePart> waiting;
};

Length pitch_of(const FillRequest& request) {
  for (std::size_t i = request.begin; i < request.end; ++i) {
    const FlowItem& item = request.flow.items[i];
    if (item.kind == FlowItem::Kind::line && item.height > Length()) return item.height;
  }
  return Length::from_points(12);
}

class Filler {
 public:
  Filler(Notes& notes, const FillRequest& request, std::int64_t most_behind)
      : request_(request),
        ends_(notes, request),
        pitch_(pitch_of(request)),
        loosener_(request.flow, request.begin, request.end,
                  request.set.count > 1 ? pitch_ : Length()),
        nodes_(start_of(request), most_behind) {}

  struct Result {
    Filled filled;
    bool breaks_badly = false;  // somewhere, where it was asked to avoid it
  };

  Result run() {
    for (;;) {
      const std::vector<std::size_t> alike = nodes_.take_alike();
      if (alike.empty()) return collect();
      extend(alike);
    }
  }

 private:
  static FillNode start_of(const FillRequest& request) {
    FillNode start;
    start.place.at = request.begin;
    start.waiting = request.waiting;
    return start;
  }

  Length height(const FillPlace& place) const {
    if (place.first_page) return request_.first_height;
    return place.other_page ? *request_.other_height : request_.height;
  }

  bool balances() const { return request_.set.count > 1 && request_.set.balance; }

  ColumnStart start_after(const FillNode& node) const {
    const FillPlace& place = node.place;
    ColumnStart start;
    start.at = place.at;
    if (place.rest > 0) start.rest = rests_[place.rest - 1];
    start.wasted = node.wasted;
    start.height = height(place);
    start.offset = place.first_page ? request_.first_offset : Length();
    start.keeps_space = place.first_page && !request_.at_page_top && place.at == request_.begin;
    start.waiting = node.waiting;
    return start;
  }

  std::int64_t eighths(Length length) const {
    return std::clamp<std::int64_t>(length.units() * 8 / pitch_.units(), 0, most_missing);
  }
  std::int64_t missing(const ColumnEnd& end) const {
    if (request_.set.count > most_compared) return 0;
    return end.column.notes.empty() ? eighths(end.left_over) : 0;  // notes stand at the foot
  }

  static std::int64_t square(std::int64_t per_line, std::int64_t eighths) {
    return std::min(most_unevenness, per_line * eighths * eighths / 64);
  }

  void extend(const std::vector<std::size_t>& alike) {
    const FillNode& first = nodes_[alike.front()];
    const FillPlace place = first.place;
    const ColumnStart start = start_after(first);
    if (place.column == 0) {
      for (const std::size_t node : alike) {
        if (balances()) try_balanced(node, start);
        if (place.first_page && !request_.at_page_top && place.delay == 0) skip_page(node);
      }
    }
    const std::vector<ColumnEnd>& found = ends_from(start);
    weigh(place, found);
    steps_.assign(found.size(), Step());
    for (const std::size_t node : alike) {
      rank(nodes_[node].place);
      for (const auto& [cost, i] : ranked_) {
        const std::int64_t all = nodes_[node].cost + cost;
        if (found[i].final) {
          offer(all, node, {found[i].column}, found[i].waiting);
          continue;
        }
        // Of the steps to one place the cheapest stays, and of those the one that was first.
        Step& step = steps_[weighed_[i].first_alike];
        if (!step.found || step.cost > all) step = {true, all, node, i};
      }
    }
    for (const Step& step : steps_) {
      if (step.found) go(step, weighed_[step.end].next, found[step.end]);
    }
    for (const std::size_t node : alike) nodes_.release(node);
  }

  // An end as seen from all nodes that are alike.
  struct Weighed {
    FillPlace next;
    std::size_t first_alike = 0;  // the first of the ends that have the same next
    std::int64_t cost = 0;        // whatever the column before is like
    std::int64_t missing = 0;     // at its foot
    bool even = true;             // to be as high as the column before
  };

  // The empty rest of a box is cut where the column ends, not before.
  std::int64_t room_wasted(const ColumnEnd& end) const {
    if (end.next >= request_.end || end.left_over <= Length()) return 0;
    const FlowItem& next = request_.flow.items[end.next];
    if (next.kind != FlowItem::Kind::blank || next.height <= Length()) return 0;
    return std::min(most_unevenness, wasted_piece * (end.left_over.units() / next.height.units()));
  }

  // One of the ways on, from a node to the end of its column.
  struct Step {
    bool found = false;
    std::int64_t cost = 0;
    std::size_t node = 0, end = 0;
  };

  void weigh(const FillPlace& place, const std::vector<ColumnEnd>& ends) {
    weighed_.clear();
    for (const ColumnEnd& end : ends) {
      weighed_.push_back(weigh(place, end));
      const auto same = [&](const Weighed& w) { return w.next == weighed_.back().next; };
      weighed_.back().first_alike = static_cast<std::size_t>(
          std::find_if(weighed_.begin(), weighed_.end(), same) - weighed_.begin());
    }
  }

  Weighed weigh(const FillPlace& place, const ColumnEnd& end) const {
    Weighed weighed;
    weighed.next = place_after(place, end);
    weighed.cost = end.cost;
    weighed.even = place.column > 0;
    if (end.left_over < Length()) weighed.cost += overfull_cost;
    weighed.cost += room_wasted(end);
    if (end.final && end.left_over < request_.reserve) weighed.cost += cost::avoid;
    if (end.final && balances()) weighed.cost += unbalanced_cost;
    if (end.final || end.forced) {
      weighed.even = false;
      return weighed;
    }
    const std::int64_t short_of = eighths(end.left_over);
    if (!end.column.notes.empty()) weighed.cost += square(gap_per_line, short_of);
    if (place.column == 0) weighed.cost += square(short_per_line, short_of);
    weighed.missing = missing(end);
    return weighed;
  }

  // The ends worth following from a node, the cheapest first.
  void rank(const FillPlace& place) {
    ranked_.clear();
    for (std::size_t i = 0; i < weighed_.size(); ++i) {
      const Weighed& end = weighed_[i];
      ranked_.emplace_back(
          end.cost + (end.even ? square(uneven_per_line, end.missing - place.missing) : 0), i);
    }
    const std::size_t most = request_.set.count > most_compared ? few_ends : kept_ends;
    const std::size_t kept = std::min(most, ranked_.size());
    std::partial_sort(ranked_.begin(), ranked_.begin() + static_cast<std::ptrdiff_t>(kept),
                      ranked_.end());
    ranked_.resize(kept);
    while (ranked_.front().first < overfull_cost && ranked_.back().first >= overfull_cost) {
      ranked_.pop_back();
    }
  }

  // Places are looked at in order, so that those that begin alike follow each other.
  const std::vector<ColumnEnd>& ends_from(ColumnStart start) {
    start.excess = pitch_ * most_changed;
    if (found_from_ == start) return found_;
    found_ = ends_.find_last(start, kept_ends);
    if (!has_full(found_)) add_changed(found_);
    found_from_ = std::move(start);
    for (const ColumnEnd& end : found_) {
      if (end.rest && (rests_.empty() || rests_.back() != end.rest)) rests_.push_back(end.rest);
    }
    return found_;
  }

  // Whether one ends well at the column's foot, as none can that is changed for it.
  bool has_full(const std::vector<ColumnEnd>& found) const {
    return std::any_of(found.begin(), found.end(), [&](const ColumnEnd& end) {
      const bool full = end.left_over >= Length() && eighths(end.left_over) == 0;
      return end.cost == 0 && (full || end.final || end.forced);
    });
  }

  // Columns that end a line or two short or are as much too high, with as many of their paragraphs
  // set a line longer or shorter.
  void add_changed(std::vector<ColumnEnd>& found) const {
    std::vector<ColumnEnd> changed;
    for (const ColumnEnd& end : found) {
      if (end.final || end.forced || !end.waiting.empty()) continue;
      const Length least = -(pitch_ * most_changed), most = pitch_ * (most_changed + most_short);
      if (end.left_over < least || end.left_over > most) continue;
      const Loosener::Column column = loosener_.look_at(end.column.begin, end.column.end);
      for (int lines = -most_changed; lines <= most_changed; ++lines) {
        const Length left_over = end.left_over - pitch_ * lines;
        if (lines == 0 || left_over < Length() || left_over > pitch_ * most_short) continue;
        std::optional<Loosener::Choice> choice = loosener_.change(column, lines);
        if (!choice || choice->cost >= most_change_cost) continue;
        changed.push_back(end);
        changed.back().cost += choice->cost;
        changed.back().column.loosened = std::move(choice->paragraphs);
        changed.back().column.spaced = std::move(choice->spaces);
        changed.back().column.used += pitch_ * lines;
        changed.back().left_over = left_over;
      }
    }
    for (ColumnEnd& end : changed) found.push_back(std::move(end));
  }

  FillPlace place_after(const FillPlace& place, const ColumnEnd& end) const {
    FillPlace next = place;
    next.delay = end.next == place.at ? place.delay + 1 : 0;
    next.at = end.next;
    next.rest = end.rest ? rests_.size() : 0;  // one column cuts one group
    next.column = place.column + 1;
    next.missing = end.forced ? 0 : missing(end);
    if (next.column == request_.set.count) {
      next.column = 0;
      next.missing = 0;
      next.other_page = request_.other_height && !place.first_page && !place.other_page;
      next.first_page = false;
    }
    return next;
  }

  void go(const Step& step, const FillPlace& next, const ColumnEnd& end) {
    const bool page_ends = next.column == 0;
    const std::int64_t cost = step.cost + (page_ends ? page_cost : 0);
    if (!nodes_.wants(next, cost)) return;
    FillNode node;
    node.place = next;
    node.columns = nodes_[step.node].columns + 1;
    node.cost = cost;
    node.before = step.node;
    node.column = end.column;
    node.page_ends = page_ends;
    node.waiting = end.waiting;
    node.wasted = end.wasted;
    nodes_.open(std::move(node));
  }

  void try_balanced(std::size_t index, const ColumnStart& start) {
    std::optional<Balanced> made = balance(ends_, request_, start, pitch_, pitch_ / 4);
    if (made) offer(nodes_[index].cost + made->cost, index, std::move(made->page), made->waiting);
  }

  void skip_page(std::size_t index) {
    const FillNode& from = nodes_[index];
    FillNode node;
    node.place.at = from.place.at;
    node.place.delay = 1;
    node.place.first_page = false;
    node.columns = from.columns + static_cast<std::size_t>(request_.set.count);
    node.cost =
        from.cost + page_cost + square(short_per_line, eighths(request_.first_height)) + 100;
    node.before = index;
    node.skipped_page = node.page_ends = true;
    node.waiting = from.waiting;
    nodes_.open(std::move(node));
  }

  void offer(std::int64_t cost, std::size_t node, FilledPage rest, std::vector<NotePart> waiting) {
    if (final_.found && final_.cost <= cost) return;
    nodes_.hold(node);
    if (final_.found) nodes_.release(final_.node);
    final_ = {true, cost, node, std::move(rest), std::move(waiting)};
  }

  Result collect() {
    Result result;
    std::int64_t cost_before = 0;
    const auto pass = [&](std::int64_t cost) {
      result.breaks_badly = result.breaks_badly || cost - cost_before >= cost::avoid;
      cost_before = cost;
    };
    Filled& filled = result.filled;
    filled.pages.emplace_back();
    for (FillNode& node : std::move(nodes_).path_to(final_.node)) {
      pass(node.cost);
      if (!node.skipped_page) filled.pages.back().push_back(std::move(node.column));
      if (node.page_ends) filled.pages.emplace_back();
    }
    pass(final_.cost);
    for (FilledColumn& column : final_.rest) filled.pages.back().push_back(std::move(column));
    if (filled.pages.size() > 1 && filled.pages.back().empty()) filled.pages.pop_back();
    filled.waiting = std::move(final_.waiting);
    filled.overfull = final_.cost >= overfull_cost;
    return result;
  }

  const FillRequest& request_;
  ColumnEnds ends_;
  Length pitch_;
  Loosener loosener_;
  FillNodes nodes_;
  Final final_;
  std::optional<ColumnStart> found_from_;
  std::vector<ColumnEnd> found_;  // from there
  std::vector<std::shared_ptr<const GroupRest>> rests_;
  std::vector<Weighed> weighed_;  // of the ends at hand
  std::vector<std::pair<std::int64_t, std::size_t>> ranked_;
  std::vector<Step> steps_;  // by the first of the ends that are alike
};

}  // namespace

Filled fill(Notes& notes, const FillRequest& request) {
  Filler::Result quick = Filler(notes, request, far_behind).run();
  if (!quick.breaks_badly) return std::move(quick.filled);
  // What seemed too dear may be what it takes to break well.
  return Filler(notes, request, endless).run().filled;
}

}  // namespace layout
