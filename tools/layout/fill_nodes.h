#pragma once
// The places between columns that the filler has reached, each with the cheapest way to it; private
// to fill.

#include <compare>
#include <cstdint>
#include <map>
#include <vector>

#include "layout/fill.h"

namespace layout {

// A place between two columns.
struct FillPlace {
  std::size_t at = 0;
  std::size_t rest = 0;  // of the group there: a number of its own, from 1
  int delay = 0;         // columns and pages that were passed without getting on
  int column = 0;
  bool first_page = true;
  bool other_page = false;   // one of FillRequest::other_height
  std::int64_t missing = 0;  // at the foot of the column before on this page, in eighths of a line

  friend auto operator<=>(const FillPlace&, const FillPlace&) = default;
};

struct FillNode {
  FillPlace place;
  std::size_t columns = 0;  // before it, those of skipped pages included
  std::int64_t cost = 0;
  std::size_t before = 0;  // node
  FilledColumn column;     // what lies between
  bool skipped_page = false;
  bool page_ends = false;  // after `column`
  std::vector<NotePart> waiting;
  std::vector<WastedHeight> wasted;
};

class FillNodes {
 public:
  // The node from which all begin is number 0, and stays. One that is dearer by more than
  // `most_behind` than another with as many columns is left out.
  FillNodes(FillNode start, std::int64_t most_behind);

  const FillNode& operator[](std::size_t node) const { return nodes_[node].node; }

  // The first of the open nodes in their order, and those after it that differ in nothing but how
  // the column before ended: what follows all of these is the same. Whoever takes them releases
  // them. Empty when none are open any more.
  std::vector<std::size_t> take_alike();

  // Whether `open` would do anything.
  bool wants(const FillPlace& place, std::int64_t cost) const;
  void open(FillNode node);

  void hold(std::size_t node) { ++nodes_[node].uses; }
  // A node from which nothing goes on is forgotten, so that memory grows with the pages and not
  // with all that was tried.
  void release(std::size_t node);

  // From the first column on, to `node`.
  std::vector<FillNode> path_to(std::size_t node) &&;

 private:
  struct Kept {
    FillNode node;
    int uses = 1;  // by being open, held or before others
  };

  bool is_behind(const FillNode& node) const;
  std::size_t keep(FillNode node);

  std::int64_t most_behind_;
  std::vector<Kept> nodes_;
  std::vector<std::size_t> free_;    // places in it
  std::vector<std::int64_t> least_;  // cost of a node, by its columns
  std::map<FillPlace, std::size_t> open_;
};

}  // namespace layout
