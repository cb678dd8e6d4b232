//===- Hazard.h - Why an edit may change more than when things run ---------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A fix runs a call on another thread, or lets other coroutines run where none could before. Either is harmless only if
// no other code accesses the objects that it uses in that time. What speaks against it is found in the source by lower,
// closed over the calls of the whole program by fixes, and put into words there.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_HAZARD_H
#define NOSTALL_MODEL_HAZARD_H

#include <cstdint>

namespace nostall {

enum class Hazard : uint8_t {
  None,
  // Of code that runs on another thread.
  SharedObject,   ///< it names an object that others reach too: through `this`, a capture, a reference or a pointer
  EscapedLocal,   ///< it names a local variable whose address is known elsewhere
  CarriesPointer, ///< it names a local variable that is or holds a pointer, a reference or a view
  StaticState,    ///< it touches a static object that changes
  UnseenCallee,   ///< it calls a function that is neither seen nor known
  LastError,      ///< it leaves the thread's last error, which is read on the thread of the loop afterwards
  // Of a place where the coroutine is suspended and was not before.
  NamedOnBothSides, ///< an object that others reach too is named before it and behind it
  AliasAcross,      ///< a reference, pointer, iterator or view of such an object is made before it and used behind it
  RangeLoopAcross,  ///< it is in a range-based loop over such an object
  // Of both.
  Unjudged, ///< the code cannot be followed
};
constexpr Hazard LastHazard = Hazard::Unjudged;

} // namespace nostall

#endif
