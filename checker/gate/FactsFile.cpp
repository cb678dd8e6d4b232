//===- FactsFile.cpp - Facts as text --------------------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A cache of the tool's own, read by the same build of it only, so the form is free: JSON arrays in the order of the
// members.
//
//===----------------------------------------------------------------------===//
#include "gate/Facts.h"
#include "llvm/Support/JSON.h"

using namespace nostall;
using namespace llvm;

static void write(json::OStream &J, const StepRef &R) {
  for (const uint32_t Number : {R.Function, R.Step, R.Target})
    J.value(static_cast<int64_t>(Number));
}

static void write(json::OStream &J, const FunctionFact &F) {
  J.value(F.Name);
  J.value(F.Id);
  J.value(F.File);
  J.value(F.Line);
  J.value(F.Column);
  J.value(F.Lambda);
  J.value(F.OnLoop);
  J.value(F.Accepted);
  for (const StepFact &S : F.Steps) {
    J.value(S.Call);
    J.value(S.Kind);
    J.value(S.Blocks);
    J.value(S.Puts);
    J.value(S.Line);
    J.value(S.Column);
    J.value(S.Offset);
    J.value(static_cast<int64_t>(S.Expression));
  }
}

std::string nostall::writeFacts(const ProgramFacts &Facts) {
  std::string Text;
  raw_string_ostream Out(Text);
  json::OStream J(Out);
  J.array([&] {
    J.array([&] {
      for (const FunctionFact &F : Facts.Functions)
        J.array([&] { write(J, F); });
    });
    J.array([&] {
      for (const FindingFact &F : Facts.Findings)
        J.array([&] {
          J.value(F.Rule);
          write(J, F.Place);
          write(J, F.Cause);
          J.value(F.File);
          J.value(F.Line);
          J.value(static_cast<int64_t>(F.Expression));
        });
    });
  });
  return Text;
}

namespace {

/// Takes the members of an array in turn.
class Reader {
public:
  explicit Reader(const json::Value &V) : All(V.getAsArray()) {}

  bool more() const { return All && Next < All->size(); }
  const json::Value &value() {
    static const json::Value Nothing(nullptr);
    if (!more()) {
      Failed = true;
      return Nothing;
    }
    return (*All)[Next++];
  }
  std::string text() {
    const std::optional<StringRef> Text = value().getAsString();
    Failed |= !Text;
    return Text.value_or("").str();
  }
  int64_t number() {
    const std::optional<int64_t> Number = value().getAsInteger();
    Failed |= !Number;
    return Number.value_or(0);
  }
  bool truth() {
    const std::optional<bool> Truth = value().getAsBoolean();
    Failed |= !Truth;
    return Truth.value_or(false);
  }
  StepRef ref() {
    const auto One = static_cast<uint32_t>(number()), Two = static_cast<uint32_t>(number());
    return {One, Two, static_cast<uint32_t>(number())};
  }
  bool failed() const { return Failed || !All; }

private:
  const json::Array *All;
  size_t Next = 0;
  bool Failed = false;
};

} // namespace

static bool readFunction(Reader R, FunctionFact &F) {
  F.Name = R.text();
  F.Id = R.text();
  F.File = R.text();
  F.Line = static_cast<unsigned>(R.number());
  F.Column = static_cast<unsigned>(R.number());
  F.Lambda = R.truth();
  F.OnLoop = R.truth();
  F.Accepted = R.truth();
  while (R.more() && !R.failed()) {
    StepFact &S = F.Steps.emplace_back();
    S.Call = R.text();
    S.Kind = static_cast<uint8_t>(R.number());
    S.Blocks = R.truth();
    S.Puts = static_cast<uint8_t>(R.number());
    S.Line = static_cast<unsigned>(R.number());
    S.Column = static_cast<unsigned>(R.number());
    S.Offset = static_cast<unsigned>(R.number());
    S.Expression = static_cast<uint64_t>(R.number());
  }
  return !R.failed();
}

static bool readFinding(Reader R, FindingFact &F) {
  F.Rule = R.text();
  F.Place = R.ref();
  F.Cause = R.ref();
  F.File = R.text();
  F.Line = static_cast<unsigned>(R.number());
  F.Expression = static_cast<uint64_t>(R.number());
  return !R.failed();
}

Expected<ProgramFacts> nostall::readFacts(StringRef Text) {
  const auto unreadable = [] { return createStringError(inconvertibleErrorCode(), "no facts of this version"); };
  Expected<json::Value> Value = json::parse(Text);
  if (!Value) {
    consumeError(Value.takeError());
    return unreadable();
  }
  Reader Both(*Value);
  ProgramFacts Facts;
  for (Reader Functions(Both.value()); Functions.more();)
    if (!readFunction(Reader(Functions.value()), Facts.Functions.emplace_back()))
      return unreadable();
  const auto valid = [&](const StepRef &R) {
    return R.Function == None ||
           (R.Function < Facts.Functions.size() && R.Step < Facts.Functions[R.Function].Steps.size());
  };
  for (Reader Findings(Both.value()); Findings.more();) {
    FindingFact &F = Facts.Findings.emplace_back();
    if (!readFinding(Reader(Findings.value()), F) || !valid(F.Place) || !valid(F.Cause))
      return unreadable();
  }
  if (Both.failed())
    return unreadable();
  return Facts;
}
