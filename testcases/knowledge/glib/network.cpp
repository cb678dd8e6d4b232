// RUN: %check_both %s -- -std=c++20 -Wno-deprecated-declarations -Wno-unused-result -I/usr/include/glib-2.0 -I/usr/lib/x86_64-linux-gnu/glib-2.0/include
// Names, sockets and the bus.
#include "awaitable.hpp"
#include <gio/gio.h>
using boost::asio::awaitable;

awaitable<void> bad_names(GResolver *resolver) {
  g_resolver_lookup_by_address(resolver, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_resolver_lookup_by_address' blocks the event loop in coroutine 'bad_names'
  g_resolver_lookup_by_name(resolver, "users", nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_resolver_lookup_by_name' blocks the event loop in coroutine 'bad_names'
  g_resolver_lookup_by_name_with_flags(resolver, "users", G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_resolver_lookup_by_name_with_flags' blocks the event loop in coroutine 'bad_names'
  g_resolver_lookup_records(resolver, "users", G_RESOLVER_RECORD_SRV, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_resolver_lookup_records' blocks the event loop in coroutine 'bad_names'
  g_resolver_lookup_service(resolver, "users", "users", "users", nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_resolver_lookup_service' blocks the event loop in coroutine 'bad_names'
  co_return;
}

awaitable<void> good_names(GResolver *resolver) {
  g_resolver_lookup_by_name_async(resolver, "db", nullptr, nullptr, nullptr);
  co_return;
}

awaitable<void> bad_sockets(GSocketClient *client, GSocketConnection *connection, GSocketListener *listener, GTlsConnection *tls, GSocket *socket, GSocketAddress *address, char *text) {
  g_socket_client_connect(client, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_socket_client_connect' blocks the event loop in coroutine 'bad_sockets'
  g_socket_client_connect_to_host(client, "users", 0, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_socket_client_connect_to_host' blocks the event loop in coroutine 'bad_sockets'
  g_socket_client_connect_to_service(client, "users", "users", nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_socket_client_connect_to_service' blocks the event loop in coroutine 'bad_sockets'
  g_socket_client_connect_to_uri(client, "users", 0, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_socket_client_connect_to_uri' blocks the event loop in coroutine 'bad_sockets'
  g_socket_connection_connect(connection, address, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_socket_connection_connect' blocks the event loop in coroutine 'bad_sockets'
  g_socket_listener_accept(listener, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_socket_listener_accept' blocks the event loop in coroutine 'bad_sockets'
  g_socket_listener_accept_socket(listener, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_socket_listener_accept_socket' blocks the event loop in coroutine 'bad_sockets'
  g_tls_connection_handshake(tls, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_tls_connection_handshake' blocks the event loop in coroutine 'bad_sockets'
  g_socket_accept(socket, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_socket_accept' blocks the event loop in coroutine 'bad_sockets'
  g_socket_connect(socket, address, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_socket_connect' blocks the event loop in coroutine 'bad_sockets'
  g_socket_receive(socket, text, 16, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_socket_receive' blocks the event loop in coroutine 'bad_sockets'
  g_socket_receive_from(socket, nullptr, text, 16, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_socket_receive_from' blocks the event loop in coroutine 'bad_sockets'
  g_socket_receive_message(socket, nullptr, nullptr, 0, nullptr, nullptr, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_socket_receive_message' blocks the event loop in coroutine 'bad_sockets'
  g_socket_send(socket, "users", 16, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_socket_send' blocks the event loop in coroutine 'bad_sockets'
  g_socket_send_message(socket, address, nullptr, 0, nullptr, 0, 0, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_socket_send_message' blocks the event loop in coroutine 'bad_sockets'
  g_socket_send_to(socket, address, "users", 16, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_socket_send_to' blocks the event loop in coroutine 'bad_sockets'
  g_socket_condition_wait(socket, G_IO_IN, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_socket_condition_wait' blocks the event loop in coroutine 'bad_sockets'
  g_socket_condition_timed_wait(socket, G_IO_IN, 16, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_socket_condition_timed_wait' blocks the event loop in coroutine 'bad_sockets'
  g_socket_receive_with_blocking(socket, text, 16, TRUE, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_socket_receive_with_blocking' blocks the event loop in coroutine 'bad_sockets'; use 'FALSE' for 'blocking'
  g_socket_send_with_blocking(socket, text, 16, TRUE, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_socket_send_with_blocking' blocks the event loop in coroutine 'bad_sockets'
  co_return;
}

awaitable<void> good_sockets(GSocketClient *client, GSocket *socket, char *text) {
  g_socket_client_connect_to_host_async(client, "db", 5432, nullptr, nullptr, nullptr);
  g_socket_receive_with_blocking(socket, text, 16, FALSE, nullptr, nullptr);
  g_socket_send_with_blocking(socket, text, 16, FALSE, nullptr, nullptr);
  g_socket_condition_check(socket, G_IO_IN);
  co_return;
}

awaitable<void> bad_bus(GDBusConnection *bus, GDBusProxy *proxy, GIOStream *stream) {
  g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_bus_get_sync' blocks the event loop in coroutine 'bad_bus'
  g_dbus_connection_call_sync(bus, "users", "/users", "users", "List", nullptr, nullptr, G_DBUS_CALL_FLAGS_NONE, 0, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_dbus_connection_call_sync' blocks the event loop in coroutine 'bad_bus'
  g_dbus_connection_call_with_unix_fd_list_sync(bus, "users", "/users", "users", "List", nullptr, nullptr, G_DBUS_CALL_FLAGS_NONE, 0, nullptr, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_dbus_connection_call_with_unix_fd_list_sync' blocks the event loop in coroutine 'bad_bus'
  g_dbus_connection_close_sync(bus, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_dbus_connection_close_sync' blocks the event loop in coroutine 'bad_bus'
  g_dbus_connection_flush_sync(bus, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_dbus_connection_flush_sync' blocks the event loop in coroutine 'bad_bus'
  g_dbus_connection_new_for_address_sync("users", G_DBUS_CONNECTION_FLAGS_NONE, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_dbus_connection_new_for_address_sync' blocks the event loop in coroutine 'bad_bus'
  g_dbus_connection_new_sync(stream, "users", G_DBUS_CONNECTION_FLAGS_NONE, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_dbus_connection_new_sync' blocks the event loop in coroutine 'bad_bus'
  g_dbus_connection_send_message_with_reply_sync(bus, nullptr, G_DBUS_SEND_MESSAGE_FLAGS_NONE, 0, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_dbus_connection_send_message_with_reply_sync' blocks the event loop in coroutine 'bad_bus'
  g_dbus_proxy_call_sync(proxy, "users", nullptr, G_DBUS_CALL_FLAGS_NONE, 0, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_dbus_proxy_call_sync' blocks the event loop in coroutine 'bad_bus'
  g_dbus_proxy_call_with_unix_fd_list_sync(proxy, "users", nullptr, G_DBUS_CALL_FLAGS_NONE, 0, nullptr, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_dbus_proxy_call_with_unix_fd_list_sync' blocks the event loop in coroutine 'bad_bus'
  g_dbus_proxy_new_for_bus_sync(G_BUS_TYPE_SESSION, G_DBUS_PROXY_FLAGS_NONE, nullptr, "users", "users", "users", nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_dbus_proxy_new_for_bus_sync' blocks the event loop in coroutine 'bad_bus'
  g_dbus_proxy_new_sync(bus, G_DBUS_PROXY_FLAGS_NONE, nullptr, "users", "users", "users", nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_dbus_proxy_new_sync' blocks the event loop in coroutine 'bad_bus'
  co_return;
}

awaitable<void> good_bus(GDBusConnection *bus, GDBusProxy *proxy) {
  g_dbus_proxy_call(proxy, "List", nullptr, G_DBUS_CALL_FLAGS_NONE, -1, nullptr, nullptr, nullptr);
  g_dbus_connection_flush(bus, nullptr, nullptr, nullptr);
  co_return;
}
