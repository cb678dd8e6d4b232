// RUN: %nostall dump --facts %s -- -std=c++20 | %filecheck %s
// What a variable holds is followed along every path and around every loop until nothing changes.
#include <fcntl.h>
#include <sys/socket.h>

void flags(int fd, bool fast, char *data) {
  int flags = 0;
  if (fast)
    flags |= MSG_DONTWAIT;
  recv(fd, data, 1, flags); // on one way only
  flags |= MSG_DONTWAIT;
  recv(fd, data, 1, flags); // on all ways
  flags = fast ? MSG_DONTWAIT : MSG_DONTWAIT | MSG_PEEK;
  recv(fd, data, 1, flags); // in both cases
}
// CHECK-LABEL: function flags
// CHECK-NEXT: 10:3 recv: blocks
// CHECK-NEXT: 12:3 recv: discharged
// CHECK-NEXT: 14:3 recv: discharged

void nested(int fd, char *data) {
  fcntl(fd, F_SETFL, O_NONBLOCK);
  for (int i = 0; i < 3; ++i)
    for (int j = 0; j < 3; ++j)
      recv(fd, data, 1, 0);
}
// CHECK-LABEL: function nested
// CHECK: recv: discharged {{.*}}; fd is non-blocking

void rotated(int fd, int blocking, bool more, char *data) {
  fcntl(fd, F_SETFL, O_NONBLOCK);
  int a = fd, b = fd, c = blocking;
  while (more) {
    recv(a, data, 1, 0); // from the third round on
    a = b;
    b = c;
    c = blocking;
  }
}
// CHECK-LABEL: function rotated
// CHECK: recv: blocks

void chosen(bool first, int *a, int *b, char *data) {
  fcntl(*a, F_SETFL, O_NONBLOCK);
  fcntl(*b, F_SETFL, O_NONBLOCK);
  int &either = first ? *a : *b;
  recv(either, data, 1, 0);
}
// CHECK-LABEL: function chosen
// CHECK: recv: discharged
