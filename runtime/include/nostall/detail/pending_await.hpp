// Where each task awaits what it awaits: so that a server that has to stop can name the awaits that do not end.
//
// The promise of a task is Asio's; this one, derived from it, also keeps the source line of the await, and who awaits
// the coroutine. A coroutine joins a list of its loop's at its first await; one that never awaits anything costs
// nothing.
#pragma once

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <coroutine>
#include <cstdint>
#include <mutex>
#include <nostall/annotations.hpp>
#include <source_location>
#include <type_traits>
#include <utility>

namespace nostall::detail {

/// What a coroutine awaits. Belongs to the thread of the coroutine's loop; only the list is shared with other threads,
/// which destroy coroutines of loops that have ended.
class pending_await {
public:
  using context_type = boost::asio::execution_context;

  pending_await() = default;
  pending_await(const pending_await&) = delete;
  pending_await& operator=(const pending_await&) = delete;

  ~pending_await() {
    if (context_)
      leave_list();
    if (awaiting.pending == this)
      awaiting.pending = nullptr;
  }

  /// The coroutine begins; Asio says whose promise awaits it.
  void begin(const void* caller) noexcept {
    const awaiting_coroutine last = std::exchange(awaiting, {nullptr, nullptr});
    if (last.pending == nullptr || last.promise != caller)
      return;
    awaited_by_ = last.pending;
    last.pending->innermost_ = false;
  }

  /// The coroutine, which has that promise, awaits something, on that loop. If it is another coroutine, that begins
  /// next; unless it was compiled where nostall's headers are not seen: then nothing is known of it.
  void suspend(std::source_location where, const void* promise, const context_type& loop) {
    where_ = where;
    innermost_ = true;
    awaiting = {this, promise};
    if (context_ != &loop)
      join_list(loop);
  }

  const std::source_location& where() const noexcept { return where_; }
  const pending_await* awaited_by() const noexcept { return awaited_by_; }

  /// Calls `visit` for the innermost coroutines of a loop that runs none at the moment. Called on the loop's thread, or
  /// when the loop has ended.
  template <typename Visit>
  static void for_each(const context_type& loop, Visit visit) {
    const list& all = list_of(loop);
    const std::scoped_lock lock(all.mutex);
    for (const pending_await* each = all.first; each; each = each->next_)
      if (each->context_ == &loop && each->innermost_)
        visit(*each);
  }

private:
  struct list {
    mutable std::mutex mutex;
    pending_await* first = nullptr;
  };

  // Loops share lists, which outlive everything.
  static list& list_of(const context_type& loop) noexcept {
    static constinit std::array<list, 64> lists;
    return lists[(reinterpret_cast<std::uintptr_t>(&loop) >> 6) % lists.size()];
  }

  NOSTALL_ALLOW_BLOCKING("held for a few instructions, and by the threads of few loops")
  void join_list(const context_type& loop) {
    if (context_)
      leave_list();
    context_ = &loop;
    list& all = list_of(loop);
    const std::scoped_lock lock(all.mutex);
    previous_ = nullptr;
    next_ = std::exchange(all.first, this);
    if (next_)
      next_->previous_ = this;
  }

  NOSTALL_ALLOW_BLOCKING("held for a few instructions, and by the threads of few loops")
  void leave_list() noexcept {
    list& all = list_of(*context_);
    const std::scoped_lock lock(all.mutex);
    (previous_ ? previous_->next_ : all.first) = next_;
    if (next_)
      next_->previous_ = previous_;
  }

  // Who has just awaited something on this thread.
  struct awaiting_coroutine {
    pending_await* pending;
    const void* promise;
  };
  static inline constinit thread_local awaiting_coroutine awaiting{nullptr, nullptr};

  std::source_location where_;
  const pending_await* awaited_by_ = nullptr;
  const context_type* context_ = nullptr; // whose list this is in
  bool innermost_ = false;                // it awaits no coroutine that is known
  pending_await* next_ = nullptr;         // in the list
  pending_await* previous_ = nullptr;     // in the list
};

/// The promise of a task: Asio's, at the same address, with a pending_await.
template <typename T, typename Executor>
class task_promise : public boost::asio::detail::awaitable_frame<T, Executor> {
  using base = boost::asio::detail::awaitable_frame<T, Executor>;
  using any_promise = boost::asio::detail::awaitable_frame_base<Executor>;

  struct beginning : std::suspend_always {
    explicit beginning(task_promise& promise) : promise(promise) {}
    void await_resume() const noexcept { promise.pending_.begin(promise.caller_); }
    task_promise& promise;
  };

  template <typename Awaited>
  static constexpr bool is_operation =
      boost::asio::is_async_operation<Awaited>::value || std::is_invocable_v<Awaited&, any_promise*>;

  // Awaits a task, for which Asio wants to be told of its own promise.
  template <typename U>
  struct awaited_task {
    boost::asio::awaitable<U, Executor> task;
    bool await_ready() const noexcept { return task.await_ready(); }
    template <typename V>
    void await_suspend(std::coroutine_handle<task_promise<V, Executor>> awaiting) {
      using asio_promise = boost::asio::detail::awaitable_frame<V, Executor>;
      static_assert(alignof(task_promise<V, Executor>) == alignof(asio_promise), "they begin at the same address");
      task.await_suspend(std::coroutine_handle<asio_promise>::from_promise(awaiting.promise()));
    }
    U await_resume() { return task.await_resume(); }
  };

public:
  beginning initial_suspend() noexcept { return beginning(*this); }

  template <typename U>
  awaited_task<U> await_transform(boost::asio::awaitable<U, Executor> task,
                                  std::source_location where = std::source_location::current()) {
    awaited_task<U> awaited{base::await_transform(std::move(task))};
    suspend(where);
    return awaited;
  }

  // An operation, or a question to the coroutine, such as this_coro::executor.
  template <typename Awaited>
  auto await_transform(Awaited&& awaited, std::source_location where = std::source_location::current())
      -> decltype(std::declval<base&>().await_transform(std::forward<Awaited>(awaited))) {
    if constexpr (is_operation<std::remove_cvref_t<Awaited>>)
      suspend(where);
    return base::await_transform(std::forward<Awaited>(awaited));
  }

private:
  void suspend(std::source_location where) {
    pending_.suspend(where, static_cast<any_promise*>(this), this->attached_thread_->get_executor().context());
  }

  pending_await pending_;
};

/// For coroutines of the runtime's own that are in the way of every request: as their first parameter, it says that
/// their awaits are not noted.
struct unnoted {};

} // namespace nostall::detail

template <typename T, typename... Arguments>
struct std::coroutine_traits<boost::asio::awaitable<T, boost::asio::io_context::executor_type>, Arguments...> {
  using promise_type = nostall::detail::task_promise<T, boost::asio::io_context::executor_type>;
};

template <typename T, typename... Arguments>
struct std::coroutine_traits<boost::asio::awaitable<T, boost::asio::io_context::executor_type>,
                             nostall::detail::unnoted, Arguments...> {
  using promise_type = boost::asio::detail::awaitable_frame<T, boost::asio::io_context::executor_type>;
};
