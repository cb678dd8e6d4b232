// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// TLS streams, and contexts that read files.
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <string>
namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;

awaitable<void> bad_tls(asio::ssl::stream<tcp::socket> &stream) {
  char data[64];
  boost::system::error_code ec;
  stream.handshake(asio::ssl::stream_base::client);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::ssl::stream::handshake' blocks the event loop in coroutine 'bad_tls'; use 'stream.async_handshake'
  stream.handshake(asio::ssl::stream_base::client, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::ssl::stream::handshake' blocks the event loop in coroutine 'bad_tls'
  stream.write_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::ssl::stream::write_some' blocks the event loop in coroutine 'bad_tls'; use 'stream.async_write_some'
  stream.read_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::ssl::stream::read_some' blocks the event loop in coroutine 'bad_tls'
  stream.shutdown();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::ssl::stream::shutdown' blocks the event loop in coroutine 'bad_tls'
  asio::write(stream, asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::write' blocks the event loop in coroutine 'bad_tls'
  co_return;
}

awaitable<void> good_tls(asio::ssl::stream<tcp::socket> &stream) {
  char data[64];
  co_await stream.async_handshake(asio::ssl::stream_base::client, asio::use_awaitable);
  co_await stream.async_read_some(asio::buffer(data), asio::use_awaitable);
  co_await stream.async_shutdown(asio::use_awaitable);
}

awaitable<void> bad_files(asio::ssl::context &context, const std::string &name) {
  context.load_verify_file(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::ssl::context::load_verify_file' blocks the event loop in coroutine 'bad_files'; use a context that is set up before the loop runs
  context.set_default_verify_paths();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::ssl::context::set_default_verify_paths' blocks the event loop in coroutine 'bad_files'
  context.use_certificate_file(name, asio::ssl::context::pem);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::ssl::context::use_certificate_file' blocks the event loop in coroutine 'bad_files'
  context.use_certificate_chain_file(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::ssl::context::use_certificate_chain_file' blocks the event loop in coroutine 'bad_files'
  context.use_private_key_file(name, asio::ssl::context::pem);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::ssl::context::use_private_key_file' blocks the event loop in coroutine 'bad_files'
  context.use_rsa_private_key_file(name, asio::ssl::context::pem);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::ssl::context::use_rsa_private_key_file' blocks the event loop in coroutine 'bad_files'
  context.use_tmp_dh_file(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::ssl::context::use_tmp_dh_file' blocks the event loop in coroutine 'bad_files'
  co_return;
}

awaitable<void> good_memory(const std::string &certificate) {
  asio::ssl::context context(asio::ssl::context::tls);
  context.use_certificate(asio::buffer(certificate), asio::ssl::context::pem);
  context.add_verify_path("/etc/ssl/certs"); // looked into when a certificate is wanted
  co_return;
}
