// RUN: %check_both %s -- -std=c++20
// A future or thread that is moved away waits for nobody when it is destroyed.
#include "awaitable.hpp"
#include <future>
#include <thread>
#include <utility>
#include <vector>
using boost::asio::awaitable;

int work(int number) { return number; }

struct Session {
  std::future<int> result;
  std::jthread thread;
  std::vector<std::future<int>> results;
  std::vector<std::jthread> threads;
};

awaitable<void> good_kept(Session &session) {
  session.result = std::async(work, 1);
  session.results.push_back(std::async(work, 1));
  session.thread = std::jthread(work, 1);
  session.threads.push_back(std::jthread(work, 1));
  session.threads.emplace_back(work, 1);
  co_return;
}

awaitable<std::future<int>> good_moved(Session &session) {
  std::jthread thread(work, 1);
  session.thread = std::move(thread);
  auto result = std::async(work, 1);
  co_return std::move(result);
}

std::future<int> start() { return std::async(work, 1); }

awaitable<void> good_started(Session &session) {
  session.result = start();
  co_return;
}
