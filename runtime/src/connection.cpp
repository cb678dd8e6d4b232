// The requests of a connection; connection_io.cpp has its bytes. See connection.hpp for the way that a request goes.
#include "connection.hpp"

#include "worker.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <nostall/detail/router.hpp>

namespace nostall::detail {

namespace asio = boost::asio;

connection::connection(worker& owner, std::unique_ptr<transport> carrier)
    : worker_(owner), transport_(std::move(carrier)) {
  worker_.add(*this);
}

connection::~connection() {
  phase_ = phase::closed;
  runner_.resume(); // and so ends it
  worker_.remove(*this);
}

void connection::start() {
  enter(phase::opening, worker_.how().deadlines.header);
  asio::co_spawn(worker_.context(), run(), asio::bind_cancellation_slot(cancel_.slot(), [](std::exception_ptr) {}));
  transport_->open(this);
}

void connection::on_open(error_code error) {
  if (error) {
    if (phase_ != phase::closed)
      worker_.log_trouble(transport_->socket(), "does not speak TLS: " + error.message());
    return close();
  }
  if (phase_ == phase::opening)
    phase_ = phase::idle; // the deadline stays: the first request must come as soon as any other's header
  read_on();
}

void connection::process() {
  const connection_ptr keep(this);
  bool more = true;
  while (more) {
    processing_ = true;
    unsigned answered = 0;
    while ((more = !handling_ && !writing_ && !output_ended_ && phase_ != phase::closed && next_request()))
      if (++answered == worker_.how().limits.pipeline)
        break;
    processing_ = false;
    flush();
  }
  worker_.read_later(keep);
}

// True if there was one and it has been answered.
bool connection::next_request() {
  if (begin_ == end_) {
    if (phase_ != phase::idle)
      enter(phase::idle, worker_.how().deadlines.keep_alive);
    return false;
  }
  if (!parser_)
    parser_.emplace(request_, worker_.how().limits);
  for (;;) {
    switch (parser_->parse(buffer_.get() + begin_, end_ - begin_)) {
    case request_parser::progress::need_more:
      if (phase_ != phase::header && phase_ != phase::body && parser_->started())
        enter(phase::header, worker_.how().deadlines.header);
      return false;
    case request_parser::progress::header:
      enter(phase::body, worker_.how().deadlines.body);
      if (parser_->expects_continue() && parser_->consumed() == end_ - begin_)
        worker_.output += "HTTP/1.1 100 Continue\r\n\r\n";
      break;
    case request_parser::progress::failed:
      refuse(parser_->status());
      return false;
    case request_parser::progress::complete:
      dispatch();
      return !handling_;
    }
  }
}

// Hands the request to the runner, which goes on until the handler is done or suspended.
void connection::dispatch() {
  handling_ = true;
  if (make_room())
    parser_->rebase(buffer_.get() + begin_);
  self_ = this;
  keep_alive_ = parser_->keeps_alive() && !worker_.stopping();
  enter(phase::handler, worker_.how().deadlines.handler);
  runner_.resume();
}

task<> connection::run() {
  for (;;) {
    co_await runner_.wait();
    if (phase_ == phase::closed)
      co_return;
    response answer;
    try {
      answer = co_await worker_.served().dispatch(request_);
      if (answer.websocket_ && !abandoned_)
        answer = co_await serve_websocket(answer);
    } catch (...) {
      answer = error_response(std::current_exception());
    }
    if (answer.producer() && !abandoned_ && request_.method() != verb::head)
      co_await send_stream(answer);
    complete(answer);
    if (abandoned_)
      co_return;
  }
}

response connection::error_response(std::exception_ptr error) {
  response answer = app::error_response(error);
  if (answer.status() == 500 && !abandoned_)
    worker_.log_exception(request_.path(), error);
  return answer;
}

// The runner has done what it was to do. Either process() is waiting for that, or this is another turn of the loop.
void connection::complete(const response& answer) {
  if (answer.status() > 500 && !abandoned_)
    worker_.log_trouble(log_level::warning, "answered with " + std::to_string(answer.status()) + " " +
                                                answer.body().substr(0, 200) + ": " + describe_pending(clock::now()));
  handling_ = false;
  if (!abandoned_) {
    if (phase_ != phase::stream)
      append(answer);
    begin_ += parser_->consumed();
    parser_.reset();
    if (!keep_alive_)
      output_ended_ = true;
    if (answer.background())
      worker_.run_in_background(answer.background());
  }
  if (processing_)
    return self_.reset();
  if (!abandoned_)
    flush();
  request_began_ = clock::now();
  // Not now: the runner must be waiting before it can be given the next request, or be destroyed.
  asio::post(worker_.context(), [keep = std::move(self_)] {
    if (!keep->abandoned_)
      keep->process();
  });
}

void connection::append(const response& answer) {
  const bool no_body = answer.status() == 204 || answer.status() == 304;
  const auto length = no_body             ? std::nullopt
                      : answer.producer() ? answer.stream_length()
                                          : std::optional(answer.body().size());
  worker_.serialize_head(answer, keep_alive_, request_, length);
  if (!no_body && request_.method() != verb::head)
    worker_.output += answer.body();
  done_with_request(answer, answer.body().size());
}

// A request that cannot be read, or not in time. Nothing that follows it can be trusted.
void connection::refuse(unsigned status) {
  keep_alive_ = false;
  output_ended_ = true;
  request_began_ = clock::now();
  worker_.log_trouble(transport_->socket(), "is refused with " + std::to_string(status));
  append(http_error(status).to_response());
}

// The handler has had its time. The client is answered at once, whenever the handler may end.
void connection::give_up_on_handler() {
  worker_.log(log_level::warning, "the handler's deadline has passed: " + describe_pending(clock::now()));
  abandoned_ = true;
  keep_alive_ = false;
  output_ended_ = true;
  append(http_error(503, "the request took too long").to_response());
  flush();
  cancel_.emit(asio::cancellation_type::terminal);
}

void connection::done_with_request(const response& answer, std::size_t bytes) {
  const clock::duration took = clock::now() - request_began_;
  worker_.counted().request(answer.status(), took);
  if (worker_.how().access_log)
    worker_.log_access(request_, transport_->socket(), answer.status(), bytes, took);
}

void connection::sweep(clock::time_point now) {
  const connection_ptr keep(this);
  if (writing_ && now > write_deadline_) {
    worker_.log_trouble(transport_->socket(), "does not take its response, and is closed");
    return close();
  }
  if (now <= deadline_)
    return;
  switch (phase_) {
  case phase::header:
  case phase::body:
    refuse(408);
    return flush();
  case phase::handler:
    if (!abandoned_)
      give_up_on_handler();
    return;
  case phase::opening:
  case phase::idle:
  case phase::lingering:
    return close();
  case phase::stream:
  case phase::closed:
    return;
  }
}

void connection::finish() {
  const connection_ptr keep(this);
  keep_alive_ = false;
  if (phase_ == phase::opening || phase_ == phase::idle || phase_ == phase::stream)
    close();
}

std::string connection::describe_pending(clock::time_point now) const {
  if (!handling_)
    return {};
  const auto pending = std::chrono::duration_cast<std::chrono::milliseconds>(now - request_began_);
  std::string text(to_string(request_.method()));
  text.append(" ").append(request_.path()).append(", pending for ");
  text.append(std::to_string(pending.count())).append(" ms");
  if (const endpoint* handler = request_.endpoint_)
    text.append(", in the handler of ")
        .append(handler->route)
        .append(" (")
        .append(handler->where.file_name())
        .append(":")
        .append(std::to_string(handler->where.line()))
        .append(")");
  return text;
}

} // namespace nostall::detail
