// RUN: %check_both %s -- -std=c++20
// The easy interface and the waits of the multi interface block; the multi interface itself does not.
#include "awaitable.hpp"
#include <curl/curl.h>
using boost::asio::awaitable;

awaitable<void> bad_transfer(CURL *easy, CURLM *multi, int timeout) {
  int count = 0;
  curl_easy_perform(easy);
  // CHECK: :[[@LINE-1]]:3: warning: 'curl_easy_perform' blocks the event loop in coroutine 'bad_transfer'; use the multi interface: 'curl_multi_socket_action' with its sockets and timeout on the loop
  curl_multi_wait(multi, nullptr, 0, 1000, &count);
  // CHECK: :[[@LINE-1]]:3: warning: 'curl_multi_wait' blocks the event loop in coroutine 'bad_transfer'; use 'curl_multi_socket_action' with the sockets of 'CURLMOPT_SOCKETFUNCTION' on the loop
  curl_multi_poll(multi, nullptr, 0, timeout, &count);
  // CHECK: :[[@LINE-1]]:3: warning: 'curl_multi_poll' blocks the event loop in coroutine 'bad_transfer'
  co_return;
}

awaitable<void> good_transfer(CURL *easy, CURLM *multi, curl_socket_t socket) {
  int count = 0;
  curl_multi_add_handle(multi, easy);
  curl_multi_perform(multi, &count);
  curl_multi_socket_action(multi, socket, CURL_CSELECT_IN, &count);
  curl_multi_wait(multi, nullptr, 0, 0, &count);
  curl_multi_poll(multi, nullptr, 0, 0, nullptr);
  while (CURLMsg *message = curl_multi_info_read(multi, &count))
    curl_multi_remove_handle(multi, message->easy_handle);
  co_return;
}

// The older names of 'curl_multi_socket_action'; the header turns a call of the first into the newer function, so the
// parentheses keep it as it is.
awaitable<void> good_older_names(CURLM *multi, curl_socket_t socket) {
  int count = 0;
  (curl_multi_socket)(multi, socket, &count);
  curl_multi_socket_all(multi, &count);
  co_return;
}

awaitable<void> good_connect_only(CURL *easy) {
  char buffer[64];
  size_t count = 0;
  curl_easy_recv(easy, buffer, sizeof buffer, &count);
  curl_easy_send(easy, buffer, count, &count);
  co_return;
}

int plain_main(CURL *easy) { return curl_easy_perform(easy); }
