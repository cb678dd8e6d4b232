// See logger.hpp.
#include "logger.hpp"

#include <cstdio>
#include <exception>

namespace nostall::detail {

namespace {

constexpr std::size_t most_lines = 10'000;

void write_to_standard_error(log_level level, std::string_view line) {
  static constexpr const char* names[] = {"info", "warning", "error"};
  std::fprintf(stderr, "nostall: %s: %.*s\n", names[static_cast<int>(level)], static_cast<int>(line.size()),
               line.data());
}

} // namespace

logger::logger(sink to) : sink_(to ? std::move(to) : write_to_standard_error), thread_([this] { run(); }) {}

logger::~logger() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void logger::write(log_level level, std::string line) {
  {
    const std::lock_guard lock(mutex_);
    if (lines_.size() >= most_lines) {
      ++dropped_;
      return;
    }
    lines_.emplace_back(level, std::move(line));
  }
  changed_.notify_one();
}

void logger::run() {
  std::vector<std::pair<log_level, std::string>> batch;
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return !lines_.empty() || closed_; });
    if (lines_.empty())
      return;
    batch.swap(lines_);
    if (const std::size_t dropped = std::exchange(dropped_, 0))
      batch.emplace_back(log_level::warning, std::to_string(dropped) + " lines of the log were left out");
    lock.unlock();
    for (const auto& [level, line] : batch) {
      try {
        sink_(level, line);
      } catch (...) { // a sink that cannot write has nowhere to say so
      }
    }
    batch.clear();
    lock.lock();
  }
}

} // namespace nostall::detail
