//===- Knowledge.h - What is known of libraries -------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// What blocks, what offloads, what hops, which types are loop coroutines: the analysis knows none of it by itself. It
// asks here, by the qualified name of a declaration. The data is in `data/*.yaml`, whose form README.md describes;
// KnowledgeParser.cpp reads it. Nothing in this component uses Clang.
//
// A Knowledge is filled once and then only read, by any number of threads.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_KNOWLEDGE_KNOWLEDGE_H
#define NOSTALL_KNOWLEDGE_KNOWLEDGE_H

#include "model/Vocabulary.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace nostall {

/// Which argument of a call is meant: counted from 0, from the end when negative, or the object; for what a call does
/// to the state of objects also its result.
struct ArgumentRef {
  static constexpr int Object = 1 << 16;
  static constexpr int Result = 1 << 17;
  int Index = 0;
};

/// A property of one argument that decides whether a call blocks.
struct Condition {
  enum class Property : uint8_t { Equals, AtMost, Flag, Zeros, Type, Global, Text, Absent, State, Error };
  ArgumentRef Argument;
  Property What = Property::Equals;
  int64_t Number = 0;               ///< Equals, Error: the value; AtMost: the greatest one; Flag: the bits
  std::optional<ArgumentRef> Times; ///< AtMost: what the argument is multiplied with
  std::string Pattern;              ///< Type, Text: a glob; Global: a qualified name; Flag, Error: the macro's name
  ObjectState InState = ObjectState::Ready; ///< State
};

/// What a call does to the state of an object, or says of it.
struct StateChange {
  enum class Way : uint8_t { Sets, Clears, Tests, Completes };
  Way How = Way::Sets;
  ArgumentRef Object;
  ObjectState State = ObjectState::Ready;
  std::vector<Condition> When;   ///< all but Tests: one of these must hold, if there are any
  std::optional<int64_t> Equals; ///< Tests: the object is in that state when the call returns this number ...
  std::string Enumerator;        ///< ... or this enumerator; without either, when it returns true ...
  bool OtherThan = false;        ///< ... or anything but Enumerator
};

/// What a function does with a callable argument.
enum class Runs : uint8_t { Unknown, Inline, Elsewhere, Loop, Stored, OnExecutor };

struct CallableArgument {
  ArgumentRef Argument;
  nostall::Runs Runs = Runs::Inline;
  ArgumentRef Executor;                    ///< for OnExecutor
  ArgumentRef Keeper{ArgumentRef::Object}; ///< for Stored
  bool Initiation = false;                 ///< it begins an operation, of which the call gives what is awaited
};

/// An awaitable that moves the coroutine which awaits it.
struct Hop {
  nostall::Runs To = Runs::OnExecutor;
  ArgumentRef Executor;
  std::optional<ArgumentRef> Seems; ///< an executor to which it does not move, though it looks so
  bool Persistent = false;          ///< until the next hop, instead of until the next suspension
};

/// A library's own asynchronous sibling of a blocking call, as an edit.
struct AsyncSibling {
  std::string Family;
  std::string Replace;
  std::vector<std::string> Includes;
};

/// What the end of a call's result means.
enum class ResultRole : uint8_t {
  Plain,
  BlocksWhenDestroyed,
  AnotherOwner, ///< an owner of what another owner, which lives on, owns too
  LastError,    ///< where the last error is stored: the function behind `errno`
  OfObject,     ///< a handle or a layer of the object of the call: a state of the one is one of the other
};

struct FunctionEntry {
  std::string Key;  ///< "library:qualified::name@12", for people and for summaries; unique by the number at its end
  std::string Name; ///< qualified; may hold wildcards
  std::optional<std::vector<std::string>> Parameters;
  std::optional<Category> Blocks;
  Cost HowLong = Cost::Io;
  std::vector<Condition> When, Unless;
  std::vector<CallableArgument> Callables;
  std::optional<nostall::Hop> Hop;
  std::vector<StateChange> States;
  std::vector<AsyncSibling> Async;
  std::optional<unsigned> Constructs; ///< template argument whose object it constructs from its arguments
  std::optional<ArgumentRef> Ends;    ///< a container or owner that gives up what it holds
  std::string Use;                    ///< what to do instead, as advice() gives it
  std::string UseInHandler;           ///< the same for functions that cannot await
  std::string Reason;
  ResultRole Result = ResultRole::Plain;
  bool CalledOnLoop = false; ///< a method that the library calls on a loop, for classes to override
  bool Ordered = false;      ///< what it does belongs between what stands before and after it: a delay, a lock, a write
  bool Safe = false;
  bool NeverOffload = false; ///< on another thread the call would be wrong, or would hold that thread for long
  bool SharesState = false;  ///< keeps something that a call on another thread finds changed: `strtok`
  bool Wildcard = false;     ///< Name holds wildcards
  bool BuiltIn = false;      ///< not from the user's configuration
  std::string File;          ///< where the entry stands
  unsigned Line = 0;

  /// What to do instead of the call, in words that go on from "use": "'resolver.async_resolve'". \p InCoroutine: where
  /// `co_await` can be written. Empty when nothing is known that helps there.
  std::string advice(bool InCoroutine) const;
};

enum class TypeRole : uint8_t {
  Coroutine,
  Generator,
  Awaitable,
  TaskElsewhere,
  Loop,
  Pool,
  Executor,
  OwnExecutor,
  Immediate,
  BoundToken,
  IoObject,
  WorkGuard,
  Guard,
  Container,
  Owner,
  SharedOwner,
  Concurrent,
  LoopArgument
};

struct TypeEntry {
  std::string Name;
  TypeRole Is = TypeRole::Coroutine;
  std::string Family;
  bool Lazy = true;
  bool ResumesInline = false;          ///< the awaiting coroutine continues on the thread where it ended
  std::vector<std::string> ReleasedBy; ///< members by which a guard or mutex gives its lock back
  std::vector<unsigned> Elements{0};   ///< template arguments whose objects end with a container or owner
  std::optional<unsigned> Deleter;     ///< template argument that is called with what is owned, instead of `delete`
  std::string File;
  unsigned Line = 0;

  bool ownsElements() const { return Is == TypeRole::Owner || Is == TypeRole::SharedOwner; }
  /// Whether objects of other types end with one of this type.
  bool holdsElements() const { return Is == TypeRole::Container || ownsElements(); }
};

/// How coroutines of one kind await and offload.
struct Family {
  std::string Name;
  std::string Token;         ///< for coroutines with the default executor
  std::string ExecutorToken; ///< for the others; `{executor}` is theirs
  std::string DefaultExecutor;
  std::vector<std::string> ErrorTypes; ///< a last argument of such a type ...
  std::string ErrorToken;              ///< ... moves into the token
  std::string Offload;
  std::string Gather; ///< an awaitable of several `{awaitables}` that run at the same time
  std::vector<std::string> TokenIncludes, ErrorIncludes, OffloadIncludes, GatherIncludes;
};

/// How code that cannot await moves a call to a pool and continues with its result, for advice.
struct HandlerOffload {
  std::vector<std::string> StartedBy; ///< globs of the functions that run such code or keep it to be run
  std::string Code;                   ///< `{call}` is the call, `{then}` what to do behind it
};

/// Macros by which a library's headers say what GCC can do, where they find out less with Clang in a file that GCC
/// compiles. They hold for C++ with coroutines.
struct GccMacros {
  std::vector<std::string> Defined;
  std::string Unless; ///< not where the command defines this
};

/// A library: where its facts can be checked.
struct Library {
  std::string Name, File, Package, Mock;
  std::vector<std::string> Headers, Flags, PkgConfig;
};

class Knowledge {
public:
  Knowledge() = default;
  Knowledge(const Knowledge &) = delete;
  Knowledge &operator=(const Knowledge &) = delete;

  /// The knowledge that is embedded in the binary. It is tested, so an error in it is a broken build.
  static const Knowledge &builtin();
  /// The same, as a separate copy to add to.
  static std::unique_ptr<Knowledge> copyOfBuiltin();

  /// Reads a knowledge file's text on top of what is there. The error names file, line and what is allowed.
  llvm::Error add(llvm::StringRef Text, llvm::StringRef File);

  /// All entries that match the declaration, the one that wins first: the user's before the built-in, with parameters
  /// before without, an exact name before a wildcard, then the one that was read later. \p Scope is the declaration's
  /// namespace or class, without inline namespaces and template arguments; \p Parameters gives the canonical parameter
  /// types and is asked only when an entry wants them.
  std::vector<const FunctionEntry *> matching(llvm::StringRef Scope, llvm::StringRef Name,
                                              llvm::function_ref<std::vector<std::string>()> Parameters) const;
  const TypeEntry *type(llvm::StringRef QualifiedName) const;
  const Family *family(llvm::StringRef Name) const;
  /// How code that \p Starter runs or keeps to be run hands a call to a pool; null when nothing is known of that.
  const HandlerOffload *offloadStartedBy(llvm::StringRef Starter) const;
  /// \p Text with the namespaces by which a program knows a library that calls \p Callee, a function of it, so:
  /// "'boost::asio::async_read'" for 'asio::read' becomes "'asio::async_read'".
  std::string throughAlias(std::string Text, llvm::StringRef Callee) const;
  /// What functions of the opaque namespace that holds \p Scope do with callables; none when it is not opaque.
  std::optional<Runs> opaque(llvm::StringRef Scope) const;
  /// Whether the user's configuration makes any namespace opaque: those are so in every file.
  bool hasOwnOpaque() const { return Opaque.size() > BuiltInOpaque; }
  bool isOwnOpaque(llvm::StringRef Scope) const;
  /// \p QualifiedName with an aliased namespace put back to the name that entries use.
  std::string canonical(llvm::StringRef QualifiedName) const;
  /// The entry with this key, for summaries that were stored.
  const FunctionEntry *entry(llvm::StringRef Key) const;

  const std::deque<FunctionEntry> &functions() const { return Functions; }
  const std::map<std::string, TypeEntry> &types() const { return Types; }
  const std::vector<Library> &libraries() const { return Libraries; }
  const std::vector<std::pair<std::string, std::string>> &aliases() const { return Aliases; }
  const std::vector<std::pair<std::string, Runs>> &opaqueNamespaces() const { return Opaque; }
  /// The member functions by which an executor of the program's own runs what it is given.
  const std::vector<std::string> &executorMethods() const { return ExecutorMethods; }
  const std::vector<GccMacros> &gccMacros() const { return MacrosOfGcc; }

private:
  friend class KnowledgeParser;
  void insert(FunctionEntry Entry);

  std::deque<FunctionEntry> Functions;
  llvm::StringMap<std::vector<const FunctionEntry *>> ByName; ///< by last component; wildcards under ""
  llvm::StringMap<const FunctionEntry *> ByKey;
  std::map<std::string, TypeEntry> Types;
  llvm::StringMap<Family> Families;
  std::vector<std::pair<std::string, Runs>> Opaque; ///< the built-in ones first
  size_t BuiltInOpaque = 0;
  std::vector<std::pair<std::string, std::string>> Aliases; ///< from, to
  std::map<std::string, int64_t> Constants;
  std::vector<std::string> ExecutorMethods;
  std::vector<GccMacros> MacrosOfGcc;
  std::vector<HandlerOffload> HandlerOffloads;
  std::vector<Library> Libraries;
};

/// Expands a knowledge template: `{name}` parts by \p Part; a comma before or after an empty part is dropped.
std::string expandTemplate(llvm::StringRef Template, llvm::function_ref<std::string(llvm::StringRef)> Part);

/// \p Text with the namespace \p To in place of \p From, wherever a name continues after it. Both are written with
/// "::";
/// \p Separator replaces that in \p Text, such as "/" in the names of headers.
std::string renameNamespace(std::string Text, llvm::StringRef From, llvm::StringRef To,
                            llvm::StringRef Separator = "::");

/// Whether \p Text matches \p Glob, in which `*` matches any characters and `?` one.
bool matchesGlob(llvm::StringRef Glob, llvm::StringRef Text);

} // namespace nostall

#endif
