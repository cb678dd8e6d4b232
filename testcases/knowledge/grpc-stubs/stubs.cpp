// RUN: %check_both %s -- -std=c++20
// The synchronous methods of a generated stub, and their asynchronous siblings with the same first parameters.
#include "awaitable.hpp"
#include "grpc/greeter.grpc.pb.h"
using boost::asio::awaitable;
using helloworld::Greeter;

awaitable<void> bad_unary(Greeter::Stub &stub, Greeter::StubInterface &interface, helloworld::Request request) {
  grpc::ClientContext context;
  helloworld::Reply reply;
  stub.SayHello(&context, request, &reply);
  // CHECK: :[[@LINE-1]]:3: warning: 'helloworld::Greeter::Stub::SayHello' blocks the event loop in coroutine 'bad_unary'; use the stub's 'async()' interface, or its 'PrepareAsync' functions
  interface.SayHello(&context, request, &reply);
  // CHECK: :[[@LINE-1]]:3: warning: 'helloworld::Greeter::StubInterface::SayHello' blocks the event loop in coroutine 'bad_unary'
  co_return;
}

awaitable<void> good_unary(Greeter::Stub &stub, helloworld::Request request, grpc::CompletionQueue *queue) {
  grpc::ClientContext context;
  helloworld::Reply reply;
  stub.AsyncSayHello(&context, request, queue);
  stub.PrepareAsyncSayHello(&context, request, queue)->StartCall();
  stub.async()->SayHello(&context, &request, &reply, [](grpc::Status) {});
  co_return;
}

awaitable<void> bad_streams(Greeter::Stub &stub, Greeter::StubInterface &interface, helloworld::Request request) {
  grpc::ClientContext context;
  helloworld::Reply reply;
  stub.ListReplies(&context, request);
  // CHECK: :[[@LINE-1]]:3: warning: 'helloworld::Greeter::Stub::ListReplies' blocks the event loop in coroutine 'bad_streams'
  stub.SendRequests(&context, &reply);
  // CHECK: :[[@LINE-1]]:3: warning: 'helloworld::Greeter::Stub::SendRequests' blocks the event loop in coroutine 'bad_streams'
  stub.Chat(&context);
  // CHECK: :[[@LINE-1]]:3: warning: 'helloworld::Greeter::Stub::Chat' blocks the event loop in coroutine 'bad_streams'
  interface.ListReplies(&context, request);
  // CHECK: :[[@LINE-1]]:3: warning: 'helloworld::Greeter::StubInterface::ListReplies' blocks the event loop in coroutine 'bad_streams'
  interface.SendRequests(&context, &reply);
  // CHECK: :[[@LINE-1]]:3: warning: 'helloworld::Greeter::StubInterface::SendRequests' blocks the event loop in coroutine 'bad_streams'
  interface.Chat(&context);
  // CHECK: :[[@LINE-1]]:3: warning: 'helloworld::Greeter::StubInterface::Chat' blocks the event loop in coroutine 'bad_streams'
  co_return;
}

awaitable<void> good_streams(Greeter::Stub &stub, Greeter::StubInterface &interface, helloworld::Request request,
                             grpc::CompletionQueue *queue) {
  grpc::ClientContext context;
  helloworld::Reply reply;
  stub.PrepareAsyncListReplies(&context, request, queue);
  stub.PrepareAsyncSendRequests(&context, &reply, queue);
  stub.PrepareAsyncChat(&context, queue);
  stub.AsyncChat(&context, queue, nullptr);
  interface.PrepareAsyncSayHello(&context, request, queue);
  interface.PrepareAsyncChat(&context, queue);
  co_return;
}
