// RUN: %check_both %s -- -std=c++20
// Metadata, directories, and the databases behind getpwnam and its kin.
#include "awaitable.hpp"
#include <dirent.h>
#include <fcntl.h>
#include <fts.h>
#include <ftw.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/time.h>
#include <sys/vfs.h>
#include <sys/xattr.h>
#include <unistd.h>
#include <utime.h>
using boost::asio::awaitable;

awaitable<void> bad_status(int fd, const char *path, struct stat *status, struct stat64 *status64) {
  struct statx extended;
  stat(path, status);
  // CHECK: :[[@LINE-1]]:3: warning: 'stat' blocks the event loop in coroutine 'bad_status'
  stat64(path, status64);
  // CHECK: :[[@LINE-1]]:3: warning: 'stat64' blocks the event loop in coroutine 'bad_status'
  lstat(path, status);
  // CHECK: :[[@LINE-1]]:3: warning: 'lstat' blocks the event loop in coroutine 'bad_status'
  lstat64(path, status64);
  // CHECK: :[[@LINE-1]]:3: warning: 'lstat64' blocks the event loop in coroutine 'bad_status'
  fstat(fd, status);
  // CHECK: :[[@LINE-1]]:3: warning: 'fstat' blocks the event loop in coroutine 'bad_status'
  fstat64(fd, status64);
  // CHECK: :[[@LINE-1]]:3: warning: 'fstat64' blocks the event loop in coroutine 'bad_status'
  fstatat(fd, path, status, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'fstatat' blocks the event loop in coroutine 'bad_status'
  fstatat64(fd, path, status64, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'fstatat64' blocks the event loop in coroutine 'bad_status'
  statx(fd, path, 0, STATX_SIZE, &extended);
  // CHECK: :[[@LINE-1]]:3: warning: 'statx' blocks the event loop in coroutine 'bad_status'
  access(path, R_OK);
  // CHECK: :[[@LINE-1]]:3: warning: 'access' blocks the event loop in coroutine 'bad_status'
  eaccess(path, R_OK);
  // CHECK: :[[@LINE-1]]:3: warning: 'eaccess' blocks the event loop in coroutine 'bad_status'
  euidaccess(path, R_OK);
  // CHECK: :[[@LINE-1]]:3: warning: 'euidaccess' blocks the event loop in coroutine 'bad_status'
  faccessat(fd, path, R_OK, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'faccessat' blocks the event loop in coroutine 'bad_status'
  co_return;
}

awaitable<void> bad_space(int fd, const char *path, struct statfs *space, struct statfs64 *space64) {
  struct statvfs volume;
  struct statvfs64 volume64;
  statfs(path, space);
  // CHECK: :[[@LINE-1]]:3: warning: 'statfs' blocks the event loop in coroutine 'bad_space'
  statfs64(path, space64);
  // CHECK: :[[@LINE-1]]:3: warning: 'statfs64' blocks the event loop in coroutine 'bad_space'
  fstatfs(fd, space);
  // CHECK: :[[@LINE-1]]:3: warning: 'fstatfs' blocks the event loop in coroutine 'bad_space'
  fstatfs64(fd, space64);
  // CHECK: :[[@LINE-1]]:3: warning: 'fstatfs64' blocks the event loop in coroutine 'bad_space'
  statvfs(path, &volume);
  // CHECK: :[[@LINE-1]]:3: warning: 'statvfs' blocks the event loop in coroutine 'bad_space'
  statvfs64(path, &volume64);
  // CHECK: :[[@LINE-1]]:3: warning: 'statvfs64' blocks the event loop in coroutine 'bad_space'
  fstatvfs(fd, &volume);
  // CHECK: :[[@LINE-1]]:3: warning: 'fstatvfs' blocks the event loop in coroutine 'bad_space'
  fstatvfs64(fd, &volume64);
  // CHECK: :[[@LINE-1]]:3: warning: 'fstatvfs64' blocks the event loop in coroutine 'bad_space'
  truncate(path, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'truncate' blocks the event loop in coroutine 'bad_space'
  truncate64(path, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'truncate64' blocks the event loop in coroutine 'bad_space'
  ftruncate(fd, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'ftruncate' blocks the event loop in coroutine 'bad_space'
  ftruncate64(fd, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'ftruncate64' blocks the event loop in coroutine 'bad_space'
  co_return;
}

awaitable<void> bad_change(int fd, const char *path, const char *other) {
  chmod(path, 0600);
  // CHECK: :[[@LINE-1]]:3: warning: 'chmod' blocks the event loop in coroutine 'bad_change'
  fchmod(fd, 0600);
  // CHECK: :[[@LINE-1]]:3: warning: 'fchmod' blocks the event loop in coroutine 'bad_change'
  fchmodat(fd, path, 0600, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'fchmodat' blocks the event loop in coroutine 'bad_change'
  chown(path, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'chown' blocks the event loop in coroutine 'bad_change'
  lchown(path, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'lchown' blocks the event loop in coroutine 'bad_change'
  fchownat(fd, path, 0, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'fchownat' blocks the event loop in coroutine 'bad_change'
  utime(path, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'utime' blocks the event loop in coroutine 'bad_change'
  utimes(path, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'utimes' blocks the event loop in coroutine 'bad_change'
  utimensat(fd, path, nullptr, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'utimensat' blocks the event loop in coroutine 'bad_change'
  futimens(fd, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'futimens' blocks the event loop in coroutine 'bad_change'
  rename(path, other);
  // CHECK: :[[@LINE-1]]:3: warning: 'rename' blocks the event loop in coroutine 'bad_change'
  renameat(fd, path, fd, other);
  // CHECK: :[[@LINE-1]]:3: warning: 'renameat' blocks the event loop in coroutine 'bad_change'
  renameat2(fd, path, fd, other, RENAME_NOREPLACE);
  // CHECK: :[[@LINE-1]]:3: warning: 'renameat2' blocks the event loop in coroutine 'bad_change'
  unlink(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'unlink' blocks the event loop in coroutine 'bad_change'
  unlinkat(fd, path, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'unlinkat' blocks the event loop in coroutine 'bad_change'
  remove(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'remove' blocks the event loop in coroutine 'bad_change'
  rmdir(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'rmdir' blocks the event loop in coroutine 'bad_change'
  chdir(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'chdir' blocks the event loop in coroutine 'bad_change'
  co_return;
}

awaitable<void> bad_create(int fd, const char *path, const char *other, char *name) {
  mkdir(path, 0700);
  // CHECK: :[[@LINE-1]]:3: warning: 'mkdir' blocks the event loop in coroutine 'bad_create'
  mkdirat(fd, path, 0700);
  // CHECK: :[[@LINE-1]]:3: warning: 'mkdirat' blocks the event loop in coroutine 'bad_create'
  mkfifo(path, 0600);
  // CHECK: :[[@LINE-1]]:3: warning: 'mkfifo' blocks the event loop in coroutine 'bad_create'
  mkfifoat(fd, path, 0600);
  // CHECK: :[[@LINE-1]]:3: warning: 'mkfifoat' blocks the event loop in coroutine 'bad_create'
  mknod(path, S_IFIFO, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'mknod' blocks the event loop in coroutine 'bad_create'
  mknodat(fd, path, S_IFIFO, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'mknodat' blocks the event loop in coroutine 'bad_create'
  mkstemp(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'mkstemp' blocks the event loop in coroutine 'bad_create'
  mkstemp64(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'mkstemp64' blocks the event loop in coroutine 'bad_create'
  mkostemp(name, O_CLOEXEC);
  // CHECK: :[[@LINE-1]]:3: warning: 'mkostemp' blocks the event loop in coroutine 'bad_create'
  mkostemp64(name, O_CLOEXEC);
  // CHECK: :[[@LINE-1]]:3: warning: 'mkostemp64' blocks the event loop in coroutine 'bad_create'
  mkdtemp(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'mkdtemp' blocks the event loop in coroutine 'bad_create'
  link(path, other);
  // CHECK: :[[@LINE-1]]:3: warning: 'link' blocks the event loop in coroutine 'bad_create'
  linkat(fd, path, fd, other, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'linkat' blocks the event loop in coroutine 'bad_create'
  symlink(path, other);
  // CHECK: :[[@LINE-1]]:3: warning: 'symlink' blocks the event loop in coroutine 'bad_create'
  symlinkat(path, fd, other);
  // CHECK: :[[@LINE-1]]:3: warning: 'symlinkat' blocks the event loop in coroutine 'bad_create'
  co_return;
}

awaitable<void> bad_names(int fd, const char *path, char *text) {
  readlink(path, text, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'readlink' blocks the event loop in coroutine 'bad_names'
  readlinkat(fd, path, text, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'readlinkat' blocks the event loop in coroutine 'bad_names'
  realpath(path, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'realpath' blocks the event loop in coroutine 'bad_names'
  canonicalize_file_name(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'canonicalize_file_name' blocks the event loop in coroutine 'bad_names'
  getxattr(path, "user.name", text, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'getxattr' blocks the event loop in coroutine 'bad_names'
  lgetxattr(path, "user.name", text, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'lgetxattr' blocks the event loop in coroutine 'bad_names'
  fgetxattr(fd, "user.name", text, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'fgetxattr' blocks the event loop in coroutine 'bad_names'
  setxattr(path, "user.name", text, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'setxattr' blocks the event loop in coroutine 'bad_names'
  lsetxattr(path, "user.name", text, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'lsetxattr' blocks the event loop in coroutine 'bad_names'
  fsetxattr(fd, "user.name", text, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'fsetxattr' blocks the event loop in coroutine 'bad_names'
  listxattr(path, text, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'listxattr' blocks the event loop in coroutine 'bad_names'
  removexattr(path, "user.name");
  // CHECK: :[[@LINE-1]]:3: warning: 'removexattr' blocks the event loop in coroutine 'bad_names'
  mount("proc", path, "proc", 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'mount' blocks the event loop in coroutine 'bad_names'
  umount(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'umount' blocks the event loop in coroutine 'bad_names'
  umount2(path, MNT_DETACH);
  // CHECK: :[[@LINE-1]]:3: warning: 'umount2' blocks the event loop in coroutine 'bad_names'
  co_return;
}

awaitable<void> bad_directories(const char *path, DIR *directory, dirent *entry, dirent64 *entry64) {
  opendir(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'opendir' blocks the event loop in coroutine 'bad_directories'
  readdir(directory);
  // CHECK: :[[@LINE-1]]:3: warning: 'readdir' blocks the event loop in coroutine 'bad_directories'
  readdir64(directory);
  // CHECK: :[[@LINE-1]]:3: warning: 'readdir64' blocks the event loop in coroutine 'bad_directories'
  readdir_r(directory, entry, &entry);
  // CHECK: :[[@LINE-1]]:3: warning: 'readdir_r' blocks the event loop in coroutine 'bad_directories'
  readdir64_r(directory, entry64, &entry64);
  // CHECK: :[[@LINE-1]]:3: warning: 'readdir64_r' blocks the event loop in coroutine 'bad_directories'
  closedir(directory);
  // CHECK: :[[@LINE-1]]:3: warning: 'closedir' blocks the event loop in coroutine 'bad_directories'
  dirent **names = nullptr;
  dirent64 **names64 = nullptr;
  scandir(path, &names, nullptr, alphasort);
  // CHECK: :[[@LINE-1]]:3: warning: 'scandir' blocks the event loop in coroutine 'bad_directories'
  scandir64(path, &names64, nullptr, alphasort64);
  // CHECK: :[[@LINE-1]]:3: warning: 'scandir64' blocks the event loop in coroutine 'bad_directories'
  glob_t found{};
  glob64_t found64{};
  glob("*.conf", 0, nullptr, &found);
  // CHECK: :[[@LINE-1]]:3: warning: 'glob' blocks the event loop in coroutine 'bad_directories'
  glob64("*.conf", 0, nullptr, &found64);
  // CHECK: :[[@LINE-1]]:3: warning: 'glob64' blocks the event loop in coroutine 'bad_directories'
  co_return;
}

int visit(const char *, const struct stat *, int) { return 0; }
int visit64(const char *, const struct stat64 *, int) { return 0; }
int visit_deep(const char *, const struct stat *, int, FTW *) { return 0; }
int visit_deep64(const char *, const struct stat64 *, int, FTW *) { return 0; }

awaitable<void> bad_walk(const char *path, char *const *paths) {
  ftw(path, visit, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'ftw' blocks the event loop in coroutine 'bad_walk'
  ftw64(path, visit64, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'ftw64' blocks the event loop in coroutine 'bad_walk'
  nftw(path, visit_deep, 16, FTW_PHYS);
  // CHECK: :[[@LINE-1]]:3: warning: 'nftw' blocks the event loop in coroutine 'bad_walk'
  nftw64(path, visit_deep64, 16, FTW_PHYS);
  // CHECK: :[[@LINE-1]]:3: warning: 'nftw64' blocks the event loop in coroutine 'bad_walk'
  FTS *walk = fts_open(paths, FTS_PHYSICAL, nullptr);
  // CHECK: :[[@LINE-1]]:15: warning: 'fts_open' blocks the event loop in coroutine 'bad_walk'
  fts_read(walk);
  // CHECK: :[[@LINE-1]]:3: warning: 'fts_read' blocks the event loop in coroutine 'bad_walk'
  fts_children(walk, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'fts_children' blocks the event loop in coroutine 'bad_walk'
  co_return;
}

awaitable<void> good_position(int fd, char *text) {
  lseek(fd, 0, SEEK_SET);
  lseek64(fd, 0, SEEK_SET);
  isatty(fd);
  umask(022);
  getcwd(text, 1);
  int ends[2];
  pipe(ends);
  pipe2(ends, O_NONBLOCK);
  dup(fd);
  dup2(fd, 7);
  dup3(fd, 7, 0);
  co_return;
}

// Functions of the program's own that share a name with the C library's are not meant.
struct Shape {};
void link(Shape &, Shape &) {}
void remove(Shape &) {}
void rename(Shape &, const char *) {}

awaitable<void> good_own_functions(Shape &shape) {
  link(shape, shape);
  rename(shape, "");
  remove(shape);
  co_return;
}
