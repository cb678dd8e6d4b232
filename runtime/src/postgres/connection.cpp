// Drives libpq by the readiness of its socket. The descriptor that the loop waits on is a duplicate: libpq may close
// its own and open another while it connects.
#include <nostall/postgres/connection.hpp>

#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_future.hpp>
#include <libpq-fe.h>
#include <nostall/detail/abandonable_call.hpp>
#include <nostall/dns.hpp>
#include <nostall/to_thread.hpp>
#include <poll.h>
#include <unistd.h>

namespace nostall::postgres {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

using connection_handle = std::unique_ptr<PGconn, void (*)(PGconn*)>;
using result_handle = std::unique_ptr<PGresult, void (*)(PGresult*)>;
using descriptor = asio::posix::basic_stream_descriptor<executor_type>;

void ignore_notice(void*, const char*) {}

// libpq's messages end with a line break.
std::string trimmed(const char* message) {
  std::string text = message != nullptr ? message : "";
  while (!text.empty() && text.back() == '\n')
    text.pop_back();
  return text;
}

[[noreturn]] void fail(PGconn* handle) { throw error(trimmed(PQerrorMessage(handle)), ""); }

// The options of a connection string, with addresses for hosts that have a name: libpq would look these up by itself,
// and block.
task<std::vector<std::pair<std::string, std::string>>> options_of(std::string where) {
  char* message = nullptr;
  const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> parsed(PQconninfoParse(where.c_str(), &message),
                                                                              PQconninfoFree);
  if (!parsed) {
    const std::unique_ptr<char, void (*)(void*)> owned(message, PQfreemem);
    throw error(trimmed(message), "");
  }
  std::vector<std::pair<std::string, std::string>> options;
  std::string host, address;
  for (const PQconninfoOption* option = parsed.get(); option->keyword != nullptr; ++option)
    if (option->val != nullptr) {
      options.emplace_back(option->keyword, option->val);
      if (options.back().first == "host")
        host = option->val;
      if (options.back().first == "hostaddr")
        address = option->val;
    }
  if (!host.empty() && host[0] != '/' && address.empty() && host.find(',') == host.npos) {
    const auto found = co_await resolve(host, 0);
    options.emplace_back("hostaddr", found.at(0).address().to_string());
  }
  co_return options;
}

connection_handle start(const std::vector<std::pair<std::string, std::string>>& options) {
  std::vector<const char*> names, values;
  for (const auto& [name, value] : options) {
    names.push_back(name.c_str());
    values.push_back(value.c_str());
  }
  names.push_back(nullptr);
  values.push_back(nullptr);
  // It may read the service and password files, which are small and usually in memory.
  // NOLINTNEXTLINE(nostall-blocking-call)
  connection_handle handle(PQconnectStartParams(names.data(), values.data(), 0), PQfinish);
  if (!handle)
    throw std::bad_alloc();
  if (PQstatus(handle.get()) == CONNECTION_BAD)
    fail(handle.get());
  PQsetNoticeProcessor(handle.get(), ignore_notice, nullptr);
  return handle;
}

descriptor duplicate(const executor_type& loop, PGconn* handle) { return descriptor(loop, ::dup(PQsocket(handle))); }

} // namespace

struct connection::state {
  connection_handle handle;
  descriptor socket;
  bool busy = false;

  bool usable() const { return handle && PQstatus(handle.get()) == CONNECTION_OK; }

  void require_idle() const {
    if (!usable())
      throw error("the connection is closed", "");
    if (busy)
      throw std::logic_error("a connection runs one query at a time");
  }

  void close() {
    socket.close();
    handle.reset();
  }

  // The query goes on at the server when nobody waits for it any more: asks the server to end it, and closes, both on
  // another thread since they may block.
  void abandon() {
    socket.close();
    auto cancel = [handle = std::shared_ptr<PGconn>(std::move(handle))] {
      const std::unique_ptr<PGcancel, void (*)(PGcancel*)> request(PQgetCancel(handle.get()), PQfreeCancel);
      char message[256];
      if (request)
        PQcancel(request.get(), message, sizeof message);
    };
    to_thread(std::move(cancel))(asio::bind_executor(asio::system_executor(), [](const std::exception_ptr&) {}));
  }

  task<> wait(descriptor::wait_type what) {
    error_code failure;
    co_await socket.async_wait(what, asio::redirect_error(use_task, failure));
    if (failure)
      throw boost::system::system_error(failure);
  }

  task<> flush() {
    for (int more; (more = PQflush(handle.get())) != 0;) {
      if (more < 0)
        fail(handle.get());
      co_await wait(descriptor::wait_write);
    }
  }

  // The last result of what was sent, or its first error.
  task<result> receive() {
    co_await flush();
    result_handle last(nullptr, PQclear);
    for (;;) {
      while (PQisBusy(handle.get()) != 0) {
        co_await wait(descriptor::wait_read);
        if (PQconsumeInput(handle.get()) == 0)
          fail(handle.get());
      }
      // Not busy: what it returns is here already.
      // NOLINTNEXTLINE(nostall-blocking-call)
      result_handle next(PQgetResult(handle.get()), PQclear);
      if (!next)
        break;
      const ExecStatusType status = PQresultStatus(next.get());
      if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH) {
        close();
        throw error("COPY is not supported", "0A000");
      }
      if (!last || PQresultStatus(last.get()) != PGRES_FATAL_ERROR)
        last = std::move(next);
    }
    if (!last)
      fail(handle.get());
    if (PQresultStatus(last.get()) == PGRES_FATAL_ERROR) {
      const char* const code = PQresultErrorField(last.get(), PG_DIAG_SQLSTATE);
      throw error(trimmed(PQresultErrorMessage(last.get())), code != nullptr ? code : "");
    }
    co_return result(last.release());
  }

  // Receives, and abandons what nobody waits for any more.
  task<result> answer() {
    busy = true;
    try {
      result received = co_await receive();
      busy = false;
      co_return received;
    } catch (const boost::system::system_error&) {
      abandon();
      throw;
    } catch (...) {
      busy = false;
      throw;
    }
  }
};

connection::connection(std::unique_ptr<state> opened) : state_(std::move(opened)) {}
connection::connection(connection&&) noexcept = default;
connection& connection::operator=(connection&&) noexcept = default;
connection::~connection() = default;

task<connection> connection::connect(std::string where) {
  const executor_type loop = co_await asio::this_coro::executor;
  const auto options = co_await options_of(std::move(where));
  connection_handle handle = start(options);
  for (PostgresPollingStatusType next = PGRES_POLLING_WRITING; next != PGRES_POLLING_OK;
       next = PQconnectPoll(handle.get())) {
    if (next == PGRES_POLLING_FAILED)
      fail(handle.get());
    descriptor socket = duplicate(loop, handle.get());
    error_code failure;
    co_await socket.async_wait(next == PGRES_POLLING_READING ? descriptor::wait_read : descriptor::wait_write,
                               asio::redirect_error(use_task, failure));
    if (failure)
      throw boost::system::system_error(failure);
  }
  if (PQsetnonblocking(handle.get(), 1) != 0)
    fail(handle.get());
  descriptor socket = duplicate(loop, handle.get());
  auto opened = std::make_unique<state>(state{std::move(handle), std::move(socket)});
  co_return connection(std::move(opened));
}

task<result> connection::run(std::string statement, std::vector<parameter> parameters) {
  state& own = *state_;
  own.require_idle();
  std::vector<const char*> values;
  for (const parameter& value : parameters)
    values.push_back(value ? value->c_str() : nullptr);
  if (PQsendQueryParams(own.handle.get(), statement.c_str(), static_cast<int>(values.size()), nullptr, values.data(),
                        nullptr, nullptr, 0) == 0)
    fail(own.handle.get());
  co_return co_await own.answer();
}

task<result> connection::script(std::string statements) {
  state& own = *state_;
  own.require_idle();
  if (PQsendQuery(own.handle.get(), statements.c_str()) == 0)
    fail(own.handle.get());
  co_return co_await own.answer();
}

bool connection::usable() const { return state_ && state_->usable(); }

bool connection::idle() {
  if (!usable() || state_->busy || PQtransactionStatus(state_->handle.get()) != PQTRANS_IDLE)
    return false;
  pollfd socket{.fd = PQsocket(state_->handle.get()), .events = POLLIN, .revents = 0};
  return ::poll(&socket, 1, 0) == 0; // a server that goes says so, or closes
}

void connection::close() { state_->close(); }

task<> detail::end_transaction(connection& on, std::exception_ptr failure) {
  if (!failure)
    co_await on.query("commit");
  else if (on.usable())
    co_await on.query("rollback");
  if (failure)
    std::rethrow_exception(failure);
}

void detail::close_cancelled(connection& on, const std::exception_ptr& failure) {
  on.close();
  if (failure)
    std::rethrow_exception(failure);
  throw boost::system::system_error(asio::error::operation_aborted);
}

} // namespace nostall::postgres
