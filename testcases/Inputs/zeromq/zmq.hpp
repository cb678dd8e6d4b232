// The declarations of cppzmq 4.9 that the tests call, each in the class that declares it.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

struct zmq_pollitem_t {
  void *socket;
  int fd;
  short events, revents;
};

namespace zmq {
class message_t {
public:
  message_t();
  message_t(message_t &&other) noexcept;
  ~message_t() noexcept;
};
struct mutable_buffer {};
struct const_buffer {};
enum class send_flags : int { none = 0, dontwait = 1, sndmore = 2 };
constexpr send_flags operator|(send_flags a, send_flags b) noexcept {
  return static_cast<send_flags>(static_cast<int>(a) | static_cast<int>(b));
}
enum class recv_flags : int { none = 0, dontwait = 1 };

class context_t {
public:
  context_t();
  ~context_t() noexcept;
  void close() noexcept;
  void shutdown() noexcept;
};

namespace detail {
class socket_base {
public:
  void bind(const char *address);
  void connect(const char *address);
  std::size_t send(const void *buffer, std::size_t length, int flags = 0);
  bool send(message_t &message, int flags = 0);
  std::optional<std::size_t> send(message_t &&message, send_flags flags);
  std::optional<std::size_t> send(const_buffer buffer, send_flags flags = send_flags::none);
  std::size_t recv(void *buffer, std::size_t length, int flags = 0);
  bool recv(message_t *message, int flags = 0);
  std::optional<std::size_t> recv(message_t &message, recv_flags flags = recv_flags::none);
  std::optional<std::size_t> recv(mutable_buffer buffer, recv_flags flags = recv_flags::none);
};
} // namespace detail
class socket_ref : public detail::socket_base {
public:
  socket_ref() noexcept;
};
class socket_t : public detail::socket_base {
public:
  socket_t(context_t &context, int type);
  socket_t(socket_t &&other) noexcept;
  ~socket_t() noexcept;
  operator socket_ref() noexcept;
  void close() noexcept;
};

int poll(zmq_pollitem_t *items, std::size_t count, long timeout = -1);
int poll(zmq_pollitem_t *items, std::size_t count, std::chrono::milliseconds timeout);
int poll(std::vector<zmq_pollitem_t> &items, std::chrono::milliseconds timeout);
int poll(std::vector<zmq_pollitem_t> &items, long timeout = -1);
void proxy(socket_ref frontend, socket_ref backend, socket_ref capture);
void proxy_steerable(socket_ref frontend, socket_ref backend, socket_ref capture, socket_ref control);
template <class Out>
std::optional<std::size_t> recv_multipart(socket_ref socket, Out out, recv_flags flags = recv_flags::none);
template <class Out>
std::optional<std::size_t> recv_multipart_n(socket_ref socket, Out out, std::size_t count,
                                            recv_flags flags = recv_flags::none);
template <class Range>
std::optional<std::size_t> send_multipart(socket_ref socket, Range &&messages, send_flags flags = send_flags::none);

class multipart_t {
public:
  multipart_t();
  multipart_t(socket_ref socket);
  multipart_t(const std::string &text);
  bool recv(socket_ref socket, int flags = 0);
  bool send(socket_ref socket, int flags = 0);
};
class monitor_t {
public:
  monitor_t();
  virtual ~monitor_t();
  void init(socket_t &socket, const char *address, int events = 0xffff);
  void monitor(socket_t &socket, const char *address, int events = 0xffff);
  bool check_event(int timeout = 0);
};
} // namespace zmq
