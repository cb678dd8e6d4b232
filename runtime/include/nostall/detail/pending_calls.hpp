// Which calls have yet to come back to an execution context, so that it can be destroyed while functions run.
//
// A call on another thread owns the frame of the coroutine that waits for it, and so sockets and timers of the
// context. If the context went first, the call would come back to a loop that does not exist, with a frame that cannot
// be destroyed any more. Therefore every context lists its calls in a service. Shutting that down, which is part of
// destroying the context and comes before the context's own queue, withdraws the calls that still wait for a thread,
// asks the others to stop, and waits until their functions have returned; then the thread that destroys the context is
// the last owner of all of them.
#pragma once

#include <boost/asio/execution/context.hpp>
#include <boost/asio/execution_context.hpp>
#include <boost/asio/query.hpp>
#include <condition_variable>
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace nostall::detail {

// A call as its context sees it.
class pending_call : public std::enable_shared_from_this<pending_call> {
public:
  // The context is being destroyed. True if the call had not begun and never will; its owners may then destroy it.
  virtual bool withdraw_or_stop() = 0;

protected:
  ~pending_call() = default;
};

// The calls that have yet to come back to one execution context.
class pending_calls {
public:
  using place = std::list<pending_call*>::iterator;

  // Nothing if the context is being destroyed: the call must not be made.
  std::optional<place> add(pending_call& call);

  // A call that will not come back, and was not made either.
  void remove(place where);

  // Stands before and after the time in which a call touches its context from another thread to come back to it.
  // False if the context is being destroyed: then it has taken `call`, which must not be touched any more.
  template <typename Call>
  bool begin_return(place where, std::shared_ptr<Call>& call);
  void end_return();

  // When this returns, no call of this context waits or runs, and none will touch the context again.
  void shutdown() noexcept;

private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::list<pending_call*> calls_;
  std::size_t returning_ = 0;
  bool closed_ = false;
};

inline std::optional<pending_calls::place> pending_calls::add(pending_call& call) {
  const std::lock_guard lock(mutex_);
  if (closed_)
    return std::nullopt;
  return calls_.insert(calls_.end(), &call);
}

inline void pending_calls::remove(place where) {
  const std::lock_guard lock(mutex_);
  calls_.erase(where);
  if (closed_)
    changed_.notify_all();
}

template <typename Call>
bool pending_calls::begin_return(place where, std::shared_ptr<Call>& call) {
  const std::lock_guard lock(mutex_);
  calls_.erase(where);
  if (!closed_) {
    ++returning_;
    return true;
  }
  call.reset(); // not the last owner: shutdown() has one that it keeps until it is notified
  changed_.notify_all();
  return false;
}

inline void pending_calls::end_return() {
  const std::lock_guard lock(mutex_);
  --returning_;
  if (closed_)
    changed_.notify_all();
}

inline void pending_calls::shutdown() noexcept {
  std::vector<std::shared_ptr<pending_call>> owners; // the last ones, in the end: dies after the lock
  std::unique_lock lock(mutex_);
  closed_ = true;
  for (pending_call* call : calls_)
    if (std::shared_ptr<pending_call> owner = call->weak_from_this().lock())
      owners.push_back(std::move(owner));
  lock.unlock();
  std::erase_if(owners, [](const auto& call) { return call->withdraw_or_stop(); });
  lock.lock();
  changed_.wait(lock, [this] { return calls_.empty() && returning_ == 0; });
}

// The list's place in an execution context.
class pending_calls_service : public boost::asio::execution_context::service {
public:
  using key_type = pending_calls_service;
  static inline boost::asio::execution_context::id id;

  explicit pending_calls_service(boost::asio::execution_context& context)
      : boost::asio::execution_context::service(context) {}

  const std::shared_ptr<pending_calls>& calls() const { return calls_; }

private:
  void shutdown() noexcept override { calls_->shutdown(); }

  std::shared_ptr<pending_calls> calls_ = std::make_shared<pending_calls>();
};

// Null for an executor that belongs to no execution context of Asio's.
template <typename Executor>
std::shared_ptr<pending_calls> pending_calls_of(const Executor& executor) {
  namespace asio = boost::asio;
  if constexpr (asio::can_query<const Executor&, asio::execution::context_t>::value)
    return asio::use_service<pending_calls_service>(
               static_cast<asio::execution_context&>(asio::query(executor, asio::execution::context)))
        .calls();
  else
    return nullptr;
}

} // namespace nostall::detail
