// See metrics.hpp. Sums are made when they are asked for; loops only count.
#include <nostall/metrics.hpp>

#include "metrics_source.hpp"

#include <algorithm>
#include <mutex>
#include <nostall/limiter.hpp>
#include <string_view>
#include <utility>
#include <vector>

namespace nostall {

namespace {

using detail::counters;

struct registry {
  std::mutex mutex;
  std::vector<const counters*> sources;
  counters gone; // the sums of those that are no more
  std::vector<const watchdog*> watchdogs;
  watchdog_statistics gone_stalls;

  static registry& instance() {
    static registry& all = *new registry;
    return all;
  }
};

void add_to(watchdog_statistics& sums, const watchdog_statistics& seen) {
  sums.stalls += seen.stalls;
  sums.stalled_total += seen.stalled_total;
}

void add_to(counters& sums, const counters& counted) {
  const auto add = [](counters::counter& to, const counters::counter& from) { to += from.load(); };
  for (std::size_t index = 0; index < sums.latency.size(); ++index)
    add(sums.latency[index], counted.latency[index]);
  for (std::size_t index = 0; index < sums.by_status.size(); ++index)
    add(sums.by_status[index], counted.by_status[index]);
  add(sums.latency_sum, counted.latency_sum);
  add(sums.requests_cancelled, counted.requests_cancelled);
  add(sums.connections_accepted, counted.connections_accepted);
  add(sums.connections_open, counted.connections_open);
  add(sums.accept_errors, counted.accept_errors);
}

class exposition {
public:
  void family(std::string_view name, std::string_view type, std::string_view help) {
    text_.append("# HELP ").append(name).append(" ").append(help).append("\n");
    text_.append("# TYPE ").append(name).append(" ").append(type).append("\n");
  }

  template <typename Number>
  void sample(std::string_view name, std::string_view labels, Number value) {
    text_.append(name);
    if (!labels.empty())
      text_.append("{").append(labels).append("}");
    text_.append(" ").append(std::to_string(value)).append("\n");
  }

  template <typename Number>
  void single(std::string_view name, std::string_view type, std::string_view help, Number value) {
    family(name, type, help);
    sample(name, {}, value);
  }

  std::string take() && { return std::move(text_); }

private:
  std::string text_;
};

std::string seconds(std::int64_t microseconds) {
  std::string text = std::to_string(static_cast<double>(microseconds) / 1e6);
  text.erase(text.find_last_not_of('0') + 1);
  return text.ends_with('.') ? text + '0' : text;
}

void write_requests(exposition& to, const counters& sums) {
  to.family("nostall_requests_total", "counter", "Requests that were answered, by the first digit of the status.");
  for (std::size_t digit = 1; digit < sums.by_status.size(); ++digit)
    to.sample("nostall_requests_total", "status=\"" + std::to_string(digit) + "xx\"", sums.by_status[digit].load());
  to.family("nostall_request_duration_seconds", "histogram", "From the bytes of a request to its response.");
  std::uint64_t count = 0;
  for (std::size_t index = 0; index < sums.latency.size(); ++index) {
    count += sums.latency[index];
    const std::string bound = index < counters::bounds.size() ? seconds(counters::bounds[index]) : "+Inf";
    to.sample("nostall_request_duration_seconds_bucket", "le=\"" + bound + "\"", count);
  }
  to.sample("nostall_request_duration_seconds_sum", {}, static_cast<double>(sums.latency_sum.load()) / 1e6);
  to.sample("nostall_request_duration_seconds_count", {}, count);
  to.single("nostall_requests_cancelled_total", "counter", "Requests whose client went away or that took too long.",
            sums.requests_cancelled.load());
  to.single("nostall_connections_accepted_total", "counter", "Connections.", sums.connections_accepted.load());
  to.single("nostall_connections_open", "gauge", "Connections now.", sums.connections_open.load());
  to.single("nostall_accept_errors_total", "counter", "Connections that could not be accepted.",
            sums.accept_errors.load());
}

// A label's value; names are the program's own words, but a quote in one must not break the format.
std::string label(const limiter_statistics& limiter) {
  std::string name = limiter.name;
  std::erase_if(name, [](char c) { return c == '"' || c == '\\' || c == '\n'; });
  return "limiter=\"" + name + "\"";
}

void write_limiters(exposition& to) {
  const std::vector<limiter_statistics> limiters = named_limiter_statistics();
  const auto write = [&](std::string_view name, std::string_view type, std::string_view help, auto value) {
    to.family(name, type, help);
    for (const limiter_statistics& limiter : limiters)
      to.sample(name, label(limiter), value(limiter));
  };
  const auto in_seconds = [](auto time) { return std::chrono::duration<double>(time).count(); };
  using statistics = limiter_statistics;
  write("nostall_pool_limit", "gauge", "Functions that may run at the same time.",
        [](const statistics& of) { return of.limit; });
  write("nostall_pool_running", "gauge", "Functions that run now.", [](const statistics& of) { return of.running; });
  write("nostall_pool_waiting", "gauge", "Functions that wait for a thread now.",
        [](const statistics& of) { return of.waiting; });
  write("nostall_pool_started_total", "counter", "Functions that got a thread.",
        [](const statistics& of) { return of.started; });
  write("nostall_pool_refused_total", "counter", "Functions that found the line full.",
        [](const statistics& of) { return of.refused; });
  write("nostall_pool_wait_seconds_total", "counter", "Time that functions have waited for their thread.",
        [&](const statistics& of) { return in_seconds(of.wait_total); });
  write("nostall_pool_run_seconds_total", "counter", "Time that functions have run.",
        [&](const statistics& of) { return in_seconds(of.run_total); });
}

} // namespace

detail::metrics_source::metrics_source(const counters& counted) : counted_(&counted) {
  registry& all = registry::instance();
  const std::lock_guard lock(all.mutex);
  all.sources.push_back(counted_);
}

detail::metrics_source::metrics_source(metrics_source&& other) noexcept
    : counted_(std::exchange(other.counted_, nullptr)) {}

detail::metrics_source::~metrics_source() {
  if (!counted_)
    return;
  registry& all = registry::instance();
  const std::lock_guard lock(all.mutex);
  std::erase(all.sources, counted_);
  add_to(all.gone, *counted_);
  all.gone.connections_open = 0;
}

detail::stall_source::stall_source(const watchdog& watching) : watching_(watching) {
  registry& all = registry::instance();
  const std::lock_guard lock(all.mutex);
  all.watchdogs.push_back(&watching_);
}

detail::stall_source::~stall_source() {
  registry& all = registry::instance();
  const std::lock_guard lock(all.mutex);
  std::erase(all.watchdogs, &watching_);
  add_to(all.gone_stalls, watching_.statistics());
}

std::string metrics() {
  counters sums;
  watchdog_statistics stalls;
  {
    registry& all = registry::instance();
    const std::lock_guard lock(all.mutex);
    add_to(sums, all.gone);
    for (const counters* each : all.sources)
      add_to(sums, *each);
    add_to(stalls, all.gone_stalls);
    for (const watchdog* each : all.watchdogs)
      add_to(stalls, each->statistics());
  }
  exposition text;
  write_requests(text, sums);
  text.single("nostall_loop_stalls_total", "counter", "Turns of a loop that took longer than its watchdog's threshold.",
              stalls.stalls);
  text.single("nostall_loop_stalled_seconds_total", "counter", "How long these took.",
              std::chrono::duration<double>(stalls.stalled_total).count());
  write_limiters(text);
  return std::move(text).take();
}

} // namespace nostall
