#include <boost/asio.hpp>
#include <unistd.h>
namespace asio = boost::asio;
asio::awaitable<void> work() {
  ::sleep(1);
  co_return;
}
void launch(asio::any_io_executor executor) { asio::co_spawn(executor, work(), asio::detached); }
void start(asio::thread_pool &workers) { launch(workers.get_executor()); }
asio::awaitable<void> hops(asio::thread_pool &workers) {
  co_await asio::post(asio::bind_executor(workers, asio::use_awaitable));
  ::sleep(1);
}
