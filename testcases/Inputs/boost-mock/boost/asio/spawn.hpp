// Boost.Asio's stackful coroutines in miniature.
#pragma once
#include "awaitable.hpp"

namespace boost::coroutines {
struct attributes {};
} // namespace boost::coroutines

namespace boost::asio {
template <typename Executor> class basic_yield_context {
public:
  basic_yield_context operator[](boost::system::error_code &ec) const;
  Executor get_executor() const noexcept;
};
using yield_context = basic_yield_context<any_io_executor>;
template <typename Executor, typename Signature> struct async_result<basic_yield_context<Executor>, Signature> {
  using return_type = typename detail::awaited<Signature>::type;
};

template <typename Executor, typename F, typename CompletionToken>
detail::result_of<CompletionToken, void(std::exception_ptr)>
spawn(const Executor &ex, F &&function, CompletionToken &&token,
      typename constraint<!std::is_same<std::decay_t<CompletionToken>, boost::coroutines::attributes>::value>::type = 0,
      typename constraint<is_executor<Executor>::value>::type = 0) {
  __builtin_trap();
}
template <typename ExecutionContext, typename F, typename CompletionToken>
detail::result_of<CompletionToken, void(std::exception_ptr)>
spawn(ExecutionContext &ctx, F &&function, CompletionToken &&token,
      typename constraint<!std::is_same<std::decay_t<CompletionToken>, boost::coroutines::attributes>::value>::type = 0,
      typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0) {
  __builtin_trap();
}
template <typename ExecutionContext, typename StackAllocator, typename F, typename CompletionToken>
detail::result_of<CompletionToken, void(std::exception_ptr)>
spawn(ExecutionContext &ctx, std::allocator_arg_t, StackAllocator &&stack_allocator, F &&function,
      CompletionToken &&token,
      typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0) {
  __builtin_trap();
}
template <typename Function>
void spawn(Function &&function, const boost::coroutines::attributes &attributes = boost::coroutines::attributes()) {
  __builtin_trap();
}
template <typename ExecutionContext, typename Function>
void spawn(ExecutionContext &ctx, Function &&function,
           const boost::coroutines::attributes &attributes = boost::coroutines::attributes(),
           typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0) {
  __builtin_trap();
}
} // namespace boost::asio
