// RUN: %check_both %s -- -std=c++20
// Callbacks run on the thread that turns the loop; what uv_queue_work and threads run may block.
#include <unistd.h>
#include <uv.h>

static void on_close(uv_handle_t *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_close'
}
static void on_timer(uv_timer_t *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_timer'
}
static void on_prepare(uv_prepare_t *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_prepare'
}
static void on_check(uv_check_t *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_check'
}
static void on_idle(uv_idle_t *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_idle'
}
static void on_signal(uv_signal_t *, int) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_signal'
}
static void on_file_poll(uv_fs_poll_t *, int, const uv_stat_t *, const uv_stat_t *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_file_poll'
}
static void on_file_event(uv_fs_event_t *, const char *, int, int) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_file_event'
}
static void on_shutdown(uv_shutdown_t *, int) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_shutdown'
}
static void on_handle(uv_handle_t *, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_handle'
}
static void on_async(uv_async_t *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_async'
}
static void on_connection(uv_stream_t *, int) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_connection'
}
static void on_poll(uv_poll_t *, int, int) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_poll'
}
static void on_connect(uv_connect_t *, int) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_connect'
}
static void on_write(uv_write_t *, int) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_write'
}
static void on_sent(uv_udp_send_t *, int) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_sent'
}
static void on_memory(uv_handle_t *, size_t, uv_buf_t *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_memory'
}
static void on_read(uv_stream_t *, ssize_t, const uv_buf_t *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_read'
}
static void on_datagram(uv_udp_t *, ssize_t, const uv_buf_t *, const sockaddr *, unsigned) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_datagram'
}
static void on_worked(uv_work_t *, int) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_worked'
}
static void on_file(uv_fs_t *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_file'
}
static void on_name(uv_getaddrinfo_t *, int, addrinfo *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_name'
}
static void on_host(uv_getnameinfo_t *, int, const char *, const char *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_host'
}
static void on_random(uv_random_t *, int, void *, size_t) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_random'
}

static void good_work(uv_work_t *) { ::sleep(1); }
static void good_thread(void *) { ::sleep(1); }

void start(uv_loop_t *loop, uv_handle_t *handle, uv_stream_t *stream, uv_tcp_t *tcp, uv_pipe_t *pipe, uv_udp_t *udp,
           uv_buf_t *buffers, const sockaddr *address) {
  uv_close(handle, on_close);
  uv_tcp_close_reset(tcp, on_close);
  uv_timer_start(new uv_timer_t, on_timer, 0, 0);
  uv_prepare_start(new uv_prepare_t, on_prepare);
  uv_check_start(new uv_check_t, on_check);
  uv_idle_start(new uv_idle_t, on_idle);
  uv_signal_start(new uv_signal_t, on_signal, 2);
  uv_signal_start_oneshot(new uv_signal_t, on_signal, 2);
  uv_fs_poll_start(new uv_fs_poll_t, on_file_poll, "file", 1000);
  uv_fs_event_start(new uv_fs_event_t, on_file_event, "file", 0);
  uv_shutdown(new uv_shutdown_t, stream, on_shutdown);
  uv_walk(loop, on_handle, nullptr);
  uv_async_init(loop, new uv_async_t, on_async);
  uv_listen(stream, 10, on_connection);
  uv_poll_start(new uv_poll_t, UV_READABLE, on_poll);
  uv_tcp_connect(new uv_connect_t, tcp, address, on_connect);
  uv_pipe_connect(new uv_connect_t, pipe, "name", on_connect);
  uv_write(new uv_write_t, stream, buffers, 1, on_write);
  uv_write2(new uv_write_t, stream, buffers, 1, stream, on_write);
  uv_udp_send(new uv_udp_send_t, udp, buffers, 1, address, on_sent);
  uv_read_start(stream, on_memory, on_read);
  uv_udp_recv_start(udp, on_memory, on_datagram);
  uv_queue_work(loop, new uv_work_t, good_work, on_worked);
  uv_fs_open(loop, new uv_fs_t, "file", 0, 0, on_file);
  uv_getaddrinfo(loop, new uv_getaddrinfo_t, on_name, "host", nullptr, nullptr);
  uv_getnameinfo(loop, new uv_getnameinfo_t, on_host, address, 0);
  uv_random(loop, new uv_random_t, new char, 1, 0, on_random);
  uv_thread_t thread;
  uv_thread_create(&thread, good_thread, nullptr);
  uv_thread_create_ex(&thread, nullptr, good_thread, nullptr);
}
