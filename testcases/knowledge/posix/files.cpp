// RUN: %check_both %s -- -std=c++20
// Input and output on files; standard input, which waits for a person; flags that make a call return at once.
#include "awaitable.hpp"
#include <aio.h>
#include <cstdarg>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/uio.h>
#include <syslog.h>
#include <termios.h>
#include <unistd.h>
using boost::asio::awaitable;

awaitable<void> bad_open(const char *path, int flags) {
  open(path, O_RDONLY);
  // CHECK: :[[@LINE-1]]:3: warning: 'open' blocks the event loop in coroutine 'bad_open'
  open64(path, O_CREAT | O_WRONLY, 0600);
  // CHECK: :[[@LINE-1]]:3: warning: 'open64' blocks the event loop in coroutine 'bad_open'
  open(path, flags);
  // CHECK: :[[@LINE-1]]:3: warning: 'open' blocks the event loop in coroutine 'bad_open'
  openat(AT_FDCWD, path, O_RDONLY);
  // CHECK: :[[@LINE-1]]:3: warning: 'openat' blocks the event loop in coroutine 'bad_open'
  openat64(AT_FDCWD, path, O_RDONLY);
  // CHECK: :[[@LINE-1]]:3: warning: 'openat64' blocks the event loop in coroutine 'bad_open'
  creat(path, 0600);
  // CHECK: :[[@LINE-1]]:3: warning: 'creat' blocks the event loop in coroutine 'bad_open'
  creat64(path, 0600);
  // CHECK: :[[@LINE-1]]:3: warning: 'creat64' blocks the event loop in coroutine 'bad_open'
  co_return;
}

awaitable<void> good_open(const char *fifo) {
  open(fifo, O_RDONLY | O_NONBLOCK);
  open64(fifo, O_RDONLY | O_NONBLOCK);
  openat(AT_FDCWD, fifo, O_RDONLY | O_NONBLOCK);
  openat64(AT_FDCWD, fifo, O_RDONLY | O_NONBLOCK);
  co_return;
}

awaitable<void> bad_read(int fd, char *data, const iovec *parts) {
  read(fd, data, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'read' blocks the event loop in coroutine 'bad_read'
  read(STDIN_FILENO, data, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'read' blocks the event loop in coroutine 'bad_read'; use 'posix::stream_descriptor' on standard input
  pread(fd, data, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'pread' blocks the event loop in coroutine 'bad_read'
  pread64(fd, data, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'pread64' blocks the event loop in coroutine 'bad_read'
  readv(fd, parts, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'readv' blocks the event loop in coroutine 'bad_read'
  preadv(fd, parts, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'preadv' blocks the event loop in coroutine 'bad_read'
  preadv64(fd, parts, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'preadv64' blocks the event loop in coroutine 'bad_read'
  preadv2(fd, parts, 1, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'preadv2' blocks the event loop in coroutine 'bad_read'
  preadv64v2(fd, parts, 1, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'preadv64v2' blocks the event loop in coroutine 'bad_read'
  readahead(fd, 0, 4096);
  // CHECK: :[[@LINE-1]]:3: warning: 'readahead' blocks the event loop in coroutine 'bad_read'
  co_return;
}

awaitable<void> bad_write(int fd, const char *data, const iovec *parts) {
  write(fd, data, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'write' blocks the event loop in coroutine 'bad_write'
  pwrite(fd, data, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'pwrite' blocks the event loop in coroutine 'bad_write'
  pwrite64(fd, data, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'pwrite64' blocks the event loop in coroutine 'bad_write'
  writev(fd, parts, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'writev' blocks the event loop in coroutine 'bad_write'
  pwritev(fd, parts, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'pwritev' blocks the event loop in coroutine 'bad_write'
  pwritev64(fd, parts, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'pwritev64' blocks the event loop in coroutine 'bad_write'
  pwritev2(fd, parts, 1, 0, RWF_DSYNC);
  // CHECK: :[[@LINE-1]]:3: warning: 'pwritev2' blocks the event loop in coroutine 'bad_write'
  pwritev64v2(fd, parts, 1, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'pwritev64v2' blocks the event loop in coroutine 'bad_write'
  co_return;
}

awaitable<void> good_without_waiting(int fd, const iovec *parts, const char *data) {
  preadv2(fd, parts, 1, 0, RWF_NOWAIT);
  preadv64v2(fd, parts, 1, 0, RWF_NOWAIT);
  pwritev2(fd, parts, 1, 0, RWF_NOWAIT);
  pwritev64v2(fd, parts, 1, 0, RWF_NOWAIT);
  // A line to a terminal: of the category 'console', and brief.
  write(STDOUT_FILENO, data, 1);
  write(STDERR_FILENO, data, 1);
  co_return;
}

awaitable<void> bad_device(int fd) {
  fsync(fd);
  // CHECK: :[[@LINE-1]]:3: warning: 'fsync' blocks the event loop in coroutine 'bad_device'
  fdatasync(fd);
  // CHECK: :[[@LINE-1]]:3: warning: 'fdatasync' blocks the event loop in coroutine 'bad_device'
  syncfs(fd);
  // CHECK: :[[@LINE-1]]:3: warning: 'syncfs' blocks the event loop in coroutine 'bad_device'
  sync();
  // CHECK: :[[@LINE-1]]:3: warning: 'sync' blocks the event loop in coroutine 'bad_device'
  sync_file_range(fd, 0, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'sync_file_range' blocks the event loop in coroutine 'bad_device'
  fallocate(fd, 0, 0, 4096);
  // CHECK: :[[@LINE-1]]:3: warning: 'fallocate' blocks the event loop in coroutine 'bad_device'
  fallocate64(fd, 0, 0, 4096);
  // CHECK: :[[@LINE-1]]:3: warning: 'fallocate64' blocks the event loop in coroutine 'bad_device'
  posix_fallocate(fd, 0, 4096);
  // CHECK: :[[@LINE-1]]:3: warning: 'posix_fallocate' blocks the event loop in coroutine 'bad_device'
  posix_fallocate64(fd, 0, 4096);
  // CHECK: :[[@LINE-1]]:3: warning: 'posix_fallocate64' blocks the event loop in coroutine 'bad_device'
  tcdrain(fd);
  // CHECK: :[[@LINE-1]]:3: warning: 'tcdrain' blocks the event loop in coroutine 'bad_device'
  close(fd);
  // CHECK: :[[@LINE-1]]:3: warning: 'close' blocks the event loop in coroutine 'bad_device'
  co_return;
}

awaitable<void> bad_copy(int from, int to) {
  copy_file_range(from, nullptr, to, nullptr, 4096, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'copy_file_range' blocks the event loop in coroutine 'bad_copy'
  sendfile(to, from, nullptr, 4096);
  // CHECK: :[[@LINE-1]]:3: warning: 'sendfile' blocks the event loop in coroutine 'bad_copy'
  sendfile64(to, from, nullptr, 4096);
  // CHECK: :[[@LINE-1]]:3: warning: 'sendfile64' blocks the event loop in coroutine 'bad_copy'
  splice(from, nullptr, to, nullptr, 4096, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'splice' blocks the event loop in coroutine 'bad_copy'
  tee(from, to, 4096, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'tee' blocks the event loop in coroutine 'bad_copy'
  vmsplice(to, nullptr, 0, SPLICE_F_MOVE);
  // CHECK: :[[@LINE-1]]:3: warning: 'vmsplice' blocks the event loop in coroutine 'bad_copy'
  co_return;
}

awaitable<void> good_copy(int from, int to) {
  splice(from, nullptr, to, nullptr, 4096, SPLICE_F_NONBLOCK | SPLICE_F_MOVE);
  tee(from, to, 4096, SPLICE_F_NONBLOCK);
  vmsplice(to, nullptr, 0, SPLICE_F_NONBLOCK);
  co_return;
}

awaitable<void> bad_memory(int fd, void *page) {
  mmap(nullptr, 4096, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'mmap' blocks the event loop in coroutine 'bad_memory'
  mmap64(nullptr, 4096, PROT_READ, MAP_SHARED | MAP_POPULATE, fd, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'mmap64' blocks the event loop in coroutine 'bad_memory'
  msync(page, 4096, MS_SYNC);
  // CHECK: :[[@LINE-1]]:3: warning: 'msync' blocks the event loop in coroutine 'bad_memory'; use 'MS_ASYNC'
  dlopen("plugin.so", RTLD_NOW);
  // CHECK: :[[@LINE-1]]:3: warning: 'dlopen' blocks the event loop in coroutine 'bad_memory'
  co_return;
}

awaitable<void> good_memory(int fd, void *page) {
  mmap(nullptr, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
  mmap(nullptr, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
  mmap64(nullptr, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
  mprotect(page, 4096, PROT_READ);
  msync(page, 4096, MS_ASYNC);
  munmap(page, 4096);
  dlopen(nullptr, RTLD_NOW);
  co_return;
}

awaitable<void> bad_asynchronous(aiocb *request, aiocb *requests[1]) {
  aio_suspend(requests, 1, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'aio_suspend' blocks the event loop in coroutine 'bad_asynchronous'
  lio_listio(LIO_WAIT, requests, 1, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'lio_listio' blocks the event loop in coroutine 'bad_asynchronous'; use 'LIO_NOWAIT'
  co_return;
}

awaitable<void> good_asynchronous(aiocb *request, aiocb *requests[1]) {
  lio_listio(LIO_NOWAIT, requests, 1, nullptr);
  aio_read(request);
  aio_write(request);
  aio_error(request);
  aio_return(request);
  co_return;
}

awaitable<void> bad_log(va_list arguments) {
  syslog(LOG_INFO, "started");
  // CHECK: :[[@LINE-1]]:3: warning: 'syslog' blocks the event loop in coroutine 'bad_log'
  vsyslog(LOG_INFO, "started", arguments);
  // CHECK: :[[@LINE-1]]:3: warning: 'vsyslog' blocks the event loop in coroutine 'bad_log'
  co_return;
}

// Functions of the program's own that share a name with the C library's are not meant.
struct Door {};
void open(Door &) {}
void close(Door &) {}
void sync(Door &) {}

awaitable<void> good_own_functions(Door &door) {
  open(door);
  sync(door);
  close(door);
  co_return;
}
