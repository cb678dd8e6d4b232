// RUN: %nostall dump --contexts %s -- -std=c++20 | %filecheck %s
// A helper is judged once for each kind of caller: by the constants and the states that its calls hang on, through
// several functions, and not by how many callers there are.
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

static long inner(int fd, char *data, int flags) { return recv(fd, data, 1, flags); }
static long outer(int fd, char *data, bool wait) { return inner(fd, data, wait ? 0 : MSG_DONTWAIT); }
static void rest(bool sure) {
  if (sure)
    sleep(1);
}
static int ready(pollfd *p, bool wait = false) { return poll(p, 1, wait ? -1 : 0); }

void waits(int fd, char *data) { outer(fd, data, true); }
void asks(int fd, char *data) { outer(fd, data, false); }
void again(int fd, char *data) { outer(fd, data, false); }
void quiet() { rest(false); }
void polls(pollfd *p) { ready(p); }
void prepared(int fd, char *data) {
  fcntl(fd, F_SETFL, O_NONBLOCK);
  outer(fd, data, true);
}
// CHECK-LABEL: contexts inner(fd, data, flags)
// CHECK-NEXT: flags is 0; fd is non-blocking
// CHECK-NEXT: flags is 64
// CHECK-NEXT: flags is 0
// CHECK-NEXT: recv: blocks
// CHECK-LABEL: contexts outer(fd, data, wait)
// CHECK-NEXT: wait is 1; fd is non-blocking
// CHECK-NEXT: wait is 0
// CHECK-NEXT: wait is 1
// CHECK-NEXT: contexts rest(sure)
// CHECK-NEXT: sure is 0
// CHECK-NEXT: contexts ready(p, wait)
// CHECK-NEXT: wait is 0
// CHECK-NEXT: contexts waits

static void handed_out(bool wait) {
  if (wait)
    sleep(2);
}
void (*pointer)(bool) = handed_out;
void calls() { handed_out(false); }
// CHECK-LABEL: contexts handed_out(wait)
// CHECK: nothing is known
// CHECK-NEXT: sleep: blocks
// CHECK-LABEL: contexts calls()

static void many(int level) {
  if (level == 100)
    sleep(3);
}
static void nine() {
  many(0), many(1), many(2), many(3), many(4), many(5), many(6), many(7), many(7);
}
static void ten() {
  many(0), many(8);
}
void both() { nine(), ten(); }
// CHECK-LABEL: contexts many(level)
// CHECK-NEXT: nothing is known
// CHECK-NEXT: sleep: blocks
// CHECK-NEXT: contexts nine()
