#include "debate/quoted_items.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace debate {

namespace {

const BlockQuote* quotation_at_start(const ListItem& item) {
  if (item.blocks.empty()) return nullptr;
  const auto* quote = std::get_if<BlockQuote>(&item.blocks.front().value);
  return quote != nullptr && !quote->source.empty() ? quote : nullptr;
}

bool repeats_only(const ListItem& item) {
  return item.blocks.size() == 1 && quotation_at_start(item) != nullptr;
}

// Takes one list apart into `out`.
class Parting {
 public:
  Parting(List& list, std::vector<Block>& out) : list_(list), out_(out) {}

  void run() {
    auto& items = list_.items;
    int number = list_.start;
    for (std::size_t i = 0; i < items.size();) {
      const std::size_t first = i;
      if (quotation_at_start(items[i]) == nullptr) {
        List own{list_.kind, number, {}};
        for (; i < items.size() && quotation_at_start(items[i]) == nullptr; ++i) {
          own.items.push_back(std::move(items[i]));
        }
        out_.push_back({std::move(own)});
      } else {
        // Items that only repeat stay together up to the one with the answer.
        const std::string source = quotation_at_start(items[i])->source;
        while (repeats_only(items[i]) && i + 1 < items.size() && next_repeats(i + 1, source)) ++i;
        ++i;
        quote(first, i, number);
      }
      number += static_cast<int>(i - first);
    }
  }

 private:
  bool next_repeats(std::size_t i, const std::string& source) const {
    const BlockQuote* next = quotation_at_start(list_.items[i]);
    return next != nullptr && next->source == source;
  }

  void quote(std::size_t first, std::size_t end, int number) {
    auto& items = list_.items;
    std::vector<Block> answer(std::make_move_iterator(items[end - 1].blocks.begin() + 1),
                              std::make_move_iterator(items[end - 1].blocks.end()));
    BlockQuote whole = std::move(std::get<BlockQuote>(items[first].blocks.front().value));
    if (end - first > 1 || list_.kind == List::Kind::numbered) {
      List repeated{list_.kind, number, {}};
      for (std::size_t i = first; i < end; ++i) {
        std::vector<Block> text =
            i == first ? std::move(whole.blocks)
                       : std::move(std::get<BlockQuote>(items[i].blocks.front().value).blocks);
        repeated.items.push_back({items[i].label, std::move(text)});
      }
      whole.blocks.clear();
      whole.blocks.push_back({std::move(repeated)});
    }
    out_.push_back({std::move(whole)});
    std::move(answer.begin(), answer.end(), std::back_inserter(out_));
  }

  List& list_;
  std::vector<Block>& out_;
};

}  // namespace

void part_quoted_items(std::vector<Block>& blocks) {
  std::vector<Block> out;
  out.reserve(blocks.size());
  for (Block& block : blocks) {
    auto* list = std::get_if<List>(&block.value);
    if (list == nullptr) {
      out.push_back(std::move(block));
      continue;
    }
    for (ListItem& item : list->items) part_quoted_items(item.blocks);
    const auto quotes = [](const ListItem& item) { return quotation_at_start(item) != nullptr; };
    const bool all = std::all_of(list->items.begin(), list->items.end(), quotes);
    const bool any = std::any_of(list->items.begin(), list->items.end(), quotes);
    if (all || (any && list->kind == List::Kind::bulleted)) {
      Parting(*list, out).run();
    } else {
      out.push_back(std::move(block));
    }
  }
  blocks = std::move(out);
}

namespace {

void mark_quoted(const std::vector<Block>& blocks, bool inside, std::vector<bool>& quoted) {
  for (const Block& block : blocks) {
    if (std::holds_alternative<Paragraph>(block.value)) {
      quoted.push_back(inside);
    } else if (const auto* list = std::get_if<List>(&block.value)) {
      for (const ListItem& item : list->items) mark_quoted(item.blocks, inside, quoted);
    } else if (const auto* quote = std::get_if<BlockQuote>(&block.value)) {
      mark_quoted(quote->blocks, true, quoted);
    }
  }
}

}  // namespace

std::vector<bool> quoted_paragraphs(const Debate& debate) {
  std::vector<bool> quoted;
  for (const Post& post : debate.posts) mark_quoted(post.blocks, false, quoted);
  return quoted;
}

}  // namespace debate
