// The declarations of Qt 5.15 that the tests call, each in the class that declares it.
#pragma once

class QString {
public:
  QString();
  QString(const char *text);
};
class QStringList {};
class QByteArray {};
class QVariant {};
using qint64 = long long;

namespace Qt {
enum ConnectionType { AutoConnection, DirectConnection, QueuedConnection, BlockingQueuedConnection };
}

class QObject {
public:
  virtual ~QObject();
  template <typename Signal, typename Slot> static void connect(const QObject *sender, Signal signal, Slot slot) {
    (void)sender, (void)signal;
    slot();
  }
  template <typename Signal, typename Slot>
  static void connect(const QObject *sender, Signal signal, const QObject *context, Slot slot,
                      Qt::ConnectionType type = Qt::AutoConnection) {
    (void)sender, (void)signal, (void)context, (void)type;
    slot();
  }
};
struct QMetaObject {
  static bool invokeMethod(QObject *object, const char *member, Qt::ConnectionType type, int argument = 0);
  template <typename Functor>
  static bool invokeMethod(QObject *context, Functor function, Qt::ConnectionType type = Qt::AutoConnection,
                           int *result = nullptr) {
    (void)context, (void)type, (void)result;
    function();
    return true;
  }
};
class QTimer : public QObject {
public:
  template <typename Functor> static void singleShot(int milliseconds, Functor slot) {
    (void)milliseconds;
    slot();
  }
  template <typename Functor> static void singleShot(int milliseconds, const QObject *context, Functor slot) {
    (void)milliseconds, (void)context;
    slot();
  }
};

class QThread : public QObject {
public:
  static void sleep(unsigned long seconds);
  static void msleep(unsigned long milliseconds);
  static void usleep(unsigned long microseconds);
  static void yieldCurrentThread();
  bool wait(unsigned long milliseconds = ~0ul);
  void start();
  void finished();
};
class QThreadPool : public QObject {
public:
  template <typename Functor> void start(Functor function, int priority = 0) {
    (void)priority;
    function();
  }
  template <typename Functor> bool tryStart(Functor function) {
    function();
    return true;
  }
  bool waitForDone(int milliseconds = -1);
  int activeThreadCount() const;
};
class QEventLoop : public QObject {
public:
  int exec(int flags = 0);
  void quit();
};
class QCoreApplication : public QObject {
public:
  static int exec();
  static void quit();
};

class QSemaphore {
public:
  void acquire(int count = 1);
  bool tryAcquire(int count = 1);
  bool tryAcquire(int count, int timeout);
  void release(int count = 1);
};
class QSystemSemaphore {
public:
  bool acquire();
  bool release(int count = 1);
};
class QBasicMutex {
public:
  void lock();
  bool tryLock() noexcept;
  void unlock() noexcept;
};
class QMutex : public QBasicMutex {
public:
  void lock();
  bool tryLock(int timeout = 0);
  void unlock();
};
class QReadWriteLock {
public:
  void lockForRead();
  bool tryLockForRead();
  void lockForWrite();
  bool tryLockForWrite();
  void unlock();
};
class QMutexLocker {
public:
  explicit QMutexLocker(QBasicMutex *mutex);
  ~QMutexLocker();
  void unlock();
  void relock();
};
class QReadLocker {
public:
  explicit QReadLocker(QReadWriteLock *lock);
  ~QReadLocker();
  void unlock();
  void relock();
};
class QWriteLocker {
public:
  explicit QWriteLocker(QReadWriteLock *lock);
  ~QWriteLocker();
  void unlock();
  void relock();
};
class QWaitCondition {
public:
  bool wait(QMutex *mutex, unsigned long time = ~0ul);
  void wakeAll();
};
class QSharedMemory : public QObject {
public:
  bool lock();
  bool unlock();
};
class QLockFile {
public:
  bool lock();
  bool tryLock(int timeout = 0);
  void unlock();
};

template <typename T> class QFuture {
public:
  void waitForFinished();
  T result() const;
  T resultAt(int index) const;
  int results() const;
  bool isFinished() const;
};
class QFutureWatcherBase : public QObject {
public:
  void waitForFinished();
  bool isFinished() const;
};
template <typename T> class QFutureWatcher : public QFutureWatcherBase {};
template <typename T> class QFutureSynchronizer {
public:
  QFutureSynchronizer();
  ~QFutureSynchronizer();
  void addFuture(const QFuture<T> &future);
  void waitForFinished();
};
namespace QtConcurrent {
template <typename Function> QFuture<int> run(Function function) {
  function();
  return {};
}
template <typename Function> QFuture<int> run(QThreadPool *pool, Function function) {
  (void)pool;
  function();
  return {};
}
template <typename Sequence, typename Function> QFuture<void> map(Sequence &sequence, Function function) {
  (void)sequence;
  function(1);
  return {};
}
template <typename Sequence, typename Function> void blockingMap(Sequence &sequence, Function function) {
  (void)sequence;
  function(1);
}
template <typename Sequence, typename Function> int blockingMapped(const Sequence &sequence, Function function);
template <typename Sequence, typename Map, typename Reduce>
int blockingMappedReduced(const Sequence &sequence, Map map, Reduce reduce, int options = 0);
template <typename Sequence, typename Function> void blockingFilter(Sequence &sequence, Function function);
template <typename Sequence, typename Function> int blockingFiltered(const Sequence &sequence, Function function);
template <typename Sequence, typename Keep, typename Reduce>
int blockingFilteredReduced(const Sequence &sequence, Keep keep, Reduce reduce, int options = 0);
} // namespace QtConcurrent

class QIODevice : public QObject {
public:
  virtual bool open(int mode);
  virtual void close();
  qint64 read(char *data, qint64 size);
  QByteArray readAll();
  QByteArray readLine(qint64 size = 0);
  qint64 peek(char *data, qint64 size);
  qint64 skip(qint64 size);
  bool getChar(char *character);
  qint64 write(const char *data, qint64 size);
  qint64 write(const QByteArray &data);
  bool putChar(char character);
  virtual bool waitForReadyRead(int milliseconds);
  virtual bool waitForBytesWritten(int milliseconds);
};
class QFileDevice : public QIODevice {
public:
  bool flush();
};
class QFile : public QFileDevice {
public:
  QFile(const QString &name);
  ~QFile() override;
  bool open(int mode) override;
  bool exists() const;
  static bool exists(const QString &name);
  bool remove();
  static bool remove(const QString &name);
  bool rename(const QString &name);
  bool link(const QString &name);
  bool copy(const QString &name);
  bool resize(qint64 size);
  qint64 size() const;
  int permissions() const;
  bool setPermissions(int permissions);
  QString symLinkTarget() const;
  QString fileName() const;
};
class QSaveFile : public QFileDevice {
public:
  QSaveFile(const QString &name);
  ~QSaveFile() override;
  bool open(int mode) override;
  bool commit();
};
class QTemporaryFile : public QFile {
public:
  QTemporaryFile(const QString &name);
  ~QTemporaryFile() override;
  using QFile::open;
  bool open();
};
class QFileInfo {
public:
  QFileInfo(const QString &name);
  bool exists() const;
  bool isFile() const;
  bool isDir() const;
  bool isSymLink() const;
  bool isReadable() const;
  bool isWritable() const;
  bool isExecutable() const;
  qint64 size() const;
  int permissions() const;
  int lastModified() const;
  int lastRead() const;
  QString symLinkTarget() const;
  QString fileName() const;
};
class QDir {
public:
  QDir(const QString &path);
  bool exists() const;
  bool isEmpty() const;
  bool isReadable() const;
  QStringList entryList(int filters = 0) const;
  QStringList entryInfoList(int filters = 0) const;
  bool mkdir(const QString &name) const;
  bool mkpath(const QString &path) const;
  bool rmdir(const QString &name) const;
  bool rmpath(const QString &path) const;
  bool remove(const QString &name);
  bool removeRecursively();
  bool rename(const QString &from, const QString &to);
  QString path() const;
};
class QDirIterator {
public:
  QDirIterator(const QString &path, int flags = 0);
  ~QDirIterator();
  QString next();
  QString fileName() const;
};
class QSettings : public QObject {
public:
  void sync();
  void setValue(const QString &key, const QVariant &value);
};

class QAbstractSocket : public QIODevice {
public:
  void connectToHost(const QString &host, unsigned short port);
  virtual bool waitForConnected(int milliseconds = 30000);
  bool waitForReadyRead(int milliseconds = 30000) override;
  bool waitForBytesWritten(int milliseconds = 30000) override;
  virtual bool waitForDisconnected(int milliseconds = 30000);
};
class QTcpSocket : public QAbstractSocket {};
class QSslSocket : public QTcpSocket {
public:
  bool waitForConnected(int milliseconds = 30000) override;
  bool waitForEncrypted(int milliseconds = 30000);
  bool waitForReadyRead(int milliseconds = 30000) override;
  bool waitForBytesWritten(int milliseconds = 30000) override;
  bool waitForDisconnected(int milliseconds = 30000) override;
};
class QLocalSocket : public QIODevice {
public:
  bool waitForConnected(int milliseconds = 30000);
  bool waitForReadyRead(int milliseconds = 30000) override;
  bool waitForBytesWritten(int milliseconds = 30000) override;
  bool waitForDisconnected(int milliseconds = 30000);
};
class QTcpServer : public QObject {
public:
  bool waitForNewConnection(int milliseconds = 0, bool *timedOut = nullptr);
};
class QLocalServer : public QObject {
public:
  bool waitForNewConnection(int milliseconds = 0, bool *timedOut = nullptr);
};
class QProcess : public QIODevice {
public:
  void start(const QString &program, const QStringList &arguments);
  bool waitForStarted(int milliseconds = 30000);
  bool waitForReadyRead(int milliseconds = 30000) override;
  bool waitForBytesWritten(int milliseconds = 30000) override;
  bool waitForFinished(int milliseconds = 30000);
  static int execute(const QString &program, const QStringList &arguments);
};
class QHostInfo {
public:
  static QHostInfo fromName(const QString &name);
  static int lookupHost(const QString &name, QObject *receiver, const char *member);
};

namespace QDBus {
enum CallMode { NoBlock, Block, BlockWithGui, AutoDetect };
}
class QDBusMessage {};
class QDBusPendingCall {
public:
  ~QDBusPendingCall();
  void waitForFinished();
  bool isFinished() const;
};
class QDBusPendingCallWatcher : public QObject, public QDBusPendingCall {
public:
  void waitForFinished();
};
class QDBusAbstractInterface : public QObject {
public:
  template <typename... T> QDBusMessage call(const QString &method, T &&...arguments);
  template <typename... T> QDBusMessage call(QDBus::CallMode mode, const QString &method, T &&...arguments);
  QDBusMessage callWithArgumentList(QDBus::CallMode mode, const QString &method, const QStringList &arguments);
  QDBusPendingCall asyncCall(const QString &method);
};
class QDBusConnection {
public:
  QDBusMessage call(const QDBusMessage &message, QDBus::CallMode mode = QDBus::Block, int timeout = -1) const;
  QDBusPendingCall asyncCall(const QDBusMessage &message, int timeout = -1) const;
};

class QSqlDatabase {
public:
  bool open();
  bool transaction();
  bool commit();
  bool rollback();
  int exec(const QString &query) const;
  bool isOpen() const;
};
class QSqlQuery {
public:
  explicit QSqlQuery(const QString &query, QSqlDatabase database = QSqlDatabase());
  explicit QSqlQuery(QSqlDatabase database);
  ~QSqlQuery();
  bool exec(const QString &query);
  bool exec();
  bool execBatch();
  bool prepare(const QString &query);
  bool next();
  QVariant value(int column) const;
};
class QSqlQueryModel : public QObject {
public:
  void setQuery(const QString &query, const QSqlDatabase &database = QSqlDatabase());
  void clear();
};
class QSqlTableModel : public QSqlQueryModel {
public:
  bool select();
  bool submitAll();
};
