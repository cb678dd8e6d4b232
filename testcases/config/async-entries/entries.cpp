// RUN: %check_both %s -- -std=c++20
// Functions that a framework runs on its loop although nothing in the code says so.
#include <unistd.h>

namespace handlers {
struct login {
  void HandleRequest() {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in {{.*}}'handlers::login::HandleRequest'
  }
  void Prepare() { ::sleep(1); }
};
struct logout {
  void HandleRequest() {}
};
} // namespace handlers
struct login {
  void HandleRequest() { ::sleep(1); }
};
void nap() { ::sleep(1); }
void on_packet() {
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in {{.*}}'on_packet'
}
void off_packet() { nap(); }
