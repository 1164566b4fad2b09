#pragma once
// Memory for values that live and go together.

#include <memory>
#include <memory_resource>
#include <span>
#include <type_traits>

namespace layout {

class Arena {
 public:
  // They are valid as long as this object, and are not destroyed one by one.
  template <class T>
  std::span<const T> copy(std::span<const T> values) {
    static_assert(std::is_trivially_destructible_v<T>);
    if (values.empty()) return {};
    T* const place = static_cast<T*>(memory_.allocate(values.size_bytes(), alignof(T)));
    std::uninitialized_copy(values.begin(), values.end(), place);
    return {place, values.size()};
  }

 private:
  std::pmr::monotonic_buffer_resource memory_;
};

}  // namespace layout
