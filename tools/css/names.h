#pragma once
// Names as small numbers, so that matching a selector compares integers.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace css {

using Name = std::uint32_t;
inline constexpr Name no_name = 0;  // also the answer for a name that no style sheet mentions

class Names {
 public:
  Name add(std::string_view text) {
    const auto next = static_cast<Name>(names_.size() + 1);
    return names_.try_emplace(std::string(text), next).first->second;
  }
  Name find(std::string_view text) const {
    const auto found = names_.find(text);
    return found == names_.end() ? no_name : found->second;
  }
  std::size_t size() const { return names_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  // Only looked up, never walked: the order of a hash table must not show.
  std::unordered_map<std::string, Name, Hash, std::equal_to<>> names_;
};

}  // namespace css
