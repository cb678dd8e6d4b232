// RUN: %check_both %s -- -std=c++20
// Loops in C: which argument a callback is decides where it runs, and whether there is one decides whether a call waits.
#include <event2/dns.h>
#include <event2/event.h>
#include <sys/time.h>
#include <unistd.h>
#include <uv.h>

namespace bad_work_item {
static void work(uv_work_t *) {}
static void after(uv_work_t *, int) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'bad_work_item::after'
}
void start(uv_loop_t *loop) { uv_queue_work(loop, new uv_work_t, work, after); }
} // namespace bad_work_item
namespace good_work_item {
static void work(uv_work_t *) {
  ::sleep(1);
}
static void after(uv_work_t *, int) {}
void start(uv_loop_t *loop) { uv_queue_work(loop, new uv_work_t, work, after); }
} // namespace good_work_item

namespace bad_no_callback {
static void done(uv_fs_t *) {}
static void tick(uv_timer_t *timer) {
  uv_fs_open(timer->loop, new uv_fs_t, "file", 0, 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_open' blocks the event loop in completion handler 'bad_no_callback::tick'
}
void start() { uv_timer_start(new uv_timer_t, tick, 0, 0); }
} // namespace bad_no_callback
namespace good_no_callback {
static void done(uv_fs_t *) {}
static void tick(uv_timer_t *timer) {
  uv_fs_open(timer->loop, new uv_fs_t, "file", 0, 0, done);
}
void start() { uv_timer_start(new uv_timer_t, tick, 0, 0); }
} // namespace good_no_callback

namespace bad_callback_of_a_session {
class session {
public:
  explicit session(event_base *base) : readable_(event_new(base, 0, EV_READ, &session::on_readable, this)) {}
  void read() { ::sleep(1); }

private:
  static void on_readable(evutil_socket_t, short, void *self) { static_cast<session *>(self)->read(); }
  // CHECK: :[[@LINE-1]]:65: warning: 'bad_callback_of_a_session::session::read' blocks the event loop in completion handler 'bad_callback_of_a_session::session::on_readable'
  event *readable_;
};
} // namespace bad_callback_of_a_session
namespace good_callback_of_a_session {
class session {
public:
  explicit session(event_base *base) : readable_(event_new(base, 0, EV_READ, &session::on_readable, this)) {}
  void read() { ::usleep(0); }

private:
  static void on_readable(evutil_socket_t, short, void *self) { static_cast<session *>(self)->read(); }
  event *readable_;
};
} // namespace good_callback_of_a_session
