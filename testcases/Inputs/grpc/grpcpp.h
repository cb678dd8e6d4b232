// The declarations of gRPC C++ 1.51 that the tests call, each in the class that declares it.
#pragma once
#include <memory>

namespace grpc {
class Status {
public:
  bool ok() const;
};
class ClientContext {
public:
  void set_wait_for_ready(bool wait);
};
class ServerContext;
struct WriteOptions {};

class CompletionQueue {
public:
  enum NextStatus { SHUTDOWN, GOT_EVENT, TIMEOUT };
  virtual ~CompletionQueue();
  bool Next(void **tag, bool *ok);
  template <typename T> NextStatus AsyncNext(void **tag, bool *ok, const T &deadline);
  template <typename T, typename F> NextStatus DoThenAsyncNext(F &&f, void **tag, bool *ok, const T &deadline) {
    f();
    return AsyncNext(tag, ok, deadline);
  }
  void Shutdown();
};

namespace internal {
class RpcMethod {};
} // namespace internal

class ChannelInterface {
public:
  virtual ~ChannelInterface();
  virtual int GetState(bool connect) = 0;
  template <typename T> void NotifyOnStateChange(int last, T deadline, CompletionQueue *queue, void *tag);
  template <typename T> bool WaitForStateChange(int last, T deadline);
  template <typename T> bool WaitForConnected(T deadline);
};
class Channel final : public ChannelInterface {
public:
  ~Channel() override;
  int GetState(bool connect) override;
};

template <class R> class ClientReader;
template <class W> class ClientWriter;
template <class W, class R> class ClientReaderWriter;
namespace internal {
template <class Request, class Response>
Status BlockingUnaryCall(ChannelInterface *channel, const RpcMethod &method, ClientContext *context,
                         const Request &request, Response *response);
class ClientStreamingInterface {
public:
  virtual ~ClientStreamingInterface() {}
  virtual Status Finish() = 0;
};
template <class R> class ReaderInterface {
public:
  virtual ~ReaderInterface() {}
  virtual bool NextMessageSize(unsigned *size) = 0;
  virtual bool Read(R *message) = 0;
};
template <class W> class WriterInterface {
public:
  virtual ~WriterInterface() {}
  virtual bool Write(const W &message, WriteOptions options) = 0;
  bool Write(const W &message) { return Write(message, WriteOptions()); }
  void WriteLast(const W &message, WriteOptions options) { Write(message, options); }
};
template <class R> class ClientReaderFactory {
public:
  template <class W>
  static ClientReader<R> *Create(ChannelInterface *channel, const RpcMethod &method, ClientContext *context,
                                 const W &request);
};
template <class W> class ClientWriterFactory {
public:
  template <class R>
  static ClientWriter<W> *Create(ChannelInterface *channel, const RpcMethod &method, ClientContext *context,
                                 R *response);
};
template <class W, class R> class ClientReaderWriterFactory {
public:
  static ClientReaderWriter<W, R> *Create(ChannelInterface *channel, const RpcMethod &method, ClientContext *context);
};
} // namespace internal

template <class R>
class ClientReaderInterface : public internal::ClientStreamingInterface, public internal::ReaderInterface<R> {
public:
  virtual void WaitForInitialMetadata() = 0;
};
template <class R> class ClientReader final : public ClientReaderInterface<R> {
public:
  void WaitForInitialMetadata() override;
  bool NextMessageSize(unsigned *size) override;
  bool Read(R *message) override;
  Status Finish() override;
};
template <class W>
class ClientWriterInterface : public internal::ClientStreamingInterface, public internal::WriterInterface<W> {
public:
  virtual bool WritesDone() = 0;
};
template <class W> class ClientWriter : public ClientWriterInterface<W> {
public:
  void WaitForInitialMetadata();
  using internal::WriterInterface<W>::Write;
  bool Write(const W &message, WriteOptions options) override;
  bool WritesDone() override;
  Status Finish() override;
};
template <class W, class R>
class ClientReaderWriterInterface : public internal::ClientStreamingInterface,
                                    public internal::WriterInterface<W>,
                                    public internal::ReaderInterface<R> {
public:
  virtual void WaitForInitialMetadata() = 0;
  virtual bool WritesDone() = 0;
};
template <class W, class R> class ClientReaderWriter final : public ClientReaderWriterInterface<W, R> {
public:
  void WaitForInitialMetadata() override;
  bool NextMessageSize(unsigned *size) override;
  bool Read(R *message) override;
  using internal::WriterInterface<W>::Write;
  bool Write(const W &message, WriteOptions options) override;
  bool WritesDone() override;
  Status Finish() override;
};

template <class R> class ServerReader final : public internal::ReaderInterface<R> {
public:
  bool NextMessageSize(unsigned *size) override;
  bool Read(R *message) override;
};
template <class W> class ServerWriter final : public internal::WriterInterface<W> {
public:
  using internal::WriterInterface<W>::Write;
  bool Write(const W &message, WriteOptions options) override;
};
template <class W, class R>
class ServerReaderWriter final : public internal::WriterInterface<W>, public internal::ReaderInterface<R> {
public:
  bool NextMessageSize(unsigned *size) override;
  bool Read(R *message) override;
  using internal::WriterInterface<W>::Write;
  bool Write(const W &message, WriteOptions options) override;
};

template <class R> class ClientAsyncResponseReader {
public:
  void StartCall();
  void Finish(R *message, Status *status, void *tag);
};
template <class R> class ClientAsyncReader {};
template <class W> class ClientAsyncWriter {};
template <class W, class R> class ClientAsyncReaderWriter {};

class ServerInterface {
public:
  virtual ~ServerInterface();
  void Shutdown();
  template <class T> void Shutdown(const T &deadline);
  virtual void Wait() = 0;
};
class Server : public ServerInterface {
public:
  ~Server() override;
  void Wait() override;
  int GetHealthCheckService() const;
};
} // namespace grpc
