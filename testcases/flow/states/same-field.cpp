// RUN: %nostall dump --facts %s -- -std=c++20 | %filecheck %s
// What is known of a field ends where the same field of an object is written that may be this one.
#include <fcntl.h>
#include <sys/socket.h>

struct Peer {
  int fd;
  Peer *next;
  void replaced(int other, char *data) {
    fcntl(fd, F_SETFL, O_NONBLOCK);
    next->fd = other;
    recv(fd, data, 1, 0);
  }
  void kept(int other, char *data) {
    fcntl(fd, F_SETFL, O_NONBLOCK);
    next = nullptr;
    recv(fd, data, 1, 0);
  }
};
// CHECK-LABEL: function Peer::replaced
// CHECK: 12:5 recv: blocks
// CHECK-LABEL: function Peer::kept
// CHECK: 17:5 recv: discharged

void locals(int first, int second, char *data) {
  Peer a{first, nullptr}, b{first, nullptr};
  a.fd = first;
  fcntl(a.fd, F_SETFL, O_NONBLOCK);
  b.fd = second;
  recv(a.fd, data, 1, 0);
}
// CHECK-LABEL: function locals
// CHECK: 30:3 recv: discharged
