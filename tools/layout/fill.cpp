#include "layout/fill.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "layout/fill_balance.h"
#include "layout/fill_column.h"
#include "layout/loosen.h"

namespace layout {
namespace {

constexpr std::size_t longest_looked_at = 4;  // of a column's ends, for longer paragraphs
constexpr int most_longer = 2;
constexpr std::size_t kept_ends = 8;                 // of each column's possible ends, the cheapest
constexpr std::int64_t page_cost = 500;              // fewer pages when all else is equal
constexpr std::int64_t unevenness_per_line = 2'000;  // times the square of the lines missing
constexpr std::int64_t most_unevenness = 200'000;    // less than any avoided break
constexpr std::int64_t unbalanced_cost = 5'000'000;
constexpr std::int64_t overfull_cost = 500'000'000;

// A place between two columns.
struct Key {
  std::size_t at = 0;
  int delay = 0;  // columns and pages that were passed without getting on
  int column = 0;
  bool first_page = true;
  friend bool operator<(const Key& a, const Key& b) {
    return std::tie(a.at, a.delay, a.column, a.first_page) <
           std::tie(b.at, b.delay, b.column, b.first_page);
  }
};

struct Node {
  Key key;
  std::int64_t cost = 0;
  std::size_t before = 0;  // node
  FilledColumn column;     // what lies between
  bool skipped_page = false;
  bool page_ends = false;  // after `column`
  std::vector<NotePart> waiting;
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
  Filler(LayoutRun& run, Notes& notes, const FillRequest& request)
      : request_(request),
        ends_(notes, request),
        loosener_(run, request.flow),
        pitch_(pitch_of(request)) {}

  Filled run() {
    Node start;
    start.key.at = request_.begin;
    start.waiting = request_.waiting;
    insert(std::move(start));
    while (!open_.empty()) {
      const std::size_t node = open_.begin()->second;
      open_.erase(open_.begin());
      extend(node);
    }
    return collect();
  }

 private:
  Length height(const Key& key) const {
    return key.first_page ? request_.first_height : request_.height;
  }

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

  std::int64_t unevenness(Length left_over) const {
    const std::int64_t lines = std::max<std::int64_t>(0, left_over.units() * 16 / pitch_.units());
    return std::min(most_unevenness, unevenness_per_line * lines * lines / 256);
  }

  void extend(std::size_t index) {
    // Copies, because the nodes may move while more are added.
    const Key key = nodes_[index].key;
    const ColumnStart start = start_of(nodes_[index]);
    const std::int64_t so_far = nodes_[index].cost;
    const bool balances = request_.set.count > 1 && request_.set.balance;
    if (key.column == 0) {
      if (balances) try_balanced(index, start, so_far);
      if (key.first_page && !request_.at_page_top && key.delay == 0) skip_page(index, so_far);
    }
    std::vector<ColumnEnd> found = ends_.find(start);
    add_longer(found);
    std::vector<std::pair<std::int64_t, std::size_t>> ranked;
    for (std::size_t i = 0; i < found.size(); ++i) {
      const ColumnEnd& end = found[i];
      std::int64_t cost = end.cost;
      if (!end.final && !end.forced) cost += unevenness(end.left_over);
      if (end.left_over < Length()) cost += overfull_cost;
      if (end.final && end.left_over < request_.reserve) cost += cost::avoid;
      if (end.final && balances) cost += unbalanced_cost;
      ranked.emplace_back(cost, i);
    }
    std::sort(ranked.begin(), ranked.end());
    if (ranked.size() > kept_ends) ranked.resize(kept_ends);
    for (const auto& [cost, i] : ranked) follow(index, key, so_far + cost, found[i]);
  }

  // Columns that end a line or two short, with as many of their paragraphs set a line longer.
  void add_longer(std::vector<ColumnEnd>& found) {
    const std::size_t count = found.size();
    const std::size_t first = count > longest_looked_at ? count - longest_looked_at : 0;
    for (std::size_t i = first; i < count; ++i) {
      if (found[i].final || found[i].forced) continue;
      const auto lines = static_cast<int>(found[i].left_over.units() / pitch_.units());
      if (lines < 1 || lines > most_longer) continue;
      std::optional<Loosener::Choice> choice =
          loosener_.lengthen(found[i].column.begin, found[i].column.end, lines);
      if (!choice || choice->cost >= unevenness(found[i].left_over)) continue;
      ColumnEnd longer = found[i];
      longer.cost += choice->cost;
      longer.column.loosened = std::move(choice->paragraphs);
      longer.column.used += pitch_ * lines;
      longer.left_over -= pitch_ * lines;
      found.push_back(std::move(longer));
    }
  }

  void follow(std::size_t index, const Key& key, std::int64_t cost, ColumnEnd& end) {
    if (end.final) {
      offer(cost, index, {end.column}, end.waiting);
      return;
    }
    Node node;
    node.before = index;
    node.key = key;
    node.key.delay = end.next == key.at ? key.delay + 1 : 0;
    node.key.at = end.next;
    node.key.column = key.column + 1;
    if (node.key.column == request_.set.count) {
      node.key.column = 0;
      node.key.first_page = false;
      node.page_ends = true;
      cost += page_cost;
    }
    node.cost = cost;
    node.column = std::move(end.column);
    node.waiting = std::move(end.waiting);
    if (node.key.delay < 1000) insert(std::move(node));
  }

  void try_balanced(std::size_t index, const ColumnStart& start, std::int64_t so_far) {
    std::optional<Balanced> made = balance(ends_, request_, start, pitch_);
    if (made) offer(so_far + made->cost, index, std::move(made->page), made->waiting);
  }

  void skip_page(std::size_t index, std::int64_t so_far) {
    Node node;
    node.before = index;
    node.key.at = nodes_[index].key.at;
    node.key.delay = 1;
    node.key.first_page = false;
    node.skipped_page = node.page_ends = true;
    node.waiting = nodes_[index].waiting;
    node.cost = so_far + page_cost + unevenness(request_.first_height) + 100;
    insert(std::move(node));
  }

  void offer(std::int64_t cost, std::size_t node, FilledPage rest, std::vector<NotePart> waiting) {
    if (final_.found && final_.cost <= cost) return;
    final_ = {true, cost, node, std::move(rest), std::move(waiting)};
  }

  void insert(Node node) {
    const auto found = open_.find(node.key);
    if (found != open_.end()) {
      if (nodes_[found->second].cost > node.cost) nodes_[found->second] = std::move(node);
      return;
    }
    open_.emplace(node.key, nodes_.size());
    nodes_.push_back(std::move(node));
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
  Loosener loosener_;
  Length pitch_;
  std::vector<Node> nodes_;
  std::map<Key, std::size_t> open_;
  Final final_;
};

}  // namespace

Filled fill(LayoutRun& run, Notes& notes, const FillRequest& request) {
  return Filler(run, notes, request).run();
}

}  // namespace layout
