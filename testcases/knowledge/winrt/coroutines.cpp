// RUN: %check_both %s -- -std=c++20
// A coroutine runs in its caller, perhaps the UI thread, until resume_background.
#include "winrt/winrt.hpp"
#include <thread>
using namespace std::chrono_literals;
using namespace winrt::Windows::Foundation;

IAsyncAction bad_sleep() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_sleep'
  co_return;
}

IAsyncOperation<int> bad_operation() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_operation'
  co_return 1;
}

IAsyncActionWithProgress<int> bad_action_with_progress() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_action_with_progress'
  co_return;
}

IAsyncOperationWithProgress<int, int> bad_operation_with_progress() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_operation_with_progress'
  co_return 1;
}

winrt::fire_and_forget bad_detached() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_detached'
  co_return;
}

IAsyncAction bad_get(IAsyncActionWithProgress<int> action, IAsyncOperation<int> operation,
                     IAsyncOperationWithProgress<int, int> last) {
  bad_sleep().get();
  // CHECK: :[[@LINE-1]]:3: warning: 'winrt::impl::consume_Windows_Foundation_IAsyncAction::get' blocks the event loop in coroutine 'bad_get'; use 'co_await'
  action.get();
  // CHECK: :[[@LINE-1]]:3: warning: 'winrt::impl::consume_Windows_Foundation_IAsyncActionWithProgress::get' blocks the event loop in coroutine 'bad_get'
  operation.get();
  // CHECK: :[[@LINE-1]]:3: warning: 'winrt::impl::consume_Windows_Foundation_IAsyncOperation::get' blocks the event loop in coroutine 'bad_get'
  last.get();
  // CHECK: :[[@LINE-1]]:3: warning: 'winrt::impl::consume_Windows_Foundation_IAsyncOperationWithProgress::get' blocks the event loop in coroutine 'bad_get'
  co_return;
}

IAsyncAction bad_wait_for(IAsyncActionWithProgress<int> action, IAsyncOperation<int> operation,
                          IAsyncOperationWithProgress<int, int> last) {
  bad_sleep().wait_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'winrt::impl::consume_Windows_Foundation_IAsyncAction::wait_for' blocks the event loop in coroutine 'bad_wait_for'; use 'co_await'
  action.wait_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'winrt::impl::consume_Windows_Foundation_IAsyncActionWithProgress::wait_for' blocks the event loop in coroutine 'bad_wait_for'
  operation.wait_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'winrt::impl::consume_Windows_Foundation_IAsyncOperation::wait_for' blocks the event loop in coroutine 'bad_wait_for'
  last.wait_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'winrt::impl::consume_Windows_Foundation_IAsyncOperationWithProgress::wait_for' blocks the event loop in coroutine 'bad_wait_for'
  co_return;
}

IAsyncAction good_wait(IAsyncOperation<int> operation) {
  operation.wait_for(0s);
  co_await operation;
}
