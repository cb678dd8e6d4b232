// RUN: %check_both %s -- -std=c++20
// Waiting for threads, conditions, barriers and semaphores blocks. Mutexes are of the category 'lock', which is off by
// default: see all-categories/locks.cpp. What another thread runs blocks nobody.
#include "awaitable.hpp"
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>
using boost::asio::awaitable;

awaitable<void> bad_join(pthread_t thread, const timespec *time) {
  pthread_join(thread, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_join' blocks the event loop in coroutine 'bad_join'; use an awaitable event that the thread sets at its end
  pthread_timedjoin_np(thread, nullptr, time);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_timedjoin_np' blocks the event loop in coroutine 'bad_join'
  pthread_clockjoin_np(thread, nullptr, CLOCK_MONOTONIC, time);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_clockjoin_np' blocks the event loop in coroutine 'bad_join'
  thrd_join(thread, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'thrd_join' blocks the event loop in coroutine 'bad_join'
  co_return;
}

awaitable<void> bad_condition(pthread_cond_t *condition, pthread_mutex_t *mutex, cnd_t *c_condition, mtx_t *c_mutex) {
  const timespec time{1, 0};
  pthread_cond_wait(condition, mutex);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_cond_wait' blocks the event loop in coroutine 'bad_condition'; use an awaitable event or channel
  pthread_cond_timedwait(condition, mutex, &time);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_cond_timedwait' blocks the event loop in coroutine 'bad_condition'
  pthread_cond_clockwait(condition, mutex, CLOCK_MONOTONIC, &time);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_cond_clockwait' blocks the event loop in coroutine 'bad_condition'
  cnd_wait(c_condition, c_mutex);
  // CHECK: :[[@LINE-1]]:3: warning: 'cnd_wait' blocks the event loop in coroutine 'bad_condition'
  cnd_timedwait(c_condition, c_mutex, &time);
  // CHECK: :[[@LINE-1]]:3: warning: 'cnd_timedwait' blocks the event loop in coroutine 'bad_condition'
  co_return;
}

awaitable<void> bad_semaphore(pthread_barrier_t *barrier, sem_t *semaphore, const timespec *time) {
  pthread_barrier_wait(barrier);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_barrier_wait' blocks the event loop in coroutine 'bad_semaphore'
  sem_wait(semaphore);
  // CHECK: :[[@LINE-1]]:3: warning: 'sem_wait' blocks the event loop in coroutine 'bad_semaphore'; use 'sem_trywait', or an awaitable semaphore
  sem_timedwait(semaphore, time);
  // CHECK: :[[@LINE-1]]:3: warning: 'sem_timedwait' blocks the event loop in coroutine 'bad_semaphore'
  sem_clockwait(semaphore, CLOCK_MONOTONIC, time);
  // CHECK: :[[@LINE-1]]:3: warning: 'sem_clockwait' blocks the event loop in coroutine 'bad_semaphore'
  co_return;
}

awaitable<void> good_signal(pthread_cond_t *condition, cnd_t *c_condition, sem_t *semaphore, const sigset_t &signals) {
  pthread_cond_signal(condition);
  pthread_cond_broadcast(condition);
  cnd_signal(c_condition);
  cnd_broadcast(c_condition);
  sem_post(semaphore);
  sem_trywait(semaphore);
  pthread_setname_np(pthread_self(), "loop");
  pthread_kill(pthread_self(), SIGUSR1);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  pthread_tryjoin_np(pthread_self(), nullptr);
  pthread_detach(pthread_self());
  sched_yield();
  thrd_yield();
  co_return;
}

awaitable<void> good_mutex(pthread_mutex_t *mutex, pthread_rwlock_t *lock, mtx_t *c_mutex) {
  pthread_mutex_lock(mutex);
  pthread_mutex_unlock(mutex);
  pthread_rwlock_wrlock(lock);
  pthread_rwlock_unlock(lock);
  mtx_lock(c_mutex);
  mtx_unlock(c_mutex);
  co_return;
}

void *work(void *) {
  sleep(1);
  return nullptr;
}
int c_work(void *) { return static_cast<int>(sleep(1)); }
void initialise() { sleep(1); }

awaitable<void> good_elsewhere(pthread_t *thread, thrd_t *c_thread) {
  pthread_create(thread, nullptr, work, nullptr);
  thrd_create(c_thread, c_work, nullptr);
  co_return;
}

awaitable<void> bad_once(pthread_once_t *once, once_flag *c_once) {
  pthread_once(once, initialise);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_once'
  call_once(c_once, initialise);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_once'
  co_return;
}
