#pragma once
// A vector for what most lines of a book have none of: it takes one pointer while it is empty.

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace layout {

template <class T>
class Few {
 public:
  Few() = default;
  Few(const Few& other) : values_(copy_of(other)) {}
  Few(Few&&) noexcept = default;
  Few& operator=(const Few& other) {
    values_ = copy_of(other);
    return *this;
  }
  Few& operator=(Few&&) noexcept = default;

  bool empty() const { return size() == 0; }
  std::size_t size() const { return values_ == nullptr ? 0 : values_->size(); }
  T* begin() { return values_ == nullptr ? nullptr : values_->data(); }
  T* end() { return begin() + size(); }
  const T* begin() const { return values_ == nullptr ? nullptr : values_->data(); }
  const T* end() const { return begin() + size(); }
  T& operator[](std::size_t i) { return (*values_)[i]; }
  const T& operator[](std::size_t i) const { return (*values_)[i]; }

  void push_back(T value) {
    if (values_ == nullptr) values_ = std::make_unique<std::vector<T>>();
    values_->push_back(std::move(value));
  }
  void resize(std::size_t size) {
    if (values_ == nullptr && size > 0) values_ = std::make_unique<std::vector<T>>();
    if (values_ != nullptr) values_->resize(size);
  }
  void clear() { values_.reset(); }

 private:
  static std::unique_ptr<std::vector<T>> copy_of(const Few& other) {
    if (other.empty()) return nullptr;
    return std::make_unique<std::vector<T>>(*other.values_);
  }

  std::unique_ptr<std::vector<T>> values_;
};

}  // namespace layout
