// What gRPC's protoc plugin generates for a service with one method of each kind, reduced to the declarations.
#pragma once
#include "grpcpp.h"

namespace helloworld {
class Request {};
class Reply {};

class Greeter final {
public:
  class StubInterface {
  public:
    virtual ~StubInterface() {}
    virtual ::grpc::Status SayHello(::grpc::ClientContext *context, const ::helloworld::Request &request,
                                    ::helloworld::Reply *response) = 0;
    std::unique_ptr<::grpc::ClientAsyncResponseReader<::helloworld::Reply>>
    PrepareAsyncSayHello(::grpc::ClientContext *context, const ::helloworld::Request &request,
                         ::grpc::CompletionQueue *queue);
    std::unique_ptr<::grpc::ClientReaderInterface<::helloworld::Reply>>
    ListReplies(::grpc::ClientContext *context, const ::helloworld::Request &request);
    std::unique_ptr<::grpc::ClientWriterInterface<::helloworld::Request>> SendRequests(::grpc::ClientContext *context,
                                                                                      ::helloworld::Reply *response);
    std::unique_ptr<::grpc::ClientReaderWriterInterface<::helloworld::Request, ::helloworld::Reply>>
    Chat(::grpc::ClientContext *context);
    std::unique_ptr<::grpc::ClientAsyncReaderWriter<::helloworld::Request, ::helloworld::Reply>>
    PrepareAsyncChat(::grpc::ClientContext *context, ::grpc::CompletionQueue *queue);
  };
  class Stub final : public StubInterface {
  public:
    Stub(const std::shared_ptr<::grpc::ChannelInterface> &channel);
    ::grpc::Status SayHello(::grpc::ClientContext *context, const ::helloworld::Request &request,
                            ::helloworld::Reply *response) override;
    std::unique_ptr<::grpc::ClientAsyncResponseReader<::helloworld::Reply>>
    AsyncSayHello(::grpc::ClientContext *context, const ::helloworld::Request &request, ::grpc::CompletionQueue *queue);
    std::unique_ptr<::grpc::ClientAsyncResponseReader<::helloworld::Reply>>
    PrepareAsyncSayHello(::grpc::ClientContext *context, const ::helloworld::Request &request,
                         ::grpc::CompletionQueue *queue);
    std::unique_ptr<::grpc::ClientReader<::helloworld::Reply>> ListReplies(::grpc::ClientContext *context,
                                                                          const ::helloworld::Request &request);
    std::unique_ptr<::grpc::ClientAsyncReader<::helloworld::Reply>>
    PrepareAsyncListReplies(::grpc::ClientContext *context, const ::helloworld::Request &request,
                            ::grpc::CompletionQueue *queue);
    std::unique_ptr<::grpc::ClientWriter<::helloworld::Request>> SendRequests(::grpc::ClientContext *context,
                                                                             ::helloworld::Reply *response);
    std::unique_ptr<::grpc::ClientAsyncWriter<::helloworld::Request>>
    PrepareAsyncSendRequests(::grpc::ClientContext *context, ::helloworld::Reply *response,
                             ::grpc::CompletionQueue *queue);
    std::unique_ptr<::grpc::ClientReaderWriter<::helloworld::Request, ::helloworld::Reply>>
    Chat(::grpc::ClientContext *context);
    std::unique_ptr<::grpc::ClientAsyncReaderWriter<::helloworld::Request, ::helloworld::Reply>>
    AsyncChat(::grpc::ClientContext *context, ::grpc::CompletionQueue *queue, void *tag);
    std::unique_ptr<::grpc::ClientAsyncReaderWriter<::helloworld::Request, ::helloworld::Reply>>
    PrepareAsyncChat(::grpc::ClientContext *context, ::grpc::CompletionQueue *queue);

    class async final {
    public:
      void SayHello(::grpc::ClientContext *context, const ::helloworld::Request *request, ::helloworld::Reply *response,
                    void (*callback)(::grpc::Status));
    };
    class async *async();
  };
  static std::unique_ptr<Stub> NewStub(const std::shared_ptr<::grpc::ChannelInterface> &channel);
};
} // namespace helloworld
