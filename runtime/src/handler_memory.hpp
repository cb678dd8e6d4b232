// Memory for one asynchronous operation at a time, kept where the operations are started again and again. Asio's own
// cache holds two blocks a thread; a loop with many connections starts and ends their operations in batches.
#pragma once

#include <cstddef>
#include <new>

namespace nostall::detail {

class handler_memory {
public:
  handler_memory() = default;
  handler_memory(const handler_memory&) = delete;
  handler_memory& operator=(const handler_memory&) = delete;

  void* allocate(std::size_t size) {
    if (used_ || size > sizeof storage_)
      return ::operator new(size);
    used_ = true;
    return storage_;
  }

  void deallocate(void* memory) noexcept {
    if (memory == storage_)
      used_ = false;
    else
      ::operator delete(memory);
  }

private:
  alignas(std::max_align_t) std::byte storage_[160];
  bool used_ = false;
};

// As Asio asks a handler for it.
template <typename T = void>
class handler_allocator {
public:
  using value_type = T;

  explicit handler_allocator(handler_memory& memory) noexcept : memory_(&memory) {}
  template <typename U>
  handler_allocator(const handler_allocator<U>& other) noexcept : memory_(other.memory_) {}

  T* allocate(std::size_t count) { return static_cast<T*>(memory_->allocate(count * sizeof(T))); }
  void deallocate(T* memory, std::size_t) noexcept { memory_->deallocate(memory); }

  template <typename U>
  bool operator==(const handler_allocator<U>& other) const noexcept {
    return memory_ == other.memory_;
  }

private:
  template <typename>
  friend class handler_allocator;
  handler_memory* memory_;
};

} // namespace nostall::detail
