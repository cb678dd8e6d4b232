// What a program sees of being watched: nothing. System calls return the same, at the same time, with the watchdog and
// without.
#include <nostall/task.hpp>
#include <nostall/watchdog.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <gmock/gmock.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <future>
#include <mutex>
#include <ostream>
#include <poll.h>
#include <semaphore.h>
#include <spawn.h>
#include <string>
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/select.h>
#include <sys/sem.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using nostall::stall;
using nostall::watchdog;

struct call_result {
  std::string name;
  long value;
  int error;
  bool on_time;
  bool operator==(const call_result&) const = default;
};

std::ostream& operator<<(std::ostream& to, const call_result& result) {
  return to << result.name << " gave " << result.value << " (" << std::strerror(result.error) << ")"
            << (result.on_time ? "" : ", too early");
}

constexpr auto wait_time = 60ms; // far beyond the threshold, so that each call is looked at while it waits
constexpr timespec wait_timespec{.tv_sec = 0, .tv_nsec = std::chrono::nanoseconds(wait_time).count()};
constexpr timeval wait_timeval{.tv_sec = 0, .tv_usec = std::chrono::microseconds(wait_time).count()};

timespec wait_end(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  time.tv_nsec += wait_timespec.tv_nsec;
  time.tv_sec += time.tv_nsec / 1'000'000'000;
  time.tv_nsec %= 1'000'000'000;
  return time;
}

// Descriptors and what else the calls below wait for: nothing is ever there but what a test puts there.
class waiting_calls {
public:
  waiting_calls() {
    EXPECT_EQ(0, pipe(pipe_.data()));
    EXPECT_EQ(0, socketpair(AF_UNIX, SOCK_STREAM, 0, sockets_.data()));
    setsockopt(sockets_[0], SOL_SOCKET, SO_RCVTIMEO, &wait_timeval, sizeof wait_timeval);
    setsockopt(sockets_[0], SOL_SOCKET, SO_SNDTIMEO, &wait_timeval, sizeof wait_timeval);
    setsockopt(listener_, SOL_SOCKET, SO_RCVTIMEO, &wait_timeval, sizeof wait_timeval);
    EXPECT_EQ(0, listen(listener_, 1));
    EXPECT_EQ(0, sem_init(&semaphore_, 0, 0));
  }

  ~waiting_calls() {
    for (const int descriptor : {pipe_[0], pipe_[1], sockets_[0], sockets_[1], listener_, poller_, file_, same_file_})
      close(descriptor);
    sem_destroy(&semaphore_);
    msgctl(messages_, IPC_RMID, nullptr);
    semctl(counters_, 0, IPC_RMID);
  }

  std::vector<call_result> all() {
    sleeps();
    polls();
    socket_calls();
    pipe_calls();
    locks();
    queues_and_processes();
    return std::move(results_);
  }

private:
  // A call that takes that long at least.
  template <typename Call>
  void time(std::string name, std::chrono::milliseconds least, Call call) {
    const auto started = std::chrono::steady_clock::now();
    errno = 0;
    const long value = static_cast<long>(call());
    const int error = errno;
    const bool on_time = std::chrono::steady_clock::now() - started >= least;
    results_.push_back({std::move(name), value, value < 0 ? error : 0, on_time});
  }

  template <typename Call>
  void time(std::string name, Call call) {
    time(std::move(name), wait_time - 10ms, call); // some time limits are a tick of the kernel's clock too short
  }

  // A call that another thread ends by an action of its own.
  template <typename Action, typename Call>
  void time_until(std::string name, Action action, Call call) {
    std::thread other([&] {
      std::this_thread::sleep_for(wait_time);
      action();
    });
    time(std::move(name), 0ms, call);
    other.join();
  }

  void sleeps() {
    time("nanosleep", [] {
      timespec left{.tv_sec = 7, .tv_nsec = 7};
      const int result = nanosleep(&wait_timespec, &left);
      return result == 0 ? left.tv_sec * 100 + left.tv_nsec : result; // 707: not written to
    });
    time("clock_nanosleep", [] { return clock_nanosleep(CLOCK_MONOTONIC, 0, &wait_timespec, nullptr); });
    time("clock_nanosleep until", [] {
      const timespec end = wait_end(CLOCK_REALTIME);
      return clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &end, nullptr);
    });
    time("usleep", [] { return usleep(wait_timeval.tv_usec); });
    time("sleep", [] { return sleep(1); }); // seconds left
  }

  void polls() {
    pollfd polled{.fd = pipe_[0], .events = POLLIN, .revents = 0};
    epoll_event event{};
    fd_set readable;
    time("poll", [&] { return poll(&polled, 1, wait_time.count()); });
    time("ppoll", [&] { return ppoll(&polled, 1, &wait_timespec, nullptr); });
    time("select", [&] {
      FD_ZERO(&readable);
      FD_SET(pipe_[0], &readable);
      timeval left = wait_timeval;
      return select(pipe_[0] + 1, &readable, nullptr, nullptr, &left);
    });
    time("pselect", [&] {
      FD_ZERO(&readable);
      FD_SET(pipe_[0], &readable);
      return pselect(pipe_[0] + 1, &readable, nullptr, nullptr, &wait_timespec, nullptr);
    });
    time("epoll_wait", [&] { return epoll_wait(poller_, &event, 1, wait_time.count()); });
    time("epoll_pwait", [&] { return epoll_pwait(poller_, &event, 1, wait_time.count(), nullptr); });
  }

  void socket_calls() {
    char byte = 0;
    iovec part{.iov_base = &byte, .iov_len = 1};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    time("recv", [&] { return recv(sockets_[0], &byte, 1, 0); });
    time("recvfrom", [&] { return recvfrom(sockets_[0], &byte, 1, 0, nullptr, nullptr); });
    time("recvmsg", [&] { return recvmsg(sockets_[0], &message, 0); });
    time("read of a socket", [&] { return read(sockets_[0], &byte, 1); });
    time("accept", [&] { return accept(listener_, nullptr, nullptr); });
    const std::string much(100'000, 'x');
    while (send(sockets_[0], much.data(), much.size(), MSG_DONTWAIT) > 0)
      ;
    time("send", [&] { return send(sockets_[0], much.data(), much.size(), 0); });
    time("write of a socket", [&] { return write(sockets_[0], much.data(), much.size()); });
    std::string taken(100'000, ' ');
    while (recv(sockets_[1], taken.data(), taken.size(), MSG_DONTWAIT) > 0)
      ;
    time_until(
        "recv until something comes", [&] { EXPECT_EQ(1, send(sockets_[0], "x", 1, 0)); },
        [&] { return recv(sockets_[1], &byte, 1, 0); });
  }

  void pipe_calls() {
    char byte = 0;
    time_until("read", [&] { EXPECT_EQ(1, write(pipe_[1], "x", 1)); }, [&] { return read(pipe_[0], &byte, 1); });
    std::string much(200'000, 'x'); // more than a pipe holds
    time_until(
        "write",
        [&] {
          std::string taken(much.size(), ' ');
          for (std::size_t size = 0; size < much.size();)
            size += static_cast<std::size_t>(read(pipe_[0], taken.data(), taken.size()));
        },
        [&] { return write(pipe_[1], much.data(), much.size()); });
  }

  void locks() {
    time("sem_timedwait", [&] {
      const timespec end = wait_end(CLOCK_REALTIME);
      return sem_timedwait(&semaphore_, &end);
    });
    time_until("sem_wait", [&] { sem_post(&semaphore_); }, [&] { return sem_wait(&semaphore_); });
    std::mutex mutex;
    std::condition_variable changed;
    time("condition_variable", [&] {
      std::unique_lock lock(mutex);
      return changed.wait_for(lock, wait_time, [] { return false; });
    });
    std::promise<long> promise;
    std::future<long> future = promise.get_future();
    time_until("future", [&] { promise.set_value(7); }, [&] { return future.get(); });
    EXPECT_EQ(0, flock(file_, LOCK_EX));
    time_until("flock", [&] { flock(file_, LOCK_UN); }, [&] { return flock(same_file_, LOCK_EX); });
    struct flock whole{.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 0, .l_pid = 0};
    struct flock none{.l_type = F_UNLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 0, .l_pid = 0};
    EXPECT_EQ(0, fcntl(file_, F_OFD_SETLKW, &whole));
    time_until(
        "fcntl", [&] { fcntl(file_, F_OFD_SETLKW, &none); }, [&] { return fcntl(same_file_, F_OFD_SETLKW, &whole); });
  }

  void queues_and_processes() {
    struct message {
      long type = 1;
      char text = 'x';
    };
    message sent, received;
    time_until(
        "msgrcv", [&] { msgsnd(messages_, &sent, 1, 0); }, [&] { return msgrcv(messages_, &received, 1, 0, 0); });
    sembuf take{.sem_num = 0, .sem_op = -1, .sem_flg = 0};
    time("semtimedop", [&] { return semtimedop(counters_, &take, 1, &wait_timespec); });
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGUSR2);
    sigset_t before;
    pthread_sigmask(SIG_BLOCK, &signals, &before);
    time("sigtimedwait", [&] { return sigtimedwait(&signals, nullptr, &wait_timespec); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    time("waitpid", [] {
      pid_t child = 0;
      char name[] = "sleep", seconds[] = "0.06";
      char* arguments[] = {name, seconds, nullptr};
      EXPECT_EQ(0, posix_spawnp(&child, "sleep", nullptr, nullptr, arguments, environ));
      int status = -1;
      return waitpid(child, &status, 0) == child ? status : -1;
    });
  }

  std::vector<call_result> results_;
  std::array<int, 2> pipe_{}, sockets_{};
  const int listener_ = socket(AF_INET, SOCK_STREAM, 0);
  const int poller_ = epoll_create1(0);
  const int file_ = memfd_create("locked", 0);
  const int same_file_ = open(("/proc/self/fd/" + std::to_string(file_)).c_str(), O_RDWR);
  sem_t semaphore_{};
  const int messages_ = msgget(IPC_PRIVATE, 0600);
  const int counters_ = semget(IPC_PRIVATE, 1, 0600);
};

TEST(WatchdogTransparency, SystemCallsReturnTheSame) {
  const std::vector<call_result> unwatched = waiting_calls().all();
  std::vector<call_result> watched;
  std::atomic<int> reports = 0;
  {
    watchdog dog({.reports_per_minute = 1000, .on_stall = [&](const stall&) { ++reports; }});
    asio::io_context loop(1);
    asio::co_spawn(
        loop,
        [&]() -> nostall::task<> {
          watched = waiting_calls().all();
          co_return;
        },
        asio::detached);
    const auto registration = dog.watch(loop);
    loop.run();
  }
  EXPECT_GT(reports, 0);
  EXPECT_THAT(watched, testing::ElementsAreArray(unwatched));
  for (const call_result& each : unwatched) {
    EXPECT_NE(EINTR, each.error) << each;
    EXPECT_TRUE(each.on_time) << each;
  }
}

// The stall is one, from the watchdog's view; it looks once, and may meet the
// thread computing, about to sleep, or asleep. Whatever it meets, no call is
// cut short.
TEST(WatchdogTransparency, CallsAreNotCutShortBetweenComputing) {
  std::atomic<int> cut_short = 0;
  for (int round = 0; round < 20; ++round) {
    asio::io_context loop(1);
    asio::co_spawn(
        loop,
        [&]() -> nostall::task<> {
          for (int i = 0; i < 40; ++i) {
            const timespec time{.tv_sec = 0, .tv_nsec = 100'000};
            cut_short += nanosleep(&time, nullptr) != 0;
            cut_short += poll(nullptr, 0, 0) != 0;
            const auto end = std::chrono::steady_clock::now() + 50us;
            while (std::chrono::steady_clock::now() < end)
              ;
          }
          co_return;
        },
        asio::detached);
    watchdog dog({.threshold = 1ms, .reports_per_minute = 1000, .on_stall = [](const stall&) {}});
    const auto watched = dog.watch(loop);
    loop.run();
  }
  EXPECT_EQ(0, cut_short);
}

TEST(WatchdogTransparency, ALoopThatEndsIsNotMissed) {
  watchdog dog({.on_stall = [](const stall& s) { ADD_FAILURE() << s.text(); }});
  for (int i = 0; i < 20; ++i) {
    asio::io_context loop(1);
    asio::post(loop, [] {});
    const auto watched = dog.watch(loop);
    loop.run();
  }
  std::this_thread::sleep_for(100ms);
  EXPECT_EQ(0u, dog.statistics().stalls);
}

} // namespace
