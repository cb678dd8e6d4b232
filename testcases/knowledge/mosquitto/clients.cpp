// RUN: %check_both %s -- -std=c++20
// Connecting and turning the network loop wait; what is published or subscribed is queued.
#include "awaitable.hpp"
#include <mosquitto.h>
#include <mosquittopp.h>
using boost::asio::awaitable;


static int good_message(struct mosquitto *, void *, const struct mosquitto_message *) { return 1; }

awaitable<void> bad(struct mosquitto *client) {
  mosquitto_connect(client, "broker", 1883, 60);
  // CHECK: :[[@LINE-1]]:3: warning: 'mosquitto_connect' blocks the event loop in coroutine 'bad'; use 'mosquitto_connect_async' and 'mosquitto_loop_start'
  mosquitto_connect_bind(client, "broker", 1883, 60, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'mosquitto_connect_bind' blocks the event loop in coroutine 'bad'
  mosquitto_connect_bind_v5(client, "broker", 1883, 60, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'mosquitto_connect_bind_v5' blocks the event loop in coroutine 'bad'
  mosquitto_connect_srv(client, "broker", 60, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'mosquitto_connect_srv' blocks the event loop in coroutine 'bad'
  mosquitto_reconnect(client);
  // CHECK: :[[@LINE-1]]:3: warning: 'mosquitto_reconnect' blocks the event loop in coroutine 'bad'; use 'mosquitto_reconnect_async'
  mosquitto_loop(client, 100, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'mosquitto_loop' blocks the event loop in coroutine 'bad'; use 'mosquitto_loop_start', or 'mosquitto_loop_read'
  mosquitto_loop(client, -1, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'mosquitto_loop' blocks the event loop in coroutine 'bad'
  mosquitto_loop_forever(client, -1, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'mosquitto_loop_forever' blocks the event loop in coroutine 'bad'; use 'mosquitto_loop_start'
  mosquitto_loop_stop(client, false);
  // CHECK: :[[@LINE-1]]:3: warning: 'mosquitto_loop_stop' blocks the event loop in coroutine 'bad'
  struct mosquitto_message *messages = nullptr;
  mosquitto_subscribe_simple(&messages, 1, false, "news", 0, "broker", 1883, nullptr, 60, true, nullptr, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'mosquitto_subscribe_simple' blocks the event loop in coroutine 'bad'
  mosquitto_subscribe_callback(good_message, nullptr, "news", 0, "broker", 1883, nullptr, 60, true, nullptr, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'mosquitto_subscribe_callback' blocks the event loop in coroutine 'bad'
  co_return;
}

awaitable<void> good(struct mosquitto *client) {
  mosquitto_connect_async(client, "broker", 1883, 60);
  mosquitto_reconnect_async(client);
  mosquitto_loop_start(client);
  mosquitto_loop(client, 0, 1);
  mosquitto_loop_read(client, 1);
  mosquitto_loop_write(client, 1);
  mosquitto_loop_misc(client);
  mosquitto_subscribe(client, nullptr, "news", 0);
  mosquitto_publish(client, nullptr, "news", 4, "text", 0, false);
  mosquitto_disconnect(client);
  co_return;
}

class news : public mosqpp::mosquittopp {};

awaitable<void> bad_class(news &client) {
  client.connect("broker");
  // CHECK: :[[@LINE-1]]:3: warning: 'mosqpp::mosquittopp::connect' blocks the event loop in coroutine 'bad_class'; use 'connect_async' and 'loop_start'
  client.reconnect();
  // CHECK: :[[@LINE-1]]:3: warning: 'mosqpp::mosquittopp::reconnect' blocks the event loop in coroutine 'bad_class'; use 'reconnect_async'
  client.loop();
  // CHECK: :[[@LINE-1]]:3: warning: 'mosqpp::mosquittopp::loop' blocks the event loop in coroutine 'bad_class'; use 'loop_start', or 'loop_read'
  client.loop_forever();
  // CHECK: :[[@LINE-1]]:3: warning: 'mosqpp::mosquittopp::loop_forever' blocks the event loop in coroutine 'bad_class'; use 'loop_start'
  client.loop_stop();
  // CHECK: :[[@LINE-1]]:3: warning: 'mosqpp::mosquittopp::loop_stop' blocks the event loop in coroutine 'bad_class'
  struct mosquitto_message *messages = nullptr;
  mosqpp::subscribe_simple(&messages, 1, false, "news");
  // CHECK: :[[@LINE-1]]:3: warning: 'mosqpp::subscribe_simple' blocks the event loop in coroutine 'bad_class'
  mosqpp::subscribe_callback(good_message, nullptr, "news");
  // CHECK: :[[@LINE-1]]:3: warning: 'mosqpp::subscribe_callback' blocks the event loop in coroutine 'bad_class'
  co_return;
}

awaitable<void> good_class(news &client) {
  client.connect_async("broker");
  client.reconnect_async();
  client.loop_start();
  client.loop(0);
  client.loop_read();
  client.loop_write();
  client.loop_misc();
  client.subscribe(nullptr, "news");
  client.publish(nullptr, "news");
  co_return;
}
