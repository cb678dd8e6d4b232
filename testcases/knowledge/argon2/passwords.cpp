// RUN: %check_both %s -- -std=c++20
// A password hash takes long by design; its parameters do not.
#include "awaitable.hpp"
#include <argon2.h>
using boost::asio::awaitable;

awaitable<void> bad_login() {
  argon2_ctx(nullptr, Argon2_id);
  // CHECK: :[[@LINE-1]]:3: warning: 'argon2_ctx' blocks the event loop in coroutine 'bad_login'
  argon2_hash(1, 1, 1, nullptr, 1, nullptr, 1, nullptr, 1, nullptr, 1, Argon2_id, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'argon2_hash' blocks the event loop in coroutine 'bad_login'
  argon2_verify(nullptr, nullptr, 1, Argon2_id);
  // CHECK: :[[@LINE-1]]:3: warning: 'argon2_verify' blocks the event loop in coroutine 'bad_login'
  argon2_verify_ctx(nullptr, nullptr, Argon2_id);
  // CHECK: :[[@LINE-1]]:3: warning: 'argon2_verify_ctx' blocks the event loop in coroutine 'bad_login'
  argon2d_ctx(nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'argon2d_ctx' blocks the event loop in coroutine 'bad_login'
  argon2d_hash_encoded(1, 1, 1, nullptr, 1, nullptr, 1, 1, nullptr, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'argon2d_hash_encoded' blocks the event loop in coroutine 'bad_login'
  argon2d_hash_raw(1, 1, 1, nullptr, 1, nullptr, 1, nullptr, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'argon2d_hash_raw' blocks the event loop in coroutine 'bad_login'
  argon2d_verify(nullptr, nullptr, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'argon2d_verify' blocks the event loop in coroutine 'bad_login'
  argon2d_verify_ctx(nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'argon2d_verify_ctx' blocks the event loop in coroutine 'bad_login'
  argon2i_ctx(nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'argon2i_ctx' blocks the event loop in coroutine 'bad_login'
  argon2i_hash_encoded(1, 1, 1, nullptr, 1, nullptr, 1, 1, nullptr, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'argon2i_hash_encoded' blocks the event loop in coroutine 'bad_login'
  argon2i_hash_raw(1, 1, 1, nullptr, 1, nullptr, 1, nullptr, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'argon2i_hash_raw' blocks the event loop in coroutine 'bad_login'
  argon2i_verify(nullptr, nullptr, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'argon2i_verify' blocks the event loop in coroutine 'bad_login'
  argon2i_verify_ctx(nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'argon2i_verify_ctx' blocks the event loop in coroutine 'bad_login'
  argon2id_ctx(nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'argon2id_ctx' blocks the event loop in coroutine 'bad_login'
  argon2id_hash_encoded(1, 1, 1, nullptr, 1, nullptr, 1, 1, nullptr, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'argon2id_hash_encoded' blocks the event loop in coroutine 'bad_login'
  argon2id_hash_raw(1, 1, 1, nullptr, 1, nullptr, 1, nullptr, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'argon2id_hash_raw' blocks the event loop in coroutine 'bad_login'
  argon2id_verify(nullptr, nullptr, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'argon2id_verify' blocks the event loop in coroutine 'bad_login'
  argon2id_verify_ctx(nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'argon2id_verify_ctx' blocks the event loop in coroutine 'bad_login'
  co_return;
}

awaitable<void> good_names() {
  argon2_type2string(Argon2_id, 0);
  argon2_error_message(ARGON2_OK);
  co_return;
}
