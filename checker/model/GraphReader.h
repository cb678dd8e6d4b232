//===- GraphReader.h - A unit from its text --------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Reads what print(Unit) and `nostall dump --graph --whole` write, and what is written by hand:
//
//     type class Socket [complete]
//       fields fd: int
//     function Socket::close(why: int) -> void
//       call shutdown (this.fd, why) -> int
//     function session(n: int) -> Task coroutine
//       b0: entry
//         initialise socket := ?
//         s1 call size (n)
//         true (s1 == 0) -> b1
//         false (s1 == 0) -> exit
//       b1:
//         call Socket::close socket (Mode::fast=1)
//         destroy Socket socket
//         -> exit
//
// A line is an entry, or belongs to the entry before it; how far it is indented means nothing. `//` begins a line for
// people. Everything may be left out that follows from the rest, and
// - a type, function, variable or field that has no entry is declared where it is named: a bare name is a local
// variable
//   of its function, `this.x` a field of its class, `T *` a pointer, `construct T::T` a constructor, what `destroy T`
//   runs a destructor;
// - a body without blocks is one block that leads to the exit; without `entry` the first block is it, and blocks for
// the
//   exit and for an exception that leaves the function are added; edges may lead to `exit` and `unwound`;
// - only steps that are referred to need a number, and it need not be their position.
//
// Entries, with the lines that may follow:
//     type KIND TEXT [complete] [closure] [opaque] [await-operator] [lazy-task]
//       name N; of T; arguments T, ?; bases T, T; fields F, F: T; call-operators F; destructor F;
//       constructors F, F; awaiter F, F, F
//     variable KIND NAME: T of FUNCTION-OR-CLASS position N named QUALIFIED id HEX [thread-local]  PLACE
//     function NAME(NAME: T, T) -> T coroutine pattern [static] [virtual] [no-return] ...  PLACE
//       id HEX; scope S; last L; class T; parent F; defaults N; template-arguments T, ?;
//       overrides F, F; touches HAZARD NAME; cut short; blocks
//       promise T starts never ends always [yields-values] [result-awaitable]
// Steps, with `[VALUE: T]` for a value with its type as written:
//     call F [OBJECT: T] (VALUE: T, VALUE) -> T       virtual-call and construct alike; indirect-call with what runs as
//                                                     the object, and the object of a member pointer after it
//     destroy T VALUE     delete T VALUE     initialise PLACE := VALUE     assign PLACE := VALUE
//     await VALUE: T suspends perhaps -> T     initial-suspend suspends always     final-suspend suspends never
//     discard VALUE     return VALUE     throw
// After a step: `-> T` for its type, `[perhaps]`, `[the callee's]`, `[implicit]`, `[spelled]`, `[runs F]`,
// `[beside s1]`, a word of why `co_await` cannot be written there, such as `[in-macro]`; and its place:
// `file.cpp:12:8@345-350` with the offsets, `12:8` in the file of the function. Values: see GraphText.h; besides, `T{1,
// 2}` and `lambda T{x}` with their types, and `Mode::fast=1`, whose number is needed.
//
// Edit sites, suppressions and the places in macros' definitions are no part of the text.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_GRAPHREADER_H
#define NOSTALL_MODEL_GRAPHREADER_H

#include "model/FlowGraph.h"
#include "llvm/Support/Error.h"

namespace nostall::graph {

/// Errors name the line, what was expected there and what is there.
llvm::Expected<Unit> readUnit(llvm::StringRef Text);

} // namespace nostall::graph

#endif
