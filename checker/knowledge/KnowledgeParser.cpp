//===- KnowledgeParser.cpp - From YAML to Knowledge ---------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The keys of a knowledge file, as README.md lists them. Each table of keys below is also what an error message names
// as allowed.
//
//===----------------------------------------------------------------------===//
#include "knowledge/KnowledgeParser.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/YAMLParser.h"

using namespace nostall;
using namespace llvm;

using Node = YamlReader::Node;

Error Knowledge::add(StringRef Text, StringRef File) {
  YamlReader Reader(Text, File);
  KnowledgeParser Parser(*this, Reader);
  return Reader.document([&](Node &Root) { Parser.library(Root, sys::path::stem(File)); });
}

static std::optional<Runs> parseRuns(StringRef Text) {
  return StringSwitch<std::optional<Runs>>(Text)
      .Case("unknown", Runs::Unknown)
      .Case("inline", Runs::Inline)
      .Case("elsewhere", Runs::Elsewhere)
      .Case("loop", Runs::Loop)
      .Case("stored", Runs::Stored)
      .Case("executor", Runs::OnExecutor)
      .Default(std::nullopt);
}

void KnowledgeParser::library(Node &Root, StringRef DefaultName) {
  Library Lib;
  Lib.Name = DefaultName.str();
  Lib.File = Y.file().str();
  LibraryName = Lib.Name;
  Y.mapping(Root,
            {
                {"library", [&](Node &N) { LibraryName = Lib.Name = Y.text(N); }},
                {"package", [&](Node &N) { Lib.Package = Y.text(N); }},
                {"headers", [&](Node &N) { Lib.Headers = Y.texts(N); }},
                {"mock", [&](Node &N) { Lib.Mock = Y.text(N); }},
                {"flags", [&](Node &N) { Lib.Flags = Y.texts(N); }},
                {"pkg-config", [&](Node &N) { Lib.PkgConfig = Y.texts(N); }},
                {"opaque", [&](Node &N) { Y.sequence(N, [&](Node &E) { opaque(E); }); }},
                {"aliases", [&](Node &N) { Y.sequence(N, [&](Node &E) { alias(E); }); }},
                {"constants",
                 [&](Node &N) {
                   Y.freeMapping(N, [&](StringRef Name, Node &, Node &V) { K.Constants[Name.str()] = Y.integer(V); });
                 }},
                {"executor-methods", [&](Node &N) { append_range(K.ExecutorMethods, Y.texts(N)); }},
                {"gcc-macros", [&](Node &N) { Y.sequence(N, [&](Node &E) { gccMacros(E); }); }},
                {"families", [&](Node &N) { Y.sequence(N, [&](Node &E) { family(E); }); }},
                {"handlers", [&](Node &N) { Y.sequence(N, [&](Node &E) { handlerOffload(E); }); }},
                {"types", [&](Node &N) { Y.sequence(N, [&](Node &E) { type(E); }); }},
                {"functions", [&](Node &N) { Y.sequence(N, [&](Node &E) { function(E); }); }},
            });
  K.Libraries.push_back(std::move(Lib));
}

void KnowledgeParser::opaque(Node &N) {
  std::string Name;
  Runs Callables = Runs::Unknown;
  Y.mapping(N, {{"namespace", [&](Node &V) { Name = Y.text(V); }},
                {"callables", [&](Node &V) {
                   Callables = Y.word<Runs>(V, parseRuns, "unknown, inline, elsewhere, loop, stored");
                 }}});
  if (Name.empty())
    return Y.fail(N, "an opaque namespace needs 'namespace'");
  K.Opaque.emplace_back(Name, Callables);
}

void KnowledgeParser::alias(Node &N) {
  std::string From, To;
  Y.mapping(N, {{"namespace", [&](Node &V) { From = Y.text(V); }}, {"means", [&](Node &V) { To = Y.text(V); }}});
  if (From.empty() || To.empty())
    return Y.fail(N, "an alias needs 'namespace' and 'means'");
  K.Aliases.emplace_back(From, To);
}

void KnowledgeParser::gccMacros(Node &N) {
  GccMacros M;
  Y.mapping(N,
            {{"define", [&](Node &V) { M.Defined = Y.texts(V); }}, {"unless", [&](Node &V) { M.Unless = Y.text(V); }}});
  if (M.Defined.empty())
    return Y.fail(N, "an entry of 'gcc-macros' needs 'define'");
  K.MacrosOfGcc.push_back(std::move(M));
}

void KnowledgeParser::family(Node &N) {
  Family F;
  Y.mapping(N, {
                   {"name", [&](Node &V) { F.Name = Y.text(V); }},
                   {"token", [&](Node &V) { F.Token = Y.text(V); }},
                   {"token-include", [&](Node &V) { F.TokenIncludes = Y.texts(V); }},
                   {"executor-token", [&](Node &V) { F.ExecutorToken = Y.text(V); }},
                   {"default-executor", [&](Node &V) { F.DefaultExecutor = Y.text(V); }},
                   {"error-type", [&](Node &V) { F.ErrorTypes = Y.texts(V); }},
                   {"error-token", [&](Node &V) { F.ErrorToken = Y.text(V); }},
                   {"error-include", [&](Node &V) { F.ErrorIncludes = Y.texts(V); }},
                   {"offload", [&](Node &V) { F.Offload = Y.text(V); }},
                   {"offload-include", [&](Node &V) { F.OffloadIncludes = Y.texts(V); }},
                   {"gather", [&](Node &V) { F.Gather = Y.text(V); }},
                   {"gather-include", [&](Node &V) { F.GatherIncludes = Y.texts(V); }},
               });
  if (F.Name.empty())
    return Y.fail(N, "a family needs 'name'");
  const std::string Name = F.Name;
  K.Families[Name] = std::move(F);
}

void KnowledgeParser::handlerOffload(Node &N) {
  HandlerOffload H;
  Y.mapping(N, {{"started-by", [&](Node &V) { H.StartedBy = Y.texts(V); }},
                {"offload", [&](Node &V) { H.Code = Y.text(V); }}});
  if (!Y.failed() && (H.StartedBy.empty() || H.Code.empty()))
    return Y.fail(N, "an entry of 'handlers' needs 'started-by' and 'offload'");
  K.HandlerOffloads.push_back(std::move(H));
}

ArgumentRef KnowledgeParser::argument(Node &N) {
  const std::string Text = Y.text(N);
  int Index = 0;
  if (Text == "object")
    return {ArgumentRef::Object};
  if (StringRef(Text).getAsInteger(10, Index) || Index < -16 || Index > 255)
    Y.fail(N, "expected an argument: a number from 0, a negative one from the end, or 'object'; not '" + Text + "'");
  return {Index};
}

void KnowledgeParser::condition(Node &N, std::vector<Condition> &Into) {
  using Property = Condition::Property;
  Condition C;
  bool HasArgument = false;
  unsigned Properties = 0;
  const auto set = [&](Property P) {
    C.What = P;
    ++Properties;
  };
  const auto constant = [&](Property P, Node &V) {
    set(P);
    C.Pattern = Y.text(V);
    const auto Found = K.Constants.find(C.Pattern);
    if (Found == K.Constants.end())
      return Y.fail(V, "flag '" + C.Pattern + "' has no value; add it to 'constants' above");
    C.Number = Found->second;
  };
  Y.mapping(N, {
                   {"argument",
                    [&](Node &V) {
                      HasArgument = true;
                      C.Argument = argument(V);
                    }},
                   {"equals",
                    [&](Node &V) {
                      set(Property::Equals);
                      C.Number = Y.integer(V);
                    }},
                   {"at-most",
                    [&](Node &V) {
                      set(Property::AtMost);
                      C.Number = Y.integer(V);
                    }},
                   {"times", [&](Node &V) { C.Times = argument(V); }},
                   {"flag", [&](Node &V) { constant(Property::Flag, V); }},
                   {"error",
                    [&](Node &V) {
                      constant(Property::Error, V);
                      HasArgument = true; // it speaks of none
                    }},
                   {"zeros",
                    [&](Node &V) {
                      set(Property::Zeros);
                      if (!Y.boolean(V))
                        Y.fail(V, "'zeros' can only be true");
                    }},
                   {"type",
                    [&](Node &V) {
                      set(Property::Type);
                      C.Pattern = Y.text(V);
                    }},
                   {"global",
                    [&](Node &V) {
                      set(Property::Global);
                      C.Pattern = Y.text(V);
                    }},
                   {"text",
                    [&](Node &V) {
                      set(Property::Text);
                      C.Pattern = Y.text(V);
                    }},
                   {"state",
                    [&](Node &V) {
                      set(Property::State);
                      C.InState = Y.word<ObjectState>(V, parseObjectState, allObjectStates());
                    }},
                   {"absent",
                    [&](Node &V) {
                      set(Property::Absent);
                      if (!Y.boolean(V))
                        Y.fail(V, "'absent' can only be true");
                    }},
               });
  if (!HasArgument || Properties != 1)
    return Y.fail(N,
                  "a condition needs 'argument' and one of: equals, at-most, flag, zeros, type, global, text, state, "
                  "absent; or 'error'");
  if (C.Times && C.What != Property::AtMost)
    return Y.fail(N, "'times' is only for 'at-most'");
  Into.push_back(std::move(C));
}

void KnowledgeParser::callable(Node &N, FunctionEntry &Entry) {
  CallableArgument C;
  bool HasExecutor = false, HasKeeper = false;
  Y.mapping(N, {
                   {"argument", [&](Node &V) { C.Argument = argument(V); }},
                   {"runs",
                    [&](Node &V) {
                      C.Runs = Y.word<Runs>(V, parseRuns, "inline, elsewhere, loop, stored, executor, unknown");
                    }},
                   {"executor",
                    [&](Node &V) {
                      HasExecutor = true;
                      C.Executor = argument(V);
                    }},
                   {"in",
                    [&](Node &V) {
                      HasKeeper = true;
                      C.Keeper = argument(V);
                    }},
                   {"initiation", [&](Node &V) { C.Initiation = Y.boolean(V); }},
               });
  if (HasKeeper && C.Runs != Runs::Stored)
    return Y.fail(N, "'in' is only for 'runs: stored'");
  if (C.Runs == Runs::OnExecutor && !HasExecutor)
    return Y.fail(N, "'runs: executor' needs 'executor', the argument that it is");
  Entry.Callables.push_back(C);
}

void KnowledgeParser::hop(Node &N, FunctionEntry &Entry) {
  Hop H;
  Y.mapping(N, {
                   {"to", [&](Node &V) { H.To = Y.word<Runs>(V, parseRuns, "elsewhere, loop, executor"); }},
                   {"executor", [&](Node &V) { H.Executor = argument(V); }},
                   {"seems", [&](Node &V) { H.Seems = argument(V); }},
                   {"lasts",
                    [&](Node &V) {
                      H.Persistent = Y.word<bool>(
                          V,
                          [](StringRef Text) {
                            return StringSwitch<std::optional<bool>>(Text)
                                .Case("persistent", true)
                                .Case("once", false)
                                .Default(std::nullopt);
                          },
                          "once, persistent");
                    }},
               });
  Entry.Hop = H;
}

void KnowledgeParser::stateChange(Node &N, StateChange::Way How, FunctionEntry &Entry) {
  StateChange Change;
  Change.How = How;
  bool HasArgument = false, HasState = false;
  Y.mapping(N, {
                   {"argument",
                    [&](Node &V) {
                      HasArgument = true;
                      Change.Object = Y.text(V) == "result" ? ArgumentRef{ArgumentRef::Result} : argument(V);
                    }},
                   {"state",
                    [&](Node &V) {
                      HasState = true;
                      Change.State = Y.word<ObjectState>(V, parseObjectState, allObjectStates());
                    }},
                   {"when", [&](Node &V) { Y.sequence(V, [&](Node &E) { condition(E, Change.When); }); }},
                   {"equals", [&](Node &V) { Change.Equals = Y.integer(V); }},
                   {"enumerator", [&](Node &V) { Change.Enumerator = Y.text(V); }},
                   {"other-than",
                    [&](Node &V) {
                      Change.Enumerator = Y.text(V);
                      Change.OtherThan = true;
                    }},
               });
  const bool Tests = How == StateChange::Way::Tests;
  if (!Y.failed() && (!HasArgument || !HasState))
    return Y.fail(N, "a change of state needs 'argument' and 'state'");
  if (!Y.failed() && Tests && !Change.When.empty())
    return Y.fail(N, "'when' is not for 'tests'");
  if (!Y.failed() && !Tests && (Change.Equals || !Change.Enumerator.empty()))
    return Y.fail(N, "'equals', 'enumerator' and 'other-than' are for 'tests'");
  Entry.States.push_back(std::move(Change));
}

void KnowledgeParser::sibling(Node &N, FunctionEntry &Entry) {
  AsyncSibling S;
  Y.mapping(N, {
                   {"family", [&](Node &V) { S.Family = Y.text(V); }},
                   {"replace", [&](Node &V) { S.Replace = Y.text(V); }},
                   {"include", [&](Node &V) { S.Includes = Y.texts(V); }},
               });
  if (S.Family.empty() || S.Replace.empty())
    return Y.fail(N, "an asynchronous sibling needs 'family' and 'replace'");
  Entry.Async.push_back(std::move(S));
}

void KnowledgeParser::function(Node &N) {
  FunctionEntry Entry;
  Entry.File = Y.file().str();
  Entry.Line = Y.line(N);
  Entry.BuiltIn = !Y.file().ends_with(".nostall.yaml") && LibraryName != "user";
  std::vector<std::string> Names, Scopes;
  Y.mapping(
      N,
      {
          {"name", [&](Node &V) { Names = Y.texts(V); }},
          {"in", [&](Node &V) { Scopes = Y.texts(V); }},
          {"parameters", [&](Node &V) { Entry.Parameters = Y.texts(V); }},
          {"blocks", [&](Node &V) { Entry.Blocks = Y.word<Category>(V, parseCategory, allCategories()); }},
          {"cost", [&](Node &V) { Entry.HowLong = Y.word<Cost>(V, parseCost, allCosts()); }},
          {"when", [&](Node &V) { Y.sequence(V, [&](Node &E) { condition(E, Entry.When); }); }},
          {"unless", [&](Node &V) { Y.sequence(V, [&](Node &E) { condition(E, Entry.Unless); }); }},
          {"callables", [&](Node &V) { Y.sequence(V, [&](Node &E) { callable(E, Entry); }); }},
          {"hops", [&](Node &V) { hop(V, Entry); }},
          {"sets", [&](Node &V) { Y.sequence(V, [&](Node &E) { stateChange(E, StateChange::Way::Sets, Entry); }); }},
          {"clears",
           [&](Node &V) { Y.sequence(V, [&](Node &E) { stateChange(E, StateChange::Way::Clears, Entry); }); }},
          {"tests", [&](Node &V) { Y.sequence(V, [&](Node &E) { stateChange(E, StateChange::Way::Tests, Entry); }); }},
          {"completes",
           [&](Node &V) { Y.sequence(V, [&](Node &E) { stateChange(E, StateChange::Way::Completes, Entry); }); }},
          {"result",
           [&](Node &V) {
             Entry.Result = Y.word<ResultRole>(
                 V,
                 [](StringRef Text) {
                   return StringSwitch<std::optional<ResultRole>>(Text)
                       .Case("blocks-when-destroyed", ResultRole::BlocksWhenDestroyed)
                       .Case("another-owner", ResultRole::AnotherOwner)
                       .Case("of-object", ResultRole::OfObject)
                       .Case("last-error", ResultRole::LastError)
                       .Default(std::nullopt);
                 },
                 "blocks-when-destroyed, another-owner, of-object, last-error");
           }},
          {"async", [&](Node &V) { Y.sequence(V, [&](Node &E) { sibling(E, Entry); }); }},
          {"constructs", [&](Node &V) { Entry.Constructs = templateArgument(V); }},
          {"ends", [&](Node &V) { Entry.Ends = argument(V); }},
          {"called",
           [&](Node &V) {
             Entry.CalledOnLoop = Y.word<bool>(
                 V, [](StringRef Text) { return Text == "loop" ? std::optional(true) : std::nullopt; }, "loop");
           }},
          {"use", [&](Node &V) { Entry.Use = Y.text(V); }},
          {"use-in-handler", [&](Node &V) { Entry.UseInHandler = Y.text(V); }},
          {"offload",
           [&](Node &V) {
             Entry.NeverOffload = Y.word<bool>(
                 V, [](StringRef Text) { return Text == "never" ? std::optional(true) : std::nullopt; }, "never");
           }},
          {"reason", [&](Node &V) { Entry.Reason = Y.text(V); }},
          {"ordered", [&](Node &V) { Entry.Ordered = Y.boolean(V); }},
          {"safe", [&](Node &V) { Entry.Safe = Y.boolean(V); }},
          {"shares-state", [&](Node &V) { Entry.SharesState = Y.boolean(V); }},
      });
  if (Y.failed())
    return;
  if (Names.empty())
    return Y.fail(N, "a function entry needs 'name'");
  if (!Entry.Blocks && Entry.Callables.empty() && !Entry.Hop && Entry.Result == ResultRole::Plain && !Entry.Safe &&
      !Entry.Constructs && !Entry.Ends && !Entry.Ordered && !Entry.CalledOnLoop && !Entry.SharesState &&
      Entry.States.empty())
    return Y.fail(N, "a function entry needs one of: blocks, callables, hops, sets, clears, tests, completes, result, "
                     "constructs, ends, called, ordered, safe, shares-state");
  // A lock belongs to the thread that takes it.
  Entry.NeverOffload |= Entry.Blocks == Category::Lock;
  if (Scopes.empty())
    Scopes.emplace_back();
  for (const std::string &Scope : Scopes)
    for (const std::string &Name : Names) {
      FunctionEntry Copy = Entry;
      Copy.Name = Scope.empty() ? Name : Scope + "::" + Name;
      // A line of the user's file moves with what stands above it, and stored summaries must still mean this entry.
      Copy.Key = LibraryName + ":" + Copy.Name + "@" + std::to_string(Entry.BuiltIn ? Entry.Line : K.Functions.size());
      K.insert(std::move(Copy));
    }
}
