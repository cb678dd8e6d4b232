// RUN: %check_both %s -- -std=c++20
// Password hashing is slow by design; random numbers from the kernel are not.
#include "awaitable.hpp"
#include <cstdlib>
#include <crypt.h>
#include <sys/random.h>
#include <unistd.h>
using boost::asio::awaitable;

awaitable<void> bad_hash(const char *password, const char *setting, crypt_data *data, void *memory, int size) {
  crypt(password, setting);
  // CHECK: :[[@LINE-1]]:3: warning: 'crypt' blocks the event loop in coroutine 'bad_hash'
  crypt_r(password, setting, data);
  // CHECK: :[[@LINE-1]]:3: warning: 'crypt_r' blocks the event loop in coroutine 'bad_hash'
  crypt_rn(password, setting, memory, size);
  // CHECK: :[[@LINE-1]]:3: warning: 'crypt_rn' blocks the event loop in coroutine 'bad_hash'
  crypt_ra(password, setting, &memory, &size);
  // CHECK: :[[@LINE-1]]:3: warning: 'crypt_ra' blocks the event loop in coroutine 'bad_hash'
  co_return;
}

awaitable<void> good_random(void *bytes) {
  getrandom(bytes, 16, 0);
  getentropy(bytes, 16);
  arc4random();
  arc4random_buf(bytes, 16);
  arc4random_uniform(6);
  co_return;
}
