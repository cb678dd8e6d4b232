// RUN: %check_both %s -- -std=c++20
// Waiting for a child process blocks, save with WNOHANG; running a shell command is such a wait.
#include "awaitable.hpp"
#include <cstdlib>
#include <pwd.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wordexp.h>
using boost::asio::awaitable;

awaitable<void> bad_command(const char *command) {
  std::system(command);
  // CHECK: :[[@LINE-1]]:3: warning: 'system' blocks the event loop in coroutine 'bad_command'; use 'posix_spawn' and an awaited wait for the child
  ::system("sync");
  // CHECK: :[[@LINE-1]]:3: warning: 'system' blocks the event loop in coroutine 'bad_command'
  wordexp_t words;
  wordexp("$(uptime)", &words, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'wordexp' blocks the event loop in coroutine 'bad_command'
  getpass("Password: ");
  // CHECK: :[[@LINE-1]]:3: warning: 'getpass' blocks the event loop in coroutine 'bad_command'
  co_return;
}

awaitable<void> bad_wait(pid_t child, int options) {
  int status = 0;
  rusage usage;
  siginfo_t info;
  wait(&status);
  // CHECK: :[[@LINE-1]]:3: warning: 'wait' blocks the event loop in coroutine 'bad_wait'
  wait(nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'wait' blocks the event loop in coroutine 'bad_wait'
  wait3(&status, 0, &usage);
  // CHECK: :[[@LINE-1]]:3: warning: 'wait3' blocks the event loop in coroutine 'bad_wait'
  wait4(child, &status, 0, &usage);
  // CHECK: :[[@LINE-1]]:3: warning: 'wait4' blocks the event loop in coroutine 'bad_wait'
  waitpid(child, &status, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'waitpid' blocks the event loop in coroutine 'bad_wait'; use 'WNOHANG' when a 'signal_set' reports SIGCHLD, or a 'pidfd_open' descriptor that is awaited
  waitpid(child, &status, WUNTRACED);
  // CHECK: :[[@LINE-1]]:3: warning: 'waitpid' blocks the event loop in coroutine 'bad_wait'
  waitpid(child, &status, options);
  // CHECK: :[[@LINE-1]]:3: warning: 'waitpid' blocks the event loop in coroutine 'bad_wait'
  waitid(P_PID, child, &info, WEXITED);
  // CHECK: :[[@LINE-1]]:3: warning: 'waitid' blocks the event loop in coroutine 'bad_wait'
  co_return;
}

awaitable<void> bad_start(char *const *arguments) {
  pid_t child = 0;
  posix_spawn(&child, "/bin/true", nullptr, nullptr, arguments, environ);
  // CHECK: :[[@LINE-1]]:3: warning: 'posix_spawn' blocks the event loop in coroutine 'bad_start'
  posix_spawnp(&child, "true", nullptr, nullptr, arguments, environ);
  // CHECK: :[[@LINE-1]]:3: warning: 'posix_spawnp' blocks the event loop in coroutine 'bad_start'
  fork();
  // CHECK: :[[@LINE-1]]:3: warning: 'fork' blocks the event loop in coroutine 'bad_start'
  vfork();
  // CHECK: :[[@LINE-1]]:3: warning: 'vfork' blocks the event loop in coroutine 'bad_start'
  co_return;
}

awaitable<void> good_wait(pid_t child) {
  int status = 0;
  rusage usage;
  siginfo_t info;
  wait3(&status, WNOHANG, &usage);
  wait4(child, &status, WNOHANG, &usage);
  waitpid(child, &status, WNOHANG | WUNTRACED);
  waitid(P_PID, child, &info, WEXITED | WNOHANG);
  std::system(nullptr);
  kill(child, SIGTERM);
  alarm(1);
  co_return;
}

// Functions of the program's own that share a name with the C library's are not meant.
struct Game {};
void wait(Game &) {}
void system(Game &) {}
void fork(Game &) {}

awaitable<void> good_own_functions(Game &game) {
  wait(game);
  system(game);
  fork(game);
  co_return;
}
