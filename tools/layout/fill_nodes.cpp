#include "layout/fill_nodes.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace layout {
namespace {

constexpr int most_delay = 1000;

bool is_alike(const FillNode& a, const FillNode& b) {
  FillPlace place = a.place;
  place.missing = b.place.missing;
  return place == b.place && a.waiting == b.waiting;
}

}  // namespace

FillNodes::FillNodes(FillNode start, std::int64_t most_behind) : most_behind_(most_behind) {
  open(std::move(start));
  hold(0);
}

std::vector<std::size_t> FillNodes::take_alike() {
  std::vector<std::size_t> alike;
  while (!open_.empty()) {
    const std::size_t node = open_.begin()->second;
    const bool behind = is_behind(nodes_[node].node);
    if (!behind && !alike.empty() && !is_alike(nodes_[alike.front()].node, nodes_[node].node)) {
      break;
    }
    open_.erase(open_.begin());
    if (behind) {
      release(node);
    } else {
      alike.push_back(node);
    }
  }
  return alike;
}

bool FillNodes::is_behind(const FillNode& node) const {
  return node.cost - least_[node.columns] > most_behind_;
}

bool FillNodes::wants(const FillPlace& place, std::int64_t cost) const {
  if (place.delay >= most_delay) return false;
  const auto known = open_.find(place);
  return known == open_.end() || nodes_[known->second].node.cost > cost;
}

void FillNodes::open(FillNode node) {
  if (!wants(node.place, node.cost)) return;
  const auto [known, is_new] = open_.try_emplace(node.place, 0);
  if (!is_new) release(known->second);
  if (least_.size() <= node.columns) {
    least_.resize(node.columns + 1, std::numeric_limits<std::int64_t>::max());
  }
  least_[node.columns] = std::min(least_[node.columns], node.cost);
  if (!nodes_.empty()) hold(node.before);
  known->second = keep(std::move(node));
}

std::size_t FillNodes::keep(FillNode node) {
  if (free_.empty()) {
    nodes_.push_back({std::move(node)});
    return nodes_.size() - 1;
  }
  const std::size_t place = free_.back();
  free_.pop_back();
  nodes_[place] = {std::move(node)};
  return place;
}

void FillNodes::release(std::size_t node) {
  while (--nodes_[node].uses == 0) {
    free_.push_back(node);
    node = nodes_[node].node.before;
  }
}

std::vector<FillNode> FillNodes::path_to(std::size_t node) && {
  std::vector<FillNode> path;
  while (node != 0) {
    path.push_back(std::move(nodes_[node].node));
    node = path.back().before;
  }
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace layout
