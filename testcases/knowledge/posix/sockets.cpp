// RUN: %check_both %s -- -std=c++20
// Socket calls wait for the peer unless the call itself has MSG_DONTWAIT.
#include "awaitable.hpp"
#include <sys/socket.h>
using boost::asio::awaitable;

awaitable<void> bad_connection(int fd, const sockaddr *address) {
  connect(fd, address, sizeof(sockaddr));
  // CHECK: :[[@LINE-1]]:3: warning: 'connect' blocks the event loop in coroutine 'bad_connection'; use the asynchronous connect of the loop's own socket type
  accept(fd, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'accept' blocks the event loop in coroutine 'bad_connection'
  accept4(fd, nullptr, nullptr, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'accept4' blocks the event loop in coroutine 'bad_connection'
  // The flag is for the accepted socket; the call waits.
  accept4(fd, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
  // CHECK: :[[@LINE-1]]:3: warning: 'accept4' blocks the event loop in coroutine 'bad_connection'
  co_return;
}

awaitable<void> bad_receive(int fd, char *data, msghdr *message, mmsghdr *messages, int flags) {
  recv(fd, data, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'bad_receive'; use the loop's own socket type, or 'MSG_DONTWAIT' once the socket is readable
  recv(fd, data, 1, MSG_PEEK);
  // CHECK: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'bad_receive'
  recv(fd, data, 1, flags);
  // CHECK: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'bad_receive'
  recvfrom(fd, data, 1, 0, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'recvfrom' blocks the event loop in coroutine 'bad_receive'
  recvmsg(fd, message, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'recvmsg' blocks the event loop in coroutine 'bad_receive'
  recvmmsg(fd, messages, 1, MSG_WAITFORONE, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'recvmmsg' blocks the event loop in coroutine 'bad_receive'
  co_return;
}

awaitable<void> bad_send(int fd, const char *data, const sockaddr *address, const msghdr *message, mmsghdr *messages) {
  send(fd, data, 1, MSG_NOSIGNAL);
  // CHECK: :[[@LINE-1]]:3: warning: 'send' blocks the event loop in coroutine 'bad_send'
  sendto(fd, data, 1, 0, address, sizeof(sockaddr));
  // CHECK: :[[@LINE-1]]:3: warning: 'sendto' blocks the event loop in coroutine 'bad_send'
  sendmsg(fd, message, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'sendmsg' blocks the event loop in coroutine 'bad_send'
  sendmmsg(fd, messages, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'sendmmsg' blocks the event loop in coroutine 'bad_send'
  co_return;
}

awaitable<void> good_without_waiting(int fd, char *data, msghdr *message, mmsghdr *messages, const sockaddr *address,
                                     int flags) {
  recv(fd, data, 1, MSG_DONTWAIT);
  recv(fd, data, 1, MSG_DONTWAIT | MSG_PEEK);
  recv(fd, data, 1, flags | MSG_DONTWAIT);
  recv(fd, data, 1, MSG_ERRQUEUE);
  recvfrom(fd, data, 1, MSG_DONTWAIT, nullptr, nullptr);
  recvfrom(fd, data, 1, MSG_ERRQUEUE, nullptr, nullptr);
  recvmsg(fd, message, MSG_DONTWAIT);
  recvmsg(fd, message, MSG_ERRQUEUE);
  recvmmsg(fd, messages, 1, MSG_DONTWAIT, nullptr);
  recvmmsg(fd, messages, 1, MSG_ERRQUEUE, nullptr);
  send(fd, data, 1, MSG_DONTWAIT | MSG_NOSIGNAL);
  sendto(fd, data, 1, MSG_DONTWAIT, address, sizeof(sockaddr));
  sendmsg(fd, message, MSG_DONTWAIT);
  sendmmsg(fd, messages, 1, MSG_DONTWAIT);
  co_return;
}

awaitable<void> good_setup(const sockaddr *address, sockaddr *name, socklen_t *length) {
  const int fd = socket(AF_INET, SOCK_STREAM, 0);
  int pair[2], on = 1;
  socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  bind(fd, address, sizeof(sockaddr));
  listen(fd, 16);
  getsockopt(fd, SOL_SOCKET, SO_ERROR, &on, length);
  getsockname(fd, name, length);
  getpeername(fd, name, length);
  shutdown(fd, SHUT_WR);
  co_return;
}

// Functions of the program's own that share a name with the C library's are not meant.
struct Channel {
  void send(const char *) {}
};
void connect(Channel &) {}
void send(Channel &, const char *) {}

awaitable<void> good_own_functions(Channel &channel) {
  connect(channel);
  send(channel, "");
  channel.send("");
  co_return;
}
