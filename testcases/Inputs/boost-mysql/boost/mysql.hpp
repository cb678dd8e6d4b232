// What Boost.MySQL declares in boost/mysql/connection.hpp and
// boost/mysql/any_connection.hpp, as far as knowledge speaks of it.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/error_code.hpp>
#include <string_view>

namespace boost::mysql {
using error_code = system::error_code;
class diagnostics {};
class results {};
class execution_state {};
class rows_view {};
class statement {};
struct connect_params {};
struct handshake_params {};
struct character_set {};

class any_connection {
public:
  void connect(const connect_params &params, error_code &error, diagnostics &info);
  void connect(const connect_params &params);
  template <typename Request, typename Results>
  void execute(const Request &request, Results &result, error_code &error, diagnostics &info);
  template <typename Request, typename Results> void execute(const Request &request, Results &result);
  template <typename Request, typename Results, typename Token>
  asio::awaitable<void> async_execute(Request &&request, Results &result, Token &&token);
  template <typename Request, typename State>
  void start_execution(const Request &request, State &state, error_code &error, diagnostics &info);
  template <typename Request, typename State> void start_execution(const Request &request, State &state);
  statement prepare_statement(std::string_view text, error_code &error, diagnostics &info);
  statement prepare_statement(std::string_view text);
  void close_statement(const statement &prepared, error_code &error, diagnostics &info);
  void close_statement(const statement &prepared);
  rows_view read_some_rows(execution_state &state, error_code &error, diagnostics &info);
  rows_view read_some_rows(execution_state &state);
  template <typename State> void read_resultset_head(State &state, error_code &error, diagnostics &info);
  template <typename State> void read_resultset_head(State &state);
  void set_character_set(const character_set &characters);
  void ping(error_code &error, diagnostics &info);
  void ping();
  void reset_connection(error_code &error, diagnostics &info);
  void reset_connection();
  void close(error_code &error, diagnostics &info);
  void close();
  template <typename Token> asio::awaitable<void> async_connect(const connect_params &params, Token &&token);
  template <typename Request, typename State, typename Token>
  asio::awaitable<void> async_start_execution(Request &&request, State &state, Token &&token);
  template <typename Token> asio::awaitable<statement> async_prepare_statement(std::string_view text, Token &&token);
  template <typename Token> asio::awaitable<void> async_close_statement(const statement &prepared, Token &&token);
  template <typename Token> asio::awaitable<rows_view> async_read_some_rows(execution_state &state, Token &&token);
  template <typename State, typename Token>
  asio::awaitable<void> async_read_resultset_head(State &state, Token &&token);
  template <typename Token>
  asio::awaitable<void> async_set_character_set(const character_set &characters, Token &&token);
  asio::awaitable<void> async_ping(const asio::use_awaitable_t<> &token);
  template <typename Handler> void async_ping(Handler &&) {}
  template <typename Token> asio::awaitable<void> async_reset_connection(Token &&token);
  template <typename Token> asio::awaitable<void> async_close(Token &&token);
  bool uses_ssl() const;
};

template <typename Stream> class connection {
public:
  template <typename Endpoint>
  void connect(const Endpoint &endpoint, const handshake_params &params, error_code &error, diagnostics &info);
  template <typename Endpoint> void connect(const Endpoint &endpoint, const handshake_params &params);
  void handshake(const handshake_params &params);
  template <typename Request, typename Results> void execute(Request &&request, Results &result);
  void quit();
  template <typename Token> asio::awaitable<void> async_handshake(const handshake_params &params, Token &&token);
  template <typename Request, typename Results, typename Token>
  asio::awaitable<void> async_execute(Request &&request, Results &result, Token &&token);
  template <typename Endpoint, typename Token>
  asio::awaitable<void> async_connect(const Endpoint &endpoint, const handshake_params &params, Token &&token);
  template <typename Token> asio::awaitable<void> async_quit(Token &&token);
};
} // namespace boost::mysql
