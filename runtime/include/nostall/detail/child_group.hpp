// Coroutines that run as children of one that waits for them: what gather, when_any, timeout and task_group have in
// common.
//
//     parent --start--> child, child, child          each a coroutine of its own on the parent's executor
//        |                 |      |      |
//        +-----wait--------+------+------+           the parent resumes when the last one has ended
//
// The completion handler of the wait owns the parent's frame. The group owns the handler, and the children own the
// group: so no child is destroyed after its parent, also when the io_context goes away with all of them, and what
// children refer to in the parent's frame stays valid.
//
// Cancelling a child is passed on by its cancellation slot. Not before it has really begun, though: a coroutine that
// co_spawn starts and that is cancelled before its first suspension takes its exception out through io_context::run in
// Asio 1.81. So a child first goes once through the loop, and one that was cancelled meanwhile does not begin.
#pragma once

#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <cstddef>
#include <exception>
#include <list>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace nostall::detail {

/// What a coroutine returns, as a value: void is std::monostate.
template <typename T>
using value_of = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

/// What came of a child.
template <typename T>
struct child_outcome {
  std::exception_ptr error;
  std::optional<value_of<T>> value;
};

/// Belongs to one executor: everything happens there.
template <typename Executor>
class child_group : public std::enable_shared_from_this<child_group<Executor>> {
  struct waiter {
    virtual ~waiter() = default;
    virtual void complete(const Executor& executor) = 0;
  };

  struct child {
    boost::asio::cancellation_signal signal;
    bool begun = false;
    bool cancelled = false; // before it began
  };
  using place = typename std::list<child>::iterator;

public:
  using cancellation_type = boost::asio::cancellation_type;

  explicit child_group(Executor executor) : executor_(std::move(executor)) {}

  /// Starts a child. `on_end(child_outcome<T>)` is called when it has ended, before wait() resumes; it must not throw.
  /// Both the coroutine's own and on_end's references must stay valid for as long as the parent's frame.
  template <typename T, typename OnEnd>
  void start(boost::asio::awaitable<T, Executor> coroutine, OnEnd on_end) {
    const place where = children_.emplace(children_.end());
    if (cancelled_)
      where->cancelled = true;
    boost::asio::co_spawn(executor_, run(std::move(coroutine), *this, where, std::move(on_end)),
                          boost::asio::bind_cancellation_slot(where->signal.slot(), [self = this->shared_from_this(),
                                                                                     where](const std::exception_ptr&) {
                            self->children_.erase(where);
                            if (self->children_.empty() && self->waiter_)
                              std::exchange(self->waiter_, nullptr)->complete(self->executor_);
                          }));
  }

  /// Cancels all children that are there, and all that are started later.
  void cancel(cancellation_type type = cancellation_type::terminal) {
    cancelled_ = true;
    for (place child = children_.begin(); child != children_.end();) {
      const place now = child++;
      if (now->begun)
        now->signal.emit(type);
      else
        now->cancelled = true;
    }
  }

  bool cancelled() const { return cancelled_; }
  std::size_t size() const { return children_.size(); }

  /// Resumes when no child is left. Cancellation reaches the children, and the wait goes on until they have ended.
  static boost::asio::awaitable<void, Executor> wait(std::shared_ptr<child_group> group) {
    static constexpr boost::asio::use_awaitable_t<Executor> token;
    return boost::asio::async_initiate<decltype(token)&, void()>(
        [](auto handler, std::shared_ptr<child_group> group) {
          using handler_type = decltype(handler);
          struct typed_waiter final : waiter {
            explicit typed_waiter(handler_type&& h) : handler(std::move(h)) {}
            void complete(const Executor& executor) override { boost::asio::post(executor, std::move(handler)); }
            handler_type handler;
          };
          if (auto slot = boost::asio::get_associated_cancellation_slot(handler); slot.is_connected())
            slot.assign([weak = std::weak_ptr<child_group>(group)](cancellation_type type) {
              if (const auto alive = weak.lock())
                alive->cancel(type);
            });
          group->waiter_ = std::make_unique<typed_waiter>(std::move(handler));
          if (group->children_.empty())
            std::exchange(group->waiter_, nullptr)->complete(group->executor_);
        },
        token, std::move(group));
  }

private:
  // Does not throw: what the coroutine throws is its outcome.
  template <typename T, typename OnEnd>
  static boost::asio::awaitable<void, Executor> run(boost::asio::awaitable<T, Executor> coroutine, child_group& group,
                                                    place where, OnEnd on_end) {
    child_outcome<T> outcome;
    co_await boost::asio::post(group.executor_, boost::asio::use_awaitable_t<Executor>());
    where->begun = true;
    try {
      if (where->cancelled)
        throw boost::system::system_error(boost::asio::error::operation_aborted);
      boost::asio::awaitable<T, Executor> running = std::move(coroutine); // its frame goes before on_end
      if constexpr (std::is_void_v<T>) {
        co_await std::move(running);
        outcome.value.emplace();
      } else {
        outcome.value.emplace(co_await std::move(running));
      }
    } catch (...) {
      outcome.error = std::current_exception();
    }
    on_end(std::move(outcome));
  }

  const Executor executor_;
  std::list<child> children_;
  bool cancelled_ = false;
  std::unique_ptr<waiter> waiter_;
};

} // namespace nostall::detail
