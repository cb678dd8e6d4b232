// RUN: %check_both %s -- -std=c++20
// Message queues and System V semaphores wait for another process, save with IPC_NOWAIT.
#include "awaitable.hpp"
#include <fcntl.h>
#include <mqueue.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
using boost::asio::awaitable;

awaitable<void> bad_queue(mqd_t queue, char *message, const timespec *time) {
  mq_receive(queue, message, 1, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'mq_receive' blocks the event loop in coroutine 'bad_queue'; use a queue opened with 'O_NONBLOCK' whose descriptor is awaited
  mq_timedreceive(queue, message, 1, nullptr, time);
  // CHECK: :[[@LINE-1]]:3: warning: 'mq_timedreceive' blocks the event loop in coroutine 'bad_queue'
  mq_send(queue, message, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'mq_send' blocks the event loop in coroutine 'bad_queue'
  mq_timedsend(queue, message, 1, 0, time);
  // CHECK: :[[@LINE-1]]:3: warning: 'mq_timedsend' blocks the event loop in coroutine 'bad_queue'
  co_return;
}

awaitable<void> bad_system_v(int id, void *message, sembuf *operations, const timespec *time) {
  msgrcv(id, message, 1, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'msgrcv' blocks the event loop in coroutine 'bad_system_v'
  msgsnd(id, message, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'msgsnd' blocks the event loop in coroutine 'bad_system_v'
  semop(id, operations, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'semop' blocks the event loop in coroutine 'bad_system_v'
  semtimedop(id, operations, 1, time);
  // CHECK: :[[@LINE-1]]:3: warning: 'semtimedop' blocks the event loop in coroutine 'bad_system_v'
  co_return;
}

awaitable<void> good_without_waiting(int id, void *message) {
  msgrcv(id, message, 1, 0, IPC_NOWAIT | MSG_NOERROR);
  msgsnd(id, message, 1, IPC_NOWAIT);
  mq_close(mq_open("/queue", O_RDONLY | O_NONBLOCK));
  shm_open("/memory", O_RDWR, 0600);
  shm_unlink("/memory");
  co_return;
}
