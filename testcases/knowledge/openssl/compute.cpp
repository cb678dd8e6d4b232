// RUN: %check_both %s -- -std=c++20 -Wno-deprecated-declarations
// Password hashing and the generation of keys and primes take long; hashing and elliptic curves do not.
#include "awaitable.hpp"
#include <openssl/bn.h>
#include <openssl/dh.h>
#include <openssl/dsa.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>
using boost::asio::awaitable;

awaitable<void> bad_passwords(const char *password, const unsigned char *salt, unsigned char *key, EVP_KDF_CTX *derivation) {
  PKCS5_PBKDF2_HMAC(password, -1, salt, 16, 600000, EVP_sha256(), 32, key);
  // CHECK: :[[@LINE-1]]:3: warning: 'PKCS5_PBKDF2_HMAC' blocks the event loop in coroutine 'bad_passwords'
  PKCS5_PBKDF2_HMAC_SHA1(password, -1, salt, 16, 600000, 32, key);
  // CHECK: :[[@LINE-1]]:3: warning: 'PKCS5_PBKDF2_HMAC_SHA1' blocks the event loop in coroutine 'bad_passwords'
  EVP_PBE_scrypt(password, 8, salt, 16, 1 << 15, 8, 1, 0, key, 32);
  // CHECK: :[[@LINE-1]]:3: warning: 'EVP_PBE_scrypt' blocks the event loop in coroutine 'bad_passwords'
  EVP_PBE_scrypt_ex(password, 8, salt, 16, 1 << 15, 8, 1, 0, key, 32, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'EVP_PBE_scrypt_ex' blocks the event loop in coroutine 'bad_passwords'
  EVP_KDF_derive(derivation, key, 32, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'EVP_KDF_derive' blocks the event loop in coroutine 'bad_passwords'
  co_return;
}

awaitable<void> good_passwords(const unsigned char *data, unsigned char *hash) {
  SHA256(data, 16, hash);
  co_return;
}

awaitable<void> bad_keys(RSA *rsa, DH *dh, DSA *dsa, BIGNUM *number, EVP_PKEY_CTX *context, EVP_PKEY *key) {
  RSA_generate_key(4096, 65537, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'RSA_generate_key' blocks the event loop in coroutine 'bad_keys'
  RSA_generate_key_ex(rsa, 4096, number, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'RSA_generate_key_ex' blocks the event loop in coroutine 'bad_keys'
  RSA_generate_multi_prime_key(rsa, 4096, 3, number, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'RSA_generate_multi_prime_key' blocks the event loop in coroutine 'bad_keys'
  DH_generate_parameters(4096, 2, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'DH_generate_parameters' blocks the event loop in coroutine 'bad_keys'
  DH_generate_parameters_ex(dh, 4096, 2, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'DH_generate_parameters_ex' blocks the event loop in coroutine 'bad_keys'
  DH_check(dh, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'DH_check' blocks the event loop in coroutine 'bad_keys'
  DSA_generate_parameters(2048, nullptr, 0, nullptr, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'DSA_generate_parameters' blocks the event loop in coroutine 'bad_keys'
  DSA_generate_parameters_ex(dsa, 2048, nullptr, 0, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'DSA_generate_parameters_ex' blocks the event loop in coroutine 'bad_keys'
  BN_generate_prime_ex(number, 2048, 1, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'BN_generate_prime_ex' blocks the event loop in coroutine 'bad_keys'
  BN_generate_prime_ex2(number, 2048, 1, nullptr, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'BN_generate_prime_ex2' blocks the event loop in coroutine 'bad_keys'
  EVP_PKEY_paramgen(context, &key);
  // CHECK: :[[@LINE-1]]:3: warning: 'EVP_PKEY_paramgen' blocks the event loop in coroutine 'bad_keys'
  EVP_PKEY_keygen(context, &key);
  // CHECK: :[[@LINE-1]]:3: warning: 'EVP_PKEY_keygen' blocks the event loop in coroutine 'bad_keys'
  EVP_PKEY_generate(context, &key);
  // CHECK: :[[@LINE-1]]:3: warning: 'EVP_PKEY_generate' blocks the event loop in coroutine 'bad_keys'
  EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", (size_t)4096);
  // CHECK: :[[@LINE-1]]:3: warning: 'EVP_PKEY_Q_keygen' blocks the event loop in coroutine 'bad_keys'
  EVP_RSA_gen(4096);
  // CHECK: :[[@LINE-1]]:3: warning: 'EVP_PKEY_Q_keygen' blocks the event loop in coroutine 'bad_keys'
  co_return;
}

awaitable<void> good_keys() {
  EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");
  EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
  EVP_PKEY_Q_keygen(nullptr, nullptr, "X25519");
  EVP_PKEY_Q_keygen(nullptr, nullptr, "X448");
  EVP_EC_gen("P-256");
  co_return;
}
