// RUN: %check_both %s -- -std=c++20
// Requests and synchronous subscriptions wait; handlers of asynchronous ones run on the library's threads.
#include "awaitable.hpp"
#include <nats/nats.h>
#include <unistd.h>
using boost::asio::awaitable;

static void good_message(natsConnection *, natsSubscription *, natsMsg *, void *) { ::sleep(1); }

awaitable<void> bad_connection(natsConnection *connection, natsOptions *options, natsSubscription *news) {
  natsConnection_Connect(&connection, options);
  // CHECK: :[[@LINE-1]]:3: warning: 'natsConnection_Connect' blocks the event loop in coroutine 'bad_connection'
  natsConnection_ConnectTo(&connection, "nats://host");
  // CHECK: :[[@LINE-1]]:3: warning: 'natsConnection_ConnectTo' blocks the event loop in coroutine 'bad_connection'
  natsMsg *reply = nullptr;
  natsConnection_Request(&reply, connection, "time", "now", 3, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'natsConnection_Request' blocks the event loop in coroutine 'bad_connection'; use 'natsConnection_PublishRequest'
  natsConnection_RequestString(&reply, connection, "time", "now", 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'natsConnection_RequestString' blocks the event loop in coroutine 'bad_connection'
  natsConnection_RequestMsg(&reply, connection, reply, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'natsConnection_RequestMsg' blocks the event loop in coroutine 'bad_connection'
  natsConnection_Flush(connection);
  // CHECK: :[[@LINE-1]]:3: warning: 'natsConnection_Flush' blocks the event loop in coroutine 'bad_connection'
  natsConnection_FlushTimeout(connection, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'natsConnection_FlushTimeout' blocks the event loop in coroutine 'bad_connection'
  int64_t time = 0;
  natsConnection_GetRTT(connection, &time);
  // CHECK: :[[@LINE-1]]:3: warning: 'natsConnection_GetRTT' blocks the event loop in coroutine 'bad_connection'
  natsSubscription_NextMsg(&reply, news, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'natsSubscription_NextMsg' blocks the event loop in coroutine 'bad_connection'; use an asynchronous subscription, by 'natsConnection_Subscribe'
  natsSubscription_WaitForDrainCompletion(news, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'natsSubscription_WaitForDrainCompletion' blocks the event loop in coroutine 'bad_connection'
  natsMsgList list;
  jsErrCode error;
  natsSubscription_Fetch(&list, news, 1, 1000, &error);
  // CHECK: :[[@LINE-1]]:3: warning: 'natsSubscription_Fetch' blocks the event loop in coroutine 'bad_connection'
  co_return;
}

awaitable<void> good_connection(natsConnection *connection, natsSubscription *news, jsCtx *stream) {
  natsConnection_PublishString(connection, "news", "text");
  natsConnection_PublishRequest(connection, "time", "inbox", "now", 3);
  natsConnection_Subscribe(&news, connection, "news", good_message, nullptr);
  natsConnection_SubscribeTimeout(&news, connection, "news", 1000, good_message, nullptr);
  natsConnection_QueueSubscribe(&news, connection, "news", "workers", good_message, nullptr);
  natsConnection_QueueSubscribeTimeout(&news, connection, "news", "workers", 1000, good_message, nullptr);
  js_Subscribe(&news, stream, "news", good_message, nullptr, nullptr, nullptr, nullptr);
  js_PublishAsync(stream, "news", "text", 4, nullptr);
  co_return;
}

awaitable<void> bad_stream(jsCtx *stream, natsMsg *message) {
  jsPubAck *stored = nullptr;
  jsErrCode error;
  js_Publish(&stored, stream, "news", "text", 4, nullptr, &error);
  // CHECK: :[[@LINE-1]]:3: warning: 'js_Publish' blocks the event loop in coroutine 'bad_stream'; use 'js_PublishAsync'
  js_PublishMsg(&stored, stream, message, nullptr, &error);
  // CHECK: :[[@LINE-1]]:3: warning: 'js_PublishMsg' blocks the event loop in coroutine 'bad_stream'
  js_PublishAsyncComplete(stream, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'js_PublishAsyncComplete' blocks the event loop in coroutine 'bad_stream'
  jsStreamInfo *info = nullptr;
  js_AddStream(&info, stream, nullptr, nullptr, &error);
  // CHECK: :[[@LINE-1]]:3: warning: 'js_AddStream' blocks the event loop in coroutine 'bad_stream'
  js_UpdateStream(&info, stream, nullptr, nullptr, &error);
  // CHECK: :[[@LINE-1]]:3: warning: 'js_UpdateStream' blocks the event loop in coroutine 'bad_stream'
  js_GetStreamInfo(&info, stream, "news", nullptr, &error);
  // CHECK: :[[@LINE-1]]:3: warning: 'js_GetStreamInfo' blocks the event loop in coroutine 'bad_stream'
  js_PurgeStream(stream, "news", nullptr, &error);
  // CHECK: :[[@LINE-1]]:3: warning: 'js_PurgeStream' blocks the event loop in coroutine 'bad_stream'
  js_DeleteStream(stream, "news", nullptr, &error);
  // CHECK: :[[@LINE-1]]:3: warning: 'js_DeleteStream' blocks the event loop in coroutine 'bad_stream'
  js_GetMsg(&message, stream, "news", 1, nullptr, &error);
  // CHECK: :[[@LINE-1]]:3: warning: 'js_GetMsg' blocks the event loop in coroutine 'bad_stream'
  js_GetLastMsg(&message, stream, "news", "news", nullptr, &error);
  // CHECK: :[[@LINE-1]]:3: warning: 'js_GetLastMsg' blocks the event loop in coroutine 'bad_stream'
  jsConsumerInfo *consumer = nullptr;
  js_AddConsumer(&consumer, stream, "news", nullptr, nullptr, &error);
  // CHECK: :[[@LINE-1]]:3: warning: 'js_AddConsumer' blocks the event loop in coroutine 'bad_stream'
  js_GetConsumerInfo(&consumer, stream, "news", "reader", nullptr, &error);
  // CHECK: :[[@LINE-1]]:3: warning: 'js_GetConsumerInfo' blocks the event loop in coroutine 'bad_stream'
  js_DeleteConsumer(stream, "news", "reader", nullptr, &error);
  // CHECK: :[[@LINE-1]]:3: warning: 'js_DeleteConsumer' blocks the event loop in coroutine 'bad_stream'
  jsAccountInfo *account = nullptr;
  js_GetAccountInfo(&account, stream, nullptr, &error);
  // CHECK: :[[@LINE-1]]:3: warning: 'js_GetAccountInfo' blocks the event loop in coroutine 'bad_stream'
  co_return;
}

awaitable<void> bad_store(jsCtx *stream, kvStore *store, kvWatcher *watcher) {
  js_KeyValue(&store, stream, "users");
  // CHECK: :[[@LINE-1]]:3: warning: 'js_KeyValue' blocks the event loop in coroutine 'bad_store'
  js_CreateKeyValue(&store, stream, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'js_CreateKeyValue' blocks the event loop in coroutine 'bad_store'
  kvEntry *entry = nullptr;
  uint64_t revision = 0;
  kvStore_Get(&entry, store, "ada");
  // CHECK: :[[@LINE-1]]:3: warning: 'kvStore_Get' blocks the event loop in coroutine 'bad_store'
  kvStore_GetRevision(&entry, store, "ada", 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'kvStore_GetRevision' blocks the event loop in coroutine 'bad_store'
  kvStore_Put(&revision, store, "ada", "1815", 4);
  // CHECK: :[[@LINE-1]]:3: warning: 'kvStore_Put' blocks the event loop in coroutine 'bad_store'
  kvStore_PutString(&revision, store, "ada", "1815");
  // CHECK: :[[@LINE-1]]:3: warning: 'kvStore_PutString' blocks the event loop in coroutine 'bad_store'
  kvStore_Create(&revision, store, "ada", "1815", 4);
  // CHECK: :[[@LINE-1]]:3: warning: 'kvStore_Create' blocks the event loop in coroutine 'bad_store'
  kvStore_Update(&revision, store, "ada", "1815", 4, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'kvStore_Update' blocks the event loop in coroutine 'bad_store'
  kvStore_Delete(store, "ada");
  // CHECK: :[[@LINE-1]]:3: warning: 'kvStore_Delete' blocks the event loop in coroutine 'bad_store'
  kvStore_Purge(store, "ada", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'kvStore_Purge' blocks the event loop in coroutine 'bad_store'
  kvKeysList keys;
  kvStore_Keys(&keys, store, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'kvStore_Keys' blocks the event loop in coroutine 'bad_store'
  kvEntryList entries;
  kvStore_History(&entries, store, "ada", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'kvStore_History' blocks the event loop in coroutine 'bad_store'
  kvWatcher_Next(&entry, watcher, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'kvWatcher_Next' blocks the event loop in coroutine 'bad_store'
  co_return;
}
