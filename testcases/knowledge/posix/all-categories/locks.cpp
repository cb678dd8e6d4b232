// RUN: %check_both %s -- -std=c++20
// The category 'lock', switched on by this folder's configuration. Trying to lock and unlocking never wait.
#include "awaitable.hpp"
#include <pthread.h>
#include <threads.h>
#include <time.h>
using boost::asio::awaitable;

awaitable<void> bad_mutex(pthread_mutex_t *mutex, pthread_spinlock_t *spin, mtx_t *c_mutex, const timespec *time) {
  pthread_mutex_lock(mutex);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_mutex_lock' blocks the event loop in coroutine 'bad_mutex'; use a strand, or an awaitable mutex
  pthread_mutex_timedlock(mutex, time);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_mutex_timedlock' blocks the event loop in coroutine 'bad_mutex'
  pthread_mutex_clocklock(mutex, CLOCK_MONOTONIC, time);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_mutex_clocklock' blocks the event loop in coroutine 'bad_mutex'
  pthread_spin_lock(spin);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_spin_lock' blocks the event loop in coroutine 'bad_mutex'
  mtx_lock(c_mutex);
  // CHECK: :[[@LINE-1]]:3: warning: 'mtx_lock' blocks the event loop in coroutine 'bad_mutex'
  mtx_timedlock(c_mutex, time);
  // CHECK: :[[@LINE-1]]:3: warning: 'mtx_timedlock' blocks the event loop in coroutine 'bad_mutex'
  co_return;
}

awaitable<void> bad_read_write_lock(pthread_rwlock_t *lock, const timespec *time) {
  pthread_rwlock_rdlock(lock);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_rwlock_rdlock' blocks the event loop in coroutine 'bad_read_write_lock'
  pthread_rwlock_wrlock(lock);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_rwlock_wrlock' blocks the event loop in coroutine 'bad_read_write_lock'
  pthread_rwlock_timedrdlock(lock, time);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_rwlock_timedrdlock' blocks the event loop in coroutine 'bad_read_write_lock'
  pthread_rwlock_timedwrlock(lock, time);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_rwlock_timedwrlock' blocks the event loop in coroutine 'bad_read_write_lock'
  pthread_rwlock_clockrdlock(lock, CLOCK_MONOTONIC, time);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_rwlock_clockrdlock' blocks the event loop in coroutine 'bad_read_write_lock'
  pthread_rwlock_clockwrlock(lock, CLOCK_MONOTONIC, time);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_rwlock_clockwrlock' blocks the event loop in coroutine 'bad_read_write_lock'
  co_return;
}

awaitable<void> good_try(pthread_mutex_t *mutex, pthread_spinlock_t *spin, mtx_t *c_mutex, pthread_rwlock_t *lock) {
  pthread_mutex_trylock(mutex);
  pthread_mutex_unlock(mutex);
  pthread_spin_trylock(spin);
  pthread_spin_unlock(spin);
  mtx_trylock(c_mutex);
  mtx_unlock(c_mutex);
  pthread_rwlock_tryrdlock(lock);
  pthread_rwlock_trywrlock(lock);
  pthread_rwlock_unlock(lock);
  co_return;
}
