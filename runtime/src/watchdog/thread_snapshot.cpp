// Snapshots of threads that sleep, from /proc, and of threads that compute, by a signal.
#include "watchdog/thread_snapshot.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <mutex>
#include <pthread.h>
#include <sched.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

namespace nostall::detail {

namespace {

constexpr std::size_t largest_stack_copy = 512 * 1024;

// What the signal's handler fills. One thread is asked at a time.
struct interrupted_thread {
  std::array<std::uint64_t, dwarf_registers> registers;
  std::array<std::byte, largest_stack_copy> stack;
  std::size_t stack_size;
  std::uint64_t stack_end;
  std::atomic<pid_t> asked{0}; // the thread that is to answer
  std::atomic<bool> answered{false};
};

interrupted_thread& interrupted_state() {
  static interrupted_thread& state = *new interrupted_thread;
  return state;
}

interrupted_thread* handler_state = nullptr; // set before the handler is installed

#if defined(__x86_64__)

// The thread was on the CPU when it was asked, but may have entered a system call before the signal came. Those that
// the kernel does not start again by itself after a handler are started again here, a moment after they began, so that
// the program does not notice.
void restart_system_call(greg_t* registers) {
  const auto next = static_cast<std::uintptr_t>(registers[REG_RIP]);
  if (registers[REG_RAX] != -EINTR || (next & 0xfff) < 7)
    return;
  const auto* code = reinterpret_cast<const unsigned char*>(next);
  if (code[-2] != 0x0f || code[-1] != 0x05 || code[-7] != 0xb8) // mov $number, %eax; syscall
    return;
  std::uint32_t number = 0;
  std::memcpy(&number, code - 6, sizeof number);
  constexpr std::array restartable{SYS_nanosleep,    SYS_clock_nanosleep, SYS_poll,           SYS_ppoll,
                                   SYS_select,       SYS_pselect6,        SYS_epoll_wait,     SYS_epoll_pwait,
                                   SYS_epoll_pwait2, SYS_semtimedop,      SYS_rt_sigtimedwait};
  if (std::find(restartable.begin(), restartable.end(), static_cast<long>(number)) == restartable.end())
    return;
  registers[REG_RAX] = number;
  registers[REG_RIP] -= 2;
}

[[gnu::no_sanitize("address", "thread", "undefined")]] void on_signal(int, siginfo_t*, void* context) {
  const int error = errno;
  interrupted_thread& state = *handler_state;
  auto* registers = static_cast<ucontext_t*>(context)->uc_mcontext.gregs;
  restart_system_call(registers);
  pid_t self = static_cast<pid_t>(syscall(SYS_gettid));
  if (state.asked.compare_exchange_strong(self, 0)) {
    constexpr std::array order{REG_RAX, REG_RDX, REG_RCX, REG_RBX, REG_RSI, REG_RDI, REG_RBP, REG_RSP, REG_R8,
                               REG_R9,  REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15, REG_RIP};
    for (std::size_t i = 0; i < order.size(); ++i)
      state.registers[i] = static_cast<std::uint64_t>(registers[order[i]]);
    const std::uint64_t from = state.registers[dwarf_rsp];
    state.stack_size = 0;
    if (from < state.stack_end && from + 8 * 1024 * 1024 > state.stack_end) {
      state.stack_size = std::min<std::size_t>(state.stack_end - from, largest_stack_copy);
      const auto* source = reinterpret_cast<const volatile std::uint64_t*>(from);
      auto* target = reinterpret_cast<std::uint64_t*>(state.stack.data()); // not memcpy: sanitizers look into it
      for (std::size_t i = 0; i < state.stack_size / sizeof(std::uint64_t); ++i)
        target[i] = source[i];
    }
    state.answered.store(true, std::memory_order_release);
  }
  errno = error;
}

#endif

} // namespace

bool read_memory(std::uint64_t address, void* into, std::size_t size) {
  static const int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  return pread(memory, into, size, static_cast<off_t>(address)) == static_cast<ssize_t>(size);
}

void install_snapshot_handler([[maybe_unused]] int signal) {
#if defined(__x86_64__)
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  handler_state = &interrupted_state();
  struct sigaction action{};
  action.sa_sigaction = on_signal;
  action.sa_flags = SA_SIGINFO | SA_RESTART | SA_ONSTACK;
  sigfillset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
#endif
}

std::optional<std::uint64_t> thread_snapshot::word(std::uint64_t address) const {
  std::uint64_t value = 0;
  const std::uint64_t from = stack_pointer();
  if (address >= from && address - from + sizeof value <= stack.size())
    std::memcpy(&value, stack.data() + (address - from), sizeof value);
  else if (!read_memory(address, &value, sizeof value))
    return std::nullopt;
  return value;
}

observed_thread::observed_thread() : id_(static_cast<pid_t>(syscall(SYS_gettid))), schedule_(open_about("schedstat")) {
  pthread_attr_t attributes;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0)
    return;
  void* lowest = nullptr;
  std::size_t size = 0;
  pthread_attr_getstack(&attributes, &lowest, &size);
  pthread_attr_destroy(&attributes);
  stack_end_ = reinterpret_cast<std::uint64_t>(lowest) + size;
}

observed_thread::~observed_thread() {
  if (schedule_ >= 0)
    close(schedule_);
}

int observed_thread::open_about(const char* name) const {
  char path[64];
  std::snprintf(path, sizeof path, "/proc/self/task/%d/%s", static_cast<int>(id_), name);
  return open(path, O_RDONLY | O_CLOEXEC);
}

std::chrono::nanoseconds observed_thread::without_processor() const {
  char text[128] = {};
  long long ran = 0, waited = 0;
  if (schedule_ >= 0 && pread(schedule_, text, sizeof text - 1, 0) > 0)
    std::sscanf(text, "%lld %lld", &ran, &waited);
  return std::chrono::nanoseconds(waited);
}

// "running", or "NUMBER ARGUMENT... SP PC", or "-1 SP PC" for a thread that sleeps outside of system calls. With the
// number of times the thread has slept at the end, by which two sleeps in the same place differ.
std::string observed_thread::state() const {
  const auto read_all = [this](const char* name) -> std::string {
    std::array<char, 4096> text;
    const int file = open_about(name);
    const ssize_t size = file < 0 ? 0 : read(file, text.data(), text.size());
    if (file >= 0)
      close(file);
    return {text.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0))};
  };
  std::string state = read_all("syscall");
  if (state.empty() || state.starts_with("running"))
    return state;
  const std::string status = read_all("status");
  const std::size_t at = status.find("\nvoluntary_ctxt_switches:");
  return at == std::string::npos ? state : state + status.substr(at, status.find('\n', at + 1) - at);
}

std::optional<thread_snapshot> observed_thread::snapshot(int signal) const {
  for (int attempt = 0; attempt < 3; ++attempt) {
    const std::string before = state();
    if (before.empty())
      return std::nullopt;
    if (before.starts_with("running"))
      return interrupted(signal);
    if (auto taken = asleep(before); taken && state() == before)
      return taken;
  }
  return std::nullopt;
}

std::optional<thread_snapshot> observed_thread::asleep(const std::string& state) const {
  thread_snapshot taken;
  long number = -1;
  unsigned long a[6] = {}, sp = 0, pc = 0;
  if (std::sscanf(state.c_str(), "%ld %lx %lx %lx %lx %lx %lx %lx %lx", &number, &a[0], &a[1], &a[2], &a[3], &a[4],
                  &a[5], &sp, &pc) == 9) {
    taken.system_call = number;
    std::copy(std::begin(a), std::end(a), taken.arguments.begin());
  } else if (std::sscanf(state.c_str(), "-1 %lx %lx", &sp, &pc) != 2) {
    return std::nullopt;
  }
  taken.registers[dwarf_rsp] = sp;
  taken.registers[dwarf_rip] = pc;
  if (sp < stack_end_) {
    taken.stack.resize(std::min<std::size_t>(stack_end_ - sp, largest_stack_copy));
    if (!read_memory(sp, taken.stack.data(), taken.stack.size()))
      taken.stack.clear();
  }
  return taken;
}

thread_snapshot observed_thread::interrupted(int signal) const {
  thread_snapshot taken;
  taken.on_cpu = true;
  if (signal == 0)
    return taken;
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  interrupted_thread& asked = interrupted_state();
  asked.answered = false;
  asked.stack_end = stack_end_;
  asked.asked = id_;
  if (syscall(SYS_tgkill, getpid(), id_, signal) != 0)
    return taken;
  for (int i = 0; i < 500 && !asked.answered.load(std::memory_order_acquire); ++i) {
    constexpr timespec pause{.tv_sec = 0, .tv_nsec = 100'000};
    nanosleep(&pause, nullptr);
  }
  pid_t nobody_yet = id_;
  if (asked.asked.compare_exchange_strong(nobody_yet, 0)) // takes the question back: a late answer finds none
    return taken;
  while (!asked.answered.load(std::memory_order_acquire)) // answering right now
    sched_yield();
  std::copy(asked.registers.begin(), asked.registers.end(), taken.registers.begin());
  taken.stack.assign(asked.stack.begin(), asked.stack.begin() + static_cast<std::ptrdiff_t>(asked.stack_size));
  return taken;
}

} // namespace nostall::detail
