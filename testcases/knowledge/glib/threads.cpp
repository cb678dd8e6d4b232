// RUN: %check_both %s -- -std=c++20 -Wno-deprecated-declarations -Wno-unused-result -I/usr/include/glib-2.0 -I/usr/lib/x86_64-linux-gnu/glib-2.0/include
// Nested main loops, threads and processes.
#include "awaitable.hpp"
#include <gio/gio.h>
#include <unistd.h>
using boost::asio::awaitable;

awaitable<void> bad_waits(GMainLoop *loop, GApplication *application, GMainContext *context, GThread *thread, GThreadPool *pool, GAsyncQueue *queue, GCond *changed, GMutex *mutex, GTask *task) {
  g_application_run(application, 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_application_run' blocks the event loop in coroutine 'bad_waits'
  g_thread_join(thread);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_thread_join' blocks the event loop in coroutine 'bad_waits'
  g_async_queue_pop(queue);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_async_queue_pop' blocks the event loop in coroutine 'bad_waits'
  g_async_queue_pop_unlocked(queue);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_async_queue_pop_unlocked' blocks the event loop in coroutine 'bad_waits'
  g_async_queue_timeout_pop(queue, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_async_queue_timeout_pop' blocks the event loop in coroutine 'bad_waits'
  g_async_queue_timeout_pop_unlocked(queue, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_async_queue_timeout_pop_unlocked' blocks the event loop in coroutine 'bad_waits'
  g_cond_wait(changed, mutex);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_cond_wait' blocks the event loop in coroutine 'bad_waits'
  g_cond_wait_until(changed, mutex, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_cond_wait_until' blocks the event loop in coroutine 'bad_waits'
  g_task_run_in_thread_sync(task, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_task_run_in_thread_sync' blocks the event loop in coroutine 'bad_waits'
  g_main_loop_run(loop);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_main_loop_run' blocks the event loop in coroutine 'bad_waits'; use a thread of its own for the main loop
  g_usleep(1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_usleep' blocks the event loop in coroutine 'bad_waits'; use 'g_timeout_add' or a timer of the loop
  g_main_context_iteration(context, TRUE);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_main_context_iteration' blocks the event loop in coroutine 'bad_waits'; use 'FALSE' for 'may_block'
  g_poll(nullptr, 0, -1);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_poll' blocks the event loop in coroutine 'bad_waits'
  g_thread_pool_free(pool, FALSE, TRUE);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_thread_pool_free' blocks the event loop in coroutine 'bad_waits'
  co_return;
}

awaitable<void> good_waits(GMainContext *context, GThreadPool *pool, GAsyncQueue *queue, GCond *changed) {
  g_main_context_iteration(context, FALSE);
  g_poll(nullptr, 0, 0);
  g_usleep(0);
  g_thread_pool_free(pool, TRUE, FALSE);
  g_async_queue_try_pop(queue);
  g_async_queue_timeout_pop(queue, 0);
  g_cond_signal(changed);
  co_return;
}

// Worker threads may block; locks are not reported unless the category is switched on.
awaitable<void> good_threads(GTask *task, GMutex *mutex, GRecMutex *recursive, GRWLock *shared) {
  auto work = [](gpointer) -> gpointer {
    ::sleep(1);
    return nullptr;
  };
  g_thread_new("worker", work, nullptr);
  g_thread_try_new("worker", work, nullptr, nullptr);
  g_thread_pool_new([](gpointer, gpointer) { ::sleep(1); }, nullptr, 2, FALSE, nullptr);
  g_thread_pool_new_full([](gpointer, gpointer) { ::sleep(1); }, nullptr, nullptr, 2, FALSE, nullptr);
  g_task_run_in_thread(task, [](GTask *, gpointer, gpointer, GCancellable *) { ::sleep(1); });
  g_mutex_lock(mutex);
  g_rec_mutex_lock(recursive);
  g_rw_lock_reader_lock(shared);
  g_rw_lock_writer_lock(shared);
  co_return;
}

awaitable<void> bad_processes(GSubprocess *process, GBytes *bytes) {
  g_spawn_sync("users", nullptr, nullptr, G_SPAWN_DEFAULT, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_spawn_sync' blocks the event loop in coroutine 'bad_processes'
  g_spawn_command_line_sync("users", nullptr, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_spawn_command_line_sync' blocks the event loop in coroutine 'bad_processes'
  g_subprocess_communicate(process, bytes, nullptr, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_subprocess_communicate' blocks the event loop in coroutine 'bad_processes'
  g_subprocess_communicate_utf8(process, "users", nullptr, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_subprocess_communicate_utf8' blocks the event loop in coroutine 'bad_processes'
  g_subprocess_wait(process, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_subprocess_wait' blocks the event loop in coroutine 'bad_processes'
  g_subprocess_wait_check(process, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_subprocess_wait_check' blocks the event loop in coroutine 'bad_processes'
  co_return;
}

awaitable<void> good_processes(GSubprocess *process) {
  g_subprocess_wait_async(process, nullptr, nullptr, nullptr);
  g_spawn_async(nullptr, nullptr, nullptr, G_SPAWN_DEFAULT, nullptr, nullptr, nullptr, nullptr);
  co_return;
}

// Timeouts and idle functions run in the main loop, also when plain code adds them.
void plain() {
  g_timeout_add(10, [](gpointer) -> gboolean { ::sleep(1); return FALSE; }, nullptr);
  // CHECK: :[[@LINE-1]]:48: warning: 'sleep' blocks the event loop
  g_timeout_add_once(10, [](gpointer) { ::sleep(1); }, nullptr);
  // CHECK: :[[@LINE-1]]:41: warning: 'sleep' blocks the event loop
  g_timeout_add_seconds(10, [](gpointer) -> gboolean { ::sleep(1); return FALSE; }, nullptr);
  // CHECK: :[[@LINE-1]]:56: warning: 'sleep' blocks the event loop
  g_idle_add([](gpointer) -> gboolean { ::sleep(1); return FALSE; }, nullptr);
  // CHECK: :[[@LINE-1]]:41: warning: 'sleep' blocks the event loop
  g_idle_add_once([](gpointer) { ::sleep(1); }, nullptr);
  // CHECK: :[[@LINE-1]]:34: warning: 'sleep' blocks the event loop
}
