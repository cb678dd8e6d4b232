// RUN: %check_both %s -- -std=c++20
// A password hash takes long by design; hashes of messages do not.
#include "awaitable.hpp"
#include <sodium.h>
using boost::asio::awaitable;

awaitable<void> bad_login() {
  crypto_pwhash(nullptr, 1, nullptr, 1, nullptr, 1, 1, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'crypto_pwhash' blocks the event loop in coroutine 'bad_login'
  crypto_pwhash_str(nullptr, nullptr, 1, 1, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'crypto_pwhash_str' blocks the event loop in coroutine 'bad_login'
  crypto_pwhash_str_alg(nullptr, nullptr, 1, 1, 1, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'crypto_pwhash_str_alg' blocks the event loop in coroutine 'bad_login'
  crypto_pwhash_str_verify(nullptr, nullptr, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'crypto_pwhash_str_verify' blocks the event loop in coroutine 'bad_login'
  crypto_pwhash_argon2i(nullptr, 1, nullptr, 1, nullptr, 1, 1, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'crypto_pwhash_argon2i' blocks the event loop in coroutine 'bad_login'
  crypto_pwhash_argon2i_str(nullptr, nullptr, 1, 1, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'crypto_pwhash_argon2i_str' blocks the event loop in coroutine 'bad_login'
  crypto_pwhash_argon2i_str_verify(nullptr, nullptr, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'crypto_pwhash_argon2i_str_verify' blocks the event loop in coroutine 'bad_login'
  crypto_pwhash_argon2id(nullptr, 1, nullptr, 1, nullptr, 1, 1, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'crypto_pwhash_argon2id' blocks the event loop in coroutine 'bad_login'
  crypto_pwhash_argon2id_str(nullptr, nullptr, 1, 1, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'crypto_pwhash_argon2id_str' blocks the event loop in coroutine 'bad_login'
  crypto_pwhash_argon2id_str_verify(nullptr, nullptr, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'crypto_pwhash_argon2id_str_verify' blocks the event loop in coroutine 'bad_login'
  crypto_pwhash_scryptsalsa208sha256(nullptr, 1, nullptr, 1, nullptr, 1, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'crypto_pwhash_scryptsalsa208sha256' blocks the event loop in coroutine 'bad_login'
  crypto_pwhash_scryptsalsa208sha256_ll(nullptr, 1, nullptr, 1, 1, 1, 1, nullptr, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'crypto_pwhash_scryptsalsa208sha256_ll' blocks the event loop in coroutine 'bad_login'
  crypto_pwhash_scryptsalsa208sha256_str(nullptr, nullptr, 1, 1, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'crypto_pwhash_scryptsalsa208sha256_str' blocks the event loop in coroutine 'bad_login'
  crypto_pwhash_scryptsalsa208sha256_str_verify(nullptr, nullptr, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'crypto_pwhash_scryptsalsa208sha256_str_verify' blocks the event loop in coroutine 'bad_login'
  co_return;
}

awaitable<void> good_message(unsigned char *hash, const unsigned char *message) {
  crypto_generichash(hash, 32, message, 100, nullptr, 0);
  co_return;
}
