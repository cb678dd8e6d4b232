// RUN: %nostall dump --facts %s -- -std=c++20 -I%S/../../Inputs/boost-mock | %filecheck %s
// A loop that only threads run, and that gets nothing but posted work, is a pool; with a timer, a coroutine that waits
// there or an owner outside it is none. A field counts only in a class that no other file can name.
#include <boost/asio.hpp>
#include <functional>
#include <memory>
#include <thread>
#include <utility>
#include <vector>
namespace asio = boost::asio;

namespace {
class good {
public:
  good() : guard_(asio::make_work_guard(queue_)), thread_([this] { queue_.run(); }) {}
  void add() { asio::post(queue_, [] {}); }
  void stop() { queue_.stop(); }

private:
  asio::io_context queue_;
  asio::executor_work_guard<asio::io_context::executor_type> guard_;
  std::thread thread_;
};
// CHECK-LABEL: function good::add{{$}}
// CHECK-NEXT: {{.*}}: runs argument 1 off-loop

class with_timer {
public:
  with_timer() : thread_([this] { queue_.run(); }) {}
  void add() { asio::post(queue_, [] {}); }

private:
  asio::io_context queue_;
  asio::steady_timer flush_{queue_};
  std::thread thread_;
};
// CHECK-LABEL: function with_timer::add{{$}}
// CHECK-NEXT: {{.*}}: runs argument 1 on a loop

class lent_out {
public:
  lent_out() : thread_([this] { queue_.run(); }) {}
  void add() { asio::post(queue_, [] {}); }
  asio::io_context &queue() { return queue_; }

private:
  asio::io_context queue_;
  std::thread thread_;
};
// CHECK-LABEL: function lent_out::add{{$}}
// CHECK-NEXT: {{.*}}: runs argument 1 on a loop

class run_by_the_caller {
public:
  run_by_the_caller() : thread_([] {}) {}
  void run() { queue_.run(); }
  void add() { asio::post(queue_, [] {}); }

private:
  asio::io_context queue_;
  std::thread thread_;
};
// CHECK-LABEL: function run_by_the_caller::add{{$}}
// CHECK-NEXT: {{.*}}: runs argument 1 on a loop

class run_by_threads {
public:
  explicit run_by_threads(int count) {
    for (int i = 0; i < count; ++i)
      threads_.emplace_back([this] { run(); });
  }
  void add() { asio::post(queue_.get_executor(), [] {}); }

private:
  void run() { queue_.run(); }
  asio::io_context queue_;
  std::vector<std::thread> threads_;
};
// CHECK-LABEL: function run_by_threads::add{{$}}
// CHECK-NEXT: {{.*}}: runs argument 1 off-loop

class bound {
public:
  bound() : thread_(std::bind(&bound::run, this)) {}
  void add() { asio::post(queue_, [] {}); }

private:
  void run() { queue_.run(); }
  asio::io_context queue_;
  std::thread thread_;
};
// CHECK-LABEL: function bound::add{{$}}
// CHECK-NEXT: {{.*}}: runs argument 1 off-loop

class also_run_by_the_caller {
public:
  also_run_by_the_caller() : thread_(std::bind(&also_run_by_the_caller::run, this)) {}
  void start() { run(); }
  void add() { asio::post(queue_, [] {}); }

private:
  void run() { queue_.run(); }
  asio::io_context queue_;
  std::thread thread_;
};
// CHECK-LABEL: function also_run_by_the_caller::add{{$}}
// CHECK-NEXT: {{.*}}: runs argument 1 on a loop

class waits_there {
public:
  waits_there() : thread_([this] { queue_.run(); }) {}
  void keep() {
    asio::co_spawn(queue_, []() -> asio::awaitable<void> { co_await asio::post(asio::use_awaitable); }, asio::detached);
  }
  void add() { asio::post(queue_, [] {}); }

private:
  asio::io_context queue_;
  std::thread thread_;
};
// CHECK-LABEL: function waits_there::add{{$}}
// CHECK-NEXT: {{.*}}: runs argument 1 on a loop

class owned {
public:
  owned() : queue_(std::make_unique<asio::io_context>()), thread_([this] { queue_->run(); }) {}
  void add() { asio::post(*queue_, [] {}); }

private:
  std::unique_ptr<asio::io_context> queue_;
  std::thread thread_;
};
// CHECK-LABEL: function owned::add{{$}}
// CHECK-NEXT: {{.*}}: runs argument 1 off-loop

class of_another {
public:
  explicit of_another(std::shared_ptr<asio::io_context> queue)
      : queue_(std::move(queue)), thread_([this] { queue_->run(); }) {}
  void add() { asio::post(*queue_, [] {}); }

private:
  std::shared_ptr<asio::io_context> queue_;
  std::thread thread_;
};
// CHECK-LABEL: function of_another::add{{$}}
// CHECK-NEXT: {{.*}}: runs argument 1 on a loop
} // namespace

class named_elsewhere {
public:
  named_elsewhere() : thread_([this] { queue_.run(); }) {}
  void add() { asio::post(queue_, [] {}); }
  asio::io_context queue_;

private:
  std::thread thread_;
};
// CHECK-LABEL: function named_elsewhere::add{{$}}
// CHECK-NEXT: {{.*}}: runs argument 1 on a loop

void local() {
  asio::io_context queue;
  std::thread worker([&] { queue.run(); });
  asio::post(queue, [] {});
  worker.join();
}
// CHECK-LABEL: function local{{$}}
// CHECK-NEXT: {{.*}}: runs argument 1 off-loop

void local_that_runs_here() {
  asio::io_context queue;
  std::thread worker([] {});
  asio::post(queue, [] {});
  queue.run();
  worker.join();
}
// CHECK-LABEL: function local_that_runs_here{{$}}
// CHECK-NEXT: {{.*}}: runs argument 1 on a loop

asio::io_context jobs, timers;
void global() {
  std::thread([] { jobs.run(); }).detach();
  asio::post(jobs, [] {});
  std::thread([] { timers.run(); }).detach();
  asio::post(timers, [] {});
  asio::steady_timer timer(timers);
}
// CHECK-LABEL: function global{{$}}
// CHECK-NEXT: {{.*}}: runs argument 1 off-loop
// CHECK-NEXT: {{.*}}: runs argument 1 on a loop

void use() {
  bound().add();
  also_run_by_the_caller().start();
  also_run_by_the_caller().add();
  good().add();
  good().stop();
  with_timer().add();
  lent_out().add();
  lent_out().queue();
  run_by_the_caller().run();
  run_by_the_caller().add();
  run_by_threads(2).add();
  waits_there().add();
  waits_there().keep();
  owned().add();
  of_another(nullptr).add();
}
