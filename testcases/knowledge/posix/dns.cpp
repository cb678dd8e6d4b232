// RUN: %check_both %s -- -std=c++20
// Looking up names waits for name servers; a numeric address, or no name at all, asks nobody.
#include "awaitable.hpp"
#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <resolv.h>
#include <unistd.h>
using boost::asio::awaitable;

awaitable<void> bad_lookup(const char *host, addrinfo *hints, addrinfo *result) {
  getaddrinfo(host, "https", hints, &result);
  // CHECK: :[[@LINE-1]]:3: warning: 'getaddrinfo' blocks the event loop in coroutine 'bad_lookup'; use 'resolver.async_resolve'
  getaddrinfo("localhost", "80", nullptr, &result);
  // CHECK: :[[@LINE-1]]:3: warning: 'getaddrinfo' blocks the event loop in coroutine 'bad_lookup'
  gethostbyname(host);
  // CHECK: :[[@LINE-1]]:3: warning: 'gethostbyname' blocks the event loop in coroutine 'bad_lookup'
  gethostbyname2(host, AF_INET6);
  // CHECK: :[[@LINE-1]]:3: warning: 'gethostbyname2' blocks the event loop in coroutine 'bad_lookup'
  gethostid();
  // CHECK: :[[@LINE-1]]:3: warning: 'gethostid' blocks the event loop in coroutine 'bad_lookup'
  co_return;
}

awaitable<void> bad_reentrant(const char *host, const in_addr &address, char *buffer, hostent *entry, int *error) {
  hostent *result = nullptr;
  gethostbyname_r(host, entry, buffer, 99, &result, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'gethostbyname_r' blocks the event loop in coroutine 'bad_reentrant'
  gethostbyname2_r(host, AF_INET, entry, buffer, 99, &result, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'gethostbyname2_r' blocks the event loop in coroutine 'bad_reentrant'
  gethostbyaddr(&address, sizeof address, AF_INET);
  // CHECK: :[[@LINE-1]]:3: warning: 'gethostbyaddr' blocks the event loop in coroutine 'bad_reentrant'
  gethostbyaddr_r(&address, sizeof address, AF_INET, entry, buffer, 99, &result, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'gethostbyaddr_r' blocks the event loop in coroutine 'bad_reentrant'
  co_return;
}

awaitable<void> bad_name(const sockaddr *address, char *host, char *service) {
  getnameinfo(address, sizeof(sockaddr), host, 99, service, 9, NI_NAMEREQD);
  // CHECK: :[[@LINE-1]]:3: warning: 'getnameinfo' blocks the event loop in coroutine 'bad_name'
  co_return;
}

awaitable<void> bad_query(const char *name, unsigned char *answer, res_state state) {
  res_query(name, 1, 1, answer, 512);
  // CHECK: :[[@LINE-1]]:3: warning: 'res_query' blocks the event loop in coroutine 'bad_query'
  res_search(name, 1, 1, answer, 512);
  // CHECK: :[[@LINE-1]]:3: warning: 'res_search' blocks the event loop in coroutine 'bad_query'
  res_querydomain(name, "example.org", 1, 1, answer, 512);
  // CHECK: :[[@LINE-1]]:3: warning: 'res_querydomain' blocks the event loop in coroutine 'bad_query'
  res_send(answer, 12, answer, 512);
  // CHECK: :[[@LINE-1]]:3: warning: 'res_send' blocks the event loop in coroutine 'bad_query'
  res_nquery(state, name, 1, 1, answer, 512);
  // CHECK: :[[@LINE-1]]:3: warning: 'res_nquery' blocks the event loop in coroutine 'bad_query'
  res_nsearch(state, name, 1, 1, answer, 512);
  // CHECK: :[[@LINE-1]]:3: warning: 'res_nsearch' blocks the event loop in coroutine 'bad_query'
  res_nquerydomain(state, name, "example.org", 1, 1, answer, 512);
  // CHECK: :[[@LINE-1]]:3: warning: 'res_nquerydomain' blocks the event loop in coroutine 'bad_query'
  res_nsend(state, answer, 12, answer, 512);
  // CHECK: :[[@LINE-1]]:3: warning: 'res_nsend' blocks the event loop in coroutine 'bad_query'
  co_return;
}

awaitable<void> bad_list(gaicb *requests[1]) {
  getaddrinfo_a(GAI_WAIT, requests, 1, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'getaddrinfo_a' blocks the event loop in coroutine 'bad_list'; use 'GAI_NOWAIT', or 'resolver.async_resolve'
  gai_suspend(requests, 1, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'gai_suspend' blocks the event loop in coroutine 'bad_list'
  co_return;
}

awaitable<void> good_numeric(addrinfo *hints, addrinfo *result, gaicb *requests[1], const sockaddr *address) {
  getaddrinfo(nullptr, "8080", hints, &result);
  getaddrinfo("127.0.0.1", "8080", hints, &result);
  getaddrinfo("0.0.0.0", "8080", hints, &result);
  getaddrinfo("::1", "8080", hints, &result);
  gai_strerror(1);
  freeaddrinfo(result);
  gethostbyname("127.0.0.1");
  gethostbyname("0.0.0.0");
  getaddrinfo_a(GAI_NOWAIT, requests, 1, nullptr);
  char host[64];
  getnameinfo(address, sizeof(sockaddr), host, sizeof host, nullptr, 0, NI_NUMERICHOST | NI_NUMERICSERV);
  in_addr binary;
  inet_pton(AF_INET, "10.0.0.1", &binary);
  inet_ntop(AF_INET, &binary, host, sizeof host);
  co_return;
}
