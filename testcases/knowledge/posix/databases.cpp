// RUN: %check_both %s -- -std=c++20
// Users, groups and services come from files or from a directory service, as /etc/nsswitch.conf says.
#include "awaitable.hpp"
#include <grp.h>
#include <netdb.h>
#include <pwd.h>
#include <shadow.h>
#include <unistd.h>
using boost::asio::awaitable;

awaitable<void> bad_users(const char *name, passwd *user, spwd *shadow, char *buffer) {
  passwd *found = nullptr;
  spwd *found_shadow = nullptr;
  getpwnam(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'getpwnam' blocks the event loop in coroutine 'bad_users'
  getpwnam_r(name, user, buffer, 99, &found);
  // CHECK: :[[@LINE-1]]:3: warning: 'getpwnam_r' blocks the event loop in coroutine 'bad_users'
  getpwuid(0);
  // CHECK: :[[@LINE-1]]:3: warning: 'getpwuid' blocks the event loop in coroutine 'bad_users'
  getpwuid_r(0, user, buffer, 99, &found);
  // CHECK: :[[@LINE-1]]:3: warning: 'getpwuid_r' blocks the event loop in coroutine 'bad_users'
  getpwent();
  // CHECK: :[[@LINE-1]]:3: warning: 'getpwent' blocks the event loop in coroutine 'bad_users'
  getpwent_r(user, buffer, 99, &found);
  // CHECK: :[[@LINE-1]]:3: warning: 'getpwent_r' blocks the event loop in coroutine 'bad_users'
  getspnam(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'getspnam' blocks the event loop in coroutine 'bad_users'
  getspnam_r(name, shadow, buffer, 99, &found_shadow);
  // CHECK: :[[@LINE-1]]:3: warning: 'getspnam_r' blocks the event loop in coroutine 'bad_users'
  co_return;
}

awaitable<void> bad_groups(const char *name, group *entry, char *buffer, gid_t *ids, int *count) {
  group *found = nullptr;
  getgrnam(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'getgrnam' blocks the event loop in coroutine 'bad_groups'
  getgrnam_r(name, entry, buffer, 99, &found);
  // CHECK: :[[@LINE-1]]:3: warning: 'getgrnam_r' blocks the event loop in coroutine 'bad_groups'
  getgrgid(0);
  // CHECK: :[[@LINE-1]]:3: warning: 'getgrgid' blocks the event loop in coroutine 'bad_groups'
  getgrgid_r(0, entry, buffer, 99, &found);
  // CHECK: :[[@LINE-1]]:3: warning: 'getgrgid_r' blocks the event loop in coroutine 'bad_groups'
  getgrent();
  // CHECK: :[[@LINE-1]]:3: warning: 'getgrent' blocks the event loop in coroutine 'bad_groups'
  getgrent_r(entry, buffer, 99, &found);
  // CHECK: :[[@LINE-1]]:3: warning: 'getgrent_r' blocks the event loop in coroutine 'bad_groups'
  getgrouplist(name, 0, ids, count);
  // CHECK: :[[@LINE-1]]:3: warning: 'getgrouplist' blocks the event loop in coroutine 'bad_groups'
  initgroups(name, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'initgroups' blocks the event loop in coroutine 'bad_groups'
  co_return;
}

awaitable<void> bad_services(const char *name, servent *service, protoent *protocol, char *buffer) {
  servent *found = nullptr;
  protoent *found_protocol = nullptr;
  getservbyname(name, "tcp");
  // CHECK: :[[@LINE-1]]:3: warning: 'getservbyname' blocks the event loop in coroutine 'bad_services'
  getservbyname_r(name, "tcp", service, buffer, 99, &found);
  // CHECK: :[[@LINE-1]]:3: warning: 'getservbyname_r' blocks the event loop in coroutine 'bad_services'
  getservbyport(80, "tcp");
  // CHECK: :[[@LINE-1]]:3: warning: 'getservbyport' blocks the event loop in coroutine 'bad_services'
  getservbyport_r(80, "tcp", service, buffer, 99, &found);
  // CHECK: :[[@LINE-1]]:3: warning: 'getservbyport_r' blocks the event loop in coroutine 'bad_services'
  getprotobyname(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'getprotobyname' blocks the event loop in coroutine 'bad_services'
  getprotobyname_r(name, protocol, buffer, 99, &found_protocol);
  // CHECK: :[[@LINE-1]]:3: warning: 'getprotobyname_r' blocks the event loop in coroutine 'bad_services'
  getprotobynumber(6);
  // CHECK: :[[@LINE-1]]:3: warning: 'getprotobynumber' blocks the event loop in coroutine 'bad_services'
  getprotobynumber_r(6, protocol, buffer, 99, &found_protocol);
  // CHECK: :[[@LINE-1]]:3: warning: 'getprotobynumber_r' blocks the event loop in coroutine 'bad_services'
  getnetbyname(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'getnetbyname' blocks the event loop in coroutine 'bad_services'
  getnetbyaddr(127, 2);
  // CHECK: :[[@LINE-1]]:3: warning: 'getnetbyaddr' blocks the event loop in coroutine 'bad_services'
  co_return;
}

awaitable<void> good_identity(char *buffer) {
  getuid();
  geteuid();
  getgid();
  getegid();
  getpid();
  getppid();
  gettid();
  gethostname(buffer, 1);
  co_return;
}
