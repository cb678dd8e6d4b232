// RUN: %check_both %s -- -std=c++20
// Waiting for a token waits for the broker, and so does each call of the synchronous client.
#include "awaitable.hpp"
#include <chrono>
#include <mqtt/async_client.h>
#include <mqtt/client.h>
using boost::asio::awaitable;
using namespace std::chrono_literals;

awaitable<void> bad_token(mqtt::async_client &client, std::chrono::steady_clock::time_point then) {
  mqtt::token_ptr connected = client.connect();
  connected->wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'mqtt::token::wait' blocks the event loop in coroutine 'bad_token'; use an 'iaction_listener' that posts to the loop
  connected->wait_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'mqtt::token::wait_for' blocks the event loop in coroutine 'bad_token'
  connected->wait_for(1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'mqtt::token::wait_for' blocks the event loop in coroutine 'bad_token'
  connected->wait_until(then);
  // CHECK: :[[@LINE-1]]:3: warning: 'mqtt::token::wait_until' blocks the event loop in coroutine 'bad_token'
  connected->get_connect_response();
  // CHECK: :[[@LINE-1]]:3: warning: 'mqtt::token::get_connect_response' blocks the event loop in coroutine 'bad_token'
  client.subscribe("news", 1)->get_subscribe_response();
  // CHECK: :[[@LINE-1]]:3: warning: 'mqtt::token::get_subscribe_response' blocks the event loop in coroutine 'bad_token'
  client.unsubscribe("news")->get_unsubscribe_response();
  // CHECK: :[[@LINE-1]]:3: warning: 'mqtt::token::get_unsubscribe_response' blocks the event loop in coroutine 'bad_token'
  client.publish("news", "text")->wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'mqtt::token::wait' blocks the event loop in coroutine 'bad_token'
  client.consume_message();
  // CHECK: :[[@LINE-1]]:3: warning: 'mqtt::async_client::consume_message' blocks the event loop in coroutine 'bad_token'; use 'set_message_callback', or 'try_consume_message'
  client.try_consume_message_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'mqtt::async_client::try_consume_message_for' blocks the event loop in coroutine 'bad_token'
  mqtt::const_message_ptr message;
  client.try_consume_message_until(&message, then);
  // CHECK: :[[@LINE-1]]:3: warning: 'mqtt::async_client::try_consume_message_until' blocks the event loop in coroutine 'bad_token'
  co_return;
}

awaitable<void> good_token(mqtt::async_client &client, mqtt::iaction_listener &listener) {
  mqtt::token_ptr connected = client.connect(nullptr, listener);
  if (connected->is_complete() && connected->try_wait())
    client.publish("news", "text");
  mqtt::const_message_ptr message;
  client.try_consume_message(&message);
  co_return;
}

awaitable<void> bad_client(mqtt::client &client, std::chrono::steady_clock::time_point then) {
  client.connect();
  // CHECK: :[[@LINE-1]]:3: warning: 'mqtt::client::connect' blocks the event loop in coroutine 'bad_client'; use 'connect' of 'mqtt::async_client'
  client.reconnect();
  // CHECK: :[[@LINE-1]]:3: warning: 'mqtt::client::reconnect' blocks the event loop in coroutine 'bad_client'
  client.publish(mqtt::make_message("news", "text"));
  // CHECK: :[[@LINE-1]]:3: warning: 'mqtt::client::publish' blocks the event loop in coroutine 'bad_client'
  client.subscribe("news");
  // CHECK: :[[@LINE-1]]:3: warning: 'mqtt::client::subscribe' blocks the event loop in coroutine 'bad_client'
  client.unsubscribe("news");
  // CHECK: :[[@LINE-1]]:3: warning: 'mqtt::client::unsubscribe' blocks the event loop in coroutine 'bad_client'
  client.consume_message();
  // CHECK: :[[@LINE-1]]:3: warning: 'mqtt::client::consume_message' blocks the event loop in coroutine 'bad_client'
  mqtt::const_message_ptr message;
  client.try_consume_message_for(&message, 1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'mqtt::client::try_consume_message_for' blocks the event loop in coroutine 'bad_client'
  client.try_consume_message_until(&message, then);
  // CHECK: :[[@LINE-1]]:3: warning: 'mqtt::client::try_consume_message_until' blocks the event loop in coroutine 'bad_client'
  client.disconnect();
  // CHECK: :[[@LINE-1]]:3: warning: 'mqtt::client::disconnect' blocks the event loop in coroutine 'bad_client'
  co_return;
}

awaitable<void> good_client(mqtt::client &client) {
  client.is_connected();
  mqtt::const_message_ptr message;
  client.try_consume_message(&message);
  co_return;
}
