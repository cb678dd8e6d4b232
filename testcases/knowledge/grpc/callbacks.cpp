// RUN: %check_both %s -- -std=c++20
// Services and reactors of the callback interface share a few threads; those of the synchronous interface have one each.
#include <grpcpp/grpcpp.h>
#include <grpcpp/support/client_callback.h>
#include <grpcpp/support/server_callback.h>
#include <unistd.h>

struct question {};
struct answer {};

// What protoc generates for a service.
class greeter {
public:
  class CallbackService {
  public:
    virtual ~CallbackService() = default;
    virtual grpc::ServerUnaryReactor *ask(grpc::CallbackServerContext *, const question *, answer *) { return nullptr; }
  };
  class Service {
  public:
    virtual ~Service() = default;
    virtual grpc::Status ask(grpc::ServerContext *, const question *, answer *) { return grpc::Status::OK; }
  };
};

class bad_service : public greeter::CallbackService {
public:
  grpc::ServerUnaryReactor *ask(grpc::CallbackServerContext *context, const question *, answer *) override {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_service::ask'
    return context->DefaultReactor();
  }
};

class good_service : public greeter::Service {
public:
  grpc::Status ask(grpc::ServerContext *, const question *, answer *) override {
    ::sleep(1);
    return grpc::Status::OK;
  }
};

class bad_stream : public grpc::ServerBidiReactor<question, answer> {
public:
  void OnDone() override {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_stream::OnDone'
  }
  void OnReadDone(bool) override {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_stream::OnReadDone'
  }
  void OnCancel() override {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_stream::OnCancel'
  }
  void good_flush() { ::sleep(1); }
};

class bad_reader : public grpc::ClientReadReactor<answer> {
public:
  void OnReadDone(bool) override {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_reader::OnReadDone'
  }
};
