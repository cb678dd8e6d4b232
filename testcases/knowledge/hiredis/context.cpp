// RUN: %check_both %s -- -std=c++20
// The synchronous context waits at every reply; the asynchronous one only looks up host names.
#include "awaitable.hpp"
#include <hiredis/async.h>
#include <hiredis/hiredis.h>
using boost::asio::awaitable;

awaitable<void> bad_connect(struct timeval timeout, const char *host) {
  redisContext *context = redisConnect("cache", 6379);
  // CHECK: :[[@LINE-1]]:27: warning: 'redisConnect' blocks the event loop in coroutine 'bad_connect'; use 'redisAsyncConnect'
  redisConnectWithTimeout("127.0.0.1", 6379, timeout);
  // CHECK: :[[@LINE-1]]:3: warning: 'redisConnectWithTimeout' blocks the event loop in coroutine 'bad_connect'
  redisConnectUnix("/run/redis.sock");
  // CHECK: :[[@LINE-1]]:3: warning: 'redisConnectUnix' blocks the event loop in coroutine 'bad_connect'
  redisConnectUnixWithTimeout("/run/redis.sock", timeout);
  // CHECK: :[[@LINE-1]]:3: warning: 'redisConnectUnixWithTimeout' blocks the event loop in coroutine 'bad_connect'
  redisReconnect(context);
  // CHECK: :[[@LINE-1]]:3: warning: 'redisReconnect' blocks the event loop in coroutine 'bad_connect'
  redisConnectNonBlock(host, 6379);
  // CHECK: :[[@LINE-1]]:3: warning: 'redisConnectNonBlock' blocks the event loop in coroutine 'bad_connect'; use an address that the loop's resolver found
  redisConnectBindNonBlock(host, 6379, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'redisConnectBindNonBlock' blocks the event loop in coroutine 'bad_connect'
  redisConnectBindNonBlockWithReuse(host, 6379, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'redisConnectBindNonBlockWithReuse' blocks the event loop in coroutine 'bad_connect'
  redisAsyncConnect("cache", 6379);
  // CHECK: :[[@LINE-1]]:3: warning: 'redisAsyncConnect' blocks the event loop in coroutine 'bad_connect'; use an address that the loop's resolver found
  redisAsyncConnectBind(host, 6379, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'redisAsyncConnectBind' blocks the event loop in coroutine 'bad_connect'
  redisAsyncConnectBindWithReuse(host, 6379, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'redisAsyncConnectBindWithReuse' blocks the event loop in coroutine 'bad_connect'
  co_return;
}

awaitable<void> good_connect(int socket) {
  redisConnectNonBlock("127.0.0.1", 6379);
  redisConnectUnixNonBlock("/run/redis.sock");
  redisConnectFd(socket);
  redisAsyncConnect("127.0.0.1", 6379);
  redisAsyncConnectUnix("/run/redis.sock");
  co_return;
}

awaitable<void> bad_command(redisContext *context, const char **arguments, va_list list) {
  void *reply = redisCommand(context, "GET %s", "key");
  // CHECK: :[[@LINE-1]]:17: warning: 'redisCommand' blocks the event loop in coroutine 'bad_command'; use 'redisAsyncCommand'
  redisvCommand(context, "GET %s", list);
  // CHECK: :[[@LINE-1]]:3: warning: 'redisvCommand' blocks the event loop in coroutine 'bad_command'
  redisCommandArgv(context, 1, arguments, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'redisCommandArgv' blocks the event loop in coroutine 'bad_command'; use 'redisAsyncCommandArgv'
  redisGetReply(context, &reply);
  // CHECK: :[[@LINE-1]]:3: warning: 'redisGetReply' blocks the event loop in coroutine 'bad_command'; use 'redisAsyncCommand', or 'redisGetReplyFromReader' for a reply that has come
  redisBufferRead(context);
  // CHECK: :[[@LINE-1]]:3: warning: 'redisBufferRead' blocks the event loop in coroutine 'bad_command'
  int done = 0;
  redisBufferWrite(context, &done);
  // CHECK: :[[@LINE-1]]:3: warning: 'redisBufferWrite' blocks the event loop in coroutine 'bad_command'
  co_return;
}

awaitable<void> good_command(redisContext *context, redisAsyncContext *asynchronous, const char **arguments, va_list list) {
  void *reply = nullptr;
  redisAppendCommand(context, "GET %s", "key");
  redisvAppendCommand(context, "GET %s", list);
  redisAppendCommandArgv(context, 1, arguments, nullptr);
  redisAppendFormattedCommand(context, "PING\r\n", 6);
  redisGetReplyFromReader(context, &reply);
  freeReplyObject(reply);
  redisAsyncCommand(asynchronous, nullptr, nullptr, "GET %s", "key");
  redisvAsyncCommand(asynchronous, nullptr, nullptr, "GET %s", list);
  redisAsyncCommandArgv(asynchronous, nullptr, nullptr, 1, arguments, nullptr);
  redisAsyncFormattedCommand(asynchronous, nullptr, nullptr, "PING\r\n", 6);
  redisAsyncHandleRead(asynchronous);
  redisAsyncHandleWrite(asynchronous);
  co_return;
}
