#pragma once
// For large arrays that live for one step of many: what they took goes back to the system when they
// go. A general allocator keeps it for a while, and the peak of a later step then counts it too.
//
//   std::vector<std::uint32_t, base::PageAllocator<std::uint32_t>> forms;

#include <cstddef>
#include <limits>
#include <new>

namespace base {

// Blocks of a MiB or more are whole pages from the system, smaller ones come from operator new.
// Throws std::bad_alloc. To be freed with the same size.
void* allocate_pages(std::size_t bytes);
void free_pages(void* block, std::size_t bytes) noexcept;

template <typename T>
struct PageAllocator {
  using value_type = T;

  PageAllocator() = default;
  template <typename Other>
  PageAllocator(const PageAllocator<Other>&) {}

  T* allocate(std::size_t count) {
    if (count > std::numeric_limits<std::size_t>::max() / sizeof(T)) throw std::bad_alloc();
    return static_cast<T*>(allocate_pages(count * sizeof(T)));
  }
  void deallocate(T* block, std::size_t count) noexcept { free_pages(block, count * sizeof(T)); }

  bool operator==(const PageAllocator&) const = default;
};

}  // namespace base
