//===- Declarations.h - Tables of the types and declarations of a unit ---------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// What knowledge and the configuration ask of a type or a declaration is answered from these tables: names, parameter
// types, bases, what is overridden, what a coroutine's promise and an awaiter look like. So a change of either needs no
// parse. The tables say what is declared and judge nothing.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_DECLARATIONS_H
#define NOSTALL_MODEL_DECLARATIONS_H

#include "model/EditSite.h"
#include "model/FunctionId.h"
#include "model/Index.h"
#include "model/Span.h"
#include <vector>

namespace nostall::graph {

struct Type;
struct Variable;
struct Function;
struct FlowGraph;
using TypeIndex = Index<Type>;
using VariableIndex = Index<Variable>;
using FunctionIndex = Index<Function>;
using GraphIndex = Index<FlowGraph>;

enum class TypeKind : uint8_t { Class, Pointer, Reference, Enumeration, Number, Callable, Array, Other };

/// A type without `const` and `volatile`.
struct Type {
  TypeKind Kind = TypeKind::Other;
  StringId Text = 0;   ///< canonical, as Clang prints it without inline namespaces: what globs are held against
  StringId Name = 0;   ///< of a class or enumeration: qualified, without template arguments and inline namespaces
  StringId Object = 0; ///< Text without reference and without the pointer to an object of a class
  TypeIndex Of;        ///< of a pointer, reference or array: what it points to or consists of

  // Of a class whose definition was seen:
  std::vector<TypeIndex> Arguments; ///< of its template, types only; others are invalid
  std::vector<TypeIndex> Bases;
  std::vector<VariableIndex> Fields;
  std::vector<FunctionIndex> CallOperators; ///< of a closure or functor: its bodies that were seen
  FunctionIndex Destructor;                 ///< invalid when ending an object runs nothing
  /// Of a class that a library's template was given, which may construct objects of it: those that are not deleted, of
  /// templates what was written.
  std::vector<FunctionIndex> Constructors;
  /// The members that make a class an awaiter; all or none.
  FunctionIndex AwaitReady, AwaitSuspend, AwaitResume;
  bool Complete = false;
  bool Closure = false;
  bool Opaque = false;        ///< a library's, whose bodies are not looked into
  bool AwaitOperator = false; ///< has a member `operator co_await`
  bool Callable = false;      ///< has a call operator, perhaps of a base
  bool LazyTask = false;      ///< can be awaited, and a coroutine that returns it surely does nothing until then
};

enum class VariableKind : uint8_t { Parameter, Local, StaticLocal, Global, Field };

struct Variable {
  VariableKind Kind = VariableKind::Local;
  FunctionId Id; ///< of a field, global or static variable: the same in all units that see it
  StringId Name = 0;
  StringId Qualified = 0; ///< of a global or static variable: with its scope
  TypeIndex Type;
  FunctionIndex Owner;   ///< of a parameter or local: the function that contains it
  TypeIndex Class;       ///< of a field
  uint32_t Position = 0; ///< of a parameter or field: from 0
  Span Where;
  bool ThreadLocal = false;
  bool OnlyUsedHere = false; ///< of a field: private, in a class without friends all of whose bodies the unit sees
};

/// Whether an await suspends, as far as its awaiter's type says.
enum class Suspends : uint8_t { Never, Perhaps, Always };

/// What the declaration of a coroutine's promise says.
struct CoroutineTraits {
  TypeIndex Promise;
  bool YieldsValues = false;    ///< the promise has `yield_value`
  bool ResultAwaitable = false; ///< the return type can be awaited
  Suspends AtStart = Suspends::Perhaps;
  Suspends AtEnd = Suspends::Perhaps;
};

struct Function {
  FunctionId Id;
  StringId Name = 0;  ///< for people: `server::session`, `lambda in main`
  StringId Scope = 0; ///< namespace or class, without inline namespaces and template arguments
  StringId Last = 0;  ///< the last component: `connect`, `operator>>`, `~jthread`
  TypeIndex Result;
  std::vector<TypeIndex> Parameters;
  uint32_t Defaults = 0;                     ///< how many of the last parameters have a default argument or are a pack
  std::vector<TypeIndex> TemplateArguments;  ///< of its own template, packs flattened; types only, others are invalid
  std::vector<VariableIndex> ParameterNames; ///< of a function with a graph
  TypeIndex Class;                           ///< of a method
  FunctionIndex Parent;                      ///< of a closure's call operator: the function that contains it
  std::vector<FunctionIndex> Overrides;
  Span Where; ///< the name at the definition, else at the declaration
  GraphIndex Body;
  CoroutineTraits Coroutine; ///< valid when IsCoroutine
  bool IsCoroutine = false;
  bool Private = false; ///< a method that is not public
  bool Static = false;  ///< a method without an object
  bool Virtual = false;
  bool Pure = false;
  bool Constructor = false;
  bool Destructor = false;
  bool Implicit = false; ///< not written in the source
  bool Pattern = false;  ///< a template that nothing instantiates
  bool Variadic = false;
  bool NoReturn = false; ///< declared so
  bool CLinkage = false;
  bool Builtin = false;       ///< the compiler knows what it does, and it says nothing to the user
  bool Opaque = false;        ///< a library's, whose body is not looked into
  bool Local = false;         ///< no other file can name it
  bool Blocking = false;      ///< annotated: callers take it for blocking
  bool NonBlocking = false;   ///< annotated: callers trust it, and its body is checked
  bool AllowBlocking = false; ///< annotated: blocks, and that is accepted
  Doubt Touches;              ///< state that its own body shares with other threads, as far as that is written there
};

} // namespace nostall::graph

#endif
