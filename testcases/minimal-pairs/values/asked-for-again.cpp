// RUN: %check_both %s -- -std=c++20
// Who asks for EAGAIN has a descriptor in non-blocking mode.
#include <cerrno>
#include <coroutine>
#include <exception>
#include <sys/socket.h>
#include <unistd.h>

struct task {
  struct promise_type {
    task get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

namespace bad_asked {
task read(int socket) {
  char byte;
  if (::recv(socket, &byte, 1, 0) < 0 && errno == ECONNRESET)
    // CHECK: :[[@LINE-1]]:7: warning: 'recv' blocks the event loop in coroutine 'bad_asked::read'
    ::shutdown(socket, SHUT_RDWR);
  co_return;
}
} // namespace bad_asked
namespace good_asked {
task read(int socket) {
  char byte;
  if (::recv(socket, &byte, 1, 0) < 0 && errno == EAGAIN)
    ::shutdown(socket, SHUT_RDWR);
  co_return;
}
} // namespace good_asked
