// RUN: %check_both %s -- -std=c++20
// Slots and timers run on the receiver's loop, also when plain code sets them up.
#include "awaitable.hpp"
#include "qt/qt.hpp"
#include <unistd.h>

void plain(QThread &thread, QObject *context) {
  QTimer::singleShot(10, [] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:31: warning: 'sleep' blocks the event loop
  QTimer::singleShot(10, context, [] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:40: warning: 'sleep' blocks the event loop
  QObject::connect(&thread, &QThread::finished, [] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:54: warning: 'sleep' blocks the event loop
  QObject::connect(&thread, &QThread::finished, context, [] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:63: warning: 'sleep' blocks the event loop
  QMetaObject::invokeMethod(context, [] { ::sleep(1); }, Qt::QueuedConnection);
  // CHECK: :[[@LINE-1]]:43: warning: 'sleep' blocks the event loop
}

void plain_without_blocking(QObject *context) {
  QTimer::singleShot(10, context, [] {});
  ::sleep(1);
}
