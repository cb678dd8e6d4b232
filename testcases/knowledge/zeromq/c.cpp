// RUN: %check_both %s -- -std=c++20
// The C interface: ZMQ_DONTWAIT and a timeout of 0 do not wait.
#include "awaitable.hpp"
#include <zmq.h>
#include <unistd.h>
using boost::asio::awaitable;

awaitable<void> bad_messages(void *socket, char *buffer, zmq_msg_t *message, struct iovec *vectors, size_t *count) {
  zmq_recv(socket, buffer, 16, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq_recv' blocks the event loop in coroutine 'bad_messages'; use 'ZMQ_DONTWAIT', with the descriptor of 'ZMQ_FD' on the loop
  zmq_msg_recv(message, socket, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq_msg_recv' blocks the event loop in coroutine 'bad_messages'
  zmq_recvmsg(socket, message, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq_recvmsg' blocks the event loop in coroutine 'bad_messages'
  zmq_recviov(socket, vectors, count, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq_recviov' blocks the event loop in coroutine 'bad_messages'
  zmq_send(socket, buffer, 16, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq_send' blocks the event loop in coroutine 'bad_messages'; use 'ZMQ_DONTWAIT', with the descriptor of 'ZMQ_FD' on the loop
  zmq_send(socket, buffer, 16, ZMQ_SNDMORE);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq_send' blocks the event loop in coroutine 'bad_messages'
  zmq_send_const(socket, buffer, 16, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq_send_const' blocks the event loop in coroutine 'bad_messages'
  zmq_msg_send(message, socket, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq_msg_send' blocks the event loop in coroutine 'bad_messages'
  zmq_sendmsg(socket, message, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq_sendmsg' blocks the event loop in coroutine 'bad_messages'
  zmq_sendiov(socket, vectors, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq_sendiov' blocks the event loop in coroutine 'bad_messages'
  co_return;
}

awaitable<void> good_messages(void *socket, char *buffer, zmq_msg_t *message, struct iovec *vectors, size_t *count) {
  zmq_recv(socket, buffer, 16, ZMQ_DONTWAIT);
  zmq_msg_recv(message, socket, ZMQ_DONTWAIT);
  zmq_recvmsg(socket, message, ZMQ_DONTWAIT);
  zmq_recviov(socket, vectors, count, ZMQ_DONTWAIT);
  zmq_send(socket, buffer, 16, ZMQ_DONTWAIT | ZMQ_SNDMORE);
  zmq_send_const(socket, buffer, 16, ZMQ_DONTWAIT);
  zmq_msg_send(message, socket, ZMQ_DONTWAIT);
  zmq_sendmsg(socket, message, ZMQ_DONTWAIT);
  zmq_sendiov(socket, vectors, 1, ZMQ_DONTWAIT);
  zmq_connect(socket, "tcp://db:5555");
  zmq_close(socket);
  co_return;
}

awaitable<void> bad_waits(void *context, void *one, void *two, void *thread, zmq_pollitem_t *items) {
  zmq_poll(items, 2, -1);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq_poll' blocks the event loop in coroutine 'bad_waits'; use the descriptor of ZMQ_FD on the loop
  zmq_proxy(one, two, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq_proxy' blocks the event loop in coroutine 'bad_waits'; use a thread of its own for the proxy
  zmq_proxy_steerable(one, two, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq_proxy_steerable' blocks the event loop in coroutine 'bad_waits'
  zmq_device(1, one, two);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq_device' blocks the event loop in coroutine 'bad_waits'
  zmq_sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq_sleep' blocks the event loop in coroutine 'bad_waits'; use a timer of the loop
  zmq_threadclose(thread);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq_threadclose' blocks the event loop in coroutine 'bad_waits'
  zmq_ctx_term(context);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq_ctx_term' blocks the event loop in coroutine 'bad_waits'
  zmq_ctx_destroy(context);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq_ctx_destroy' blocks the event loop in coroutine 'bad_waits'
  zmq_term(context);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq_term' blocks the event loop in coroutine 'bad_waits'
  co_return;
}

awaitable<void> good_waits(void *context, zmq_pollitem_t *items) {
  zmq_poll(items, 2, 0);
  zmq_ctx_shutdown(context);
  zmq_sleep(0);
  zmq_threadstart([](void *) { ::sleep(1); }, nullptr);
  co_return;
}
