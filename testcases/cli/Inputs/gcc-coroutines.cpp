#include <unistd.h>

#if defined(ASIO_HAS_CO_AWAIT) && defined(ASIO_HAS_STD_COROUTINE)
#include <coroutine>

struct task {
  struct promise_type {
    task get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
};

task work() {
  ::sleep(1);
  co_return;
}
#endif
