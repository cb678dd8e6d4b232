//===- Knowledge.cpp - Looking things up in knowledge -------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "knowledge/Knowledge.h"
#include "knowledge/BuiltinFiles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace nostall;
using namespace llvm;

bool nostall::matchesGlob(StringRef Glob, StringRef Text) {
  // Backtracks to the last star only: linear in practice, and types contain brackets that a pattern class would take.
  size_t G = 0, T = 0, Star = StringRef::npos, Mark = 0;
  while (T < Text.size()) {
    if (G < Glob.size() && (Glob[G] == '?' || (Glob[G] != '*' && Glob[G] == Text[T]))) {
      ++G, ++T;
    } else if (G < Glob.size() && Glob[G] == '*') {
      Star = G++;
      Mark = T;
    } else if (Star != StringRef::npos) {
      G = Star + 1;
      T = ++Mark;
    } else {
      return false;
    }
  }
  while (G < Glob.size() && Glob[G] == '*')
    ++G;
  return G == Glob.size();
}

std::string nostall::expandTemplate(StringRef Template, function_ref<std::string(StringRef)> Part) {
  std::string Result;
  while (!Template.empty()) {
    const size_t Open = Template.find('{');
    const size_t Close = Open == StringRef::npos ? Open : Template.find('}', Open);
    const StringRef Name = Close == StringRef::npos ? StringRef() : Template.slice(Open + 1, Close);
    const bool IsPart = !Name.empty() && all_of(Name, [](char C) { return isAlnum(C) || C == '_'; });
    if (!IsPart) {
      const size_t Upto = Open == StringRef::npos ? Template.size() : Open + 1;
      Result += Template.take_front(Upto).str();
      Template = Template.drop_front(Upto);
      continue;
    }
    Result += Template.take_front(Open).str();
    Template = Template.drop_front(Close + 1);
    const std::string Text = Part(Name);
    Result += Text;
    if (Text.empty()) {
      // `({arguments}, {token})` without arguments: the comma goes with the part.
      if (Template.starts_with(", "))
        Template = Template.drop_front(2);
      else if (StringRef(Result).ends_with(", ") && Template.starts_with(")"))
        Result.resize(Result.size() - 2);
    }
  }
  return Result;
}

std::string nostall::renameNamespace(std::string Text, StringRef From, StringRef To, StringRef Separator) {
  const std::string Wanted = join(split(From, "::"), Separator) + Separator.str();
  const std::string Instead = join(split(To, "::"), Separator) + Separator.str();
  for (size_t At = Text.find(Wanted); At != std::string::npos; At = Text.find(Wanted, At + Instead.size()))
    Text.replace(At, Wanted.size(), Instead);
  return Text;
}

static bool hasWildcard(StringRef Name) {
  // `operator*` is a name, not a pattern.
  const StringRef Last = Name.rsplit("::").second.empty() ? Name : Name.substr(Name.rfind("::") + 2);
  if (Last.starts_with("operator"))
    return Name.drop_back(Last.size()).contains('*');
  return Name.contains('*') || Name.contains('?');
}

static StringRef lastComponent(StringRef Name) {
  const size_t At = Name.rfind("::");
  return At == StringRef::npos ? Name : Name.substr(At + 2);
}

/// A mistake in built-in knowledge is one of whoever writes it: nothing can be said without it.
static void exitOnError(Error E) {
  if (!E)
    return;
  errs() << "nostall: error: " << toString(std::move(E)) << '\n';
  std::exit(2);
}

std::unique_ptr<Knowledge> Knowledge::copyOfBuiltin() {
  auto K = std::make_unique<Knowledge>();
  auto Files = builtinFiles();
  if (!Files)
    exitOnError(Files.takeError());
  for (const BuiltinFile &File : *Files)
    exitOnError(K->add(File.Text, File.Path));
  K->BuiltInOpaque = K->Opaque.size();
  return K;
}

std::string FunctionEntry::advice(bool InCoroutine) const {
  StringRef Text = Use;
  if (!InCoroutine && !UseInHandler.empty())
    Text = UseInHandler;
  else if (!InCoroutine && Text.contains("await"))
    return {}; // what is to be awaited helps in coroutines only
  return expandTemplate(
      Text, [&](StringRef Part) { return Part == "name" ? Name.substr(Name.rfind(':') + 1) : "{" + Part.str() + "}"; });
}

const Knowledge &Knowledge::builtin() {
  static const std::unique_ptr<Knowledge> Builtin = copyOfBuiltin();
  return *Builtin;
}

void Knowledge::insert(FunctionEntry Entry) {
  Functions.push_back(std::move(Entry));
  FunctionEntry &Kept = Functions.back();
  Kept.Wildcard = hasWildcard(Kept.Name);
  const StringRef Bucket = Kept.Wildcard ? "" : lastComponent(Kept.Name);
  ByName[Bucket].push_back(&Kept);
  ByKey[Kept.Key] = &Kept;
}

static bool parametersMatch(ArrayRef<std::string> Patterns, ArrayRef<std::string> Types) {
  const bool Open = !Patterns.empty() && Patterns.back() == "...";
  if (Open)
    Patterns = Patterns.drop_back();
  if (Open ? Types.size() < Patterns.size() : Types.size() != Patterns.size())
    return false;
  return all_of(zip(Patterns, Types),
                [](const auto &Pair) { return matchesGlob(std::get<0>(Pair), std::get<1>(Pair)); });
}

std::string Knowledge::canonical(StringRef QualifiedName) const {
  for (const auto &[From, To] : Aliases)
    if (QualifiedName.starts_with(From) &&
        (QualifiedName.size() == From.size() || QualifiedName.substr(From.size()).starts_with("::")))
      return To + QualifiedName.substr(From.size()).str();
  return QualifiedName.str();
}

std::vector<const FunctionEntry *> Knowledge::matching(StringRef Scope, StringRef Name,
                                                       function_ref<std::vector<std::string>()> Parameters) const {
  const std::string Full = canonical(Scope.empty() ? Name.str() : (Scope + "::" + Name).str());
  std::optional<std::vector<std::string>> Types;
  std::vector<const FunctionEntry *> Result;
  const auto consider = [&](StringRef Bucket, auto NameMatches) {
    const auto Found = ByName.find(Bucket);
    if (Found == ByName.end())
      return;
    for (const FunctionEntry *Entry : Found->second) {
      if (!NameMatches(Entry->Name))
        continue;
      if (Entry->Parameters && !Types)
        Types = Parameters();
      if (!Entry->Parameters || parametersMatch(*Entry->Parameters, *Types))
        Result.push_back(Entry);
    }
  };
  if (!Name.empty())
    consider(Name, [&](StringRef Exact) { return Exact == Full; });
  consider("", [&](StringRef Glob) { return matchesGlob(Glob, Full); });
  const auto rank = [](const FunctionEntry &E) {
    return (E.BuiltIn ? 0 : 4) + (E.Parameters ? 2 : 0) + (E.Wildcard ? 0 : 1);
  };
  // Within a rank entries stand in the order in which they were read: the later wins.
  std::reverse(Result.begin(), Result.end());
  stable_sort(Result, [&](const FunctionEntry *A, const FunctionEntry *B) { return rank(*A) > rank(*B); });
  return Result;
}

const TypeEntry *Knowledge::type(StringRef QualifiedName) const {
  const auto Found = Types.find(canonical(QualifiedName));
  return Found == Types.end() ? nullptr : &Found->second;
}

const Family *Knowledge::family(StringRef Name) const {
  const auto Found = Families.find(Name);
  return Found == Families.end() ? nullptr : &Found->second;
}

const HandlerOffload *Knowledge::offloadStartedBy(StringRef Starter) const {
  const std::string Full = canonical(Starter);
  for (const HandlerOffload &Each : reverse(HandlerOffloads)) // the one that was read later wins
    if (any_of(Each.StartedBy, [&](const std::string &Glob) { return matchesGlob(Glob, Full); }))
      return &Each;
  return nullptr;
}

std::string Knowledge::throughAlias(std::string Text, StringRef Callee) const {
  for (const auto &[From, To] : Aliases)
    if (Callee.starts_with(From + "::"))
      return renameNamespace(std::move(Text), To, From);
  return Text;
}

std::optional<Runs> Knowledge::opaque(StringRef Scope) const {
  const std::string Full = canonical(Scope);
  std::optional<Runs> Best;
  size_t Length = 0;
  for (const auto &[Namespace, Callables] : Opaque)
    if (StringRef(Full).starts_with(Namespace) &&
        (Full.size() == Namespace.size() || StringRef(Full).substr(Namespace.size()).starts_with("::")) &&
        Namespace.size() >= Length) {
      Best = Callables;
      Length = Namespace.size();
    }
  return Best;
}

bool Knowledge::isOwnOpaque(StringRef Scope) const {
  return any_of(ArrayRef(Opaque).drop_front(BuiltInOpaque),
                [&](const auto &Own) { return Scope == Own.first || Scope.starts_with(Own.first + "::"); });
}

const FunctionEntry *Knowledge::entry(StringRef Key) const {
  const auto Found = ByKey.find(Key);
  return Found == ByKey.end() ? nullptr : Found->second;
}
