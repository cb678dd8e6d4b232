// RUN: %nostall dump --facts %s -- -std=c++20 | %filecheck %s
// Which mutexes are held for certain, and which may be: through guards, without them, and after they were given back.
#include <mutex>
#include <unistd.h>

struct Account {
  std::mutex mutex;
  void guarded(bool early) {
    std::unique_lock<std::mutex> lock(mutex);
    sleep(1);
    if (early)
      lock.unlock();
    sleep(2);
  }
  void plain() {
    mutex.lock();
    sleep(3);
    mutex.unlock();
    sleep(4);
  }
  void scoped() {
    {
      std::lock_guard<std::mutex> lock(mutex);
      sleep(5);
    }
    sleep(6);
  }
};
// CHECK-LABEL: function Account::guarded
// CHECK: 10:5 sleep: {{.*}}; holds this.mutex
// CHECK: 13:5 sleep: {{.*}}; may hold this.mutex
// CHECK-LABEL: function Account::plain
// CHECK: 17:5 sleep: {{.*}}; holds this.mutex
// CHECK: 19:5 sleep: blocks by posix:sleep@{{[0-9]+$}}
// CHECK-LABEL: function Account::scoped
// CHECK: 24:7 sleep: {{.*}}; holds this.mutex
// CHECK: 26:5 sleep: blocks by posix:sleep@{{[0-9]+$}}
