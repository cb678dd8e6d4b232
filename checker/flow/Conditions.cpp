//===- Conditions.cpp - Whether the conditions of knowledge hold at a call ----------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/Conditions.h"
#include "flow/Arguments.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MathExtras.h"

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

/// The step whose result a value is, or null.
static const Step *stepOf(const FlowGraph &G, const ValueInterner &Values, ValueIndex V) {
  while (V && Values[V].Kind == ValueKind::Target)
    V = Values[V].First;
  return V && Values[V].Kind == ValueKind::Result ? &G.Steps[Values[V].Of] : nullptr;
}

Argument Conditions::rootOfShifts(Argument A) const {
  while (const Step *Made = stepOf(Graph, Values.values(), A.What)) {
    const llvm::StringRef Name = Made->Callee ? Unit.Strings[Unit.Functions[Made->Callee].Last] : "";
    if (Name != "operator<<" && Name != "operator>>")
      break;
    A = Made->Object               ? Argument{Made->Object, Made->ObjectWritten}
        : !Made->Arguments.empty() ? Made->Arguments.front()
                                   : Argument();
  }
  return A;
}

ValueIndex Conditions::behindConversions(ValueIndex V) const {
  const Step *Made = stepOf(Graph, Values.values(), V);
  while (Made && Made->Kind == StepKind::Construct && !Made->Arguments.empty() &&
         Made->Arguments.size() - Made->Defaults == 1) {
    V = Made->Arguments.front().What;
    Made = stepOf(Graph, Values.values(), V);
  }
  return V;
}

TypeIndex Conditions::typeOf(Argument A) const {
  const auto Found = A.What ? Types.find(A.What) : Types.end();
  return Found == Types.end() ? A.Written : Found->second;
}

std::string Conditions::nameOf(ValueIndex V) const {
  const ValueInterner &All = Values.values();
  while (V && (All[V].Kind == ValueKind::Target || All[V].Kind == ValueKind::Address))
    V = All[V].First;
  if (V && All[V].Kind == ValueKind::Function) {
    const Function &F = Unit.Functions[All[V].Callee];
    return (F.Scope ? Unit.Strings[F.Scope].str() + "::" : "") + Unit.Strings[F.Last].str();
  }
  return V && All[V].Kind == ValueKind::Variable ? Unit.Strings[Unit.Variables[All[V].Named].Qualified].str() : "";
}

bool Conditions::isZeroed(ValueIndex Place, const State &At) {
  bool Any = false;
  for (const auto &[Part, Held] : At.Holds) {
    if (!Values.isWithin(Part, Place))
      continue;
    Any = true;
    for (const ValueIndex V : Held) {
      const Value &What = Values.values()[V];
      const bool Zeros = What.Kind == ValueKind::List &&
                         llvm::all_of(What.Several, [&](ValueIndex Each) { return Values.numberOf(Each) == 0; });
      if (!Zeros && Values.numberOf(V) != 0)
        return false;
    }
  }
  return Any;
}

bool Conditions::isLastError(ValueIndex V) {
  const Step *Read = stepOf(Graph, Values.values(), V);
  return Read && Read->Callee && llvm::any_of(Known.entries(Read->Callee), [](const FunctionEntry *E) {
           return E->Result == ResultRole::LastError;
         });
}

bool Conditions::asksForError(int64_t Error) {
  for (const Block &B : Graph.Blocks)
    for (const Edge &E : B.Edges) {
      if (!E.Condition)
        continue;
      if (E.Kind == EdgeKind::Case && isLastError(E.Condition) && Values.numberOf(E.Constant) == Error)
        return true;
      ValueIndex Asked = E.Condition;
      while (Values.values()[Asked].Kind == ValueKind::Operation && Values.values()[Asked].How == Operator::Not)
        Asked = Values.values()[Asked].First;
      const Value &C = Values.values()[Asked];
      if (C.Kind == ValueKind::Operation && C.How == Operator::Equal &&
          ((isLastError(C.First) && Values.numberOf(C.Second) == Error) ||
           (isLastError(C.Second) && Values.numberOf(C.First) == Error)))
        return true;
    }
  return false;
}

bool Conditions::holds(const Condition &C, const Step &Call, const State &At) {
  using Property = Condition::Property;
  if (C.What == Property::Error)
    return asksForError(C.Number);
  const Argument A = argumentOf(C.Argument, Call);
  if (C.What == Property::Absent) {
    const size_t Written = Call.Arguments.size() - Call.Defaults;
    return !A.What || (C.Argument.Index >= 0 && C.Argument.Index != ArgumentRef::Object &&
                       static_cast<size_t>(C.Argument.Index) >= Written);
  }
  if (C.What == Property::Type) {
    const Argument Root = rootOfShifts(A);
    if (Root.What)
      Values.ask(Root.What);
    const TypeIndex Written = typeOf(Root);
    return Written && matchesGlob(C.Pattern, Unit.Strings[Unit.Types[Written].Object]);
  }
  if (!A.What)
    return false;
  const auto allOf = [&](const Alternatives &All, auto Test) {
    llvm::for_each(All, [&](ValueIndex V) { Values.ask(V); });
    return !All.empty() && llvm::all_of(All, Test);
  };
  switch (C.What) {
  case Property::Equals:
    return allOf(Values.valuesOf(behindConversions(A.What), At),
                 [&](ValueIndex V) { return Values.numberOf(V) == C.Number; });
  case Property::AtMost: {
    const Argument Times = C.Times ? argumentOf(*C.Times, Call) : Argument();
    const Alternatives Factors =
        C.Times ? (Times.What ? Values.valuesOf(Times.What, At) : Alternatives(Values.unknown())) : Alternatives();
    return allOf(Values.valuesOf(A.What, At), [&](ValueIndex V) {
      const std::optional<int64_t> Number = Values.numberOf(V);
      const auto fits = [&](int64_t Factor) {
        int64_t Product = 0;
        return Number && !llvm::MulOverflow(*Number, Factor, Product) && Product <= C.Number;
      };
      return !C.Times ? fits(1) : allOf(Factors, [&](ValueIndex F) {
        const std::optional<int64_t> Factor = Values.numberOf(F);
        return Factor && fits(*Factor);
      });
    });
  }
  case Property::Flag:
    return allOf(Values.valuesOf(A.What, At), [&](ValueIndex V) { return Values.hasBits(V, C.Number); });
  case Property::Zeros:
    return allOf(Values.objectsOf(A, At), [&](ValueIndex V) { return isZeroed(V, At); });
  case Property::Global:
    return allOf(Values.placesOf(rootOfShifts(A).What, At),
                 [&](ValueIndex V) { return matchesGlob(C.Pattern, nameOf(V)); });
  case Property::Text: {
    const ValueIndex Text = behindConversions(A.What);
    return allOf(Values.valuesOf(Text, At), [&](ValueIndex V) {
      const Value &Literal = Values.values()[V];
      return Literal.Kind == ValueKind::Text && matchesGlob(C.Pattern, Unit.Strings[Literal.Text]);
    });
  }
  case Property::State: {
    const auto isSo = [&](ValueIndex Object) {
      const auto Found = At.Objects.find(Object);
      return Found != At.Objects.end() && Found->second.has(C.InState);
    };
    const Argument Root = rootOfShifts(A);
    // A handle that a call has put into a variable is known by that variable.
    const bool Handle = Root.Written && Unit.Types[Root.Written].Kind == TypeKind::Pointer;
    return allOf(Values.objectsOf(Root, At), isSo) || (Handle && allOf(Values.placesOf(Root.What, At), isSo));
  }
  case Property::Type:
  case Property::Error:
  case Property::Absent:
    break;
  }
  return false;
}

bool Conditions::anyHolds(llvm::ArrayRef<Condition> All, const Step &Call, const State &At) {
  return All.empty() || llvm::any_of(All, [&](const Condition &C) { return holds(C, Call, At); });
}

Verdict Conditions::judge(const Step &Call, const State &At) {
  Verdict Result;
  if (!Call.Callee)
    return Result;
  const llvm::ArrayRef Entries = Known.entries(Call.Callee);
  bool Exempted = false;
  for (const FunctionEntry *Entry : Entries) {
    // A wildcard says nothing of a name that is spelled out.
    if (Entry->Safe || (Entry->Wildcard && !Entries.front()->Wildcard))
      break;
    // What an entry exempts, only one that states conditions of its own can still say.
    if (!Entry->Blocks || (Exempted && Entry->When.empty()))
      continue;
    const auto Exempt = llvm::find_if(Entry->Unless, [&](const Condition &C) { return holds(C, Call, At); });
    if (Exempt == Entry->Unless.end() && anyHolds(Entry->When, Call, At)) {
      Result = {Entry, nullptr, nullptr};
      break;
    }
    Exempted |= Exempt != Entry->Unless.end();
    if (!Result.Discharged)
      Result = {nullptr, Entry, Exempt == Entry->Unless.end() ? nullptr : &*Exempt};
  }
  return Result;
}
