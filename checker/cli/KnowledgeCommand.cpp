//===- KnowledgeCommand.cpp - `nostall knowledge [NAME]` -----------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// What nostall knows: the libraries, or the entries of one library, or what is said of one function or type.
//
//===----------------------------------------------------------------------===//
#include "cli/Commands.h"
#include "pipeline/ResolveKnowledge.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"

using namespace nostall;
using namespace nostall::cli;

static void listLibraries(const Knowledge &K) {
  for (const Library &L : K.libraries()) {
    const size_t Count = llvm::count_if(K.functions(), [&](const FunctionEntry &E) { return E.File == L.File; });
    llvm::outs() << llvm::left_justify(L.Name, 22) << ' ' << llvm::right_justify(std::to_string(Count), 4)
                 << " functions  " << (L.Package.empty() ? "(" + L.File + ")" : L.Package) << '\n';
  }
}

static void print(const FunctionEntry &E) {
  llvm::outs() << E.Name;
  if (E.Parameters)
    llvm::outs() << '(' << llvm::join(*E.Parameters, ", ") << ')';
  llvm::outs() << "\n  ";
  if (E.Blocks)
    llvm::outs() << "blocks: " << spelling(*E.Blocks) << ", " << spelling(E.HowLong);
  else if (E.Safe)
    llvm::outs() << "safe";
  else if (E.Result == ResultRole::BlocksWhenDestroyed)
    llvm::outs() << "its result blocks when it is destroyed";
  else if (E.Result == ResultRole::AnotherOwner)
    llvm::outs() << "its result shares ownership with another owner";
  else if (E.Result == ResultRole::LastError)
    llvm::outs() << "reads the last error, or returns where it is stored";
  else if (E.Result == ResultRole::OfObject)
    llvm::outs() << "its result is a handle to its object";
  else if (E.CalledOnLoop)
    llvm::outs() << "is called on a loop, and so is what overrides it";
  else if (E.Hop)
    llvm::outs() << "moves the coroutine that awaits it";
  else if (E.SharesState)
    llvm::outs() << "has state that all threads share";
  else if (E.Ordered)
    llvm::outs() << "must stay in order with the awaits around it";
  else
    llvm::outs() << (E.Constructs          ? "constructs what its template argument names"
                     : E.Ends              ? "destroys what it holds"
                     : E.Callables.empty() ? "changes or tests the state of an object"
                                           : "runs callables");
  llvm::outs() << "  [" << E.File << ':' << E.Line << "]\n";
  if (!E.Use.empty())
    llvm::outs() << "  use: " << E.Use << '\n';
  if (!E.UseInHandler.empty())
    llvm::outs() << "  use in handlers: " << E.UseInHandler << '\n';
  if (E.NeverOffload)
    llvm::outs() << "  never on another thread\n";
  if (!E.Reason.empty())
    llvm::outs() << "  reason: " << E.Reason << '\n';
}

static bool show(const Knowledge &K, llvm::StringRef Name) {
  bool Found = false;
  for (const FunctionEntry &E : K.functions()) {
    const bool Library = llvm::StringRef(E.Key).starts_with((Name + ":").str());
    if (!Library && E.Name != Name && !matchesGlob(Name, E.Name) &&
        !llvm::StringRef(E.Name).ends_with(("::" + Name).str()))
      continue;
    print(E);
    Found = true;
  }
  static constexpr WordTable<TypeRole> Roles = {
      "a coroutine that runs on a loop",
      "a synchronous generator",
      "an awaitable",
      "a coroutine that never runs on a loop",
      "an event loop",
      "a thread pool",
      "an executor, or works on one",
      "an awaitable that gives a coroutine its own executor",
      "an awaitable that never suspends the coroutine",
      "a completion token with an executor of its own",
      "a socket, which the threads of its executor serve",
      "a work guard, which keeps a loop running",
      "a lock guard",
      "a container",
      "an owner",
      "a shared owner",
      "an object whose operations may run at the same time",
      "an argument that a library passes to functions that it calls on a loop"};
  for (const auto &[TypeName, T] : K.types()) {
    if (TypeName != Name && !matchesGlob(Name, TypeName) && !llvm::StringRef(TypeName).ends_with(("::" + Name).str()))
      continue;
    llvm::outs() << TypeName << "\n  is " << Roles[T.Is] << "  [" << T.File << ':' << T.Line << "]\n";
    Found = true;
  }
  return Found;
}

void cli::addKnowledge(CLI::App &App, Invocation &Call) {
  auto *Command = App.add_subcommand("knowledge", "Show what is known of a library, a function or a type");
  const auto Name = std::make_shared<std::string>();
  const auto Resolve = std::make_shared<bool>(false);
  Command->add_option("name", *Name, "Library, qualified name, last part of a name, or a glob");
  Command->add_flag(
      "--resolve", *Resolve,
      "Check that each entry of library NAME matches a declaration in its headers; compiler flags follow --");
  Command->callback([Name, Resolve, &Call] {
    const Knowledge &K = Knowledge::builtin();
    if (*Resolve) {
      auto Unresolved = resolveKnowledge(K, *Name, Call.CompilerFlags);
      if (!Unresolved) {
        Call.Status = usageError(llvm::toString(Unresolved.takeError()));
        return;
      }
      for (const std::string &Line : *Unresolved)
        llvm::outs() << Line << '\n';
      Call.Status = Unresolved->empty() ? NoFindings : cli::Findings;
      return;
    }
    if (Name->empty())
      listLibraries(K);
    else if (!show(K, *Name))
      Call.Status = usageError("no knowledge of '" + *Name + "'");
  });
}
