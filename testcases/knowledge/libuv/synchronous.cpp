// RUN: %check_both %s -- -std=c++20
// Without a callback a file operation or look-up is done before it returns; some calls wait whatever they get.
#include <uv.h>

static void done(uv_fs_t *) {}
static void found(uv_getaddrinfo_t *, int, addrinfo *) {}
static void named(uv_getnameinfo_t *, int, const char *, const char *) {}
static void started() {}

static void bad_tick(uv_timer_t *timer) {
  uv_loop_t *loop = timer->loop;
  auto *request = static_cast<uv_fs_t *>(timer->data);
  auto *folder = static_cast<uv_dir_t *>(timer->data);
  uv_buf_t buffers[1];
  uv_fs_open(loop, request, "file", 0, 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_open' blocks the event loop in completion handler 'bad_tick'
  uv_fs_close(loop, request, 1, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_close' blocks the event loop in completion handler 'bad_tick'
  uv_fs_read(loop, request, 1, buffers, 1, 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_read' blocks the event loop in completion handler 'bad_tick'
  uv_fs_write(loop, request, 1, buffers, 1, 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_write' blocks the event loop in completion handler 'bad_tick'
  uv_fs_copyfile(loop, request, "a", "b", 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_copyfile' blocks the event loop in completion handler 'bad_tick'
  uv_fs_sendfile(loop, request, 1, 2, 0, 1, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_sendfile' blocks the event loop in completion handler 'bad_tick'
  uv_fs_fsync(loop, request, 1, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_fsync' blocks the event loop in completion handler 'bad_tick'
  uv_fs_fdatasync(loop, request, 1, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_fdatasync' blocks the event loop in completion handler 'bad_tick'
  uv_fs_ftruncate(loop, request, 1, 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_ftruncate' blocks the event loop in completion handler 'bad_tick'
  uv_fs_unlink(loop, request, "a", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_unlink' blocks the event loop in completion handler 'bad_tick'
  uv_fs_mkdir(loop, request, "a", 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_mkdir' blocks the event loop in completion handler 'bad_tick'
  uv_fs_mkdtemp(loop, request, "a", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_mkdtemp' blocks the event loop in completion handler 'bad_tick'
  uv_fs_mkstemp(loop, request, "a", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_mkstemp' blocks the event loop in completion handler 'bad_tick'
  uv_fs_rmdir(loop, request, "a", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_rmdir' blocks the event loop in completion handler 'bad_tick'
  uv_fs_scandir(loop, request, "a", 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_scandir' blocks the event loop in completion handler 'bad_tick'
  uv_fs_opendir(loop, request, "a", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_opendir' blocks the event loop in completion handler 'bad_tick'
  uv_fs_readdir(loop, request, folder, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_readdir' blocks the event loop in completion handler 'bad_tick'
  uv_fs_closedir(loop, request, folder, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_closedir' blocks the event loop in completion handler 'bad_tick'
  uv_fs_rename(loop, request, "a", "b", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_rename' blocks the event loop in completion handler 'bad_tick'
  uv_fs_symlink(loop, request, "a", "b", 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_symlink' blocks the event loop in completion handler 'bad_tick'
  uv_fs_link(loop, request, "a", "b", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_link' blocks the event loop in completion handler 'bad_tick'
  uv_fs_chmod(loop, request, "a", 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_chmod' blocks the event loop in completion handler 'bad_tick'
  uv_fs_fchmod(loop, request, 1, 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_fchmod' blocks the event loop in completion handler 'bad_tick'
  uv_fs_chown(loop, request, "a", 0, 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_chown' blocks the event loop in completion handler 'bad_tick'
  uv_fs_fchown(loop, request, 1, 0, 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_fchown' blocks the event loop in completion handler 'bad_tick'
  uv_fs_lchown(loop, request, "a", 0, 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_lchown' blocks the event loop in completion handler 'bad_tick'
  uv_fs_utime(loop, request, "a", 0, 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_utime' blocks the event loop in completion handler 'bad_tick'
  uv_fs_futime(loop, request, 1, 0, 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_futime' blocks the event loop in completion handler 'bad_tick'
  uv_fs_lutime(loop, request, "a", 0, 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_lutime' blocks the event loop in completion handler 'bad_tick'
  uv_fs_stat(loop, request, "a", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_stat' blocks the event loop in completion handler 'bad_tick'
  uv_fs_fstat(loop, request, 1, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_fstat' blocks the event loop in completion handler 'bad_tick'
  uv_fs_lstat(loop, request, "a", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_lstat' blocks the event loop in completion handler 'bad_tick'
  uv_fs_statfs(loop, request, "a", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_statfs' blocks the event loop in completion handler 'bad_tick'
  uv_fs_access(loop, request, "a", 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_access' blocks the event loop in completion handler 'bad_tick'
  uv_fs_readlink(loop, request, "a", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_readlink' blocks the event loop in completion handler 'bad_tick'
  uv_fs_realpath(loop, request, "a", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_fs_realpath' blocks the event loop in completion handler 'bad_tick'
  uv_getaddrinfo(loop, new uv_getaddrinfo_t, nullptr, "host", nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_getaddrinfo' blocks the event loop in completion handler 'bad_tick'
  uv_getnameinfo(loop, new uv_getnameinfo_t, nullptr, nullptr, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_getnameinfo' blocks the event loop in completion handler 'bad_tick'
  uv_run(loop, UV_RUN_DEFAULT);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_run' blocks the event loop in completion handler 'bad_tick'
  uv_run(loop, UV_RUN_ONCE);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_run' blocks the event loop in completion handler 'bad_tick'
  uv_sleep(100);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_sleep' blocks the event loop in completion handler 'bad_tick'
  uv_thread_join(static_cast<uv_thread_t *>(timer->data));
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_thread_join' blocks the event loop in completion handler 'bad_tick'
  uv_sem_wait(static_cast<uv_sem_t *>(timer->data));
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_sem_wait' blocks the event loop in completion handler 'bad_tick'
  uv_cond_wait(static_cast<uv_cond_t *>(timer->data), nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_cond_wait' blocks the event loop in completion handler 'bad_tick'
  uv_cond_timedwait(static_cast<uv_cond_t *>(timer->data), nullptr, 100);
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_cond_timedwait' blocks the event loop in completion handler 'bad_tick'
  uv_barrier_wait(static_cast<uv_barrier_t *>(timer->data));
  // CHECK: :[[@LINE-1]]:3: warning: 'uv_barrier_wait' blocks the event loop in completion handler 'bad_tick'
}

static void good_tick(uv_timer_t *timer) {
  uv_loop_t *loop = timer->loop;
  auto *request = static_cast<uv_fs_t *>(timer->data);
  auto *folder = static_cast<uv_dir_t *>(timer->data);
  uv_buf_t buffers[1];
  uv_fs_open(loop, request, "file", 0, 0, done);
  uv_fs_close(loop, request, 1, done);
  uv_fs_read(loop, request, 1, buffers, 1, 0, done);
  uv_fs_write(loop, request, 1, buffers, 1, 0, done);
  uv_fs_copyfile(loop, request, "a", "b", 0, done);
  uv_fs_sendfile(loop, request, 1, 2, 0, 1, done);
  uv_fs_fsync(loop, request, 1, done);
  uv_fs_fdatasync(loop, request, 1, done);
  uv_fs_ftruncate(loop, request, 1, 0, done);
  uv_fs_unlink(loop, request, "a", done);
  uv_fs_mkdir(loop, request, "a", 0, done);
  uv_fs_mkdtemp(loop, request, "a", done);
  uv_fs_mkstemp(loop, request, "a", done);
  uv_fs_rmdir(loop, request, "a", done);
  uv_fs_scandir(loop, request, "a", 0, done);
  uv_fs_opendir(loop, request, "a", done);
  uv_fs_readdir(loop, request, folder, done);
  uv_fs_closedir(loop, request, folder, done);
  uv_fs_rename(loop, request, "a", "b", done);
  uv_fs_symlink(loop, request, "a", "b", 0, done);
  uv_fs_link(loop, request, "a", "b", done);
  uv_fs_chmod(loop, request, "a", 0, done);
  uv_fs_fchmod(loop, request, 1, 0, done);
  uv_fs_chown(loop, request, "a", 0, 0, done);
  uv_fs_fchown(loop, request, 1, 0, 0, done);
  uv_fs_lchown(loop, request, "a", 0, 0, done);
  uv_fs_utime(loop, request, "a", 0, 0, done);
  uv_fs_futime(loop, request, 1, 0, 0, done);
  uv_fs_lutime(loop, request, "a", 0, 0, done);
  uv_fs_stat(loop, request, "a", done);
  uv_fs_fstat(loop, request, 1, done);
  uv_fs_lstat(loop, request, "a", done);
  uv_fs_statfs(loop, request, "a", done);
  uv_fs_access(loop, request, "a", 0, done);
  uv_fs_readlink(loop, request, "a", done);
  uv_fs_realpath(loop, request, "a", done);
  uv_getaddrinfo(loop, new uv_getaddrinfo_t, found, "host", nullptr, nullptr);
  uv_getnameinfo(loop, new uv_getnameinfo_t, named, nullptr, 0);
  uv_run(loop, UV_RUN_NOWAIT);
  uv_mutex_lock(static_cast<uv_mutex_t *>(timer->data)); // a short lock is no stall
  uv_rwlock_rdlock(static_cast<uv_rwlock_t *>(timer->data));
  uv_rwlock_wrlock(static_cast<uv_rwlock_t *>(timer->data));
  uv_once(static_cast<uv_once_t *>(timer->data), started);
}

void start(uv_loop_t *loop) {
  uv_timer_start(new uv_timer_t, bad_tick, 0, 0);
  uv_timer_start(new uv_timer_t, good_tick, 0, 0);
  uv_run(loop, UV_RUN_DEFAULT);
}
