// RUN: %check_both %s -- -std=c++20
// A coroutine stays where the last hop has brought it: on the thread pool, or back on the UI thread.
#include "winrt/winrt.hpp"
#include <thread>
using namespace std::chrono_literals;
using namespace winrt::Windows::Foundation;

IAsyncAction good_background() {
  co_await winrt::resume_background();
  std::this_thread::sleep_for(1s);
}

IAsyncAction good_after_timer() {
  co_await winrt::resume_after(1s);
  std::this_thread::sleep_for(1s);
}

IAsyncAction bad_foreground(winrt::Windows::UI::Core::CoreDispatcher dispatcher) {
  co_await winrt::resume_background();
  co_await winrt::resume_foreground(dispatcher);
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_foreground'
}
