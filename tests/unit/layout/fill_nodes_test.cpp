#include "layout/fill_nodes.h"

#include <doctest/doctest.h>

using layout::FillNode;

namespace {

FillNode node_at(std::size_t at, std::int64_t cost, std::int64_t missing = 0) {
  FillNode node;
  node.place.at = at;
  node.place.column = 1;
  node.place.missing = missing;
  node.columns = 1;
  node.cost = cost;
  return node;
}

}  // namespace

TEST_CASE("of two ways to one place the cheaper is kept") {
  layout::FillNodes nodes(FillNode(), 1000);
  const auto start = nodes.take_alike();
  REQUIRE(start.size() == 1);
  nodes.open(node_at(5, 30));
  CHECK_FALSE(nodes.wants(node_at(5, 0).place, 30));
  CHECK(nodes.wants(node_at(5, 0).place, 29));
  nodes.open(node_at(5, 20));
  nodes.release(start.front());
  const auto found = nodes.take_alike();
  REQUIRE(found.size() == 1);
  CHECK(nodes[found.front()].cost == 20);
  nodes.release(found.front());
  CHECK(nodes.take_alike().empty());
}

TEST_CASE("places that differ only in the foot of the column before are taken together") {
  layout::FillNodes nodes(FillNode(), 1000);
  const auto start = nodes.take_alike();
  nodes.open(node_at(5, 10, 8));
  nodes.open(node_at(5, 20));
  nodes.open(node_at(6, 0));
  nodes.release(start.front());
  CHECK(nodes.take_alike().size() == 2);
  CHECK(nodes.take_alike().size() == 1);
}

TEST_CASE("what is far dearer than another with as many columns is not followed") {
  for (const std::int64_t most_behind : {99, 100}) {
    CAPTURE(most_behind);
    layout::FillNodes nodes(FillNode(), most_behind);
    const auto start = nodes.take_alike();
    nodes.open(node_at(5, 140));
    nodes.open(node_at(6, 40));
    nodes.release(start.front());
    std::size_t taken = 0;
    for (auto alike = nodes.take_alike(); !alike.empty(); alike = nodes.take_alike()) {
      taken += alike.size();
    }
    CHECK(taken == (most_behind < 100 ? 1 : 2));
  }
}
