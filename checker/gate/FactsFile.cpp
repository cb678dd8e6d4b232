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
#include <concepts>

using namespace nostall;
using namespace llvm;

namespace {

/// Writes members in turn.
class Writer {
public:
  explicit Writer(json::OStream &J) : J(J) {}

  template <class... Members> void operator()(const Members &...M) { (one(M), ...); }
  template <class Fact> void operator()(const std::vector<Fact> &All) {
    for (const Fact &F : All)
      members(*this, F);
  }

private:
  void one(const std::string &Text) { J.value(Text); }
  void one(bool Truth) { J.value(Truth); }
  void one(std::integral auto Number) { J.value(static_cast<int64_t>(Number)); }
  void one(const StepRef &R) { (*this)(R.Function, R.Step, R.Target); }

  json::OStream &J;
};

/// Takes the members of an array in turn.
class Reader {
public:
  explicit Reader(const json::Value &V) : All(V.getAsArray()) {}

  bool more() const { return All && Next < All->size(); }
  bool failed() const { return Failed || !All; }
  const json::Value &value() {
    static const json::Value Nothing(nullptr);
    if (!more()) {
      Failed = true;
      return Nothing;
    }
    return (*All)[Next++];
  }

  template <class... Members> void operator()(Members &...M) { (one(M), ...); }
  /// All that is left.
  template <class Fact> void operator()(std::vector<Fact> &Into) {
    while (more() && !failed())
      members(*this, Into.emplace_back());
  }

private:
  template <class T> T taken(std::optional<T> Value) {
    Failed |= !Value;
    return Value.value_or(T());
  }
  void one(std::string &Text) { Text = taken(value().getAsString()).str(); }
  void one(bool &Truth) { Truth = taken(value().getAsBoolean()); }
  template <std::integral Number> void one(Number &N) { N = static_cast<Number>(taken(value().getAsInteger())); }
  void one(StepRef &R) { (*this)(R.Function, R.Step, R.Target); }

  const json::Array *All;
  size_t Next = 0;
  bool Failed = false;
};

/// A fact that is const when it is written.
template <class Given, class Fact>
concept Is = std::same_as<std::remove_const_t<Given>, Fact>;

// What is kept of each fact, in order. The chain and the origin of a pair matter for today's program alone.
void members(auto &Archive, Is<StepFact> auto &S) {
  Archive(S.Call, S.Kind, S.Blocks, S.Puts, S.Line, S.Column, S.Offset, S.Expression);
}
void members(auto &Archive, Is<FunctionFact> auto &F) {
  Archive(F.Name, F.Id, F.File, F.Line, F.Column, F.Lambda, F.OnLoop, F.Accepted);
  Archive(F.Steps);
}
void members(auto &Archive, Is<PairFact> auto &F) { Archive(F.Rule, F.Entry, F.Cause, F.File, F.Line); }

/// An array of arrays.
template <class Fact> void writeAll(json::OStream &J, const std::vector<Fact> &Facts) {
  Writer Out(J);
  J.array([&] {
    for (const Fact &F : Facts)
      J.array([&] { members(Out, F); });
  });
}

template <class Fact> bool readAll(const json::Value &From, std::vector<Fact> &Into) {
  Reader All(From);
  while (All.more()) {
    Reader One(All.value());
    members(One, Into.emplace_back());
    if (One.failed() || One.more())
      return false;
  }
  return !All.failed();
}

} // namespace

std::string nostall::writeFacts(const ProgramFacts &Facts) {
  std::string Text;
  raw_string_ostream Out(Text);
  json::OStream J(Out);
  J.array([&] {
    writeAll(J, Facts.Functions);
    writeAll(J, Facts.Pairs);
  });
  return Text;
}

/// Whether all references lead to steps that are there.
static bool isConsistent(const ProgramFacts &Facts) {
  const auto valid = [&](const StepRef &R) {
    return R.Function == None ||
           (R.Function < Facts.Functions.size() && R.Step < Facts.Functions[R.Function].Steps.size());
  };
  return all_of(Facts.Pairs, [&](const PairFact &F) {
    return (F.Entry == None || F.Entry < Facts.Functions.size()) && valid(F.Cause);
  });
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
  if (!readAll(Both.value(), Facts.Functions) || !readAll(Both.value(), Facts.Pairs) || !isConsistent(Facts))
    return unreadable();
  return Facts;
}
