#include "base/page_allocator.h"

#include <sys/mman.h>

namespace base {

namespace {

constexpr std::size_t own_pages = std::size_t{1} << 20;  // bytes from which on

}  // namespace

void* allocate_pages(std::size_t bytes) {
  if (bytes < own_pages) return ::operator new(bytes);
  void* const block =
      mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (block == MAP_FAILED) throw std::bad_alloc();
  return block;
}

void free_pages(void* block, std::size_t bytes) noexcept {
  if (bytes < own_pages) {
    ::operator delete(block);
  } else {
    munmap(block, bytes);
  }
}

}  // namespace base
