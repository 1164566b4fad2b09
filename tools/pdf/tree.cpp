#include "pdf/tree.h"

#include <algorithm>

namespace pdf {
namespace {

constexpr std::size_t leaf_size = 256;

using Entries = std::vector<std::pair<Value, Value>>;

Array pairs(const Entries& entries, std::size_t begin, std::size_t end) {
  Array out;
  for (std::size_t i = begin; i < end; ++i) {
    out.push_back(entries[i].first);
    out.push_back(entries[i].second);
  }
  return out;
}

// `key` is "Names" or "Nums". A root has no /Limits, a leaf below it has.
Reference add_tree(Document& document, const std::string& key, const Entries& entries) {
  if (entries.size() <= leaf_size) {
    return document.add(Dictionary{{key, pairs(entries, 0, entries.size())}});
  }
  Array kids;
  for (std::size_t i = 0; i < entries.size(); i += leaf_size) {
    const std::size_t end = std::min(entries.size(), i + leaf_size);
    kids.push_back(
        document.add(Dictionary{{"Limits", Array{entries[i].first, entries[end - 1].first}},
                                {key, pairs(entries, i, end)}}));
  }
  return document.add(Dictionary{{"Kids", std::move(kids)}});
}

}  // namespace

Reference add_name_tree(Document& document, const std::map<std::string, Value>& entries) {
  Entries list;
  for (const auto& [key, value] : entries) list.emplace_back(ByteString{key}, value);
  return add_tree(document, "Names", list);
}

Reference add_number_tree(Document& document,
                          const std::vector<std::pair<std::int64_t, Value>>& entries) {
  Entries list;
  for (const auto& [key, value] : entries) list.emplace_back(key, value);
  return add_tree(document, "Nums", list);
}

}  // namespace pdf
