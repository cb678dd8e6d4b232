// RUN: %nostall dump --contracts %s -- -std=c++20 | %filecheck %s --check-prefix=CONTRACT
// RUN: %nostall dump --facts %s -- -std=c++20 | %filecheck %s
// What a helper does and finds out, its callers know: in whatever order the two stand in the file.
#include <fcntl.h>
#include <future>
#include <mutex>
#include <sys/socket.h>
#include <unistd.h>
using namespace std::chrono_literals;

void make_non_blocking(int fd);
bool ready(std::future<int> &f);
int first(int a, int b);
[[noreturn]] void declared();
void serve();

void uses(std::future<int> f, int fd, char *data) {
  if (ready(f))
    f.get();
  recv(fd, data, 1, first(MSG_DONTWAIT, 0));
  recv(fd, data, 1, first(0, MSG_DONTWAIT));
  make_non_blocking(fd);
  recv(fd, data, 1, 0);
  serve();
  f.get();
}
// CHECK-LABEL: function uses
// CHECK-NEXT: 19:5 std::future::get: discharged {{.*}}; f is ready
// CHECK-NEXT: 20:3 recv: discharged
// CHECK-NEXT: 21:3 recv: blocks
// CHECK-NEXT: 23:3 recv: discharged {{.*}}; fd is non-blocking
// CHECK-NEXT: 25:3 std::future::get: unreachable
// CHECK-NEXT: does not return
// CONTRACT-LABEL: contract uses(f, fd, data)
// CONTRACT-NEXT: does not return

void make_non_blocking(int fd) { fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK); }
// CONTRACT-LABEL: contract make_non_blocking(fd)
// CONTRACT-NEXT: ensures fd is non-blocking
bool ready(std::future<int> &f) { return f.valid() && f.wait_for(0s) == std::future_status::ready; }
// CONTRACT-LABEL: contract ready(f)
// CONTRACT-NOT: is ready{{$}}
// CONTRACT: ensures *f is ready when it gives true
int first(int a, int b) { return b ? a : a; }
// CONTRACT-LABEL: contract first(a, b)
// CONTRACT-NEXT: gives a
void serve() {
  for (;;)
    sleep(1);
}
// CONTRACT-LABEL: contract serve()
// CONTRACT-NEXT: does not return

struct Reader {
  int fd_;
  std::mutex mutex_;
  void take() { mutex_.lock(); }
  void give(bool all) {
    if (all)
      mutex_.unlock();
  }
  void read(char *data) {
    make_non_blocking(fd_);
    recv(fd_, data, 1, 0);
    take();
    sleep(1);
    give(data);
    sleep(2);
  }
  void reopen(int other, char *data) {
    make_non_blocking(fd_);
    fd_ = other;
    recv(fd_, data, 1, 0);
  }
};
// CONTRACT-LABEL: contract Reader::take()
// CONTRACT-NEXT: takes this.mutex_
// CONTRACT-LABEL: contract Reader::give(all)
// CONTRACT-NEXT: asks all
// CONTRACT-NEXT: may give back this.mutex_
// CHECK-LABEL: function Reader::read
// CHECK-NEXT: recv: discharged {{.*}}; this.fd_ is non-blocking
// CHECK: 66:5 sleep: {{.*}}; holds this.mutex_
// CHECK-NEXT: 68:5 sleep: {{.*}}; may hold this.mutex_
// CHECK-LABEL: function Reader::reopen
// CHECK-NEXT: recv: blocks

int odd(int n);
int even(int n) { return n == 0 ? 1 : odd(n - 1); }
int odd(int n) { return n == 0 ? 0 : even(n - 1); }
// CONTRACT-LABEL: contract even(n)
// CONTRACT-NEXT: asks n
// CONTRACT-NEXT: gives ?
