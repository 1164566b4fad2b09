#include "layout/fill.h"

#include <algorithm>
#include <compare>
#include <map>
#include <optional>
#include <utility>

#include "layout/fill_balance.h"
#include "layout/fill_column.h"
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
constexpr int most_delay = 1000;
constexpr std::int64_t unbalanced_cost = 50'000'000;
constexpr std::int64_t overfull_cost = 5'000'000'000;

// A place between two columns.
struct Key {
  std::size_t at = 0;
  int delay = 0;  // columns and pages that were passed without getting on
  int column = 0;
  bool first_page = true;
  std::int64_t missing = 0;  // at the foot of the column before on this page, in eighths of a line

  friend auto operator<=>(const Key&, const Key&) = default;
};

struct Node {
  Key key;
  std::int64_t cost = 0;
  std::size_t before = 0;  // node
  FilledColumn column;     // what lies between
  bool skipped_page = false;
  bool page_ends = false;  // after `column`
  std::vector<NotePart> waiting;
  int uses = 1;  // by being open, final or before others
};

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
  Filler(Notes& notes, const FillRequest& request)
      : request_(request),
        ends_(notes, request),
        pitch_(pitch_of(request)),
        loosener_(request.flow, request.set.count > 1 ? pitch_ : Length()) {}

  Filled run() {
    Node start;
    start.key.at = request_.begin;
    start.waiting = request_.waiting;
    start.uses = 2;  // it stays
    open_.emplace(start.key, 0);
    nodes_.push_back(std::move(start));
    while (!open_.empty()) extend(take_alike());
    return collect();
  }

 private:
  Length height(const Key& key) const {
    return key.first_page ? request_.first_height : request_.height;
  }

  bool balances() const { return request_.set.count > 1 && request_.set.balance; }

  ColumnStart start_of(const Node& node) const {
    ColumnStart start;
    start.at = node.key.at;
    start.height = height(node.key);
    start.offset = node.key.first_page ? request_.first_offset : Length();
    start.keeps_space =
        node.key.first_page && !request_.at_page_top && node.key.at == request_.begin;
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

  // The first of the open nodes in their order, and those after it that differ in nothing but how
  // the column before ended: what follows all of these is the same.
  std::vector<std::size_t> take_alike() {
    std::vector<std::size_t> alike;
    while (!open_.empty()) {
      const std::size_t node = open_.begin()->second;
      if (!alike.empty() && !is_alike(nodes_[alike.front()], nodes_[node])) break;
      alike.push_back(node);
      open_.erase(open_.begin());
    }
    return alike;
  }

  static bool is_alike(const Node& a, const Node& b) {
    Key key = a.key;
    key.missing = b.key.missing;
    return key == b.key && a.waiting == b.waiting;
  }

  void extend(const std::vector<std::size_t>& alike) {
    const std::size_t first = alike.front();
    const Key key = nodes_[first].key;
    const ColumnStart start = start_of(nodes_[first]);
    if (key.column == 0) {
      for (const std::size_t node : alike) {
        if (balances()) try_balanced(node, start);
        if (key.first_page && !request_.at_page_top && key.delay == 0) skip_page(node);
      }
    }
    const std::vector<ColumnEnd>& found = ends_from(start);
    std::vector<Weighed> ends;
    for (const ColumnEnd& end : found) ends.push_back(weigh(key, end));
    std::vector<Step> steps;
    for (const std::size_t node : alike) {
      for (const auto& [cost, i] : cheapest(nodes_[node].key, ends)) {
        const std::int64_t all = nodes_[node].cost + cost;
        if (found[i].final) {
          offer(all, node, {found[i].column}, found[i].waiting);
        } else {
          take(steps, {all, node, i}, ends);
        }
      }
    }
    for (const Step& step : steps) insert(node_after(step, ends[step.end].next, found[step.end]));
    for (const std::size_t node : alike) release(node);
  }

  // An end as seen from all nodes that are alike.
  struct Weighed {
    Key next;
    std::int64_t cost = 0;     // whatever the column before is like
    std::int64_t missing = 0;  // at its foot
    bool even = true;          // to be as high as the column before
  };

  // The empty rest of a box is cut where the column ends, not before.
  std::int64_t room_wasted(const ColumnEnd& end) const {
    if (end.next >= request_.end || end.left_over <= Length()) return 0;
    const FlowItem& next = request_.flow.items[end.next];
    if (next.kind != FlowItem::Kind::blank || next.height <= Length()) return 0;
    return std::min(most_unevenness, wasted_piece * (end.left_over.units() / next.height.units()));
  }

  Weighed weigh(const Key& key, const ColumnEnd& end) const {
    Weighed weighed{key_after(key, end), end.cost, 0, key.column > 0};
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
    if (key.column == 0) weighed.cost += square(short_per_line, short_of);
    weighed.missing = missing(end);
    return weighed;
  }

  // One of the ways on, from a node to the end of its column.
  struct Step {
    std::int64_t cost = 0;
    std::size_t node = 0, end = 0;
  };

  // Of the steps to one place the cheapest stays, and of those the one that was first.
  static void take(std::vector<Step>& steps, const Step& step, const std::vector<Weighed>& ends) {
    const auto known = std::find_if(steps.begin(), steps.end(), [&](const Step& s) {
      return s.end == step.end || ends[s.end].next == ends[step.end].next;
    });
    if (known == steps.end()) {
      steps.push_back(step);
    } else if (known->cost > step.cost) {
      *known = step;
    }
  }

  // The ends worth following from a node, the cheapest first.
  std::vector<std::pair<std::int64_t, std::size_t>> cheapest(
      const Key& key, const std::vector<Weighed>& ends) const {
    std::vector<std::pair<std::int64_t, std::size_t>> ranked;
    ranked.reserve(ends.size());
    for (std::size_t i = 0; i < ends.size(); ++i) {
      const Weighed& end = ends[i];
      ranked.emplace_back(
          end.cost + (end.even ? square(uneven_per_line, end.missing - key.missing) : 0), i);
    }
    const std::size_t most = request_.set.count > most_compared ? few_ends : kept_ends;
    const std::size_t kept = std::min(most, ranked.size());
    std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept),
                      ranked.end());
    ranked.resize(kept);
    while (ranked.front().first < overfull_cost && ranked.back().first >= overfull_cost) {
      ranked.pop_back();
    }
    return ranked;
  }

  // Places are looked at in order, so that those that begin alike follow each other.
  const std::vector<ColumnEnd>& ends_from(ColumnStart start) {
    start.excess = pitch_ * most_changed;
    if (found_from_ == start) return found_;
    found_ = ends_.find_last(start, kept_ends);
    if (!has_full(found_)) add_changed(found_);
    found_from_ = std::move(start);
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
      for (int lines = -most_changed; lines <= most_changed; ++lines) {
        const Length left_over = end.left_over - pitch_ * lines;
        if (lines == 0 || left_over < Length() || left_over > pitch_ * most_short) continue;
        std::optional<Loosener::Choice> choice =
            loosener_.change(end.column.begin, end.column.end, lines);
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

  Key key_after(const Key& key, const ColumnEnd& end) const {
    Key next = key;
    next.delay = end.next == key.at ? key.delay + 1 : 0;
    next.at = end.next;
    next.column = key.column + 1;
    next.missing = end.forced ? 0 : missing(end);
    if (next.column == request_.set.count) {
      next.column = 0;
      next.missing = 0;
      next.first_page = false;
    }
    return next;
  }

  Node node_after(const Step& step, const Key& key, const ColumnEnd& end) const {
    Node node;
    node.before = step.node;
    node.key = key;
    node.page_ends = key.column == 0;
    node.cost = step.cost + (node.page_ends ? page_cost : 0);
    node.column = end.column;
    node.waiting = end.waiting;
    return node;
  }

  void try_balanced(std::size_t index, const ColumnStart& start) {
    std::optional<Balanced> made = balance(ends_, request_, start, pitch_);
    if (made) offer(nodes_[index].cost + made->cost, index, std::move(made->page), made->waiting);
  }

  void skip_page(std::size_t index) {
    Node node;
    node.before = index;
    node.key.at = nodes_[index].key.at;
    node.key.delay = 1;
    node.key.first_page = false;
    node.skipped_page = node.page_ends = true;
    node.waiting = nodes_[index].waiting;
    node.cost = nodes_[index].cost + page_cost +
                square(short_per_line, eighths(request_.first_height)) + 100;
    insert(std::move(node));
  }

  void offer(std::int64_t cost, std::size_t node, FilledPage rest, std::vector<NotePart> waiting) {
    if (final_.found && final_.cost <= cost) return;
    ++nodes_[node].uses;
    if (final_.found) release(final_.node);
    final_ = {true, cost, node, std::move(rest), std::move(waiting)};
  }

  void insert(Node node) {
    if (node.key.delay >= most_delay) return;
    const auto [known, is_new] = open_.try_emplace(node.key, 0);
    if (!is_new) {
      if (nodes_[known->second].cost <= node.cost) return;
      release(known->second);
    }
    ++nodes_[node.before].uses;
    known->second = keep(std::move(node));
  }

  std::size_t keep(Node node) {
    if (free_.empty()) {
      nodes_.push_back(std::move(node));
      return nodes_.size() - 1;
    }
    const std::size_t place = free_.back();
    free_.pop_back();
    nodes_[place] = std::move(node);
    return place;
  }

  // A node from which nothing goes on is forgotten, so that memory grows with the pages and not
  // with all that was tried.
  void release(std::size_t node) {
    while (--nodes_[node].uses == 0) {
      free_.push_back(node);
      node = nodes_[node].before;
    }
  }

  Filled collect() {
    Filled filled;
    std::vector<std::size_t> path;
    for (std::size_t n = final_.node; n != 0; n = nodes_[n].before) path.push_back(n);
    filled.pages.emplace_back();
    for (std::size_t i = path.size(); i-- > 0;) {
      Node& node = nodes_[path[i]];
      if (!node.skipped_page) filled.pages.back().push_back(std::move(node.column));
      if (node.page_ends) filled.pages.emplace_back();
    }
    for (FilledColumn& column : final_.rest) filled.pages.back().push_back(std::move(column));
    if (filled.pages.size() > 1 && filled.pages.back().empty()) filled.pages.pop_back();
    filled.waiting = std::move(final_.waiting);
    filled.overfull = final_.cost >= overfull_cost;
    return filled;
  }

  const FillRequest& request_;
  ColumnEnds ends_;
  Length pitch_;
  Loosener loosener_;
  std::vector<Node> nodes_;
  std::vector<std::size_t> free_;  // places in it
  std::map<Key, std::size_t> open_;
  Final final_;
  std::optional<ColumnStart> found_from_;
  std::vector<ColumnEnd> found_;  // from there
};

}  // namespace

Filled fill(Notes& notes, const FillRequest& request) {
  return Filler(notes, request).run();
}

}  // namespace layout
