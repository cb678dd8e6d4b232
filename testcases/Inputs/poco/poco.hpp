// The declarations of POCO 1.11 that the tests call, each in the class that declares it: threads, processes and files.
#pragma once
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace Poco {
class Runnable {
public:
  virtual ~Runnable();
  virtual void run() = 0;
};

class Thread {
public:
  using Callable = void (*)(void *);
  enum Priority { PRIO_NORMAL };
  void start(Runnable &target);
  void start(Callable target, void *data = nullptr);
  template <class Functor> void startFunc(const Functor &function) { function(); }
  void join();
  void join(long milliseconds);
  bool tryJoin(long milliseconds);
  bool isRunning() const;
  static bool trySleep(long milliseconds);
  static void sleep(long milliseconds);
  static void yield();
};
class ThreadPool {
public:
  ThreadPool(int minimum = 2, int maximum = 16, int idle = 60, int stack = 0);
  ~ThreadPool();
  int available() const;
  void start(Runnable &target);
  void startWithPriority(Thread::Priority priority, Runnable &target);
  void stopAll();
  void joinAll();
};
class Task;
class TaskManager {
public:
  void start(Task *task);
  void cancelAll();
  void joinAll();
};

class Event {
public:
  explicit Event(bool automatic = true);
  void set();
  void wait();
  void wait(long milliseconds);
  bool tryWait(long milliseconds);
};
class Semaphore {
public:
  explicit Semaphore(int count);
  void set();
  void wait();
  void wait(long milliseconds);
  bool tryWait(long milliseconds);
};
class NamedEvent {
public:
  NamedEvent(const std::string &name);
  void set();
  void wait();
};

template <class M> class ScopedLock {
public:
  explicit ScopedLock(M &mutex);
  ScopedLock(M &mutex, long milliseconds);
  ~ScopedLock();
};
template <class M> class ScopedLockWithUnlock {
public:
  explicit ScopedLockWithUnlock(M &mutex);
  ~ScopedLockWithUnlock();
  void unlock();
};
class Mutex {
public:
  using ScopedLock = Poco::ScopedLock<Mutex>;
  void lock();
  void lock(long milliseconds);
  bool tryLock();
  void unlock();
};
class FastMutex {
public:
  using ScopedLock = Poco::ScopedLock<FastMutex>;
  void lock();
  bool tryLock();
  void unlock();
};
class NamedMutex {
public:
  NamedMutex(const std::string &name);
  void lock();
  bool tryLock();
  void unlock();
};
class RWLock {
public:
  void readLock();
  bool tryReadLock();
  void writeLock();
  bool tryWriteLock();
  void unlock();
};
class ScopedRWLock {
public:
  ScopedRWLock(RWLock &lock, bool write = false);
  ~ScopedRWLock();
};
class ScopedReadRWLock : public ScopedRWLock {
public:
  ScopedReadRWLock(RWLock &lock);
  ~ScopedReadRWLock();
};
class ScopedWriteRWLock : public ScopedRWLock {
public:
  ScopedWriteRWLock(RWLock &lock);
  ~ScopedWriteRWLock();
};
class Condition {
public:
  template <class M> void wait(M &mutex);
  template <class M> void wait(M &mutex, long milliseconds);
  template <class M> bool tryWait(M &mutex, long milliseconds);
  void signal();
};
template <class T> class ActiveResult {
public:
  void wait();
  void wait(long milliseconds);
  bool tryWait(long milliseconds);
  bool available() const;
};
template <class C> class Activity {
public:
  void start();
  void stop();
  void wait();
  void wait(long milliseconds);
};
class Notification;
class NotificationQueue {
public:
  Notification *dequeueNotification();
  Notification *waitDequeueNotification();
  Notification *waitDequeueNotification(long milliseconds);
  bool empty() const;
};

class AbstractTimerCallback {
public:
  virtual ~AbstractTimerCallback();
};
class Timer {
public:
  Timer(long start = 0, long period = 0);
  void start(const AbstractTimerCallback &callback);
  void stop();
};
namespace Util {
class Timer {
public:
  template <typename Function> static int func(const Function &function) {
    function();
    return 0;
  }
};
class ServerApplication {
public:
  void waitForTerminationRequest();
};
} // namespace Util

class ProcessHandle {
public:
  int wait() const;
  int tryWait() const;
};
class Process {
public:
  using Args = std::vector<std::string>;
  static ProcessHandle launch(const std::string &command, const Args &arguments);
  static int wait(const ProcessHandle &handle);
  static int tryWait(const ProcessHandle &handle);
};
class Pipe {
public:
  int writeBytes(const void *buffer, int length);
  int readBytes(void *buffer, int length);
};

class Path {
public:
  Path(const std::string &path);
};
class File {
public:
  enum LinkType { LINK_HARD, LINK_SYMBOLIC };
  File(const std::string &path);
  const std::string &path() const;
  bool exists() const;
  bool canRead() const;
  bool canWrite() const;
  bool canExecute() const;
  bool isFile() const;
  bool isLink() const;
  bool isDirectory() const;
  bool isDevice() const;
  long created() const;
  long getLastModified() const;
  File &setLastModified(long time);
  unsigned long getSize() const;
  File &setSize(unsigned long size);
  File &setWriteable(bool flag = true);
  File &setReadOnly(bool flag = true);
  File &setExecutable(bool flag = true);
  void copyTo(const std::string &path, int options = 0) const;
  void moveTo(const std::string &path, int options = 0);
  void renameTo(const std::string &path, int options = 0);
  void linkTo(const std::string &path, LinkType type) const;
  void remove(bool recursive = false);
  bool createFile();
  bool createDirectory();
  void createDirectories();
  void list(std::vector<std::string> &files) const;
  unsigned long totalSpace() const;
  unsigned long usableSpace() const;
  unsigned long freeSpace() const;
};
class DirectoryIterator {
public:
  DirectoryIterator();
  DirectoryIterator(const std::string &path);
  DirectoryIterator(const File &file);
  DirectoryIterator(const Path &path);
  ~DirectoryIterator();
  DirectoryIterator &operator++();
  const std::string &name() const;
};
class FileIOS : public virtual std::ios {
public:
  void open(const std::string &path, std::ios::openmode mode = std::ios::in);
  void close();
};
class FileInputStream : public FileIOS, public std::istream {
public:
  FileInputStream();
  FileInputStream(const std::string &path, std::ios::openmode mode = std::ios::in);
  ~FileInputStream() override;
};
class FileOutputStream : public FileIOS, public std::ostream {
public:
  FileOutputStream();
  FileOutputStream(const std::string &path, std::ios::openmode mode = std::ios::out);
  ~FileOutputStream() override;
};
class FileStream : public FileIOS, public std::iostream {
public:
  FileStream();
  FileStream(const std::string &path, std::ios::openmode mode = std::ios::in);
  ~FileStream() override;
};
class PipeInputStream : public std::istream {
public:
  PipeInputStream(const Pipe &pipe);
  ~PipeInputStream() override;
};
class SharedLibrary {
public:
  SharedLibrary();
  SharedLibrary(const std::string &path);
  SharedLibrary(const std::string &path, int flags);
  void load(const std::string &path);
  bool isLoaded() const;
};
class StreamCopier {
public:
  static std::streamsize copyStream(std::istream &from, std::ostream &to, std::size_t buffer = 8192);
  static unsigned long copyStream64(std::istream &from, std::ostream &to, std::size_t buffer = 8192);
  static std::streamsize copyStreamUnbuffered(std::istream &from, std::ostream &to);
  static unsigned long copyStreamUnbuffered64(std::istream &from, std::ostream &to);
  static std::streamsize copyToString(std::istream &from, std::string &to, std::size_t buffer = 8192);
  static unsigned long copyToString64(std::istream &from, std::string &to, std::size_t buffer = 8192);
};
class URI {
public:
  explicit URI(const char *uri);
};
class URIStreamOpener {
public:
  static URIStreamOpener &defaultOpener();
  std::istream *open(const URI &uri) const;
  std::istream *open(const std::string &pathOrUri) const;

protected:
  std::istream *openFile(const Path &path) const;
  std::istream *openURI(const std::string &scheme, const URI &uri) const;
};
} // namespace Poco
