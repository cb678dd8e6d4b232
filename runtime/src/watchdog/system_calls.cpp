// The system calls in which threads sleep, and what they wait for there.
#include "watchdog/system_calls.hpp"
#include "watchdog/thread_snapshot.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <sys/syscall.h>
#include <unistd.h>

namespace nostall::detail {

namespace {

enum class waits_for { sleep, network, file, filesystem, process, thread, descriptor };

struct system_call {
  long number;
  const char* name;
  waits_for what;
};

constexpr std::array system_calls{
    system_call{SYS_nanosleep, "nanosleep", waits_for::sleep},
    system_call{SYS_clock_nanosleep, "clock_nanosleep", waits_for::sleep},
    system_call{SYS_futex, "futex", waits_for::thread},
    system_call{SYS_read, "read", waits_for::descriptor},
    system_call{SYS_write, "write", waits_for::descriptor},
    system_call{SYS_readv, "readv", waits_for::descriptor},
    system_call{SYS_writev, "writev", waits_for::descriptor},
    system_call{SYS_pread64, "pread64", waits_for::file},
    system_call{SYS_pwrite64, "pwrite64", waits_for::file},
    system_call{SYS_fsync, "fsync", waits_for::file},
    system_call{SYS_fdatasync, "fdatasync", waits_for::file},
    system_call{SYS_fallocate, "fallocate", waits_for::file},
    system_call{SYS_flock, "flock", waits_for::file},
    system_call{SYS_fcntl, "fcntl", waits_for::file},
    system_call{SYS_sendfile, "sendfile", waits_for::file},
    system_call{SYS_close, "close", waits_for::file},
    system_call{SYS_openat, "openat", waits_for::filesystem},
    system_call{SYS_newfstatat, "newfstatat", waits_for::filesystem},
    system_call{SYS_statx, "statx", waits_for::filesystem},
    system_call{SYS_getdents64, "getdents64", waits_for::filesystem},
    system_call{SYS_renameat2, "renameat2", waits_for::filesystem},
    system_call{SYS_unlinkat, "unlinkat", waits_for::filesystem},
    system_call{SYS_mkdirat, "mkdirat", waits_for::filesystem},
#if defined(__x86_64__)
    system_call{SYS_open, "open", waits_for::filesystem},
    system_call{SYS_stat, "stat", waits_for::filesystem},
    system_call{SYS_rename, "rename", waits_for::filesystem},
    system_call{SYS_unlink, "unlink", waits_for::filesystem},
    system_call{SYS_poll, "poll", waits_for::network},
    system_call{SYS_select, "select", waits_for::network},
    system_call{SYS_epoll_wait, "epoll_wait", waits_for::network},
    system_call{SYS_pause, "pause", waits_for::process},
#endif
    system_call{SYS_ppoll, "ppoll", waits_for::network},
    system_call{SYS_pselect6, "pselect6", waits_for::network},
    system_call{SYS_epoll_pwait, "epoll_pwait", waits_for::network},
    system_call{SYS_connect, "connect", waits_for::network},
    system_call{SYS_accept, "accept", waits_for::network},
    system_call{SYS_accept4, "accept4", waits_for::network},
    system_call{SYS_recvfrom, "recvfrom", waits_for::network},
    system_call{SYS_recvmsg, "recvmsg", waits_for::network},
    system_call{SYS_recvmmsg, "recvmmsg", waits_for::network},
    system_call{SYS_sendto, "sendto", waits_for::network},
    system_call{SYS_sendmsg, "sendmsg", waits_for::network},
    system_call{SYS_wait4, "wait4", waits_for::process},
    system_call{SYS_waitid, "waitid", waits_for::process},
    system_call{SYS_semtimedop, "semtimedop", waits_for::thread},
    system_call{SYS_rt_sigtimedwait, "rt_sigtimedwait", waits_for::process},
};

const system_call* find(long number) {
  const auto found = std::find_if(system_calls.begin(), system_calls.end(),
                                  [number](const system_call& call) { return call.number == number; });
  return found == system_calls.end() ? nullptr : &*found;
}

std::string_view category_of_descriptor(std::uint64_t descriptor) {
  std::array<char, 256> target{};
  const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
  const ssize_t size = readlink(link.c_str(), target.data(), target.size());
  const std::string_view name(target.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
  if (name.starts_with("socket:"))
    return "network";
  if (name.starts_with("pipe:"))
    return "process";
  if (name.starts_with("/dev/pts/") || name.starts_with("/dev/tty"))
    return "console";
  return "file";
}

// Functions that say more than the system call below them. The first that is on the stack counts.
struct telling_function {
  std::string_view prefix, category;
};
constexpr std::array telling_functions{
    telling_function{"getaddrinfo", "dns"},        telling_function{"getnameinfo", "dns"},
    telling_function{"gethostby", "dns"},          telling_function{"PQ", "database"},
    telling_function{"mysql_", "database"},        telling_function{"sqlite3_", "database"},
    telling_function{"curl_easy_", "http-client"}, telling_function{"curl_multi_", "http-client"},
    telling_function{"system", "process"},         telling_function{"pclose", "process"},
    telling_function{"pthread_mutex_", "lock"},    telling_function{"pthread_rwlock_", "lock"},
    telling_function{"lll_lock_wait", "lock"},     telling_function{"std::mutex::lock", "lock"},
};

} // namespace

std::string system_call_name(long number) {
  const system_call* const found = find(number);
  return found != nullptr ? found->name : "system call " + std::to_string(number);
}

std::string category_of(const thread_snapshot& snapshot, const std::vector<stack_frame>& stack) {
  if (snapshot.on_cpu)
    return "compute";
  for (const auto& [prefix, category] : telling_functions)
    for (const stack_frame& frame : stack) {
      std::string_view name = frame.function;
      name.remove_prefix(std::min(name.find_first_not_of('_'), name.size())); // "__pthread_mutex_lock" is an alias
      const bool whole =
          std::isalpha(static_cast<unsigned char>(prefix.back())) != 0 && prefix != "PQ" && prefix != "gethostby";
      if (whole ? name == prefix : name.starts_with(prefix))
        return std::string(category);
    }
  const system_call* const call = snapshot.system_call ? find(*snapshot.system_call) : nullptr;
  if (call == nullptr)
    return "wait";
  switch (call->what) {
  case waits_for::sleep:
    return "sleep";
  case waits_for::network:
    return "network";
  case waits_for::file:
    return "file";
  case waits_for::filesystem:
    return "filesystem";
  case waits_for::process:
    return "process";
  case waits_for::thread:
    return "wait";
  case waits_for::descriptor:
    return std::string(category_of_descriptor(snapshot.arguments[0]));
  }
  return "wait";
}

} // namespace nostall::detail
