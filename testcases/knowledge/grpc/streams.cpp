// RUN: %check_both %s -- -std=c++20
// What generated code calls, the synchronous streams, and the waits of completion queues, channels and servers.
#include "awaitable.hpp"
#include "grpc/grpcpp.h"
using boost::asio::awaitable;
struct Message {};
struct Deadline {};

awaitable<void> bad_calls(grpc::ChannelInterface *channel, grpc::internal::RpcMethod method, grpc::ClientContext *context, Message message) {
  grpc::internal::BlockingUnaryCall(channel, method, context, message, &message);
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::internal::BlockingUnaryCall' blocks the event loop in coroutine 'bad_calls'
  grpc::internal::ClientReaderFactory<Message>::Create(channel, method, context, message);
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::internal::ClientReaderFactory::Create' blocks the event loop in coroutine 'bad_calls'
  grpc::internal::ClientWriterFactory<Message>::Create(channel, method, context, &message);
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::internal::ClientWriterFactory::Create' blocks the event loop in coroutine 'bad_calls'
  grpc::internal::ClientReaderWriterFactory<Message, Message>::Create(channel, method, context);
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::internal::ClientReaderWriterFactory::Create' blocks the event loop in coroutine 'bad_calls'
  co_return;
}

awaitable<void> bad_reader(grpc::ClientReader<Message> &reader, grpc::ClientReaderInterface<Message> &interface, Message message) {
  reader.WaitForInitialMetadata();
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ClientReader::WaitForInitialMetadata' blocks the event loop in coroutine 'bad_reader'
  reader.Read(&message);
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ClientReader::Read' blocks the event loop in coroutine 'bad_reader'; use the asynchronous streams of the callback interface
  reader.Finish();
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ClientReader::Finish' blocks the event loop in coroutine 'bad_reader'
  interface.WaitForInitialMetadata();
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ClientReaderInterface::WaitForInitialMetadata' blocks the event loop in coroutine 'bad_reader'
  interface.Read(&message);
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::internal::ReaderInterface::Read' blocks the event loop in coroutine 'bad_reader'
  interface.Finish();
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::internal::ClientStreamingInterface::Finish' blocks the event loop in coroutine 'bad_reader'
  co_return;
}

awaitable<void> bad_writer(grpc::ClientWriter<Message> &writer, grpc::ClientWriterInterface<Message> &interface, Message message) {
  writer.WaitForInitialMetadata();
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ClientWriter::WaitForInitialMetadata' blocks the event loop in coroutine 'bad_writer'
  writer.Write(message, grpc::WriteOptions());
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ClientWriter::Write' blocks the event loop in coroutine 'bad_writer'
  writer.Write(message);
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::internal::WriterInterface::Write' blocks the event loop in coroutine 'bad_writer'
  writer.WriteLast(message, grpc::WriteOptions());
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::internal::WriterInterface::WriteLast' blocks the event loop in coroutine 'bad_writer'
  writer.WritesDone();
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ClientWriter::WritesDone' blocks the event loop in coroutine 'bad_writer'
  writer.Finish();
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ClientWriter::Finish' blocks the event loop in coroutine 'bad_writer'
  interface.WritesDone();
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ClientWriterInterface::WritesDone' blocks the event loop in coroutine 'bad_writer'
  co_return;
}

awaitable<void> bad_both(grpc::ClientReaderWriter<Message, Message> &stream, grpc::ClientReaderWriterInterface<Message, Message> &interface, Message message) {
  stream.WaitForInitialMetadata();
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ClientReaderWriter::WaitForInitialMetadata' blocks the event loop in coroutine 'bad_both'
  stream.Read(&message);
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ClientReaderWriter::Read' blocks the event loop in coroutine 'bad_both'
  stream.Write(message, grpc::WriteOptions());
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ClientReaderWriter::Write' blocks the event loop in coroutine 'bad_both'
  stream.WritesDone();
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ClientReaderWriter::WritesDone' blocks the event loop in coroutine 'bad_both'
  stream.Finish();
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ClientReaderWriter::Finish' blocks the event loop in coroutine 'bad_both'
  interface.WaitForInitialMetadata();
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ClientReaderWriterInterface::WaitForInitialMetadata' blocks the event loop in coroutine 'bad_both'
  interface.WritesDone();
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ClientReaderWriterInterface::WritesDone' blocks the event loop in coroutine 'bad_both'
  co_return;
}

awaitable<void> bad_server_side(grpc::ServerReader<Message> &reader, grpc::ServerWriter<Message> &writer, grpc::ServerReaderWriter<Message, Message> &stream, Message message) {
  reader.Read(&message);
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ServerReader::Read' blocks the event loop in coroutine 'bad_server_side'
  writer.Write(message, grpc::WriteOptions());
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ServerWriter::Write' blocks the event loop in coroutine 'bad_server_side'
  stream.Read(&message);
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ServerReaderWriter::Read' blocks the event loop in coroutine 'bad_server_side'
  stream.Write(message, grpc::WriteOptions());
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ServerReaderWriter::Write' blocks the event loop in coroutine 'bad_server_side'
  co_return;
}

awaitable<void> bad_queue(grpc::CompletionQueue &queue, Deadline deadline) {
  void *tag = nullptr;
  bool ok = false;
  queue.Next(&tag, &ok);
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::CompletionQueue::Next' blocks the event loop in coroutine 'bad_queue'; use a thread of its own for the completion queue
  queue.AsyncNext(&tag, &ok, deadline);
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::CompletionQueue::AsyncNext' blocks the event loop in coroutine 'bad_queue'
  queue.DoThenAsyncNext([] {}, &tag, &ok, deadline);
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::CompletionQueue::DoThenAsyncNext' blocks the event loop in coroutine 'bad_queue'
  co_return;
}

awaitable<void> bad_channel(std::shared_ptr<grpc::Channel> channel, Deadline deadline) {
  channel->WaitForConnected(deadline);
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ChannelInterface::WaitForConnected' blocks the event loop in coroutine 'bad_channel'; use 'NotifyOnStateChange'
  channel->WaitForStateChange(0, deadline);
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ChannelInterface::WaitForStateChange' blocks the event loop in coroutine 'bad_channel'
  co_return;
}

awaitable<void> bad_server(grpc::Server &server, grpc::ServerInterface &interface, Deadline deadline) {
  server.Shutdown();
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ServerInterface::Shutdown' blocks the event loop in coroutine 'bad_server'
  server.Shutdown(deadline);
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ServerInterface::Shutdown' blocks the event loop in coroutine 'bad_server'
  server.Wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::Server::Wait' blocks the event loop in coroutine 'bad_server'
  interface.Wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'grpc::ServerInterface::Wait' blocks the event loop in coroutine 'bad_server'
  co_return;
}

awaitable<void> good_waits(grpc::CompletionQueue &queue, std::shared_ptr<grpc::Channel> channel,
                           grpc::ClientReader<Message> &reader, Deadline deadline) {
  unsigned size = 0;
  reader.NextMessageSize(&size);
  channel->GetState(true);
  channel->NotifyOnStateChange(0, deadline, &queue, nullptr);
  queue.Shutdown();
  co_return;
}
