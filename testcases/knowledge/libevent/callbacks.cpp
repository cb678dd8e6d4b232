// RUN: %check_both %s -- -std=c++20
// Callbacks run on the thread that turns the loop, and what waits stalls it.
#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/dns.h>
#include <event2/event.h>
#include <event2/http.h>
#include <event2/listener.h>
#include <event2/util.h>
#include <unistd.h>

static void on_event(evutil_socket_t, short, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_event'
}
static void on_once(evutil_socket_t, short, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_once'
}
static void on_assigned(evutil_socket_t, short, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_assigned'
}
static void on_accept(evconnlistener *, evutil_socket_t, sockaddr *, int, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_accept'
}
static void on_accept_error(evconnlistener *, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_accept_error'
}
static void on_buffer(evbuffer *, const evbuffer_cb_info *, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_buffer'
}
static void on_request(evhttp_request *, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_request'
}
static void on_any_request(evhttp_request *, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_any_request'
}
static void on_chunk(evhttp_request *, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_chunk'
}
static void on_error(evhttp_request_error, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_error'
}
static void on_complete(evhttp_request *, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_complete'
}
static void on_response(evhttp_request *, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_response'
}
static void on_closed(evhttp_connection *, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_closed'
}
static void on_chunk_sent(evhttp_connection *, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_chunk_sent'
}
static void on_read(bufferevent *, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_read'
}
static void on_written(bufferevent *, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_written'
}
static void on_what(bufferevent *, short, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_what'
}
static void on_address(int, char, int, int, void *, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_address'
}
static void on_question(evdns_server_request *, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_question'
}
static void on_name(int, evutil_addrinfo *, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_name'
}
static int on_header(evhttp_request *, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_header'
  return 0;
}
static bufferevent *on_connection(event_base *, void *) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_connection'
  return nullptr;
}

static void bad_waits(evutil_socket_t, short, void *data) {
  auto *base = static_cast<event_base *>(data);
  event_base_dispatch(base);
  // CHECK: :[[@LINE-1]]:3: warning: 'event_base_dispatch' blocks the event loop in completion handler 'bad_waits'
  event_base_loop(base, EVLOOP_ONCE);
  // CHECK: :[[@LINE-1]]:3: warning: 'event_base_loop' blocks the event loop in completion handler 'bad_waits'
  evutil_getaddrinfo("host", nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'evutil_getaddrinfo' blocks the event loop in completion handler 'bad_waits'
  bufferevent_socket_connect_hostname(nullptr, nullptr, 0, "host", 80);
  // CHECK: :[[@LINE-1]]:3: warning: 'bufferevent_socket_connect_hostname' blocks the event loop in completion handler 'bad_waits'
}
static void good_waits(evutil_socket_t, short, void *data) {
  auto *base = static_cast<event_base *>(data);
  event_base_loop(base, EVLOOP_ONCE | EVLOOP_NONBLOCK);
  bufferevent_socket_connect_hostname(nullptr, evdns_base_new(base, 1), 0, "host", 80);
}

void start(event_base *base, event *assigned, evconnlistener *listener, evbuffer *buffer, evhttp *http,
           evhttp_connection *connection, bufferevent *stream, evdns_base *dns) {
  event_new(base, 0, EV_READ, on_event, nullptr);
  evtimer_new(base, bad_waits, base);
  evtimer_new(base, good_waits, base);
  event_assign(assigned, base, 0, EV_READ, on_assigned, nullptr);
  event_base_once(base, -1, EV_TIMEOUT, on_once, nullptr, nullptr);
  evconnlistener_new(base, on_accept, nullptr, 0, -1, 0);
  evconnlistener_new_bind(base, on_accept, nullptr, 0, -1, nullptr, 0);
  evconnlistener_set_cb(listener, on_accept, nullptr);
  evconnlistener_set_error_cb(listener, on_accept_error);
  evbuffer_add_cb(buffer, on_buffer, nullptr);
  evhttp_set_cb(http, "/", on_request, nullptr);
  evhttp_set_gencb(http, on_any_request, nullptr);
  evhttp_set_bevcb(http, on_connection, nullptr);
  evhttp_request *request = evhttp_request_new(on_response, nullptr);
  evhttp_request_set_chunked_cb(request, on_chunk);
  evhttp_request_set_header_cb(request, on_header);
  evhttp_request_set_error_cb(request, on_error);
  evhttp_request_set_on_complete_cb(request, on_complete, nullptr);
  evhttp_send_reply_chunk_with_cb(request, buffer, on_chunk_sent, nullptr);
  evhttp_connection_set_closecb(connection, on_closed, nullptr);
  bufferevent_setcb(stream, on_read, on_written, on_what, nullptr);
  evdns_base_resolve_ipv4(dns, "host", 0, on_address, nullptr);
  evdns_base_resolve_ipv6(dns, "host", 0, on_address, nullptr);
  evdns_base_resolve_reverse(dns, nullptr, 0, on_address, nullptr);
  evdns_base_resolve_reverse_ipv6(dns, nullptr, 0, on_address, nullptr);
  evdns_add_server_port_with_base(base, 0, 0, on_question, nullptr);
  evdns_getaddrinfo(dns, "host", nullptr, nullptr, on_name, nullptr);
  event_base_dispatch(base);
}
