// The bytes of a connection: its buffer, its output, its streams, its end.
#include "connection.hpp"

#include "websocket_stream.hpp"
#include "worker.hpp"

#include <algorithm>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <new>

namespace nostall::detail {

namespace asio = boost::asio;

namespace {

constexpr std::size_t smallest_buffer = 1024;
constexpr std::size_t largest_idle_buffer = 16 * 1024;
constexpr std::size_t least_room = 128;
constexpr std::size_t room_for_framing = 16 * 1024; // of chunks, beside the body
constexpr std::chrono::seconds lingering_time(2);
constexpr unsigned most_writes_in_a_row = 16;

} // namespace

void connection::enter(phase next, std::chrono::milliseconds limit) {
  phase_ = next;
  deadline_ = worker_.now() + limit;
}

void connection::read_on() {
  if (reading_ || taken_over_ || phase_ == phase::closed || (output_ended_ && phase_ != phase::lingering))
    return;
  if (phase_ == phase::lingering)
    begin_ = end_ = 0; // nobody will read it
  else if (handling_ ? end_ == capacity_ : writing_)
    return; // the client must take what it asked for first
  if (!handling_)
    make_room();
  if (output_ended_ && phase_ != phase::lingering)
    return flush(); // there is no room: refused
  reading_ = true;
  transport_->read(buffer_.get() + end_, capacity_ - end_, this);
}

// Sees to it that something can be read, unless the request is too large. True if what was read is elsewhere now.
bool connection::make_room() {
  if (reading_)
    return false; // into the room that there is
  if (begin_ == end_ && !handling_ && capacity_ > largest_idle_buffer) {
    buffer_.reset();
    capacity_ = begin_ = end_ = 0;
  }
  if (begin_ == end_ && !handling_)
    begin_ = end_ = 0;
  if (capacity_ - end_ >= least_room)
    return false;
  if (parser_ && !handling_)
    end_ = begin_ + parser_->compact(buffer_.get() + begin_, end_ - begin_);
  const std::size_t used = end_ - begin_;
  const limits& allowed = worker_.how().limits;
  if (used > allowed.header + allowed.body + room_for_framing && !handling_) {
    refuse(413);
    return false;
  }
  if (capacity_ - used >= std::max(least_room, capacity_ / 2) && begin_ > 0) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, used);
  } else {
    if (begin_ > 0 && used > 0)
      std::memmove(buffer_.get(), buffer_.get() + begin_, used);
    capacity_ = std::max(smallest_buffer, 2 * capacity_);
    // Not a new one: a large block is given other addresses, which takes no time, instead of being copied.
    char* const larger = static_cast<char*>(std::realloc(buffer_.get(), capacity_));
    if (larger == nullptr)
      throw std::bad_alloc();
    static_cast<void>(buffer_.release());
    buffer_.reset(larger);
  }
  begin_ = 0;
  end_ = used;
  return true;
}

void connection::on_read(error_code error, std::size_t got) {
  const connection_ptr keep(this);
  reading_ = false;
  if (phase_ == phase::closed)
    return;
  end_ += got;
  if (taken_over_)
    return drained_.resume();
  if (!error && handling_)
    return read_on();
  if (!error && phase_ == phase::lingering)
    return read_on();
  if (!error) {
    request_began_ = clock::now();
    return process();
  }
  // A client that has sent all it wants, and still reads, gets what has been answered already.
  if (error == asio::error::eof && writing_ && !handling_)
    return void(output_ended_ = true);
  if (handling_ && !abandoned_)
    worker_.log_trouble(transport_->socket(), "has gone: " + describe_pending(clock::now()));
  close();
}

// Writes the worker's output, as far as the client takes it now; the rest follows by itself.
void connection::flush() {
  std::string& output = worker_.output;
  if (phase_ == phase::closed)
    return output.clear();
  if (!output.empty() && !writing_) {
    error_code error;
    const std::size_t sent = transport_->write_now(output.data(), output.size(), error);
    if (error) {
      output.clear();
      return close();
    }
    if (sent == output.size())
      output.clear();
    else
      output.erase(0, sent);
  }
  if (!output.empty()) {
    unsent_ += output;
    output.clear();
    if (!writing_)
      write_on();
  }
  if (output_ended_ && !writing_ && phase_ != phase::lingering)
    end_output();
}

void connection::write_on() {
  writing_ = true;
  write_deadline_ = worker_.now() + worker_.how().deadlines.write;
  transport_->write(unsent_.data() + sent_, unsent_.size() - sent_, this);
}

void connection::on_write(error_code error, std::size_t sent) {
  const connection_ptr keep(this);
  writing_ = false;
  if (phase_ == phase::closed)
    return;
  if (error)
    return close();
  sent_ += sent;
  if (sent_ < unsent_.size())
    return write_on();
  sent_ = 0;
  if (unsent_.capacity() > largest_idle_buffer)
    unsent_ = {};
  else
    unsent_.clear();
  if (output_ended_)
    return end_output();
  if (drained_.waiting())
    return drained_.resume();
  if (!handling_)
    process();
}

// All is written. To close now could make the client lose it, if there is something on the way that was not read.
void connection::end_output() {
  transport_->finish();
  enter(phase::lingering, lingering_time);
  read_on();
}

void connection::close() {
  if (phase_ == phase::closed)
    return;
  const connection_ptr keep(this);
  phase_ = phase::closed;
  transport_->close();
  if (!handling_)
    return;
  if (!abandoned_) {
    abandoned_ = true;
    worker_.counted().cancelled();
    cancel_.emit(asio::cancellation_type::terminal);
  }
  drained_.resume();
}

// Ends the read that is under way to notice a client that goes away.
task<> connection::stop_reading() {
  taken_over_ = true;
  if (!reading_)
    co_return;
  error_code ignored;
  transport_->socket().cancel(ignored);
  co_await drained_.wait();
}

// The response if the handler cannot take it; else it serves, and closes.
task<response> connection::serve_websocket(const response& accepted) {
  const auto peer = transport_->websocket(worker_.how().limits.body);
  std::exception_ptr error;
  std::optional<task<>> handler;
  try {
    handler.emplace(accepted.websocket_(*peer));
  } catch (...) {
    error = std::current_exception();
  }
  if (error)
    co_return error_response(error);
  flush();
  if (writing_)
    co_await drained_.wait();
  co_await stop_reading();
  if (phase_ == phase::closed)
    co_return response();
  enter(phase::stream, {});
  try {
    if (co_await peer->accept({buffer_.get() + begin_, end_ - begin_})) {
      done_with_request(accepted, 0);
      co_await std::move(*handler);
      co_await peer->finish(1000);
    }
  } catch (...) {
    error = std::current_exception();
  }
  if (error && !abandoned_) {
    worker_.log_exception(request_.path(), error);
    co_await peer->finish(1011);
  }
  abandoned_ = true; // there is no response to write
  taken_over_ = false;
  if (phase_ != phase::closed)
    end_output();
  co_return response();
}

task<> connection::send_stream(const response& answer) {
  chunked_ = request_.version() >= 11 && !answer.stream_length();
  if (!chunked_ && !answer.stream_length())
    keep_alive_ = false;
  enter(phase::stream, {});
  worker_.serialize_head(answer, keep_alive_, request_, answer.stream_length());
  flush();
  done_with_request(answer, 0);
  try {
    co_await answer.producer()(static_cast<stream_writer&>(*this));
    if (chunked_ && phase_ != phase::closed) {
      worker_.output += "0\r\n\r\n";
      flush();
    }
  } catch (...) {
    if (!abandoned_)
      worker_.log_exception(request_.path(), std::current_exception());
    close(); // without the last chunk: the client sees that something is missing
  }
}

task<> connection::write(std::string_view data) {
  if (phase_ == phase::closed)
    throw boost::system::system_error(asio::error::connection_reset);
  if (data.empty())
    co_return;
  if (chunked_) {
    char size[16];
    const auto end = std::to_chars(size, size + sizeof size, data.size(), 16).ptr;
    worker_.output.append(size, end).append("\r\n").append(data).append("\r\n");
  } else {
    worker_.output += data;
  }
  flush();
  if (writing_)
    co_await drained_.wait();
  else if (++writes_in_a_row_ % most_writes_in_a_row == 0)
    co_await asio::post(worker_.context(), use_task); // a client that takes everything must not keep the loop
  if (phase_ == phase::closed)
    throw boost::system::system_error(asio::error::connection_reset);
}

} // namespace nostall::detail
