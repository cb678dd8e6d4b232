// RUN: %check_both %s -- -std=c++20
// A loop over a directory opens it and reads on: both happen in the loop's head, and are one finding.
#include "awaitable.hpp"
#include <filesystem>
#include <unistd.h>
using boost::asio::awaitable;

awaitable<void> bad_loop(const std::filesystem::path &path) {
  for (const auto &entry : std::filesystem::directory_iterator(path))
    // CHECK: :[[@LINE-1]]:28: warning: 'std::filesystem::directory_iterator::directory_iterator' blocks the event loop in coroutine 'bad_loop'
    entry.path();
  co_return;
}

awaitable<void> bad_opened_before(std::filesystem::directory_iterator open) {
  for (const auto &entry : open)
    // CHECK: :[[@LINE-1]]:28: warning: 'std::filesystem::directory_iterator::operator++' blocks the event loop in coroutine 'bad_opened_before'; run the whole loop on a pool, if it can be slow here
    // CHECK-NEXT: :[[@LINE-2]]:28: note: a range-based loop cannot await its own increments: run the whole loop on a pool, or iterate by hand
    entry.path();
  co_return;
}

struct rows {
  struct iterator {
    int row;
    int operator*() const { return row; }
    iterator &operator++() {
      ::usleep(1);
      ++row;
      return *this;
    }
    bool operator!=(const iterator &other) const { return row != other.row; }
  };
  iterator begin() const {
    ::usleep(1);
    return {0};
  }
  iterator end() const { return {3}; }
};
rows query() {
  ::sleep(1);
  return {};
}

awaitable<int> bad_everywhere() {
  int sum = 0;
  for (const int row : query())
    // The loop's own steps and what it iterates are one place, with all its causes.
    // CHECK: :[[@LINE-2]]:24: warning: 'rows::iterator::operator++' blocks the event loop in coroutine 'bad_everywhere'
    // CHECK: note: also: 'rows::begin' calls 'usleep'
    // CHECK: note: also: 'query' calls 'sleep'
    sum += row;
  co_return sum;
}

awaitable<int> bad_body(const rows &all) {
  int sum = 0;
  for (const int row : all) {
    // CHECK: :[[@LINE-1]]:24: warning: 'rows::iterator::operator++' blocks the event loop in coroutine 'bad_body'
    ::usleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'usleep' blocks
    sum += row;
  }
  co_return sum;
}
