#include "layout/line_break_pass.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "layout/badness.h"
#include "layout/line_demerits.h"
#include "layout/line_reading.h"

namespace layout {
namespace {

constexpr std::int32_t overfull_badness = infinite_badness + 1;
constexpr std::uint32_t no_node = std::numeric_limits<std::uint32_t>::max();

// More active nodes than any text on paper has; beyond it only the best are followed, which keeps
// the time linear whatever the measure.
constexpr std::size_t most_active = 512, kept_active = 256;

// A feasible break with the best way to it.
struct Node {
  std::uint32_t at = 0;     // the item broken at
  std::uint32_t begin = 0;  // where the next line begins
  std::uint32_t line = 0;   // lines so far
  std::uint32_t previous = no_node;
  std::int64_t demerits = 0;
  Fitness fitness = decent;
  std::uint8_t hyphens = 0;  // lines in a row that end with one, this break included
};

struct Active {
  std::uint32_t node = 0;
  std::uint32_t begin = 0, line = 0;  // the node's
  Units left = 0;                     // protrusion of the first box
  LineTotals start;                   // up to the first item of the line
};

// The last break at which a line was not overfull, with the totals and the last box before it.
struct LastFit {
  std::uint32_t at = no_node;
  LineTotals totals;
  std::uint32_t last_box = no_node;
};

class Pass {
 public:
  Pass(std::span<const BreakItem> items, std::span<const Length> widths,
       const LineBreakOptions& options, const PassSettings& settings, bool counts);

  // Whether there is a way at all.
  bool run();
  BrokenParagraph best() const;
  std::vector<WayToBreak> ways() const;

 private:
  struct Candidate {
    std::int64_t demerits = 0;
    std::uint32_t previous = no_node;
  };

  std::size_t size() const { return items_.size(); }
  bool is_final(std::size_t at) const {
    return at == size() || (at + 1 == size() && is_forced_break(items_[at]));
  }
  bool is_forced(std::size_t at) const { return at == size() || is_forced_break(items_[at]); }
  bool is_flagged(std::size_t at) const { return at < size() && items_[at].flagged; }
  bool is_legal(std::size_t at);
  std::uint32_t line_begin(std::size_t at);
  Units measure(std::uint32_t line) const {
    return widths_[std::min<std::size_t>(line, widths_.size() - 1)].units();
  }
  std::uint32_t line_key(std::uint32_t line) const {
    return counts_ ? line : std::min(line, special_lines_);
  }
  std::uint32_t first_key() const;
  Units shrink_since(const Active& active) const;
  std::int64_t unevenness(Units amount, const Active& active) const {
    const Units stretch = totals_.glue_stretch - active.start.glue_stretch;
    return uneven_demerits(amount, stretch, options_.uneven_demerits);
  }
  // Whether badness(amount, available) is above the threshold, told without a division.
  bool is_too_bad(Units amount, Units available) const {
    if (settings_.threshold >= infinite_badness || amount <= 0) return false;
    return available <= 0 || badness_root * amount >= first_bad_root_ * available;
  }
  bool is_far_too_short(const Active& active, std::size_t at) const;
  Setting set_line(const Active& active, std::size_t at) const;
  std::int64_t demerits_of(const Node& from, const Setting& line, std::size_t at) const;
  bool try_break(std::size_t at);
  void offer(const Active& active, const Setting& line, std::size_t at);
  void activate_candidates(std::size_t at);
  void activate(Node node);
  void prune();
  std::size_t rescue(std::size_t at);
  void lose(const Active& active);
  void read_lines(std::uint32_t end, std::vector<Line>& lines) const;

  std::span<const BreakItem> items_;
  std::span<const Length> widths_;
  const LineBreakOptions& options_;
  const PassSettings& settings_;
  bool counts_ = false;              // ways with another number of lines are other ways
  std::uint32_t special_lines_ = 0;  // lines from here on have the same measure
  std::size_t hyphen_states_ = 1;
  Units largest_right_ = 0;
  bool later_is_shorter_ = true;  // of two lines to one break: that of the later start
  Units first_bad_root_ = 0;      // the least whose badness is above the threshold

  LineTotals totals_;                 // of all items before the one at hand
  std::uint32_t last_box_ = no_node;  // before the item at hand
  // The discardable run that was looked through last, with the totals at its end.
  std::uint32_t run_begin_ = 1, run_end_ = 0;
  LineTotals run_totals_;

  std::vector<Node> nodes_;
  std::vector<Active> active_;
  std::vector<LastFit> fits_;               // by node, for rescue
  std::optional<Active> lost_;              // the best that could not go on at the break at hand
  std::vector<Candidate> candidates_;       // by line key, fitness, hyphens
  std::vector<std::size_t> candidates_in_;  // the slots that are not empty
  std::uint32_t first_key_ = 0;             // of the candidates
};

Pass::Pass(std::span<const BreakItem> items, std::span<const Length> widths,
           const LineBreakOptions& options, const PassSettings& settings, bool counts)
    : items_(items), widths_(widths), options_(options), settings_(settings), counts_(counts) {
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (widths[i] != widths.back()) special_lines_ = static_cast<std::uint32_t>(i + 1);
  }
  if (options.max_consecutive_hyphens > 0) {
    hyphen_states_ = static_cast<std::size_t>(std::min(options.max_consecutive_hyphens, 250)) + 1;
  }
  for (const BreakItem& item : items) {
    largest_right_ = std::max(largest_right_, item.right_protrusion.units());
    later_is_shorter_ = later_is_shorter_ && item.width >= Length() && item.stretch >= Length();
  }
  nodes_.reserve(items.size() / 2);
  active_.reserve(32);
  later_is_shorter_ = later_is_shorter_ && special_lines_ == 0 && !options.ragged;
  Units beyond = largest_badness_root + 1;
  while (first_bad_root_ < beyond) {
    const Units middle = (first_bad_root_ + beyond) / 2;
    if (badness_of_root(middle) <= settings.threshold) {
      first_bad_root_ = middle + 1;
    } else {
      beyond = middle;
    }
  }
}

// The first item that is not discarded after a break at `at`.
std::uint32_t Pass::line_begin(std::size_t at) {
  if (at == size()) return static_cast<std::uint32_t>(at);
  const auto from = static_cast<std::uint32_t>(at);
  if (from >= run_begin_ && from < run_end_) return run_end_;
  run_begin_ = run_end_ = from;
  run_totals_ = totals_;
  do {
    run_totals_.add(items_[run_end_]);
    ++run_end_;
  } while (run_end_ < size() && items_[run_end_].kind != BreakItem::Kind::box &&
           !is_forced_break(items_[run_end_]));
  return run_end_;
}

bool Pass::is_legal(std::size_t at) {
  if (at == size()) return true;
  const BreakItem& item = items_[at];
  if (is_forced_break(item)) return true;
  if (item.kind == BreakItem::Kind::box) return false;
  if (item.kind == BreakItem::Kind::glue) {
    if (at == 0 || items_[at - 1].kind != BreakItem::Kind::box) return false;
  } else {
    if (item.penalty >= infinite_penalty) return false;
    if (item.flagged && item.width > Length() && !settings_.hyphens) return false;
  }
  const std::uint32_t next = line_begin(at);
  return next < size() && items_[next].kind == BreakItem::Kind::box;
}

Units Pass::shrink_since(const Active& active) const {
  if (options_.ragged) return 0;
  return totals_.glue_shrink - active.start.glue_shrink + totals_.box_shrink -
         active.start.box_shrink;
}

// Whether no line to `at` can be stretched enough, neither from this active node nor from those
// after it, which begin later.
bool Pass::is_far_too_short(const Active& active, std::size_t at) const {
  if (!later_is_shorter_ || settings_.rescue || is_forced(at)) return false;
  const Units natural = totals_.width - active.start.width + break_width(items_, at);
  const Units missing = measure(active.line) - natural;
  const Units boxes = totals_.box_stretch - active.start.box_stretch;
  const Units glue =
      settings_.emergency_stretch.units() + totals_.glue_stretch - active.start.glue_stretch;
  return is_too_bad(visible(missing, boxes), glue);
}

// The least key of a line that may end at the break at hand.
std::uint32_t Pass::first_key() const {
  std::uint32_t least = line_key(active_.front().line);
  for (const Active& a : active_) least = std::min(least, line_key(a.line));
  return least;
}

Setting Pass::set_line(const Active& active, std::size_t at) const {
  Setting line;
  const Units inner = totals_.width - active.start.width;
  line.natural = inner + break_width(items_, at) - active.left;
  if (last_box_ != no_node && last_box_ >= active.begin)
    line.natural -= right_protrusion(items_, at, last_box_);
  const Units missing = measure(active.line) - line.natural;
  if (missing < 0) {
    Units glue = 0, boxes = 0;
    if (!options_.ragged) {
      glue = totals_.glue_shrink - active.start.glue_shrink;
      boxes = totals_.box_shrink - active.start.box_shrink;
    }
    line.badness =
        -missing > glue + boxes ? overfull_badness : badness(visible(-missing, boxes), glue);
    line.fitness = line.badness > 12 ? tight : decent;
    if (!options_.ragged) line.uneven = unevenness(-missing - boxes, active);
    return line;
  }
  if (is_forced(at) && !options_.justify_last_line) return line;
  Units glue = settings_.emergency_stretch.units(), boxes = 0;
  if (options_.ragged) {
    const Units stretch = options_.ragged_stretch.units();
    glue += stretch > 0 ? stretch : measure(active.line) / 12;
  } else {
    glue += totals_.glue_stretch - active.start.glue_stretch;
    boxes = totals_.box_stretch - active.start.box_stretch;
  }
  const Units seen = visible(missing, boxes);
  if (is_too_bad(seen, glue)) {
    line.badness = infinite_badness;
    return line;
  }
  line.badness = badness(seen, glue);
  if (!options_.ragged) line.uneven = unevenness(missing - boxes, active);
  line.fitness = line.badness > 99 ? very_loose : line.badness > 12 ? loose : decent;
  return line;
}

std::int64_t Pass::demerits_of(const Node& from, const Setting& line, std::size_t at) const {
  LineEnds ends;
  ends.begins_paragraph = from.previous == no_node;
  ends.after_hyphen = !ends.begins_paragraph && is_flagged(from.at);
  ends.fitness_before = from.fitness;
  ends.item = at < size() ? &items_[at] : nullptr;
  ends.is_forced = is_forced(at);
  ends.is_final = is_final(at);
  return line_demerits(line, ends, options_);
}

void Pass::offer(const Active& active, const Setting& line, std::size_t at) {
  const Node& from = nodes_[active.node];
  std::size_t hyphens = 0;
  if (is_flagged(at) && hyphen_states_ > 1 && !is_forced(at)) {
    hyphens = from.hyphens + std::size_t{1};
    if (hyphens >= hyphen_states_) return;
  }
  const std::int64_t demerits = from.demerits + demerits_of(from, line, at);
  if (candidates_in_.empty()) first_key_ = first_key();
  const std::size_t key = line_key(from.line) - first_key_;
  const std::size_t slot = (key * fitness_count + line.fitness) * hyphen_states_ + hyphens;
  if (slot >= candidates_.size()) {
    candidates_.resize((key + 1) * fitness_count * hyphen_states_);
  }
  Candidate& best = candidates_[slot];
  if (best.previous == no_node) {
    candidates_in_.push_back(slot);
  } else if (best.demerits <= demerits) {
    return;
  }
  best = {demerits, active.node};
}

void Pass::activate(Node node) {
  Active active;
  active.node = static_cast<std::uint32_t>(nodes_.size());
  active.line = node.line;
  if (node.previous != no_node) {
    node.begin = line_begin(node.at);
    active.start = node.at == size() ? totals_ : run_totals_;
  }
  if (node.begin < size() && items_[node.begin].kind == BreakItem::Kind::box) {
    active.left = items_[node.begin].left_protrusion.units();
  }
  active.begin = node.begin;
  nodes_.push_back(node);
  if (settings_.rescue) fits_.emplace_back();
  active_.push_back(active);
}

// A candidate is left out when another of the same line is better by more than any difference that
// its fitness can make later, and has no more hyphens in a row.
void Pass::activate_candidates(std::size_t at) {
  const std::int64_t margin = std::max(0, options_.adjacent_demerits);
  const std::size_t states = fitness_count * hyphen_states_;
  std::sort(candidates_in_.begin(), candidates_in_.end());
  for (const std::size_t slot : candidates_in_) {
    const Candidate& c = candidates_[slot];
    const std::size_t hyphens = slot % hyphen_states_;
    const bool dominated =
        std::any_of(candidates_in_.begin(), candidates_in_.end(), [&](std::size_t other) {
          return other / states == slot / states && other % hyphen_states_ <= hyphens &&
                 candidates_[other].demerits + margin < c.demerits;
        });
    if (dominated) continue;
    Node node;
    node.at = static_cast<std::uint32_t>(at);
    node.line = nodes_[c.previous].line + 1;
    node.previous = c.previous;
    node.demerits = c.demerits;
    node.fitness = static_cast<Fitness>(slot % states / hyphen_states_);
    node.hyphens = static_cast<std::uint8_t>(hyphens);
    activate(node);
  }
  for (const std::size_t slot : candidates_in_) candidates_[slot] = {};
  candidates_in_.clear();
}

void Pass::prune() {
  if (active_.size() <= most_active) return;
  std::stable_sort(active_.begin(), active_.end(), [this](const Active& a, const Active& b) {
    return nodes_[a.node].demerits < nodes_[b.node].demerits;
  });
  active_.resize(kept_active);
  std::sort(active_.begin(), active_.end(),
            [](const Active& a, const Active& b) { return a.node < b.node; });
}

void Pass::lose(const Active& active) {
  const auto is_better = [this](const Active& a, const Active& b) {
    const bool b_never_fit = fits_[b.node].at == no_node;
    if ((fits_[a.node].at == no_node) != b_never_fit) return b_never_fit;
    return nodes_[a.node].demerits < nodes_[b.node].demerits;
  };
  if (!lost_ || is_better(active, *lost_)) lost_ = active;
}

// Ends a line where nothing feasible was found: at the last break before it became overfull, or
// else, overfull, here. Returns the item to go on from.
std::size_t Pass::rescue(std::size_t at) {
  const Active last = *lost_;
  const LastFit fit = fits_[last.node];
  Node node;
  node.previous = last.node;
  node.line = nodes_[last.node].line + 1;
  node.demerits = nodes_[last.node].demerits + short_demerits;
  node.at = fit.at;
  if (fit.at == no_node) {
    node.at = static_cast<std::uint32_t>(at);
    node.demerits = nodes_[last.node].demerits + overfull_demerits;
    node.fitness = tight;
  } else {
    node.fitness = very_loose;
    totals_ = fit.totals;
    last_box_ = fit.last_box;
    run_begin_ = 1;
    run_end_ = 0;
  }
  if (is_flagged(node.at)) {
    node.hyphens = static_cast<std::uint8_t>(
        std::min<std::size_t>(nodes_[last.node].hyphens + std::size_t{1}, hyphen_states_ - 1));
  }
  activate(node);
  return node.at;
}

// Tries a line from every active node to `at`; false when no active node is left.
bool Pass::try_break(std::size_t at) {
  const bool forced = is_forced(at);
  std::size_t kept = 0;
  lost_.reset();
  for (std::size_t i = 0; i < active_.size(); ++i) {
    Active& active = active_[i];
    if (active.begin > at) {  // `at` is discarded after that break
      if (kept != i) active_[kept] = active;
      ++kept;
      continue;
    }
    if (is_far_too_short(active, at)) {
      const auto from = active_.begin() + static_cast<std::ptrdiff_t>(i);
      if (kept != i)
        std::move(from, active_.end(), active_.begin() + static_cast<std::ptrdiff_t>(kept));
      kept += active_.size() - i;
      break;
    }
    const Setting line = set_line(active, at);
    if (line.badness <= settings_.threshold) offer(active, line, at);
    if (settings_.rescue && line.badness < overfull_badness) {
      fits_[active.node] = {static_cast<std::uint32_t>(at), totals_, last_box_};
    }
    // Past this no later break can fit: what a break adds or lets hang out is left aside.
    const Units least =
        totals_.width - active.start.width - active.left - largest_right_ - shrink_since(active);
    const bool hopeless = least > measure(active.line);
    if (!forced && !hopeless) {
      if (kept != i) active_[kept] = active;
      ++kept;
    } else if (settings_.rescue) {
      lose(active);
    }
  }
  active_.resize(kept);
  if (!candidates_in_.empty()) activate_candidates(at);
  prune();
  return !active_.empty();
}

bool Pass::run() {
  activate(Node());
  for (std::size_t at = 0; at <= size(); ++at) {
    if (is_legal(at) && !try_break(at)) {
      if (!settings_.rescue) return false;
      at = rescue(at);
    }
    if (is_final(at)) break;
    totals_.add(items_[at]);
    if (items_[at].kind == BreakItem::Kind::box) last_box_ = static_cast<std::uint32_t>(at);
  }
  return true;
}

// In the order of their last breaks; of those with as many lines the first that is best.
std::vector<WayToBreak> Pass::ways() const {
  std::vector<WayToBreak> ways;
  for (const Active& a : active_) {
    const WayToBreak way{nodes_[a.node].line, nodes_[a.node].demerits};
    const auto known = std::find_if(ways.begin(), ways.end(),
                                    [&](const WayToBreak& w) { return w.lines == way.lines; });
    if (known == ways.end()) {
      ways.push_back(way);
    } else if (way.demerits < known->demerits) {
      *known = way;
    }
  }
  return ways;
}

BrokenParagraph Pass::best() const {
  const std::vector<WayToBreak> all = ways();
  const WayToBreak& chosen = choose_way(all, options_.looseness);
  const auto end = std::find_if(active_.begin(), active_.end(), [&](const Active& a) {
    return nodes_[a.node].line == chosen.lines && nodes_[a.node].demerits == chosen.demerits;
  });
  BrokenParagraph paragraph;
  paragraph.demerits = chosen.demerits;
  paragraph.looseness = static_cast<int>(chosen.lines - choose_way(all, 0).lines);
  read_lines(end->node, paragraph.lines);
  return paragraph;
}

void Pass::read_lines(std::uint32_t end, std::vector<Line>& lines) const {
  lines.resize(nodes_[end].line);
  for (std::uint32_t to = end; nodes_[to].previous != no_node; to = nodes_[to].previous) {
    const Node& from = nodes_[nodes_[to].previous];
    lines[from.line] = read_line(items_, from.begin, nodes_[to].at,
                                 Length::from_units(measure(from.line)), options_);
  }
}

}  // namespace

std::optional<BrokenParagraph> run_pass(std::span<const BreakItem> items,
                                        std::span<const Length> widths,
                                        const LineBreakOptions& options,
                                        const PassSettings& settings) {
  Pass pass(items, widths, options, settings, options.looseness != 0);
  if (!pass.run()) return std::nullopt;
  return pass.best();
}

std::vector<WayToBreak> run_counting_pass(std::span<const BreakItem> items,
                                          std::span<const Length> widths,
                                          const LineBreakOptions& options,
                                          const PassSettings& settings) {
  Pass pass(items, widths, options, settings, true);
  if (!pass.run()) return {};
  return pass.ways();
}

}  // namespace layout
