// What the C++ REST SDK declares in pplx/pplxtasks.h, as far as knowledge
// speaks of it.
#pragma once

namespace pplx {
enum task_status { completed, canceled };

template <typename ReturnType> class task {
public:
  template <typename Function> task<void> then(Function &&) const { return {}; }
  task_status wait() const;
  ReturnType get() const;
  bool is_done() const;
};

template <typename Function> task<int> create_task(Function) { return {}; }
} // namespace pplx
