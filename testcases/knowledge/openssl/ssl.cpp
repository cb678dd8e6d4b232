// RUN: %check_both %s -- -std=c++20 -Wno-deprecated-declarations
// TLS and BIO operations, names, HTTP and files.
#include "awaitable.hpp"
#include <openssl/http.h>
#include <openssl/ocsp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
using boost::asio::awaitable;

awaitable<void> bad_tls(SSL *ssl, char *buffer, size_t *count) {
  SSL_connect(ssl);
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_connect' blocks the event loop in coroutine 'bad_tls'; use a non-blocking socket or a memory BIO, and the loop for 'SSL_ERROR_WANT_READ' and 'SSL_ERROR_WANT_WRITE'
  SSL_accept(ssl);
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_accept' blocks the event loop in coroutine 'bad_tls'
  SSL_do_handshake(ssl);
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_do_handshake' blocks the event loop in coroutine 'bad_tls'
  SSL_read(ssl, buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_read' blocks the event loop in coroutine 'bad_tls'
  SSL_read_ex(ssl, buffer, 16, count);
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_read_ex' blocks the event loop in coroutine 'bad_tls'
  SSL_read_early_data(ssl, buffer, 16, count);
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_read_early_data' blocks the event loop in coroutine 'bad_tls'
  SSL_peek(ssl, buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_peek' blocks the event loop in coroutine 'bad_tls'
  SSL_peek_ex(ssl, buffer, 16, count);
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_peek_ex' blocks the event loop in coroutine 'bad_tls'
  SSL_write(ssl, buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_write' blocks the event loop in coroutine 'bad_tls'
  SSL_write_ex(ssl, buffer, 16, count);
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_write_ex' blocks the event loop in coroutine 'bad_tls'
  SSL_write_early_data(ssl, buffer, 16, count);
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_write_early_data' blocks the event loop in coroutine 'bad_tls'
  SSL_sendfile(ssl, 3, 0, 16, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_sendfile' blocks the event loop in coroutine 'bad_tls'
  SSL_shutdown(ssl);
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_shutdown' blocks the event loop in coroutine 'bad_tls'
  co_return;
}

awaitable<void> good_tls(SSL_CTX *context) {
  SSL *ssl = SSL_new(context);
  SSL_set_bio(ssl, BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
  SSL_set_connect_state(ssl);
  (void)SSL_pending(ssl);
  (void)SSL_get_error(ssl, -1);
  SSL_free(ssl);
  co_return;
}

awaitable<void> bad_bios(BIO *bio, char *buffer, size_t *count, BIO_ADDR *address, BIO_ADDRINFO **addresses, char **peer) {
  BIO_read(bio, buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'BIO_read' blocks the event loop in coroutine 'bad_bios'; use a memory BIO, or 'BIO_set_nbio' and the loop
  BIO_read_ex(bio, buffer, 16, count);
  // CHECK: :[[@LINE-1]]:3: warning: 'BIO_read_ex' blocks the event loop in coroutine 'bad_bios'
  BIO_write(bio, buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'BIO_write' blocks the event loop in coroutine 'bad_bios'
  BIO_write_ex(bio, buffer, 16, count);
  // CHECK: :[[@LINE-1]]:3: warning: 'BIO_write_ex' blocks the event loop in coroutine 'bad_bios'
  BIO_gets(bio, buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'BIO_gets' blocks the event loop in coroutine 'bad_bios'
  BIO_get_line(bio, buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'BIO_get_line' blocks the event loop in coroutine 'bad_bios'
  BIO_puts(bio, "GET /");
  // CHECK: :[[@LINE-1]]:3: warning: 'BIO_puts' blocks the event loop in coroutine 'bad_bios'
  BIO_printf(bio, "GET %s", "/");
  // CHECK: :[[@LINE-1]]:3: warning: 'BIO_printf' blocks the event loop in coroutine 'bad_bios'
  BIO_do_connect(bio);
  // CHECK: :[[@LINE-1]]:3: warning: 'BIO_ctrl' blocks the event loop in coroutine 'bad_bios'; use 'BIO_set_nbio' and the loop
  BIO_do_accept(bio);
  // CHECK: :[[@LINE-1]]:3: warning: 'BIO_ctrl' blocks the event loop in coroutine 'bad_bios'
  BIO_do_handshake(bio);
  // CHECK: :[[@LINE-1]]:3: warning: 'BIO_ctrl' blocks the event loop in coroutine 'bad_bios'
  BIO_do_connect_retry(bio, 10, 100);
  // CHECK: :[[@LINE-1]]:3: warning: 'BIO_do_connect_retry' blocks the event loop in coroutine 'bad_bios'
  BIO_wait(bio, 10, 100);
  // CHECK: :[[@LINE-1]]:3: warning: 'BIO_wait' blocks the event loop in coroutine 'bad_bios'
  BIO_connect(3, address, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'BIO_connect' blocks the event loop in coroutine 'bad_bios'; use 'BIO_SOCK_NONBLOCK' and the loop
  BIO_accept(3, peer);
  // CHECK: :[[@LINE-1]]:3: warning: 'BIO_accept' blocks the event loop in coroutine 'bad_bios'
  BIO_accept_ex(3, address, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'BIO_accept_ex' blocks the event loop in coroutine 'bad_bios'
  BIO_lookup("db", "5432", BIO_LOOKUP_CLIENT, 0, 0, addresses);
  // CHECK: :[[@LINE-1]]:3: warning: 'BIO_lookup' blocks the event loop in coroutine 'bad_bios'
  BIO_lookup_ex("db", "5432", BIO_LOOKUP_CLIENT, 0, 0, 0, addresses);
  // CHECK: :[[@LINE-1]]:3: warning: 'BIO_lookup_ex' blocks the event loop in coroutine 'bad_bios'
  BIO_gethostbyname("db");
  // CHECK: :[[@LINE-1]]:3: warning: 'BIO_gethostbyname' blocks the event loop in coroutine 'bad_bios'
  co_return;
}

awaitable<void> good_bios(BIO *bio, BIO_ADDR *address) {
  BIO_set_nbio(bio, 1);
  (void)BIO_pending(bio);
  BIO_connect(3, address, BIO_SOCK_NONBLOCK | BIO_SOCK_NODELAY);
  BIO_free(bio);
  co_return;
}

awaitable<void> bad_http(BIO *bio, OCSP_REQUEST *request, OSSL_HTTP_REQ_CTX *exchange) {
  OCSP_sendreq_bio(bio, "/", request);
  // CHECK: :[[@LINE-1]]:3: warning: 'OCSP_sendreq_bio' blocks the event loop in coroutine 'bad_http'
  OSSL_HTTP_REQ_CTX_exchange(exchange);
  // CHECK: :[[@LINE-1]]:3: warning: 'OSSL_HTTP_REQ_CTX_exchange' blocks the event loop in coroutine 'bad_http'
  OSSL_HTTP_exchange(exchange, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'OSSL_HTTP_exchange' blocks the event loop in coroutine 'bad_http'
  OSSL_HTTP_open("db", "80", nullptr, nullptr, 0, nullptr, nullptr, nullptr, nullptr, 0, 10);
  // CHECK: :[[@LINE-1]]:3: warning: 'OSSL_HTTP_open' blocks the event loop in coroutine 'bad_http'
  OSSL_HTTP_proxy_connect(bio, "db", "80", nullptr, nullptr, 10, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'OSSL_HTTP_proxy_connect' blocks the event loop in coroutine 'bad_http'
  OSSL_HTTP_get("http://db/", nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, 0, nullptr, nullptr, 0, 0, 10);
  // CHECK: :[[@LINE-1]]:3: warning: 'OSSL_HTTP_get' blocks the event loop in coroutine 'bad_http'
  OSSL_HTTP_transfer(&exchange, "db", "80", "/", 0, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, 0, nullptr, nullptr, nullptr, nullptr, 0, 0, 10, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'OSSL_HTTP_transfer' blocks the event loop in coroutine 'bad_http'
  co_return;
}

awaitable<void> bad_files(SSL *ssl, SSL_CTX *context, FILE *file) {
  BIO_new_file("key.pem", "r");
  // CHECK: :[[@LINE-1]]:3: warning: 'BIO_new_file' blocks the event loop in coroutine 'bad_files'
  PEM_read_PrivateKey(file, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'PEM_read_PrivateKey' blocks the event loop in coroutine 'bad_files'
  PEM_read_PUBKEY(file, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'PEM_read_PUBKEY' blocks the event loop in coroutine 'bad_files'
  PEM_read_X509(file, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'PEM_read_X509' blocks the event loop in coroutine 'bad_files'
  RAND_load_file("seed", 32);
  // CHECK: :[[@LINE-1]]:3: warning: 'RAND_load_file' blocks the event loop in coroutine 'bad_files'
  RAND_write_file("seed");
  // CHECK: :[[@LINE-1]]:3: warning: 'RAND_write_file' blocks the event loop in coroutine 'bad_files'
  SSL_CTX_load_verify_dir(context, "/etc/ssl/certs");
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_CTX_load_verify_dir' blocks the event loop in coroutine 'bad_files'
  SSL_CTX_load_verify_file(context, "ca.pem");
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_CTX_load_verify_file' blocks the event loop in coroutine 'bad_files'
  SSL_CTX_load_verify_locations(context, "ca.pem", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_CTX_load_verify_locations' blocks the event loop in coroutine 'bad_files'
  SSL_CTX_load_verify_store(context, "file:ca.pem");
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_CTX_load_verify_store' blocks the event loop in coroutine 'bad_files'
  SSL_CTX_set_default_verify_paths(context);
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_CTX_set_default_verify_paths' blocks the event loop in coroutine 'bad_files'
  SSL_CTX_use_certificate_chain_file(context, "cert.pem");
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_CTX_use_certificate_chain_file' blocks the event loop in coroutine 'bad_files'
  SSL_CTX_use_certificate_file(context, "cert.pem", SSL_FILETYPE_PEM);
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_CTX_use_certificate_file' blocks the event loop in coroutine 'bad_files'
  SSL_CTX_use_PrivateKey_file(context, "key.pem", SSL_FILETYPE_PEM);
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_CTX_use_PrivateKey_file' blocks the event loop in coroutine 'bad_files'
  SSL_use_certificate_chain_file(ssl, "cert.pem");
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_use_certificate_chain_file' blocks the event loop in coroutine 'bad_files'
  SSL_use_certificate_file(ssl, "cert.pem", SSL_FILETYPE_PEM);
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_use_certificate_file' blocks the event loop in coroutine 'bad_files'
  SSL_use_PrivateKey_file(ssl, "key.pem", SSL_FILETYPE_PEM);
  // CHECK: :[[@LINE-1]]:3: warning: 'SSL_use_PrivateKey_file' blocks the event loop in coroutine 'bad_files'
  co_return;
}

awaitable<void> good_files(SSL_CTX *context, X509 *certificate, EVP_PKEY *key) {
  BIO *memory = BIO_new_mem_buf("-----BEGIN", -1);
  PEM_read_bio_X509(memory, nullptr, nullptr, nullptr);
  SSL_CTX_use_certificate(context, certificate);
  SSL_CTX_use_PrivateKey(context, key);
  co_return;
}
