// RUN: %check_both %s -- -std=c++20
// Sleeping, nested loops, and waiting for threads, futures and locks.
#include "awaitable.hpp"
#include "qt/qt.hpp"
#include <unistd.h>
using boost::asio::awaitable;

awaitable<void> bad_threads(QThread &thread, QThreadPool &pool, QEventLoop &loop) {
  QThread::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'QThread::sleep' blocks the event loop in coroutine 'bad_threads'; use 'QTimer::singleShot'
  QThread::msleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'QThread::msleep' blocks the event loop in coroutine 'bad_threads'
  QThread::usleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'QThread::usleep' blocks the event loop in coroutine 'bad_threads'
  thread.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'QThread::wait' blocks the event loop in coroutine 'bad_threads'; use the thread's signal 'finished'
  thread.wait(100);
  // CHECK: :[[@LINE-1]]:3: warning: 'QThread::wait' blocks the event loop in coroutine 'bad_threads'
  pool.waitForDone();
  // CHECK: :[[@LINE-1]]:3: warning: 'QThreadPool::waitForDone' blocks the event loop in coroutine 'bad_threads'
  loop.exec();
  // CHECK: :[[@LINE-1]]:3: warning: 'QEventLoop::exec' blocks the event loop in coroutine 'bad_threads'
  QCoreApplication::exec();
  // CHECK: :[[@LINE-1]]:3: warning: 'QCoreApplication::exec' blocks the event loop in coroutine 'bad_threads'
  co_return;
}

awaitable<void> good_threads(QThread &thread, QThreadPool &pool, QEventLoop &loop) {
  QThread::yieldCurrentThread();
  thread.wait(0);
  pool.waitForDone(0);
  pool.start([] { ::sleep(1); });
  pool.tryStart([] { ::sleep(1); });
  (void)pool.activeThreadCount();
  loop.quit();
  co_return;
}

awaitable<void> bad_waits(QSemaphore &semaphore, QSystemSemaphore &system, QWaitCondition &changed, QMutex &mutex) {
  semaphore.acquire();
  // CHECK: :[[@LINE-1]]:3: warning: 'QSemaphore::acquire' blocks the event loop in coroutine 'bad_waits'; use 'tryAcquire'
  semaphore.tryAcquire(1, 100);
  // CHECK: :[[@LINE-1]]:3: warning: 'QSemaphore::tryAcquire' blocks the event loop in coroutine 'bad_waits'
  system.acquire();
  // CHECK: :[[@LINE-1]]:3: warning: 'QSystemSemaphore::acquire' blocks the event loop in coroutine 'bad_waits'
  changed.wait(&mutex);
  // CHECK: :[[@LINE-1]]:3: warning: 'QWaitCondition::wait' blocks the event loop in coroutine 'bad_waits'
  changed.wait(&mutex, 100);
  // CHECK: :[[@LINE-1]]:3: warning: 'QWaitCondition::wait' blocks the event loop in coroutine 'bad_waits'
  co_return;
}

awaitable<void> good_waits(QSemaphore &semaphore, QWaitCondition &changed, QMutex &mutex) {
  semaphore.tryAcquire();
  semaphore.tryAcquire(1, 0);
  semaphore.release();
  changed.wait(&mutex, 0);
  changed.wakeAll();
  co_return;
}

awaitable<void> bad_futures(QFuture<int> &future, QFutureWatcher<int> &watcher, QFutureSynchronizer<int> &all) {
  future.waitForFinished();
  // CHECK: :[[@LINE-1]]:3: warning: 'QFuture::waitForFinished' blocks the event loop in coroutine 'bad_futures'; use 'QFutureWatcher' and its signal 'finished'
  future.result();
  // CHECK: :[[@LINE-1]]:3: warning: 'QFuture::result' blocks the event loop in coroutine 'bad_futures'
  future.resultAt(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'QFuture::resultAt' blocks the event loop in coroutine 'bad_futures'
  future.results();
  // CHECK: :[[@LINE-1]]:3: warning: 'QFuture::results' blocks the event loop in coroutine 'bad_futures'
  watcher.waitForFinished();
  // CHECK: :[[@LINE-1]]:3: warning: 'QFutureWatcherBase::waitForFinished' blocks the event loop in coroutine 'bad_futures'; use its signal 'finished'
  all.waitForFinished();
  // CHECK: :[[@LINE-1]]:3: warning: 'QFutureSynchronizer::waitForFinished' blocks the event loop in coroutine 'bad_futures'
  QFutureSynchronizer<int> own;
  // CHECK: :[[@LINE-1]]:28: warning: 'QFutureSynchronizer::~QFutureSynchronizer' blocks the event loop in coroutine 'bad_futures'
  co_return;
}

awaitable<void> good_futures(QFuture<int> &future, QFutureSynchronizer<int> &all) {
  (void)future.isFinished();
  all.addFuture(future);
  co_return;
}

int change(int value);
bool keep(int value);
void reduce(int &sum, int value);

awaitable<void> bad_concurrent(int sequence) {
  QtConcurrent::blockingMap(sequence, change);
  // CHECK: :[[@LINE-1]]:3: warning: 'QtConcurrent::blockingMap' blocks the event loop in coroutine 'bad_concurrent'; use the function of the same name without 'blocking'
  QtConcurrent::blockingMapped(sequence, change);
  // CHECK: :[[@LINE-1]]:3: warning: 'QtConcurrent::blockingMapped' blocks the event loop in coroutine 'bad_concurrent'
  QtConcurrent::blockingMappedReduced(sequence, change, reduce);
  // CHECK: :[[@LINE-1]]:3: warning: 'QtConcurrent::blockingMappedReduced' blocks the event loop in coroutine 'bad_concurrent'
  QtConcurrent::blockingFilter(sequence, keep);
  // CHECK: :[[@LINE-1]]:3: warning: 'QtConcurrent::blockingFilter' blocks the event loop in coroutine 'bad_concurrent'
  QtConcurrent::blockingFiltered(sequence, keep);
  // CHECK: :[[@LINE-1]]:3: warning: 'QtConcurrent::blockingFiltered' blocks the event loop in coroutine 'bad_concurrent'
  QtConcurrent::blockingFilteredReduced(sequence, keep, reduce);
  // CHECK: :[[@LINE-1]]:3: warning: 'QtConcurrent::blockingFilteredReduced' blocks the event loop in coroutine 'bad_concurrent'
  co_return;
}

awaitable<void> good_concurrent(QThreadPool *pool, int sequence) {
  QtConcurrent::run([] { ::sleep(1); });
  QtConcurrent::run(pool, [] { ::sleep(1); });
  QtConcurrent::map(sequence, [](int) { ::sleep(1); });
  co_return;
}

awaitable<void> bad_invoke(QObject *object) {
  QMetaObject::invokeMethod(object, "refresh", Qt::BlockingQueuedConnection);
  // CHECK: :[[@LINE-1]]:3: warning: 'QMetaObject::invokeMethod' blocks the event loop in coroutine 'bad_invoke'; use 'Qt::QueuedConnection'
  QMetaObject::invokeMethod(object, [] {}, Qt::BlockingQueuedConnection);
  // CHECK: :[[@LINE-1]]:3: warning: 'QMetaObject::invokeMethod' blocks the event loop in coroutine 'bad_invoke'
  co_return;
}

awaitable<void> good_invoke(QObject *object) {
  QMetaObject::invokeMethod(object, "refresh", Qt::QueuedConnection);
  QMetaObject::invokeMethod(object, [] {});
  co_return;
}

// Locks are not reported unless the category is switched on.
awaitable<void> good_locks(QBasicMutex &basic, QMutex &mutex, QReadWriteLock &shared, QSharedMemory &memory, QLockFile &file) {
  basic.lock();
  mutex.lock();
  mutex.tryLock();
  mutex.tryLock(100);
  shared.lockForRead();
  shared.lockForWrite();
  memory.lock();
  file.lock();
  file.tryLock();
  file.tryLock(100);
  {
    QMutexLocker locker(&mutex);
    locker.relock();
    QReadLocker reader(&shared);
    reader.relock();
    QWriteLocker writer(&shared);
    writer.relock();
  }
  co_return;
}
