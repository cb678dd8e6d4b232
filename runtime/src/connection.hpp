// One client's connection. Its life is driven by three events: bytes came, bytes went, a second has passed.
//
//     on_read --> process: parse --> dispatch --> the runner, a coroutine that lives as long as the connection
//                            ^                       | calls the handler; most are done before they are suspended
//                            |                       v
//                            +---- flush <---- complete: the response is appended to the output
//
// Requests that came together are answered with one write. While a handler is suspended the connection reads on, into
// what is left of its buffer, so that it notices when the client goes away; that cancels the handler.
#pragma once

#include "request_parser.hpp"
#include "resume_point.hpp"
#include "transport.hpp"

#include <boost/asio/cancellation_signal.hpp>
#include <boost/intrusive/list_hook.hpp>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <nostall/request.hpp>
#include <nostall/response.hpp>
#include <optional>
#include <string>

namespace nostall::detail {

class worker;

// On the loop of its worker only. Kept alive by its operations, and by itself while it handles a request.
class connection final : public boost::intrusive::list_base_hook<>, private stream_writer {
public:
  using clock = std::chrono::steady_clock;

  connection(worker& owner, std::unique_ptr<transport> carrier);
  ~connection();

  void start();
  void on_open(error_code error);
  void on_read(error_code error, std::size_t got);
  void on_write(error_code error, std::size_t sent);

  // Starts the next read, unless there is one or it must wait.
  void read_on();

  // Looks after the deadlines.
  void sweep(clock::time_point now);

  // No further request: closes now if idle, else when the response has been written. Streams are cancelled.
  void finish();

  // Ends the connection now. A request that is being handled is cancelled.
  void close();

  // For the end of the loop: what a handler has not let go of.
  void forget() { self_.reset(); }

  // What the request that is being handled is, for the log; empty if there is none.
  std::string describe_pending(clock::time_point now) const;

private:
  friend void intrusive_ptr_add_ref(connection* self) noexcept { ++self->references_; }
  friend void intrusive_ptr_release(connection* self) noexcept {
    if (--self->references_ == 0)
      delete self;
  }

  enum class phase : unsigned char { opening, idle, header, body, handler, stream, lingering, closed };

  // The requests.
  void process();
  bool next_request();
  void dispatch();
  void refuse(unsigned status);
  task<> run();
  void complete(const response& answer);
  response error_response(std::exception_ptr error);
  void append(const response& answer);
  void give_up_on_handler();
  void done_with_request(const response& answer, std::size_t bytes);

  // The bytes.
  bool make_room();
  void flush();
  void write_on();
  void end_output();
  void enter(phase next, std::chrono::milliseconds limit);

  // Streams.
  task<> send_stream(const response& answer);
  task<> write(std::string_view data) override;

  // WebSockets.
  task<response> serve_websocket(const response& accepted);
  task<> stop_reading();

  worker& worker_;
  std::unique_ptr<transport> transport_;
  clock::time_point deadline_;       // of the phase
  clock::time_point write_deadline_; // while writing_
  clock::time_point request_began_;  // to be handled: with the bytes, or with the end of the request before it
  std::optional<request_parser> parser_;
  nostall::request request_;
  boost::asio::cancellation_signal cancel_;
  resume_point runner_;  // waits for the next request
  resume_point drained_; // waits until the output has been written
  connection_ptr self_;  // while a request is handled

  struct free_memory {
    void operator()(char* memory) const noexcept { std::free(memory); }
  };
  std::unique_ptr<char[], free_memory> buffer_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0; // of the request that is being read or handled
  std::size_t end_ = 0;   // of what was read
  std::string unsent_;
  std::size_t sent_ = 0; // of unsent_

  unsigned references_ = 0;
  phase phase_ = phase::opening;
  bool reading_ = false;
  bool writing_ = false;
  bool processing_ = false;
  bool handling_ = false;  // the runner is busy
  bool abandoned_ = false; // what the runner is busy with is no longer wanted
  bool keep_alive_ = true;
  bool output_ended_ = false; // close when all is written
  bool chunked_ = false;      // the stream that is being written
  bool taken_over_ = false;   // somebody else reads and writes
  unsigned writes_in_a_row_ = 0;
};

} // namespace nostall::detail
