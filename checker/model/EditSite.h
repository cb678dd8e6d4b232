//===- EditSite.h - What an edit of a call would need -------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Where the pieces of a call's text are, and what is written around it for or against another form of the call, so that
// fixes need no AST. In a graph::Unit the fields Family, NamespaceAlias and ResultAwaitable are empty: knowledge fills
// them in afterwards, from the result type of the function around the call, the callee's name and the step's type.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_EDITSITE_H
#define NOSTALL_MODEL_EDITSITE_H

#include "model/Hazard.h"
#include "model/Span.h"
#include <vector>

namespace nostall {

/// What speaks against an edit, and the name of the object or function that it is about.
struct Doubt {
  Hazard Why = Hazard::None;
  StringId Name = 0;

  explicit operator bool() const { return Why != Hazard::None; }
};

/// Everything that a fix needs to know of a call's text, with what no table of a unit says. For an Await that could run
/// beside another one, Call is its statement, Arguments are what it awaits and, where a structured binding could take
/// its place, the variable's name.
struct EditSite {
  Span Call;                     ///< the whole call expression, with its object
  Span Object;                   ///< `socket.` or `p->`: the object with its operator; invalid for a free function
  Span Qualifier;                ///< `asio::` of a free function; invalid when there is none
  std::vector<Span> Arguments;   ///< as written; default arguments are left out
  StringId Family = 0;           ///< the enclosing coroutine's family in Knowledge
  StringId Name = 0;             ///< the callee's own name
  StringId NamespaceAlias = 0;   ///< "boost::asio=asio" when knowledge matched through an alias
  StringId LastParameter = 0;    ///< the type of the parameter that the last written argument becomes
  bool NeedsParentheses = false; ///< something binds tighter than `co_await` around the call
  bool ReturnsVoid = false;
  bool ResultDiscarded = false; ///< the call is a statement of its own
  bool ResultReference = false;
  StringId ResultType = 0; ///< for such an Await: how a structured binding must be declared, "const auto"
  StringId Executor = 0;   ///< the executor type of the enclosing coroutine's type, when it names one
  bool ResultMovable = true;
  bool ContainsAwait = false;   ///< an argument awaits: it cannot move into a lambda
  bool ResultAwaitable = false; ///< the result is a coroutine or an operation: the call only makes or begins it
  Doubt OnThread;               ///< what is written here against running the call on another thread
  Doubt Suspended;              ///< what is written here against suspending the coroutine at the call
};

} // namespace nostall

#endif
