// RUN: %check_both %s -- -std=c++20
// A coroutine has already begun when its caller gets the object.
#include "winrt/winrt.hpp"
using winrt::Windows::Foundation::IAsyncAction;

IAsyncAction save();

IAsyncAction good() {
  save();
  co_await save();
}
