// How a function's call travels: from the loop to a limiter's thread and back.
//
//     initiate --submit--> waits in the limiter --run--> on a thread: the function --post--> on the loop: the handler
//                              | cancelled                                             ^
//                              +-------------------------------------------------------+
//
// The completion handler owns the frame of the coroutine that waits, and the function may refer to anything in that
// frame. So the call owns both, and lets go of the handler only after the function has returned: nothing else can
// destroy the frame meanwhile. pending_calls.hpp deals with the one exception, the end of the execution context.
#pragma once

#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/system/system_error.hpp>
#include <exception>
#include <memory>
#include <nostall/detail/call_outcome.hpp>
#include <nostall/detail/pending_calls.hpp>
#include <nostall/limiter.hpp>
#include <optional>
#include <stop_token>
#include <type_traits>
#include <utility>

namespace nostall::detail {

// A call without its types.
class offloaded_call : public limited_job, public pending_call {
public:
  // Cancellation as Asio means it: `total` promises that nothing has happened, which is true only while the call
  // waits; the other types reach the running function through its stop token.
  static void cancel(std::shared_ptr<offloaded_call> self, boost::asio::cancellation_type type) {
    using boost::asio::cancellation_type;
    offloaded_call& call = *self;
    if (call.limiter_->withdraw(call))
      call.refuse(std::move(self),
                  std::make_exception_ptr(boost::system::system_error(boost::asio::error::operation_aborted)));
    else if ((type & (cancellation_type::terminal | cancellation_type::partial)) != cancellation_type::none)
      call.stop_.request_stop();
  }

  bool withdraw_or_stop() final {
    if (limiter_->withdraw(*this))
      return true;
    stop_.request_stop();
    return false;
  }

  void run() noexcept final { call_function(); }

  void come_back(std::shared_ptr<limited_job> self) noexcept final {
    return_to_loop(std::static_pointer_cast<offloaded_call>(std::move(self)));
  }

  void refuse(std::shared_ptr<limited_job> self, std::exception_ptr why) noexcept final {
    fail(std::move(why));
    come_back(std::move(self));
  }

protected:
  offloaded_call(std::shared_ptr<limiter_state> limiter, std::shared_ptr<pending_calls> pending, std::stop_source stop)
      : limiter_(std::move(limiter)), pending_(std::move(pending)), stop_(std::move(stop)) {}

  ~offloaded_call() override {
    if (place_)
      pending_->remove(*place_);
  }

  // False if the context is being destroyed.
  bool enlist() {
    if (!pending_)
      return true;
    place_ = pending_->add(*this);
    return place_.has_value();
  }

  std::stop_token stop_token() const { return stop_.get_token(); }
  limiter_state& limiter() { return *limiter_; }

private:
  virtual void call_function() noexcept = 0;
  virtual void fail(std::exception_ptr why) noexcept = 0;

  // Posts the completion; afterwards this thread neither owns the call nor holds work of its context.
  virtual void post_completion(std::shared_ptr<offloaded_call> self) noexcept = 0;

  static void return_to_loop(std::shared_ptr<offloaded_call> self) noexcept {
    const std::shared_ptr<pending_calls> pending = self->pending_;
    offloaded_call& call = *self;
    if (!pending)
      return call.post_completion(std::move(self));
    if (!pending->begin_return(*std::exchange(call.place_, std::nullopt), self))
      return;
    call.post_completion(std::move(self));
    pending->end_return();
  }

  const std::shared_ptr<limiter_state> limiter_;
  const std::shared_ptr<pending_calls> pending_;
  std::optional<pending_calls::place> place_;
  std::stop_source stop_;
};

template <typename Handler, typename Function>
class typed_offloaded_call final : public offloaded_call {
  using result = call_result<Function>;
  using executor = typename boost::asio::associated_executor<Handler>::type;

public:
  static void make(Handler&& handler, Function&& function, std::shared_ptr<limiter_state> limiter) {
    auto call = std::make_shared<typed_offloaded_call>(std::move(handler), std::move(function), std::move(limiter));
    // The slot lives in the coroutine's frame, and the call owns the frame: only a weak reference makes no circle.
    if (auto slot = boost::asio::get_associated_cancellation_slot(call->handler_); slot.is_connected())
      slot.assign([weak = std::weak_ptr<offloaded_call>(call)](boost::asio::cancellation_type type) {
        if (auto still_there = weak.lock())
          cancel(std::move(still_there), type);
      });
    if (call->enlist()) {
      limiter_state& where = call->limiter();
      where.submit(std::move(call));
    }
  }

  typed_offloaded_call(Handler&& handler, Function&& function, std::shared_ptr<limiter_state>&& limiter)
      : typed_offloaded_call(boost::asio::get_associated_executor(handler), std::move(handler), std::move(function),
                             std::move(limiter)) {}

private:
  typed_offloaded_call(executor loop, Handler&& handler, Function&& function, std::shared_ptr<limiter_state>&& limiter)
      : offloaded_call(std::move(limiter), pending_calls_of(loop),
                       Function::takes_stop_token ? std::stop_source() : std::stop_source(std::nostopstate)),
        handler_(std::move(handler)), work_(std::move(loop)), function_(std::move(function)) {}

  void call_function() noexcept override {
    try {
      outcome_.set_from([this]() -> result { return std::move(*function_)(stop_token()); });
    } catch (...) {
      outcome_.error = std::current_exception();
    }
    function_.reset(); // here, so that what it owns is not destroyed on the loop
  }

  void fail(std::exception_ptr why) noexcept override {
    outcome_.error = std::move(why);
    function_.reset();
  }

  void post_completion(std::shared_ptr<offloaded_call> self) noexcept override {
    const auto work = std::move(work_);
    boost::asio::post(work.get_executor(), [self = std::move(self)]() mutable {
      auto& call = static_cast<typed_offloaded_call&>(*self);
      Handler handler = std::move(call.handler_);
      call_outcome<result> outcome = std::move(call.outcome_);
      self.reset(); // as with every operation of Asio, the handler finds its memory free
      if constexpr (std::is_invocable_v<Handler, call_outcome<result>&&>)
        std::move(handler)(std::move(outcome));
      else
        std::move(outcome).pass_to(std::move(handler));
    });
  }

  Handler handler_;
  boost::asio::executor_work_guard<executor> work_;
  std::optional<Function> function_;
  call_outcome<result> outcome_;
};

} // namespace nostall::detail
